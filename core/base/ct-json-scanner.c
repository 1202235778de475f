#include "base/ct-json-scanner.h"

#include "base/ct-error.h"
#include "base/ct-message.h"

#include <string.h>

typedef enum {
  START, /* a byte-order mark may come */
  MARK_2,
  MARK_3,
  VALUE,
  VALUE_OR_END,
  KEY,
  KEY_OR_END,
  COLON,
  COMMA_OR_END,
  DONE,
  STRING,
  ESCAPE,
  HEX,
  LITERAL,
  MINUS,
  ZERO,
  INTEGER,
  POINT,
  FRACTION,
  EXPONENT_MARK,
  EXPONENT_SIGN,
  EXPONENT
} State;

void
ct_json_scanner_init(CtJsonScanner *scanner, guint max_depth, CtJsonOnEvent on_event,
                     gpointer user_data)
{
  *scanner = (CtJsonScanner){
    .on_event = on_event, .user_data = user_data, .state = START, .line = 1};
  scanner->max_depth = MIN(max_depth, CT_JSON_DEEPEST);
}

static guint64
count_characters(const gchar *from, const gchar *to)
{
  guint64 n = 0;

  for (; from < to; from++)
    n += (*from & 0xC0) != 0x80 ? 1 : 0;
  return n;
}

gboolean
ct_json_scanner_fail(const CtJsonScanner *scanner, const gchar *at, gint code,
                     const gchar *message, GError **error)
{
  guint64 column = scanner->column + count_characters(scanner->line_start, at) + 1;

  g_set_error(error, CT_ERROR, code,
              _("line %" G_GUINT64_FORMAT ", column %" G_GUINT64_FORMAT ": %s"), scanner->line,
              column, message);
  return FALSE;
}

static gboolean
in_array(const CtJsonScanner *scanner)
{
  return scanner->depth > 0 && scanner->is_array[scanner->depth - 1];
}

static const gchar *
wanted(const CtJsonScanner *scanner)
{
  switch ((State)scanner->state) {
  case VALUE_OR_END:
    return _("a value or ']'");
  case KEY:
    return _("a key in double quotes");
  case KEY_OR_END:
    return _("a key in double quotes or '}'");
  case COLON:
    return "':'";
  case COMMA_OR_END:
    return in_array(scanner) ? _("',' or ']'") : _("',' or '}'");
  case DONE:
    return _("nothing more");
  case STRING:
    return _("the double quote that ends the string");
  case ESCAPE:
    return _("one of \"\\/bfnrtu after a backslash");
  case HEX:
    return _("four hexadecimal digits");
  case LITERAL:
    return _("true, false or null");
  case MINUS:
  case POINT:
  case EXPONENT_MARK:
  case EXPONENT_SIGN:
    return _("a digit");
  case MARK_2:
  case MARK_3:
    return _("a byte-order mark or a value");
  case START:
  case VALUE:
  case ZERO:
  case INTEGER:
  case FRACTION:
  case EXPONENT:
  default:
    return _("a value");
  }
}

static gboolean
unexpected(const CtJsonScanner *scanner, const gchar *at, GError **error)
{
  g_autofree gchar *seen = g_ascii_isprint(*at) ? g_strdup_printf("'%c'", *at)
                                                : g_strdup_printf("<%02X>", (guchar)*at);
  g_autofree gchar *message = g_strdup_printf(_("%s, where %s was wanted"), seen, wanted(scanner));

  return ct_json_scanner_fail(scanner, at, CT_ERROR_SOURCE, message, error);
}

static gboolean
tell(CtJsonScanner *scanner, CtJsonEvent event, const gchar *at, GError **error)
{
  return scanner->on_event(event, at, scanner->user_data, error);
}

static gboolean
push(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  gboolean array = *at == '[';

  if (scanner->depth >= scanner->max_depth) {
    g_autofree gchar *message =
      g_strdup_printf(_("nested deeper than %u levels"), scanner->max_depth);

    return ct_json_scanner_fail(scanner, at, CT_ERROR_LIMIT, message, error);
  }
  if (!tell(scanner, array ? CT_JSON_ARRAY_BEGIN : CT_JSON_OBJECT_BEGIN, at, error))
    return FALSE;
  scanner->is_array[scanner->depth++] = (guint8)array;
  scanner->state = array ? VALUE_OR_END : KEY_OR_END;
  return TRUE;
}

static void
end_value(CtJsonScanner *scanner)
{
  scanner->state = scanner->depth > 0 ? COMMA_OR_END : DONE;
}

static gboolean
pop(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  gboolean array = in_array(scanner);

  if (scanner->depth == 0 || *at != (array ? ']' : '}'))
    return unexpected(scanner, at, error);
  scanner->depth--;
  end_value(scanner);
  return tell(scanner, array ? CT_JSON_ARRAY_END : CT_JSON_OBJECT_END, at + 1, error);
}

static gboolean
begin_string(CtJsonScanner *scanner, gboolean key, const gchar *at, GError **error)
{
  scanner->in_key = key;
  scanner->kind = CT_JSON_STRING;
  scanner->state = STRING;
  return tell(scanner, key ? CT_JSON_KEY_BEGIN : CT_JSON_SCALAR_BEGIN, at, error);
}

static gboolean
begin_literal(CtJsonScanner *scanner, const gchar *literal, CtJsonKind kind, const gchar *at,
              GError **error)
{
  scanner->literal = literal + 1;
  scanner->kind = kind;
  scanner->state = LITERAL;
  return tell(scanner, CT_JSON_SCALAR_BEGIN, at, error);
}

static gboolean
begin_number(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  scanner->kind = CT_JSON_NUMBER;
  scanner->state = *at == '-' ? MINUS : *at == '0' ? ZERO : INTEGER;
  return tell(scanner, CT_JSON_SCALAR_BEGIN, at, error);
}

static gboolean
begin_value(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  if (*at == '{' || *at == '[')
    return push(scanner, at, error);
  if (*at == '"')
    return begin_string(scanner, FALSE, at, error);
  if (*at == '-' || g_ascii_isdigit(*at))
    return begin_number(scanner, at, error);
  if (*at == 't')
    return begin_literal(scanner, "true", CT_JSON_BOOLEAN, at, error);
  if (*at == 'f')
    return begin_literal(scanner, "false", CT_JSON_BOOLEAN, at, error);
  if (*at == 'n')
    return begin_literal(scanner, "null", CT_JSON_NULL, at, error);
  return unexpected(scanner, at, error);
}

static gboolean
skip_space(CtJsonScanner *scanner, const gchar *at)
{
  gboolean after_cr = scanner->after_cr;

  scanner->after_cr = *at == '\r';
  if (*at == '\n' || *at == '\r') {
    scanner->line += *at == '\r' || !after_cr ? 1 : 0;
    scanner->column = 0;
    scanner->line_start = at + 1;
  }
  return *at == ' ' || *at == '\t' || *at == '\n' || *at == '\r';
}

static gboolean
scan_mark(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  static const gchar mark[] = "\xEF\xBB\xBF";

  if (*at != mark[scanner->state - START])
    return unexpected(scanner, at, error);
  scanner->state++; /* MARK_2, MARK_3, VALUE */
  scanner->column = 0;
  scanner->line_start = at + 1;
  return TRUE;
}

/* A byte between the words: white space or punctuation, or the first of a word. */
static gboolean
scan_structure(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  if (skip_space(scanner, at)) {
    if (scanner->state == START)
      scanner->state = VALUE;
    return TRUE;
  }
  switch ((State)scanner->state) {
  case VALUE_OR_END:
    return *at == ']' ? pop(scanner, at, error) : begin_value(scanner, at, error);
  case KEY_OR_END:
  case KEY:
    if (*at == '"')
      return begin_string(scanner, TRUE, at, error);
    return *at == '}' && scanner->state == KEY_OR_END ? pop(scanner, at, error)
                                                      : unexpected(scanner, at, error);
  case COLON:
    scanner->state = *at == ':' ? VALUE : COLON;
    return *at == ':' || unexpected(scanner, at, error);
  case COMMA_OR_END:
    if (*at != ',')
      return pop(scanner, at, error);
    scanner->state = in_array(scanner) ? VALUE : KEY;
    return TRUE;
  case DONE:
    return unexpected(scanner, at, error);
  default:
    return begin_value(scanner, at, error);
  }
}

static gboolean
scan_literal(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  if (*at != *scanner->literal)
    return unexpected(scanner, at, error);
  if (*++scanner->literal != '\0')
    return TRUE;
  end_value(scanner);
  return tell(scanner, CT_JSON_SCALAR_END, at + 1, error);
}

/* Returns: the state that @c leads to, DONE when the number ends before it */
static State
next_in_number(State state, gchar c)
{
  gboolean digit = g_ascii_isdigit(c);

  switch (state) {
  case MINUS:
    return c == '0' ? ZERO : digit ? INTEGER : DONE;
  case ZERO:
  case INTEGER:
    if (digit)
      return state == INTEGER ? INTEGER : DONE;
    return c == '.' ? POINT : c == 'e' || c == 'E' ? EXPONENT_MARK : DONE;
  case POINT:
    return digit ? FRACTION : DONE;
  case FRACTION:
    return digit ? FRACTION : c == 'e' || c == 'E' ? EXPONENT_MARK : DONE;
  case EXPONENT_MARK:
    return digit ? EXPONENT : c == '+' || c == '-' ? EXPONENT_SIGN : DONE;
  default:
    return digit ? EXPONENT : DONE;
  }
}

gboolean
ct_json_scanner_in_number(const CtJsonScanner *scanner)
{
  return scanner->state == ZERO || scanner->state == INTEGER || scanner->state == FRACTION ||
         scanner->state == EXPONENT;
}

/* Returns: (nullable): the byte to go on with */
static const gchar *
scan_number(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  State next = next_in_number((State)scanner->state, *at);

  if (next != DONE) {
    scanner->state = next;
    return at + 1;
  }
  if (!ct_json_scanner_in_number(scanner)) {
    unexpected(scanner, at, error);
    return NULL;
  }
  end_value(scanner);
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

  scanner->state = STRING;
  if (scanner->after_high != low && !bad_surrogate(scanner, at, error))
    return FALSE;
  scanner->after_high = value >= 0xD800 && value <= 0xDBFF;
  return value != 0 || bad_text(scanner, _("the character \\u0000"), at, error);
}

static gboolean
scan_hex(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  gint digit = g_ascii_xdigit_value(*at);

  if (digit < 0)
    return unexpected(scanner, at, error);
  scanner->hex_value = scanner->hex_value * 16 + (guint)digit;
  return ++scanner->hex_digits < 4 || end_hex(scanner, at, error);
}

static gboolean
scan_escape(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  if (*at == '\0' || strchr("\"\\/bfnrtu", *at) == NULL)
    return unexpected(scanner, at, error);
  if (*at == 'u') {
    scanner->state = HEX;
    scanner->hex_digits = 0;
    scanner->hex_value = 0;
    return TRUE;
  }
  scanner->state = STRING;
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
    scanner->state = COLON;
  else
    end_value(scanner);
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
    scanner->state = ESCAPE;
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

static const gchar *
scan_string(CtJsonScanner *scanner, const gchar *at, const gchar *end, GError **error)
{
  if (!scan_character(scanner, at, error))
    return NULL;
  at++;
  if (scanner->state == STRING && scanner->utf8_left == 0 && !scanner->after_high)
    while (at < end && is_plain(*at))
      at++;
  return at;
}

static const gchar *
scan(CtJsonScanner *scanner, const gchar *at, const gchar *end, GError **error)
{
  gboolean good;

  switch ((State)scanner->state) {
  case STRING:
    return scan_string(scanner, at, end, error);
  case MINUS:
  case ZERO:
  case INTEGER:
  case POINT:
  case FRACTION:
  case EXPONENT_MARK:
  case EXPONENT_SIGN:
  case EXPONENT:
    return scan_number(scanner, at, error);
  case ESCAPE:
    good = scan_escape(scanner, at, error);
    break;
  case HEX:
    good = scan_hex(scanner, at, error);
    break;
  case LITERAL:
    good = scan_literal(scanner, at, error);
    break;
  case START:
    good = *at == '\xEF' ? scan_mark(scanner, at, error) : scan_structure(scanner, at, error);
    break;
  case MARK_2:
  case MARK_3:
    good = scan_mark(scanner, at, error);
    break;
  default:
    good = scan_structure(scanner, at, error);
    break;
  }
  return good ? at + 1 : NULL;
}

gboolean
ct_json_scanner_feed(CtJsonScanner *scanner, const gchar *bytes, gsize length, GError **error)
{
  const gchar *end = bytes + length;

  scanner->line_start = bytes;
  while (bytes < end) {
    bytes = scan(scanner, bytes, end, error);
    if (bytes == NULL)
      return FALSE;
  }
  scanner->column += count_characters(scanner->line_start, end);
  scanner->line_start = end;
  return TRUE;
}

gboolean
ct_json_scanner_finish(CtJsonScanner *scanner, GError **error)
{
  g_autofree gchar *message = NULL;

  if (scanner->state == DONE)
    return TRUE;
  message = g_strdup_printf(_("the text ends where %s was wanted"), wanted(scanner));
  scanner->line_start = NULL;
  return ct_json_scanner_fail(scanner, NULL, CT_ERROR_SOURCE, message, error);
}
