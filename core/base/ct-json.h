/* ct-json.h: records out of JSON (RFC 8259, strictly), on cJSON.
 *
 * A push scanner checks the grammar, counts depth and finds the records: the
 * objects that are direct elements of an array. cJSON parses one record at a
 * time, so memory is bound by the largest record. Numbers keep the text that
 * was written (cJSON alone would make doubles of them).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CT_JSON_NULL,
  CT_JSON_BOOLEAN,
  CT_JSON_NUMBER,
  CT_JSON_STRING
} CtJsonKind;

/**
 * CtJsonValue:
 * @path: where it stands below the record (or, for context, below the root), as
 *   a JSON pointer without the leading '/': "value", "chi_tieu/ma", "parts/0"
 * @kind: of the scalar
 * @text: (array length=length): the string's characters (unescaped, UTF-8), or the
 *   number, true, false, null as written. Borrowed until the call returns.
 */
typedef struct {
  const gchar *path;
  CtJsonKind kind;
  const gchar *text;
  gsize length;
} CtJsonValue;

/**
 * CtJsonHandler:
 * @context: a scalar outside all records, e.g. {"ky": "2023-01/P6M", "data": [...]}
 * @array: the records that follow are elements of the array with this JSON pointer
 *   ("" for the whole document, "/data"). Told before the first one, and again
 *   where an array goes on after another one inside it
 * @record: all scalars of one record in document order; @index is its place in
 *   the array, from 0, among all elements. A record that is the whole document
 *   comes without @array before it: its pointer is ""
 * @problem: a record that cannot be used (a key given twice, over a limit, text
 *   that is no UTF-8, half of a surrogate pair, \u0000, a number of more than 63
 *   characters); it is left out. @pointer names the place. The same outside of
 *   records, and where grammar is broken, is an error.
 *
 * Each may be NULL. Each returns %FALSE to stop.
 */
typedef struct {
  gboolean (*context)(const CtJsonValue *value, gpointer user_data);
  gboolean (*array)(const gchar *pointer, gpointer user_data);
  gboolean (*record)(const CtJsonValue *values, guint n_values, guint64 index, gpointer user_data);
  gboolean (*problem)(const gchar *pointer, const gchar *message, gpointer user_data);
} CtJsonHandler;

/**
 * CtJsonOptions:
 * @path: (nullable): JSON pointer of the one array whose elements are records;
 *   NULL: every array of objects that is not inside a record. A single object
 *   at the root without such an array is one record with pointer "".
 * @max_record: bytes of one record; 0 stands for 1 MiB
 * @max_depth: of nesting; 0 stands for 64, 512 is the most
 */
typedef struct {
  const gchar *path;
  gsize max_record;
  guint max_depth;
} CtJsonOptions;

typedef struct CtJsonParser CtJsonParser;

CtJsonParser *ct_json_parser_new(const CtJsonOptions *options, const CtJsonHandler *handler,
                                 gpointer user_data);
void ct_json_parser_free(CtJsonParser *parser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtJsonParser, ct_json_parser_free)

/* %FALSE with @error ("line 3, column 14: ...") when the text is no JSON or holds no
 * array at the path (CT_ERROR_SOURCE), or passes a limit outside of a record
 * (CT_ERROR_LIMIT); %FALSE without @error when the handler stopped. Records before the fault
 * have been delivered. */
gboolean ct_json_parser_feed(CtJsonParser *parser, const gchar *bytes, gsize length,
                             GError **error);
gboolean ct_json_parser_finish(CtJsonParser *parser, GError **error);

/* Appends @text as a JSON string with its quotes. */
void ct_json_append_string(GString *json, const gchar *text, gsize length);

G_END_DECLS
