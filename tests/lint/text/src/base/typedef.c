struct pair;
typedef struct pair pair;
