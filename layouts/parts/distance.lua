-- How far the latest value is from the target: "2,5 procentpoint under målet". Which side is the good one is for readers to say.

local strings = require("strings")

---@param indicator Indicator
---@param words table<string, string>
---@return string?
return function(indicator, words)
   local distance = indicator.distance
   if not distance then
      return nil
   end
   if distance.side == "at" then
      return words.at_target
   end
   local unit = indicator.unit == "%" and words.percentage_points or indicator.unit
   return words[distance.side .. "_target"]:format(strings.measure(distance.amount, unit))
end
