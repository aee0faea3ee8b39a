local h = require("html")
local line = require("parts/line")
local words = require("words")

return function(page)
  return h(h.doctype, h.html{h.h1{page.title}, page.body, line(words.end_mark)}, "\n")
end
