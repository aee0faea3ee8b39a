-- The publication's own menu: its indexes and main pages. Beside the text on wide screens, below it on narrow ones.

local h = require("html")
local link = require("parts/link")

local function items(menu)
   return h.fragment(link.items(menu, true))
end

local function overview(page, layout, words)
   local url = page.publication[layout .. "_url"]
   return url and h.li{h.a{href = url, aria_current = page.layout == layout and "page" or nil, words[layout]}}
end

local function overviews(page, words)
   return {overview(page, "indicators", words), overview(page, "map", words), overview(page, "register", words)}
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   local publication = page.publication
   if not publication or #publication.menu == 0 then
      return nil
   end
   return h.nav{
      class = "menu",
      id = "spor-menu",
      aria_label = words.menu .. ": " .. publication.short_title,
      h.p{class = "menu-title", link.to(publication)},
      h.ul{h.once(items, publication.menu), overviews(page, words)},
   }
end
