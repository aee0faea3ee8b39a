#include "relate/reasons.h"

#include "base/arena.h"
#include "base/buf.h"

/* A released edition's begin; a draft comes after all of them. */
static bool is_between(const struct revision *revision, const struct edition *from, const struct edition *to) {
  if (revision->edition == NULL || revision->edition->release == NULL || from->release == NULL) return true;
  bool is_after = date_compare(revision->edition->release->valid_from, from->release->valid_from) > 0;
  bool is_before = to->release == NULL || date_compare(revision->edition->release->valid_from, to->release->valid_from) <= 0;
  return is_after && is_before;
}

/* What has gone is told of by the publication's front page, which need not be there. */
static struct revisions revisions_for(const struct history *history, const struct entry *entry) {
  if (entry == NULL) return (struct revisions){0};
  struct revisions revisions = history_of(history, entry);
  return revisions.count > 0 || entry->document == NULL ? revisions : history_of(history, entry_document(entry));
}

static bool is_said(const struct str *reasons, size_t count, struct str reason) {
  for (size_t i = 0; i < count; i++) {
    if (str_equal(reasons[i], reason)) return true;
  }
  return false;
}

struct str reasons_between(struct arena *arena, const struct history *history, const struct entry *entry, const struct edition *from,
                           const struct edition *to) {
  struct revisions revisions = revisions_for(history, entry);
  struct str *said = arena_array(arena, revisions.count, sizeof *said);
  size_t count = 0;
  struct buf joined;
  buf_init(&joined, BUF_LIMIT_DEFAULT);
  for (size_t i = revisions.count; i-- > 0;) {
    const struct revision *revision = &revisions.at[i];
    if (revision->is_editorial || revision->reason.len == 0 || !is_between(revision, from, to)) continue;
    if (is_said(said, count, revision->reason)) continue;
    said[count++] = revision->reason;
    if (count > 1) buf_add_zero(&joined, "; ");
    buf_add(&joined, revision->reason);
  }
  struct str reasons = str_copy(arena, buf_str(&joined));
  buf_release(&joined);
  return reasons;
}

bool reasons_are_editorial(const struct history *history, const struct entry *entry, const struct edition *from, const struct edition *to) {
  struct revisions revisions = revisions_for(history, entry);
  size_t count = 0;
  for (size_t i = 0; i < revisions.count; i++) {
    if (!is_between(&revisions.at[i], from, to)) continue;
    if (!revisions.at[i].is_editorial) return false;
    count++;
  }
  return count > 0;
}
