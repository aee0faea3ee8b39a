/* Prose may end with a semicolon;
 * or name a call such as map_get() in passing. */
typedef struct pair pair;
/* TODO: mend this */
int a; 

// a = map_get(b);
/* return 0; */
/* if (a) { */
void text_stop(void) {
  exit(1);
}
/* map_get(a, b);
 * a->b = c;
 */
	int tab;
char name[] = "spor-XXXXXX";
void text_exit(void);
