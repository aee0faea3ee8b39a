-- What a browser and a search engine are told about the page.

local h = require("html")
local strings = require("strings")
local name = require("parts/name")
local versions = require("parts/versions")

--- Layouts of things whose name alone does not tell them from a text or an index of the same name.
local has_kind = {track = true, goal = true, concept = true, theme = true, area = true, unit = true}

--- The edition, where the text in force may have a page of the same title.
local function edition_shown(page)
   local status = page.status
   local is_named = status and status.status ~= "current" and status.name
   return is_named and " " .. strings.edition(status.name) or ""
end

--- "Begreb: Data – Fælles læring 2014–17 – Strategier": what it is, whose it is, where it is.
local function full_title(page, words)
   if page.layout == "home" then
      return page.site.title
   end
   local parts = {name(page, words)}
   if has_kind[page.layout] then
      parts[1] = strings.numbered(words[page.kind], page.number) .. ": " .. page.short_title
   end
   if page.publication and page.layout ~= "publication" then
      parts[#parts + 1] = page.publication.title
   end
   parts[#parts] = parts[#parts] .. edition_shown(page)
   parts[#parts + 1] = page.site.title
   return table.concat(parts, " – ")
end

--- In a line or two: what the page says, or what it is.
local function description(page, words)
   local is_text = not (page.subject or page.gone or page.target)
   local of = page.publication and page.layout ~= "publication" and page.publication or page.site
   local called = name(page, words) -- what has gone may never have had a title
   return page.summary or is_text and page.description or (called and called .. " – " or "") .. of.title
end

--- What is shown where the page is shared (Open Graph).
local function shared(page, words)
   local function meta(property, content)
      return content and h.meta{property = "og:" .. property, content = content}
   end
   return h.fragment{
      meta("type", page.layout == "home" and "website" or "article"),
      meta("title", name(page, words)),
      meta("description", description(page, words)),
      meta("url", page.canonical),
      meta("site_name", page.site.title),
      meta("locale", page.language == "da" and "da_DK" or "en_GB"),
      meta("image", page.site.picture),
   }
end

---@param page Page
return function(page)
   local words = strings.t(page.language)
   local canonical = page.canonical or page.target and page.target.url
   local forward = page.target and page.target.url or page.forward
   local is_unlisted = page.is_unlisted or forward
   return h.head{
      h.meta{charset = "utf-8"},
      h.title{full_title(page, words)},
      h.meta{name = "viewport", content = "width=device-width, initial-scale=1"},
      h.meta{name = "description", content = description(page, words)},
      h.meta{name = "color-scheme", content = "light dark"},
      is_unlisted and h.meta{name = "robots", content = "noindex"},
      forward and h.meta{http_equiv = "refresh", content = "0; url=" .. forward},
      canonical and h.link{rel = "canonical", href = canonical},
      versions(page, words),
      page.twin and h.link{rel = "alternate", type = "application/json", href = page.twin, title = words.data},
      h.link{rel = "stylesheet", href = page.asset("spor.css")},
      h.link{rel = "icon", href = page.asset("icon.svg"), type = "image/svg+xml"},
      page.layout == "home" and page.webmanifest and h.link{rel = "manifest", href = page.webmanifest},
      page.canonical and not forward and shared(page, words),
      page.linked_data,
      h.script{src = page.asset("spor.js"), defer = true},
      page.layout == "search" and h.script{src = page.asset("search.js"), defer = true},
      page.layout == "search" and h.script{src = page.asset("search-page.js"), defer = true},
   }
end
