static const char *const form_choices[] = {"told", "untold", NULL};
static const struct schema_key field_keys[] = {
    {.name = "known", .type = SCHEMA_TEXT},
    {.name = "forgotten", .type = SCHEMA_TEXT},
};
