return function(page)
  local file = io.open("/etc/passwd")
  return file:read("a")
end
