-- Facts are made when they are asked for. Whoever goes through all of them finds all, whether asked for before or not.
local h = require("html")

return function(page)
  local toc = page.toc
  local names = {}
  for name, value in pairs(page) do
    table.insert(names, h.li{name, value == toc and " asked for before" or nil})
  end
  return h(h.doctype, h.html{h.ul{names}, h.p{type(page.handout), " ", type(page.related)}}, "\n")
end
