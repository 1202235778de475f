/* rollup-untellable.c: a whole that cannot be held against its areas, and who is missing. */
#include "rollup.h"

/* Of more names nobody reads the end. */
#define MAX_NAMES 10

typedef struct {
  guint n_there;
  guint n_missing;
  GString *names;
} Children;

static void
look_at_child(const CtView *view, const CtObservation *whole, guint32 child, CtViewCursor *cursor,
              Children *children)
{
  CtFigure figure;

  if (ct_view_cursor_find_measure(cursor, whole->indicator, whole->period, child, whole->measure,
                                  &figure)) {
    children->n_there++;
    return;
  }
  if (children->n_missing++ < MAX_NAMES)
    g_string_append_printf(children->names, "%s%s", children->names->len > 0 ? ", " : "",
                           view->catalog->areas[child].name);
  else if (children->n_missing == MAX_NAMES + 1)
    g_string_append(children->names, ", …");
}

static void
report(const CtView *view, gsize cell, const CtObservation *whole, const Children *children,
       CtFindings *findings)
{
  CtFinding finding = ct_finding_of_figure(CT_SEVERITY_INFO, "rollup.untellable",
                                           ct_dataset_submission(view->current, cell), whole);

  ct_findings_add(findings, &finding,
                  _("whether the areas add up to this figure cannot be told: of %u areas %u sent "
                    "nothing (%s)"),
                  children->n_there + children->n_missing, children->n_missing,
                  children->names->str);
}

static void
check_cell(const CtView *view, gsize cell, guint levels, CtViewCursor *cursor, Children *children,
           CtFindings *findings)
{
  const CtObservation whole = ct_dataset_get(view->current, cell);
  guint position = 0;
  guint32 child;

  if (whole.missing || (levels & (guint)view->catalog->areas[whole.area].level) == 0)
    return;
  *children = (Children){.names = children->names};
  g_string_truncate(children->names, 0);
  while (ct_view_next_child(view, whole.area, whole.period, FALSE, &position, &child))
    look_at_child(view, &whole, child, cursor, children);
  if (children->n_there > 0 && children->n_missing > 0)
    report(view, cell, &whole, children, findings);
}

static gboolean
adds_up(const CtIndicator *indicator)
{
  return indicator->additive == CT_ADDITIVE_SUM ||
         indicator->additive == CT_ADDITIVE_SUM_RESIDUAL ||
         indicator->additive == CT_ADDITIVE_AT_MOST_SUM;
}

void
rollup_check_untellable(const CtView *view, CtFindings *findings)
{
  g_autoptr(GString) names = g_string_new(NULL);
  Children children = {.names = names};

  for (guint32 i = 0; i < view->catalog->n_indicators; i++) {
    const CtIndicator *indicator = &view->catalog->indicators[i];
    CtViewCursor cursor = ct_view_cursor(view);
    guint levels = rollup_parent_levels(indicator);
    gsize begin, end;

    if (!adds_up(indicator) || levels == 0)
      continue;
    ct_dataset_range(view->current, i, &begin, &end);
    for (gsize cell = begin; cell < end; cell++)
      check_cell(view, cell, levels, &cursor, &children, findings);
  }
}
