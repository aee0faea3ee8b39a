/* TODO: mend this */
/* FIXME */
int a; /* XXX why? */
