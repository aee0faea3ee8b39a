-- layout-error:4: C stack overflow

return function()
   local function again() return (("x"):gsub("x", again)) end
   return again()
end
