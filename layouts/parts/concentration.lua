-- Where change is concentrated: a row for each document and each of its sections, with one sign for each change. The signs differ in
-- shape, so that they are told apart without colour, and the numbers beside them say the same. What occurs nowhere has no column.

local h = require("html")
local list = require("list")
local section = require("parts/section")

local classes = {"core", "yearly", "editorial"}
local in_line, size, most_signs = 16, 10, 160

local shapes = {
   core = function(x, y) return h.rect{class = "sign-core", x = x + 1, y = y + 1, width = size - 2, height = size - 2} end,
   yearly = function(x, y)
      local middle, far = size / 2, size - 1
      local points = ("%d,%d %d,%d %d,%d %d,%d"):format(x + middle, y + 1, x + far, y + middle, x + middle, y + far, x + 1, y + middle)
      return h.polygon{class = "sign-yearly", points = points}
   end,
   editorial = function(x, y) return h.circle{class = "sign-editorial", cx = x + size // 2, cy = y + size // 2, r = 2} end,
}

local function count(differences)
   local counts = {core = 0, yearly = 0, editorial = 0}
   for _, of in ipairs(differences) do
      counts[of.class] = counts[of.class] + 1
   end
   return counts
end

--- `worth` is how many changes a sign stands for.
local function signs(counts, worth)
   local drawn = {}
   for _, class in ipairs(classes) do
      for _ = 1, (counts[class] + worth - 1) // worth do
         local position = #drawn
         drawn[position + 1] = shapes[class](position % in_line * size, position // in_line * size)
      end
   end
   local width, height = math.min(#drawn, in_line) * size, (#drawn + in_line - 1) // in_line * size
   return h.svg{class = "signs", aria_hidden = "true", viewBox = ("0 0 %d %d"):format(width, height), width = width, height = height, drawn}
end

--- The classes that occur.
local function columns_of(comparison)
   local occurs = {}
   for _, document in ipairs(comparison.documents) do
      for _, of in ipairs(document.differences) do
         occurs[of.class] = true
      end
   end
   return list.filter(classes, function(class) return occurs[class] end)
end

---@param drawing {worth: integer, columns: string[]}
local function row(title, differences, drawing, is_part)
   local counts = count(differences)
   return h.tr{
      class = is_part and "of-section" or nil,
      h.th{scope = "row", title, " ", signs(counts, drawing.worth)},
      list.map(drawing.columns, function(class) return h.td{counts[class]} end),
   }
end

--- A document's own row, and one for each of its sections when there are several.
local function rows(document, drawing)
   local groups = list.group(document.differences, function(of) return of.section end)
   local parts = list.map(groups, function(group)
      local first = group.items[1]
      return group.key and #groups > 1 and row(h.a{href = "#aendring-" .. first.number, group.key}, group.items, drawing, true) or nil
   end)
   return h.fragment{row(h.a{href = "#" .. document.id, document.title}, document.differences, drawing), parts}
end

---@param comparison Comparison
---@param words table<string, string>
return function(comparison, words)
   local most = 0
   for _, document in ipairs(comparison.documents) do
      most = math.max(most, #document.differences)
   end
   local worth = (most + most_signs - 1) // most_signs
   local drawing = {worth = worth, columns = columns_of(comparison)}
   return section("hvor", words.where_changed, most > 0 and h.fragment{
      h.p{class = "remark", words.marks_mean, worth > 1 and {" ", words.marks_stand_for:format(worth)}},
      h.table{
         class = "concentration",
         h.thead{h.tr{
            h.th{scope = "col", words.place},
            list.map(drawing.columns, function(class) return h.th{scope = "col", words[class]} end),
         }},
         h.tbody{list.map(comparison.documents, function(document) return rows(document, drawing) end)},
      },
   })
end
