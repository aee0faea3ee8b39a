/* What changed between two editions, in the words of a page: the words themselves, and what became of a thing. */
#ifndef SPOR_LAYOUT_COMPARE_WORDS_H
#define SPOR_LAYOUT_COMPARE_WORDS_H

#include "relate/compare.h"

/* The word for a kind, entity, class or field of difference, in the page's language ("da" or "en"); the key itself where there is none. */
struct str compare_word(struct str language, const char *key);
/* What it is called: a field by its name, all else by its title. */
struct str compare_title(const struct difference *difference, struct str language);
/* What is told beside the kind: "afløst af Ledelse af læring", of what was split "i A og B", of what was merged "af A og B", of what moved
 * "fra Baggrund til Indhold"; empty when there is no more to say. */
struct str compare_detail(struct arena *arena, const struct difference *difference, struct str language);
/* The kind with that: "delt i A og B", "flyttet fra Baggrund til Indhold", "udgået, afløst af Ledelse af læring", "ændret". */
struct str compare_said(struct arena *arena, const struct difference *difference, struct str language);
/* What a thing or section was, or became. */
struct compare_kin {
  const struct entry *entry; /* NULL of a section */
  struct str id;
  struct str title;
};
size_t compare_list_kin(struct arena *arena, const struct difference *difference, bool is_later, struct compare_kin **list);
/* "Styrket ledelse, Formål": where something that moved stood, or stands now; only the section when it stayed on its page. */
struct str compare_place(struct arena *arena, const struct difference *difference, bool is_old);
bool compare_is_moved(const struct difference *difference);

/* How many things of one kind came, ended or changed in one way. */
struct kind_count {
  const char *entity;
  const char *kind;
  size_t count;
};
/* Those that occur, the weightiest first: what a comparison is summed up in, the same in every form it is given in. */
size_t compare_count_kinds(struct arena *arena, const struct comparison *comparison, struct kind_count **counts);

#endif
