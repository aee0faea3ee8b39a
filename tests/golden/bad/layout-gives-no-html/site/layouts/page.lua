return function(page)
  return page.title
end
