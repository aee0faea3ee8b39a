-- What a meeting takes as one point: the changes of one document that have the same class and the same reason. Within it stands together
-- what is alike: the goals that came, those that went, the text that changed, the facts.

local list = require("list")
local difference = require("parts/difference")

---@class Matter
---@field document ComparedDocument
---@field class string
---@field reason string?
---@field differences Difference[]
---@field groups {key: string, items: Difference[]}[] key: "facts", "text changed", "goal added", …

--- Changes of one key are told in one line.
local function likeness(of)
   if difference.is_fact(of) then
      return of.entity == "field" and "facts" or of.kind
   end
   return (difference.is_part(of) and "text" or of.entity) .. " " .. of.kind
end

---@param documents ComparedDocument[]
---@return Matter[]
return function(documents)
   local matters = {}
   for _, document in ipairs(documents) do
      local groups = list.group(document.differences, function(of)
         return of.class .. "\0" .. (of.reason or "")
      end)
      for _, group in ipairs(groups) do
         local first = group.items[1]
         table.insert(matters, {
            document = document, class = first.class, reason = first.reason, differences = group.items,
            groups = list.group(group.items, likeness),
         })
      end
   end
   return matters
end
