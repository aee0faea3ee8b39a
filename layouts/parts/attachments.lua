-- "Bilag": files that belong to the page. A link says what kind of file it leads to and how large it is.

local h = require("html")
local list = require("list")
local section = require("parts/section")

---@param page Page
---@param words table<string, string>
return function(page, words)
   local items = list.map(page.attachments, function(attachment)
      return h.li{h.a{href = attachment.url, attachment.title, " (", attachment.type:upper(), ", ", attachment.size, ")"}}
   end)
   return section("bilag", words.attachments, #items > 0 and h.ul{items})
end
