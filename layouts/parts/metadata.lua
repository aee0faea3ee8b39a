-- What is known about the page itself, at its foot: which edition, who adopted it and answers for it, when it was changed and is taken up
-- again, its permanent address, and the page as data. Where scripts run, buttons copy the address and print.

local h = require("html")
local strings = require("strings")
local facts = require("parts/facts")
local link = require("parts/link")
local period_of = require("parts/period")

--- Pages that tell of a thing, and are not the thing, have no edition or date of their own.
local function is_the_thing(page)
   return not (page.subject or page.gone or page.target or page.comparison or page.releases or page.steps)
end

local function edition(page, words)
   local status = page.status
   if not status or #page.editions == 0 then
      return nil
   end
   local period = period_of(status, words)
   local name = status.name and status.name ~= "" and strings.edition(status.name)
   return {
      h.join({name or words.the_draft, strings.lower(words[status.status]), period or false}, " · "),
      page.editions_url and {" · ", h.a{href = page.editions_url, words.editions_link}},
   }
end

--- "Byrådet, 21. november 2026"
local function adopted(page)
   local adoption = page.status and page.status.adopted
   return adoption and {adoption.by, ", ", adoption.date}
end

local function changed(page, words)
   local changes = h.join({
      page.last_changed and h.time{datetime = page.last_changed_iso, page.last_changed} or false,
      page.history_url and h.a{href = page.history_url, words.see_history} or false,
   }, " · ")
   return (page.last_changed or page.history_url) and changes
end

--- Without one that stays, it is the page's own.
local function address_of(page)
   return is_the_thing(page) and (page.permanent or page.canonical)
end

--- An address is shown as it is, so that it can be cited from paper.
local function address(page, words)
   local url = address_of(page)
   if not url then
      return nil
   end
   local is_whole = url:find("^https?://")
   return h.span{
      class = "with-tool",
      h.a{href = url, class = "address", is_whole and url or words.this_edition},
      is_whole and h.button{type = "button", class = "tool", data_copied = words.copied, words.copy},
   }
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   if page.layout == "notfound" or page.forward then
      return nil
   end
   local publication = page.publication or {}
   local is_thing = is_the_thing(page)
   return h.footer{
      class = "metadata",
      facts{
         {words.edition, is_thing and edition(page, words)},
         {words.adopted, is_thing and adopted(page)},
         {words.owner, publication.owner and link.to(publication.owner)},
         {words.last_changed, is_thing and changed(page, words)},
         {words.next_review, is_thing and publication.next_review},
         {page.permanent and words.permanent or words.address_of_page, address(page, words)},
      },
      page.canonical ~= address_of(page) and page.canonical and h.p{class = "on-paper", words.address_of_page, ": ", page.canonical},
      page.twin and h.p{
         class = "tools",
         h.a{href = page.twin, type = "application/json", words.data},
         h.button{type = "button", class = "tool print", words.print_page},
      },
   }
end
