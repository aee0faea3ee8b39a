-- A theme: one step of a course.

local strand = require("parts/strand")

return function(page)
   return strand(page, {"part_of"})
end
