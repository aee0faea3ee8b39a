static const char *const names[] = {"et", "to"};

const char *constant_name(int i)
{
  return names[i % 2];
}
