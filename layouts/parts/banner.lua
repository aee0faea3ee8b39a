-- The top of every page: whose site it is, the way to the menu, and the site's notice.

local h = require("html")
local search_form = require("parts/search_form")

--- Layouts with a search field in their text.
local has_own_field = {home = true, search = true}

--- On narrow screens the menu stands below the text; this leads down to it.
local function menu_link(page, words)
   if page.publication and #page.publication.menu > 0 then
      return h.a{class = "to-menu", href = "#spor-menu", words.menu}
   end
end

--- Where the logo's own text says no more than the title beside it, it is not said twice.
local function logo(site)
   return site.logo and h.img{class = "logo", src = site.logo.url, alt = site.logo.text ~= site.title and site.logo.text or ""}
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   local site = page.site
   return h.header{
      class = "banner",
      h.div{
         class = "banner-line",
         h.p{class = "site-title", h.a{href = site.url, logo(site), h.span{site.title}}},
         menu_link(page, words),
         not has_own_field[page.layout] and search_form(page, words, "spor-soeg"),
      },
      site.notice and h.p{class = "notice", h.strong{words.notice, ":"}, " ", site.notice},
   }
end
