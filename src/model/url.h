/* The only maker of addresses. A url here is relative to the site's root and has no slash in front: "" is the front page,
 * "faelles-laering/maal/data/" a page, "faelles-laering/figurer/x.svg" a file. All are ASCII. A `prefix` is an edition's own:
 * "" for the site's content, "faelles-laering/" for a publication. */
#ifndef SPOR_MODEL_URL_H
#define SPOR_MODEL_URL_H

#include "model/kind.h"

struct arena;

struct str url_publication(struct arena *arena, struct str publication);
struct str url_edition(struct arena *arena, struct str publication, struct str edition);
/* Of an entity's own page. */
struct str url_entity(struct arena *arena, struct str prefix, enum kind kind, struct str id);
/* Of the index of a kind. */
struct str url_index(struct arena *arena, struct str prefix, enum kind kind);
/* Of a document, `path` below its publication's folder: "a/index.md" → prefix "a/", "mål.md" → prefix "maal/". */
struct str url_document(struct arena *arena, struct str prefix, struct str path);
/* Of a figure or attachment, `path` below its publication's folder; the extension is kept in lower case. */
struct str url_file(struct arena *arena, struct str prefix, struct str path);
/* Of a publication's or the site's own pages and files. */
struct str url_editions(struct arena *arena, struct str prefix);
struct str url_whole(struct arena *arena, struct str prefix); /* all documents on one page */
struct str url_timemap(struct arena *arena, struct str prefix);
struct str url_timeline(struct arena *arena, struct str prefix);
/* Of the site's search page, and the folder of the files it reads: of the text in force, or of other editions. */
struct str url_search(struct arena *arena);
struct str url_search_index(struct arena *arena, bool of_others);
struct str url_feed(struct arena *arena, struct str prefix);
struct str url_graph(struct arena *arena, struct str prefix);
/* The overviews of a publication: all its things from A to Å (of the site too, with the empty prefix), its map, its measurable targets. */
struct str url_register(struct arena *arena, struct str prefix);
struct str url_map(struct arena *arena, struct str prefix);
struct str url_indicators(struct arena *arena, struct str prefix);
/* Of what differs between two editions; `from` and `to` are their names. */
struct str url_comparison(struct arena *arena, struct str prefix, struct str from, struct str to);
/* Of the history of the page at `url`. */
struct str url_history(struct arena *arena, struct str url);
/* With an anchor; the same url when the anchor is empty. */
struct str url_anchor(struct arena *arena, struct str url, struct str anchor);

struct str url_without_anchor(struct str url);

/* The path of the output file behind a page's url, and of its JSON twin. */
struct str url_output(struct arena *arena, struct str url);
struct str url_twin(struct arena *arena, struct str url);
/* "./" or "../../": from the page at `url` to the site's root. */
struct str url_root(struct arena *arena, struct str url);
/* The link from the page at `from` to `to`. */
struct str url_relative(struct arena *arena, struct str from, struct str to);
/* Absolute, from the site's base-url (no closing slash); from the server's root when that is empty. */
struct str url_absolute(struct arena *arena, struct str base, struct str url);

/* Names that spor's own pages take: directly below a publication, and directly below the site. */
bool url_is_reserved(struct str name, bool in_publication);
/* The first part of a url that begins with `prefix`, after that prefix. */
struct str url_first_part(struct str url, struct str prefix);

#endif
