static const struct allowed classes[] = {
    {"known", HEADING}, {"missing", HEADING | ITEM},
};
