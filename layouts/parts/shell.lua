-- The whole document around a page's content. Every layout ends by calling this.

local h = require("html")
local strings = require("strings")
local banner = require("parts/banner")
local breadcrumbs = require("parts/breadcrumbs")
local footer = require("parts/footer")
local head = require("parts/head")
local menu = require("parts/menu")
local metadata = require("parts/metadata")
local sheet = require("parts/sheet")
local status = require("parts/status")

---@param page Page
---@param content table children of <main>
return function(page, content)
   if page.handout then
      return sheet(page, content)
   end
   local words = strings.t(page.language)
   local ways = menu(page, words)
   return h.fragment{
      h.doctype,
      h.html{
         lang = page.language,
         head(page),
         h.body{
            class = "layout-" .. page.layout,
            h.a{class = "skip", href = "#spor-indhold", words.skip},
            banner(page, words),
            breadcrumbs(page, words),
            h.div{
               class = ways and "columns with-menu" or "columns",
               h.main{id = "spor-indhold", tabindex = "-1", status(page, words), content, metadata(page, words)},
               ways,
            },
            footer(page, words),
         },
      },
   }
end
