-- What a layout may call: spor takes the rest away (docs/layouts.md).
std = "lua54"
not_globals = { "io", "os", "debug", "load", "loadfile", "dofile", "package", "collectgarbage", "coroutine", "print", "warn" }
max_line_length = 140
