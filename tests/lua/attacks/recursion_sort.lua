-- layout-error:4: C stack overflow

return function()
   local function sort() table.sort({1, 2}, sort) end
   sort()
end
