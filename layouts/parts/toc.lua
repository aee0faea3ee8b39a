-- The table of contents: the body's headings in two levels, and the sections that the layout adds after it. Short pages need none.

local h = require("html")
local list = require("list")

local fewest_headings = 3

local function count(headings)
   local total = #headings
   for _, heading in ipairs(headings) do
      total = total + count(heading.children)
   end
   return total
end

local function outline(headings, depth)
   if #headings == 0 or depth == 0 then
      return nil
   end
   return h.ul{list.map(headings, function(heading)
      return h.li{
         h.a{href = "#" .. heading.id, heading.title},
         outline(heading.children, depth - 1),
      }
   end)}
end

---@param page Page
---@param words table<string, string>
---@param sections Heading[]? what the layout adds below the body
return function(page, words, sections)
   local headings = list.map(page.toc, function(heading) return heading end)
   for _, section in ipairs(sections or {}) do
      headings[#headings + 1] = section
   end
   if count(headings) < fewest_headings then
      return nil
   end
   return h.nav{
      class = "toc",
      aria_labelledby = "spor-toc",
      h.h2{id = "spor-toc", words.on_this_page},
      outline(headings, 2),
   }
end
