/* ct-plain-table.c: what holds for all plain rows of a table. */
#include "intake/ct-explanation.h"
#include "intake/ct-plain.h"

static const CtMeaning indicator_roles[CT_PLAIN_INDICATOR_COLUMNS] = {
  CT_MEANS_INDICATOR_CODE, CT_MEANS_INDICATOR, CT_MEANS_INDICATOR_NAME};
static const CtMeaning area_roles[CT_PLAIN_AREA_COLUMNS] = {
  CT_MEANS_AREA_CODE, CT_MEANS_AREA, CT_MEANS_AREA_NAME, CT_MEANS_COMMUNE_CODE, CT_MEANS_COMMUNE};
static const CtMeaning blank_roles[CT_PLAIN_BLANK_COLUMNS] = {
  CT_MEANS_DISTRICT_CODE, CT_MEANS_DISTRICT, CT_MEANS_MEASURE,
  CT_MEANS_STATUS,        CT_MEANS_DECIMALS, CT_MEANS_SENDER};

/* A table of which each row is a figure and its names. In others what a row means may lie
 * in the rows around it, or in several of its cells. */
static gboolean
is_long(const CtIntake *intake)
{
  const CtTable *table = &intake->table;
  const CtLayout *layout = table->layout;
  const CtFormDeclaration *form = intake->options.form;

  return table->stage == CT_STAGE_BODY && table->settled && !table->refused &&
         table->unknown_header == 0 && layout != NULL && layout->values->len <= 1 &&
         !table->outlined && *table->prices == '\0' && table->said_units == NULL &&
         table->comparisons == NULL && table->footnotes->len == 0 &&
         (form == NULL || form->names->len == 0) &&
         layout->at[CT_MEANS_AREA_OR_UNIT] == CT_COLUMN_NONE;
}

/* Figures that are all about one indicator or area have it in the context, or the header
 * of their column says it, which is not read here. */
static gboolean
has_keys(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;
  const CtKeys *context = &intake->table.context;
  const CtColumn *column;

  if (!ct_layout_has_indicator(layout) && context->indicator == CT_INDEX_NONE)
    return FALSE;
  if (!ct_layout_has_area(layout) && context->area == CT_INDEX_NONE)
    return FALSE;
  if (context->status != 'A' || context->decimals_said || context->group != CT_INDEX_NONE)
    return FALSE;
  if (layout->values->len == 0)
    return TRUE;
  column = ct_layout_get(layout, g_array_index(layout->values, guint, 0));
  return column->indicator == CT_INDEX_NONE && column->area == CT_INDEX_NONE;
}

static guint
take_columns(const CtLayout *layout, const CtMeaning *roles, guint n_roles, gint *columns)
{
  guint n = 0;

  for (guint i = 0; i < n_roles; i++)
    if (layout->at[roles[i]] != CT_COLUMN_NONE)
      columns[n++] = layout->at[roles[i]];
  return n;
}

static CtSpan
own(CtPlainTable *plain, CtSpan text)
{
  if (text.length > 0)
    text.text = ct_arena_copy(plain->texts, text.text, text.length);
  return text;
}

CtSpan
ct_plain_table_header(const CtPlainTable *table, gint column)
{
  return ct_cells_get(table->header.cells, table->header.n_cells, column);
}

static gboolean
is_one_of(guint column, const gint *columns, guint n)
{
  for (guint i = 0; i < n; i++)
    if (columns[i] == (gint)column)
      return TRUE;
  return FALSE;
}

/* No name that is known is the header of its column (see ct-plain-memo.c), and no number,
 * unless the header is one. Other texts may be: the first one, or more than half of all; a
 * row has a figure and most often a name, so two are not that many. */
static gboolean
looks_like_header(const CtPlainTable *plain)
{
  const gint figures[] = {plain->value, plain->numerator, plain->denominator};
  const gint names[] = {plain->period, plain->unit};
  guint n_texts = 0, n_others = 0;

  for (guint i = 0; i < plain->header.n_cells; i++) {
    CtSpan text = ct_cell_span(&plain->header.cells[i]);
    gboolean figure = is_one_of(i, figures, G_N_ELEMENTS(figures));
    gboolean other = !figure && !is_one_of(i, names, G_N_ELEMENTS(names)) &&
                     !is_one_of(i, plain->indicators, plain->n_indicators) &&
                     !is_one_of(i, plain->areas, plain->n_areas);

    if (text.length == 0)
      continue;
    if ((figure && !g_ascii_isalpha(text.text[0]) && (guchar)text.text[0] < 0x80) ||
        (other && n_texts == 0))
      return TRUE;
    n_texts++;
    n_others += other ? 1 : 0;
  }
  return n_others > 2 || plain->n_indicators + plain->n_areas == 0;
}

static void
take_header(CtPlainTable *plain, const CtHeldRows *header)
{
  const CtRow *row = ct_held_rows_count(header) > 0 ? ct_held_rows_get(header, 0) : NULL;
  CtCell *cells;

  if (row == NULL)
    return;
  cells = ct_arena_allocate(plain->texts, row->n_cells * sizeof *cells);
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = own(plain, ct_cell_span(&row->cells[i]));

    cells[i] = (CtCell){.text = text.text,
                        .length = text.length,
                        .kind = text.length > 0 ? CT_CELL_TEXT : CT_CELL_BLANK};
  }
  plain->header = (CtRow){.number = row->number, .cells = cells, .n_cells = row->n_cells};
  plain->looks_like_header = looks_like_header(plain);
}

/* The header of the value column comes before what the row says; the table's own period
 * does not. */
static void
take_value(CtPlainTable *plain, const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;
  const CtColumn *column;

  plain->value = CT_COLUMN_NONE;
  plain->value_measure = CT_MEASURE_UNSAID;
  if (layout->values->len == 0)
    return;
  plain->value = (gint)g_array_index(layout->values, guint, 0);
  column = ct_layout_get(layout, (guint)plain->value);
  plain->value_unit = own(plain, column->unit);
  plain->value_measure = column->measure;
  if (column->period != intake->table.context.period)
    plain->value_period = column->period;
}

static void
take_remarks(CtPlainTable *plain, const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;
  CtPlainRemark *remarks =
      ct_arena_allocate(plain->texts, layout->columns->len * sizeof *remarks);

  for (guint i = 0; i < layout->columns->len; i++) {
    gboolean all = FALSE;
    gboolean digits = intake->commas && ct_intake_may_part(layout, i);

    if (ct_explanation_may_stand_in(ct_layout_get(layout, i), &all) || digits)
      remarks[plain->n_remarks++] = (CtPlainRemark){i, all, digits};
  }
  plain->remarks = remarks;
}

static void
take_layout(CtPlainTable *plain, const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;

  take_remarks(plain, intake);
  plain->n_columns = layout->columns->len;
  plain->n_indicators = take_columns(layout, indicator_roles, G_N_ELEMENTS(indicator_roles),
                                     plain->indicators);
  plain->n_areas = take_columns(layout, area_roles, G_N_ELEMENTS(area_roles), plain->areas);
  plain->n_blank = take_columns(layout, blank_roles, G_N_ELEMENTS(blank_roles), plain->blank);
  plain->period = layout->at[CT_MEANS_PERIOD];
  plain->unit = layout->at[CT_MEANS_UNIT];
  plain->numerator = layout->at[CT_MEANS_NUMERATOR];
  plain->denominator = layout->at[CT_MEANS_DENOMINATOR];
}

static guint32
sender_district(const CtIntake *intake)
{
  guint32 area = intake->table.context.area;

  return area != CT_INDEX_NONE && intake->catalog->areas[area].level == CT_LEVEL_DISTRICT
           ? area
           : CT_INDEX_NONE;
}

/* What a memo of names asks of a table (see ct-plain-memo.c). */

static void
add_number(GString *meaning, guint32 number)
{
  g_string_append_len(meaning, (const gchar *)&number, sizeof number);
}

static void
add_text(GString *meaning, CtSpan text)
{
  add_number(meaning, (guint32)text.length);
  g_string_append_len(meaning, text.text, (gssize)text.length);
}

static void
add_columns(GString *meaning, const CtPlainTable *plain, const gint *columns, guint n)
{
  add_number(meaning, n);
  for (guint i = 0; i < n; i++) {
    add_number(meaning, (guint32)columns[i]);
    add_text(meaning, ct_plain_table_header(plain, columns[i]));
  }
}

static void
settle_meaning(CtPlainTable *plain)
{
  g_autoptr(GString) meaning = g_string_new(NULL);

  add_columns(meaning, plain, plain->indicators, plain->n_indicators);
  add_columns(meaning, plain, plain->areas, plain->n_areas);
  add_columns(meaning, plain, &plain->period, 1);
  add_columns(meaning, plain, &plain->unit, 1);
  add_text(meaning, plain->keys.unit);
  add_number(meaning, (guint32)plain->keys.unit_column);
  add_number(meaning, plain->keys.unit_blank ? 1 : 0);
  add_number(meaning, plain->keys.declared_unit);
  add_text(meaning, plain->value_unit);
  add_number(meaning, plain->district);
  add_number(meaning, plain->scope.district);
  add_number(meaning, (plain->scope.communes ? 1u : 0u) | (plain->scope.marked ? 2u : 0u) |
                        (plain->scope.sections ? 4u : 0u));
  add_number(meaning, plain->unit_kinds != NULL ? 1 : 0);
  if (plain->unit_kinds != NULL)
    g_string_append_len(meaning, (const gchar *)plain->unit_kinds,
                        (gssize)plain->catalog->n_dimensions);
  plain->meaning = own(plain, (CtSpan){meaning->str, meaning->len});
}

CtPlainTable *
ct_plain_table_new(const CtIntake *intake, guint64 serial)
{
  const CtTable *table = &intake->table;
  CtPlainTable *plain;

  if (!is_long(intake) || !has_keys(intake))
    return NULL;
  plain = g_new0(CtPlainTable, 1);
  plain->references = 1;
  plain->serial = serial;
  plain->texts = ct_arena_new();
  plain->catalog = intake->catalog;
  plain->style = table->style;
  plain->index = table->index;
  plain->keyed = table->keyed;
  plain->numbered = table->numbered;
  take_layout(plain, intake);
  take_value(plain, intake);
  if (!table->keyed)
    take_header(plain, table->header);
  plain->keys = table->context;
  plain->keys.unit = own(plain, table->context.unit);
  plain->measure = intake->options.measure;
  plain->district = sender_district(intake);
  ct_intake_find_scope(intake,
                       table->layout->at[CT_MEANS_COMMUNE] != CT_COLUMN_NONE ? CT_MEANS_COMMUNE
                                                                             : CT_MEANS_AREA,
                       CT_INDEX_NONE, &plain->scope);
  if (table->unit_kinds != NULL)
    plain->unit_kinds = g_memdup2(table->unit_kinds, intake->catalog->n_dimensions);
  settle_meaning(plain);
  return plain;
}

CtPlainTable *
ct_plain_table_ref(CtPlainTable *table)
{
  table->references++;
  return table;
}

void
ct_plain_table_unref(CtPlainTable *table)
{
  if (table == NULL || --table->references > 0)
    return;
  ct_arena_free(table->texts);
  g_free(table->unit_kinds);
  g_free(table);
}
