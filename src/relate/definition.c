#include "relate/definition.h"

const struct entry *definition_of(const struct links *links, const struct entry *entry) {
  if (entry->kind != KIND_CONCEPT) return NULL;
  for (size_t i = 0; entry->is_explanation && i < links->edge_out_counts[entry->index]; i++) {
    if (links->edges_out[entry->index][i].relation == RELATION_SAME_AS) return links->edges_out[entry->index][i].to;
  }
  return entry->is_explanation ? NULL : entry;
}

bool definition_holds(const struct links *links, const struct entry *document, size_t declaration, const struct entry *concept) {
  for (;;) {
    if (definition_of(links, document + declaration) == concept) return true;
    size_t container = document->document->declarations[declaration].container;
    if (declaration == 0 || container >= declaration) return false;
    declaration = container;
  }
}
