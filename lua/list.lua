-- What layouts do with lists of facts. Nothing here changes the list it is given.

local list = {}

--- The results of `make` for each item; those that are nil are left out.
---@generic T, R
---@param items T[]
---@param make fun(item: T, position: integer): R?
---@return R[]
function list.map(items, make)
   local made = {}
   for position, item in ipairs(items) do
      made[#made + 1] = make(item, position)
   end
   return made
end

--- The items for which `is_wanted` answers true, in their order.
---@generic T
---@param items T[]
---@param is_wanted fun(item: T): any
---@return T[]
function list.filter(items, is_wanted)
   return list.map(items, function(item)
      return is_wanted(item) and item or nil
   end)
end

--- Items under their keys, keys in the order they are first met. An item without a key comes under false.
---@generic T
---@param items T[]
---@param key_of fun(item: T): any
---@return {key: any, items: T[]}[]
function list.group(items, key_of)
   local groups, by_key = {}, {}
   for _, item in ipairs(items) do
      local key = key_of(item) or false
      if not by_key[key] then
         by_key[key] = {key = key, items = {}}
         groups[#groups + 1] = by_key[key]
      end
      local members = by_key[key].items
      members[#members + 1] = item
   end
   return groups
end

--- The set of the items' keys, as `{[key] = true}`.
---@generic T
---@param items T[]
---@param key_of fun(item: T): any
---@return table<any, boolean>
function list.set(items, key_of)
   local set = {}
   for _, item in ipairs(items) do
      set[key_of(item)] = true
   end
   return set
end

return list
