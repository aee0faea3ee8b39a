#include "import/import.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/path.h"
#include "base/reason.h"
#include "base/text.h"
#include "import/mend.h"
#include "import/pages.h"
#include "import/pandoc.h"
#include "import/pictures.h"
#include "import/propose.h"
#include "import/shape.h"
#include "import/tables.h"
#include "import/write.h"
#include "read/lexicon.h"
#include "read/ocr.h"
#include "read/yamledit.h"

#define NO_TEXT ((struct str){0})
#define FILE_LIMIT ((size_t)100 << 20)
#define TEXT_LIMIT ((size_t)64 << 20)

enum reader { READER_PANDOC, READER_PDF, READER_PLAIN };

static const struct format {
  const char *extension;
  enum reader reader;
  const char *name;  /* pandoc's */
  const char *begin; /* the bytes that such a file begins with; NULL: any */
} formats[] = {
    {"pdf", READER_PDF, NULL, "%PDF-"},     {"txt", READER_PLAIN, NULL, NULL},       {"docx", READER_PANDOC, "docx", "PK"},
    {"odt", READER_PANDOC, "odt", "PK"},    {"html", READER_PANDOC, "html", NULL},   {"htm", READER_PANDOC, "html", NULL},
    {"xhtml", READER_PANDOC, "html", NULL}, {"rtf", READER_PANDOC, "rtf", "{\\rtf"},
};

static const struct format *find_format(const char *path) {
  for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
    if (path_has_extension(str_from(path), formats[i].extension)) return &formats[i];
  }
  return NULL;
}

/* What a Word file is that was locked with a password: an old kind of container. */
static bool is_locked(struct str bytes) {
  return str_starts(bytes, "\xD0\xCF\x11\xE0");
}

static bool check_bytes(const struct format *format, struct str path, struct str bytes, struct diags *diags) {
  if (bytes.len == 0) {
    diags_add_path(diags, DIAG_IMPORT_EMPTY, path, NO_TEXT, NO_TEXT);
  } else if (is_locked(bytes)) {
    diags_add_path(diags, DIAG_IMPORT_LOCKED, path, NO_TEXT, NO_TEXT);
  } else if (format->begin != NULL && !str_starts(bytes, format->begin)) {
    struct str why = str_from(DIAG_WORDS("it is not what its name says", "den er ikke det, dens navn siger"));
    diags_add_path(diags, DIAG_IMPORT_UNREADABLE, path, why, NO_TEXT);
  } else {
    return true;
  }
  return false;
}

/* Elements that are no text. pandoc leaves them out without a word. */
static void tell_of_scripts(struct draft *draft, struct str html) {
  static const char *const elements[] = {"<script", "<iframe", "<object", "<embed", "<form", "<video", "<audio"};
  struct str lower = text_lower(draft->arena, html);
  for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
    for (size_t at = str_find(lower, str_from(elements[i]), 0); at != STR_NOT_FOUND; at = str_find(lower, str_from(elements[i]), at + 1)) {
      draft_tell(draft, EVENT_SCRIPT_LEFT_OUT, NULL, str_from(elements[i] + 1), NO_TEXT);
    }
  }
}

/* A folder for what comes out of the file. It goes again, whatever happens: interrupts wait until then. */
struct work {
  char *folder; /* NULL with errno */
  struct interrupt held;
};

static bool work_open(struct arena *arena, struct work *work) {
  const char *temporary = getenv("TMPDIR");
  struct str pattern = str_format(arena, "%s/spor-import-XXXXXX", temporary != NULL && temporary[0] != '\0' ? temporary : "/tmp");
  interrupt_hold(&work->held);
  work->folder = mkdtemp(arena_copy(arena, str_zero(arena, pattern), pattern.len + 1));
  if (work->folder == NULL) interrupt_let(&work->held);
  return work->folder != NULL;
}

static void work_close(const struct work *work) {
  file_remove_tree(work->folder);
  interrupt_let(&work->held);
}

static bool read_with_pandoc(struct draft *draft, const char *path, const struct format *format, struct str bytes, struct diags *diags) {
  char *whole = realpath(path, NULL);
  struct work work;
  if (whole == NULL || !work_open(draft->arena, &work)) {
    diags_add_path(diags, DIAG_FILE_UNREADABLE, str_from(path), reason_of(errno), NO_TEXT);
    free(whole);
    return false;
  }
  bool is_html = strcmp(format->name, "html") == 0;
  if (is_html) tell_of_scripts(draft, bytes);
  draft->loses_heads = strcmp(format->name, "odt") == 0;
  bool is_read = pandoc_read(draft, whole, format->name, work.folder, diags);
  struct str beside = path_folder(str_from(whole));
  struct shape shape = {.name = path_stem(str_from(path)),
                        .base = text_slug(draft->arena, path_stem(str_from(path))),
                        .folder = work.folder,
                        .other_root = is_html ? str_zero(draft->arena, beside) : NULL};
  if (is_read) shape_document(draft, &shape);
  work_close(&work);
  free(whole);
  return is_read;
}

static bool is_misread(struct arena *arena, const struct pages *pages, enum import_mend mend) {
  struct str *texts = arena_array(arena, pages->count + 1, sizeof *texts);
  for (size_t i = 0; i < pages->count; i++) texts[i] = pages->lines[i].text;
  return mend == MEND_ALWAYS || (mend == MEND_AUTO && mend_is_wanted(texts, pages->count));
}

/* The pictures lie in a folder of their own until the shape is settled. */
static void finish_pages(struct draft *draft, const char *path, bool is_pdf, unsigned page_count) {
  struct str stem = path_stem(str_from(path));
  char *whole = is_pdf ? realpath(path, NULL) : NULL;
  struct work work;
  bool has_work = whole != NULL && work_open(draft->arena, &work);
  struct shape shape = {.name = stem, .base = text_slug(draft->arena, stem), .folder = has_work ? work.folder : NULL};
  draft_step(draft, IMPORT_PICTURES);
  if (has_work) pictures_take(draft, whole, work.folder, page_count);
  shape_document(draft, &shape);
  if (has_work) work_close(&work);
  free(whole);
}

static bool read_pages(struct draft *draft, const struct import_options *options, const struct format *format, struct str bytes,
                       struct diags *diags) {
  struct arena *arena = draft->arena;
  struct pages pages = {0};
  bool is_pdf = format->reader == READER_PDF;
  bool is_read =
      is_pdf ? pages_read_pdf(draft, options->path, &pages, diags) : pages_read_text(arena, str_from(options->path), bytes, &pages, diags);
  if (!is_read || pages.count == 0) return is_read;
  draft->is_damaged = is_misread(arena, &pages, options->mend);
  struct lexicon *lexicon = options->mend != MEND_NEVER ? lexicon_open(STR("da"), options->cache, diags) : NULL;
  if (lexicon == NULL && options->mend != MEND_NEVER) return false;
  struct ocr *ocr = lexicon != NULL ? ocr_new(arena, lexicon) : NULL;
  draft_step(draft, IMPORT_TABLES);
  if (is_pdf) tables_find(draft, &pages, options->path, bytes);
  furniture_drop(draft, &pages);
  if (is_pdf) columns_order(&pages);
  if (is_pdf) tables_join(draft, &pages);
  paragraphs_build(draft, &pages, lexicon, ocr);
  draft_step(draft, IMPORT_WORDS);
  if (draft->is_damaged) mend_words(draft, lexicon, ocr);
  lexicon_close(lexicon);
  for (size_t i = 0; i < draft->happening_count; i++) { /* headings were told of before they were mended */
    struct happening *happening = &draft->happenings[i];
    if (happening->event == EVENT_HEADING_GUESSED) happening->text = text_fold_space(arena, node_text(arena, happening->node));
  }
  finish_pages(draft, options->path, is_pdf, pages.page_count);
  return true;
}

static bool read_file(struct draft *draft, const struct import_options *options, struct diags *diags) {
  struct str path = str_from(options->path);
  const struct format *format = find_format(options->path);
  struct str bytes;
  if (file_type(options->path) == FILE_FOLDER) {
    diags_add_path(diags, DIAG_FILE_UNREADABLE, path, reason_of(EISDIR), NO_TEXT);
    return false;
  }
  if (format == NULL) {
    diags_add_path(diags, DIAG_IMPORT_FORMAT, path, path_extension(path), NO_TEXT);
    return false;
  }
  if (!file_read(draft->arena, options->path, FILE_LIMIT, &bytes)) {
    enum diag_code code = errno == EFBIG ? DIAG_IMPORT_TOO_LARGE : DIAG_FILE_UNREADABLE;
    diags_add_path(diags, code, path, errno == EFBIG ? STR("spor") : reason_of(errno), NO_TEXT);
    return false;
  }
  if (!check_bytes(format, path, bytes, diags)) return false;
  return format->reader == READER_PANDOC ? read_with_pandoc(draft, options->path, format, bytes, diags)
                                         : read_pages(draft, options, format, bytes, diags);
}

static void settle_kind(struct import *import, const struct import_options *options) {
  struct str number;
  struct str rest;
  bool is_track = propose_is_track(import->title, &number, &rest) && rest.len > 0;
  import->kind = is_track ? KIND_TRACK : KIND_PAGE;
  if (options->kind != NULL) kind_by_name(str_from(options->kind), &import->kind);
  if (!is_track || import->kind != KIND_TRACK) return;
  import->number = number;
  import->title = rest;
}

bool import_read(struct arena *arena, const struct import_options *options, struct import *import, struct diags *diags) {
  *import = (struct import){0};
  draft_init(&import->draft, arena);
  import->draft.watch = options->watch;
  draft_step(&import->draft, IMPORT_READING);
  if (!read_file(&import->draft, options, diags)) return false;
  if (import->draft.root->first == NULL) {
    diags_add_path(diags, DIAG_IMPORT_EMPTY, str_from(options->path), NO_TEXT, NO_TEXT);
    return false;
  }
  import->title = options->title != NULL ? text_fold_space(arena, str_from(options->title)) : import->draft.title;
  settle_kind(import, options);
  propose_parts(&import->draft, import->kind == KIND_TRACK);
  return true;
}

static unsigned count_lines(struct str text) {
  unsigned count = 0;
  for (size_t i = 0; i < text.len; i++) count += text.at[i] == '\n';
  return count;
}

struct str import_write(struct import *import, struct str id, struct str source) {
  struct arena *arena = import->draft.arena;
  struct buf out;
  buf_init(&out, TEXT_LIMIT);
  struct str name = text_visible(arena, path_name(source));
  buf_format(&out, "---\n# Hentet fra %.*s med spor import. Læs teksten igennem, og slet så denne linje.\n", STR_ARG(name));
  buf_format(&out, "id: %.*s\nkind: %s\ntitle: %.*s\n", STR_ARG(id), kind_name(import->kind),
             STR_ARG(yaml_edit_scalar(arena, import->title)));
  if (import->number.len > 0) buf_format(&out, "number: %.*s\n", STR_ARG(yaml_edit_scalar(arena, import->number)));
  buf_add(&out, STR("---\n\n"));
  write_markdown(import->draft.root, count_lines(buf_str(&out)) + 1, &out);
  struct str text = str_copy(arena, buf_str(&out));
  buf_release(&out);
  return text;
}
