#include "xls-formula.h"

#include "xls-function.h"
#include "xls-record.h"

#define MOST_OPERANDS 64u
#define MOST_TEXT 8192u
#define RELATIVE_ROW 0x8000u
#define RELATIVE_COLUMN 0x4000u

typedef enum {
  TOKEN_ADD = 0x03, /* from here to TOKEN_RANGE: between two operands */
  TOKEN_RANGE = 0x11,
  TOKEN_PLUS = 0x12,
  TOKEN_MINUS = 0x13,
  TOKEN_PERCENT = 0x14,
  TOKEN_BRACKETS = 0x15,
  TOKEN_MISSING = 0x16,
  TOKEN_TEXT = 0x17,
  TOKEN_ATTRIBUTE = 0x19,
  TOKEN_ERROR = 0x1C,
  TOKEN_TRUTH = 0x1D,
  TOKEN_WHOLE = 0x1E,
  TOKEN_NUMBER = 0x1F,
  TOKEN_FUNCTION = 0x21,
  TOKEN_FUNCTION_OF_MANY = 0x22,
  TOKEN_CELL = 0x24,
  TOKEN_AREA = 0x25,
  TOKEN_CELL_GONE = 0x2A,
  TOKEN_AREA_GONE = 0x2B,
  TOKEN_CELL_FROM_HERE = 0x2C,
  TOKEN_AREA_FROM_HERE = 0x2D,
  TOKEN_CELL_ELSEWHERE = 0x3A,
  TOKEN_AREA_ELSEWHERE = 0x3B,
  TOKEN_CELL_ELSEWHERE_GONE = 0x3C,
  TOKEN_AREA_ELSEWHERE_GONE = 0x3D
} Token;

/**
 * Reader:
 * @tokens: as a record, for its readers
 * @row, @column: the cell's
 * @operands: (element-type GString): those that wait for an operator
 */
typedef struct {
  const XlsBook *book;
  BiffRecord tokens;
  gsize at;
  guint row;
  guint column;
  GPtrArray *operands;
} Reader;

static void
free_text(gpointer text)
{
  g_string_free(text, TRUE);
}

static GString *
push(Reader *reader, const gchar *text)
{
  GString *operand = g_string_new(text);

  g_ptr_array_add(reader->operands, operand);
  return operand;
}

static GString *
get_operand(const Reader *reader, guint from_end)
{
  return reader->operands->pdata[reader->operands->len - from_end];
}

/* References */

static void
append_address(GString *text, guint row, guint column, guint flags)
{
  if ((flags & RELATIVE_COLUMN) == 0)
    g_string_append_c(text, '$');
  if (column >= 26)
    g_string_append_c(text, (gchar)('A' + column / 26 - 1));
  g_string_append_c(text, (gchar)('A' + column % 26));
  if ((flags & RELATIVE_ROW) == 0)
    g_string_append_c(text, '$');
  g_string_append_printf(text, "%u", row + 1);
}

/* @column: as the file has it, with flags in its highest bits; BIFF5 has them in the row. */
static void
append_reference(const Reader *reader, GString *text, guint row, guint column, gboolean from_here)
{
  guint flags = reader->book->is_8 ? column : row, most = reader->book->is_8 ? 0xFFFF : 0x3FFF;

  row &= most;
  column &= 0xFF;
  if (from_here && (flags & RELATIVE_ROW) != 0)
    row = (reader->row + row) & most;
  if (from_here && (flags & RELATIVE_COLUMN) != 0)
    column = (reader->column + column) & 0xFF;
  append_address(text, row, column, flags);
}

/* Reads it. @n: cells: 1, or the 2 corners of an area */
static void
take_reference(Reader *reader, GString *text, guint n, gboolean from_here)
{
  gsize width = reader->book->is_8 ? 2 : 1, columns = reader->at + 2 * (gsize)n;

  for (guint i = 0; i < n; i++) {
    gsize at = columns + width * i;
    guint row = biff_u16(&reader->tokens, reader->at + 2 * (gsize)i);

    if (i > 0)
      g_string_append_c(text, ':');
    append_reference(reader, text, row,
                     width == 2 ? biff_u16(&reader->tokens, at) : biff_u8(&reader->tokens, at),
                     from_here);
  }
  reader->at = columns + width * n;
}

/* "'Biểu 2'!", or "[1]" before it for another file. */
static gboolean
take_sheet(Reader *reader, GString *text)
{
  guint index = biff_u16(&reader->tokens, reader->at);
  const XlsElsewhere *elsewhere;

  reader->at += 2;
  if (!reader->book->is_8 || index >= reader->book->elsewhere->len)
    return FALSE;
  elsewhere = &g_array_index(reader->book->elsewhere, XlsElsewhere, index);
  if (elsewhere->file > 0) {
    g_string_append_printf(text, "[%u]Sheet!", elsewhere->file);
    return TRUE;
  }
  if (elsewhere->sheet >= reader->book->sheets->len)
    return FALSE;
  g_string_append_c(text, '\'');
  g_string_append(text, g_array_index(reader->book->sheets, XlsSheet, elsewhere->sheet).name);
  g_string_append(text, "'!");
  return TRUE;
}

static gboolean
take_any_reference(Reader *reader, Token token)
{
  GString *text = push(reader, NULL);
  gboolean elsewhere = token == TOKEN_CELL_ELSEWHERE || token == TOKEN_AREA_ELSEWHERE;
  gboolean area = token == TOKEN_AREA || token == TOKEN_AREA_FROM_HERE ||
                  token == TOKEN_AREA_ELSEWHERE;

  if (elsewhere && !take_sheet(reader, text))
    return FALSE;
  take_reference(reader, text, area ? 2 : 1,
                 token == TOKEN_CELL_FROM_HERE || token == TOKEN_AREA_FROM_HERE);
  return TRUE;
}

static gboolean
take_gone(Reader *reader, Token token)
{
  gboolean area = token == TOKEN_AREA_GONE || token == TOKEN_AREA_ELSEWHERE_GONE;
  gboolean elsewhere = token == TOKEN_CELL_ELSEWHERE_GONE || token == TOKEN_AREA_ELSEWHERE_GONE;

  push(reader, "#REF!");
  reader->at += (area ? 8u : 4u) + (elsewhere ? 2u : 0u);
  return reader->book->is_8;
}

/* Operators and functions */

static gboolean
join(Reader *reader, Token token)
{
  static const gchar *const signs[] = {"+", "-", "*", "/", "^", "&", "<", "<=",
                                       "=", ">=", ">", "<>", " ", ",", ":"};
  GString *left;

  if (reader->operands->len < 2)
    return FALSE;
  left = get_operand(reader, 2);
  g_string_append(left, signs[token - TOKEN_ADD]);
  g_string_append(left, get_operand(reader, 1)->str);
  g_ptr_array_set_size(reader->operands, (gint)reader->operands->len - 1);
  return TRUE;
}

static gboolean
wrap(Reader *reader, const gchar *before, const gchar *behind)
{
  if (reader->operands->len < 1)
    return FALSE;
  g_string_prepend(get_operand(reader, 1), before);
  g_string_append(get_operand(reader, 1), behind);
  return TRUE;
}

static gboolean
call(Reader *reader, const gchar *name, guint n)
{
  GString *text;

  if (reader->operands->len < n)
    return FALSE;
  text = g_string_new(name);
  g_string_append_c(text, '(');
  for (guint i = n; i > 0; i--) {
    g_string_append(text, get_operand(reader, i)->str);
    g_string_append(text, i > 1 ? "," : "");
  }
  g_string_append_c(text, ')');
  g_ptr_array_set_size(reader->operands, (gint)(reader->operands->len - n));
  g_ptr_array_add(reader->operands, text);
  return TRUE;
}

static gboolean
take_function(Reader *reader, gboolean of_many)
{
  guint n = of_many ? biff_u8(&reader->tokens, reader->at) & 0x7Fu : 0;
  guint id = biff_u16(&reader->tokens, reader->at + (of_many ? 1 : 0)) & 0x7FFFu;
  const XlsFunction *function = xls_function_find(id);

  reader->at += of_many ? 3 : 2;
  if (function == NULL || (!of_many && function->n < 0))
    return FALSE;
  return call(reader, function->name, of_many ? n : (guint)function->n);
}

/* Sums of one area have a token of their own; the others tell Excel how to compute or print. */
static gboolean
take_attribute(Reader *reader)
{
  guint8 kind = biff_u8(&reader->tokens, reader->at);
  guint16 n = biff_u16(&reader->tokens, reader->at + 1);

  reader->at += 3;
  if ((kind & 0x04) != 0)
    reader->at += 2 * ((gsize)n + 1);
  return (kind & 0x10) == 0 || call(reader, "SUM", 1);
}

/* Constants */

static gboolean
take_text(Reader *reader)
{
  const XlsBook *book = reader->book;
  gsize n = biff_u8(&reader->tokens, reader->at), n_read;
  guint8 flags = book->is_8 ? biff_u8(&reader->tokens, reader->at + 1) : 0;
  g_autofree gchar *text =
    biff_text(&reader->tokens, reader->at + 1, n, book->is_8, book->code_page, &n_read);
  g_auto(GStrv) parts = g_strsplit(text, "\"", -1);
  g_autofree gchar *doubled = g_strjoinv("\"\"", parts);

  g_string_append_printf(push(reader, NULL), "\"%s\"", doubled);
  reader->at += (book->is_8 ? 2u : 1u) + n * ((flags & 1) != 0 ? 2u : 1u);
  return n_read == n;
}

static gboolean
take_number(Reader *reader)
{
  gchar text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd(text, sizeof text, "%.15g", biff_f64(&reader->tokens, reader->at));
  push(reader, text);
  reader->at += 8;
  return TRUE;
}

static gboolean
take_whole(Reader *reader)
{
  g_string_append_printf(push(reader, NULL), "%u", biff_u16(&reader->tokens, reader->at));
  reader->at += 2;
  return TRUE;
}

static gboolean
take_token(Reader *reader, Token token)
{
  switch (token) {
  case TOKEN_PLUS:
    return wrap(reader, "+", "");
  case TOKEN_MINUS:
    return wrap(reader, "-", "");
  case TOKEN_PERCENT:
    return wrap(reader, "", "%");
  case TOKEN_BRACKETS:
    return wrap(reader, "(", ")");
  case TOKEN_MISSING:
    return push(reader, NULL) != NULL;
  case TOKEN_TEXT:
    return take_text(reader);
  case TOKEN_ATTRIBUTE:
    return take_attribute(reader);
  case TOKEN_ERROR:
    return push(reader, xls_error_name(biff_u8(&reader->tokens, reader->at++))) != NULL;
  case TOKEN_TRUTH:
    return push(reader, biff_u8(&reader->tokens, reader->at++) != 0 ? "TRUE" : "FALSE") != NULL;
  case TOKEN_WHOLE:
    return take_whole(reader);
  case TOKEN_NUMBER:
    return take_number(reader);
  case TOKEN_FUNCTION:
    return take_function(reader, FALSE);
  case TOKEN_FUNCTION_OF_MANY:
    return take_function(reader, TRUE);
  case TOKEN_CELL:
  case TOKEN_AREA:
  case TOKEN_CELL_FROM_HERE:
  case TOKEN_AREA_FROM_HERE:
  case TOKEN_CELL_ELSEWHERE:
  case TOKEN_AREA_ELSEWHERE:
    return take_any_reference(reader, token);
  case TOKEN_CELL_GONE:
  case TOKEN_AREA_GONE:
  case TOKEN_CELL_ELSEWHERE_GONE:
  case TOKEN_AREA_ELSEWHERE_GONE:
    return take_gone(reader, token);
  default:
    return token >= TOKEN_ADD && token <= TOKEN_RANGE && join(reader, token);
  }
}

/* Tokens of operands come in three classes, which differ in two bits. */
static Token
get_token(const Reader *reader)
{
  guint8 id = biff_u8(&reader->tokens, reader->at);

  return (Token)(id >= 0x40 ? (id & 0x1F) | 0x20 : id);
}

static gboolean
is_small(const Reader *reader)
{
  return reader->operands->len <= MOST_OPERANDS &&
         (reader->operands->len == 0 || get_operand(reader, 1)->len <= MOST_TEXT);
}

gchar *
xls_formula_text(const XlsBook *book, const guint8 *tokens, gsize n, guint row, guint column)
{
  g_autoptr(GPtrArray) operands = g_ptr_array_new_with_free_func(free_text);
  Reader reader = {.book = book,
                   .tokens = {.length = (guint16)MIN(n, G_MAXUINT16), .data = tokens},
                   .row = row,
                   .column = column,
                   .operands = operands};

  while (reader.at < n) {
    Token token = get_token(&reader);

    reader.at++;
    if (!take_token(&reader, token) || !is_small(&reader))
      return NULL;
  }
  return operands->len == 1 && reader.at == n ? g_strdup(get_operand(&reader, 1)->str) : NULL;
}
