/* validate/duplicates: what was sent twice or copied. */
#include "duplicates.h"

gboolean
duplicates_is_telling(CtDecimal value)
{
  gint64 digits = value.coefficient;

  while (digits != 0 && digits % 10 == 0)
    digits /= 10;
  return digits > 9 || digits < -9;
}

void
duplicates_check_file(const CtView *view, CtFindings *findings)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

  for (gsize i = 0; i < view->n_submissions; i++) {
    CtSubmission *submission = view->submissions[i];
    if (submission->sha256[0] == '\0')
      continue;
    const CtSubmission *first = g_hash_table_lookup(seen, submission->sha256);
    if (first == NULL) {
      g_hash_table_insert(seen, submission->sha256, submission);
      continue;
    }
    CtFinding finding = CT_FINDING_INIT;
    finding.severity = CT_SEVERITY_WARNING;
    finding.rule = "duplicates.file";
    finding.submission = (guint32)i;
    finding.observed = first->name;
    ct_findings_add(findings, &finding, _("the same file was sent already as '%s'"), first->name);
  }
}

static void
duplicates_check(gpointer self G_GNUC_UNUSED, const CtView *view, CtFindings *findings)
{
  Statements statements;

  duplicates_check_file(view, findings);
  statements_init(&statements, view);
  duplicates_check_area(&statements, findings);
  duplicates_check_last_year(&statements, findings);
  statements_clear(&statements);
}

static const CtValidateRole duplicates_role = {
  .size = sizeof(CtValidateRole),
  .check = duplicates_check,
};

CT_PLUGIN_REGISTER(.name = "duplicates", .summary = N_("what was sent twice or copied"),
                   .version = "0.1.0", .licence = "MIT", .validate = &duplicates_role)
