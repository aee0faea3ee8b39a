-- The page that tests/bench/hugo and the Antora theme of editions.sh make: its text, its table of contents, and the ways out of it.

local h = require("html")
local list = require("list")

local function link(to)
   return h.li{h.a{href = to.url, to.title}}
end

local function contents(headings)
   return #headings > 0 and h.ul{list.map(headings, function(heading)
      return h.li{h.a{href = "#" .. heading.id, heading.title}, contents(heading.children)}
   end)}
end

local function version(edition)
   return edition.url and h.li{h.a{href = edition.url, edition.name}}
end

local function step(rel, to)
   return to and h.a{rel = rel, href = to.url, to.title}
end

return function(page)
   return h.fragment{
      h.doctype,
      h.html{
         lang = page.language,
         h.head{
            h.meta{charset = "utf-8"},
            h.meta{name = "viewport", content = "width=device-width"},
            h.title{page.title, " – ", page.site.title},
            page.summary and h.meta{name = "description", content = page.summary},
            page.canonical and h.link{rel = "canonical", href = page.canonical},
            page.twin and h.link{rel = "alternate", type = "application/json", href = page.twin},
            page.target and h.meta{http_equiv = "refresh", content = "0; url=" .. page.target.url},
         },
         h.body{
            h.header{
               h.a{href = page.site.url, page.site.title},
               h.nav{aria_label = "Publikationer", h.ul{list.map(page.site.publications, link)}},
            },
            h.nav{aria_label = "Brødkrummer", h.ol{list.map(page.breadcrumbs, link)}},
            h.main{
               h.h1{page.title},
               h.nav{aria_label = "Indhold", contents(page.toc)},
               page.body,
            },
            h.footer{
               h.ul{list.map(page.editions, version)},
               step("prev", page.previous),
               step("next", page.next),
            },
         },
      },
   }
end
