-- A comment about local names.
-- local a = b()
local c = 1 
