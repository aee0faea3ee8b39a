-- layout-budget:4: instructions

return function()
   return ("("):rep(100000):find("%b()")
end
