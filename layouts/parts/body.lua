-- The document's text. A goal that is a list item is its own title: then only what follows the title is shown.

local h = require("html")
local strings = require("strings")

---@param page Page
return function(page)
   local text
   if page.body_repeats_title then
      text = page.rest
   else
      text = page.body
   end
   -- What spor.js says beside a link to a concept whose definition was changed since.
   local may_be_outdated = page.status and page.status.status == "historic"
   return text and h.div{class = "text", data_redefined = may_be_outdated and strings.t(page.language).redefined_since, text}
end
