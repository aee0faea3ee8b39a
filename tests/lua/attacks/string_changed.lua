-- layout-error:4: the library is read-only: "rep" cannot be set
-- luacheck: ignore
return function()
   string.rep = nil
end
