#include "base/ct-json-scanner.h"

#include "base/ct-error.h"
#include "base/ct-json-bytes.h"
#include "base/ct-json-words.h"
#include "base/ct-message.h"

void
ct_json_scanner_init(CtJsonScanner *scanner, guint max_depth, CtJsonOnEvent on_event,
                     gpointer user_data)
{
  *scanner = (CtJsonScanner){
    .on_event = on_event, .user_data = user_data, .state = AT_START, .line = 1, .fresh = TRUE};
  scanner->max_depth = MIN(max_depth, CT_JSON_DEEPEST);
}

gboolean
ct_json_scanner_fail(const CtJsonScanner *scanner, const gchar *at, gint code,
                     const gchar *message, GError **error)
{
  guint64 column = scanner->column + ct_json_count_characters(scanner->line_start, at) + 1;

  g_set_error(error, CT_ERROR, code,
              _("line %lu, column %lu: %s"), (gulong)scanner->line, (gulong)column, message);
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
  switch ((CtJsonState)scanner->state) {
  case AT_VALUE_OR_END:
    return _("a value or ']'");
  case AT_KEY:
    return _("a key in double quotes");
  case AT_KEY_OR_END:
    return _("a key in double quotes or '}'");
  case AT_COLON:
    return "':'";
  case AT_COMMA_OR_END:
  case AT_ZERO:
  case AT_INTEGER:
  case AT_FRACTION:
  case AT_EXPONENT:
    return in_array(scanner) ? _("',' or ']'") : _("',' or '}'");
  case AT_DONE:
    return _("nothing more");
  case AT_STRING:
    return _("the double quote that ends the string");
  case AT_ESCAPE:
    return _("one of \"\\/bfnrtu after a backslash");
  case AT_HEX:
    return _("four hexadecimal digits");
  case AT_LITERAL:
    return _("true, false or null");
  case AT_MINUS:
  case AT_POINT:
  case AT_EXPONENT_MARK:
  case AT_EXPONENT_SIGN:
    return _("a digit");
  case AT_MARK_2:
  case AT_MARK_3:
    return _("a byte-order mark or a value");
  case AT_START:
  case AT_VALUE:
  default:
    return _("a value");
  }
}

gboolean
ct_json_unexpected(const CtJsonScanner *scanner, const gchar *at, GError **error)
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
  scanner->state = array ? AT_VALUE_OR_END : AT_KEY_OR_END;
  return TRUE;
}

void
ct_json_end_value(CtJsonScanner *scanner)
{
  scanner->state = scanner->depth > 0 ? AT_COMMA_OR_END : AT_DONE;
}

static gboolean
pop(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  gboolean array = in_array(scanner);

  if (scanner->depth == 0 || *at != (array ? ']' : '}'))
    return ct_json_unexpected(scanner, at, error);
  scanner->depth--;
  ct_json_end_value(scanner);
  return tell(scanner, array ? CT_JSON_ARRAY_END : CT_JSON_OBJECT_END, at + 1, error);
}

static gboolean
begin_string(CtJsonScanner *scanner, gboolean key, const gchar *at, GError **error)
{
  scanner->in_key = key;
  scanner->kind = CT_JSON_STRING;
  scanner->state = AT_STRING;
  return tell(scanner, key ? CT_JSON_KEY_BEGIN : CT_JSON_SCALAR_BEGIN, at, error);
}

static gboolean
begin_literal(CtJsonScanner *scanner, const gchar *literal, CtJsonKind kind, const gchar *at,
              GError **error)
{
  scanner->literal = literal + 1;
  scanner->kind = kind;
  scanner->state = AT_LITERAL;
  return tell(scanner, CT_JSON_SCALAR_BEGIN, at, error);
}

static gboolean
begin_number(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  scanner->kind = CT_JSON_NUMBER;
  scanner->state = *at == '-' ? AT_MINUS : *at == '0' ? AT_ZERO : AT_INTEGER;
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
  return ct_json_unexpected(scanner, at, error);
}

gboolean
ct_json_skip_space(CtJsonScanner *scanner, const gchar *at)
{
  gboolean after_cr = scanner->after_cr;

  scanner->after_cr = *at == '\r';
  if (*at == '\n' || *at == '\r') {
    scanner->line += *at == '\r' || !after_cr ? 1 : 0;
    scanner->column = 0;
    scanner->line_start = at + 1;
    scanner->fresh = TRUE;
    scanner->indent = 0;
    return TRUE;
  }
  if (*at != ' ' && *at != '\t')
    return FALSE;
  scanner->indent += scanner->fresh && scanner->indent < G_MAXINT ? 1 : 0;
  return TRUE;
}

/* In lines, a value ends with its line. */
static gboolean
is_cut_off(const CtJsonScanner *scanner, const gchar *at)
{
  return scanner->sequence == CT_JSON_LINES && (*at == '\n' || *at == '\r') && scanner->depth > 0;
}

static gboolean
fail_at_line_end(const CtJsonScanner *scanner, const gchar *at, GError **error)
{
  g_autofree gchar *message =
    g_strdup_printf(_("the line ends where %s was wanted"), wanted(scanner));

  return ct_json_scanner_fail(scanner, at, CT_ERROR_SOURCE, message, error);
}

static gboolean
scan_mark(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  static const gchar mark[] = "\xEF\xBB\xBF";

  if (*at != mark[scanner->state - AT_START])
    return ct_json_unexpected(scanner, at, error);
  scanner->state++; /* AT_MARK_2, AT_MARK_3, AT_VALUE */
  scanner->column = 0;
  scanner->line_start = at + 1;
  return TRUE;
}

/* After a value: in a sequence another one, behind a comma, a mark of its beginning (RFC
 * 7464) or a byte-order mark if one will. */
static gboolean
scan_between(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  if (scanner->sequence == CT_JSON_ONE_VALUE)
    return ct_json_unexpected(scanner, at, error);
  if (*at == ',')
    return TRUE;
  if (*at != '\xEF')
    return begin_value(scanner, at, error);
  scanner->state = AT_START;
  return scan_mark(scanner, at, error);
}

/* A byte between the words: white space or punctuation, or the first of a word. */
static gboolean
scan_structure(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  if (is_cut_off(scanner, at))
    return fail_at_line_end(scanner, at, error);
  if (ct_json_skip_space(scanner, at)) {
    if (scanner->state == AT_START)
      scanner->state = AT_VALUE;
    return TRUE;
  }
  if (*at == CT_JSON_RECORD_SEPARATOR && scanner->depth == 0 &&
      scanner->sequence != CT_JSON_ONE_VALUE)
    return TRUE;
  switch ((CtJsonState)scanner->state) {
  case AT_VALUE_OR_END:
    return *at == ']' ? pop(scanner, at, error) : begin_value(scanner, at, error);
  case AT_KEY_OR_END:
  case AT_KEY:
    if (*at == '"')
      return begin_string(scanner, TRUE, at, error);
    return *at == '}' && scanner->state == AT_KEY_OR_END ? pop(scanner, at, error)
                                                      : ct_json_unexpected(scanner, at, error);
  case AT_COLON:
    scanner->state = *at == ':' ? AT_VALUE : AT_COLON;
    return *at == ':' || ct_json_unexpected(scanner, at, error);
  case AT_COMMA_OR_END:
    if (*at != ',')
      return pop(scanner, at, error);
    scanner->state = in_array(scanner) ? AT_VALUE : AT_KEY;
    return TRUE;
  case AT_DONE:
    return scan_between(scanner, at, error);
  default:
    return begin_value(scanner, at, error);
  }
}

/* Returns: (nullable): @at when the object is to be scanned */
static const gchar *
offer_object(CtJsonScanner *scanner, const gchar *at, const gchar *end)
{
  gboolean may_begin = scanner->state == AT_VALUE || scanner->state == AT_VALUE_OR_END ||
                       scanner->state == AT_DONE;
  const gchar *next;

  if (scanner->on_object == NULL || !may_begin)
    return at;
  next = scanner->on_object(at, end, scanner->user_data);
  if (next != NULL && next > at) {
    ct_json_end_value(scanner);
    scanner->fresh = FALSE;
    scanner->after_cr = FALSE;
  }
  return next;
}

static const gchar *
scan(CtJsonScanner *scanner, const gchar *at, const gchar *end, GError **error)
{
  const gchar *next;
  gboolean good;

  switch ((CtJsonState)scanner->state) {
  case AT_STRING:
    return ct_json_scan_string(scanner, at, end, error);
  case AT_MINUS:
  case AT_ZERO:
  case AT_INTEGER:
  case AT_POINT:
  case AT_FRACTION:
  case AT_EXPONENT_MARK:
  case AT_EXPONENT_SIGN:
  case AT_EXPONENT:
    return ct_json_scan_number(scanner, at, error);
  case AT_ESCAPE:
    good = ct_json_scan_escape(scanner, at, error);
    break;
  case AT_HEX:
    good = ct_json_scan_hex(scanner, at, error);
    break;
  case AT_LITERAL:
    good = ct_json_scan_literal(scanner, at, error);
    break;
  case AT_START:
    good = *at == '\xEF' ? scan_mark(scanner, at, error) : scan_structure(scanner, at, error);
    scanner->fresh = scanner->fresh && (!good || g_ascii_isspace(*at) || *at == '\xEF');
    break;
  case AT_MARK_2:
  case AT_MARK_3:
    good = scan_mark(scanner, at, error);
    break;
  case AT_SKIP:
  case AT_SKIP_STRING:
  case AT_SKIP_ESCAPE:
  case AT_SKIP_SLASH:
  case AT_SKIP_LINE_COMMENT:
  case AT_SKIP_COMMENT:
  case AT_SKIP_STAR:
  case AT_SKIP_LINE:
    return ct_json_scan_skip(scanner, at);
  default:
    next = *at == '{' ? offer_object(scanner, at, end) : at;
    if (next != at)
      return next;
    good = scan_structure(scanner, at, error);
    scanner->fresh = scanner->fresh && (!good || g_ascii_isspace(*at));
    break;
  }
  return good ? at + 1 : NULL;
}

/* Returns: whether the fault at @at is one that can be gone over */
static gboolean
recover(CtJsonScanner *scanner, const gchar *at, GError **error)
{
  scanner->fault = at;
  if (scanner->on_fault == NULL || error == NULL || *error == NULL)
    return FALSE;
  /* Once, not for each fault. */
  scanner->column += ct_json_count_characters(scanner->line_start, at);
  scanner->line_start = at;
  return scanner->on_fault(at, scanner->user_data, error);
}

gboolean
ct_json_scanner_feed(CtJsonScanner *scanner, const gchar *bytes, gsize length, GError **error)
{
  const gchar *end = bytes + length;

  scanner->line_start = bytes;
  while (bytes < end) {
    const gchar *next = scan(scanner, bytes, end, error);

    if (next == NULL && !recover(scanner, bytes, error))
      return FALSE;
    bytes = next != NULL ? next : bytes;
  }
  scanner->column += ct_json_count_characters(scanner->line_start, end);
  scanner->line_start = end;
  return TRUE;
}

/* What was skipped last has been told, and nothing is open. */
static gboolean
ends_in_sequence(const CtJsonScanner *scanner)
{
  return scanner->sequence != CT_JSON_ONE_VALUE && scanner->skip_depth == 0 &&
         scanner->state >= AT_SKIP;
}

gboolean
ct_json_scanner_finish(CtJsonScanner *scanner, GError **error)
{
  g_autofree gchar *message = NULL;

  if (scanner->state == AT_DONE || ends_in_sequence(scanner))
    return TRUE;
  message = g_strdup_printf(_("the text ends where %s was wanted"), wanted(scanner));
  scanner->line_start = NULL;
  return ct_json_scanner_fail(scanner, NULL, CT_ERROR_SOURCE, message, error);
}
