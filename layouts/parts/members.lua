-- The goals or actions that belong to a page. Those whose text the page has are links to where it stands; the others are told in full.

local h = require("html")
local list = require("list")
local entries = require("parts/entries")
local link = require("parts/link")

--- An entity's own part of a page may hold another one's text.
local function stands_here(entry, page)
   return entry.home and (entry.home.is_current or page.home and entry.home.id == page.home.id)
end

---@param page Page
---@param members Entry[]
---@param words table<string, string>
return function(page, members, words)
   local here = list.filter(members, function(entry) return stands_here(entry, page) end)
   local elsewhere = list.filter(members, function(entry) return not stands_here(entry, page) end)
   return #members > 0 and h.fragment{link.list(here), entries(elsewhere, words)}
end
