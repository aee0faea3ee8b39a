-- layout-budget:4: instructions

return function()
   return ("a"):rep(100000):find("(.-)%1b")
end
