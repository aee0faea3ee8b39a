-- layout-error:4: this metatable is protected

return function()
   setmetatable(_ENV, nil)
end
