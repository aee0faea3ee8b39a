-- What a page is called: its subject's title, unless it is an overview, or about the subject's editions or history.

local strings = require("strings")

--- Pages about a publication as a whole, called by what they are.
local named = {editions = true, register = true, map = true, indicators = true, search = true, notfound = true}

--- "2014–17", and of the text that no edition has yet "udkastet"
local function edition(of, words)
   local is_named = of.name and of.name ~= "" and of.status ~= "draft"
   return is_named and strings.edition(of.name) or words.the_draft
end

---@param page Page
---@param words table<string, string>
---@param is_short boolean?
---@return string
return function(page, words, is_short)
   if named[page.layout] then
      return words[page.layout]
   end
   if page.layout == "whole" then
      return words.whole_title:format(is_short and page.publication.short_title or page.title)
   end
   if page.comparison then
      return words.changes_between:format(edition(page.comparison.from, words), edition(page.comparison.to, words))
   end
   if page.subject then
      return words.history .. ": " .. (is_short and page.subject.short_title or page.subject.title)
   end
   return is_short and page.short_title or page.title
end
