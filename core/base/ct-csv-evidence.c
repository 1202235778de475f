/* Which delimiter a text uses. */
#include "base/ct-csv-sample.h"
#include "base/ct-csv.h"

#include <string.h>

#define MAX_BYTES ((gsize)64 * 1024)

/* What the sample says of one delimiter.
 * @present: records that have it; @from: the first of them; @agreeing: those that
 * have @count each; @pairs: neighbours that have the same number, each as much as
 * the number says */
typedef struct {
  guint present;
  guint from;
  guint agreeing;
  guint count;
  guint pairs;
} Verdict;

static guint
count_same(const CtCsvSample *sample, guint candidate, guint count)
{
  guint n = 0;

  for (guint i = 0; i < sample->n; i++)
    n += sample->lines[i].counts[candidate] == count ? 1 : 0;
  return n;
}

static void
judge_agreement(const CtCsvSample *sample, guint candidate, Verdict *verdict)
{
  for (guint i = 0; i < sample->n; i++) {
    guint count = sample->lines[i].counts[candidate];
    guint n;

    if (count == 0 || count == verdict->count)
      continue;
    n = count_same(sample, candidate, count);
    if (n > verdict->agreeing || (n == verdict->agreeing && count > verdict->count)) {
      verdict->agreeing = n;
      verdict->count = count;
    }
  }
}

static Verdict
judge(const CtCsvSample *sample, guint candidate)
{
  Verdict verdict = {.from = sample->n};

  for (guint i = 0; i < sample->n; i++) {
    guint count = sample->lines[i].counts[candidate];

    if (count == 0)
      continue;
    verdict.from = MIN(verdict.from, i);
    verdict.present++;
    if (i > 0 && sample->lines[i - 1].counts[candidate] == count)
      verdict.pairs += MIN(count, 8);
  }
  judge_agreement(sample, candidate, &verdict);
  return verdict;
}

/* Whether it parts the table, which may have a title of several lines above. */
static gboolean
parts_most(const CtCsvSample *sample, const Verdict *verdict)
{
  return verdict->present * 2 >= sample->n - verdict->from &&
         (verdict->agreeing >= 2 || verdict->present == sample->n);
}

/* Where something else parts the table, commas in numbers and sentences are no
 * delimiters. */
static void
discount_commas(CtCsvSample *sample)
{
  gboolean other = FALSE;

  for (guint i = 0; i < CT_CSV_COMMA; i++) {
    Verdict verdict = judge(sample, i);

    other = other || (verdict.present > 0 && parts_most(sample, &verdict));
  }
  for (guint i = 0; other && i < sample->n; i++) {
    CtCsvSampleLine *line = &sample->lines[i];

    line->counts[CT_CSV_COMMA] -= line->number_commas + line->text_commas;
    line->number_commas = line->text_commas = 0;
  }
}

/* Commas that may all be those of numbers and sentences part nothing: unless those of
 * sentences stand alike in most lines, which sentences do not do. */
static gboolean
may_be_none(const CtCsvSample *sample, const Verdict *verdict)
{
  guint n = 0;

  for (guint i = 0; i < sample->n; i++) {
    const CtCsvSampleLine *line = &sample->lines[i];

    if (line->counts[CT_CSV_COMMA] == 0 || line->counts[CT_CSV_COMMA] != verdict->count)
      continue;
    if (line->counts[CT_CSV_COMMA] > line->number_commas + line->text_commas)
      return FALSE;
    n += line->text_commas > 0 ? 1 : 0;
  }
  return n < 2 || n * 10 < sample->n * 6;
}

static gboolean
is_enough(const CtCsvSample *sample, guint candidate, const Verdict *verdict)
{
  if (verdict->present == 0)
    return FALSE;
  if (candidate == CT_CSV_COMMA)
    return !may_be_none(sample, verdict);
  return verdict->agreeing >= 2 || verdict->present * 3 >= sample->n;
}

static gboolean
is_better(const Verdict *a, const Verdict *b)
{
  guint weight_a = a->pairs * 4 + a->present, weight_b = b->pairs * 4 + b->present;

  return weight_a > weight_b || (weight_a == weight_b && a->count > b->count);
}

static CtCsvEvidence
decide(CtCsvSample *sample)
{
  CtCsvEvidence evidence = {.lines = sample->n};
  Verdict best = {0};

  discount_commas(sample);
  for (guint i = 0; i < CT_CSV_N_DELIMITERS; i++) {
    Verdict verdict = judge(sample, i);

    if (!is_enough(sample, i, &verdict) || !is_better(&verdict, &best))
      continue;
    best = verdict;
    evidence.delimiter = ct_csv_delimiters[i];
    evidence.agreeing = verdict.agreeing;
    evidence.count = verdict.count;
  }
  return evidence;
}

/* "sep=;" */

static gsize
skip_mark(const gchar *bytes, gsize length)
{
  return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* Returns: the delimiter that the first line states, or '\0' */
static gchar
read_sep_line(const gchar *bytes, gsize length)
{
  gboolean quoted = length > 0 && *bytes == '"';
  gsize at = quoted ? 1 : 0;
  gchar stated;

  if (length < at + 5 || g_ascii_strncasecmp(bytes + at, "sep=", 4) != 0)
    return '\0';
  stated = bytes[at + 4];
  at += 5;
  if (quoted && (at >= length || bytes[at++] != '"'))
    return '\0';
  while (at < length && bytes[at] == stated) /* a row filled up to the table's width */
    at++;
  if (at < length && bytes[at] != '\n' && bytes[at] != '\r')
    return '\0';
  return ct_csv_sample_find(stated) >= 0 ? stated : '\0';
}

gboolean
ct_csv_is_sep_line(const CtCsvField *fields, guint n_fields, guint64 line)
{
  if (line != 1 || fields[0].length < 4 || g_ascii_strncasecmp(fields[0].text, "sep=", 4) != 0)
    return FALSE;
  for (guint i = 1; i < n_fields; i++)
    if (fields[i].length > 0)
      return FALSE;
  if (fields[0].length == 4)
    return n_fields > 1;
  return fields[0].length == 5 && ct_csv_sample_find(fields[0].text[4]) >= 0;
}

CtCsvEvidence
ct_csv_find_evidence(const gchar *bytes, gsize length)
{
  gsize mark = skip_mark(bytes, length);
  gchar stated = read_sep_line(bytes + mark, length - mark);
  g_autofree CtCsvSample *sample = NULL;

  if (stated != '\0')
    return (CtCsvEvidence){.delimiter = stated, .stated = TRUE};
  sample = g_new0(CtCsvSample, 1);
  ct_csv_sample_take(sample, bytes + mark, MIN(length - mark, MAX_BYTES));
  return decide(sample);
}

gchar
ct_csv_find_delimiter(const gchar *bytes, gsize length)
{
  CtCsvEvidence evidence = ct_csv_find_evidence(bytes, length);

  return evidence.delimiter != '\0' ? evidence.delimiter : ',';
}
