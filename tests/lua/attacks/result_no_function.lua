-- layout-result:*: a table instead of a function

return {}
