-- One edition of a publication: when it applies, who adopted it, how much it holds, and what differs from the edition before.

local h = require("html")
local list = require("list")
local strings = require("strings")
local facts = require("parts/facts")
local period_of = require("parts/period")

local count_order = {"tracks", "goals", "actions", "themes", "concepts", "areas", "pages"}
local longest_open_list = 8

--- "Byrådet, den 1. januar 2018 (referat.pdf)"
local function adoption(adopted, words)
   return adopted and h.fragment{
      h.join({adopted.by or false, strings.moment(words, adopted.date)}, ", "),
      adopted.source and {" (", adopted.source, ")"},
   }
end

local function counts(release, words)
   local items = list.map(count_order, function(kind)
      local count = release.counts[kind]
      return count and count > 0 and h.li{words[kind], ": ", count} or nil
   end)
   return #items > 0 and h.ul{class = "tags", items}
end

--- "Indsatsspor 2: Ledelse af læring"
local function thing(to, words)
   return h.fragment{strings.numbered(words[to.kind], to.number), ": ", h.a{href = to.url, to.short_title}}
end

--- A fold that is open as long as it is short.
local function difference(title, items)
   return #items > 0 and h.details{
      class = "difference",
      open = #items <= longest_open_list,
      h.summary{h.h3{title, " (", #items, ")"}},
      h.ul{items},
   }
end

local function things(links, words)
   return list.map(links, function(to) return h.li{thing(to, words)} end)
end

local function renamings(renamed, words)
   return list.map(renamed, function(pair)
      return h.li{thing(pair.to, words), ", ", words.before:lower(), " ", h.a{href = pair.from.url, pair.from.short_title}}
   end)
end

---@param release Release
---@param before Release? the edition before it
---@param words table<string, string>
return function(release, before, words)
   local id = "udgave-" .. release.name
   local since = before and words.since:format(strings.edition(before.name)) or ""
   return h.section{
      class = "part release",
      aria_labelledby = id,
      h.h2{id = id, h.a{href = release.url, words.edition, " ", strings.edition(release.name)}},
      h.p{class = "kind", h.span{class = "tag tag-" .. release.status, words[release.status]}},
      release.summary and h.p{release.summary},
      facts{
         {words.title, release.title},
         {words.applies, period_of(release, words)},
         {words.adopted, adoption(release.adopted, words)},
         {words.contents, counts(release, words)},
      },
      difference(words.added_since .. since, things(release.added, words)),
      difference(words.renamed_since .. since, renamings(release.renamed, words)),
      difference(words.ended_since .. since, things(release.ended, words)),
   }
end
