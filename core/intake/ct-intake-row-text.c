/* ct-intake-row-text.c: what a row says of a key: the texts of its columns, of which several
 * may name one thing and then have to go together. */
#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"

CtSpan
ct_intake_key_text(const CtIntake *intake, const CtRow *row, CtMeaning role)
{
  return ct_row_key(row, intake->table.layout, intake->table.layout->at[role]);
}

CtPlace
ct_intake_key_place(const CtIntake *intake, const CtRow *row, CtMeaning role)
{
  return ct_intake_place(intake, row->number, intake->table.layout->at[role]);
}

CtMeaning
ct_intake_next_text(const CtIntake *intake, const CtRow *row, const CtMeaning *roles, guint n_roles,
                    guint *next, CtSpan *text)
{
  while (*next < n_roles) {
    CtMeaning role = roles[(*next)++];

    *text = ct_intake_key_text(intake, row, role);
    if (text->length > 0)
      return role;
  }
  return CT_MEANS_NONE;
}

gboolean
ct_intake_may_mean(CtNameMatch match, guint32 id)
{
  if (match.result == CT_NAME_UNKNOWN || (match.result == CT_NAME_FOUND && match.id == id))
    return TRUE;
  if (match.result == CT_NAME_FOUND)
    return FALSE;
  for (guint i = 0; i < match.n_candidates; i++)
    if (match.candidates[i] == id)
      return TRUE;
  return FALSE;
}

void
ct_intake_tell_contradiction(CtIntake *intake, const gchar *rule, CtSpan text,
                             const gchar *code, const gchar *name, CtPlace place,
                             const CtKeys *keys)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, rule, place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  finding.expected = name;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" does not go with %s \"%s\" of the same row; that one is read"),
                  observed, code, name);
}
