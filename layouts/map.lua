-- A publication's map: what hangs together with what, drawn and as a list.

local h = require("html")
local list = require("list")
local strings = require("strings")
local drawing = require("parts/drawing")
local name = require("parts/name")
local shell = require("parts/shell")

--- "Dagtilbud (12)", and of a box for all the rest "Begreber: 160 flere".
local function link_to(node, words)
   if node.is_rest then
      return h.a{href = node.url, words.more_of:format(node.title, node.count)}
   end
   return h.a{href = node.url, node.count and node.title .. " (" .. node.count .. ")" or node.title}
end

--- What a node hangs together with, kind by kind: "Begreber: Data, Viden".
local function neighbours(node, nodes, words)
   local found = list.map(node.neighbours, function(number) return nodes[number] end)
   local kinds = list.group(found, function(one) return one.kind end)
   return #kinds > 0 and h.ul{list.map(kinds, function(kind)
      return h.li{words[kind.key .. "s"], ": ", h.join(list.map(kind.items, function(one) return link_to(one, words) end), ", ")}
   end)}
end

local function as_list(map, words)
   local kinds = list.group(map.nodes, function(node) return node.kind end)
   return list.map(kinds, function(kind)
      return h.fragment{
         h.h3{words[kind.key .. "s"]},
         h.ul{class = "map-list", list.map(kind.items, function(node)
            return h.li{link_to(node, words), neighbours(node, map.nodes, words)}
         end)},
      }
   end)
end

local function remarks(map, words)
   return h.fragment{
      map.is_grouped and h.p{class = "remark", words.map_grouped},
      map.hidden > 0 and h.p{class = "remark", words.map_hidden:format(map.hidden)},
   }
end

return function(page)
   local words = strings.t(page.language)
   local map = page.map
   if #map.nodes == 0 then
      return shell(page, {h.header{class = "entity", h.h1{name(page, words)}}, h.p{words.nothing_here}})
   end
   return shell(page, {
      h.header{class = "entity", h.h1{name(page, words)}, h.p{class = "lead", words.map_means}},
      remarks(map, words),
      h.p{class = "to-list", h.a{href = "#spor-liste", words.map_to_list}},
      h.div{
         class = "chart",
         drawing(map.wide, words.map_drawing, "chart-wide"),
         drawing(map.narrow, words.map_drawing, "chart-narrow"),
      },
      h.section{class = "part", h.h2{id = "spor-liste", words.map_as_list}, as_list(map, words)},
   })
end
