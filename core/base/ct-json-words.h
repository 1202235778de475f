/* ct-json-words.h: the states of the JSON scanner, and its strings, numbers and literals.
 *
 * Private to ct-json-scanner.c and ct-json-words.c.
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
  AT_EXPONENT
} CtJsonState;

/* Takes the state on after a value. */
void ct_json_end_value(CtJsonScanner *scanner);
gboolean ct_json_unexpected(const CtJsonScanner *scanner, const gchar *at, GError **error);

gboolean ct_json_scan_literal(CtJsonScanner *scanner, const gchar *at, GError **error);
gboolean ct_json_scan_escape(CtJsonScanner *scanner, const gchar *at, GError **error);
gboolean ct_json_scan_hex(CtJsonScanner *scanner, const gchar *at, GError **error);

/* Return: (nullable): the byte to go on with */
const gchar *ct_json_scan_number(CtJsonScanner *scanner, const gchar *at, GError **error);
const gchar *ct_json_scan_string(CtJsonScanner *scanner, const gchar *at, const gchar *end,
                                 GError **error);

G_END_DECLS
