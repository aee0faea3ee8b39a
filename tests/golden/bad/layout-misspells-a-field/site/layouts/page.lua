local h = require("html")

-- What a page may have and does not is nil; what no page has is a slip of the pen.
return function(page)
  return h.article{page.summary, page.site.notice, page.publication, page.tittle}
end
