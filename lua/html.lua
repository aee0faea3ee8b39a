--- HTML for layouts.
--
--     local h = require("html")
--     return function(page)
--       return h.article{class = "track", h.h1{page.title}, h.p{"Text is escaped: <b>"}, page.body}
--     end
--
-- h.NAME{…} makes an element, where NAME is any element of HTML (a misspelt name is an error):
--
-- * Fields with a name are attributes. An underscore is written as a hyphen (aria_label), and one at the end falls away, for
--   names that are words of Lua's own (for_). `true` writes the attribute's name alone, `false` and nil leave it out.
--   Event handlers (onclick), style, and addresses of other schemes than http, https, mailto and tel are errors.
-- * All else are children: text, numbers, elements, finished HTML from the page's facts, and lists of these. nil and false are
--   left out, so that `condition and h.p{…}` is an element or nothing.
--
-- h.p"text" is short for h.p{"text"}. The table itself becomes the element: children may be added as long as it is not written
-- (table.insert(list, h.li{…})).
--
-- h(a, b, …) and h.fragment{a, b, …} are children without an element around them.

local markup = require("spor.markup")

local h = {}

--- Children without an element around them.
---@type fun(children: table): table
h.fragment = markup.fragment

--- Takes a string for finished HTML. It is not escaped: only for text that cannot come from an editor.
---@type fun(html: string): userdata
h.raw = markup.raw

--- What make(…) gives, which must be HTML. When neither the function nor what it is given can change (functions of modules, words, facts
-- that many pages share), it is made for one page and serves all: for parts that are the same on many pages.
---@type fun(make: function, ...: any): any
h.once = markup.once

--- The first line of a page: h(h.doctype, h.html{…}).
h.doctype = markup.raw("<!DOCTYPE html>\n")

--- The classes whose condition holds, in the order of their names: h.classes{card = true, wide = page.is_wide}. Numbered entries
-- are always in and come first. Nil when none is left, so that no empty attribute is written.
---@param set table<string|integer, any>
---@return string?
function h.classes(set)
   local names = {}
   for key, value in pairs(set) do
      if value then
         names[#names + 1] = type(key) == "number" and value or key
      end
   end
   if #names == 0 then
      return nil
   end
   return table.concat(names, " ")
end

--- The items with a separator between each two; items that are nil or false are left out: h.join({a, b, c}, ", ").
---@param items table
---@param separator any text, an element or finished HTML
---@return table
function h.join(items, separator)
   local joined = {}
   for _, item in pairs(items) do
      if item then
         if #joined > 0 then
            joined[#joined + 1] = separator
         end
         joined[#joined + 1] = item
      end
   end
   return h.fragment(joined)
end

return markup.module(h)
