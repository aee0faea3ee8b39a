-- "Du er her": the way from the front page to this page.

local h = require("html")
local list = require("list")
local link = require("parts/link")
local name = require("parts/name")

---@param page Page
---@param words table<string, string>
return function(page, words)
   if #page.breadcrumbs == 0 then
      return nil
   end
   return h.nav{
      class = "breadcrumbs",
      aria_label = words.you_are_here,
      h.ol{
         list.map(page.breadcrumbs, function(step)
            return h.li{link.to(step, true)}
         end),
         page.subject and h.li{h.a{href = page.subject.url, page.subject.short_title}},
         h.li{h.span{aria_current = "page", page.subject and words.history or name(page, words, true)}},
      },
   }
end
