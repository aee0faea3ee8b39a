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
