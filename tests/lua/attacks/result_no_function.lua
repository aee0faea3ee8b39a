-- layout-result:*: a table where a function

return {}
