#include "import/propose.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/text.h"

#define NO_TEXT ((struct str){0})
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

enum part { PART_NONE, PART_PURPOSE, PART_BACKGROUND, PART_CONTENT, PART_GOALS, PART_ACTIONS, PART_GLOSSARY };

/* Headings by their words, in lower case. A word alone stands for headings that begin with it too, when `is_beginning`. */
static const struct {
  const char *words;
  enum part part;
  bool is_beginning;
} parts[] = {
    {"formål", PART_PURPOSE, true},
    {"formålet", PART_PURPOSE, true},
    {"baggrund", PART_BACKGROUND, true},
    {"baggrunden", PART_BACKGROUND, true},
    {"indhold", PART_CONTENT, false},
    {"indholdet", PART_CONTENT, false},
    {"mål", PART_GOALS, true},
    {"målene", PART_GOALS, true},
    {"vores mål", PART_GOALS, true},
    {"byrådets mål", PART_GOALS, true},
    {"målsætninger", PART_GOALS, true},
    {"delmål", PART_GOALS, true},
    {"indsatser", PART_ACTIONS, true},
    {"indsatserne", PART_ACTIONS, true},
    {"aktiviteter", PART_ACTIONS, true},
    {"handlinger", PART_ACTIONS, true},
    {"tiltag", PART_ACTIONS, true},
    {"det gør vi", PART_ACTIONS, true},
    {"det vil vi", PART_ACTIONS, true},
    {"sådan gør vi", PART_ACTIONS, true},
    {"vi vil", PART_ACTIONS, false},
    {"vi vil arbejde", PART_ACTIONS, true},
    {"vi vil fortsat arbejde", PART_ACTIONS, true},
    {"det vil byrådet arbejde", PART_ACTIONS, true},
    {"det er byrådets mål", PART_GOALS, true},
    {"begreber", PART_GLOSSARY, false},
    {"centrale begreber", PART_GLOSSARY, true},
    {"begrebsafklaring", PART_GLOSSARY, true},
    {"begrebsliste", PART_GLOSSARY, true},
    {"ordliste", PART_GLOSSARY, true},
    {"ordforklaring", PART_GLOSSARY, true},
    {"ordforklaringer", PART_GLOSSARY, true},
    {"definitioner", PART_GLOSSARY, true},
};

/* Without a number before it and a colon behind. */
static struct str bare_words(struct arena *arena, struct str text) {
  struct str words = text_lower(arena, text_fold_space(arena, text));
  size_t at = 0;
  while (at < words.len && (ascii_is_digit(words.at[at]) || words.at[at] == '.' || words.at[at] == ')' || words.at[at] == ' ')) at++;
  words = str_slice(words, at, words.len);
  while (str_ends(words, ":") || str_ends(words, ".")) words = str_slice(words, 0, words.len - 1);
  return str_trim(words);
}

static enum part find_part(struct arena *arena, struct str text) {
  struct str words = bare_words(arena, text);
  for (size_t i = 0; i < LENGTH(parts); i++) {
    size_t len = strlen(parts[i].words);
    if (!str_starts(words, parts[i].words)) continue;
    if (words.len == len || (parts[i].is_beginning && words.at[len] == ' ')) return parts[i].part;
  }
  return PART_NONE;
}

bool propose_is_track(struct str title, struct str *number, struct str *rest) {
  static const char *const words[] = {"Indsatsspor ", "INDSATSSPOR ", "Spor "};
  for (size_t i = 0; i < LENGTH(words); i++) {
    if (!str_starts(title, words[i])) continue;
    size_t at = strlen(words[i]);
    size_t digits = at;
    while (digits < title.len && ascii_is_digit(title.at[digits])) digits++;
    if (digits == at) continue;
    *number = str_slice(title, 0, digits);
    while (digits < title.len && strchr(":.-) ", title.at[digits]) != NULL) digits++;
    if (str_starts(str_slice(title, digits, title.len), "–")) digits += strlen("–");
    *rest = str_trim(str_slice(title, digits, title.len));
    return true;
  }
  return false;
}

/* One class, or two. */
static void propose(struct draft *draft, struct node *heading, const char *class, const char *second) {
  struct str words = text_fold_space(draft->arena, node_text(draft->arena, heading));
  draft_add_class(draft, heading, class);
  if (second != NULL) draft_add_class(draft, heading, second);
  const char *parting = second != NULL ? " ." : "";
  struct str classes = str_format(draft->arena, "{.%s%s%s}", class, parting, second != NULL ? second : "");
  draft_tell(draft, EVENT_PROPOSED, heading, words, classes);
}

/* The first list below a heading, before the next one. */
static const struct node *list_below(const struct node *heading) {
  for (const struct node *node = heading->next; node != NULL && node->type != NODE_HEADING; node = node->next) {
    if (node->type == NODE_LIST) return node;
  }
  return NULL;
}

static void propose_part(struct draft *draft, struct node *heading, enum part part) {
  bool has_list = list_below(heading) != NULL;
  if (part == PART_PURPOSE) propose(draft, heading, "purpose", has_list ? "goals" : NULL);
  if (part == PART_BACKGROUND) propose(draft, heading, "background", NULL);
  if (part == PART_CONTENT) propose(draft, heading, "content", has_list ? "actions" : NULL);
  if (part == PART_GOALS && has_list) propose(draft, heading, "goals", NULL);
  if (part == PART_ACTIONS && has_list) propose(draft, heading, "actions", NULL);
}

/* ---- glossaries ---- */

static void move_blocks(struct node *first, const struct node *end, struct node *into) {
  for (struct node *node = first; node != NULL && node != end;) {
    struct node *next = node->next;
    node_unlink(node);
    node_append(into, node);
    node = next;
  }
}

static struct node *make_callout(struct draft *draft, struct str title) {
  struct node *callout = node_new(draft->arena, NODE_CALLOUT);
  callout->as.callout.kind = CALLOUT_CONCEPT;
  callout->as.callout.title = title;
  draft_tell(draft, EVENT_CONCEPT, callout, title, NO_TEXT);
  return callout;
}

/* `## Data` and what is below it, down to the next heading. */
static struct node *concept_of_heading(struct draft *draft, struct node *heading) {
  struct node *end = heading->next;
  while (end != NULL && end->type != NODE_HEADING && end->type != NODE_FOOTNOTE && end->type != NODE_RULE) end = end->next;
  struct node *callout = make_callout(draft, text_fold_space(draft->arena, node_text(draft->arena, heading)));
  callout->attributes = heading->attributes;
  node_insert_before(heading, callout);
  move_blocks(heading->next, end, callout);
  node_unlink(heading);
  heading->parent = callout; /* what was done to its words is told at the callout's line */
  return callout;
}

/* `**Data** er …`: the bold beginning of a paragraph is the term. */
static struct node *concept_of_paragraph(struct draft *draft, struct node *paragraph) {
  struct node *strong = paragraph->first;
  struct str title = text_fold_space(draft->arena, node_text(draft->arena, strong));
  struct node *rest = strong->next;
  if (str_ends(title, ":")) title = str_trim(str_slice(title, 0, title.len - 1));
  if (rest == NULL || rest->type != NODE_TEXT || title.len == 0) return paragraph;
  static const char *const parting[] = {":", "–", "-", "—"};
  struct str words = str_trim(rest->as.leaf.text);
  bool is_parted = strong->last->type == NODE_TEXT && str_ends(strong->last->as.leaf.text, ":");
  for (size_t i = 0; i < LENGTH(parting); i++) {
    if (!str_starts(words, parting[i])) continue;
    words = str_trim(str_slice(words, strlen(parting[i]), words.len));
    is_parted = true;
    break;
  }
  if (!is_parted) return paragraph;
  rest->as.leaf.text = words;
  node_unlink(strong);
  struct node *callout = make_callout(draft, title);
  node_insert_before(paragraph, callout);
  node_unlink(paragraph);
  node_append(callout, paragraph);
  return callout;
}

static void propose_concepts(struct draft *draft, struct node *first, unsigned above) {
  for (struct node *node = first; node != NULL; node = node->next) {
    if (node->type == NODE_HEADING && node->as.heading.level <= above) return;
    bool has_text = node->next != NULL && node->next->type != NODE_HEADING && node->next->type != NODE_FOOTNOTE;
    if (node->type == NODE_HEADING && has_text) {
      node = concept_of_heading(draft, node);
    } else if (node->type == NODE_PARAGRAPH && node->first != NULL && node->first->type == NODE_STRONG) {
      node = concept_of_paragraph(draft, node);
    }
  }
}

/* A list whose items begin with a term in bold type. */
static bool has_terms(const struct node *list) {
  for (const struct node *item = list != NULL ? list->first : NULL; item != NULL; item = item->next) {
    const struct node *paragraph = item->first;
    if (paragraph == NULL || paragraph->first == NULL || paragraph->first->type != NODE_STRONG) return false;
  }
  return list != NULL;
}

static void propose_glossary(struct draft *draft, struct node *heading) {
  if (has_terms(list_below(heading))) {
    propose(draft, heading, "concepts", NULL);
  } else {
    propose_concepts(draft, heading->next, heading->as.heading.level);
  }
}

void propose_parts(struct draft *draft, bool is_track) {
  struct str number;
  struct str rest;
  if (find_part(draft->arena, draft->title) == PART_GLOSSARY) {
    propose_concepts(draft, draft->root->first, 1);
    return;
  }
  for (struct node *node = draft->root->first; node != NULL; node = node->next) {
    if (node->type != NODE_HEADING) continue;
    struct str words = text_fold_space(draft->arena, node_text(draft->arena, node));
    enum part part = find_part(draft->arena, words);
    if (!is_track && propose_is_track(words, &number, &rest)) propose(draft, node, "track", NULL);
    if (part == PART_GLOSSARY) {
      propose_glossary(draft, node);
    } else {
      propose_part(draft, node, part);
    }
  }
}
