#include "layout/quote.h"

#include "base/arena.h"
#include "base/buf.h"
#include "relate/label.h"

struct quoting {
  struct arena *arena;
  const struct site *site;
  const struct entry *document; /* the own entry of the document that is quoted */
  const struct reference *used;
  struct quote *quote;
  struct buf words;
  size_t done; /* bytes of the sentence that are written */
};

/* Writes the sentence up to and with the words of one of its references. */
static void pass_reference(struct quoting *quoting, const struct reference *reference) {
  if (reference->mark_start < quoting->done) return; /* inside another one */
  const struct target *target =
      links_target(quoting->site->links, quoting->document, (size_t)(reference - quoting->document->document->references));
  buf_add(&quoting->words, str_slice(reference->sentence, quoting->done, reference->mark_start));
  if (reference == quoting->used) quoting->quote->mark_start = quoting->words.len;
  struct str words = str_slice(reference->sentence, reference->mark_start, reference->mark_end);
  if (reference->is_bare && target->entry != NULL) words = reference_label(quoting->arena, reference, target->entry);
  buf_add(&quoting->words, words);
  if (reference == quoting->used) quoting->quote->mark_end = quoting->words.len;
  quoting->done = reference->mark_end;
}

struct quote quote_make(struct arena *arena, const struct site *site, const struct use *use) {
  if (use->reference->form == REFERENCE_TERM) /* found as readers see it */
    return (struct quote){use->reference->sentence, use->reference->mark_start, use->reference->mark_end};
  const struct document *document = use->from->document;
  const struct reference *end = document->references + document->reference_count;
  struct quote quote = {0};
  struct quoting quoting = {arena, site, use->from - (use->from->declaration - document->declarations), use->reference, &quote, {0}, 0};
  buf_init(&quoting.words, BUF_LIMIT_DEFAULT);
  /* References of one sentence follow each other and share its bytes. */
  const struct reference *first = use->reference;
  while (first > document->references && first[-1].sentence.at == first->sentence.at) first--;
  for (; first < end && first->sentence.at == use->reference->sentence.at; first++) pass_reference(&quoting, first);
  buf_add(&quoting.words, str_slice(use->reference->sentence, quoting.done, use->reference->sentence.len));
  quote.sentence = str_copy(arena, buf_str(&quoting.words));
  buf_release(&quoting.words);
  return quote;
}
