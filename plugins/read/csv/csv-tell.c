#include "csv-tell.h"

#include <string.h>

#include "base/ct-message.h"
#include "base/ct-text.h"

static const struct {
  gchar delimiter;
  const gchar *name;
} names[CSV_N_DELIMITERS] = {{',', ","}, {';', ";"}, {'\t', "tab"}, {'|', "pipe"}, {'\0', "none"}};

gchar
csv_delimiter_at(guint index)
{
  return names[index].delimiter;
}

guint
csv_delimiter_index(gchar delimiter)
{
  for (guint i = 0; i < CSV_N_DELIMITERS; i++)
    if (names[i].delimiter == delimiter)
      return i;
  g_return_val_if_reached(0);
}

const gchar *
csv_delimiter_name(gchar delimiter)
{
  return names[csv_delimiter_index(delimiter)].name;
}

gboolean
csv_delimiter_parse(const gchar *name, gchar *delimiter)
{
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(names[i].name, name) == 0) {
      *delimiter = names[i].delimiter;
      return TRUE;
    }
  return FALSE;
}

/* The rule of each kind; what it says is that of base/ct-csv.h. */
static const gchar *const rules[CT_CSV_N_PROBLEMS] = {
  [CT_CSV_BROKEN_QUOTE] = "read.broken-record",
  [CT_CSV_OPEN_QUOTE] = "read.broken-record",
  [CT_CSV_NUL] = "read.nul",
  [CT_CSV_ENCODING] = "read.encoding",
  [CT_CSV_LONG_FIELD] = "read.long-field",
  [CT_CSV_LONG_RECORD] = "read.long-record",
  [CT_CSV_MANY_FIELDS] = "read.many-fields",
};

/* Returns: (transfer full) */
static gchar *
describe(const CtCsvProblem *problem)
{
  const CtCsvProblemText *text = ct_csv_problem_text(problem->kind);
  g_autofree gchar *what = ct_csv_problem_what(problem);

  if (text->advice == NULL)
    return g_strdup_printf(_("%s; the record is left out"), what);
  return g_strdup_printf(_("%s; the record is left out: %s"), what, _(text->advice));
}

/* Returns: (transfer full) */
static gchar *
describe_expected(const CtCsvProblem *problem)
{
  const CtCsvProblemText *text = ct_csv_problem_text(problem->kind);

  return text->limited ? g_strdup_printf("<= %zu", problem->limit) : g_strdup(text->expected);
}

gboolean
csv_tell_problem(CtRowSink *rows, const CtCsvProblem *problem)
{
  g_autofree gchar *message = describe(problem);
  g_autofree gchar *expected = describe_expected(problem);
  g_autofree gchar *seen = ct_text_quote(problem->seen, problem->seen_length);

  return ct_row_sink_problem(rows, &(CtReadProblem){.rule = rules[problem->kind],
                                                    .row = problem->line,
                                                    .column = problem->field,
                                                    .observed = seen,
                                                    .expected = expected,
                                                    .message = message});
}

/* Returns: (transfer full) */
static gchar *
describe_evidence(const CtCsvEvidence *evidence)
{
  if (evidence->stated)
    return g_strdup(_("the first line states it"));
  if (evidence->delimiter == '\0')
    return g_strdup_printf(_("nothing parts the first %u lines alike"), evidence->lines);
  return g_strdup_printf(_("%u in each of %u of the first %u lines"), evidence->count,
                         evidence->agreeing, evidence->lines);
}

gboolean
csv_tell_delimiter(CtRowSink *rows, const CtCsvEvidence *evidence)
{
  g_autofree gchar *text = describe_evidence(evidence);

  return ct_row_sink_note(rows, &(CtReadNote){.what = "delimiter",
                                              .value = csv_delimiter_name(evidence->delimiter),
                                              .evidence = text});
}
