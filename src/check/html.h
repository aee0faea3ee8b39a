/* A page as a browser reads it: the document that its bytes make by the rules of HTML5, and what is wrong with it. The only adapter over
 * Gumbo. A page is looked at by itself; where its links lead is for those who know the other pages. Thread-safe. */
#ifndef SPOR_CHECK_HTML_H
#define SPOR_CHECK_HTML_H

#include <stdint.h>

#include "base/diag.h"

struct arena;

/* Something wrong, in the order of the page. What it is about tells where it came from: a text that a document holds, or none. */
struct html_fault {
  enum diag_code code;
  struct str what; /* the id, the words of the heading, the address of the picture or link */
};

/* An address that the browser would follow or fetch. */
struct html_link {
  struct str address; /* as the page has it, entities decoded */
  struct str text;    /* of an <a>, white space folded; empty for all else */
  bool is_anchor;     /* an <a>: what readers follow */
};

struct html_page {
  struct html_fault *faults;
  size_t fault_count;
  struct html_link *links;
  size_t link_count;
  uint64_t *ids; /* hashes of the ids, sorted; html_hash() */
  size_t id_count;
};

/* Fills `page`, all of it in the arena. A page of more than 64 MB, or nested deeper than any page is, is not read: a fault says so. */
void html_read(struct arena *arena, struct str bytes, struct html_page *page);
uint64_t html_hash(struct str id);
bool html_has_id(const struct html_page *page, struct str id);

#endif
