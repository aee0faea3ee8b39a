-- layout-budget:*: memory

return function()
   local text = ("x"):rep(10000)
   return (text:gsub("x", text))
end
