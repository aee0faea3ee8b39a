local unused = 1
answer = 42
return os.time()
