-- A concept as an earlier edition defined it: that it means something else now, and what changed.

local h = require("html")
local strings = require("strings")

---@param page Page
---@param words table<string, string>
return function(page, words)
   local later = page.redefinition
   if not later then
      return nil
   end
   local previous, name = strings.edition(later.previous), strings.edition(later.name)
   return h.p{
      class = "remark redefinition",
      h.a{href = later.url, words.redefined_since:format(name)},
      later.changes and h.fragment{" · ", h.a{href = later.changes, words.changed_between:format(previous, name)}},
   }
end
