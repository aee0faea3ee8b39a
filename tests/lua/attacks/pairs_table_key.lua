-- layout-error:4: a table with a table as key has no fixed order
-- luacheck: ignore
return function()
   for _ in pairs({[{}] = 1, [{}] = 2}) do break end
end
