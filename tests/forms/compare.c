#include "compare.h"

static gboolean
same_key(const Expected *expected, const CtObservation *seen)
{
  return expected->indicator == seen->indicator && expected->area == seen->area &&
         expected->period == seen->period && expected->measure == seen->measure;
}

static gboolean
same_place(const Expected *expected, const CtObservation *seen)
{
  return (expected->row == 0 || expected->row == seen->place.row) &&
         (expected->column == 0 || expected->column == seen->place.column);
}

static gboolean
same_value(const Expected *expected, const CtObservation *seen)
{
  if (expected->missing != '\0' || seen->missing)
    return seen->missing && expected->missing == seen->status;
  return ct_decimal_compare(expected->value, seen->value) == 0;
}

/* Index of the expected figure, or -1. */
static gint
find_expected(const GArray *expected, const CtObservation *seen)
{
  gint found = -1;

  for (guint i = 0; i < expected->len; i++) {
    const Expected *one = &g_array_index(expected, Expected, i);

    if (!same_key(one, seen))
      continue;
    if (same_place(one, seen))
      return (gint)i;
    found = (gint)i;
  }
  return found;
}

static void
complain(Outcome *outcome, const Office *office, const gchar *what, const CtObservation *seen,
         const Expected *expected)
{
  g_string_append_printf(outcome->complaints, "  %s ", what);
  if (seen != NULL)
    office_describe_observation(office, seen, outcome->complaints);
  if (expected != NULL) {
    const CtObservation wanted = {.indicator = expected->indicator,
                                  .area = expected->area,
                                  .period = expected->period,
                                  .measure = expected->measure,
                                  .value = expected->value,
                                  .missing = expected->missing != '\0',
                                  .status = expected->missing,
                                  .place = {expected->row, (guint16)expected->column, 0}};

    g_string_append(outcome->complaints, seen != NULL ? ", expected " : "");
    office_describe_observation(office, &wanted, outcome->complaints);
  }
  g_string_append_c(outcome->complaints, '\n');
}

static void
judge(Outcome *outcome, const Office *office, const CtObservation *seen, const GArray *expected,
      guint8 *came)
{
  gint at = find_expected(expected, seen);
  const Expected *one = at >= 0 ? &g_array_index(expected, Expected, at) : NULL;

  if (one == NULL) {
    outcome->wrong++;
    complain(outcome, office, "nobody wrote", seen, NULL);
  } else if (!same_place(one, seen) || (!same_value(one, seen) && !seen->missing)) {
    outcome->wrong++;
    complain(outcome, office, "wrong", seen, one);
  } else if (same_value(one, seen)) {
    came[at] = 1;
  }
}

static gboolean
is_told(const CtProcessed *processed, const Expected *expected, ExcuseFunc excuse,
        gconstpointer user_data)
{
  for (guint i = 0; excuse != NULL && i < ct_findings_count(processed->findings); i++)
    if (excuse(expected, ct_findings_get(processed->findings, i), user_data))
      return TRUE;
  return FALSE;
}

Outcome
compare_outcome(const Office *office, const CtProcessed *processed, const GArray *expected,
                ExcuseFunc excuse, gconstpointer user_data)
{
  Outcome outcome = {.complaints = g_string_new(NULL)};
  g_autofree guint8 *came = g_new0(guint8, expected->len + 1);

  for (gsize i = 0; i < processed->batch->n; i++) {
    CtObservation seen = ct_batch_get(processed->batch, i);

    judge(&outcome, office, &seen, expected, came);
  }
  for (guint i = 0; i < expected->len; i++) {
    const Expected *one = &g_array_index(expected, Expected, i);

    if (came[i])
      outcome.right++;
    else if (one->want == NOT_WANTED)
      continue;
    else if (is_told(processed, one, excuse, user_data))
      outcome.told++;
    else {
      outcome.lost++;
      complain(&outcome, office, "lost", NULL, one);
    }
  }
  return outcome;
}

void
outcome_clear(Outcome *outcome)
{
  g_string_free(outcome->complaints, TRUE);
}

static const GridRow *
find_row(const Grid *grid, guint line)
{
  for (guint i = 0; i < grid->rows->len; i++)
    if (((GridRow *)grid->rows->pdata[i])->line == line)
      return grid->rows->pdata[i];
  return NULL;
}

static gboolean
holds_figure(const GridRow *row, guint column)
{
  const GridCell *cell = column > 0 ? grid_cell(row, column - 1) : NULL;

  return cell != NULL && cell->figure != NO_FIGURE;
}

/* What is merged reaches to the right until the next text. */
static gboolean
stands_above(const GridRow *header, guint column, guint of)
{
  if (column == 0 || column > of)
    return FALSE;
  for (guint c = column + 1; c <= of; c++)
    if (grid_cell(header, c - 1) != NULL && *grid_cell(header, c - 1)->text != '\0')
      return FALSE;
  return TRUE;
}

/* What a row lacks is told once, at its first figure. */
static gboolean
is_of_row(const CtFinding *finding)
{
  static const gchar *const rules[] = {
    "intake.unknown-indicator", "intake.unknown-area",      "intake.unknown-period",
    "intake.unknown-measure",   "intake.ambiguous-indicator", "intake.ambiguous-area", NULL};

  return g_strv_contains(rules, finding->rule);
}

/* Where no header was found, the finding stands at the first row, which may hold figures:
 * records have no header of their own. */
static gboolean
is_of_table(const Expected *expected, const CtFinding *finding)
{
  return g_str_equal(finding->rule, "intake.no-header") &&
         finding->severity == CT_SEVERITY_ERROR && finding->place.row <= expected->row;
}

/* Wherever it stands above, it is about all of its column. */
static gboolean
is_of_column(const Expected *expected, const CtFinding *finding)
{
  return g_str_equal(finding->rule, "intake.unknown-column") &&
         finding->place.column == expected->column;
}

gboolean
compare_grid_excuse(const Expected *expected, const CtFinding *finding, gconstpointer user_data)
{
  const Grid *grid = user_data;
  const GridRow *row = finding->place.row > 0 ? find_row(grid, finding->place.row) : NULL;
  const GridRow *own = find_row(grid, expected->row);
  gboolean grave = finding->severity > CT_SEVERITY_INFO;

  if (finding->place.row == 0)
    return grave;
  if (is_of_table(expected, finding))
    return TRUE;
  if (finding->place.row == expected->row)
    return expected->column == 0 || finding->place.column == expected->column ||
           is_of_row(finding) || !holds_figure(own, finding->place.column);
  if (finding->place.row > expected->row)
    return FALSE;
  if (is_of_column(expected, finding))
    return TRUE;
  if (row == NULL || row->kind == GRID_HEADER || row->kind == GRID_NUMBERS)
    return stands_above(row != NULL ? row : own, finding->place.column, expected->column) ||
           (grave && (finding->place.column == 0 || expected->column == 0 ||
                      !holds_figure(own, finding->place.column)));
  return grave && row->kind != GRID_DATA;
}
