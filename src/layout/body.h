/* Markdown trees as HTML: what a document *means*, never what a page looks like. On plain CommonMark and GFM it writes what cmark
 * writes, byte for byte but for what HTML has left behind (slashes of empty elements, align); spor's own nodes (callouts, figures,
 * references) and words for those who listen are added to that. */
#ifndef SPOR_LAYOUT_BODY_H
#define SPOR_LAYOUT_BODY_H

#include "base/buf.h"
#include "read/image_size.h"
#include "read/node.h"

struct arena;
struct termset;

/* What the writer cannot know: asked for each link and image as it is met. Borrowed strings, valid until the next question. */
struct body_target {
  struct str href;  /* relative to the page; empty when it leads nowhere: then its text stands alone */
  struct str label; /* shown instead of the reference's own text; empty to keep that */
};

struct body_address {
  struct str url;
  struct image_size size; /* 0: not known */
};

/* Words within a text that lead to a concept, are of another language, or both. */
struct body_term {
  size_t start; /* bytes of the text */
  size_t end;
  struct str href;     /* relative to the page; empty for none */
  struct str language; /* empty for the page's own */
  bool goes_on;        /* with the next text beside it */
};

struct body_links {
  struct body_target (*reference)(const void *context, unsigned index);
  /* The address of a plain link or image as it was written, and an image's size; NULL leaves all as they are. */
  struct body_address (*address)(const void *context, struct str written, bool is_image);
  /* Where the history of a heading's section is told; empty for nowhere. NULL for no such links. */
  struct str (*history)(const void *context, struct str id);
  /* A picture's bytes as a data: address, in place of its address; empty for none. NULL: all pictures are fetched. */
  struct str (*picture)(const void *context, struct str url);
  /* The next term of a text at or after byte `from`; false when there is none. NULL: none are looked for. */
  bool (*term)(const void *context, struct str text, size_t from, struct body_term *term);
  const void *context;
};

/* For a tree that a comparison marked: what it says of its changes is drawn, and what belongs to neither of the texts carries
 * data-label. The first element of change N has id="aendring-N" and data-change="N". */
struct body_marks {
  /* Words for what a change is beyond its marks ("Flyttet", "Niveau 2 → 3"); empty for none. NULL for no such words. */
  struct str (*label)(const void *context, unsigned change);
  const void *context;
  unsigned count;       /* of all changes: each leads to those beside it; 0 where there is nothing to lead to */
  bool folds_unchanged; /* long stretches of blocks without any change are folded; headings stay visible */
};

struct body_options {
  bool raw_html;                  /* let HTML through; otherwise it is shown as text */
  int heading_shift;              /* added to every heading's level, which stays within 1-6 */
  struct str language;            /* of the words the writer adds itself (footnote labels): "da" or "en"; empty for no such words */
  struct str id_prefix;           /* before every id, where several documents stand on one page */
  bool omit_ids;                  /* no ids, no footnotes and no marks of them: the text stands on a page beside others */
  const struct body_links *links; /* NULL: references and links as written */
  const struct body_marks *marks; /* NULL: the tree has none */
  const struct termset *foreign;  /* words of other languages in titles of callouts and labels of changes; NULL for none */
  struct arena *scratch;          /* to look for them */
};

/* What heading_shift must be for the highest headings directly below `root` to come out at `level`. */
int body_heading_shift(const struct node *root, int level);
/* Appends the HTML of `node` and all below it. */
void body_write(const struct node *node, const struct body_options *options, struct buf *out);
/* Appends the HTML of what is below `node`, without the element of `node` itself. */
void body_write_children(const struct node *node, const struct body_options *options, struct buf *out);

#endif
