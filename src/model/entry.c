#include "model/entry.h"

bool entry_is_document(const struct entry *entry) {
  return entry->document != NULL && entry->declaration->node == NULL;
}

bool entry_has_page(const struct entry *entry) {
  return !entry->is_explanation && (entry_is_document(entry) || kind_has_page(entry->kind));
}

const struct entry *entry_document(const struct entry *entry) {
  return entry - (entry->declaration - entry->document->declarations);
}

bool entry_may_be_any(const struct entry *entry) {
  bool is_own = entry->document != NULL && entry->declaration == entry->document->declarations;
  return is_own && entry->kind == KIND_PAGE && (entry->document->is_broken || entry->is_misplaced);
}
