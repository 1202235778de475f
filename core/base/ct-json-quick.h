/* ct-json-quick.h: a record that lies whole in memory, into its scalars in one pass.
 *
 * Private to base/. Takes what is usual: keys and strings without escapes, valid UTF-8,
 * keys given once, nesting that is not deep. What it takes it gives as the scanner and
 * cJSON would (the tests hold that); all else it refuses, without saying why, and they
 * are asked. Keys are those of the record before, compared byte by byte, so a path is
 * made once and not for each record.
 */
#pragma once

#include "base/ct-json.h"

G_BEGIN_DECLS

typedef struct CtJsonQuick CtJsonQuick;

/**
 * CtJsonQuickLimits:
 * @max_depth: of brackets, those of the record counted
 * @max_length: bytes of a record
 * @max_texts: that the paths of all its values may take together
 * @one_line: no record goes over a line's end
 */
typedef struct {
  guint max_depth;
  gsize max_length;
  gsize max_texts;
  gboolean one_line;
} CtJsonQuickLimits;

/**
 * CtJsonQuickRecord:
 * @values: (array length=n_values): texts are slices of the bytes that were read
 * @n_lines: line ends that were gone over are added to it
 * @line_start: (nullable): set behind the last one of them
 */
typedef struct {
  const CtJsonValue *values;
  guint n_values;
  guint64 n_lines;
  const gchar *line_start;
} CtJsonQuickRecord;

CtJsonQuick *ct_json_quick_new(void);
void ct_json_quick_free(CtJsonQuick *quick);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtJsonQuick, ct_json_quick_free)

/* The object that begins at @at. Returns: (nullable): behind it; %NULL: it is not taken, or
 * does not end before @end */
const gchar *ct_json_quick_read(CtJsonQuick *quick, const CtJsonQuickLimits *limits,
                                const gchar *at, const gchar *end, CtJsonQuickRecord *record);

/* From behind an element of an array over the comma to the object that follows. In a
 * @sequence there may be no comma. Returns: (nullable): where it begins */
const gchar *ct_json_quick_find_next(const gchar *at, const gchar *end, gboolean sequence,
                                     CtJsonQuickRecord *record);

G_END_DECLS
