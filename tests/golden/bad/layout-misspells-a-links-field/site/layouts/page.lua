-- What is asked of a link deep inside the facts is held against the names too: on the first page of each layout.
local h = require("html")
local list = require("list")

return function(page)
  return h(h.doctype, h.html{h.ol{list.map(page.breadcrumbs, function(to)
    return h.li{h.a{href = to.url, to.titel}}
  end)}})
end
