#include <stddef.h>

struct pair {
  int a;
};

static const int table[] = {
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
  17,
  18,
  19,
  20,
  21,
  22,
  23,
  24,
  25,
  26,
  27,
  28,
  29,
  30,
  31,
  32,
  33,
  34,
  35,
  36,
  37,
  38,
  39,
  40,
  41,
  42,
  43,
  44,
  45,
  46,
  47,
  48,
  49,
  50,
  51,
  52,
  53,
  54,
  55,
  56,
  57,
  58,
  59,
  60,
};

/* Just short enough. */
int lengths_short(const int *at)
{
  int sum = 0; /* a brace in a comment: { */
  sum += at[1] + '{';
  sum += at[2] + '{';
  sum += at[3] + '{';
  sum += at[4] + '{';
  sum += at[5] + '{';
  sum += at[6] + '{';
  sum += at[7] + '{';
  sum += at[8] + '{';
  sum += at[9] + '{';
  sum += at[10] + '{';
  sum += at[11] + '{';
  sum += at[12] + '{';
  sum += at[13] + '{';
  sum += at[14] + '{';
  sum += at[15] + '{';
  sum += at[16] + '{';
  sum += at[17] + '{';
  sum += at[18] + '{';
  sum += at[19] + '{';
  sum += at[20] + '{';
  sum += at[21] + '{';
  sum += at[22] + '{';
  sum += at[23] + '{';
  sum += at[24] + '{';
  sum += at[25] + '{';
  sum += at[26] + '{';
  sum += at[27] + '{';
  sum += at[28] + '{';
  sum += at[29] + '{';
  sum += at[30] + '{';
  sum += at[31] + '{';
  sum += at[32] + '{';
  sum += at[33] + '{';
  sum += at[34] + '{';
  sum += at[35] + '{';
  sum += at[36] + '{';
  sum += at[37] + '{';
  sum += at[38] + '{';
  sum += at[39] + '{';
  sum += at[40] + '{';
  sum += at[41] + '{';
  sum += at[42] + '{';
  sum += at[43] + '{';
  sum += at[44] + '{';
  sum += at[45] + '{';
  sum += at[46] + '{';
  sum += at[47] + '{';
  sum += at[48] + '{';
  return sum;
}

static int lengths_long(const int *at,
                        size_t count) {
  int sum = 0;
  sum += at[1];
  sum += at[2];
  sum += at[3];
  sum += at[4];
  sum += at[5];
  sum += at[6];
  sum += at[7];
  sum += at[8];
  sum += at[9];
  sum += at[10];
  sum += at[11];
  sum += at[12];
  sum += at[13];
  sum += at[14];
  sum += at[15];
  sum += at[16];
  sum += at[17];
  sum += at[18];
  sum += at[19];
  sum += at[20];
  sum += at[21];
  sum += at[22];
  sum += at[23];
  sum += at[24];
  sum += at[25];
  sum += at[26];
  sum += at[27];
  sum += at[28];
  sum += at[29];
  sum += at[30];
  sum += at[31];
  sum += at[32];
  sum += at[33];
  sum += at[34];
  sum += at[35];
  sum += at[36];
  sum += at[37];
  sum += at[38];
  sum += at[39];
  sum += at[40];
  sum += at[41];
  sum += at[42];
  sum += at[43];
  sum += at[44];
  sum += at[45];
  sum += at[46];
  sum += at[47];
  sum += at[48];
  sum += at[49];
  sum += at[50];
  return sum;
}

int lengths_deep(int a) {
  for (int i = 0; i < a; i++) {
    if (a > 1) {
      while (a > 2) {
        if (a > 3) {
          return 1;
        }
        a--;
      }
    }
  }
  return 0;
}
