-- layout-error:4: globals are read-only: declare "tostring" local

return function()
   _ENV.tostring = nil
end
