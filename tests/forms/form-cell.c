#include "form-private.h"
#include "spelling.h"

static void
write_figure(FormWriting *writing, GridRow *row, const Column *column, guint i, guint a,
             FigureKind kind)
{
  const FormStyle *style = writing->style;
  const KnownIndicator *known = figures_indicator(writing->figures, i);
  const UnitSpelling *unit =
      style->unit_place == UNITS_NONE ? &known->units[0] : spell_unit(known, style->unit);
  CtDecimal value = writing->figures->values[i][a][kind];
  g_autofree gchar *number = NULL;
  g_autofree gchar *united = NULL;

  if (column->kind == COLUMN_SECOND_PLAN) /* another plan than the province's */
    value.coefficient += 3;
  number = spell_figure(value, unit->exponent, style);
  united = g_strdup_printf("%s %s", number, unit->text);
  if (style->unit_place == UNITS_CELL)
    g_clear_pointer(&number, g_free);
  if (column->kind == COLUMN_SECOND_PLAN) {
    grid_add_cell(row, number != NULL ? number : united);
  } else {
    Expected expected = form_expect(writing->catalog, writing->figures, i, a, kind);

    grid_add_figure(writing->grid, row, number != NULL ? number : united, &expected);
  }
}

static void
write_comparison(FormWriting *writing, GridRow *row, const Column *column, guint i, guint a)
{
  const CtDecimal *values = writing->figures->values[i][a];
  CtDecimal compared = values[column->compared], base = values[column->base], result;
  Comparison kind = column->percent_of_plan ? COMPARE_INDEX : writing->style->comparison;
  FormStyle plain = {.numbers = writing->style->numbers};
  g_autofree gchar *text = NULL;

  if (kind == COMPARE_DIFFERENCE) {
    result = CT_DECIMAL_INIT(compared.coefficient - base.coefficient, compared.scale);
  } else {
    gint64 tenths = base.coefficient == 0 ? 0 : 1000 * compared.coefficient / base.coefficient;

    result = CT_DECIMAL_INIT(tenths - (kind == COMPARE_GROWTH ? 1000 : 0), 1);
  }
  text = spell_figure(result, 0, &plain);
  grid_add_cell(row, text);
}

static void
write_name(FormWriting *writing, GridRow *row, const Column *column, const FormSubject *subject)
{
  const FormStyle *style = writing->style;
  gboolean area = column->kind == COLUMN_AREA;
  const KnownIndicator *indicator =
      area ? NULL : figures_indicator(writing->figures, (guint)subject->indicator);
  const KnownArea *place = area ? &known_areas[writing->figures->areas[subject->area]] : NULL;
  const gchar *plain = area ? spell_choose(place->names, style->area_name)
                            : spell_choose(indicator->names, style->indicator_name);
  g_autofree gchar *name = spell_name(plain, style);
  g_autofree gchar *text = NULL;

  if (style->codes) {
    grid_add_cell(row, area ? place->code : indicator->code);
    return;
  }
  if (!area && style->unit_place == UNITS_NAME)
    text = g_strdup_printf("%s (%s)", name, spell_unit(indicator, style->unit)->text);
  else if (!area && style->of_which && g_str_equal(indicator->code, "THU_DAT"))
    text = g_strdup_printf("Trong đó: %s", name);
  grid_add_cell(row, text != NULL ? text : name);
}

static void
write_unit(FormWriting *writing, GridRow *row, const FormSubject *subject)
{
  const FormStyle *style = writing->style;
  const Figures *figures = writing->figures;
  guint i = (guint)subject->indicator;
  const gchar *unit = spell_unit(figures_indicator(figures, i), style->unit)->text;
  const gchar *above =
      i > 0 ? spell_unit(figures_indicator(figures, i - 1), style->unit)->text : "";
  gboolean same = style->ditto && style->layout != LAYOUT_LONG && subject->area <= 0 &&
                  g_str_equal(unit, above);

  grid_add_cell(row, same ? "\"" : unit);
}

static void
write_stt(FormWriting *writing, GridRow *row, const FormSubject *subject)
{
  gboolean none = subject->area != NONE && subject->indicator == NONE &&
                  writing->figures->areas[subject->area] == KNOWN_PROVINCE;
  g_autofree gchar *number = g_strdup_printf("%u", writing->rows_written + 1);

  grid_add_cell(row, none ? "" : number);
}

void
form_write_cell(FormWriting *writing, GridRow *row, const Column *column,
                const FormSubject *subject)
{
  static const gchar *const measures[] = {"Thực hiện", "Thực hiện", "Kế hoạch"};
  static const gchar *const periods[] = {"6 tháng đầu năm 2023", "6 tháng đầu năm 2022",
                                         "Năm 2023"};
  gint i = column->indicator != NONE ? column->indicator : subject->indicator;
  gint a = column->area != NONE ? column->area : MAX(subject->area, 0);
  gint kind = column->figure != NONE ? column->figure : subject->figure;

  i = MAX(i, 0);
  switch (column->kind) {
  case COLUMN_STT:
    write_stt(writing, row, subject);
    break;
  case COLUMN_INDICATOR:
  case COLUMN_AREA:
    write_name(writing, row, column, subject);
    break;
  case COLUMN_UNIT:
    write_unit(writing, row, &(FormSubject){i, subject->area, NONE});
    break;
  case COLUMN_PERIOD:
    grid_add_cell(row, periods[kind]);
    break;
  case COLUMN_MEASURE:
    grid_add_cell(row, measures[kind]);
    break;
  case COLUMN_FIGURE:
  case COLUMN_SECOND_PLAN:
    write_figure(writing, row, column, (guint)i, (guint)a, (FigureKind)kind);
    break;
  case COLUMN_COMPARISON:
    write_comparison(writing, row, column, (guint)i, (guint)a);
    break;
  case COLUMN_NOTE:
    grid_add_cell(row, writing->rows_written % 3 == 1 ? "lũy kế" : "");
    break;
  case COLUMN_BLANK:
  default:
    grid_add_cell(row, "");
    break;
  }
}
