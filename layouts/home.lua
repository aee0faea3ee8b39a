-- The front page: what the site is about, its publications, its own pages.

local h = require("html")
local list = require("list")
local strings = require("strings")
local body = require("parts/body")
local link = require("parts/link")
local search_form = require("parts/search_form")
local section = require("parts/section")
local shell = require("parts/shell")

local function publication(to)
   return h.li{
      h.h3{link.to(to)},
      to.summary and h.p{to.summary},
   }
end

return function(page)
   local words = strings.t(page.language)
   local publications = list.map(page.site.publications, publication)
   return shell(page, {
      h.header{
         class = "entity",
         h.h1{page.site.title},
         page.site.summary and h.p{class = "lead", page.site.summary},
      },
      search_form(page, words, "spor-soeg", true),
      body(page),
      section("publikationer", words.publications, #publications > 0 and h.ul{class = "cards", publications}),
      section("sider", words.about, link.list(page.pages)),
   })
end
