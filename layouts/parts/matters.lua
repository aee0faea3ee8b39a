-- What a meeting takes as one point: of one document the goals that came, or those that went, and so with other things; the changes of
-- its text; those of its facts. Only what has the same class and reason is taken together. What was changed otherwise stands alone.

local list = require("list")
local difference = require("parts/difference")

---@class Matter
---@field document ComparedDocument
---@field class string
---@field reason string?
---@field differences Difference[]

--- Changes of a document with the same answer are one point.
local function point(of)
   if difference.is_part(of) then
      return difference.is_fact(of) and "facts" or "text"
   end
   local is_whole = of.kind == "added" or of.kind == "removed"
   return is_whole and of.entity .. " " .. of.kind or of.number
end

---@param documents ComparedDocument[]
---@return Matter[]
return function(documents)
   local matters = {}
   for _, document in ipairs(documents) do
      local groups = list.group(document.differences, function(of)
         return table.concat({point(of), of.class, of.reason or ""}, "\0")
      end)
      for _, group in ipairs(groups) do
         local first = group.items[1]
         table.insert(matters, {document = document, class = first.class, reason = first.reason, differences = group.items})
      end
   end
   return matters
end
