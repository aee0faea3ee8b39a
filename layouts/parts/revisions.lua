-- Revisions, newest first: when, what happened, why, which role, which edition it led to, which sections it touched.

local h = require("html")
local list = require("list")
local strings = require("strings")

local longest_line = 4

local function facts(revision, words)
   local edition = revision.edition and words.edition .. " " .. strings.edition(revision.edition)
   return (revision.role or edition) and h.ul{
      class = "tags",
      revision.role and h.li{revision.role},
      edition and h.li{edition},
   }
end

--- The sections that were touched; many of them in a fold.
local function touched(revision, words)
   local sections = revision.sections
   if #sections == 0 then
      return nil
   end
   if #sections <= longest_line then
      return h.p{class = "touched", words.touched, ": ", table.concat(sections, ", ")}
   end
   return h.details{
      class = "touched",
      h.summary{words.touched, " ", words.sections_counted:format(#sections)},
      h.ul{list.map(sections, function(section) return h.li{section} end)},
   }
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
      touched(revision, words),
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
