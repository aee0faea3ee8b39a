-- When the page was last changed, the way to its history, and the address at which it stays as it is.

local h = require("html")

local function last_changed(page, words)
   return page.last_changed and h.fragment{
      words.last_changed, " ", h.time{datetime = page.last_changed_iso, page.last_changed},
   }
end

--- An address is shown as it is, so that it can be cited from paper.
local function permanent(page, words)
   if not page.permanent then
      return nil
   end
   local is_whole = page.permanent:find("^https?://")
   return h.p{words.permanent, ": ", h.a{href = page.permanent, is_whole and page.permanent or words.this_edition}}
end

--- Pages that tell of a thing, and are not the thing, leave it out.
local function is_the_thing(page)
   return not (page.subject or page.gone or page.target or page.comparison)
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   if not page.status or #page.editions == 0 or not is_the_thing(page) then
      return nil
   end
   local changes = h.join({
      last_changed(page, words) or false,
      page.history_url and h.a{href = page.history_url, words.see_history},
   }, " · ")
   local has_changes = page.last_changed or page.history_url
   if has_changes or page.permanent then
      return h.div{class = "changed", has_changes and h.p{changes}, permanent(page, words)}
   end
end
