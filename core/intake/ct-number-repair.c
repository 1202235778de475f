/* ct-number-repair.c: what a cell that is no number was meant to be.
 *
 * Each repair of a typing error gives a text that is read again. When all that can be
 * read are one number, it is likely; it is only ever suggested.
 */
#include <string.h>

#include "intake/ct-number-private.h"

#define MAX_LENGTH 64u /* of a cell that is looked at */

typedef struct {
  CtNumberStyle style;
  CtNumber *number;
  gboolean several;
} Repair;

/* One more text that may have been meant. */
static void
try_text(Repair *repair, const gchar *text, gsize length)
{
  CtScan scan = {.at = text, .end = text + length};
  CtNumber read;

  if (!ct_number_read_exact(scan, repair->style, &read) || read.oddities != 0 ||
      read.kind == CT_NUMBER_RATIO || read.kind == CT_NUMBER_OVERFLOW)
    return;
  if (read.kind == CT_NUMBER_AMBIGUOUS ||
      (repair->number->likely_set && ct_decimal_compare(repair->number->likely, read.value) != 0))
    repair->several = TRUE;
  repair->number->likely = read.value;
  repair->number->likely_set = TRUE;
}

/* "1O,5", "l2": letters that look like digits */

static gchar
as_digit(gchar c)
{
  if (c == 'O' || c == 'o')
    return '0';
  return c == 'l' || c == 'I' ? '1' : c;
}

static gboolean
is_digit_or_mark(gchar c)
{
  return g_ascii_isdigit(as_digit(c)) || c == '.' || c == ',';
}

/* Whether the run of such characters is one number with letters in it. */
static gboolean
is_misspelt(const gchar *run, gsize length)
{
  gsize digits = 0, letters = 0;

  for (gsize i = 0; i < length; i++) {
    digits += g_ascii_isdigit(run[i]);
    letters += as_digit(run[i]) != run[i];
  }
  return digits > 0 && letters > 0 && !(run[0] == 'I' && run[1] == '.');
}

static gboolean
is_letter_before(const gchar *text, const gchar *at)
{
  const gchar *before = g_utf8_find_prev_char(text, at);

  return before != NULL && g_unichar_isalpha(g_utf8_get_char(before));
}

static gboolean
is_letter_at(const gchar *at, const gchar *end)
{
  return at < end && g_unichar_isalpha(g_utf8_get_char(at));
}

/* Small letters at the end are a unit: "12l". */
static gsize
run_length(const gchar *at, const gchar *end)
{
  gsize n = 0;

  while (at + n < end && is_digit_or_mark(at[n]))
    n++;
  return n;
}

static gsize
without_unit(const gchar *run, gsize length)
{
  while (length > 0 && (run[length - 1] == 'l' || run[length - 1] == 'o'))
    length--;
  return length;
}

static void
repair_letters(Repair *repair, CtScan text)
{
  gchar copy[MAX_LENGTH];
  gsize length = ct_scan_left(&text), n;
  gboolean changed = FALSE;

  memcpy(copy, text.at, length);
  for (gsize i = 0; i < length; i += MAX(n, 1)) {
    n = run_length(text.at + i, text.end);
    if (n == 0 || is_letter_before(text.at, text.at + i) ||
        is_letter_at(text.at + i + n, text.end) || !is_misspelt(text.at + i, n))
      continue;
    for (gsize k = 0; k < without_unit(text.at + i, n); k++) {
      changed = changed || copy[i + k] != as_digit(copy[i + k]);
      copy[i + k] = as_digit(copy[i + k]);
    }
  }
  if (changed)
    try_text(repair, copy, length);
}

/* "56,,7": a mark typed twice */

static void
try_without(Repair *repair, CtScan text, gsize at)
{
  gchar copy[MAX_LENGTH];
  gsize length = ct_scan_left(&text);

  memcpy(copy, text.at, at);
  memcpy(copy + at, text.at + at + 1, length - at - 1);
  try_text(repair, copy, length - 1);
}

static gboolean
is_mark(gchar c)
{
  return c == '.' || c == ',';
}

static void
repair_marks(Repair *repair, CtScan text)
{
  gsize length = ct_scan_left(&text);

  for (gsize i = 1; i + 2 < length; i++) {
    if (!is_mark(text.at[i]) || !is_mark(text.at[i + 1]) || !g_ascii_isdigit(text.at[i - 1]) ||
        !g_ascii_isdigit(text.at[i + 2]))
      continue;
    try_without(repair, text, i);
    try_without(repair, text, i + 1);
  }
}

/* "12,5.": the end of a sentence; what a mark at the end of "12," was followed by is lost. */
static void
repair_end(Repair *repair, CtScan text)
{
  gsize length = ct_scan_left(&text);

  if (length < 4 || strchr(".;", text.at[length - 1]) == NULL)
    return;
  for (gsize i = 1; i + 2 < length; i++)
    if (is_mark(text.at[i])) {
      try_text(repair, text.at, length - 1);
      return;
    }
}

void
ct_number_repair(CtScan text, CtNumberStyle style, CtNumber *number)
{
  Repair repair = {.style = style, .number = number};

  if (ct_scan_left(&text) == 0 || ct_scan_left(&text) > MAX_LENGTH)
    return;
  repair_letters(&repair, text);
  repair_marks(&repair, text);
  repair_end(&repair, text);
  if (!repair.several)
    return;
  number->likely_set = FALSE;
  number->likely = CT_DECIMAL_INIT(0, 0);
}
