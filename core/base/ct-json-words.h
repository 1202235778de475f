/* ct-json-words.h: the states of the JSON scanner; its strings, numbers and literals; and
 * how it goes over what is broken.
 *
 * Private to ct-json-scanner.c, ct-json-words.c and ct-json-skip.c.
 */
#pragma once

#include "base/ct-json-scanner.h"

G_BEGIN_DECLS

typedef enum {
  AT_START, /* a byte-order mark may come */
  AT_MARK_2,
  AT_MARK_3,
  AT_VALUE,
  AT_VALUE_OR_END,
  AT_KEY,
  AT_KEY_OR_END,
  AT_COLON,
  AT_COMMA_OR_END,
  AT_DONE,
  AT_STRING,
  AT_ESCAPE,
  AT_HEX,
  AT_LITERAL,
  AT_MINUS,
  AT_ZERO,
  AT_INTEGER,
  AT_POINT,
  AT_FRACTION,
  AT_EXPONENT_MARK,
  AT_EXPONENT_SIGN,
  AT_EXPONENT,
  AT_SKIP,
  AT_SKIP_STRING,
  AT_SKIP_ESCAPE,
  AT_SKIP_SLASH,
  AT_SKIP_LINE_COMMENT,
  AT_SKIP_COMMENT,
  AT_SKIP_STAR,
  AT_SKIP_LINE
} CtJsonState;

/* Takes the state on after a value. */
void ct_json_end_value(CtJsonScanner *scanner);
/* Counts lines. Returns: whether *@at is white space */
gboolean ct_json_skip_space(CtJsonScanner *scanner, const gchar *at);
/* While skipping. Returns: the byte to go on with, @at where the grammar holds again */
const gchar *ct_json_scan_skip(CtJsonScanner *scanner, const gchar *at);
gboolean ct_json_unexpected(const CtJsonScanner *scanner, const gchar *at, GError **error);

gboolean ct_json_scan_literal(CtJsonScanner *scanner, const gchar *at, GError **error);
gboolean ct_json_scan_escape(CtJsonScanner *scanner, const gchar *at, GError **error);
gboolean ct_json_scan_hex(CtJsonScanner *scanner, const gchar *at, GError **error);

/* Return: (nullable): the byte to go on with */
const gchar *ct_json_scan_number(CtJsonScanner *scanner, const gchar *at, GError **error);
const gchar *ct_json_scan_string(CtJsonScanner *scanner, const gchar *at, const gchar *end,
                                 GError **error);

G_END_DECLS
