/* ct-json-private.h: the parts of the JSON parser.
 *
 * Private to base/.
 *   ct-json.c           made, fed, finished; keys and scalars
 *   ct-json-frames.c    objects and arrays as they begin and end
 *   ct-json-tables.c    what is told: tables, records, context
 *   ct-json-lists.c     tables of lists: rows, columns
 *   ct-json-batch.c     records without events
 *   ct-json-recover.c   after a fault, on at the next record
 *   ct-json-sequence.c  whether a text is one value or many
 */
#pragma once

#include "base/ct-json-capture.h"
#include "base/ct-json-quick.h"
#include "base/ct-json-scanner.h"
#include "base/ct-json-values.h"

G_BEGIN_DECLS

#define CT_JSON_TEXTS_FACTOR 4 /* paths of a record may take so many times max_record */

/* What a container outside of records may turn out to be. */
typedef enum {
  CT_JSON_PLAIN,
  CT_JSON_ROW,    /* array in an array, of scalars so far */
  CT_JSON_COLUMN, /* array in an object, or object with the keys 0, 1, 2 ...; of scalars so far */
  CT_JSON_IGNORED /* inside a row that cannot be used */
} CtJsonRole;

typedef enum { CT_JSON_GAVE_NONE, CT_JSON_GAVE_RECORDS, CT_JSON_GAVE_ROWS } CtJsonGave;

/**
 * CtJsonFrame: a container outside of records.
 * @is_sequence: no container, but the values of a sequence
 * @is_root: it is the document, or a value of a sequence
 * @at_path: it is what the path names
 * @bad: a row that cannot be used
 * @in_array: it, or what holds it, is an element of an array: its scalars hold for no table
 * @gave: what its elements have been told as
 * @depth: of the scanner inside of it
 * @indent, @line: where the element in progress begins; @indent as for
 *   ct_json_scanner_skip()
 * @pointer_length: of its own pointer
 * @n_context, @n_columns: what was kept of them before it began
 * @n_tables: that it holds; @has_child_table: one of them as its member
 * @has_scalars: as members
 * @too_many: lists of it were not kept
 */
typedef struct {
  gboolean is_array;
  gboolean is_sequence;
  gboolean is_root;
  gboolean at_path;
  gboolean bad;
  gboolean in_array;
  gboolean has_child_table;
  gboolean has_scalars;
  gboolean too_many;
  CtJsonRole role;
  CtJsonGave gave;
  guint64 id;
  guint64 next_index;
  gsize pointer_length;
  guint depth;
  gint indent;
  guint64 line;
  guint n_tables;
  guint n_context;
  guint n_columns;
} CtJsonFrame;

struct CtJsonParser {
  CtJsonScanner scanner;
  CtJsonHandler handler;
  gpointer user_data;
  gchar *path;
  gboolean tolerant;
  gboolean stopped;
  GError *failure;

  GString *pointer;  /* of the value in progress */
  gsize root_length; /* of the pointer of the value of a sequence */
  GArray *frames;
  guint64 n_frames;   /* ever */
  guint64 told_table; /* id of the frame whose table was told last */
  gboolean path_found;

  CtJsonCapture capture;
  gboolean in_record;
  gboolean held; /* the first record of the document: before a list of a table it is none */
  guint held_in; /* its array is this one of @frames */
  gboolean took_head;
  gchar *problem; /* of the record, row or scalar in progress */
  gboolean bad_text; /* in the scalar in progress */

  /* The object that is the whole document is a record when no table shows up in it. */
  gboolean in_root;
  gboolean root_bad; /* holds bad text, which was told */

  CtJsonValues context; /* that may hold for the next table */
  gchar *twin; /* pointer of one that is given twice */
  CtJsonValues row;
  CtJsonColumns *columns;
  guint64 n_left_out;
  gchar *left_out; /* pointer of the first list that belongs to no table */
  guint64 n_late;
  gchar *late; /* pointer of the first scalar behind several tables */

  GString *token; /* key or scalar outside of records */
  const gchar *token_start;

  CtJsonQuick *quick;   /* NULL: none needed yet */
  const gchar *refused; /* by it, in this piece: the object that begins here */
};

static inline CtJsonFrame *
ct_json_frame(CtJsonParser *parser, guint above)
{
  guint n = parser->frames->len;

  return n > above ? &g_array_index(parser->frames, CtJsonFrame, n - 1 - above) : NULL;
}

/* All return %FALSE to stop, those with @error also to fail. */

/* ct-json.c */
/* Keeps what stands before @at of the key or scalar in progress, if there is one. */
gboolean ct_json_take_token(CtJsonParser *parser, const gchar *at, GError **error);

/* ct-json-frames.c */
void ct_json_begin_sequence(CtJsonParser *parser);
gboolean ct_json_begin_container(CtJsonParser *parser, const gchar *at);
gboolean ct_json_end_container(CtJsonParser *parser, const gchar *at, GError **error);
gboolean ct_json_end_record(CtJsonParser *parser, const gchar *at);
/* Sets the pointer of a value that begins; that of an object's member is set by its key. */
gboolean ct_json_enter_value(CtJsonParser *parser, const gchar *at);
/* The key of the object in progress is @key, unescaped. */
gboolean ct_json_take_key(CtJsonParser *parser, const gchar *key);
gboolean ct_json_take_scalar(CtJsonParser *parser, const CtJsonValue *value);

/* ct-json-tables.c */
gboolean ct_json_go_on(CtJsonParser *parser, gboolean wanted);
gboolean ct_json_tell_problem(CtJsonParser *parser, const gchar *message);
gboolean ct_json_tell_syntax(CtJsonParser *parser, const gchar *message);
void ct_json_give_up_root(CtJsonParser *parser);
/* Whether a table of @frame is to be told: it is not the one told last. */
gboolean ct_json_begin_table(CtJsonParser *parser, CtJsonFrame *frame);
/* What was kept from @first on holds for the table told last. */
gboolean ct_json_give_contexts(CtJsonParser *parser, guint first);
gboolean ct_json_give_record(CtJsonParser *parser, const CtJsonValue *values, guint n_values,
                             guint64 index);
gchar *ct_json_copy_pointer(const CtJsonParser *parser, const CtJsonFrame *frame);
/* The table of @frame, which must be open, has begun or goes on. */
gboolean ct_json_tell_array(CtJsonParser *parser, CtJsonFrame *frame);
/* The record that was captured. */
gboolean ct_json_tell_record(CtJsonParser *parser, guint64 index);
/* The first record, as soon as it is known to be one. */
gboolean ct_json_release_held(CtJsonParser *parser, gboolean is_record);
gboolean ct_json_tell_context(CtJsonParser *parser, const CtJsonValue *value);
/* Drops the context that held only inside @frame, which ends. */
gboolean ct_json_end_context(CtJsonParser *parser, const CtJsonFrame *frame);

/* ct-json-lists.c */
/* The list at @pointer belongs to no table. */
void ct_json_leave_out(CtJsonParser *parser, const gchar *pointer);
gboolean ct_json_tell_row(CtJsonParser *parser, CtJsonFrame *array, guint64 index);
/* At the end of the object @frame: its lists, if they are columns. */
gboolean ct_json_tell_columns(CtJsonParser *parser, CtJsonFrame *frame, const gchar *at,
                              GError **error);

/* ct-json-batch.c */
/* The object that begins at @at, and those that follow it, when they are plain records of
 * the table in progress. Returns: (nullable): behind the last one, @at: none; NULL: stop */
const gchar *ct_json_take_records(const gchar *at, const gchar *end, gpointer user_data);

/* ct-json-recover.c */
gboolean ct_json_recover(const gchar *at, gpointer user_data, GError **error);
/* The text has ended within a line of a sequence. Returns: whether that was told */
gboolean ct_json_recover_end(CtJsonParser *parser, GError **error);

G_END_DECLS
