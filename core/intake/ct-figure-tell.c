/* ct-figure-tell.c: findings about one cell. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-figure.h"
#include "model/ct-for-people.h"

static CtFinding
make_finding(const CtIntake *intake, const CtFigure *figure, CtSeverity severity,
             const gchar *rule)
{
  return ct_intake_finding(intake, severity, rule, figure->place, figure->keys);
}

void
ct_figure_tell_cell_error(CtIntake *intake, const CtFigure *figure)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.cell-error");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  if (figure->cell->kind == CT_CELL_ERROR)
    ct_findings_add(intake->findings, &finding,
                    _("the cell shows the error %s of the spreadsheet and no figure"), observed);
  else
    ct_findings_add(intake->findings, &finding,
                    _("the cell holds a formula without a result; open the file in the "
                      "spreadsheet program and save it again"));
}

void
ct_figure_tell_text(CtIntake *intake, const CtFigure *figure)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_INFO, "intake.number-as-text");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is text to the spreadsheet program, beside cells that are numbers; it "
                    "is read, but sums in the workbook leave it out"),
                  observed);
}

void
ct_figure_tell_date(CtIntake *intake, const CtFigure *figure, const CtNumber *number)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.date");
  CtForm form = ct_figure_indicator(intake, figure)->form;
  gboolean ratio = number != NULL && (form == CT_FORM_RATIO || form == CT_FORM_SHARE);
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);
  g_autofree gchar *likely = NULL;

  if (ratio)
    likely = g_strdup_printf("%ld/%ld", (glong)number->value.coefficient,
                             (glong)number->other.coefficient);
  finding.observed = observed;
  finding.expected = _("a number such as 1.234,5");
  finding.suggestion = likely;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is a date and no number; where a spreadsheet has made it of \"%s\", "
                    "write numerator and denominator in cells of their own"),
                  observed, likely != NULL ? likely : "5/6");
}

/* "Rà soát cuối năm" in a form says that there is no figure yet. */
static gboolean
is_remark(const CtIntake *intake, const CtFigure *figure)
{
  if (!ct_intake_is_form(intake))
    return FALSE;
  for (gsize i = 0; i < figure->text.length; i++)
    if (g_ascii_isdigit(figure->text.text[i]))
      return FALSE;
  return TRUE;
}

void
ct_figure_tell_not_a_number(CtIntake *intake, const CtFigure *figure, const CtNumber *number)
{
  CtFinding finding =
    make_finding(intake, figure, is_remark(intake, figure) ? CT_SEVERITY_WARNING : CT_SEVERITY_ERROR,
                 "intake.not-a-number");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);
  gchar likely[CT_DECIMAL_PEOPLE_CHARS];

  finding.observed = observed;
  finding.expected = _("a number such as 1.234,5");
  if (number == NULL || !number->likely_set) {
    ct_findings_add(intake->findings, &finding, _("\"%s\" is no number"), observed);
    return;
  }
  finding.suggestion = ct_decimal_format_for_people(number->likely, likely);
  ct_findings_add(intake->findings, &finding, _("\"%s\" is no number; is it %s?"), observed, likely);
}

void
ct_figure_tell_oddity(CtIntake *intake, const CtFigure *figure, const CtNumber *number)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_INFO, "intake.odd-number");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);
  gchar value[CT_DECIMAL_PEOPLE_CHARS];

  if ((number->oddities & (CT_ODD_SPACE | CT_ODD_FOOTNOTE)) == 0)
    return;
  finding.observed = observed;
  finding.expected = ct_decimal_format_for_people(number->value, value);
  if ((number->oddities & CT_ODD_FOOTNOTE) != 0)
    ct_findings_add(intake->findings, &finding,
                    _("\"%s\" is read as %s, with the sign of a footnote"), observed, value);
  else
    ct_findings_add(intake->findings, &finding,
                    _("\"%s\" is read as %s; a space stands beside the decimal mark"), observed,
                    value);
}

/* Whether a plan above nought stands in the row. */
static gboolean
has_plan_above_zero(const CtIntake *intake, const CtRow *row)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->values->len; i++) {
    guint column = g_array_index(layout->values, guint, i);
    CtNumber number;

    if (column >= row->n_cells || ct_layout_get(layout, column)->measure != CT_MEASURE_PLAN)
      continue;
    number = ct_intake_cell_number(intake, &row->cells[column]);
    if (number.kind == CT_NUMBER_VALUE && number.value.coefficient > 0)
      return TRUE;
  }
  return FALSE;
}

void
ct_figure_tell_minus(CtIntake *intake, const CtFigure *figure, CtDecimal value)
{
  const CtIndicator *indicator = ct_figure_indicator(intake, figure);
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_WARNING, "intake.odd-number");
  g_autofree gchar *name =
    ct_text_fold(indicator->name_vi, strlen(indicator->name_vi), CT_FOLD_LETTERS);
  g_autofree gchar *observed = NULL;
  gchar read[CT_DECIMAL_PEOPLE_CHARS];

  if (strstr(name, "giam") == NULL ||
      (indicator->form != CT_FORM_CHANGE && !has_plan_above_zero(intake, figure->row)))
    return;
  observed = ct_text_quote(figure->text.text, figure->text.length);
  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is read as %s, which of a decrease means that there was an increase; "
                    "write a decrease without the minus"),
                  observed, ct_decimal_format_for_people(value, read));
}

void
ct_figure_tell_fraction(CtIntake *intake, const CtFigure *figure, CtDecimal value)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.fraction");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);
  gchar read[CT_DECIMAL_PEOPLE_CHARS];

  finding.observed = observed;
  finding.expected = _("a whole number");
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is read as %s, but what is counted here is whole; the figure is left "
                    "out (a mark that parts thousands? another unit?)"),
                  observed, ct_decimal_format_for_people(value, read));
}

void
ct_figure_tell_overflow(CtIntake *intake, const CtFigure *figure)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.overflow");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = _("at most 18 digits");
  ct_findings_add(intake->findings, &finding, _("\"%s\" has more digits than can be held"),
                  observed);
}

gboolean
ct_figure_tell_brackets(CtIntake *intake, const CtFigure *figure)
{
  const CtIndicator *indicator = ct_figure_indicator(intake, figure);
  gboolean refused =
    indicator->minimum.set && ct_decimal_compare(indicator->minimum.value, (CtDecimal){0}) >= 0;
  CtFinding finding =
    make_finding(intake, figure, refused ? CT_SEVERITY_ERROR : CT_SEVERITY_WARNING,
                 refused ? "intake.not-a-number" : "intake.odd-number");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = _("a number such as 1.234,5");
  if (refused)
    ct_findings_add(intake->findings, &finding,
                    _("\"%s\" is not read: a number in brackets is a negative one, and this "
                      "figure cannot be negative; write it without brackets"),
                    observed);
  else
    ct_findings_add(intake->findings, &finding,
                    _("\"%s\" is read as a negative number, because of its brackets"), observed);
  return refused;
}

/* "GTSX công nghiệp (giá so sánh 2010)": the row says for itself. */
static gboolean
has_prices(CtSpan text)
{
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  g_autofree gchar *words = g_strdup_printf(" %s ", key);

  return strstr(words, " gia so sanh ") != NULL || strstr(words, " gia ss ") != NULL ||
         strstr(words, " gia hien hanh ") != NULL || strstr(words, " gia hh ") != NULL ||
         strstr(words, " gia co dinh ") != NULL;
}

gboolean
ct_figure_tell_prices(CtIntake *intake, const CtFigure *figure)
{
  const CtIndicator *indicator = ct_figure_indicator(intake, figure);
  const gchar *prices = intake->table.prices;
  CtFinding finding =
    make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.unit-contradiction");

  if (*prices == '\0' || !g_ascii_isdigit(*indicator->price_base) ||
      g_str_equal(prices, indicator->price_base) ||
      intake->catalog->units[indicator->unit].price_base[0] == '\0' ||
      has_prices(figure->keys->unit) || has_prices(figure->text) ||
      has_prices(ct_intake_indicator_text(intake, figure->row)))
    return FALSE;
  finding.observed =
    g_str_equal(prices, "current") ? _("current prices") : intake->table.prices;
  finding.expected = indicator->price_base;
  ct_findings_add(intake->findings, &finding,
                  _("a line above the table says prices of another year (%s) than those that "
                    "indicator %s is in (%s); the figure is left out"),
                  finding.observed, indicator->code, finding.expected);
  return TRUE;
}

void
ct_figure_tell_own_unit(CtIntake *intake, const CtFigure *figure, CtSpan unit, guint32 row_unit)
{
  CtFinding finding =
    make_finding(intake, figure, CT_SEVERITY_INFO, "intake.unit-contradiction");
  g_autofree gchar *observed = ct_text_quote(unit.text, unit.length);

  finding.observed = observed;
  finding.expected = intake->catalog->units[row_unit].symbol;
  ct_findings_add(intake->findings, &finding,
                  _("the figure is in \"%s\", as its cell says, and not in \"%s\" as the other "
                    "figures of the table; it is read in the unit of its cell"),
                  observed, finding.expected);
}

void
ct_figure_tell_style(CtIntake *intake, const CtFigure *figure)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_WARNING, "intake.style");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = ct_number_style_name(intake->table.style);
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is not written as the other numbers of the table (style %s); it is "
                    "read in the only way it can be"),
                  observed, ct_number_style_example(intake->table.style));
}

/* What departments hold themselves is a part of the province beside the districts. */
guint
ct_figure_levels(CtLevel level)
{
  guint residual = CT_LEVEL_RESIDUAL | CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT;

  return level == CT_LEVEL_RESIDUAL ? residual : level;
}

void
ct_figure_check_level(CtIntake *intake, const CtFigure *figure)
{
  const CtIndicator *indicator = ct_figure_indicator(intake, figure);
  const CtArea *area = &intake->catalog->areas[figure->keys->area];
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_WARNING, "intake.level");
  g_autofree gchar *levels = NULL;
  g_autofree gchar *level = NULL;

  if (indicator->levels == 0 || (indicator->levels & ct_figure_levels(area->level)) != 0)
    return;
  if (ct_findings_is_full(intake->findings, finding.rule, finding.submission)) {
    ct_findings_add(intake->findings, &finding, "%s", "");
    return;
  }
  levels = ct_levels_for_people(indicator->levels);
  level = ct_levels_for_people(area->level);
  finding.observed = level;
  finding.expected = levels;
  ct_findings_add(intake->findings, &finding,
                  _("indicator %s is not reported for areas like %s (%s), only for %s"),
                  indicator->code, area->name, level, levels);
}

void
ct_figure_tell_no_component(CtIntake *intake, const CtFigure *figure)
{
  const CtIndicator *indicator = ct_figure_indicator(intake, figure);
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.no-component");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("indicator %s has no numerator and denominator, but here is one: \"%s\""),
                  indicator->code, observed);
}

void
ct_figure_tell_ratio(CtIntake *intake, const CtFigure *figure)
{
  CtFinding finding = make_finding(intake, figure, CT_SEVERITY_INFO, "intake.ratio-parts");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is read as numerator and denominator; the rate itself is not given"),
                  observed);
}

void
ct_figure_tell_status(CtIntake *intake, const CtFigure *figure)
{
  CtFinding finding =
    make_finding(intake, figure, CT_SEVERITY_ERROR, "intake.status-contradiction");
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("the status %c says that there is no figure, but there is one: \"%s\""),
                  figure->keys->status, observed);
}
