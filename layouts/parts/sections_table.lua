-- A page's headings through the editions: one row each, a link where the heading stands, words where it does not.

local h = require("html")
local list = require("list")
local strings = require("strings")

local function cell(edition, section, words)
   local other = edition.title ~= section.title and edition.title
   local name = edition.is_missing and words.not_there or strings.edition(edition.name)
   return h.td{
      edition.url and h.a{href = edition.url, name} or name,
      other and {h.br{}, h.span{class = "remark", words.called_there:format(other)}} or nil,
   }
end

local function row(section, words)
   return h.tr{
      id = section.id,
      h.th{
         scope = "row",
         list.map(section.former_ids, function(id) return h.span{id = id} end), -- older editions lead to the row by these
         section.title,
      },
      list.map(section.editions, function(edition) return cell(edition, section, words) end),
   }
end

--- Nil when the page has no headings. Every row names the same editions in the same order.
---@param sections SectionRow[]
---@param words table<string, string>
return function(sections, words)
   if #sections == 0 then
      return nil
   end
   return h.table{
      class = "wide",
      h.thead{h.tr{
         h.th{scope = "col", words.section},
         list.map(sections[1].editions, function(edition)
            return h.th{scope = "col", strings.edition(edition.name)}
         end),
      }},
      h.tbody{list.map(sections, function(section) return row(section, words) end)},
   }
end
