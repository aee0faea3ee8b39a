return require("parts/facts")
