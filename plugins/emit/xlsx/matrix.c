/* matrix.c: figures as people lay them out: a row for an indicator and area, a column for a
 * period and measure.
 */
#include <string.h>

#include "xlsx.h"

#define FIXED 4u        /* columns before the figures */
#define MAX_AREAS 200u  /* with a sheet of their own */
#define FIGURE_WIDTH 14

/* What a column holds. */
typedef struct {
  CtPeriod period;
  CtMeasure measure;
} Head;

/* Where a figure goes. @column: index among the heads */
typedef struct {
  guint32 area;
  guint column;
  gsize cell;
} Place;

/**
 * Matrix:
 * @cells: (element-type gsize): of the dataset, in its order
 * @heads: (element-type Head)
 */
typedef struct {
  const Xlsx *self;
  const CtResults *results;
  Workbook *workbook;
  const GArray *cells;
  GArray *heads;
  Sheet sheet;
} Matrix;

/* Columns */

static gint
compare_heads(gconstpointer a, gconstpointer b)
{
  const Head *left = a, *right = b;

  if (left->period != right->period)
    return left->period < right->period ? -1 : 1;
  return (gint)left->measure - (gint)right->measure;
}

static void
find_heads(Matrix *matrix)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

  for (guint i = 0; i < matrix->cells->len; i++) {
    CtObservation figure =
        ct_dataset_get(matrix->results->dataset, g_array_index(matrix->cells, gsize, i));
    Head head = {figure.period, figure.measure};

    if (g_hash_table_add(seen, GUINT_TO_POINTER(head.period * CT_N_MEASURES + head.measure)))
      g_array_append_val(matrix->heads, head);
  }
  g_array_sort(matrix->heads, compare_heads);
}

static guint
column_of(const Matrix *matrix, const CtObservation *figure)
{
  Head head = {figure->period, figure->measure};
  guint at = 0;

  g_array_binary_search(matrix->heads, &head, compare_heads, &at);
  return at;
}

static gchar *
head_text(Head head)
{
  gchar period[CT_PERIOD_PEOPLE_CHARS];

  ct_period_for_people(head.period, period);
  return head.measure == CT_MEASURE_ACTUAL
             ? g_strdup(period)
             : g_strdup_printf("%s, %s", people_measure(head.measure), period);
}

/* Rows */

static gint
compare_places(gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;

  if (left->area != right->area)
    return left->area < right->area ? -1 : 1;
  return (left->column > right->column) - (left->column < right->column);
}

static void
put_figure(Matrix *matrix, guint column, gsize cell)
{
  const CtObservation figure = ct_dataset_get(matrix->results->dataset, cell);
  const CtSubmission *submission =
      matrix->results->submissions[ct_dataset_submission(matrix->results->dataset, cell)];
  g_autofree gchar *target = xlsx_link_to(matrix->self, submission, figure.place);
  g_autoptr(GString) tip = g_string_new(ct_submission_get_sender(submission, figure.sender));
  Look look = look_cell;

  look.bits &= ~(guint)LOOK_WRAP;
  if (figure.status != 'A')
    look.bits |= LOOK_ITALIC;
  if (figure.missing)
    look.bits |= LOOK_RIGHT;
  g_string_append_printf(tip, "%s%s ", tip->len > 0 ? ": " : "", submission->name);
  ct_places_append(submission->places, figure.place, tip);
  sheet_link(&matrix->sheet, column, target, tip->str, &look);
  look.bits &= ~(guint)LOOK_LINK; /* a page of underlined numbers is hard to read */
  if (figure.missing)
    sheet_text(&matrix->sheet, column, "…", look);
  else
    sheet_decimal(&matrix->sheet, column, figure.value, figure.decimals, look);
}

static void
begin_row(Matrix *matrix, guint32 indicator, guint32 area)
{
  const CtCatalog *catalog = matrix->results->catalog;
  const CtIndicator *of = &catalog->indicators[indicator];
  gboolean part = of->group == CT_INDEX_NONE;
  Look name = look_cell;

  name.bits |= part ? LOOK_INDENT : LOOK_BOLD;
  sheet_next(&matrix->sheet);
  sheet_text(&matrix->sheet, 0, of->code, look_cell);
  sheet_text(&matrix->sheet, 1, ct_indicator_name(of), name);
  sheet_text(&matrix->sheet, 2, catalog->units[of->unit].symbol, look_centre);
  sheet_text(&matrix->sheet, 3, catalog->areas[area].name, look_cell);
}

static void
put_indicator(Matrix *matrix, guint32 indicator, GArray *places)
{
  const Look blank = {.bits = LOOK_BORDER, .decimals = LOOK_TEXT};
  guint next = 0;

  g_array_sort(places, compare_places);
  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index(places, Place, i);

    if (i == 0 || place->area != g_array_index(places, Place, i - 1).area) {
      begin_row(matrix, indicator, place->area);
      next = 0;
    }
    for (; next < place->column; next++)
      sheet_text(&matrix->sheet, FIXED + next, NULL, blank);
    put_figure(matrix, FIXED + place->column, place->cell);
    next = place->column + 1;
    if (i + 1 == places->len || place->area != g_array_index(places, Place, i + 1).area)
      for (; next < matrix->heads->len; next++)
        sheet_text(&matrix->sheet, FIXED + next, NULL, blank);
  }
  g_array_set_size(places, 0);
}

static void
put_rows(Matrix *matrix)
{
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
  guint32 indicator = CT_INDEX_NONE;

  for (guint i = 0; i < matrix->cells->len; i++) {
    gsize cell = g_array_index(matrix->cells, gsize, i);
    const CtObservation figure = ct_dataset_get(matrix->results->dataset, cell);
    Place place = {figure.area, column_of(matrix, &figure), cell};

    if (figure.indicator != indicator && places->len > 0)
      put_indicator(matrix, indicator, places);
    indicator = figure.indicator;
    g_array_append_val(places, place);
  }
  if (places->len > 0)
    put_indicator(matrix, indicator, places);
}

static gboolean
check_width(const Matrix *matrix, const gchar *title, GError **error)
{
  if (matrix->heads->len + FIXED <= WORKBOOK_MAX_COLUMNS)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_LIMIT,
              _("%s: figures of %u periods and measures take more columns than a sheet has (%u); "
                "set groups = no and areas = no"),
              title, matrix->heads->len, WORKBOOK_MAX_COLUMNS);
  return FALSE;
}

/* @cells: (element-type gsize): at least one */
static gboolean
write_matrix(const Xlsx *self, const CtResults *results, Workbook *workbook, const GArray *cells,
             const gchar *name, const gchar *title, GError **error)
{
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(Head));
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  g_autofree Column *columns = NULL;
  Matrix matrix = {self, results, workbook, cells, heads, {0}};

  find_heads(&matrix);
  if (!check_width(&matrix, title, error))
    return FALSE;
  columns = g_new(Column, heads->len + FIXED);
  columns[0] = (Column){_("Code"), 15};
  columns[1] = (Column){_("Indicator"), 46};
  columns[2] = (Column){_("Unit"), 15};
  columns[3] = (Column){_("Area"), 22};
  for (guint i = 0; i < heads->len; i++) {
    g_ptr_array_add(texts, head_text(g_array_index(heads, Head, i)));
    columns[FIXED + i] = (Column){texts->pdata[i], FIGURE_WIDTH};
  }
  sheet_begin(&matrix.sheet, workbook, name, title, columns, heads->len + FIXED, FIXED);
  put_rows(&matrix);
  sheet_end(&matrix.sheet, 0, NULL, 0);
  return TRUE;
}

/* Groups */

/* The indicator and what it follows from, each once. */
static void
add_indicator(const CtCatalog *catalog, guint32 indicator, guint8 *seen, GArray *list)
{
  if (indicator == CT_INDEX_NONE || seen[indicator])
    return;
  seen[indicator] = TRUE;
  g_array_append_val(list, indicator);
  add_indicator(catalog, catalog->indicators[indicator].numerator, seen, list);
  add_indicator(catalog, catalog->indicators[indicator].denominator, seen, list);
}

static GArray *
cells_of_group(const CtResults *results, guint32 group)
{
  const CtCatalog *catalog = results->catalog;
  g_autofree guint8 *seen = g_new0(guint8, catalog->n_indicators + 1);
  g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(guint32));
  GArray *cells = g_array_new(FALSE, FALSE, sizeof(gsize));

  for (guint32 i = 0; i < catalog->n_targeted; i++)
    if (catalog->indicators[i].group == group)
      add_indicator(catalog, i, seen, list);
  for (guint i = 0; i < list->len; i++) {
    gsize begin, end;

    ct_dataset_range(results->dataset, g_array_index(list, guint32, i), &begin, &end);
    for (; begin < end; begin++)
      g_array_append_val(cells, begin);
  }
  return cells;
}

gboolean
xlsx_write_groups(const Xlsx *self, const CtResults *results, Workbook *workbook, GError **error)
{
  for (guint32 i = 0; i < results->catalog->n_groups; i++) {
    const CtGroup *group = &results->catalog->groups[i];
    g_autoptr(GArray) cells = cells_of_group(results, i);
    const gchar *own = ct_language_get() == CT_LANGUAGE_VI ? group->name_vi : group->name_en;
    g_autofree gchar *name = g_strdup_printf("%s %s", group->code, own);
    g_autofree gchar *title = g_strdup_printf("%s. %s", group->code, own);

    if (cells->len > 0 &&
        !write_matrix(self, results, workbook, cells, name, title, error))
      return FALSE;
  }
  return TRUE;
}

/* Areas */

/* The district, or what stands beside districts, that an area lies in. */
static guint32
sheet_of_area(const CtCatalog *catalog, guint32 area)
{
  const guint levels = (guint)CT_LEVEL_DISTRICT | (guint)CT_LEVEL_RESIDUAL;

  while (area != CT_INDEX_NONE && ((guint)catalog->areas[area].level & levels) == 0)
    area = catalog->areas[area].parent;
  return area;
}

/* Returns: (array length=n_areas): (element-type gsize) (nullable): the cells of each */
static GArray **
cells_of_areas(const CtResults *results)
{
  const CtCatalog *catalog = results->catalog;
  GArray **cells = g_new0(GArray *, catalog->n_areas + 1);

  for (gsize i = 0; i < results->dataset->n_cells; i++) {
    guint32 area = sheet_of_area(catalog, ct_dataset_get(results->dataset, i).area);

    if (area == CT_INDEX_NONE)
      continue;
    if (cells[area] == NULL)
      cells[area] = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_array_append_val(cells[area], i);
  }
  return cells;
}

gboolean
xlsx_write_areas(const Xlsx *self, const CtResults *results, Workbook *workbook, guint *left_out,
                 GError **error)
{
  const CtCatalog *catalog = results->catalog;
  GArray **cells = cells_of_areas(results);
  gboolean written = TRUE;
  guint n = 0;

  for (guint i = 0; i < catalog->n_areas; i++) {
    if (cells[i] == NULL)
      continue;
    if (n++ >= MAX_AREAS)
      (*left_out)++;
    else
      written = written && write_matrix(self, results, workbook, cells[i], catalog->areas[i].name,
                                        catalog->areas[i].name, error);
    g_array_unref(cells[i]);
  }
  g_free(cells);
  return written;
}
