return function(page)
  title = page.title
  return title
end
