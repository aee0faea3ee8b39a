-- A drawing that C has made the content of. Its boxes are links; what it shows stands as a list or table beside it.

local h = require("html")

---@param drawing {content: Html, width: integer, height: integer}
---@param label string
---@param class string
return function(drawing, label, class)
   return h.svg{
      class = class,
      role = "group",
      aria_label = label,
      viewBox = "0 0 " .. drawing.width .. " " .. drawing.height,
      width = drawing.width,
      height = drawing.height,
      drawing.content,
   }
end
