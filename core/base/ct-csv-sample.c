#include "base/ct-csv-sample.h"

#include <string.h>

const gchar ct_csv_delimiters[CT_CSV_N_DELIMITERS] = {'\t', ';', '|', ','};

gint
ct_csv_sample_find(gchar c)
{
  for (gint i = 0; i < CT_CSV_N_DELIMITERS; i++)
    if (ct_csv_delimiters[i] == c)
      return i;
  return -1;
}

static gboolean
is_line_end(gchar c)
{
  return c == '\n' || c == '\r';
}

/* Moves @at to the closing quote of a field. Returns: %FALSE, @at unmoved, when it
 * does not end as one should: then the quote is just a character. */
static gboolean
skip_quoted(const gchar *bytes, gsize length, gsize *at)
{
  for (gsize i = *at + 1; i < length; i++) {
    gsize next = i + 1;

    if (bytes[i] != '"')
      continue;
    if (next < length && bytes[next] == '"') {
      i++;
      continue;
    }
    while (next < length && bytes[next] == ' ')
      next++;
    if (next < length && ct_csv_sample_find(bytes[next]) < 0 && !is_line_end(bytes[next]))
      return FALSE;
    *at = i;
    return TRUE;
  }
  return FALSE;
}

static gsize
count_digits(const gchar *bytes, gsize length)
{
  gsize n = 0;

  while (n < length && g_ascii_isdigit(bytes[n]))
    n++;
  return n;
}

/* Whether digits and marks are one number: groups of three behind one kind of mark,
 * or decimals behind the last mark, of which there is one. @commas: how many it has */
static gboolean
is_number(const gchar *bytes, gsize length, guint *commas)
{
  gsize at = count_digits(bytes, length);
  gboolean grouped = at >= 1 && at <= 3;
  gchar group = '\0';

  *commas = 0;
  while (at < length) {
    gchar mark = bytes[at++];
    gsize digits = count_digits(bytes + at, length - at);

    *commas += mark == ',' ? 1 : 0;
    at += digits;
    if (digits == 0)
      return FALSE;
    if (grouped && digits == 3 && (group == '\0' || mark == group))
      group = mark;
    else
      return at == length && mark != group; /* decimals */
  }
  return TRUE;
}

/* Counts the commas of a run of digits and marks that begins at @at. Returns: its length */
static gsize
weigh_digits(const gchar *bytes, gsize length, CtCsvSampleLine *line)
{
  gsize n = 0;
  guint commas;

  while (n < length && (g_ascii_isdigit(bytes[n]) || bytes[n] == ',' || bytes[n] == '.'))
    n++;
  while (n > 0 && !g_ascii_isdigit(bytes[n - 1]))
    n--;
  for (gsize i = 0; i < n; i++)
    line->counts[CT_CSV_COMMA] += bytes[i] == ',' ? 1 : 0;
  if (is_number(bytes, n, &commas))
    line->number_commas += commas;
  return n;
}

static gboolean
is_text_comma(const gchar *bytes, gsize length, gsize at)
{
  return at > 0 && at + 1 < length && bytes[at + 1] == ' ' &&
         (g_ascii_isalpha(bytes[at - 1]) || (bytes[at - 1] & 0x80) != 0);
}

static void
weigh_delimiter(const gchar *bytes, gsize length, gsize at, guint candidate, CtCsvSampleLine *line)
{
  line->counts[candidate]++;
  if (candidate == CT_CSV_COMMA && is_text_comma(bytes, length, at))
    line->text_commas++;
}

/* Weighs one record. Returns: its length without the line end */
static gsize
weigh_record(const gchar *bytes, gsize length, CtCsvSampleLine *line)
{
  gboolean field_start = TRUE;
  gsize i = 0;

  while (i < length && !is_line_end(bytes[i])) {
    gint candidate = ct_csv_sample_find(bytes[i]);

    if (candidate >= 0) {
      weigh_delimiter(bytes, length, i, (guint)candidate, line);
    } else if (g_ascii_isdigit(bytes[i])) {
      i += weigh_digits(bytes + i, length - i, line);
      field_start = FALSE;
      continue;
    } else if (bytes[i] == '"' && field_start && skip_quoted(bytes, length, &i)) {
      i++;
      field_start = FALSE;
      continue;
    }
    field_start = candidate >= 0 || (field_start && bytes[i] == ' ');
    i++;
  }
  return i;
}

void
ct_csv_sample_take(CtCsvSample *sample, const gchar *bytes, gsize length)
{
  while (length > 0 && sample->n < CT_CSV_SAMPLE_LINES) {
    CtCsvSampleLine *line = &sample->lines[sample->n];
    gsize end;

    *line = (CtCsvSampleLine){0};
    end = weigh_record(bytes, length, line);
    if (end == length && sample->n > 1)
      return; /* maybe cut off: says nothing */
    if (end > 0)
      sample->n++;
    end += end < length ? 1 : 0;
    bytes += end;
    length -= end;
  }
}
