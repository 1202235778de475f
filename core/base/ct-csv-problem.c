/* What is said about broken records. */
#include "base/ct-csv.h"
#include "base/ct-message.h"
#include "base/ct-text.h"

static const CtCsvProblemText texts[CT_CSV_N_PROBLEMS] = {
  [CT_CSV_BROKEN_QUOTE] = {"broken-quote", N_("a quotation mark stands where none may be"),
                           N_("put the whole cell in quotation marks and double those inside it"),
                           "\"...\"", FALSE},
  [CT_CSV_OPEN_QUOTE] = {"open-quote", N_("a quotation mark is opened and not closed"),
                         N_("close it behind the text, or leave it out"), "\"...\"", FALSE},
  [CT_CSV_NUL] = {"nul", N_("a NUL byte"),
                  N_("this is no plain text: save the file as \"CSV UTF-8\""), "UTF-8", FALSE},
  [CT_CSV_ENCODING] = {"encoding", N_("bytes that are no UTF-8"),
                       N_("save the file as \"CSV UTF-8\""), "UTF-8", FALSE},
  [CT_CSV_LONG_FIELD] = {"long-field", N_("a field of too many bytes"), NULL, NULL, TRUE},
  [CT_CSV_LONG_RECORD] = {"long-record", N_("a record of too many bytes"), NULL, NULL, TRUE},
  [CT_CSV_MANY_FIELDS] = {"many-fields", N_("a record of too many fields"), NULL, NULL, TRUE},
};

const CtCsvProblemText *
ct_csv_problem_text(CtCsvProblemKind kind)
{
  g_return_val_if_fail((guint)kind < CT_CSV_N_PROBLEMS, NULL);
  return &texts[kind];
}

gchar *
ct_csv_problem_what(const CtCsvProblem *problem)
{
  const CtCsvProblemText *text = ct_csv_problem_text(problem->kind);

  if (!text->limited)
    return g_strdup(_(text->what));
  /* TRANSLATORS: "a record of too many fields (more than 16384)" */
  return g_strdup_printf(_("%s (more than %zu)"), _(text->what), problem->limit);
}

gchar *
ct_csv_problem_describe(const CtCsvProblem *problem)
{
  g_autofree gchar *what = ct_csv_problem_what(problem);
  g_autofree gchar *seen = ct_text_quote(problem->seen, problem->seen_length);

  if (problem->field == 0)
    return g_strdup_printf(_("%s, at '%s'"), what, seen);
  return g_strdup_printf(_("field %u: %s, at '%s'"), problem->field, what, seen);
}
