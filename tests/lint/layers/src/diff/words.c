#include "read/node.h"
#include "read/repo.h"
#include <pthread.h>
