-- The same thing in the publication's other editions, or the page that tells why it is not there: plain links in a fold.

local h = require("html")
local list = require("list")
local strings = require("strings")

--- What is said of an edition beside its name: "december 2014 – juni 2017 · hedder ”Styrket ledelse” der".
local function remarks(edition, words)
   return h.join({
      strings.period(words, edition.valid_from, edition.valid_to) or false,
      edition.status ~= "historic" and words[edition.status]:lower(),
      edition.title and words.called_there:format(edition.title) or false,
      edition.is_missing and words.not_there,
   }, " · ")
end

local function item(edition, words)
   local name = strings.edition(edition.name)
   local shown = edition.is_current and "true" or nil
   return h.li{
      edition.url and h.a{href = edition.url, aria_current = shown, name} or h.span{aria_current = shown, name},
      " ", h.span{class = "remark", remarks(edition, words)},
   }
end

local function all_editions(page, words)
   return page.editions_url and h.a{href = page.editions_url, words.all_editions}
end

--- Nil when there are no editions to choose between.
---@param page Page
---@param words table<string, string>
return function(page, words)
   if #page.editions == 0 then
      return nil
   end
   local overview = all_editions(page, words)
   return h.nav{
      class = "selector",
      aria_label = words.editions,
      #page.editions == 1 and overview or h.details{
         open = page.gone and true,
         h.summary{words.other_editions},
         h.ul{
            list.map(page.editions, function(edition) return item(edition, words) end),
            overview and h.li{overview},
         },
      },
   }
end
