/* ct-json-scanner.h: the grammar of JSON (RFC 8259), a byte at a time.
 *
 * Private to base/. Tells where things begin and end in bytes that come in
 * pieces of any size; keeps nothing but its state and a bit for each level.
 */
#pragma once

#include "base/ct-json.h"

G_BEGIN_DECLS

#define CT_JSON_RECORD_SEPARATOR '\x1E'
#define CT_JSON_DEEPEST 512 /* below the limit of cJSON */

/**
 * CtJsonEvent:
 * @CT_JSON_BAD_TEXT: in a string: bytes that are no UTF-8, half of a surrogate pair
 *   or \u0000; ->reason says which
 *
 * A beginning is told at its first byte, an end after its last one. Keys and
 * string scalars include their quotes.
 */
typedef enum {
  CT_JSON_OBJECT_BEGIN,
  CT_JSON_OBJECT_END,
  CT_JSON_ARRAY_BEGIN,
  CT_JSON_ARRAY_END,
  CT_JSON_KEY_BEGIN,
  CT_JSON_KEY_END,
  CT_JSON_SCALAR_BEGIN,
  CT_JSON_SCALAR_END,
  CT_JSON_BAD_TEXT
} CtJsonEvent;

/* Returns: %FALSE to stop, with or without an error. */
typedef gboolean (*CtJsonOnEvent)(CtJsonEvent event, const gchar *at, gpointer user_data,
                                  GError **error);

/* What the grammar does not allow stands at @at. Returns: %TRUE when the scanner was told
 * to skip, and @error is clear again */
typedef gboolean (*CtJsonOnFault)(const gchar *at, gpointer user_data, GError **error);

/* An object begins at @at. Returns: (nullable): @at; or behind this object, or one that
 * follows it in the same array or sequence: no event is told of them; NULL: stop */
typedef const gchar *(*CtJsonOnObject)(const gchar *at, const gchar *end, gpointer user_data);

/**
 * CtJsonScanner:
 * @on_object: (nullable): asked where an element may begin
 * @on_fault: (nullable): may call ct_json_scanner_skip()
 * @sequence: several values may follow each other
 * @kind: of the scalar in progress
 * @reason: for %CT_JSON_BAD_TEXT
 * @line_start: where the line begins in this piece, or the piece
 * @column: characters of the line in earlier pieces
 * @fresh: nothing but white space, @indent bytes of it, stands before in this line
 */
typedef struct {
  CtJsonOnEvent on_event;
  CtJsonOnFault on_fault;
  CtJsonOnObject on_object;
  gpointer user_data;
  CtJsonSequence sequence;
  CtJsonKind kind;
  const gchar *reason;

  guint state;
  gboolean in_key;
  const gchar *literal;
  guint hex_digits;
  guint hex_value;
  gboolean after_high;
  guint utf8_left;
  guchar utf8_low;
  guchar utf8_high;

  guint depth;
  guint max_depth;
  guint8 is_array[CT_JSON_DEEPEST];

  guint64 line;
  guint64 column;
  const gchar *line_start;
  gboolean after_cr;
  gboolean fresh;
  gint indent;

  const gchar *fault; /* where the last one stood, in its piece */
  guint skip_depth;
  gint skip_indent;
  guint64 skip_more; /* open brackets that is_array[] has no room for */
  gchar skip_quote;
} CtJsonScanner;

void ct_json_scanner_init(CtJsonScanner *scanner, guint max_depth, CtJsonOnEvent on_event,
                          gpointer user_data);
gboolean ct_json_scanner_feed(CtJsonScanner *scanner, const gchar *bytes, gsize length,
                              GError **error);

/**
 * ct_json_scanner_skip:
 * @depth: of the list whose element is broken, or 0 in a sequence
 * @indent: white space before that element, when it began a line; else -1
 *
 * From a fault on, goes over the text until the element, or what stands between two of
 * them, is over: where the brackets that it opened are closed, where a line begins like
 * the one in which it began, or, in lines, at the end of the line. No event is told on
 * the way.
 */
void ct_json_scanner_skip(CtJsonScanner *scanner, guint depth, gint indent);

/* Whether a number may still go on: only the end of the text ends it. */
gboolean ct_json_scanner_in_number(const CtJsonScanner *scanner);

/* Fails unless one whole value has been read. */
gboolean ct_json_scanner_finish(CtJsonScanner *scanner, GError **error);

/* Sets @error with line and column of @at. Returns: %FALSE */
gboolean ct_json_scanner_fail(const CtJsonScanner *scanner, const gchar *at, gint code,
                              const gchar *message, GError **error);

G_END_DECLS
