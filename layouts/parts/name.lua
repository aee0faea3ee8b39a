-- What a page is called: its subject's title, unless the page is about the subject's editions or history.

---@param page Page
---@param words table<string, string>
---@param is_short boolean?
---@return string
return function(page, words, is_short)
   if page.layout == "editions" then
      return words.editions
   end
   if page.subject then
      return words.history .. ": " .. (is_short and page.subject.short_title or page.subject.title)
   end
   return is_short and page.short_title or page.title
end
