-- "Her bruges det": the sentences that mention the page's subject, by publication, each with the way to its place.

local h = require("html")
local list = require("list")
local section = require("parts/section")

local function quotation(use)
   return h.li{
      h.blockquote{h.p{use.sentence}},
      h.p{class = "origin", h.a{href = use.url, use.page.title}},
   }
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   local groups = list.group(page.used_by, function(use)
      return use.publication
   end)
   local own = page.publication and page.publication.title or page.site.title
   local content = list.map(groups, function(group)
      return h.fragment{
         (#groups > 1 or group.key) and h.h3{group.key or own},
         h.ul{class = "uses", list.map(group.items, quotation)},
      }
   end)
   return section("brugt", words.used_by, #content > 0 and content)
end
