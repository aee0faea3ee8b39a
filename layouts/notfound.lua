-- What a reader sees at an address that leads nowhere.

local h = require("html")
local strings = require("strings")
local link = require("parts/link")
local name = require("parts/name")
local shell = require("parts/shell")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{class = "entity", h.h1{name(page, words)}},
      h.p{words.not_found},
      h.ul{
         h.li{h.a{href = page.site.url, words.home}},
         link.items(page.site.publications),
      },
   })
end
