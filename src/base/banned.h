/* Force-included into every file: calls that are unsafe, or whose result depends on the machine, do not compile. */
#ifndef SPOR_BASE_BANNED_H
#define SPOR_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat sprintf vsprintf strtok gets atoi atol atof localtime gmtime ctime asctime setlocale strncpy strncat

#endif
