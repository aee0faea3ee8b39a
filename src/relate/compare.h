/* Two editions of a publication compared, in the publication's own terms: which goals, tracks, concepts, actions and passages were added,
 * ended, renamed, changed or moved; whether that is core or yearly adjustment; and the reasons. Const once made. */
#ifndef SPOR_RELATE_COMPARE_H
#define SPOR_RELATE_COMPARE_H

#include "diff/treediff.h"
#include "relate/lineage.h"

struct history;
struct text_diffs;

enum difference_class { CLASS_CORE, CLASS_YEARLY, CLASS_EDITORIAL };

/* Headings that are nothing but headings. */
struct section_kin {
  const struct heading **at;
  size_t count;
};

struct difference {
  unsigned number;          /* from 1, over the whole comparison */
  const char *kind;         /* "added" "removed" "changed" "moved" "moved-changed" "renamed" "split" "merged" "link" "level" "emphasis" */
  const char *entity;       /* "goal", "track", …; "section", "block" or "field" for what is none */
  const struct entry *from; /* the entity, or else the document, in the earlier edition; NULL when it is not there */
  const struct entry *to;   /* in the later one */
  struct str title;         /* what it is called: now, or as it was */
  struct str section;       /* the heading it stands under; empty above the first one, for facts and for whole documents */
  struct str old_section;   /* of what was moved: the heading it stood under */
  struct kin predecessors;  /* "merged": all that it was; "added": what it was parted from */
  struct kin successors;    /* "split": all that it became; "removed": what took its place */
  struct section_kin former_sections; /* the same of sections; of one that was renamed what it was called */
  struct section_kin later_sections;
  bool is_fact; /* stated about the document, and not a part of its text */
  enum difference_class class;
  struct str reason; /* empty: none was given */
  struct str old_text;
  struct str new_text;
  size_t words_removed;
  size_t words_added;
};

/* One document, before and after; either may be missing. */
struct document_comparison {
  const struct entry *from;
  const struct entry *to;
  const struct node *root; /* the marked tree, its changes numbered as the differences are; NULL when nothing in it changed */
  size_t first_difference; /* into `differences` */
  size_t difference_count;
};

struct comparison {
  const struct edition *from;
  const struct edition *to;
  struct document_comparison *documents; /* in the later edition's order, then what has ended */
  size_t document_count;
  struct difference *differences;
  size_t difference_count;
  size_t class_counts[3];
  bool is_coarse; /* some text was too large to be compared word by word */
};

struct compare_input {
  const struct edition *from;
  const struct edition *to;
  const struct lineage *lineage;
  const struct history *history;       /* NULL: no reasons are known */
  const struct text_diffs *text_diffs; /* what compare_list_texts() listed, compared; NULL: texts are compared as they come */
};

/* Lists the texts that compare_editions() will ask for. */
void compare_list_texts(struct arena *scratch, const struct compare_input *input, struct text_diffs *text_diffs);
const struct comparison *compare_editions(struct arena *arena, const struct compare_input *input);
const char *difference_class_name(enum difference_class class);
/* `text`, one of the two texts of `difference`, as readers know it: an owner is called by its unit's title. */
struct str difference_text(const struct config *config, const struct difference *difference, struct str text);

#endif
