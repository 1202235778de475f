/* ct-intake-heading.c: rows without figures amid a table: sections, a new unit line,
 * comments, notes and signatures. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"
#include "intake/ct-row-kind.h"

/* The row's name: the cell of the indicator's or area's column, else the first text
 * that is not the row's number. */
static CtSpan
find_name(const CtIntake *intake, const CtRow *row, gint *column)
{
  static const CtMeaning roles[] = {CT_MEANS_INDICATOR, CT_MEANS_INDICATOR_NAME, CT_MEANS_AREA,
                                    CT_MEANS_DISTRICT};
  const CtLayout *layout = intake->table.layout;
  const gint *at = layout->at;

  for (gsize i = 0; i < G_N_ELEMENTS(roles); i++) {
    CtSpan text = ct_row_key(row, layout, at[roles[i]]);

    *column = at[roles[i]];
    if (text.length > 0 && !ct_row_is_covered(row, (guint)*column, CT_CELL_COVERED_ABOVE))
      return text;
  }
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    *column = (gint)i;
    if (text.length > 0 && (gint)i != at[CT_MEANS_ROW_NUMBER])
      return text;
  }
  return (CtSpan){"", 0};
}

/* A section that is an area: "I. Huyện Bát Xát" over its indicators. */
static void
enter_area(CtIntake *intake, CtSpan name, CtOutlineLevel level, CtPlace place)
{
  CtTable *table = &intake->table;
  CtNameMatch match;

  if (level == CT_OUTLINE_PART)
    return;
  match = ct_resolver_area(intake->resolver, ct_outline_strip(name));
  if (ct_layout_has_area(table->layout)) {
    if (match.result == CT_NAME_FOUND && level == CT_OUTLINE_SECTION)
      ct_intake_enter_district(intake, match.id);
    return;
  }
  if (match.result == CT_NAME_FOUND) {
    table->context.area = match.id;
    table->section_area = TRUE;
    ct_intake_note(intake, CT_FACT_ROWS, place, name, intake->catalog->areas[match.id].name,
                   _("a section row: the area of the rows below it"));
  } else if (table->section_area && level == CT_OUTLINE_SECTION) {
    table->context.area = CT_INDEX_NONE; /* what follows is not of that area */
  }
}

/* The same of indicators: "1. Tỷ lệ bao phủ BHYT" over its districts. */
static void
enter_indicator(CtIntake *intake, CtSpan name, CtPlace place)
{
  CtTable *table = &intake->table;
  CtIndicatorMatch found;

  if (ct_layout_has_indicator(table->layout))
    return;
  found = ct_resolver_indicator(intake->resolver, ct_outline_strip(name));
  if (found.match.result != CT_NAME_FOUND)
    return;
  table->context.indicator = found.match.id;
  ct_intake_note(intake, CT_FACT_ROWS, place, name,
                 ct_indicator_name(&intake->catalog->indicators[found.match.id]),
                 _("a section row: the indicator of the rows below it"));
}

/* A row that says nothing but a period: "Năm 2022", "6 tháng đầu năm 2023", "Quý II". */
static CtPeriod
read_period_row(CtIntake *intake, CtSpan name, gboolean *estimate)
{
  CtPeriod base = intake->table.context.period;
  CtPeriodMatch found = ct_resolver_period(intake->resolver, name);
  CtRelativePeriod relative;

  *estimate = found.estimate;
  if (found.period != CT_PERIOD_NONE)
    return found.period;
  relative = ct_relative_period_parse(name.text, name.length, estimate);
  return relative.said && relative.month != 0 && relative.months != 0
           ? ct_relative_period_resolve(relative, base)
           : CT_PERIOD_NONE;
}

/* It holds for the rows below it, and ends no section. */
static gboolean
enter_period(CtIntake *intake, CtSpan name, CtPlace place)
{
  CtTable *table = &intake->table;
  gboolean estimate = FALSE;
  CtPeriod found;
  gchar period[CT_PERIOD_CHARS];

  if (table->layout->at[CT_MEANS_PERIOD] != CT_COLUMN_NONE)
    return FALSE;
  found = read_period_row(intake, ct_outline_strip(name), &estimate);
  if (found == CT_PERIOD_NONE)
    return FALSE;
  ct_layout_move(table->layout, table->context.period, found);
  table->context.period = found;
  table->context.estimate = estimate;
  ct_period_format(found, period);
  ct_intake_note(intake, CT_FACT_ROWS, place, name, period,
                 _("a section row: the period of the rows below it"));
  return TRUE;
}

static void
enter_section(CtIntake *intake, const CtRow *row)
{
  const CtTable *table = &intake->table;
  gint number_column = table->layout->at[CT_MEANS_ROW_NUMBER], column;
  CtSpan number = ct_row_key(row, table->layout, number_column);
  CtSpan name = find_name(intake, row, &column);
  CtOutlineLevel level =
    ct_outline_level(number, name, number_column != CT_COLUMN_NONE && number.length > 0);
  CtPlace place = ct_intake_place(intake, row->number, column);

  if (name.length == 0)
    return;
  if (number.length == 0)
    level = MIN(level, CT_OUTLINE_SECTION);
  ct_intake_enter_unit(intake, number, level, name, place);
  if (enter_period(intake, name, place))
    return;
  enter_area(intake, name, level, place);
  enter_indicator(intake, name, place);
  ct_outline_enter(table->outline, level, name);
  intake->table.parent = CT_INDEX_NONE;
}

static gboolean
is_number(const CtCell *cell)
{
  CtSpan text = ct_cell_span(cell);
  CtNumberKind kind;

  if (text.length == 0 || cell->kind != CT_CELL_TEXT)
    return text.length > 0;
  kind = ct_number_read(text.text, text.length, CT_STYLE_AUTO).kind;
  return kind == CT_NUMBER_VALUE || kind == CT_NUMBER_AMBIGUOUS || kind == CT_NUMBER_RATIO;
}

/* Whether the row's name is where it should be. */
static gboolean
is_named(CtIntake *intake, const CtRow *row)
{
  gint column;
  CtSpan text = find_name(intake, row, &column);
  CtMeaning role = ct_layout_get(intake->table.layout, (guint)column)->role;

  if (ct_meaning_is_indicator(role))
    return ct_resolver_indicator(intake->resolver, text).match.result != CT_NAME_UNKNOWN;
  return ct_meaning_is_area(role) &&
         ct_resolver_area(intake->resolver, text).result != CT_NAME_UNKNOWN;
}

/* A row that ends before the figures begin, with numbers in it and a name that is none. */
static gboolean
lost_fields(CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  if (layout->values->len == 0 || row->n_cells > g_array_index(layout->values, guint, 0))
    return FALSE;
  for (guint i = 0; i < row->n_cells; i++)
    if ((gint)i != layout->at[CT_MEANS_ROW_NUMBER] && is_number(&row->cells[i]) &&
        ct_resolver_period(intake->resolver, ct_cell_span(&row->cells[i])).period ==
          CT_PERIOD_NONE)
      return !is_named(intake, row);
  return FALSE;
}

/* One cell that holds what should be in many: "5,083,2023,2.5" in a table that is parted
 * by semicolons. In sentences a space follows. */
static gboolean
holds_a_row(const CtIntake *intake, const CtRow *row)
{
  guint width = intake->table.layout->columns->len, counts[4] = {0}, n = 0;
  static const gchar marks[] = ",;|\t";
  CtSpan text = {"", 0};

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan cell = ct_cell_span(&row->cells[i]);

    n += cell.length > 0 ? 1 : 0;
    text = cell.length > 0 ? cell : text;
  }
  for (gsize i = 0; n == 1 && i + 1 < text.length; i++) {
    const gchar *mark = strchr(marks, text.text[i]);

    if (mark != NULL && *mark != '\0' && text.text[i + 1] != ' ')
      counts[mark - marks]++;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(counts); i++)
    if (counts[i] >= 2 && counts[i] + 2 >= width)
      return TRUE;
  return FALSE;
}

static void
tell_stray(CtIntake *intake, const CtRow *row)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.stray-row",
                                        ct_intake_place(intake, row->number, CT_COLUMN_NONE), NULL);
  gint column;
  CtSpan text = find_name(intake, row, &column);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("the row has no figure where the header has figures, but numbers elsewhere; it "
                    "is not read (a lost field, another delimiter, quotation marks around the whole "
                    "row?)"));
}

/* "Ghi chú: số liệu tính bằng triệu đồng" */
static void
read_note(CtIntake *intake, const CtRow *row)
{
  CtSpan unit;

  for (guint i = 0; i < row->n_cells; i++) {
    if (!ct_intake_find_unit_words(intake, ct_cell_span(&row->cells[i]), &unit))
      continue;
    ct_intake_meet_unit(intake, unit, ct_intake_place(intake, row->number, (gint)i));
    intake->table.late_unit.note = TRUE;
    return;
  }
}

/* "KINH TẾ (ĐVT: triệu đồng)": the unit of a section, not of all that follows. */
static gboolean
is_unit_section(CtIntake *intake, const CtRow *row)
{
  gint column;
  CtSpan name = find_name(intake, row, &column), head, inside, unit;

  return ct_span_split_brackets(name, &head, &inside) && head.length > 0 &&
         ct_intake_find_unit_words(intake, name, &unit);
}

/* What a line of its own says from here on. */
static gboolean
read_unit_line(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;
  gint column;

  if (!ct_intake_read_unit_line(intake, row))
    return FALSE;
  find_name(intake, row, &column);
  ct_intake_meet_unit(intake, table->stated.unit, ct_intake_place(intake, row->number, column));
  table->context.unit = table->stated.unit;
  table->section_unit.said = FALSE;
  return TRUE;
}

void
ct_intake_read_heading(CtIntake *intake, const CtRow *row)
{
  CtTable *table = &intake->table;
  CtFoot foot = ct_row_foot(row);

  if (ct_row_is_comment(row)) {
    table->n_comments++;
    return;
  }
  if (table->keyed)
    return;
  if (ct_held_rows_count(table->between) >= CT_INTAKE_MAX_PREAMBLE)
    ct_held_rows_clear(table->between); /* lines far above a header are not about it */
  ct_held_rows_add(table->between, row);
  if (foot != CT_FOOT_NONE) {
    table->foot = table->foot || foot == CT_FOOT_SIGNATURE;
    if (foot == CT_FOOT_NOTE)
      read_note(intake, row);
    return;
  }
  if (!is_unit_section(intake, row) && read_unit_line(intake, row))
    return;
  if (lost_fields(intake, row) || holds_a_row(intake, row))
    tell_stray(intake, row);
  enter_section(intake, row);
  ct_intake_pass_row(intake, row);
}
