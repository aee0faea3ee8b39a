-- layout-error:8: the bottom: false

return function()
   local function down()
      local ok, message = pcall(down)
      return ok and message or "the bottom: " .. tostring(ok)
   end
   error(down())
end
