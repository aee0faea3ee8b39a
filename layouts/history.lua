-- How a page came to be what it is: its revisions, and its headings through the editions.

local h = require("html")
local strings = require("strings")
local name = require("parts/name")
local revisions = require("parts/revisions")
local section = require("parts/section")
local sections_table = require("parts/sections_table")
local shell = require("parts/shell")

return function(page)
   local words = strings.t(page.language)
   local subject = page.subject
   return shell(page, {
      h.header{
         class = "entity",
         h.h1{name(page, words)},
         h.p{words.to_page, " ", h.a{href = subject.url, subject.title}},
      },
      section("aendringer", words.revisions, revisions(page.revisions or {}, words)),
      section("afsnit", words.sections_in_editions, sections_table(page.sections or {}, words)),
   })
end
