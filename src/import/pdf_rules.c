#include "import/pdf_rules.h"

#include <errno.h>
#include <qpdf/qpdf-c.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/child.h"

#define MEGABYTE ((size_t)1 << 20)

enum { FORMS_DEEP = 6, PARENTS_MAX = 50, OPERATORS_MAX = 20000000, SECONDS = 30, WRITTEN = 256 };

/* A page that is being read, in the child. */
struct sheet {
  qpdf_data file;
  qpdf_oh resources;
  unsigned page;
  size_t count;
  struct rule waiting[WRITTEN];
  size_t waiting_count;
  bool has_failed;
};

struct work {
  struct str bytes;
  unsigned page_count;
};

/* ---- in the child ---- */

static void write_waiting(struct sheet *sheet) {
  const char *at = (const char *)sheet->waiting;
  size_t left = sheet->waiting_count * sizeof sheet->waiting[0];
  sheet->waiting_count = 0;
  while (left > 0 && !sheet->has_failed) {
    ssize_t written = write(STDOUT_FILENO, at, left);
    if (written < 0 && errno == EINTR) continue;
    sheet->has_failed = written < 0;
    at += written > 0 ? written : 0;
    left -= written > 0 ? (size_t)written : 0;
  }
}

static void keep_rule(void *context, struct rule rule) {
  struct sheet *sheet = context;
  if (++sheet->count > PAGE_RULES_MAX) return;
  rule.page = sheet->page;
  sheet->waiting[sheet->waiting_count++] = rule;
  if (sheet->waiting_count == WRITTEN) write_waiting(sheet);
}

static double item(qpdf_data file, qpdf_oh array, int index) {
  qpdf_oh value = qpdf_oh_get_array_item(file, array, index);
  return qpdf_oh_is_number(file, value) ? qpdf_oh_get_numeric_value(file, value) : 0;
}

static qpdf_oh key(qpdf_data file, qpdf_oh dictionary, const char *name) {
  bool has = qpdf_oh_is_dictionary(file, dictionary) && qpdf_oh_has_key(file, dictionary, name);
  return has ? qpdf_oh_get_key(file, dictionary, name) : qpdf_oh_new_null(file);
}

/* What a page has not itself, the folders above it may have. */
static qpdf_oh inherited(qpdf_data file, qpdf_oh page, const char *name) {
  for (unsigned i = 0; i < PARENTS_MAX && qpdf_oh_is_dictionary(file, page); i++) {
    qpdf_oh value = key(file, page, name);
    if (!qpdf_oh_is_null(file, value)) return value;
    page = key(file, page, "/Parent");
  }
  return qpdf_oh_new_null(file);
}

static void paint_form(void *context, struct str name, const struct content *now) {
  struct sheet *sheet = context;
  qpdf_data file = sheet->file;
  char path[130] = "/";
  if (now->depth > FORMS_DEEP || name.len == 0 || name.len > 120) return;
  memcpy(path + 1, name.at, name.len);
  qpdf_oh form = key(file, key(file, sheet->resources, "/XObject"), path);
  if (!qpdf_oh_is_stream(file, form)) return;
  qpdf_oh dictionary = qpdf_oh_get_dict(file, form);
  if (!qpdf_oh_is_name_and_equals(file, key(file, dictionary, "/Subtype"), "/Form")) return;
  struct content content = *now;
  qpdf_oh matrix = key(file, dictionary, "/Matrix");
  if (qpdf_oh_is_array(file, matrix) && qpdf_oh_get_array_n_items(file, matrix) == 6) {
    double own[6];
    for (int i = 0; i < 6; i++) own[i] = item(file, matrix, i);
    content_multiply(content.matrix, own, now->matrix);
  }
  unsigned char *bytes = NULL;
  size_t len = 0;
  qpdf_oh before = sheet->resources;
  qpdf_oh resources = key(file, dictionary, "/Resources");
  if (qpdf_oh_is_dictionary(file, resources)) sheet->resources = resources;
  QPDF_BOOL is_read = QPDF_FALSE;
  QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(file, form, qpdf_dl_generalized, &is_read, &bytes, &len);
  if ((code & QPDF_ERRORS) == 0 && is_read) content_read(&content, (struct str){(const char *)bytes, len});
  free(bytes);
  sheet->resources = before;
}

/* From a page's own coordinates, upwards from the left, to ours, downwards from the left, as it is turned. False for a page without a size.
 */
static bool find_matrix(qpdf_data file, qpdf_oh page, double matrix[6]) {
  qpdf_oh box = inherited(file, page, "/MediaBox");
  qpdf_oh turn = inherited(file, page, "/Rotate");
  if (!qpdf_oh_is_array(file, box) || qpdf_oh_get_array_n_items(file, box) != 4) return false;
  double corners[4];
  for (int i = 0; i < 4; i++) corners[i] = item(file, box, i);
  double left = corners[0] < corners[2] ? corners[0] : corners[2];
  double right = corners[0] < corners[2] ? corners[2] : corners[0];
  double low = corners[1] < corners[3] ? corners[1] : corners[3];
  double high = corners[1] < corners[3] ? corners[3] : corners[1];
  int quarters = qpdf_oh_is_integer(file, turn) ? (qpdf_oh_get_int_value_as_int(file, turn) / 90 % 4 + 4) % 4 : 0;
  const double turned[4][6] = {
      {1, 0, 0, -1, -left, high}, {0, 1, 1, 0, -low, -left}, {-1, 0, 0, 1, right, -low}, {0, -1, -1, 0, high, right}};
  memcpy(matrix, turned[quarters], sizeof turned[0]);
  return true;
}

static void read_page(struct sheet *sheet, size_t *budget) {
  qpdf_oh page = qpdf_get_page_n(sheet->file, sheet->page - 1);
  struct content content = {.budget = budget, .context = sheet, .add = keep_rule, .paint = paint_form};
  unsigned char *bytes = NULL;
  size_t len = 0;
  sheet->count = 0;
  sheet->resources = inherited(sheet->file, page, "/Resources");
  if (!find_matrix(sheet->file, page, content.matrix)) return;
  if ((qpdf_oh_get_page_content_data(sheet->file, page, &bytes, &len) & QPDF_ERRORS) == 0) {
    content_read(&content, (struct str){(const char *)bytes, len});
  }
  free(bytes);
  write_waiting(sheet);
}

static bool read_all(void *context) {
  const struct work *work = context;
  struct sheet *sheet = calloc(1, sizeof *sheet);
  size_t budget = OPERATORS_MAX;
  if (sheet == NULL) return false;
  sheet->file = qpdf_init();
  qpdf_set_suppress_warnings(sheet->file, QPDF_TRUE);
  qpdf_silence_errors(sheet->file);
  QPDF_ERROR_CODE code = qpdf_read_memory(sheet->file, "pdf", work->bytes.at, work->bytes.len, "");
  int count = (code & QPDF_ERRORS) == 0 ? qpdf_get_num_pages(sheet->file) : -1;
  for (sheet->page = 1; (int)sheet->page <= count && sheet->page <= work->page_count; sheet->page++) read_page(sheet, &budget);
  bool is_fine = count >= 0 && !sheet->has_failed && budget > 0;
  qpdf_cleanup(&sheet->file);
  free(sheet);
  return is_fine;
}

/* ---- in the caller ---- */

bool rules_read(struct arena *arena, struct str bytes, unsigned page_count, const struct child_watch *watch, struct rules *rules) {
  struct work work = {bytes, page_count};
  struct child_limits limits = {.seconds = SECONDS, .output = 256 * MEGABYTE, .file = MEGABYTE, .memory = 2048 * MEGABYTE, .watch = watch};
  struct child_result result;
  *rules = (struct rules){0};
  child_call(read_all, &work, &limits, &result);
  bool is_read = result.end == CHILD_FINE;
  if (is_read && result.output.len > 0) {
    rules->count = result.output.len / sizeof *rules->items;
    rules->items = arena_copy(arena, result.output.at, rules->count * sizeof *rules->items);
  }
  child_release(&result);
  return is_read;
}
