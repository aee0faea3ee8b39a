-- The site's publications by what their text in force is: in force, in force without a date, past its period, to come, a draft.

local h = require("html")
local list = require("list")
local strings = require("strings")
local link = require("parts/link")
local period_of = require("parts/period")

--- "Gældende udgave 2018 · fra 2018"
local function standing(front, words)
   local period = period_of(front, words)
   return h.p{
      class = "kind",
      h.span{class = "tag tag-" .. front.status, front.is_gap and words.period_over or words[front.status]},
      front.name and front.name ~= "" and h.span{words.edition, " ", strings.edition(front.name)},
      period and h.span{period},
      front.municipality and h.span{front.municipality},
   }
end

local function card(front, words)
   local publication = front.publication
   return h.li{
      standing(front, words),
      h.h3{link.to(publication)},
      publication.summary and h.p{publication.summary},
      front.editions_url and h.p{
         class = "origin",
         h.a{href = front.editions_url, words.all_editions, h.span{class = "visually-hidden", ": ", publication.title}},
      },
   }
end

local order = {"current", "gap", "future", "draft"}

---@param page Page
---@param words table<string, string>
---@return table? list of cards, those that hold first
return function(page, words)
   local groups = list.group(page.fronts, function(front) return front.is_gap and "gap" or front.status end)
   local cards = {}
   for _, status in ipairs(order) do
      for _, group in ipairs(groups) do
         if group.key == status then
            for _, front in ipairs(group.items) do
               cards[#cards + 1] = card(front, words)
            end
         end
      end
   end
   return #cards > 0 and h.ul{class = "cards", cards} or nil
end
