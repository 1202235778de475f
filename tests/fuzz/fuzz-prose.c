/* fuzz-prose.c: cells with several figures (intake/ct-prose.h); the whole input is a cell. */
#include "fuzz.h"

#include <string.h>

#include "data/ct-batch.h"
#include "intake/ct-prose.h"

#define N_STYLES (CT_STYLE_MIXED + 1)

static void
check_span(const gchar *text, gsize length, CtSpan span)
{
  if (span.length == 0)
    return;
  g_assert_true(span.text >= text && span.text + span.length <= text + length);
  g_assert_true(g_utf8_validate_len(span.text, span.length, NULL));
}

static gboolean
is_figure(CtProseKind kind)
{
  return kind != CT_PROSE_DATE && kind != CT_PROSE_OTHER;
}

static void
check_number(const CtProseFigure *figure)
{
  const CtNumber *number = &figure->number;

  if (is_figure(figure->kind))
    g_assert_true(number->kind == CT_NUMBER_VALUE || number->kind == CT_NUMBER_RATIO ||
                  number->kind == CT_NUMBER_AMBIGUOUS || number->kind == CT_NUMBER_OVERFLOW);
  if (is_figure(figure->kind) && figure->direction != 0)
    g_assert_cmpint(number->value.coefficient, >=, 0);
  g_assert_cmpuint(number->qualifier, <=, CT_QUALIFIER_ABOVE);
  g_assert_cmpint(ABS(figure->direction), <=, 1);
  if (figure->kind == CT_PROSE_CHANGE)
    g_assert_cmpint(figure->direction, !=, 0);
  else if (figure->kind == CT_PROSE_FIGURE || figure->kind == CT_PROSE_PROGRESS)
    g_assert_cmpint(figure->direction, ==, 0);
}

/* An EQUAL repeats an earlier figure that is none. */
static void
check_repeated(const GArray *figures, guint i)
{
  const CtProseFigure *figure = &g_array_index(figures, CtProseFigure, i);
  CtProseKind kind;

  if (figure->kind != CT_PROSE_EQUAL) {
    g_assert_cmpint(figure->of, ==, -1);
    return;
  }
  g_assert_cmpint(figure->of, >=, 0);
  g_assert_cmpint(figure->of, <, (gint)i);
  kind = g_array_index(figures, CtProseFigure, figure->of).kind;
  g_assert_true(kind == CT_PROSE_FIGURE || kind == CT_PROSE_CHANGE || kind == CT_PROSE_TARGET);
}

static guint
count_lines(const gchar *text, gsize offset)
{
  guint lines = 0;

  for (gsize i = 0; i < offset; i++)
    lines += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
  return lines;
}

static void
check_figure(const gchar *text, gsize length, const CtProseFigure *figure)
{
  CtSpan unit = {figure->number.unit, figure->number.unit_length};

  g_assert_cmpuint(figure->text.length, >, 0);
  g_assert_true(figure->text.text == text + figure->offset);
  g_assert_cmpuint(figure->line, >=, count_lines(text, figure->offset));
  check_span(text, length, figure->text);
  check_span(text, length, figure->label);
  check_span(text, length, figure->against);
  check_span(text, length, unit);
  check_number(figure);
}

/* The number of an item: nothing but signs and digits stands before it on its line. */
static gboolean
is_item(const gchar *text, gsize at)
{
  while (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r') {
    at--;
    if (g_ascii_isalpha(text[at]))
      return FALSE;
  }
  return TRUE;
}

/* No digit is lost in silence. */
static void
check_digits(const gchar *text, gsize begin, gsize end)
{
  for (gsize i = begin; i < end; i++)
    g_assert_true(!g_ascii_isdigit(text[i]) || is_item(text, i));
}

static void
check_figures(const gchar *text, gsize length, const GArray *figures, guint n)
{
  gsize end = 0;

  for (guint i = 0; i < figures->len; i++) {
    const CtProseFigure *figure = &g_array_index(figures, CtProseFigure, i);

    check_figure(text, length, figure);
    check_repeated(figures, i);
    g_assert_cmpuint(figure->offset, >=, end);
    check_digits(text, end, figure->offset);
    end = figure->offset + figure->text.length;
  }
  if (n <= CT_PROSE_MAX_FIGURES)
    check_digits(text, end, length);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = 0;
  g_autofree gchar *text = fuzz_text(data, MIN(size, FUZZ_MAX_INPUT), &length);
  g_autoptr(GArray) figures = g_array_new(FALSE, FALSE, sizeof(CtProseFigure));

  for (guint style = 0; style < N_STYLES; style++) {
    guint n = ct_prose_read(text, length, (CtNumberStyle)style, figures);

    g_assert_cmpuint(figures->len, ==, MIN(n, CT_PROSE_MAX_FIGURES));
    check_figures(text, length, figures, n);
  }
  return 0;
}
