-- What answers for something that is not in an edition: when it was there, and what came of it.

local h = require("html")
local list = require("list")
local strings = require("strings")
local link = require("parts/link")
local shell = require("parts/shell")

local function edition_link(edition)
   local name = strings.edition(edition.name)
   return edition.url and h.a{href = edition.url, name} or name
end

--- "indgik i 2014–17", "indgik fra 2014 til 2017"
local function when(gone, words)
   if gone.first.name == gone.last.name then
      return {words.was_in, " ", edition_link(gone.last)}
   end
   return {words.was_from, " ", edition_link(gone.first), " ", words.was_to, " ", edition_link(gone.last)}
end

local function kin(word, links)
   return #links > 0 and {", ", word, " ", link.inline(links)}
end

--- "udgave 2014–17", or the text in force where the address names no edition.
local function this_edition(gone, words)
   return gone.edition == "" and words.in_force or strings.edition(gone.edition)
end

--- Something that ended may have come back.
local function is_in_force(page)
   return #list.filter(page.editions, function(edition)
      return edition.status == "current" and edition.url and not edition.is_missing
   end) > 0
end

local function statement(page, words)
   local gone = page.gone
   if gone.kind == "index" or not gone.first then
      return h.strong{words.none_in, " ", this_edition(gone, words)}
   end
   if gone.is_future then
      return {
         h.strong{words.not_yet_in, " ", this_edition(gone, words)},
         ": ", words.introduced, " ", edition_link(gone.first), kin(words.grown_from, gone.came_from),
      }
   end
   local heading = is_in_force(page) and {words.none_in, " ", this_edition(gone, words)} or words.no_longer
   return {h.strong{heading}, ": ", when(gone, words), kin(words.replaced_by:lower(), gone.replaced_by)}
end

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{
         class = "entity",
         h.p{class = "kind", words[page.gone.kind]},
         h.h1{page.gone.title},
         h.p{class = "lead", statement(page, words), "."},
         page.history_url and h.p{h.a{href = page.history_url, words.see_history}},
      },
   })
end
