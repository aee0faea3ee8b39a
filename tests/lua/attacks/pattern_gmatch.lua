-- layout-budget:4: instructions
-- luacheck: ignore
return function()
   for _ in ("a"):rep(100000):gmatch(("a*"):rep(12) .. "b") do
      return nil
   end
end
