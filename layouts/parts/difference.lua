-- One change in words: what it happened to, what happened, where it stands.

local h = require("html")
local list = require("list")
local strings = require("strings")

local difference = {}

local longest_excerpt, shortest_excerpt = 14, 5 -- words
local longest_value = 40 -- bytes: a fact that is told wherever it is named

local kinds = {
   added = "added", removed = "removed", changed = "changed", renamed = "renamed", moved = "moved_text",
   ["moved-changed"] = "moved_and_changed", split = "split", merged = "merged", link = "link_changed", level = "level_changed",
   emphasis = "emphasis_changed", renumbered = "renumbered",
}

--- What stands in a text is removed from it; a thing of its own ends.
local parts_of_text = {section = true, block = true, field = true}

--- Fields by their keys in front matter.
local fields = {
   title = "title", number = "number", summary = "summary", owner = "owner", areas = "areas", goals = "goals", tracks = "tracks",
   concepts = "concepts", indicator = "indicator", ["part-of"] = "part_of", ["same-as"] = "same_as",
}

--- "Tilføjet", "Flyttet og ændret"
---@param of {entity: string, kind: string}
---@param words table<string, string>
---@return string
function difference.kind(of, words)
   if of.kind == "removed" and not parts_of_text[of.entity] then
      return words.ended
   end
   return words[kinds[of.kind]]
end

---@param of Difference
function difference.url(of)
   return "#aendring-" .. of.number
end

--- Whether it stands in the document's facts and not in its text.
---@param of Difference
function difference.is_fact(of)
   return of.entity == "field" or of.is_fact
end

--- Whether it happened to a part of a document's text or facts, and not to a thing with a name of its own.
---@param of Difference
function difference.is_part(of)
   return parts_of_text[of.entity]
end

--- "Måltal", "Titel"
---@param of Difference
---@param words table<string, string>
function difference.field(of, words)
   local key = of.kind == "renamed" and "title" or of.title
   return fields[key] and words[fields[key]] or key
end

--- What it is called, at most some 80 characters.
---@param of Difference
function difference.short_title(of)
   local thing = of.to or of.from
   return thing and thing.short_title or of.title
end

--- "Mål: Alle børn trives", "Indsatsspor 2: Ledelse", "Måltal: Alle børn trives"
---@param of Difference
---@param words table<string, string>
function difference.subject(of, words)
   local thing = of.to or of.from
   local kind
   if of.entity == "field" then
      kind = difference.field(of, words)
   elseif parts_of_text[of.entity] then
      kind = words[of.entity]
   else
      kind = strings.numbered(words[of.entity], thing and thing.number)
   end
   return kind .. ": " .. difference.short_title(of)
end

--- The beginning of a text, cut at a word.
local function excerpt(text, length)
   local kept = {}
   for word in text:gmatch("%S+") do
      if #kept == length then
         kept[#kept] = kept[#kept] .. " …"
         break
      end
      kept[#kept + 1] = word
   end
   return table.concat(kept, " ")
end

local function named(to)
   return to.url and h.a{href = to.url, to.title} or to.title
end

--- "+ Trivsel, − Data"
local function relation(of, words)
   local said = list.map(of.added, function(to)
      return h.ins{h.span{class = "visually-hidden", words.came_to, " "}, h.span{aria_hidden = "true", "+ "}, named(to)}
   end)
   for _, to in ipairs(of.removed) do
      table.insert(said, h.del{h.span{class = "visually-hidden", words.went_from, " "}, h.span{aria_hidden = "true", "− "}, named(to)})
   end
   return h.join(said, ", ")
end

--- A fact before and after: struck out, then underlined, with words for those who listen. Nil when there is neither.
---@param of Difference
---@param words table<string, string>
function difference.values(of, words)
   if of.added and #of.added + #of.removed > 0 then
      return relation(of, words)
   end
   local before = of.old_text and h.del{h.span{class = "visually-hidden", words.was, " "}, of.old_text}
   local after = of.new_text and h.ins{h.span{class = "visually-hidden", words.is_now, " "}, of.new_text}
   return h.fragment{before, before and after and h.span{aria_hidden = "true", " → "}, after}
end

local function is_short(text)
   return not text or #text <= longest_value
end

local function linked(things)
   return h.join(list.map(things, named), ", ")
end

--- What became of a thing, beyond its kind: "fra Formål til Indhold", "afløst af Ledelse", of what was split "i A, B". Nil when there is
--- no more to say.
---@param of Difference
---@param words table<string, string>
function difference.detail(of, words)
   if of.moved_from and of.moved_from == of.moved_to then
      return words.within .. " " .. of.moved_to
   elseif of.moved_from and of.moved_to then
      return words.moved_between:format(of.moved_from, of.moved_to)
   elseif of.predecessors and of.kind == "renamed" then
      return h.fragment{words.was, " ", linked(of.predecessors)}
   elseif of.predecessors then
      return h.fragment{of.kind == "merged" and words.made_of or words.parted_from, " ", linked(of.predecessors)}
   end
   return of.successors and h.fragment{of.kind == "split" and words.split_into or words.succeeded_by, " ", linked(of.successors)}
end

--- The kind with that: "flyttet fra Formål til Indhold", "delt op i A, B", "udgået, afløst af Ledelse", "ændret".
---@param of Difference
---@param words table<string, string>
function difference.said(of, words)
   local kind, detail = strings.lower(difference.kind(of, words)), difference.detail(of, words)
   local goes_on = of.moved_from or of.kind == "split" or of.kind == "merged"
   return detail and h.fragment{kind, goes_on and " " or ", ", detail} or kind
end

local function detailed(name, of, words)
   local detail = difference.detail(of, words)
   return detail and h.fragment{name, " (", detail, ")"} or name
end

--- In a list of changes of one document: "nummer 2 → 3", "resumé", "Baggrund", "Blik for børnenes udbytte".
---@param of Difference
---@param words table<string, string>
function difference.item(of, words)
   if of.is_fact and of.entity ~= "field" then
      return difference.values(of, words)
   end
   if of.entity == "field" then
      local is_told = is_short(of.old_text) and is_short(of.new_text) and not of.added
      return h.fragment{strings.lower(difference.field(of, words)), is_told and {" ", difference.values(of, words)}}
   end
   if of.entity ~= "block" then
      return detailed(difference.is_part(of) and of.title or difference.short_title(of), of, words)
   end
   if of.section and of.section == of.moved_from and of.section == of.moved_to then
      return of.section -- "Baggrund (inden for Baggrund)" says no more
   end
   return of.section and detailed(of.section, of, words) or words.quoted:format(excerpt(of.new_text or of.old_text or "", shortest_excerpt))
end

--- What a list says of it below its subject: a fact's values, the beginning of a text.
---@param of Difference
---@param words table<string, string>
function difference.gist(of, words)
   if difference.is_fact(of) then
      return h.p{class = "gist", difference.values(of, words)}
   end
   local text = of.new_text or of.old_text
   return text and parts_of_text[of.entity] and h.p{class = "gist", words.quoted:format(excerpt(text, longest_excerpt))}
end

return difference
