-- Concepts that mean something else than before: what was agreed upon in their words may now be another thing, so the pages that lean on
-- them are named.

local h = require("html")
local list = require("list")
local strings = require("strings")
local link = require("parts/link")
local section = require("parts/section")

local function place(to, text)
   return to.url and h.a{href = to.url, text} or text
end

--- "Læner sig op ad begrebet: Plan, Ledelse og 3 andre"
local function leaning(of, words)
   if of.page_count == 0 then
      return h.p{class = "gist", words.no_leaning_pages}
   end
   local rest = of.page_count - #of.pages
   return h.p{
      class = "gist",
      words.leaning_pages, " ", link.inline(of.pages),
      rest > 0 and {" ", strings.counted(words, "and_others", rest)},
   }
end

---@param concepts Redefined[]
---@param words table<string, string>
return function(concepts, words)
   return section("omdefineret", words.redefined, #concepts > 0 and h.ul{
      class = "plain redefined",
      list.map(concepts, function(of)
         return h.li{
            h.a{href = of.url, h.span{class = "visually-hidden", words.change, " "}, of.number}, " ",
            h.strong{of.to.title}, " (", place(of.from, words.definition_before), " · ", place(of.to, words.definition_now), ")",
            leaning(of, words),
         }
      end),
   })
end
