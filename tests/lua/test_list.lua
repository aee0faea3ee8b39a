-- lua/list.lua: what layouts do with lists.

local list = require("list")

local function same(left, right)
   assert(#left == #right, #left .. " items, not " .. #right)
   for position, item in ipairs(left) do
      assert(item == right[position], position .. ": " .. tostring(item) .. ", not " .. tostring(right[position]))
   end
end

return function()
   local numbers = {3, 1, 2}

   same(list.map(numbers, function(number) return number * 2 end), {6, 2, 4})
   same(list.map(numbers, function(number, position) return number + position end), {4, 3, 5})
   same(list.map(numbers, function(number) return number > 1 and number or nil end), {3, 2})
   same(list.map({}, function() return 1 end), {})

   same(list.filter(numbers, function(number) return number < 3 end), {1, 2})
   same(list.filter(numbers, function() return false end), {})

   -- Groups come in the order their keys are first met, and no item is lost.
   local groups = list.group({"bo", "aa", "ba", "x"}, function(word)
      return word ~= "x" and word:sub(1, 1) or nil
   end)
   same(list.map(groups, function(group) return group.key or "none" end), {"b", "a", "none"})
   same(groups[1].items, {"bo", "ba"})
   same(groups[2].items, {"aa"})
   same(groups[3].items, {"x"})

   local set = list.set({{id = "a"}, {id = "b"}}, function(item) return item.id end)
   assert(set.a and set.b and not set.c)

   same(numbers, {3, 1, 2})
end
