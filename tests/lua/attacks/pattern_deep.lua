-- layout-error:4: pattern too complex

return function()
   return ("a"):rep(1000):find(("a?"):rep(1000) .. "b")
end
