#include "check/pdf.h"

#include <qpdf/qpdf-c.h>

#include "base/arena.h"

static bool is_text(qpdf_data file, qpdf_oh object) {
  if (!qpdf_oh_is_string(file, object)) return false;
  return str_trim(str_from(qpdf_oh_get_utf8_value(file, object))).len > 0;
}

static bool has_key(qpdf_data file, qpdf_oh object, const char *key) {
  return qpdf_oh_is_dictionary(file, object) && qpdf_oh_has_key(file, object, key);
}

static void look(qpdf_data file, struct pdf_access *access) {
  qpdf_oh root = qpdf_get_root(file);
  if (has_key(file, root, "/MarkInfo") && has_key(file, root, "/StructTreeRoot")) {
    qpdf_oh marks = qpdf_oh_get_key(file, root, "/MarkInfo");
    qpdf_oh mark = has_key(file, marks, "/Marked") ? qpdf_oh_get_key(file, marks, "/Marked") : qpdf_oh_new_null(file);
    access->is_tagged = qpdf_oh_is_bool(file, mark) && qpdf_oh_get_bool_value(file, mark);
  }
  access->has_language = has_key(file, root, "/Lang") && is_text(file, qpdf_oh_get_key(file, root, "/Lang"));
  qpdf_oh trailer = qpdf_get_trailer(file);
  qpdf_oh info = has_key(file, trailer, "/Info") ? qpdf_oh_get_key(file, trailer, "/Info") : qpdf_oh_new_null(file);
  access->has_title = has_key(file, info, "/Title") && is_text(file, qpdf_oh_get_key(file, info, "/Title"));
  if (!access->has_title) access->has_title = has_key(file, root, "/Metadata"); /* PDF 2.0 has its title there only */
}

struct pdf_access pdf_look(struct arena *arena, struct str bytes) {
  struct pdf_access access = {0};
  qpdf_data file = qpdf_init();
  qpdf_set_suppress_warnings(file, QPDF_TRUE);
  qpdf_silence_errors(file);
  QPDF_ERROR_CODE code = qpdf_read_memory(file, "pdf", bytes.at != NULL ? bytes.at : "", bytes.len, "");
  bool has_error = (code & QPDF_ERRORS) != 0 || qpdf_has_error(file);
  if (!has_error) look(file, &access);
  has_error = has_error || qpdf_has_error(file);
  access.is_readable = !has_error;
  if (has_error) {
    qpdf_error error = qpdf_get_error(file);
    access.error = str_copy(arena, str_from(error != NULL ? qpdf_get_error_message_detail(file, error) : "?"));
  }
  qpdf_cleanup(&file);
  return access;
}
