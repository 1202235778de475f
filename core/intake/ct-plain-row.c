/* ct-plain-row.c: one plain row: what ct_intake_read_row() would make of it. */
#include <string.h>

#include "intake/ct-explanation.h"
#include "intake/ct-merged.h"
#include "intake/ct-plain.h"
#include "intake/ct-row-kind.h"

/* What a row is about. */
typedef struct {
  guint32 indicator;
  guint32 area;
  guint levels; /* of the area */
  CtPeriod period;
  gboolean estimate;
} Keys;

/* Kinds of rows */

static inline gboolean
is_blank(const CtRow *row, gint column)
{
  return column < 0 || (guint)column >= row->n_cells || row->cells[column].length == 0 ||
         row->cells[column].kind == CT_CELL_BLANK;
}

/* It begins with no space. */
static inline gboolean
is_bare(const CtCell *cell)
{
  return cell->length > 0 && cell->kind != CT_CELL_BLANK && cell->text[0] > ' ' &&
         (guchar)cell->text[0] < 0x80;
}

static gboolean
is_comment(const CtPlainTable *table, const CtRow *row)
{
  return !table->keyed &&
         (row->n_cells == 0 || !is_bare(&row->cells[0]) || row->cells[0].text[0] == '#') &&
         ct_row_is_comment(row);
}

static inline gboolean
may_explain(const CtPlainTable *table, const CtRow *row)
{
  for (guint i = 0; i < table->n_remarks; i++) {
    const CtPlainRemark *remark = &table->remarks[i];

    if (remark->column < row->n_cells && !is_blank(row, (gint)remark->column) &&
        (remark->all ||
         (remark->digits && row->cells[remark->column].text[0] <= '9' &&
          row->cells[remark->column].text[0] > 0) ||
         !ct_explanation_is_out(row->cells[remark->column].text,
                                row->cells[remark->column].length)))
      return TRUE;
  }
  return FALSE;
}

/* Whether anything but names and figures is to be looked at. */
static gboolean
is_odd(const CtPlainTable *table, const CtRow *row)
{
  gsize lengths = 0;
  guint flags = 0;
  gboolean formula = FALSE;

  if (row->n_cells > CT_INTAKE_MAX_COLUMNS || is_comment(table, row) ||
      (table->looks_like_header && ct_row_is_like_header(row, &table->header)))
    return TRUE;
  for (guint i = 0; i < row->n_cells; i++) {
    lengths |= row->cells[i].length;
    flags |= row->cells[i].flags;
    formula |= row->cells[i].kind == CT_CELL_FORMULA;
  }
  if (lengths > CT_INTAKE_MAX_CELL || (flags & CT_CELL_COVERED) != 0 || formula)
    return TRUE;
  for (guint i = table->n_columns; !table->keyed && i < row->n_cells; i++)
    if (!is_blank(row, (gint)i))
      return TRUE;
  for (guint i = 0; i < table->n_blank; i++)
    if (!is_blank(row, table->blank[i]))
      return TRUE;
  return may_explain(table, row);
}

/* Keys */

/* @more: (out): of the first name. Returns: the id that all names of the row have, else
 * CT_PLAIN_UNKNOWN */
static inline guint32
find_name(CtPlainMemo *memo, CtPlainNames names, const CtRow *row, const gint *columns, guint n,
          guint32 *more)
{
  guint32 id = CT_PLAIN_UNKNOWN;

  for (guint i = 0; i < n; i++) {
    const CtPlainName *name;

    if (is_blank(row, columns[i]))
      continue;
    name = ct_plain_memo_find(memo, names, &row->cells[columns[i]], 0);
    if (name->id == CT_PLAIN_UNKNOWN || (id != CT_PLAIN_UNKNOWN && name->id != id))
      return CT_PLAIN_UNKNOWN;
    id = name->id;
    *more = name->more;
  }
  return id;
}

static inline gboolean
find_keys(CtPlainMemo *memo, const CtPlainTable *table, const CtRow *row, Keys *keys)
{
  guint32 more = 0;

  keys->indicator = table->keys.indicator;
  if (table->n_indicators > 0)
    keys->indicator = find_name(memo, CT_PLAIN_NAMES_INDICATOR, row, table->indicators,
                                table->n_indicators, &more);
  if (keys->indicator == CT_PLAIN_UNKNOWN)
    return FALSE;
  keys->area = table->keys.area;
  if (table->n_areas > 0)
    keys->area = find_name(memo, CT_PLAIN_NAMES_AREA, row, table->areas, table->n_areas, &more);
  if (keys->area == CT_PLAIN_UNKNOWN)
    return FALSE;
  keys->levels = table->n_areas > 0
                   ? more
                   : ct_figure_levels(table->catalog->areas[keys->area].level);
  keys->period = table->keys.period;
  keys->estimate = table->keys.estimate;
  if (table->period < 0)
    return TRUE;
  keys->period = find_name(memo, CT_PLAIN_NAMES_PERIOD, row, &table->period, 1, &more);
  keys->estimate = more != 0;
  return keys->period != CT_PLAIN_UNKNOWN;
}

/* Figures */

static inline gboolean
read_cell(const CtPlainTable *table, const CtCell *cell, CtDecimal *value)
{
  if (cell->kind == CT_CELL_TEXT)
    return ct_plain_number(cell->text, cell->length, table->style, value);
  return cell->kind == CT_CELL_NUMBER && ct_decimal_parse(cell->text, cell->length, value);
}

/* Of a row. @column: of the first one, CT_COLUMN_NONE while there is none */
typedef struct {
  const CtPlainTable *table;
  const CtRow *row;
  const Keys *keys;
  CtBatch *batch;
  gint column;
} Figures;

/* What one is about. @whole: it may have no decimals; @levels: at which it is reported */
typedef struct {
  guint32 indicator;
  CtPeriod period;
  gint measure;
  gboolean estimate;
  guint32 unit;
  gboolean whole;
  guint levels;
} About;

static inline CtMeasure
choose_measure(const CtPlainTable *table, const About *about)
{
  if (about->measure != CT_MEASURE_UNSAID)
    return (CtMeasure)about->measure;
  return about->estimate ? CT_MEASURE_ESTIMATE : table->measure;
}

static inline gboolean
add_figure(Figures *figures, gint column, const About *about)
{
  const CtPlainTable *table = figures->table;
  const CtRow *row = figures->row;
  CtDecimal value;

  if (!read_cell(table, &row->cells[column], &value) || about->period == CT_PERIOD_NONE)
    return FALSE;
  if (about->whole && value.scale > 0 && ct_decimal_reduce(value).scale > 0)
    return FALSE;
  if (about->levels != 0 && (about->levels & figures->keys->levels) == 0)
    return FALSE;
  ct_batch_append_number(figures->batch, about->indicator, figures->keys->area, about->period,
                         choose_measure(table, about), about->unit, value,
                         (CtPlace){row->number, (guint16)(column + 1), table->index});
  if (figures->column == CT_COLUMN_NONE)
    figures->column = column;
  return TRUE;
}

static inline gboolean
add_value(Figures *figures, const CtPlainIndicator *indicator, const CtPlainName *unit)
{
  const CtPlainTable *table = figures->table;
  const Keys *keys = figures->keys;
  gboolean named = table->value_period != CT_PERIOD_NONE;
  About about = {.indicator = keys->indicator,
                 .period = named ? table->value_period : keys->period,
                 .measure = table->value_measure != CT_MEASURE_UNSAID ? table->value_measure
                                                                      : table->keys.measure,
                 .estimate = keys->estimate && !named,
                 .unit = unit->id,
                 .whole = unit->more != 0,
                 .levels = indicator->levels};

  return is_blank(figures->row, table->value) || add_figure(figures, table->value, &about);
}

static inline gboolean
add_part(Figures *figures, const CtPlainPart *part, gint column)
{
  const Keys *keys = figures->keys;
  About about = {.indicator = part->indicator,
                 .period = keys->period,
                 .measure = figures->table->keys.measure,
                 .estimate = keys->estimate,
                 .unit = part->unit,
                 .whole = part->whole,
                 .levels = part->levels};

  if (is_blank(figures->row, column))
    return TRUE;
  if (part->shift != 0)
    about.period = ct_period_shift(keys->period, part->shift);
  return part->indicator != CT_INDEX_NONE && add_figure(figures, column, &about);
}

/* "1" may be the first of the numbers of the columns. */
static gboolean
may_number_columns(const CtPlainTable *table, const CtRow *row, gint column)
{
  const CtCell *cell = &row->cells[column];

  return table->numbered && !table->keyed && (cell->text[0] == '1' || cell->length == 1);
}

static gboolean
read_figures(CtPlainMemo *memo, const CtRow *row, const Keys *keys, CtBatch *batch,
             CtPlainState *state)
{
  static const CtCell no_cell = {.text = "", .kind = CT_CELL_BLANK};
  const CtPlainTable *table = ct_plain_memo_table(memo);
  const CtPlainIndicator *indicator = ct_plain_memo_indicator(memo, keys->indicator);
  const CtCell *cell = is_blank(row, table->unit) ? &no_cell : &row->cells[table->unit];
  const CtPlainName *unit =
    ct_plain_memo_find(memo, CT_PLAIN_NAMES_UNIT, cell, keys->indicator);
  Figures figures = {
    .table = table, .row = row, .keys = keys, .batch = batch, .column = CT_COLUMN_NONE};

  state->unit = unit->text;
  return unit->id != CT_PLAIN_UNKNOWN && add_value(&figures, indicator, unit) &&
         add_part(&figures, &indicator->numerator, table->numerator) &&
         add_part(&figures, &indicator->denominator, table->denominator) &&
         figures.column != CT_COLUMN_NONE && !may_number_columns(table, row, figures.column);
}

gboolean
ct_plain_read_row(CtPlainMemo *memo, const CtRow *row, CtBatch *batch, CtPlainState *state)
{
  const CtPlainTable *table = ct_plain_memo_table(memo);
  CtPlainState after = *state;
  gsize n = batch->n;
  Keys keys;

  if (is_odd(table, row) || !find_keys(memo, table, row, &keys))
    return FALSE;
  if (!read_figures(memo, row, &keys, batch, &after)) {
    ct_batch_truncate(batch, n);
    return FALSE;
  }
  after.n_rows++;
  after.indicator = keys.indicator;
  after.area = keys.area;
  *state = after;
  return TRUE;
}
