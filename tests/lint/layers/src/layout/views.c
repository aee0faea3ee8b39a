#include <lua.h>
#include "relate/links.h"
#include "build/build.h"
