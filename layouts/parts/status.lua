-- Which edition the page shows and whether it holds: one quiet line where the text is in force, a box that is seen where it is not.
-- Below it the way to the other editions.

local h = require("html")
local list = require("list")
local strings = require("strings")
local period_of = require("parts/period")
local selector = require("parts/selector")

--- "Historisk udgave 2014–17"
local function named(kind, status)
   return status.name and status.name ~= "" and kind .. " " .. strings.edition(status.name) or kind
end

--- The way to the text in force; the link says so when it leads to the page that tells of the thing's end. A draft stands at the
-- undated address itself: from there the edition in force is reached at its dated one.
local function to_current(page, words)
   local in_force = list.filter(page.editions, function(edition) return edition.status == "current" end)[1] or {}
   local url = page.status.current and page.status.current.url or in_force.url
   return url and {" ", h.a{href = url, in_force.is_missing and words.see_end or words.see_current}}
end

--- What is said of each status, as words and links.
local statements = {}

function statements.current(page, words)
   local status = page.status
   local period = period_of(status, words)
   return {
      named(words.current_edition, status),
      period and {" · ", period},
      status.is_gap and {". ", h.strong{words.gap}} or nil,
   }
end

function statements.historic(page, words)
   local period = period_of(page.status, words)
   return {
      h.strong{named(words.historic_edition, page.status)},
      period and {": ", words.applied, " ", period},
      ".", to_current(page, words),
   }
end

function statements.future(page, words)
   local from = page.status.valid_from
   return {
      h.strong{named(words.future_edition, page.status)},
      from and {": ", words.takes_effect, " ", strings.moment(words, from)},
      ".", to_current(page, words),
   }
end

function statements.draft(page, words)
   return {
      h.strong{class = "stamp", words.draft:upper()}, " ", words.draft_means, to_current(page, words),
      page.status.changes and {" · ", h.a{href = page.status.changes, words.see_draft_changes}},
   }
end

--- Where a thing is not in the edition, the page itself says so: an edition's validity beside it would be taken for the thing's.
local function statement(page, words)
   local status = page.status.status
   local is_silent = page.gone and (status == "current" or status == "historic")
   return not is_silent and h.p{statements[status](page, words)}
end

--- A comparison has none: it names its editions itself.
---@param page Page
---@param words table<string, string>
return function(page, words)
   local status = page.status
   if not status or #page.editions == 0 or page.comparison then
      return nil
   end
   local is_quiet = page.gone or status.status == "current" and not status.is_gap
   return h.div{
      class = h.classes{"status", "status-" .. status.status, prominent = not is_quiet or status.status == "draft"},
      statement(page, words),
      selector(page, words),
   }
end
