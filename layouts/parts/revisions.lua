-- Revisions, newest first: when, what happened, why, which role, which edition it led to, which sections it touched.

local h = require("html")
local list = require("list")
local strings = require("strings")

local function facts(revision, words)
   local touched = #revision.sections > 0 and {words.touched, ": ", table.concat(revision.sections, ", ")}
   local known = list.filter({
      revision.role or false,
      revision.edition and words.edition .. " " .. strings.edition(revision.edition) or false,
      touched,
   }, function(fact) return fact end)
   return #known > 0 and h.ul{class = "tags", list.map(known, function(fact) return h.li{fact} end)}
end

local function item(revision, words)
   return h.li{
      id = revision.id,
      h.p{
         class = "kind",
         h.time{datetime = revision.iso, revision.date},
         h.span{class = "tag", words[revision.kind]},
         revision.is_editorial and h.span{class = "tag tag-editorial", words.editorial},
      },
      h.p{class = "reason", revision.reason or h.em{words.no_reason}},
      facts(revision, words),
   }
end

--- Nil when there are none.
---@param revisions Revision[]
---@param words table<string, string>
return function(revisions, words)
   return #revisions > 0 and h.ol{
      class = "entries revisions",
      list.map(revisions, function(revision) return item(revision, words) end),
   } or nil
end
