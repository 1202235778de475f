/* validate/targets: the scorecard, one row a target. */
#include "targets.h"

#include "rules/ct-number-text.h"

/* In percent, 1 decimal: value of target where more is better, target of value where less
 * is. */
static CtLimit
progress(const CtIndicator *indicator, CtDecimal value)
{
  CtRational part = ct_rational_from_decimal(value);
  CtRational whole = ct_rational_from_decimal(indicator->target.value), share;
  CtLimit result = {.set = FALSE};

  if (indicator->better == CT_BETTER_NONE ||
      (indicator->better == CT_BETTER_LOWER && value.coefficient <= 0))
    return result;
  if (indicator->better == CT_BETTER_LOWER) {
    CtRational swap = part;
    part = whole;
    whole = swap;
  }
  result.set = ct_rational_divide(part, whole, &share) &&
               ct_rational_multiply(share, (CtRational){100, 1}, &share) &&
               ct_rational_round(share, 1, &result.value);
  return result;
}

static void
append_target(GString *text, const CtTarget *target)
{
  g_string_append_printf(text, "%s ", ct_comparator_name(target->comparator));
  ct_number_append(text, target->value);
}

/* The unrounded figure decides otherwise than the published one. */
static void
report_borderline(const CtView *view, guint32 index, const TargetFigure *figure,
                  CtFindings *findings)
{
  const CtIndicator *indicator = &view->catalog->indicators[index];
  const CtObservation at = ct_dataset_get(view->current, figure->cell);
  CtFinding finding = CT_FINDING_INIT;
  g_autoptr(GString) target = g_string_new(NULL);
  g_autoptr(GString) published = g_string_new(NULL), exact = g_string_new(NULL);
  g_autofree gchar *expected = ct_number_plain(figure->exact, indicator->decimals + 3);
  gchar observed[CT_DECIMAL_CHARS];

  append_target(target, &indicator->target);
  ct_number_append(published, figure->value);
  ct_number_append_rational(exact, figure->exact, indicator->decimals + 3);
  ct_decimal_format(figure->value, observed);
  finding.severity = CT_SEVERITY_INFO;
  finding.rule = "targets.borderline";
  finding.submission = ct_dataset_submission(view->current, figure->cell);
  finding.place = at.place;
  finding.indicator = index;
  finding.area = indicator->target.area;
  finding.period = figure->period;
  finding.observed = observed;
  finding.expected = expected;
  if (target_is_satisfied(&indicator->target, ct_rational_from_decimal(figure->value)))
    ct_findings_add(findings, &finding,
                    _("as published, %s reaches the target %s; unrounded, %s does not"),
                    published->str, target->str, exact->str);
  else
    ct_findings_add(findings, &finding,
                    _("as published, %s does not reach the target %s; unrounded, %s does"),
                    published->str, target->str, exact->str);
}

/* A figure that is no rounding of its parts is an error of its own, and no border. */
static gboolean
is_rounding(const CtIndicator *indicator, const TargetFigure *figure)
{
  CtDecimal rounded;

  return ct_rational_round(figure->exact, indicator->decimals, &rounded) &&
         ct_decimal_compare(rounded, figure->value) == 0;
}

static gboolean
is_borderline(const CtView *view, guint32 index, const TargetFigure *figure)
{
  const CtTarget *target = &view->catalog->indicators[index].target;

  return figure->has_exact && is_rounding(&view->catalog->indicators[index], figure) &&
         target_is_compared(view, index, figure) &&
         target_is_satisfied(target, figure->exact) !=
             target_is_satisfied(target, ct_rational_from_decimal(figure->value));
}

static void
score_target(const CtView *view, guint32 index, CtScorecard *scorecard, CtFindings *findings)
{
  const CtIndicator *indicator = &view->catalog->indicators[index];
  TargetFigure figure = target_find_figure(view, index);
  CtScore score = {
    .indicator = index,
    .area = indicator->target.area,
    .period = figure.found ? figure.period : indicator->target.period,
    .status = target_judge(view, index, &figure),
  };

  if (figure.found) {
    score.value = (CtLimit){.set = TRUE, .value = figure.value};
    score.progress = progress(indicator, figure.value);
  }
  ct_scorecard_add(scorecard, &score);
  if (is_borderline(view, index, &figure))
    report_borderline(view, index, &figure, findings);
}

static void
targets_score(gpointer self G_GNUC_UNUSED, const CtView *view, CtScorecard *scorecard,
              CtFindings *findings)
{
  for (guint32 i = 0; i < view->catalog->n_targeted; i++)
    if (view->catalog->indicators[i].target.comparator != CT_COMPARATOR_NONE)
      score_target(view, i, scorecard, findings);
}

static const CtValidateRole targets_role = {
  .size = sizeof(CtValidateRole),
  .score = targets_score,
};

CT_PLUGIN_REGISTER(.name = "targets", .summary = N_("targets and how far they are reached"),
                   .version = "0.1.0", .licence = "MIT", .validate = &targets_role)
