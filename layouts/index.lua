-- An index of a publication or of the site: all goals, actions, tracks, concepts, themes or areas.

local strings = require("strings")
local body = require("parts/body")
local groups = require("parts/groups")
local shell = require("parts/shell")
local title = require("parts/title")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {title(page), body(page), groups(page, words)})
end
