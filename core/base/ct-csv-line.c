/* Most lines are read without libcsv, and without a copy. */
#include "base/ct-csv-record.h"

#include <string.h>

static gboolean
is_delimiter(const CtCsvRecord *record, gchar c)
{
  return c == record->dialect.delimiter && c != '\0';
}

static const gchar *
skip_spaces(const CtCsvRecord *record, const gchar *from, const gchar *end)
{
  while (from < end && (*from == ' ' || *from == '\t') && !is_delimiter(record, *from))
    from++;
  return from;
}

static const gchar *
find_delimiter(const CtCsvRecord *record, const gchar *from, const gchar *end)
{
  const gchar *at = NULL;

  if (record->dialect.delimiter != '\0')
    at = memchr(from, record->dialect.delimiter, (gsize)(end - from));
  return at != NULL ? at : end;
}

/* Returns: the delimiter behind the field, or @end */
static const gchar *
split_plain(CtCsvRecord *record, const gchar *from, const gchar *end)
{
  const gchar *to = find_delimiter(record, from, end);

  ct_csv_record_add(record, from, (gsize)(to - from));
  return to;
}

/* A field of a line with quotes. Returns: the same; NULL: libcsv must read it */
static const gchar *
split_field(CtCsvRecord *record, const gchar *from, const gchar *end)
{
  const gchar *begin = skip_spaces(record, from, end);
  const gchar *to = find_delimiter(record, from, end);
  const gchar *close;

  if (begin == end || *begin != '"')
    return memchr(from, '"', (gsize)(to - from)) == NULL ? split_plain(record, from, end) : NULL;
  close = memchr(begin + 1, '"', (gsize)(end - begin) - 1);
  to = close != NULL ? skip_spaces(record, close + 1, end) : NULL;
  if (to == NULL || (to < end && !is_delimiter(record, *to)))
    return NULL;
  ct_csv_record_add(record, begin + 1, (gsize)(close - begin) - 1);
  return to;
}

gboolean
ct_csv_record_split(CtCsvRecord *record, const gchar *line, gsize length)
{
  gboolean quotes = memchr(line, '"', length) != NULL;
  const gchar *end = line + length;
  const gchar *from = line;
  const gchar *to;

  for (;; from = to + 1) {
    to = quotes ? split_field(record, from, end) : split_plain(record, from, end);
    if (to == NULL || to == end || record->has_problem)
      break;
  }
  if (to == NULL) {
    ct_csv_record_drop(record);
    return FALSE;
  }
  if (record->has_problem)
    ct_csv_record_show(record, from, (gsize)(end - from));
  ct_csv_record_deliver(record, line, length);
  return TRUE;
}
