/* ct-json.h: records out of JSON (RFC 8259), on cJSON.
 *
 * A push scanner checks the grammar, counts depth and finds the records: the
 * objects that are direct elements of an array, or of a sequence of values (JSON
 * lines). cJSON parses one record at a time, so memory is bound by the largest
 * record; those that are like the one before and lie whole in a piece are read in one
 * pass instead, which tells the same (ct-json-quick.h): give large pieces. Tables without
 * records are found, too: an array of arrays, whose rows are
 * told like records; and an object whose members are arrays, the columns, which are
 * held until it ends. Numbers keep the text that was written (cJSON alone would make
 * doubles of them).
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
 *   number, true, false, null as written. Borrowed until the call returns; not
 *   NUL-terminated
 * @path_id: a number of @path's own, as long as there is the parser; or 0: it has none
 */
typedef struct {
  const gchar *path;
  CtJsonKind kind;
  const gchar *text;
  gsize length;
  guint path_id;
} CtJsonValue;

/**
 * CtJsonHandler:
 * @context: a scalar outside all tables that may hold for the table told last: it
 *   stands beside it, beside what holds it, or in an object there that holds no
 *   table. {"ky": "2023-01/P6M", "data": [...]}. Told after each table that it may
 *   hold for has begun, so maybe several times; not at all without a table. At
 *   most 256 are kept
 * @array: the records that follow are elements of the array with this JSON pointer
 *   ("" for the whole document or sequence, "/data"). Told before the first one, and
 *   again where an array goes on after another one inside it
 * @record: all scalars of one record in document order; @index is its place in
 *   the array, from 0, among all elements. A record that is the whole document
 *   comes without @array before it: its pointer is "". A row of an array of arrays has
 *   values with the paths "0", "1" ...; a row of columns their names
 * @problem: a record that cannot be used (a key given twice, over a limit, text
 *   that is no UTF-8, half of a surrogate pair, \u0000, a number of more than 63
 *   characters); it is left out. @pointer names the place. The same outside of
 *   records, and where grammar is broken, is an error.
 * @rows: like @array, and the elements are arrays of scalars. @n_values: of the
 *   first; @names: (array length=n_values) (nullable): what an array beside it ("columns",
 *   "fields", "headers") calls them
 * @columns: like @array, for the object with this JSON pointer, whose members @names are
 *   arrays, of one length unless @unequal follows
 * @unequal: the columns are not of one length (null at the end does not count); @pointer
 *   is that of one that is too short. Which
 *   values belong together is not known: there are no rows
 * @syntax: with ->tolerant: what is no JSON, and cost the record at @pointer, or nothing
 *   when it stands between records
 * @left_out: @n lists of scalars, the first one at @pointer, belong to no table; told at
 *   the end, when there is a table and no path was declared
 *
 * @late: @n scalars, the first one at @pointer, stand behind several tables that they may
 *   hold for, and were told for the last one only; told at the end
 *
 * Each may be NULL: then @syntax and @unequal are told as @problem. Each returns %FALSE
 * to stop.
 */
typedef struct {
  gboolean (*context)(const CtJsonValue *value, gpointer user_data);
  gboolean (*array)(const gchar *pointer, gpointer user_data);
  gboolean (*record)(const CtJsonValue *values, guint n_values, guint64 index, gpointer user_data);
  gboolean (*problem)(const gchar *pointer, const gchar *message, gpointer user_data);
  gboolean (*rows)(const gchar *pointer, const gchar *const *names, guint n_values,
                   gpointer user_data);
  gboolean (*columns)(const gchar *pointer, const gchar *const *names, guint n_names,
                      gpointer user_data);
  gboolean (*unequal)(const gchar *pointer, const gchar *message, gpointer user_data);
  gboolean (*syntax)(const gchar *pointer, const gchar *message, gpointer user_data);
  gboolean (*left_out)(const gchar *pointer, guint64 n, gpointer user_data);
  gboolean (*late)(const gchar *pointer, guint64 n, gpointer user_data);
} CtJsonHandler;

/**
 * CtJsonSequence:
 * @CT_JSON_VALUES: values one after the other, with or without commas: those that are
 *   objects without an array of objects inside are records of one table
 * @CT_JSON_LINES: the same, and no value goes over a line's end; each object is a record
 */
typedef enum { CT_JSON_ONE_VALUE, CT_JSON_VALUES, CT_JSON_LINES } CtJsonSequence;

/**
 * CtJsonOptions:
 * @path: (nullable): JSON pointer of the one array whose elements are records (or rows),
 *   or of the object whose members are columns; in a sequence, below each value.
 *   NULL: every array of objects or arrays, and every object of two or more columns
 *   of one length, that is not inside a record. A single object at the root without
 *   such an array is one record with pointer "".
 * @max_record: bytes of one record; 0 stands for 1 MiB
 * @max_depth: of nesting; 0 stands for 64, 512 is the most
 * @max_columns: bytes that columns may take; 0 stands for 32 MiB
 * @sequence: see ct_json_find_sequence()
 * @tolerant: a record whose grammar is broken is told, and reading goes on at the next
 */
typedef struct {
  const gchar *path;
  gsize max_record;
  guint max_depth;
  gsize max_columns;
  CtJsonSequence sequence;
  gboolean tolerant;
} CtJsonOptions;

/* Whether the text that begins with @head is a sequence. */
CtJsonSequence ct_json_find_sequence(const gchar *head, gsize length);

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
