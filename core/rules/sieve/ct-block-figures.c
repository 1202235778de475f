/* ct-block-figures.c: the figures around the cells of a block. */
#include "rules/sieve/ct-block.h"
#include "rules/ct-expression.h"

/* Where a figure stands. @alike: whether it has the measure that was asked for */
typedef struct {
  const CtDataset *dataset;
  gsize cell;
  gboolean alike;
} Found;

/* ct_evaluation_find() for what @expression takes. */
static gboolean
find(CtViewCursor *cursor, const CtExpression *expression, CtPeriod period, guint32 area,
     CtMeasure measure, Found *found)
{
  gboolean strictly = expression->kind != CT_EXPRESSION_FIGURE || expression->has_measure;

  if (period == CT_PERIOD_NONE)
    return FALSE;
  if (expression->has_measure)
    measure = expression->measure;
  found->alike = ct_view_cursor_locate(cursor, expression->indicator, period, area, measure,
                                       &found->dataset, &found->cell);
  if (found->alike)
    return TRUE;
  return !strictly && measure != CT_MEASURE_ACTUAL &&
         ct_view_cursor_locate(cursor, expression->indicator, period, area, CT_MEASURE_ACTUAL,
                               &found->dataset, &found->cell);
}

static void
take(const CtBlock *block, const CtExpression *expression, const Found *found, CtSpan *span)
{
  ct_span_of_figure(found->dataset->observations, ct_dataset_first(found->dataset, found->cell),
                    &block->kinds[expression->indicator], span);
}

/* Whether the figure is the one that varies. */
static gboolean
varies(const CtBlock *block, const Found *found)
{
  return block->one_cell && found->cell == block->varied &&
         found->dataset == block->view->current;
}

static CtSpan
without_figure(const CtExpression *expression)
{
  return expression->kind == CT_EXPRESSION_PART && expression->missing == CT_MISSING_AT_LEAST
             ? ct_span_not_negative()
             : ct_span_of_state(CT_SPAN_MISSING);
}

/* ct_evaluation_count() */
static void
note_met(CtBlock *block, guint row, const CtExpression *expression, CtPeriod period,
         const Found *found)
{
  gboolean subject = expression->indicator == block->subject && found->alike;

  if (period != block->period[row] || subject || expression->has_measure)
    return;
  block->met[row] |= found->alike ? CT_BLOCK_MET_OTHERS | CT_BLOCK_MET_ALIKE
                                  : CT_BLOCK_MET_OTHERS;
}

/* %FALSE: there is none. */
static gboolean
find_beside(CtBlock *block, guint row, const CtExpression *expression, CtViewCursor *cursor,
            Found *found)
{
  CtPeriod period = ct_period_reference_apply(expression->reference, block->period[row]);

  if (!find(cursor, expression, period, block->area[row], (CtMeasure)block->measure[row], found))
    return FALSE;
  note_met(block, row, expression, period, found);
  return TRUE;
}

CtBlockColumn
ct_block_find_figures(CtBlock *block, const CtExpression *expression, guint depth)
{
  CtSpan *column = block->columns[depth];
  CtViewCursor cursor = ct_view_cursor(block->view);
  guint n = block->one_cell ? 1 : block->n_rows;
  Found found;

  for (guint i = 0; i < n; i++) {
    guint row = block->one_cell ? 0 : block->rows[i];
    if (!find_beside(block, row, expression, &cursor, &found))
      column[row] = without_figure(expression);
    else if (varies(block, &found))
      return (CtBlockColumn){block->variants, 1};
    else
      take(block, expression, &found, &column[row]);
  }
  return (CtBlockColumn){column, block->one_cell ? 0 : 1};
}

static void
aggregate(CtAggregate aggregate, const CtSpan *next, CtSpan *result)
{
  switch (aggregate) {
  case CT_AGGREGATE_MINIMUM:
    ct_span_minimum(result, next, result);
    return;
  case CT_AGGREGATE_MAXIMUM:
    ct_span_maximum(result, next, result);
    return;
  case CT_AGGREGATE_SUM:
  default:
    ct_span_add(result, next, result);
  }
}

static gboolean
may_be_missing(const CtBlock *block, const CtExpression *expression, guint32 child)
{
  return expression->missing == CT_MISSING_AT_LEAST ||
         block->view->catalog->areas[child].level == CT_LEVEL_RESIDUAL;
}

/* The children of one cell; those of cells that follow follow, mostly. Returns: whether one
 * of them varies; it is then left out (and where it is the only one, nothing is sure). */
static gboolean
find_children_of(CtBlock *block, guint row, const CtExpression *expression, CtViewCursor *cursor,
                 CtSpan *result)
{
  CtPeriod period = ct_period_reference_apply(expression->reference, block->period[row]);
  guint position = 0, n_found = 0;
  gboolean one_varies = FALSE, any = FALSE;
  guint32 child;
  CtSpan next;
  Found found;

  while (ct_view_next_child(block->view, block->area[row], block->period[row],
                            expression->with_residual, &position, &child)) {
    if (find(cursor, expression, period, child, (CtMeasure)block->measure[row], &found)) {
      n_found++;
      if (varies(block, &found)) {
        one_varies = TRUE;
        continue;
      }
      take(block, expression, &found, &next);
    } else if (may_be_missing(block, expression, child)) {
      next = ct_span_not_negative();
    } else {
      *result = ct_span_of_state(CT_SPAN_MISSING);
      return FALSE;
    }
    if (any)
      aggregate(expression->aggregate, &next, result);
    else
      *result = next;
    any = TRUE;
  }
  if (n_found > 0 && period == block->period[row] && !expression->has_measure)
    block->met[row] |= CT_BLOCK_MET_OTHERS | CT_BLOCK_MET_ALIKE;
  if (!any || n_found == 0)
    *result = ct_span_of_state(one_varies ? CT_SPAN_UNSURE : CT_SPAN_MISSING);
  return one_varies;
}

CtBlockColumn
ct_block_find_children(CtBlock *block, const CtExpression *expression, guint depth)
{
  CtSpan *column = block->columns[depth], others;
  CtViewCursor cursor = ct_view_cursor(block->view);

  if (!block->one_cell) {
    for (guint i = 0; i < block->n_rows; i++)
      find_children_of(block, block->rows[i], expression, &cursor, &column[block->rows[i]]);
    return (CtBlockColumn){column, 1};
  }
  if (!find_children_of(block, 0, expression, &cursor, &column[0]))
    return (CtBlockColumn){column, 0};
  others = column[0];
  for (guint row = 0; row < block->n; row++) {
    column[row] = others;
    aggregate(expression->aggregate, &block->variants[row], &column[row]);
  }
  return (CtBlockColumn){column, 1};
}

/* Where there are areas below, figures there are judged in fractions; at the lowest level
 * nothing can be told, which is nearly all cells. */
CtBlockColumn
ct_block_find_below(CtBlock *block, guint depth)
{
  const CtArea *areas = block->view->catalog->areas;
  CtSpan *column = block->columns[depth];
  guint n = block->one_cell ? 1 : block->n_rows;

  for (guint i = 0; i < n; i++) {
    guint row = block->one_cell ? 0 : block->rows[i];
    column[row] = ct_span_of_state(areas[block->area[row]].n_children == 0 ? CT_SPAN_MISSING
                                                                           : CT_SPAN_UNSURE);
  }
  return (CtBlockColumn){column, block->one_cell ? 0 : 1};
}
