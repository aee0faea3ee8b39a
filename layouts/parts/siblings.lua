-- The ways to the page before and the page after this one.

local h = require("html")

local function step(to, rel, word)
   return to and h.p{
      class = rel,
      h.a{href = to.url, rel = rel, h.span{class = "step", word, ":"}, " ", to.short_title},
   }
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   if not (page.previous or page.next) then
      return nil
   end
   return h.nav{
      class = "siblings",
      aria_label = words.previous_and_next,
      step(page.previous, "prev", words.previous),
      step(page.next, "next", words.next),
   }
end
