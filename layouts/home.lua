-- The front page: what the site is about, its publications by what holds, what is new in them, its own pages.

local h = require("html")
local strings = require("strings")
local body = require("parts/body")
local fronts = require("parts/fronts")
local link = require("parts/link")
local news = require("parts/news")
local search_form = require("parts/search_form")
local section = require("parts/section")
local shell = require("parts/shell")

return function(page)
   local words = strings.t(page.language)
   return shell(page, {
      h.header{
         class = "entity",
         h.h1{page.site.title},
         page.site.summary and h.p{class = "lead", page.site.summary},
      },
      search_form(page, words, "spor-soeg", true),
      body(page),
      section("publikationer", words.publications, fronts(page, words)),
      section("nyt", words.news, news(page, words)),
      section("sider", words.about, link.list(page.pages)),
   })
end
