int wrong_read(const int *at)
{
  int a = at[0];
  if (!at) return 1;
  return a;
}
