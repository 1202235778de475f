/* ct-json-skip.c: over what is broken, to where the next element begins. */
#include "base/ct-json-words.h"

void
ct_json_scanner_skip(CtJsonScanner *scanner, guint depth, gint indent)
{
  gboolean in_string = scanner->state == AT_STRING || scanner->state == AT_ESCAPE ||
                       scanner->state == AT_HEX;

  scanner->state = in_string ? AT_SKIP_STRING : AT_SKIP;
  if (scanner->sequence == CT_JSON_LINES) {
    scanner->state = AT_SKIP_LINE;
    scanner->depth = 0;
    depth = 0;
  }
  scanner->skip_quote = '"';
  scanner->skip_depth = depth;
  scanner->skip_indent = indent;
  scanner->skip_more = 0;
  scanner->after_high = FALSE;
  scanner->utf8_left = 0;
}

/* The element is over; @at is looked at again in the state that follows. */
static const gchar *
end_skip(CtJsonScanner *scanner, CtJsonState state, const gchar *at)
{
  scanner->depth = scanner->skip_depth;
  scanner->state = scanner->depth == 0 && state == AT_COMMA_OR_END ? AT_DONE : state;
  return at;
}

static const gchar *
skip_opener(CtJsonScanner *scanner, const gchar *at)
{
  gboolean begins_like_it = scanner->fresh && scanner->indent == scanner->skip_indent;

  if (scanner->depth == scanner->skip_depth || begins_like_it)
    return end_skip(scanner, AT_VALUE, at);
  scanner->fresh = FALSE;
  if (scanner->depth < CT_JSON_DEEPEST)
    scanner->is_array[scanner->depth++] = (guint8)(*at == '[');
  else
    scanner->skip_more++;
  return at + 1;
}

/* Closes the innermost bracket of its kind, and what was left open inside. */
static const gchar *
skip_closer(CtJsonScanner *scanner, const gchar *at)
{
  gboolean array = *at == ']';
  guint depth = scanner->depth;

  if (scanner->skip_more > 0) {
    scanner->skip_more--;
    return at + 1;
  }
  while (depth > scanner->skip_depth && scanner->is_array[depth - 1] != (guint8)array)
    depth--;
  if (depth > scanner->skip_depth) {
    scanner->depth = depth - 1;
    return scanner->depth > scanner->skip_depth ? at + 1
                                                : end_skip(scanner, AT_COMMA_OR_END, at + 1);
  }
  return array && depth > 0 ? end_skip(scanner, AT_COMMA_OR_END, at) : at + 1;
}

static const gchar *
skip_structure(CtJsonScanner *scanner, const gchar *at)
{
  if (ct_json_skip_space(scanner, at))
    return at + 1;
  switch (*at) {
  case '{':
  case '[':
    return skip_opener(scanner, at);
  case '}':
  case ']':
    scanner->fresh = FALSE;
    return skip_closer(scanner, at);
  case '"':
  case '\'':
    scanner->skip_quote = *at;
    scanner->state = AT_SKIP_STRING;
    break;
  case '/':
    scanner->state = AT_SKIP_SLASH;
    break;
  case '#':
    scanner->state = scanner->fresh ? AT_SKIP_LINE_COMMENT : AT_SKIP;
    break;
  default:
    break;
  }
  scanner->fresh = FALSE;
  return at + 1;
}

/* No string goes over the end of a line: a quote mark was lost. */
static const gchar *
skip_string(CtJsonScanner *scanner, const gchar *at)
{
  if (ct_json_skip_space(scanner, at)) {
    if (scanner->fresh)
      scanner->state = AT_SKIP;
  } else if (*at == '\\') {
    scanner->state = AT_SKIP_ESCAPE;
  } else if (*at == scanner->skip_quote) {
    scanner->state = AT_SKIP;
  }
  return at + 1;
}

static const gchar *
skip_comment(CtJsonScanner *scanner, const gchar *at)
{
  ct_json_skip_space(scanner, at);
  scanner->fresh = FALSE;
  if (*at == '*')
    scanner->state = AT_SKIP_STAR;
  else if (scanner->state == AT_SKIP_STAR)
    scanner->state = *at == '/' ? AT_SKIP : AT_SKIP_COMMENT;
  return at + 1;
}

static const gchar *
skip_slash(CtJsonScanner *scanner, const gchar *at)
{
  scanner->state = *at == '/' ? AT_SKIP_LINE_COMMENT : *at == '*' ? AT_SKIP_COMMENT : AT_SKIP;
  return scanner->state == AT_SKIP ? at : at + 1;
}

/* @state: when the line is over */
static const gchar *
skip_line(CtJsonScanner *scanner, CtJsonState state, const gchar *at)
{
  ct_json_skip_space(scanner, at);
  if (*at == '\n' || *at == '\r')
    scanner->state = state;
  return at + 1;
}

const gchar *
ct_json_scan_skip(CtJsonScanner *scanner, const gchar *at)
{
  switch ((CtJsonState)scanner->state) {
  case AT_SKIP_STRING:
    return skip_string(scanner, at);
  case AT_SKIP_ESCAPE:
    scanner->state = AT_SKIP_STRING;
    return *at == '\n' || *at == '\r' ? skip_string(scanner, at) : at + 1;
  case AT_SKIP_SLASH:
    return skip_slash(scanner, at);
  case AT_SKIP_LINE_COMMENT:
    return skip_line(scanner, AT_SKIP, at);
  case AT_SKIP_COMMENT:
  case AT_SKIP_STAR:
    return skip_comment(scanner, at);
  case AT_SKIP_LINE:
    return skip_line(scanner, AT_DONE, at);
  default:
    return skip_structure(scanner, at);
  }
}
