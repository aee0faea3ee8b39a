-- layout-result:*: nothing

return function() end
