/* 64 bytes at a time give masks of delimiters, quotes and line ends; commas are looked at
 * one by one.
 */
#include "base/ct-csv-sample.h"

#include "base/ct-bytes.h"

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

static gboolean
is_of_number(gchar c)
{
  return g_ascii_isdigit(c) || c == ',' || c == '.';
}

/* Weighs the run of digits and marks around @at. Returns: where it ends */
static gsize
weigh_number(const gchar *bytes, gsize length, gsize at, CtCsvSampleLine *line)
{
  gsize from = at, to = at;
  guint commas;

  while (from > 0 && is_of_number(bytes[from - 1]))
    from--;
  while (!g_ascii_isdigit(bytes[from]))
    from++;
  while (to < length && is_of_number(bytes[to]))
    to++;
  while (!g_ascii_isdigit(bytes[to - 1]))
    to--;
  if (is_number(bytes + from, to - from, &commas))
    line->number_commas += commas;
  return to;
}

/* What a comma is besides a delimiter. @weighed: where the last run of digits that was
 * weighed ends */
static void
weigh_comma(const gchar *bytes, gsize length, gsize at, gsize *weighed, CtCsvSampleLine *line)
{
  gchar before, next;

  if (at == 0 || at + 1 >= length)
    return;
  before = bytes[at - 1];
  next = bytes[at + 1];
  if (next == ' ')
    line->text_commas += g_ascii_isalpha(before) || (before & 0x80) != 0 ? 1 : 0;
  else if (at >= *weighed && g_ascii_isdigit(before) && g_ascii_isdigit(next))
    *weighed = weigh_number(bytes, length, at, line);
}

/* Weighs what of a record comes before the next quote. Returns: where that is, or the
 * line end */
static gsize
weigh_part(const gchar *bytes, gsize length, gsize from, gsize *weighed, CtCsvSampleLine *line)
{
  for (gsize at = from, size; at < length; at += size) {
    CtBytes part;
    guint64 stop, before, commas;

    size = MIN(length - at, CT_BYTES_SIZE);
    part = size == CT_BYTES_SIZE ? ct_bytes_load(bytes + at) : ct_bytes_load_some(bytes + at, size);
    stop = ct_bytes_either(&part, '\n', '\r') | ct_bytes_equal(&part, '"');
    before = (stop & -stop) - 1; /* all, when there is none */
    for (guint i = 0; i < CT_CSV_N_DELIMITERS; i++)
      line->counts[i] += ct_bytes_count(ct_bytes_equal(&part, ct_csv_delimiters[i]) & before);
    commas = ct_bytes_equal(&part, ct_csv_delimiters[CT_CSV_COMMA]) & before;
    for (; commas != 0; commas &= commas - 1)
      weigh_comma(bytes, length, at + ct_bytes_first(commas), weighed, line);
    if (stop != 0)
      return at + ct_bytes_first(stop);
  }
  return length;
}

static gboolean
begins_field(const gchar *bytes, gsize at)
{
  while (at > 0 && bytes[at - 1] == ' ')
    at--;
  return at == 0 || ct_csv_sample_find(bytes[at - 1]) >= 0;
}

/* Weighs one record. Returns: its length without the line end */
static gsize
weigh_record(const gchar *bytes, gsize length, CtCsvSampleLine *line)
{
  gsize weighed = 0, i = weigh_part(bytes, length, 0, &weighed, line);

  while (i < length && bytes[i] == '"') {
    if (begins_field(bytes, i))
      skip_quoted(bytes, length, &i);
    i = weigh_part(bytes, length, i + 1, &weighed, line);
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
