-- A page that leaves the site: one file that is mailed, read without a network and printed. Its style is in it, its policy lets it fetch
-- nothing, and it leads nowhere but into itself and, by whole addresses, to what is published.

local h = require("html")
local strings = require("strings")
local name = require("parts/name")

local policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

--- "UDKAST · 22. november 2026 · 63099da"
local function stamp(handout, words)
   return handout.is_draft and h.p{
      class = "status status-draft prominent handout-stamp",
      h.strong{class = "stamp", words.draft:upper()},
      " ", words.draft_means, " ", words.as_of:format(handout.date),
      handout.commit and {" (", words.commit, " ", h.code{handout.commit}, ")"}, ".",
   }
end

local function head(page, words)
   local parts = {name(page, words)}
   if page.publication then
      table.insert(parts, page.publication.title)
   end
   table.insert(parts, page.site.title)
   return h.head{
      h.meta{charset = "utf-8"},
      h.meta{http_equiv = "Content-Security-Policy", content = policy},
      h.title{(page.handout.is_draft and words.draft:upper() .. ": " or "") .. table.concat(parts, " – ")},
      h.meta{name = "viewport", content = "width=device-width, initial-scale=1"},
      h.meta{name = "color-scheme", content = "light dark"},
      h.meta{name = "robots", content = "noindex"},
      page.handout.style,
   }
end

local function banner(page, words)
   local site = page.site
   return h.header{
      class = "banner",
      h.div{class = "banner-line", h.p{class = "site-title", site.url and h.a{href = site.url, site.title} or site.title}},
      site.notice and h.p{class = "notice", h.strong{words.notice, ":"}, " ", site.notice},
   }
end

---@param page Page
---@param content table children of <main>
return function(page, content)
   local words = strings.t(page.language)
   local main = h.main{id = "spor-indhold", stamp(page.handout, words), content}
   if not page.handout.is_document then
      return main
   end
   return h.fragment{
      h.doctype,
      h.html{
         lang = page.language,
         head(page, words),
         h.body{class = "layout-" .. page.layout .. " handout", banner(page, words), h.div{class = "columns", main}},
      },
   }
end
