int wrong_sum(int a,int b)
{
  return a + b;
}
