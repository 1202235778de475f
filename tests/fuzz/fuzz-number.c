/* fuzz-number.c: cells as numbers (intake/ct-number.h); each line is a cell, and so is
 * the whole input. */
#include "fuzz.h"

#include <string.h>

#include "base/ct-text.h"
#include "data/ct-batch.h"
#include "intake/ct-number.h"

#define N_STYLES (CT_STYLE_MIXED + 1)

static void
check_unit(const gchar *text, gsize length, const CtNumber *number)
{
  if (number->unit_length == 0)
    return;
  g_assert_true(number->unit >= text && number->unit + number->unit_length <= text + length);
  g_assert_true(g_utf8_validate_len(number->unit, number->unit_length, NULL));
}

/* What a number prints as is read as the same number. */
static void
check_printed(CtDecimal value, gint decimals)
{
  gchar printed[CT_DECIMAL_CHARS];
  gsize length = ct_decimal_format(value, printed);
  CtNumber again = ct_number_read(printed, length, CT_STYLE_PLAIN);
  gchar *point = strchr(printed, '.');

  g_assert_cmpuint(length, ==, strlen(printed));
  g_assert_cmpint(again.kind, ==, CT_NUMBER_VALUE);
  g_assert_cmpint(ct_decimal_compare(again.value, value), ==, 0);
  g_assert_cmpint(again.decimals, ==, decimals);
  g_assert_cmpuint(again.unit_length, ==, 0);
  if (point == NULL)
    return;
  *point = ',';
  again = ct_number_read(printed, length, CT_STYLE_VI);
  g_assert_cmpint(again.kind, ==, CT_NUMBER_VALUE);
  g_assert_cmpint(ct_decimal_compare(again.value, value), ==, 0);
}

static void
check_kind(const CtNumber *number, CtNumberStyle style)
{
  switch (number->kind) {
  case CT_NUMBER_VALUE:
    g_assert_cmpint(number->decimals, ==, number->value.scale);
    check_printed(number->value, number->decimals);
    break;
  case CT_NUMBER_AMBIGUOUS:
    g_assert_true(style == CT_STYLE_AUTO || style == CT_STYLE_PLAIN);
    g_assert_cmpint(number->other.scale, ==, 0);
    g_assert_cmpint(number->value.scale, ==, 3);
    g_assert_cmpint(number->value.coefficient, ==, number->other.coefficient);
    check_printed(number->value, number->decimals);
    break;
  case CT_NUMBER_RATIO:
    check_printed(number->value, 0);
    check_printed(number->other, 0);
    break;
  case CT_NUMBER_CHANGE:
    g_assert_cmpint(ABS(number->direction), ==, 1);
    g_assert_cmpint(number->value.coefficient, >=, 0);
    check_printed(number->value, number->decimals);
    break;
  case CT_NUMBER_DATE:
    g_assert_cmpint(number->value.coefficient, >=, 1);
    g_assert_cmpint(number->value.coefficient, <=, number->other.coefficient);
    break;
  case CT_NUMBER_NIL:
  case CT_NUMBER_NOT_AVAILABLE:
  case CT_NUMBER_NOT_APPLICABLE:
  case CT_NUMBER_BLANK:
  case CT_NUMBER_OVERFLOW:
  case CT_NUMBER_NONE:
  default:
    break;
  }
}

static gboolean
equal(CtDecimal a, CtDecimal b)
{
  return a.coefficient == b.coefficient && a.scale == b.scale;
}

/* What was meant is told only of what is no number. */
static void
check_likely(const CtNumber *number)
{
  g_assert_true(!number->likely_set || number->kind == CT_NUMBER_NONE);
  g_assert_true(number->kind == CT_NUMBER_CHANGE || number->direction == 0);
  g_assert_cmpuint(number->oddities, <=, CT_ODD_SPACE | CT_ODD_FOOTNOTE | CT_ODD_BRACKETS);
}

/* A style decides between the readings that there are and makes no others. An amount of
 * two readings is none until then. */
static void
check_styles(const CtNumber *as_found, const CtNumber *styled)
{
  if (as_found->kind == CT_NUMBER_NONE && styled->kind == CT_NUMBER_CHANGE)
    return;
  if (as_found->kind != CT_NUMBER_AMBIGUOUS) {
    g_assert_cmpint(styled->kind, ==, as_found->kind);
    g_assert_true(equal(styled->value, as_found->value));
    return;
  }
  g_assert_true(styled->kind == CT_NUMBER_VALUE || styled->kind == CT_NUMBER_AMBIGUOUS);
  g_assert_true(equal(styled->value, as_found->value) || equal(styled->value, as_found->other));
  g_assert_cmpuint(styled->evidence, ==, as_found->evidence);
}

static void
check_spaces(const gchar *text, gsize length, const CtNumber *number)
{
  g_autoptr(GString) wide = g_string_new("\xc2\xa0 ");

  g_string_append_len(wide, text, (gssize)length);
  g_string_append(wide, "\t ");
  g_assert_cmpint(ct_number_read(wide->str, wide->len, CT_STYLE_AUTO).kind, ==, number->kind);
}

static void
read_cell(const gchar *bytes, gsize length)
{
  g_autofree gchar *text = fuzz_bytes(bytes, length);
  CtNumber found = ct_number_read(text, length, CT_STYLE_AUTO);

  for (guint style = 0; style < N_STYLES; style++) {
    CtNumber number = ct_number_read(text, length, (CtNumberStyle)style);

    g_assert_cmpuint(number.evidence, <=, CT_EVIDENCE_VI | CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN);
    g_assert_cmpuint(number.qualifier, <=, CT_QUALIFIER_ABOVE);
    check_unit(text, length, &number);
    check_kind(&number, (CtNumberStyle)style);
    check_likely(&number);
    check_styles(&found, &number);
  }
  g_assert_cmpuint(ct_number_evidence(text, length), ==, found.evidence);
  check_spaces(text, length, &found);
}

/* The style that the cells speak for explains some of them. */
static void
check_style(const CtStyleCount *count)
{
  CtNumberStyle style = ct_style_count_decide(count), again;

  g_assert_cmpuint(count->ambiguous_comma, <=, count->ambiguous);
  g_assert_true(ct_number_style_parse(ct_number_style_name(style), &again));
  g_assert_cmpint(again, ==, style);
  if (style == CT_STYLE_VI)
    g_assert_cmpuint(count->vi, >, 0);
  if (style == CT_STYLE_EN || style == CT_STYLE_PLAIN)
    g_assert_cmpuint(count->point + count->grouped_en, >, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = 0;
  g_autofree gchar *text = fuzz_text(data, MIN(size, FUZZ_MAX_INPUT), &length);
  CtStyleCount count = {0};

  read_cell(text, length);
  for (gsize at = 0; at < length;) {
    const gchar *end = memchr(text + at, '\n', length - at);
    gsize n = end != NULL ? (gsize)(end - text) - at : length - at;

    read_cell(text + at, n);
    ct_style_count_add(&count, text + at, n);
    at += n + 1;
  }
  check_style(&count);
  return 0;
}
