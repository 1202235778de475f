/* ct-neighbours.c: the figures that somebody may have taken for another. */
#include "rules/cause/ct-neighbours.h"

#include "data/ct-sort.h"
#include "rules/ct-constraint.h"

/* Larger tables are no forms that people fill in. */
#define MAX_TABLE_FIGURES 100000u
#define MAX_CELLS (1u << 24)
#define MAX_AREAS 24u

typedef struct {
  const CtNeighbours *neighbours;
  const CtObservation *figure;
  CtViewCursor cursor;
  CtNeighbour *list;
  guint n;
} Collecting;

static void
add(Collecting *collecting, CtNeighbourKind kind, const CtObservation *figure)
{
  const CtObservation *own = collecting->figure;

  if (collecting->n >= CT_NEIGHBOURS_MAX || figure->missing ||
      (figure->indicator == own->indicator && figure->area == own->area &&
       figure->period == own->period && figure->measure == own->measure))
    return;
  collecting->list[collecting->n++] = (CtNeighbour){kind, *figure};
}

static void
add_if_there(Collecting *collecting, CtNeighbourKind kind, guint32 indicator, CtPeriod period,
             guint32 area, CtMeasure measure)
{
  CtFigure found;

  if (period != CT_PERIOD_NONE && indicator != CT_INDEX_NONE &&
      ct_view_cursor_find_measure(&collecting->cursor, indicator, period, area, measure, &found))
    add(collecting, kind, &found.observation);
}

static void
add_periods(Collecting *collecting)
{
  static const CtPeriodReference references[] = {
    {CT_REFERENCE_SHIFTED, -12}, {CT_REFERENCE_YEAR, 0},        {CT_REFERENCE_YEAR_BEFORE, 0},
    {CT_REFERENCE_SHORTER, 3},   {CT_REFERENCE_LAST, 1}, {CT_REFERENCE_SHORTER, 1},
    {CT_REFERENCE_LENGTH, 3},    {CT_REFERENCE_LENGTH, 6},     {CT_REFERENCE_LENGTH, 9},
    {CT_REFERENCE_LAST, 3},
  };
  const CtObservation *figure = collecting->figure;

  for (guint i = 0; i < G_N_ELEMENTS(references); i++)
    add_if_there(collecting, CT_NEIGHBOUR_PERIOD, figure->indicator,
                 ct_period_reference_apply(references[i], figure->period), figure->area,
                 figure->measure);
}

static void
add_measures(Collecting *collecting)
{
  const CtObservation *figure = collecting->figure;
  const CtPeriod year = ct_period_reference_apply((CtPeriodReference){CT_REFERENCE_YEAR, 0},
                                                  figure->period);

  for (guint measure = 0; measure < CT_N_MEASURES; measure++) {
    if ((CtMeasure)measure == figure->measure)
      continue;
    add_if_there(collecting, CT_NEIGHBOUR_MEASURE, figure->indicator, figure->period,
                 figure->area, (CtMeasure)measure);
    if (year != figure->period)
      add_if_there(collecting, CT_NEIGHBOUR_MEASURE, figure->indicator, year, figure->area,
                   (CtMeasure)measure);
  }
}

static void
add_same_place(Collecting *collecting, CtNeighbourKind kind, guint32 indicator)
{
  const CtObservation *figure = collecting->figure;

  if (indicator != figure->indicator)
    add_if_there(collecting, kind, indicator, figure->period, figure->area, figure->measure);
}

static void
add_parts(Collecting *collecting)
{
  const CtCatalog *catalog = collecting->neighbours->view->catalog;
  guint32 own = collecting->figure->indicator;

  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];
    if (indicator->numerator == own || i == own)
      add_same_place(collecting, CT_NEIGHBOUR_PART, indicator->denominator);
    if (indicator->denominator == own || i == own)
      add_same_place(collecting, CT_NEIGHBOUR_PART, indicator->numerator);
  }
  for (guint i = 0; i < catalog->n_parts; i++) {
    const CtParts *parts = &catalog->parts[i];
    for (guint j = 0; j + 1 < parts->n_parts; j++) {
      if (parts->parts[j] == own)
        add_same_place(collecting, CT_NEIGHBOUR_PART, parts->parts[j + 1]);
      else if (parts->parts[j + 1] == own)
        add_same_place(collecting, CT_NEIGHBOUR_PART, parts->parts[j]);
    }
  }
}

/* The areas around it in the order of the catalog, as the forms have it. */
static void
add_areas(Collecting *collecting)
{
  const CtCatalog *catalog = collecting->neighbours->view->catalog;
  const CtObservation *figure = collecting->figure;
  guint32 parent = catalog->areas[figure->area].parent;
  guint at = 0;

  if (parent == CT_INDEX_NONE)
    return;
  const CtArea *whole = &catalog->areas[parent];
  while (at < whole->n_children && whole->children[at] != figure->area)
    at++;
  guint begin = at > MAX_AREAS / 2 ? at - MAX_AREAS / 2 : 0;
  for (guint i = begin; i < whole->n_children && i < begin + MAX_AREAS; i++)
    add_if_there(collecting, CT_NEIGHBOUR_AREA, figure->indicator, figure->period,
                 whole->children[i], figure->measure);
  add_if_there(collecting, CT_NEIGHBOUR_AREA, figure->indicator, figure->period, parent,
               figure->measure);
}

/* Places */

typedef struct {
  guint32 submission;
  CtPlace place;
} Spot;

static Spot
spot_of(const CtView *view, guint32 cell)
{
  gsize first = ct_dataset_first(view->current, cell);

  return (Spot){ct_dataset_submission_at(view->current, first),
                view->current->observations->place[first]};
}

static gint
compare_spots(const Spot *a, const Spot *b)
{
  if (a->submission != b->submission)
    return a->submission < b->submission ? -1 : 1;
  return ct_place_compare(a->place, b->place);
}

static gint
compare_cells(gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CtView *view = user_data;
  guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
  Spot left = spot_of(view, x), right = spot_of(view, y);
  gint order = compare_spots(&left, &right);

  return order != 0 ? order : (x > y) - (x < y);
}

/* Cells by submission, table, row and column, from the high end, each in as few bits as what
 * occurs needs; below them stands which cell it is. */
typedef struct {
  guint number_bits;
  guint column_bits;
  guint row_bits;
  guint table_bits;
  guint submission_bits;
} SpotBits;

static SpotBits
measure_spots(const CtNeighbours *neighbours)
{
  guint32 row = 0, submission = 0;
  guint16 column = 0, table = 0;

  for (gsize i = 0; i < neighbours->n_cells; i++) {
    Spot spot = spot_of(neighbours->view, neighbours->cells[i]);
    row |= spot.place.row;
    column |= spot.place.column;
    table |= spot.place.table;
    submission |= spot.submission;
  }
  return (SpotBits){ct_key_bits(neighbours->n_cells), ct_key_bits(column), ct_key_bits(row),
                    ct_key_bits(table), ct_key_bits(submission)};
}

static guint64
join_spot(const SpotBits *bits, const Spot *spot, gsize number)
{
  guint64 value = spot->submission;

  value = value << bits->table_bits | spot->place.table;
  value = value << bits->row_bits | spot->place.row;
  value = value << bits->column_bits | spot->place.column;
  return value << bits->number_bits | number;
}

static void
sort_joined(CtNeighbours *neighbours, const SpotBits *bits, guint n_bits, guint n_threads)
{
  gsize n = neighbours->n_cells;
  guint64 *values = g_new(guint64, n + 1), *spare = g_new(guint64, n + 1);
  guint32 *sorted = g_new(guint32, n + 1);
  const guint64 mask = (G_GUINT64_CONSTANT(1) << bits->number_bits) - 1;

  for (gsize i = 0; i < n; i++) {
    Spot spot = spot_of(neighbours->view, neighbours->cells[i]);
    values[i] = join_spot(bits, &spot, i);
  }
  ct_sort_bits(&values, &spare, n, bits->number_bits, n_bits, n_threads);
  for (gsize i = 0; i < n; i++)
    sorted[i] = neighbours->cells[values[i] & mask];
  g_free(neighbours->cells);
  neighbours->cells = sorted;
  g_free(values);
  g_free(spare);
}

static void
sort_cells(CtNeighbours *neighbours, guint n_threads)
{
  SpotBits bits = measure_spots(neighbours);
  guint n_bits = bits.number_bits + bits.column_bits + bits.row_bits + bits.table_bits +
                 bits.submission_bits;

  if (n_bits <= 64 && bits.number_bits < 64)
    sort_joined(neighbours, &bits, n_bits, n_threads);
  else
    g_qsort_with_data(neighbours->cells, (gint)neighbours->n_cells, sizeof(guint32),
                      compare_cells, (gpointer)neighbours->view);
}

static void
add_spot(Collecting *collecting, Spot spot)
{
  const CtNeighbours *neighbours = collecting->neighbours;
  gsize begin = 0, end = neighbours->n_cells;

  while (begin < end) {
    gsize middle = begin + (end - begin) / 2;
    Spot there = spot_of(neighbours->view, neighbours->cells[middle]);
    gint order = compare_spots(&there, &spot);
    if (order == 0) {
      CtObservation figure = ct_dataset_get(neighbours->view->current, neighbours->cells[middle]);
      add(collecting, CT_NEIGHBOUR_PLACE, &figure);
      return;
    }
    if (order < 0)
      begin = middle + 1;
    else
      end = middle;
  }
}

/* Rows and columns may be parted by a section's title or an empty column. */
static void
add_places(Collecting *collecting)
{
  const CtObservation *figure = collecting->figure;
  const CtDataset *current = collecting->neighbours->view->current;
  gsize cell = ct_dataset_find(current, figure->indicator, figure->period, figure->area,
                               figure->measure);

  if (cell == CT_CELL_NONE || figure->place.row == 0)
    return;
  for (gint step = -2; step <= 2; step++) {
    Spot below = {ct_dataset_submission(current, cell), figure->place}, beside = below;
    if (step == 0)
      continue;
    below.place.row = (guint32)((gint64)figure->place.row + step);
    beside.place.column = (guint16)(figure->place.column + step);
    add_spot(collecting, below);
    add_spot(collecting, beside);
  }
}

static gboolean
is_asked(const CtView *view, const gboolean *asked, guint32 submission)
{
  return submission < view->n_submissions && asked[submission] &&
         view->submissions[submission]->observations <= MAX_TABLE_FIGURES;
}

CtNeighbours *
ct_neighbours_new(const CtView *view, const gboolean *asked, guint n_threads)
{
  CtNeighbours *neighbours = g_new0(CtNeighbours, 1);
  gsize n = 0, n_cells = MIN(view->current->n_cells, G_MAXUINT32);

  neighbours->view = view;
  for (gsize cell = 0; cell < n_cells && n < MAX_CELLS; cell++)
    n += is_asked(view, asked, ct_dataset_submission(view->current, cell)) ? 1 : 0;
  neighbours->cells = g_new(guint32, MAX(n, 1));
  for (gsize cell = 0; cell < n_cells && neighbours->n_cells < n; cell++)
    if (is_asked(view, asked, ct_dataset_submission(view->current, cell)))
      neighbours->cells[neighbours->n_cells++] = (guint32)cell;
  sort_cells(neighbours, n_threads);
  return neighbours;
}

void
ct_neighbours_free(CtNeighbours *neighbours)
{
  if (neighbours == NULL)
    return;
  g_free(neighbours->cells);
  g_free(neighbours);
}

guint
ct_neighbours_collect(const CtNeighbours *neighbours, const CtObservation *figure,
                      CtNeighbour *list)
{
  Collecting collecting = {neighbours, figure, ct_view_cursor(neighbours->view), list, 0};

  add_parts(&collecting);
  add_places(&collecting);
  add_periods(&collecting);
  add_measures(&collecting);
  add_areas(&collecting);
  return collecting.n;
}
