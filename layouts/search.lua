-- The search page. assets/search-page.js fills in what is found; without it the page leads to the register.

local h = require("html")
local list = require("list")
local strings = require("strings")
local search_form = require("parts/search_form")
local shell = require("parts/shell")

local kinds = {"publication", "track", "theme", "area", "goal", "action", "concept", "page", "unit"}

--- What the script says, in the page's language: it has no words of its own.
local said = {
   "results_one", "results_many", "results_none", "results_none_help", "results_of_kind", "results_all", "results_meant",
   "results_small_words", "results_no_words", "results_failed", "results_from_disk",
   "search", "searching", "edition", "historic", "future", "draft",
   "all_editions_too", "in_force_only",
}

local function word(name, text)
   return h.p{data_word = name, text}
end

return function(page)
   local words = strings.t(page.language)
   local register = page.site.register_url
   return shell(page, {
      h.header{class = "entity", h.h1{words.search}},
      search_form(page, words, "soeg-felt", true),
      h.div{
         id = "soeg-uden-script",
         h.p{words.search_needs_script, register and {" ", words.search_or_register, " ", h.a{href = register, words.register}, "."}},
      },
      h.div{
         id = "soeg-resultater",
         data_root = page.root,
         data_others = page.has_other_editions and "andre" or nil,
         hidden = true,
         h.p{class = "search-status", role = "status"},
         h.p{class = "search-help", words.search_help},
         h.nav{class = "search-kinds", aria_label = words.results_by_kind, hidden = true, h.ul{}},
         h.ol{class = "plain search-results"},
         h.p{class = "search-more", h.button{type = "button", hidden = true, words.results_more}},
         h.p{class = "search-editions", hidden = true, h.a{href = page.site.search_url, words.all_editions_too}},
      },
      h.template{
         id = "soeg-ord",
         list.map(said, function(name) return word(name, words[name]) end),
         list.map(kinds, function(kind) return h(word(kind, words[kind]), word("many-" .. kind, words[kind .. "s"])) end),
      },
   })
end
