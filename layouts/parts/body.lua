-- The document's text. A goal that is a list item is its own title: then only what follows the title is shown.

local h = require("html")

---@param page Page
return function(page)
   local text
   if page.body_repeats_title then
      text = page.rest
   else
      text = page.body
   end
   return text and h.div{class = "text", text}
end
