static const char *const languages[] = {"da", NULL};
