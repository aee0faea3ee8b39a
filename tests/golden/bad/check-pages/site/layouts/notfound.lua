local h = require("html")

return function()
  return h(h.doctype, h.html{h.body{h.h2{"Ikke fundet"}, h.h3{}, h.a{href = "https://example.org/planer/ingen/", "Forsiden"}}}, "\n")
end
