local toc = require("parts/tok")

return toc
