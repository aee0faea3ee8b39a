-- What a layout's result says, for tests that ask for sentences and attributes.

local said = {}

--- All text below an element, in order. Children that were left out leave holes.
function said.text(value)
   if type(value) == "string" or type(value) == "number" then
      return tostring(value)
   end
   local texts = {}
   for key, child in pairs(type(value) == "table" and value or {}) do
      texts[#texts + 1] = type(key) == "number" and said.text(child) or nil
   end
   return table.concat(texts)
end

function said.says(value, wanted)
   local text = said.text(value)
   assert(text:find(wanted, 1, true), "»" .. wanted .. "« is not in »" .. text .. "«")
end

function said.is_silent_on(value, unwanted)
   assert(not said.text(value):find(unwanted, 1, true), "»" .. unwanted .. "« is said")
end

--- How many elements, the value itself among them, have an attribute with this value.
function said.count_of(value, attribute, wanted)
   if type(value) ~= "table" then
      return 0
   end
   local count = value[attribute] == wanted and 1 or 0
   for key, child in pairs(value) do
      count = count + (type(key) == "number" and said.count_of(child, attribute, wanted) or 0)
   end
   return count
end

return said
