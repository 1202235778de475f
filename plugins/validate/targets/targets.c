/* validate/targets: the scorecard, one row a target. */
#include "targets.h"

#include "rules/ct-number-text.h"

/* In percent, 1 decimal: value of target where more is better, target of value where less
 * is. */
static CtLimit
progress(const TargetAsked *asked, CtDecimal value)
{
  const CtIndicator *indicator = asked->indicator;
  CtRational part = ct_rational_from_decimal(value);
  CtRational whole = ct_rational_from_decimal(asked->target.value), share;
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
report_borderline(const TargetAsked *asked, const TargetFigure *figure, CtFindings *findings)
{
  const CtView *view = asked->view;
  const CtIndicator *indicator = asked->indicator;
  const CtObservation at = ct_dataset_get(view->current, figure->cell);
  CtFinding finding = CT_FINDING_INIT;
  g_autoptr(GString) target = g_string_new(NULL);
  g_autoptr(GString) published = g_string_new(NULL), exact = g_string_new(NULL);
  g_autofree gchar *expected = ct_number_plain(figure->exact, indicator->decimals + 3);
  gchar observed[CT_DECIMAL_CHARS];

  append_target(target, &asked->target);
  ct_number_append(published, figure->value);
  ct_number_append_rational(exact, figure->exact, indicator->decimals + 3);
  ct_decimal_format(figure->value, observed);
  finding.severity = CT_SEVERITY_INFO;
  finding.rule = "targets.borderline";
  finding.submission = ct_dataset_submission(view->current, figure->cell);
  finding.place = at.place;
  finding.indicator = asked->index;
  finding.area = asked->target.area;
  finding.period = figure->period;
  finding.observed = observed;
  finding.expected = expected;
  if (target_is_satisfied(&asked->target, ct_rational_from_decimal(figure->value)))
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
is_borderline(const TargetAsked *asked, const TargetFigure *figure)
{
  return figure->has_exact && is_rounding(asked->indicator, figure) &&
         target_is_compared(asked, figure) &&
         target_is_satisfied(&asked->target, figure->exact) !=
             target_is_satisfied(&asked->target, ct_rational_from_decimal(figure->value));
}

static void
score_target(const TargetAsked *asked, CtScorecard *scorecard, CtFindings *findings)
{
  TargetFigure figure = target_find_figure(asked);
  CtScore score = {
    .indicator = asked->index,
    .area = asked->target.area,
    .period = figure.found ? figure.period : asked->target.period,
    .comparator = asked->target.comparator,
    .target = asked->target.value,
    .status = target_judge(asked, &figure),
  };

  if (figure.found) {
    score.value = (CtLimit){.set = TRUE, .value = figure.value};
    score.progress = progress(asked, figure.value);
  }
  ct_scorecard_add(scorecard, &score);
  if (is_borderline(asked, &figure))
    report_borderline(asked, &figure, findings);
}

/* What an area plans for itself for the whole of the target's period. */
static void
score_plans(const TargetAsked *of_catalog, CtScorecard *scorecard, CtFindings *findings)
{
  const CtView *view = of_catalog->view;
  TargetAsked asked = *of_catalog;
  gsize begin, end;

  ct_dataset_range(view->current, asked.index, &begin, &end);
  for (gsize cell = begin; cell < end; cell++) {
    const CtObservation plan = ct_dataset_get(view->current, cell);

    if (plan.measure != CT_MEASURE_PLAN || plan.missing ||
        plan.period != of_catalog->target.period || plan.area == of_catalog->target.area)
      continue;
    asked.target.area = plan.area;
    asked.target.value = plan.value;
    score_target(&asked, scorecard, findings);
  }
}

static void
targets_score(gpointer self, const CtView *view, CtScorecard *scorecard, CtFindings *findings)
{
  const gboolean *with_plans = self;

  for (guint32 i = 0; i < view->catalog->n_targeted; i++) {
    const TargetAsked asked = target_of_catalog(view, i);

    if (asked.target.comparator == CT_COMPARATOR_NONE)
      continue;
    score_target(&asked, scorecard, findings);
    if (with_plans != NULL && *with_plans)
      score_plans(&asked, scorecard, findings);
  }
}

static const CtOption targets_options[] = {
  {"plans", CT_OPTION_BOOLEAN, "no", NULL, FALSE,
   N_("also judge areas against what they plan for themselves")},
  {NULL},
};

static gpointer
targets_open(const CtSettings *settings, GError **error G_GNUC_UNUSED)
{
  gboolean with_plans = ct_settings_get_boolean(settings, "plans");

  return g_memdup2(&with_plans, sizeof with_plans);
}

static const CtValidateRole targets_role = {
  .size = sizeof(CtValidateRole),
  .score = targets_score,
  .rank = targets_rank,
};

CT_PLUGIN_REGISTER(.name = "targets", .summary = N_("targets and how far they are reached"),
                   .version = "0.1.0", .licence = "MIT", .options = targets_options,
                   .open = targets_open, .close = g_free, .validate = &targets_role)
