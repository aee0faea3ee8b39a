static int calls;
static int start = 5;
int counter_shared;
static _Thread_local int mine;
static const char *const names[] = {"et", "to"};
static const int table[] = {1, 2, 3};

int counter_next(int i)
{
  static int last = 3;
  calls++;
  mine++;
  start++;
  counter_shared++;
  last += names[i % 2][0] + table[i % 3];
  return last + calls + start + mine;
}
