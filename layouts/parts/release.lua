-- One edition of a publication: when it applies, who adopted it, how much it holds, and what differs from the edition before.

local h = require("html")
local list = require("list")
local strings = require("strings")
local facts = require("parts/facts")
local link = require("parts/link")
local period_of = require("parts/period")

local count_order = {"tracks", "goals", "actions", "themes", "concepts", "areas", "pages"}
local longest_open_fold = 8

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

--- A fold that is open as long as it is short.
local function fold(title, count, content)
   return count > 0 and h.details{
      class = "difference",
      open = count <= longest_open_fold,
      h.summary{h.h3{title, " (", count, ")"}},
      content,
   }
end

--- Links under the kinds of what they lead to: "Indsatsspor: 1 Mere og stærkere fællesskab".
local function by_kind(links, words)
   local groups = list.group(links, function(to) return to.kind end)
   return facts(list.map(groups, function(group)
      local name = #group.items == 1 and group.key or group.key .. "s"
      return {words[name], link.list(group.items, "plain")}
   end))
end

--- "Indsatsspor 3: Ledelse af læring"
local function thing(to, words)
   return {strings.numbered(words[to.kind], to.number), ": ", h.a{href = to.url, to.title}}
end

local function renamings(renamed, words)
   return h.ul{list.map(renamed, function(pair)
      return h.li{thing(pair.to, words), ", ", words.before, " ", thing(pair.from, words)}
   end)}
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
      fold(words.added_since .. since, #release.added, by_kind(release.added, words)),
      fold(words.renamed_since .. since, #release.renamed, renamings(release.renamed, words)),
      fold(words.ended_since .. since, #release.ended, by_kind(release.ended, words)),
   }
end
