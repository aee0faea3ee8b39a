-- The tag that says whether something stands until a revision (core) or may be adjusted every year (yearly).

local h = require("html")

---@param class string? "core" or "yearly"
---@param words table<string, string>
---@param is_explained boolean?
return function(class, words, is_explained)
   if not class then
      return nil
   end
   return h.span{
      class = "tag tag-" .. class,
      words[class],
      is_explained and h.span{class = "tag-meaning", ": ", words[class .. "_means"]},
   }
end
