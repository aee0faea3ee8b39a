/* The finished site as a browser sees it: every page is made, read by the rules of HTML5 and thrown away, and every link on it followed to
 * the page, file and place it leads to. What is wrong is told where it was written: in the document that holds it, else by the page
 * and the layout that made it, once for each layout. */
#ifndef SPOR_BUILD_BROWSE_H
#define SPOR_BUILD_BROWSE_H

#include "build/build.h"

/* An address elsewhere, and where it stands first. */
struct outside_link {
  struct str url;
  struct place place; /* file NULL: no document holds it */
  struct str page;    /* the path of the page's file */
};

struct outside_links {
  struct outside_link *at;
  size_t count;
};

/* Makes all outputs as build_publish() would, and writes none. Lists the addresses outside the site that readers can follow, each once, in
 * the arena. */
struct outside_links site_browse(const struct build *build, struct arena *arena, struct diags *diags);

#endif
