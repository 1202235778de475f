#include "data/ct-accepted.h"

#include <string.h>

#include "data/ct-disagreement.h"
#include "data/ct-merge.h"

CtVintage
ct_vintage_of(const CtObservation *figure)
{
  if (figure->measure == CT_MEASURE_ESTIMATE || strchr("EFI", figure->status) != NULL)
    return CT_VINTAGE_ESTIMATED;
  return figure->status == 'P' ? CT_VINTAGE_PROVISIONAL : CT_VINTAGE_FINAL;
}

gchar
ct_vintage_letter(CtVintage vintage)
{
  return "EPA"[vintage];
}

CtStrange *
ct_strange_new(void)
{
  CtStrange *strange = g_new(CtStrange, 1);

  strange->series = g_ptr_array_new_with_free_func(g_free);
  strange->areas = g_ptr_array_new_with_free_func(g_free);
  strange->figures = ct_batch_new();
  strange->before = ct_batch_new();
  return strange;
}

void
ct_strange_free(CtStrange *strange)
{
  if (strange == NULL)
    return;
  g_ptr_array_unref(strange->series);
  g_ptr_array_unref(strange->areas);
  ct_batch_free(strange->figures);
  ct_batch_free(strange->before);
  g_free(strange);
}

CtAccepted *
ct_accepted_take(const CtCatalog *catalog, guint run, CtBatch *figures, CtBatch *before,
                 CtSubmission *names, CtAnswers *answers, GPtrArray *unknown, guint n_threads)
{
  CtAccepted *accepted = g_new0(CtAccepted, 1);

  accepted->run = run;
  accepted->names = names;
  accepted->answers = answers;
  accepted->unknown = unknown;
  accepted->strange = ct_strange_new();
  accepted->figures = ct_dataset_merge(catalog, &figures, &names, 1, n_threads, NULL);
  accepted->before = ct_dataset_merge(catalog, &before, &names, 1, n_threads, NULL);
  return accepted;
}

CtAccepted *
ct_accepted_new(const CtCatalog *catalog)
{
  g_autoptr(CtBatch) figures = ct_batch_new();
  g_autoptr(CtBatch) before = ct_batch_new();

  return ct_accepted_take(catalog, 0, figures, before, ct_submission_new(""), ct_answers_new(),
                          g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref), 1);
}

void
ct_accepted_free(CtAccepted *accepted)
{
  if (accepted == NULL)
    return;
  ct_dataset_free(accepted->figures);
  ct_dataset_free(accepted->before);
  ct_submission_free(accepted->names);
  ct_answers_free(accepted->answers);
  ct_strange_free(accepted->strange);
  g_ptr_array_unref(accepted->unknown);
  g_free(accepted);
}

gboolean
ct_accepted_find(const CtDataset *dataset, const CtObservation *key, CtObservation *figure)
{
  gsize cell =
      ct_dataset_find(dataset, key->indicator, key->period, key->area, key->measure);

  if (cell == CT_CELL_NONE)
    return FALSE;
  *figure = ct_dataset_get(dataset, cell);
  return TRUE;
}

static gboolean
is_the_same(const CtObservation *a, const CtObservation *b)
{
  return a->status == b->status && ct_figures_agree(a, b);
}

/* Mostly a figure is what it was, to the last digit, and took nothing's place. */
static gboolean
is_identical(const CtObservation *a, const CtObservation *b)
{
  return a->value.coefficient == b->value.coefficient && a->value.scale == b->value.scale &&
         a->decimals == b->decimals && a->status == b->status && !a->missing && !b->missing;
}

CtAcceptedCursor
ct_accepted_cursor(const CtAccepted *accepted)
{
  return (CtAcceptedCursor){.accepted = accepted};
}

gboolean
ct_accepted_compare_with(CtAcceptedCursor *cursor, const CtObservation *figure,
                         CtObservation *base)
{
  const CtAccepted *accepted = cursor->accepted;

  if (ct_dataset_get_near(accepted->figures, &cursor->figure, figure, figure->measure, base)) {
    if (!is_identical(figure, base) && !is_the_same(figure, base))
      return TRUE;
    return ct_dataset_get_near(accepted->before, &cursor->before, figure, figure->measure, base);
  }
  return figure->measure == CT_MEASURE_ACTUAL &&
         ct_dataset_get_near(accepted->figures, &cursor->estimate, figure, CT_MEASURE_ESTIMATE,
                             base);
}

const gchar *
ct_accepted_sender(const CtAccepted *accepted, const CtObservation *figure)
{
  return ct_submission_get_sender(accepted->names, figure->sender);
}
