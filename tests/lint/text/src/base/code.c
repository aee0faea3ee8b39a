// a = map_get(b);
/* return 0; */
/* if (a) { */
/* map_get(a, b);
 * a->b = c;
 */
