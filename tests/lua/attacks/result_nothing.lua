-- layout-result:*: nil

return function() end
