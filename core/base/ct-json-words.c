#include "base/ct-json-words.h"

#include "base/ct-error.h"
#include "base/ct-message.h"

#include <string.h>

static gboolean
tell(CtJsonScanner *scanner, CtJsonEvent event, const gchar *at, GError **error)
{
  return scanner->on_event(event, at, scanner->user_data, error);
}

gboolean
ct_json_scan_literal(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  if (*at != *scanner->literal)
    return ct_json_unexpected(scanner, at, error);
  if (*++scanner->literal != '\0')
    return TRUE;
  ct_json_end_value(scanner);
  return tell(scanner, CT_JSON_SCALAR_END, at + 1, error);
}

/* Returns: the state that @c leads to, AT_DONE when the number ends before it */
static CtJsonState
next_in_number(CtJsonState state, gchar c)
{
  gboolean digit = g_ascii_isdigit(c);

  switch (state) {
  case AT_MINUS:
    return c == '0' ? AT_ZERO : digit ? AT_INTEGER : AT_DONE;
  case AT_ZERO:
  case AT_INTEGER:
    if (digit)
      return state == AT_INTEGER ? AT_INTEGER : AT_DONE;
    return c == '.' ? AT_POINT : c == 'e' || c == 'E' ? AT_EXPONENT_MARK : AT_DONE;
  case AT_POINT:
    return digit ? AT_FRACTION : AT_DONE;
  case AT_FRACTION:
    return digit ? AT_FRACTION : c == 'e' || c == 'E' ? AT_EXPONENT_MARK : AT_DONE;
  case AT_EXPONENT_MARK:
    return digit ? AT_EXPONENT : c == '+' || c == '-' ? AT_EXPONENT_SIGN : AT_DONE;
  default:
    return digit ? AT_EXPONENT : AT_DONE;
  }
}

gboolean
ct_json_scanner_in_number(const CtJsonScanner *scanner)
{
  return scanner->state == AT_ZERO || scanner->state == AT_INTEGER ||
         scanner->state == AT_FRACTION || scanner->state == AT_EXPONENT;
}

/* Returns: (nullable): the byte to go on with */
const gchar *
ct_json_scan_number(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  CtJsonState next = next_in_number((CtJsonState)scanner->state, *at);

  if (next != AT_DONE) {
    scanner->state = next;
    return at + 1;
  }
  if (!ct_json_scanner_in_number(scanner)) {
    ct_json_unexpected(scanner, at, error);
    return NULL;
  }
  ct_json_end_value(scanner);
  return tell(scanner, CT_JSON_SCALAR_END, at, error) ? at : NULL;
}

static gboolean
bad_text(CtJsonScanner *scanner, const gchar *reason, const gchar *at, GError **error)
{
  scanner->reason = reason;
  return tell(scanner, CT_JSON_BAD_TEXT, at, error);
}

static gboolean
bad_surrogate(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  scanner->after_high = FALSE;
  return bad_text(scanner, _("half of a surrogate pair"), at, error);
}

static gboolean
end_hex(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  guint value = scanner->hex_value;
  gboolean low = value >= 0xDC00 && value <= 0xDFFF;

  scanner->state = AT_STRING;
  if (scanner->after_high != low && !bad_surrogate(scanner, at, error))
    return FALSE;
  scanner->after_high = value >= 0xD800 && value <= 0xDBFF;
  return value != 0 || bad_text(scanner, _("the character \\u0000"), at, error);
}

gboolean
ct_json_scan_hex(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  gint digit = g_ascii_xdigit_value(*at);

  if (digit < 0)
    return ct_json_unexpected(scanner, at, error);
  scanner->hex_value = scanner->hex_value * 16 + (guint)digit;
  return ++scanner->hex_digits < 4 || end_hex(scanner, at, error);
}

gboolean
ct_json_scan_escape(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  if (*at == '\0' || strchr("\"\\/bfnrtu", *at) == NULL)
    return ct_json_unexpected(scanner, at, error);
  if (*at == 'u') {
    scanner->state = AT_HEX;
    scanner->hex_digits = 0;
    scanner->hex_value = 0;
    return TRUE;
  }
  scanner->state = AT_STRING;
  return !scanner->after_high || bad_surrogate(scanner, at, error);
}

/* The bytes that may follow @first: their number, and the range of the next one. */
static gboolean
begin_utf8(CtJsonScanner *scanner, guchar first)
{
  scanner->utf8_left = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  scanner->utf8_low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  scanner->utf8_high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (first >= 0xC2 && first <= 0xF4)
    return TRUE;
  scanner->utf8_left = 0;
  return FALSE;
}

/* Returns: whether the byte goes with those before it */
static gboolean
go_on_utf8(CtJsonScanner *scanner, guchar byte)
{
  gboolean fits = byte >= scanner->utf8_low && byte <= scanner->utf8_high;

  scanner->utf8_left = fits ? scanner->utf8_left - 1 : 0;
  scanner->utf8_low = 0x80;
  scanner->utf8_high = 0xBF;
  return fits;
}

static gboolean
end_string(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  if (scanner->in_key)
    scanner->state = AT_COLON;
  else
    ct_json_end_value(scanner);
  return tell(scanner, scanner->in_key ? CT_JSON_KEY_END : CT_JSON_SCALAR_END, at + 1, error);
}

static gboolean
scan_character(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  guchar byte = (guchar)*at;

  if (scanner->utf8_left > 0) {
    if (go_on_utf8(scanner, byte))
      return TRUE;
    if (!bad_text(scanner, _("bytes that are no UTF-8"), at, error))
      return FALSE;
  }
  if (scanner->after_high && byte != '\\' && !bad_surrogate(scanner, at, error))
    return FALSE;
  if (byte == '"')
    return end_string(scanner, at, error);
  if (byte == '\\')
    scanner->state = AT_ESCAPE;
  else if (byte < 0x20)
    return ct_json_scanner_fail(scanner, at, CT_ERROR_SOURCE,
                                _("a control character in a string"), error);
  else if (byte >= 0x80 && !begin_utf8(scanner, byte))
    return bad_text(scanner, _("bytes that are no UTF-8"), at, error);
  return TRUE;
}

static gboolean
is_plain(gchar c)
{
  return (guchar)c >= 0x20 && (guchar)c < 0x80 && c != '"' && c != '\\';
}

const gchar *
ct_json_scan_string(CtJsonScanner *scanner, const gchar *at, const gchar *end, GError **error)
{
  if (!scan_character(scanner, at, error))
    return NULL;
  at++;
  if (scanner->state == AT_STRING && scanner->utf8_left == 0 && !scanner->after_high)
    while (at < end && is_plain(*at))
      at++;
  return at;
}
