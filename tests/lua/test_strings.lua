-- lua/strings.lua: the theme's words.

local strings = require("strings")

return function()
   assert(strings.t("da").goals == "Mål")
   assert(strings.t("en").goals == "Goals")

   -- Every word is there in both languages, and says something.
   for name in pairs(strings.words) do
      for _, language in ipairs{"da", "en"} do
         local word = strings.t(language)[name]
         assert(#word > 0 and not word:find("|", 1, true), name .. " is not written as \"Danish | English\"")
      end
   end

   -- The kinds, classes, forms and relations of the views all have a word.
   local da = strings.t("da")
   for _, name in ipairs{
      "publication", "track", "goal", "action", "concept", "theme", "area", "page", "unit", "index", "home",
      "core", "yearly", "strategy", "programme", "guidelines", "course", "policy", "plan",
      "areas", "goals", "actions", "tracks", "concepts", "themes", "pages", "part_of", "parts", "replaces", "replaced_by",
   } do
      assert(da[name])
   end

   local is_fine, problem = pcall(function() return da.nonsense end)
   assert(not is_fine and tostring(problem):find("nonsense", 1, true))
   assert(not pcall(strings.t, "sv"))

   assert(strings.numbered("Indsatsspor", "2") == "Indsatsspor 2")
   assert(strings.numbered("Indsatsspor", nil) == "Indsatsspor")
   assert(strings.lower("Ændret") == "ændret" and strings.lower("Øvelse i Ådalen") == "øvelse i ådalen")
   assert(strings.counted(da, "changes", 1) == "1 ændring")
   assert(strings.counted(da, "changes", 0) == "0 ændringer")
   assert(strings.measure("95", "%") == "95\u{A0}%")
   assert(strings.measure("95", nil) == "95")

   -- A dash for spans of years only: names may also be months, or anything else.
   assert(strings.edition("2014-17") == "2014–17")
   assert(strings.edition("2014-2017") == "2014–2017")
   assert(strings.edition("2018") == "2018")
   assert(strings.edition("2018-01") == "2018-01")
   assert(strings.edition("2018-1") == "2018-1")
   assert(strings.edition("udgave-2014-17") == "udgave-2014-17")

   assert(strings.period(da, "december 2014", "juni 2017") == "december 2014 – juni 2017")
   assert(strings.period(da, "2018", "2018") == "2018")
   assert(strings.period(da, "2018", nil) == "fra 2018")
   assert(strings.period(da, nil, "2018") == "til 2018")
   assert(strings.period(da, nil, nil) == nil)
   assert(strings.moment(da, "1. december 2014") == "den 1. december 2014")
   assert(strings.moment(da, "december 2014") == "i december 2014")
   assert(strings.moment(da, "2014") == "i 2014")
   assert(strings.moment(strings.t("en"), "21 November 2026") == "on 21 November 2026")
end
