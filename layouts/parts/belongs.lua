-- Where a thing belongs, as facts: what it is part of, the areas and tracks it holds for, and the page its text stands on when that is
-- none of them.

local link = require("parts/link")

--- The rows that parts/facts takes.
---@param page Page
---@param words table<string, string>
---@param keys string[] relations, in the order in which they are to stand
---@return table
return function(page, words, keys)
   local rows, home = {}, page.home
   for _, key in ipairs(keys) do
      local links = page.related[key] or {}
      rows[#rows + 1] = {words[key], link.inline(links)}
      if home and #links == 1 and links[1].id == home.id then
         home = nil
      end
   end
   rows[#rows + 1] = {words.stands_in, home and link.to(home)}
   return rows
end
