/* Prose may end with a semicolon;
 * or name a call such as map_get() in passing. Examples of use are welcome:
 *   map_get(a, b);
 */
char name[] = "spor-XXXXXX";
void text_exit(void);
int main(void) {
  return text_exit(), 0;
}
