-- A part of the page that the theme adds to the document's own text. Without content there is no section.

local h = require("html")

---@param id string the heading's id after "spor-"
---@param title string
---@param content any
return function(id, title, content)
   if not content then
      return nil
   end
   return h.section{class = "part part-" .. id, h.h2{id = "spor-" .. id, title}, content}
end
