/* The files that were planned, made in parallel and handed to the writer, or one by one. */
#ifndef SPOR_BUILD_PRODUCE_H
#define SPOR_BUILD_PRODUCE_H

#include "build/outputs.h"
#include "layout/script.h"

struct asset;
struct outputs_maker;
struct worker;

/* Is shown each file's bytes by the worker that made it. They hold until it returns. */
struct witness {
  void (*see)(void *context, size_t number, struct str bytes, struct worker *worker);
  void *context;
};

/* Makes all files and puts them; with a NULL writer they are made and thrown away. `witness` may be NULL. */
void outputs_produce(const struct build *build, const struct outputs *outputs, struct writer *writer, const struct witness *witness,
                     struct diags *diags);
/* One file at a time, by one thread. The build and the plan must outlive it. */
struct outputs_maker *outputs_maker_open(const struct build *build, const struct outputs *outputs, struct diags *diags);
/* Appends the file's bytes. False with diagnostics, or when they are too many. */
bool outputs_maker_make(struct outputs_maker *maker, const struct output *output, struct buf *out, struct diags *diags);
void outputs_maker_close(struct outputs_maker *maker); /* NULL is allowed */
/* The bytes of one figure or attachment as the site publishes them. */
bool outputs_asset(const struct build *build, const struct asset *asset, struct arena *scratch, struct diags *diags, struct buf *out);
/* What layouts may spend on a page. */
struct script_limits outputs_script_limits(const struct config *config);
/* What the output is a function of, as `key value` lines. */
struct str outputs_manifest_head(struct arena *arena, const struct build *build);

#endif
