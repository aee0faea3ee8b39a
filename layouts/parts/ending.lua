-- How every page about one thing ends: its files, what it goes together with, where it is used, the ways on.

local attachments = require("parts/attachments")
local related = require("parts/related")
local siblings = require("parts/siblings")
local used_by = require("parts/used_by")

---@param page Page
---@param words table<string, string>
---@param told string[]? relations that stand among the page's facts
return function(page, words, told)
   return {
      attachments(page, words),
      related(page, words, told),
      used_by(page, words),
      siblings(page, words),
   }
end
