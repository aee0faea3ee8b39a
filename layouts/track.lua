-- A line of work: its text, its goals and actions, what it goes together with.

local strand = require("parts/strand")

return function(page)
   return strand(page, {"part_of", "areas"})
end
