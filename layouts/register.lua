-- Everything from A to Å: the things of a publication, or of the whole site, and the other words that concepts are known by.

local h = require("html")
local list = require("list")
local strings = require("strings")
local jumps = require("parts/jumps")
local name = require("parts/name")
local shell = require("parts/shell")

--- "Indsatsspor 3 · Fælles læring"
local function remark(row, words)
   return h.span{class = "remark", h.join({strings.numbered(words[row.kind], row.number), row.home or false, row.publication}, " · ")}
end

local function item(row, words)
   if row.see then
      return h.li{class = "see", h.em{row.title}, ": ", words.see, " ", h.a{href = row.url, row.see}}
   end
   return h.li{h.a{href = row.url, row.title}, " ", remark(row, words)}
end

--- What is too plentiful to stand here is named, and where it is.
local function left_out(page, words)
   local titles = list.map(page.left_out, function(kind) return strings.lower(words[kind]) end)
   return #titles > 0 and h.p{class = "remark", words.too_many_to_list:format(table.concat(titles, ", "))}
end

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{class = "entity", h.h1{name(page, words)}, h.p{class = "lead", words.register_means}},
      jumps(page.letters, words.letters, "letters"),
      left_out(page, words),
      list.map(page.letters, function(letter)
         return h.section{
            class = "group",
            h.h2{id = letter.id, letter.title},
            h.ul{class = "plain register", list.map(letter.rows, function(row) return item(row, words) end)},
         }
      end),
      #page.letters == 0 and h.p{words.nothing_here},
   })
end
