-- Entries of an index, one below the other: number, title, text, and on request the tags that say where each belongs.

local h = require("html")
local list = require("list")
local strings = require("strings")
local class = require("parts/class")
local link = require("parts/link")

--- What an entry says beyond its title.
local function text(entry)
   local said
   if entry.text_repeats_title then
      said = entry.rest
   else
      said = entry.text
   end
   if said then
      return h.div{class = "entry-text", said}
   end
   return entry.summary and h.p{class = "entry-text", entry.summary}
end

--- The kind of fact leads to all targets, where there is a list of them.
local function target(indicator, words, all_url)
   return {
      all_url and h.a{href = all_url, words.indicator} or words.indicator, ": ", strings.measure(indicator.target, indicator.unit),
      indicator.by and {" ", words.by, " ", indicator.by},
   }
end

--- "Område: Dagtilbud", "Indsatsspor 2: Ledelse"; not what the heading above says of all.
local function belonging(links, kind, above_url)
   local others = list.filter(links or {}, function(to) return to.url ~= above_url end)
   return list.map(others, function(to)
      return h.li{strings.numbered(kind, to.number), ": ", h.a{href = to.url, to.short_title}}
   end)
end

local function tags(entry, words, above)
   local items = {}
   local function add(item)
      items[#items + 1] = item
   end
   add(entry.class and entry.class ~= above.class and h.li{class(entry.class, words)})
   add(entry.indicator and h.li{target(entry.indicator, words, above.all_targets_url)})
   for _, kind in ipairs{"goal", "area", "track"} do
      for _, item in ipairs(belonging(entry[kind .. "s"], words[kind], above.url)) do
         add(item)
      end
   end
   return #items > 0 and h.ul{class = "tags", items}
end

--- Nil when there are no entries.
---@param entries Entry[]
---@param words table<string, string>
---@param above {url: string?, class: string?, all_targets_url: string?}? for tags: what is said above, and where all targets are
return function(entries, words, above)
   if #entries == 0 then
      return nil
   end
   return h.ul{class = "entries", list.map(entries, function(entry)
      return h.li{
         class = "entry-" .. entry.kind,
         h.p{class = "entry-title", link.to(entry)},
         text(entry),
         above and tags(entry, words, above),
      }
   end)}
end
