-- layout-result:*: string

return function()
   return "<p>"
end
