-- A whole publication on one page, to be read on end, printed or kept as a PDF: contents, then each document under its number.

local h = require("html")
local list = require("list")
local strings = require("strings")
local facts = require("parts/facts")
local link = require("parts/link")
local name = require("parts/name")
local shell = require("parts/shell")

local function headings(part)
   local items = list.map(part.toc, function(heading)
      return h.li{h.a{href = "#" .. part.id .. "-" .. heading.id, heading.title}}
   end)
   return #items > 0 and h.ol{items}
end

--- "Indsatsspor 2: Ledelse", of a text its title alone.
local function title(part, words)
   local is_thing = part.kind ~= "page" and part.kind ~= "publication"
   return (is_thing and strings.numbered(words[part.kind], part.number) .. ": " or "") .. part.title
end

local function contents(parts, words)
   return h.nav{
      class = "toc whole-toc",
      aria_labelledby = "spor-toc",
      h.h2{id = "spor-toc", words.contents},
      h.ol{list.map(parts, function(part)
         return h.li{h.a{href = "#" .. part.id, title(part, words)}, headings(part)}
      end)},
   }
end

local function section(part, words)
   return h.section{
      class = "whole-part",
      aria_labelledby = part.id,
      h.h2{id = part.id, title(part, words)},
      part.summary and h.p{class = "lead", part.summary},
      h.div{class = "text", part.body},
   }
end

return function(page)
   local words = strings.t(page.language)
   local publication = page.publication
   local first = page.parts[1]
   local others = list.filter(page.parts, function(part) return part ~= first end)
   return shell(page, {
      h.header{
         class = "entity",
         h.p{class = "kind", publication.form and words[publication.form] or words.publication},
         h.h1{name(page, words)},
         first.summary and h.p{class = "lead", first.summary},
      },
      facts{
         {words.municipality, publication.municipality},
         {words.owner, publication.owner and link.to(publication.owner)},
      },
      #others > 0 and contents(others, words),
      h.div{class = "text", id = first.id, first.body},
      list.map(others, function(part) return section(part, words) end),
   })
end
