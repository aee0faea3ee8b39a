return function(page)
  return page.titel.x
end
