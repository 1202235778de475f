/* fuzz-period.c: words as periods (model/ct-period.h); each line is a cell, the whole
 * input is a title. */
#include "fuzz.h"

#include <string.h>

#include "model/ct-period.h"

static void
check_printed(CtPeriod period)
{
  gchar printed[CT_PERIOD_CHARS];
  gsize length = ct_period_format(period, printed);
  gboolean estimate = TRUE;

  g_assert_cmpuint(length, <, sizeof printed);
  g_assert_cmpuint(length, ==, strlen(printed));
  g_assert_cmpuint(ct_period_parse(printed, length), ==, period);
  g_assert_cmpuint(ct_period_parse_words(printed, length, TRUE, &estimate), ==, period);
  g_assert_false(estimate);
  g_assert_cmpuint(ct_period_parse_words(printed, length, FALSE, NULL), ==, period);
}

static void
check_period(CtPeriod period)
{
  CtPeriod earlier;

  if (period == CT_PERIOD_NONE)
    return;
  g_assert_cmpuint(ct_period_new(ct_period_year(period), ct_period_month(period),
                                 ct_period_months(period)),
                   ==, period);
  g_assert_true(ct_period_contains(period, period));
  earlier = ct_period_shift(period, -12);
  if (earlier != CT_PERIOD_NONE)
    g_assert_cmpuint(ct_period_shift(earlier, 12), ==, period);
  check_printed(period);
}

static void
read_text(const gchar *bytes, gsize length)
{
  g_autofree gchar *text = fuzz_bytes(bytes, length);
  CtPeriod code = ct_period_parse(text, length);
  CtPeriod cell = ct_period_parse_words(text, length, TRUE, NULL);
  CtPeriod title = ct_period_parse_words(text, length, FALSE, NULL);

  check_period(code);
  check_period(cell);
  check_period(title);
  if (code != CT_PERIOD_NONE)
    g_assert_cmpuint(cell, ==, code);
  if (cell != CT_PERIOD_NONE)
    g_assert_cmpuint(title, ==, cell);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = 0;
  g_autofree gchar *text = fuzz_text(data, MIN(size, FUZZ_MAX_INPUT), &length);

  read_text(text, length);
  for (gsize at = 0; at < length;) {
    const gchar *end = memchr(text + at, '\n', length - at);
    gsize n = end != NULL ? (gsize)(end - text) - at : length - at;

    read_text(text + at, n);
    at += n + 1;
  }
  return 0;
}
