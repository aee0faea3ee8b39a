-- What is new: the latest changes of the texts in force, each with its reason.

local h = require("html")
local list = require("list")

---@param page Page
---@param words table<string, string>
return function(page, words)
   local items = list.map(page.news, function(one)
      return h.li{
         h.p{class = "kind", h.time{datetime = one.iso, one.date}, one.publication ~= one.title and h.span{one.publication}},
         h.p{class = "entry-title", h.a{href = one.url, one.title}},
         one.reason and h.p{class = "entry-text", one.reason},
      }
   end)
   return #items > 0 and {
      h.ul{class = "entries", items},
      page.feed and h.p{h.a{href = page.feed, type = "application/atom+xml", words.feed}},
   } or nil
end
