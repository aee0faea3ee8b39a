-- All units.

local strings = require("strings")
local groups = require("parts/groups")
local shell = require("parts/shell")
local title = require("parts/title")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {title(page), groups(page, words)})
end
