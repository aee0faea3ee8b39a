-- layout-error:4: too many captures

return function()
   return ("a"):rep(100):find(("(a)"):rep(33))
end
