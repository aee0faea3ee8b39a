-- One link, and lists of links. The text of a link is the whole title unless it is to be short, as in menus.

local h = require("html")
local list = require("list")

local link = {}

---@param to Link
---@param is_short boolean?
function link.to(to, is_short)
   return h.a{
      href = to.url,
      aria_current = to.is_current and "page" or nil,
      to.number and h.span{class = "number", to.number, " "},
      is_short and to.short_title or to.title,
   }
end

---@param links Link[]?
---@param is_short boolean?
---@return table? list items
function link.items(links, is_short)
   return list.map(links or {}, function(to)
      return h.li{link.to(to, is_short)}
   end)
end

--- An unordered list; nil when there is nothing to list.
---@param links Link[]?
---@param class string?
function link.list(links, class)
   if links and #links > 0 then
      return h.ul{class = class, link.items(links)}
   end
end

--- Links in running text: "Dagtilbud, Skole".
---@param links Link[]?
function link.inline(links)
   if links and #links > 0 then
      return h.join(list.map(links, function(to) return link.to(to) end), ", ")
   end
end

return link
