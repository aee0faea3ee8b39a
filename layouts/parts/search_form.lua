-- The field that leads to the search page. It works on every page and without a script; what it finds is that page's matter.

local h = require("html")

---@param page Page
---@param words table<string, string>
---@param id string of the field, which must be the page's only one
---@param is_labelled boolean? the label is shown; otherwise only said
return function(page, words, id, is_labelled)
   return h.form{
      class = "search",
      role = "search",
      action = page.site.search_url,
      method = "get",
      h.label{for_ = id, class = not is_labelled and "visually-hidden" or nil, words.search_label},
      h.span{
         class = "search-field",
         h.input{type = "search", id = id, name = "q", autocomplete = "off", spellcheck = "false"},
         h.button{type = "submit", words.search},
      },
   }
end
