-- layout-error:4: "coroutine" is not available in layouts

return function()
   return coroutine.x
end
