-- "Hvad gjaldt den …?": each period with the edition that applied in it. A list, so that no script is needed to look a day up.

local h = require("html")
local list = require("list")
local strings = require("strings")
local period_of = require("parts/period")

---@param releases Release[]
---@param words table<string, string>
return function(releases, words)
   local items = list.map(releases, function(release)
      return h.li{
         period_of(release, words) or words.no_dates, ": ",
         h.a{href = release.url, words.edition:lower(), " ", strings.edition(release.name)},
      }
   end)
   return #items > 0 and h.fragment{h.p{words.find_period}, h.ul{items}} or nil
end
