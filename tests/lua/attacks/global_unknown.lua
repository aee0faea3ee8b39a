-- layout-error:4: unknown global "tostrng"; did you mean "tostring"?
-- luacheck: ignore
return function()
   return tostrng(1)
end
