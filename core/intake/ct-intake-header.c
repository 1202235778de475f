/* ct-intake-header.c: the header of a table: what it lacks, what in it means
 * nothing, and in which style the numbers below it are written. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

/* The area or indicator that the header of a wide table may mean, or NULL. */
static const gchar *
near_name(CtIntake *intake, CtSpan text)
{
  guint32 area = ct_suggest_area(intake->suggest, text);
  guint32 indicator;

  if (area != CT_INDEX_NONE)
    return intake->catalog->areas[area].name;
  indicator = ct_suggest_indicator(intake->suggest, text);
  return indicator != CT_INDEX_NONE ? ct_indicator_name(&intake->catalog->indicators[indicator])
                                    : NULL;
}

/* Where areas or indicators are columns, one that is not known takes figures with it. */
static void
tell_unknown_column(CtIntake *intake, CtSpan text, CtPlace place)
{
  gboolean wide = ct_layout_is_wide(intake->table.layout);
  CtFinding finding = ct_intake_finding(intake, wide ? CT_SEVERITY_WARNING : CT_SEVERITY_INFO,
                                        "intake.unknown-column", place, NULL);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  finding.suggestion = wide ? near_name(intake, text) : NULL;
  if (finding.suggestion != NULL) {
    finding.severity = CT_SEVERITY_ERROR;
    ct_findings_add(intake->findings, &finding,
                    _("the column \"%s\" is not known and none of its figures is read; is it "
                      "\"%s\"?"),
                    observed, finding.suggestion);
  } else {
    ct_findings_add(intake->findings, &finding,
                    _("the column \"%s\" means nothing that is known and is not read"), observed);
  }
}

/* Figures that are passed over are an error, what is told twice is not. */
static void
tell_repeated_column(CtIntake *intake, CtSpan text, CtPlace place)
{
  CtMeaning role = ct_header_words_read(intake->words, intake->resolver, text).role;
  gboolean figures = role == CT_MEANS_VALUE || role == CT_MEANS_NUMERATOR ||
                     role == CT_MEANS_DENOMINATOR || role == CT_MEANS_NONE;
  CtFinding finding =
    ct_intake_finding(intake, figures ? CT_SEVERITY_ERROR : CT_SEVERITY_WARNING,
                      "intake.repeated-column", place, NULL);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("the column \"%s\" holds the same as an earlier one; only that one is read"),
                  observed);
}

/* @text: what the header calls the column */
static void
tell_column(CtIntake *intake, guint index, CtSpan text, guint32 row)
{
  CtPlace place = ct_intake_place(intake, row, (gint)index);

  if (text.length == 0)
    return;
  switch (ct_layout_get(intake->table.layout, index)->role) {
  case CT_MEANS_NONE:
    tell_unknown_column(intake, text, place);
    break;
  case CT_MEANS_REPEATED:
    tell_repeated_column(intake, text, place);
    break;
  case CT_MEANS_AMBIGUOUS_AREA:
    ct_intake_tell_name(intake, CT_MEANS_AREA, ct_resolver_area(intake->resolver, text), text, place,
                        NULL);
    break;
  default:
    break;
  }
}

gboolean
ct_intake_find_header(CtIntake *intake, const CtRow *row)
{
  CtLayout *layout = ct_layout_find(intake->words, intake->resolver, row->cells, row->n_cells);

  if (layout == NULL)
    return FALSE;
  ct_layout_free(intake->table.layout);
  intake->table.layout = layout;
  intake->table.header_row = row->number;
  for (guint i = 0; i < row->n_cells; i++)
    tell_column(intake, i, ct_cell_span(&row->cells[i]), row->number);
  return TRUE;
}

void
ct_intake_add_key(CtIntake *intake, guint index, const gchar *path, guint32 row)
{
  CtColumn column = ct_header_words_read_key(intake->words, intake->resolver, path);

  ct_layout_set(intake->table.layout, index, &column);
  tell_column(intake, index, (CtSpan){path, strlen(path)}, row);
}

/* Settling */

/* What the cells of the column "đơn vị" are, most of them: units, areas, or (an
 * office, say) neither. */
static CtMeaning
weigh_cells(CtIntake *intake, gint column)
{
  guint units = 0, areas = 0;

  for (guint i = 0; i < ct_held_rows_count(intake->held); i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_cells_get(row->cells, row->n_cells, column);

    if (text.length == 0)
      continue;
    if (ct_resolver_area(intake->resolver, text).result != CT_NAME_UNKNOWN)
      areas++;
    else if (ct_resolver_is_unit(intake->resolver, text))
      units++;
  }
  if (units > areas)
    return CT_MEANS_UNIT;
  return areas > 0 ? CT_MEANS_AREA : CT_MEANS_NONE;
}

static void
decide_doubtful_column(CtIntake *intake)
{
  CtLayout *layout = intake->table.layout;
  gint column = layout->at[CT_MEANS_AREA_OR_UNIT];
  CtMeaning role;

  if (column == CT_COLUMN_NONE)
    return;
  role = weigh_cells(intake, column);
  layout->at[CT_MEANS_AREA_OR_UNIT] = CT_COLUMN_NONE;
  if (role == CT_MEANS_NONE && !ct_layout_has_area(layout))
    role = CT_MEANS_AREA;
  ct_layout_set_role(layout, (guint)column, role);
  tell_column(intake, (guint)column, (CtSpan){"đơn vị", strlen("đơn vị")},
              intake->table.header_row);
}

static void
count_cell(const CtRow *row, gint column, CtStyleCount *count)
{
  if (column >= 0 && (guint)column < row->n_cells && row->cells[column].kind == CT_CELL_TEXT)
    ct_style_count_add(count, row->cells[column].text, row->cells[column].length);
}

static void
count_row(const CtLayout *layout, const CtRow *row, CtStyleCount *count)
{
  for (guint i = 0; i < layout->values->len; i++)
    count_cell(row, (gint)g_array_index(layout->values, guint, i), count);
  count_cell(row, layout->at[CT_MEANS_NUMERATOR], count);
  count_cell(row, layout->at[CT_MEANS_DENOMINATOR], count);
}

static gboolean
has_plain_column(const CtLayout *layout)
{
  for (guint i = 0; i < layout->values->len; i++)
    if (ct_layout_get(layout, g_array_index(layout->values, guint, i))->plain)
      return TRUE;
  return FALSE;
}

static void
tell_divided_style(CtIntake *intake, const CtStyleCount *count)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.style",
                      ct_intake_place(intake, intake->table.header_row, CT_COLUMN_NONE), NULL);

  ct_findings_add(intake->findings, &finding,
                  _("decimals are parted by a comma in %lu cells of this table and by a point in "
                    "%lu; cells that can be read in two ways are not read by the table's style"),
                  (gulong)count->vi, (gulong)(count->point + count->grouped_en));
}

static void
settle_style(CtIntake *intake)
{
  CtTable *table = &intake->table;
  CtStyleCount count = {0};

  table->style = intake->options.style;
  if (table->style != CT_STYLE_AUTO)
    return;
  for (guint i = 0; i < ct_held_rows_count(intake->held); i++)
    count_row(table->layout, ct_held_rows_get(intake->held, i), &count);
  table->style = ct_style_count_decide(&count);
  if (table->style != CT_STYLE_AUTO)
    return;
  if (count.vi > 0)
    tell_divided_style(intake, &count);
  else if (has_plain_column(table->layout))
    table->style = CT_STYLE_PLAIN;
}

/* What a table that names no area is about. */
static guint32
default_area(const CtIntake *intake)
{
  guint32 reporter = intake->submission->reporter;

  if (intake->table.context.area != CT_INDEX_NONE)
    return intake->table.context.area;
  if (intake->options.area != CT_INDEX_NONE)
    return intake->options.area;
  return reporter == CT_INDEX_NONE ? CT_INDEX_NONE : intake->catalog->reporters[reporter].area;
}

/* What the context leaves open, the pipeline and the sender say. */
static void
complete_context(CtIntake *intake)
{
  CtKeys *context = &intake->table.context;

  context->area = default_area(intake);
  if (context->indicator == CT_INDEX_NONE)
    context->indicator = intake->options.indicator;
  if (context->period == CT_PERIOD_NONE)
    context->period = intake->options.period;
  context->declared_unit = intake->options.unit;
}

static gboolean
every_value_has(const CtLayout *layout, gboolean (*has)(const CtColumn *column))
{
  for (guint i = 0; i < layout->values->len; i++)
    if (!has(ct_layout_get(layout, g_array_index(layout->values, guint, i))))
      return FALSE;
  return layout->values->len > 0;
}

static gboolean
has_own_indicator(const CtColumn *column)
{
  return column->indicator != CT_INDEX_NONE;
}

static gboolean
has_own_area(const CtColumn *column)
{
  return column->area != CT_INDEX_NONE;
}

static gboolean
has_own_period(const CtColumn *column)
{
  return column->period != CT_PERIOD_NONE;
}

static void
append_missing(GString *list, const gchar *name)
{
  if (list->len > 0)
    g_string_append(list, ", ");
  g_string_append(list, name);
}

/* Returns: (transfer full): what the table does not tell, "" when nothing is missing */
static GString *
list_missing(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;
  const CtKeys *context = &intake->table.context;
  GString *list = g_string_new(NULL);

  if (layout->values->len == 0 && layout->at[CT_MEANS_NUMERATOR] == CT_COLUMN_NONE &&
      layout->at[CT_MEANS_DENOMINATOR] == CT_COLUMN_NONE)
    append_missing(list, _("value (số liệu, OBS_VALUE)"));
  if (!ct_layout_has_indicator(layout) && context->indicator == CT_INDEX_NONE &&
      !every_value_has(layout, has_own_indicator))
    append_missing(list, _("indicator (chỉ tiêu, INDICATOR)"));
  if (!ct_layout_has_area(layout) && context->area == CT_INDEX_NONE &&
      !every_value_has(layout, has_own_area))
    append_missing(list, _("area (địa bàn, REF_AREA)"));
  if (layout->at[CT_MEANS_PERIOD] == CT_COLUMN_NONE && context->period == CT_PERIOD_NONE &&
      !every_value_has(layout, has_own_period))
    append_missing(list, _("period (kỳ, TIME_PERIOD)"));
  return list;
}

/* Returns: (transfer full): what the table does tell */
static GString *
list_found(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;
  GString *list = g_string_new(NULL);

  if (ct_layout_has_indicator(layout))
    append_missing(list, _("indicator"));
  if (ct_layout_has_area(layout))
    append_missing(list, _("area"));
  if (layout->at[CT_MEANS_PERIOD] != CT_COLUMN_NONE)
    append_missing(list, _("period"));
  if (layout->values->len > 0)
    append_missing(list, _("value"));
  if (layout->at[CT_MEANS_UNIT] != CT_COLUMN_NONE)
    append_missing(list, _("unit"));
  return list;
}

static void
tell_missing(CtIntake *intake, const gchar *missing)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.missing-column",
                      ct_intake_place(intake, intake->table.header_row, CT_COLUMN_NONE), NULL);
  GString *found = list_found(intake);

  finding.observed = found->str;
  finding.expected = missing;
  ct_findings_add(intake->findings, &finding,
                  _("the table has no column for %s (found: %s), so none of its rows is read"),
                  missing, found->len > 0 ? found->str : _("nothing"));
  g_string_free(found, TRUE);
}

/* The first sender that the column names is that of the submission. */
static void
take_sender(CtIntake *intake)
{
  gint column = intake->table.layout->at[CT_MEANS_SENDER];

  for (guint i = 0; i < ct_held_rows_count(intake->held) && !intake->has_sender; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    ct_intake_set_sender(intake, ct_cells_get(row->cells, row->n_cells, column));
  }
}

gboolean
ct_intake_settle(CtIntake *intake)
{
  g_autoptr(GString) missing = NULL;

  decide_doubtful_column(intake);
  take_sender(intake);
  complete_context(intake);
  settle_style(intake);
  missing = list_missing(intake);
  if (missing->len == 0)
    return TRUE;
  tell_missing(intake, missing->str);
  return FALSE;
}
