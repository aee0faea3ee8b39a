-- layout-error:4: table (while

return function()
   error({})
end
