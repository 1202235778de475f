/* fuzz.h: what the fuzz targets share.
 *
 * A target is one file fuzz-NAME.c with LLVMFuzzerTestOneInput(). It aborts (a failed
 * g_assert_...) when something that must hold for every input does not. driver.c
 * runs it as an ordinary test, libFuzzer for as long as one likes (long.sh).
 */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "model/ct-catalog.h"

G_BEGIN_DECLS

/* Larger inputs find nothing that these do not. */
#define FUZZ_MAX_INPUT ((size_t)64 * 1024)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A copy in a block of its own size, so that reading past its end is seen: the bytes
 * as they are, and as what most of core may expect, valid UTF-8 without NUL. Both are
 * not NUL-terminated. Returns: (transfer full) */
gchar *fuzz_bytes(const void *data, gsize size);
gchar *fuzz_text(const void *data, gsize size, gsize *length);

/* The same bytes always give the same number. */
guint32 fuzz_hash(const void *data, gsize size);

/**
 * FuzzPieces: cuts bytes into pieces of 1 to @max bytes, of random size when
 * @random; each piece is in a block of its own that is gone when the next one comes.
 */
typedef struct {
  const guint8 *at;
  gsize left;
  gsize max;
  GRand *random;
  gchar *piece;
} FuzzPieces;

void fuzz_pieces_init(FuzzPieces *pieces, const uint8_t *data, size_t size, gsize max,
                      gboolean random);
/* Returns: (transfer none) (nullable): NULL after the last one */
const gchar *fuzz_pieces_next(FuzzPieces *pieces, gsize *length);
void fuzz_pieces_clear(FuzzPieces *pieces);

/**
 * FuzzPart: several files in one input, each after a line "=== NAME".
 * @name: "" for what stands before the first such line
 */
typedef struct {
  gchar *name;
  gchar *bytes;
  gsize length;
} FuzzPart;

/* Returns: (transfer full) (element-type FuzzPart) */
GPtrArray *fuzz_parts(const void *data, gsize size);
/* Returns: (transfer none) (nullable): the first one called so */
const FuzzPart *fuzz_parts_find(const GPtrArray *parts, const gchar *name);

/* A folder of this process, removed at its end. */
const gchar *fuzz_folder(void);
/* Writes a file there. Returns: (transfer full): its path */
gchar *fuzz_write(const gchar *name, const gchar *bytes, gsize length);

/* The catalog in small-catalog.c, in parts; and loaded, once. */
extern const gchar fuzz_small_catalog[];
const CtCatalog *fuzz_catalog(void);
/* Loads a catalog from @parts; files that are missing there are those of the small
 * catalog. Returns: (transfer full) (nullable) */
CtCatalog *fuzz_catalog_load(const GPtrArray *parts, GError **error);

G_END_DECLS
