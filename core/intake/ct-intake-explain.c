/* ct-intake-explain.c: what a row explains is kept beside its figures. */
#include "intake/ct-explanation.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"

static void
take(CtIntake *intake, const CtRow *row, gint column, CtSpan text)
{
  CtPlace place = ct_intake_place(intake, row->number, column);
  CtFinding finding;

  if (ct_submission_add_note(intake->submission, place, text.text, text.length))
    return;
  finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.explanations-limit", place, NULL);
  ct_findings_add(intake->findings, &finding,
                  _("the explanation is not kept: a file may have %u of them"), CT_MAX_NOTES);
}

void
ct_intake_take_explanations(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < MIN(row->n_cells, layout->columns->len); i++) {
    CtSpan text = ct_row_key(row, layout, (gint)i);
    CtSpan rest = text;
    gboolean all;

    if (text.length == 0 || !ct_explanation_may_stand_in(ct_layout_get(layout, i), &all))
      continue;
    if (ct_explanation_read(text, &rest) || all)
      take(intake, row, (gint)i, rest);
  }
}
