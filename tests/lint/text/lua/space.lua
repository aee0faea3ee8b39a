local c = 1 
