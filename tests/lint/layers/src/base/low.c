#include "base/low.h"
#include "model/url.h"
#include "low.h"
#include <git2.h>
