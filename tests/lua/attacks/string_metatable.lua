-- layout-error:4: attempt to index a boolean value

return function()
   getmetatable("").__index.rep = nil
end
