return function()
  return ("x"):rep(1e9)
end
