/* ct-layout.c: finds the header. A row is one when enough of its cells are words
 * of headers, or when such a word stands beside several names of areas,
 * indicators or periods. */
#include "intake/ct-layout.h"

CtLayout *
ct_layout_new(void)
{
  CtLayout *layout = g_new0(CtLayout, 1);

  layout->columns = g_array_new(FALSE, FALSE, sizeof(CtColumn));
  layout->values = g_array_new(FALSE, FALSE, sizeof(guint));
  layout->texts = ct_arena_new();
  for (gsize i = 0; i < CT_N_MEANINGS; i++)
    layout->at[i] = CT_COLUMN_NONE;
  return layout;
}

void
ct_layout_free(CtLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref(layout->columns);
  g_array_unref(layout->values);
  ct_arena_free(layout->texts);
  g_free(layout);
}

CtSpan
ct_cell_span(const CtCell *cell)
{
  CtSpan span = {cell->text, cell->length};

  if (cell->kind == CT_CELL_BLANK || cell->length == 0)
    return (CtSpan){"", 0};
  if ((guchar)span.text[0] > ' ' && (guchar)span.text[0] < 0x80 &&
      (guchar)span.text[span.length - 1] > ' ' && (guchar)span.text[span.length - 1] < 0x80)
    return span;
  return ct_span_trim(span);
}

CtSpan
ct_cells_get(const CtCell *cells, guint n_cells, gint index)
{
  return index < 0 || (guint)index >= n_cells ? (CtSpan){"", 0} : ct_cell_span(&cells[index]);
}

const CtColumn *
ct_layout_get(const CtLayout *layout, guint index)
{
  return &g_array_index(layout->columns, CtColumn, index);
}

static gboolean
is_same_value(const CtColumn *a, const CtColumn *b)
{
  return a->measure == b->measure && a->period == b->period && a->indicator == b->indicator &&
         a->area == b->area;
}

static gboolean
has_value(const CtLayout *layout, const CtColumn *column)
{
  for (guint i = 0; i < layout->values->len; i++)
    if (is_same_value(ct_layout_get(layout, g_array_index(layout->values, guint, i)), column))
      return TRUE;
  return FALSE;
}

/* "Địa bàn" beside "REF_AREA": the second one tells again what the first tells. */
static CtMeaning
second_role(CtMeaning role)
{
  switch (role) {
  case CT_MEANS_INDICATOR:
    return CT_MEANS_INDICATOR_NAME;
  case CT_MEANS_AREA:
    return CT_MEANS_AREA_NAME;
  default:
    return CT_MEANS_REPEATED;
  }
}

static void
place_column(CtLayout *layout, guint index, CtColumn *column)
{
  if (column->role != CT_MEANS_VALUE && column->role < CT_N_MEANINGS &&
      layout->at[column->role] != CT_COLUMN_NONE && second_role(column->role) != CT_MEANS_REPEATED &&
      layout->at[second_role(column->role)] == CT_COLUMN_NONE)
    column->role = second_role(column->role);

  if (column->role == CT_MEANS_VALUE && !has_value(layout, column))
    g_array_append_val(layout->values, index);
  else if (column->role == CT_MEANS_VALUE)
    column->role = CT_MEANS_REPEATED;
  else if (column->role < CT_MEANS_INDICATOR_CODE || column->role > CT_MEANS_VALUE)
    return;
  else if (layout->at[column->role] == CT_COLUMN_NONE)
    layout->at[column->role] = (gint)index;
  else
    column->role = CT_MEANS_REPEATED;
}

void
ct_layout_set(CtLayout *layout, guint index, const CtColumn *column)
{
  const CtColumn none = CT_COLUMN_INIT;
  CtColumn own = *column;

  while (layout->columns->len <= index)
    g_array_append_val(layout->columns, none);
  if (own.unit.length > 0)
    own.unit.text = ct_arena_copy(layout->texts, own.unit.text, own.unit.length);
  place_column(layout, index, &own);
  g_array_index(layout->columns, CtColumn, index) = own;
}

void
ct_layout_set_role(CtLayout *layout, guint index, CtMeaning role)
{
  CtColumn column = CT_COLUMN_INIT;

  column.role = role;
  ct_layout_set(layout, index, &column);
}

static gboolean
has_role(const CtLayout *layout, gboolean (*is)(CtMeaning))
{
  for (guint role = 0; role < CT_N_MEANINGS; role++)
    if (is((CtMeaning)role) && layout->at[role] != CT_COLUMN_NONE)
      return TRUE;
  return FALSE;
}

gboolean
ct_layout_is_wide(const CtLayout *layout)
{
  for (guint i = 0; i < layout->values->len; i++) {
    const CtColumn *column = ct_layout_get(layout, g_array_index(layout->values, guint, i));

    if (column->area != CT_INDEX_NONE || column->indicator != CT_INDEX_NONE)
      return TRUE;
  }
  return FALSE;
}

gboolean
ct_layout_has_indicator(const CtLayout *layout)
{
  return has_role(layout, ct_meaning_is_indicator);
}

gboolean
ct_layout_has_area(const CtLayout *layout)
{
  return has_role(layout, ct_meaning_is_area);
}

/* Finding the header */

/* What a row's cells were found to be. */
typedef struct {
  CtColumn *columns;
  const CtCell *cells;
  guint n;
  guint known; /* cells that are words of headers */
  gboolean indicator;
  gboolean area;
  gboolean value;
  gboolean bare_value; /* a value column that names no period */
  gboolean period;
  gint corner; /* a first cell without text, where wide tables name their rows */
} Row;

/* "Kỳ báo cáo:" is a label before a table, no header. */
static gboolean
is_label(CtSpan text)
{
  return text.length > 0 && text.text[text.length - 1] == ':';
}

static void
tally(Row *row, const CtColumn *column)
{
  CtMeaning role = column->role;

  if (role == CT_MEANS_NONE)
    return;
  row->known++;
  row->indicator = row->indicator || ct_meaning_is_indicator(role);
  row->area = row->area || ct_meaning_is_area(role);
  row->period = row->period || role == CT_MEANS_PERIOD;
  row->value = row->value || role == CT_MEANS_VALUE || role == CT_MEANS_NUMERATOR;
  row->bare_value =
    row->bare_value || (role == CT_MEANS_VALUE && column->period == CT_PERIOD_NONE);
}

static void
read_words(Row *row, const CtHeaderWords *words, CtResolver *resolver)
{
  row->corner = CT_COLUMN_NONE;
  for (guint i = 0; i < row->n; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    row->columns[i] = is_label(text) ? CT_COLUMN_INIT : ct_header_words_read(words, resolver, text);
    tally(row, &row->columns[i]);
    if (row->corner == CT_COLUMN_NONE && text.length == 0 && i < 2)
      row->corner = (gint)i;
  }
}

typedef gboolean (*ReadName)(CtResolver *resolver, CtSpan text, CtColumn *column);

static gboolean
read_period(CtResolver *resolver, CtSpan text, CtColumn *column)
{
  CtPeriodMatch found = ct_resolver_period(resolver, text);

  column->role = CT_MEANS_VALUE;
  column->period = found.period;
  column->measure = found.estimate ? CT_MEASURE_ESTIMATE : CT_MEASURE_UNSAID;
  return found.period != CT_PERIOD_NONE;
}

static gboolean
read_area(CtResolver *resolver, CtSpan text, CtColumn *column)
{
  CtNameMatch found = ct_resolver_area(resolver, text);

  column->role = found.result == CT_NAME_AMBIGUOUS ? CT_MEANS_AMBIGUOUS_AREA : CT_MEANS_VALUE;
  column->area = found.id;
  return found.result != CT_NAME_UNKNOWN;
}

static gboolean
read_indicator(CtResolver *resolver, CtSpan text, CtColumn *column)
{
  CtIndicatorMatch found = ct_resolver_indicator(resolver, text);

  column->role = CT_MEANS_VALUE;
  column->indicator = found.match.id;
  column->unit = found.unit;
  return found.match.result == CT_NAME_FOUND;
}

/* Takes the cells that @read knows as value columns, when they are at least
 * @least. */
static gboolean
take_names(Row *row, CtResolver *resolver, ReadName read, guint least)
{
  g_autofree CtColumn *found = g_memdup2(row->columns, row->n * sizeof *row->columns);
  guint n = 0;

  for (guint i = 0; i < row->n; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    CtColumn column = CT_COLUMN_INIT;

    if (found[i].role != CT_MEANS_NONE || text.length == 0 || !read(resolver, text, &column))
      continue;
    found[i] = column;
    n += column.role == CT_MEANS_VALUE ? 1 : 0;
  }
  if (n < least)
    return FALSE;
  g_free(row->columns);
  row->columns = g_steal_pointer(&found);
  return TRUE;
}

/* A corner without a word names what the other side does not. */
static void
name_corner(Row *row, CtMeaning role)
{
  if (row->corner != CT_COLUMN_NONE)
    row->columns[row->corner].role = role;
}

static gboolean
read_wide(Row *row, CtResolver *resolver)
{
  gboolean corner = row->corner != CT_COLUMN_NONE;

  if ((row->indicator || corner) && take_names(row, resolver, read_area, 2)) {
    if (!row->indicator)
      name_corner(row, CT_MEANS_INDICATOR);
    return TRUE;
  }
  if ((row->indicator || row->area) &&
      take_names(row, resolver, read_period, row->bare_value || row->known < 2 ? 2 : 1))
    return TRUE;
  if (row->indicator || (!row->area && !row->period && !corner) ||
      !take_names(row, resolver, read_indicator, row->area && !row->value ? 1 : 2))
    return FALSE;
  if (!row->area && !row->period)
    name_corner(row, CT_MEANS_AREA);
  return TRUE;
}

/* Two of the three things that a table tells, or a value with anything else. */
static gboolean
is_long_header(const Row *row)
{
  guint groups = (row->indicator ? 1u : 0u) + (row->area ? 1u : 0u) + (row->value ? 1u : 0u);

  return groups >= 2 || (row->value && row->known >= 2) || (groups == 1 && row->known >= 3);
}

CtLayout *
ct_layout_find(const CtHeaderWords *words, CtResolver *resolver, const CtCell *cells,
               guint n_cells)
{
  Row row = {.columns = g_new(CtColumn, n_cells), .cells = cells, .n = n_cells};
  CtLayout *layout = NULL;

  read_words(&row, words, resolver);
  if (read_wide(&row, resolver) || is_long_header(&row)) {
    layout = ct_layout_new();
    for (guint i = 0; i < row.n; i++)
      ct_layout_set(layout, i, &row.columns[i]);
  }
  g_free(row.columns);
  return layout;
}
