static const char *const names[] = {"et", "to"};
static const int table[] = {1, 2, 3};

const char *constant_name(int i) {
  return names[table[i % 3] % 2];
}
