-- The foot of every page: the ways to the rest of the site, and whose it is.

local h = require("html")
local list = require("list")
local link = require("parts/link")

--- Who the site belongs to, as spor.yaml's brand says it.
local function own_lines(site, words)
   return h.fragment{
      #(site.footer_lines or {}) > 0 and h.p{h.join(site.footer_lines, h.br{})},
      site.contact and h.p{words.contact, ": ", link.to(site.contact)},
   }
end

local function index_link(url, title, is_current)
   return url and h.li{h.a{href = url, aria_current = is_current and "page" or nil, title}}
end

---@param page Page
---@param words table<string, string>
return function(page, words)
   local site = page.site
   local is_site_concepts = page.index == "concepts" and not page.publication
   return h.footer{
      class = "footer",
      h.nav{
         aria_label = words.site,
         h.ul{
            index_link(site.url, words.home, page.layout == "home"),
            link.items(site.publications, true),
            index_link(site.concepts_url, words.concepts, is_site_concepts),
            index_link(site.units_url, words.units, page.layout == "units"),
            index_link(site.register_url, words.register, page.layout == "register" and not page.publication),
            list.map(site.pages, function(to)
               return h.li{link.to(to, true)}
            end),
            index_link(site.about_url, words.about_site, page.layout == "about"),
            index_link(site.was_url, words.accessibility, page.layout == "was"),
         },
      },
      own_lines(site, words),
   }
end
