/* ct-sound-evaluable.c: rules that can never be evaluated: they need a figure at a level or in a
 * period in which nobody owes it, or a condition that is never certain of rounded figures.
 */
#include "base/ct-message.h"
#include "model/ct-for-people.h"
#include "rules/ct-areas-below.h"
#include "rules/ct-expression.h"
#include "rules/sound/ct-sound-check.h"

/* A figure that nobody owes, of @period, and why. @why: CT_OWED: there is none */
typedef struct {
  guint32 indicator;
  CtPeriod period;
  CtOwed why;
} Lacking;

/**
 * Asking: one level, length and measure that a rule asks for.
 * @level: where figures are taken
 * @lacking: (out): the first figure that nobody owes
 */
typedef struct {
  const CtOwing *owing;
  guint level;
  CtPeriod period;
  CtMeasure measure;
  Lacking *lacking;
} Asking;

static gboolean has_all(const Asking *asking, const CtExpression *expression);
static gboolean may_be_certain(const Asking *asking, const CtCondition *condition,
                               gboolean holds);

static gboolean
has_figure(const Asking *asking, const CtExpression *expression, CtPeriodReference reference)
{
  CtMeasure measure = expression->has_measure ? expression->measure : asking->measure;
  CtPeriod period = ct_period_reference_apply(reference, asking->period);
  CtOwed owed =
    ct_owing_of(asking->owing, expression->indicator, asking->level, period, measure);

  if (owed != CT_OWED && asking->lacking->why == CT_OWED)
    *asking->lacking = (Lacking){expression->indicator, period, owed};
  return owed == CT_OWED;
}

/* The levels at which areas below are asked. */
static guint
levels_below(const Asking *asking, guint levels)
{
  return levels != 0 ? levels : asking->level << 1;
}

/* Of one level at least, for all of them or for some. */
static gboolean
has_below(const Asking *asking, const CtExpression *expression, guint levels, gboolean all)
{
  gboolean found = FALSE;

  for (guint level = CT_LEVEL_PROVINCE; level <= CT_LEVEL_RESIDUAL; level <<= 1) {
    Asking below = *asking;
    if ((levels & level & asking->owing->levels) == 0)
      continue;
    below.level = level;
    if (has_all(&below, expression))
      found = TRUE;
    else if (all)
      return FALSE;
  }
  return found;
}

/* What may be missing is needed of nobody, but something has to be there. */
static gboolean
has_aggregate(const Asking *asking, const CtExpression *expression)
{
  gboolean all = expression->missing == CT_MISSING_UNTELLABLE;
  Asking below = *asking;

  if (expression->kind == CT_EXPRESSION_OVER_AREAS)
    return has_below(asking, expression->left, levels_below(asking, expression->levels), all);
  below.level = asking->level << 1;
  return has_figure(&below, expression, (CtPeriodReference){CT_REFERENCE_SAME, 0});
}

static gboolean
may_count(const Asking *asking, const CtExpression *expression)
{
  guint levels = levels_below(asking, expression->levels);

  for (guint level = CT_LEVEL_PROVINCE; level <= CT_LEVEL_RESIDUAL; level <<= 1) {
    Asking below = *asking;
    below.level = level;
    if ((levels & level & asking->owing->levels) != 0 &&
        (may_be_certain(&below, expression->condition, TRUE) ||
         may_be_certain(&below, expression->condition, FALSE)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_all(const Asking *asking, const CtExpression *expression)
{
  Asking residual = *asking;

  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return TRUE;
  case CT_EXPRESSION_PART:
    return expression->missing == CT_MISSING_AT_LEAST ||
           has_figure(asking, expression, expression->reference);
  case CT_EXPRESSION_FIGURE:
    return has_figure(asking, expression, expression->reference);
  case CT_EXPRESSION_CHILDREN:
  case CT_EXPRESSION_OVER_AREAS:
    return has_aggregate(asking, expression);
  case CT_EXPRESSION_COUNT:
    return may_count(asking, expression);
  case CT_EXPRESSION_RESIDUAL:
    residual.level = CT_LEVEL_RESIDUAL;
    return has_all(&residual, expression->left);
  case CT_EXPRESSION_ABSOLUTE:
    return has_all(asking, expression->left);
  case CT_EXPRESSION_BINARY:
  default:
    return has_all(asking, expression->left) && has_all(asking, expression->right);
  }
}

/* Whether it can be one value: of things that are counted one by one, and numbers. */
static gboolean
may_be_exact(const CtCatalog *catalog, const CtExpression *expression)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
  case CT_EXPRESSION_COUNT:
    return TRUE;
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
  case CT_EXPRESSION_CHILDREN:
    return catalog->units[catalog->indicators[expression->indicator].unit].whole;
  case CT_EXPRESSION_OVER_AREAS:
  case CT_EXPRESSION_RESIDUAL:
  case CT_EXPRESSION_ABSOLUTE:
    return may_be_exact(catalog, expression->left);
  case CT_EXPRESSION_BINARY:
  default:
    return may_be_exact(catalog, expression->left) && may_be_exact(catalog, expression->right);
  }
}

/* "=" of rounded figures is never surely true, though it may be surely false. */
static gboolean
relation_may_be_certain(const Asking *asking, const CtCondition *condition, gboolean holds)
{
  const CtCatalog *catalog = asking->owing->catalog;

  return has_all(asking, condition->a) && has_all(asking, condition->b) &&
         (!holds || condition->relation != CT_RELATION_EQ ||
          (may_be_exact(catalog, condition->a) && may_be_exact(catalog, condition->b)));
}

/* Figures may be sent that nobody owes: their presence may be certain either way. */
static gboolean
may_be_certain(const Asking *asking, const CtCondition *condition, gboolean holds)
{
  switch (condition->kind) {
  case CT_CONDITION_RELATION:
    return relation_may_be_certain(asking, condition, holds);
  case CT_CONDITION_NOT:
    return may_be_certain(asking, condition->left, !holds);
  case CT_CONDITION_AND:
  case CT_CONDITION_OR:
    if ((condition->kind == CT_CONDITION_AND) == holds)
      return may_be_certain(asking, condition->left, holds) &&
             may_be_certain(asking, condition->right, holds);
    return may_be_certain(asking, condition->left, holds) ||
           may_be_certain(asking, condition->right, holds);
  case CT_CONDITION_PRESENT:
  default:
    return TRUE;
  }
}

/* Rules */

/* Asks for nothing but that a figure is missing. */
static gboolean
forbids(const CtConstraint *rule)
{
  return rule->when != NULL && rule->when->kind == CT_CONDITION_PRESENT &&
         rule->left->kind == CT_EXPRESSION_NUMBER && rule->right->kind == CT_EXPRESSION_NUMBER;
}

typedef enum { EVALUABLE, LACKS_FIGURE, NEVER_CERTAIN } Evaluable;

static Evaluable
evaluable_at(const Asking *asking, const CtConstraint *rule)
{
  const CtExpression subject = {.kind = CT_EXPRESSION_FIGURE, .indicator = rule->subject,
                                .reference = {CT_REFERENCE_SAME, 0}};

  if (!has_figure(asking, &subject, subject.reference)) {
    asking->lacking->why = CT_OWED; /* told as the subject */
    return LACKS_FIGURE;
  }
  if (!has_all(asking, rule->left) || !has_all(asking, rule->right))
    return LACKS_FIGURE;
  if (rule->when != NULL && !may_be_certain(asking, rule->when, TRUE))
    return asking->lacking->why != CT_OWED ? LACKS_FIGURE : NEVER_CERTAIN;
  return EVALUABLE;
}

/**
 * Verdict: of all levels, lengths and measures.
 * @lacking: the first figure that was; @level, @months: where it was asked
 */
typedef struct {
  gboolean is_evaluable;
  gboolean is_never_certain;
  guint n_tried;
  Lacking lacking;
  guint level;
  gint months;
} Verdict;

static void
try_at(const CtSound *sound, const CtConstraint *rule, guint level, gint months,
       CtMeasure measure, Verdict *verdict)
{
  Lacking lacking = {.why = CT_OWED};
  Asking asking = {sound->owing, level,
                   ct_period_new(ct_period_year(sound->period), 1, months), measure, &lacking};
  Evaluable evaluable = evaluable_at(&asking, rule);

  verdict->n_tried++;
  verdict->is_evaluable |= evaluable == EVALUABLE;
  verdict->is_never_certain |= evaluable == NEVER_CERTAIN;
  if (lacking.why == CT_OWED || verdict->lacking.why != CT_OWED)
    return;
  verdict->lacking = lacking;
  verdict->level = level;
  verdict->months = months;
}

static Verdict
judge(const CtSound *sound, const CtConstraint *rule)
{
  guint64 lengths = rule->lengths != 0 ? rule->lengths : sound->owing->lengths;
  guint levels = (rule->levels != 0 ? rule->levels : G_MAXUINT) & sound->owing->levels;
  guint measures = rule->measures != 0 ? rule->measures : 1u << CT_MEASURE_ACTUAL;
  Verdict verdict = {.lacking = {.why = CT_OWED}};

  for (guint level = CT_LEVEL_PROVINCE; level <= CT_LEVEL_RESIDUAL; level <<= 1)
    for (gint months = 1; (levels & level) != 0 && months <= 60; months++)
      for (guint measure = 0; (lengths >> months & 1u) != 0 && measure < CT_N_MEASURES; measure++)
        if ((measures >> measure & 1u) != 0)
          try_at(sound, rule, level, months, (CtMeasure)measure, &verdict);
  return verdict;
}

static gchar *
describe_lacking(const CtSound *sound, const Verdict *verdict)
{
  const CtIndicator *indicator =
    &sound->teller.catalog->indicators[verdict->lacking.indicator];
  g_autofree gchar *called = ct_indicator_for_people(indicator);
  g_autofree gchar *levels = ct_levels_for_people(verdict->level);
  gchar period[CT_PERIOD_PEOPLE_CHARS];

  switch (verdict->lacking.why) {
  case CT_OWED_AT_OTHER_LEVELS:
    return g_strdup_printf(_("asked at %s it needs a figure of %s at a level at which nobody "
                             "reports it"),
                           levels, called);
  case CT_OWED_NO_PERIOD:
    return g_strdup_printf(_("asked for %d months it needs a figure of %s of a period that there "
                             "is not"),
                           verdict->months, called);
  default:
    return g_strdup_printf(_("asked for %d months it needs a figure of %s of %s, which nobody "
                             "owes"),
                           verdict->months, called,
                           ct_period_for_people(verdict->lacking.period, period));
  }
}

static gboolean
has_owed_length(const CtSound *sound, const CtConstraint *rule)
{
  return (rule->lengths & sound->owing->due[rule->subject]) != 0;
}

static gchar *
describe(const CtSound *sound, const CtConstraint *rule, const Verdict *verdict)
{
  const CtCatalog *catalog = sound->teller.catalog;

  if (verdict->is_never_certain)
    return g_strdup(_("its condition is never certain: it says that rounded figures are equal"));
  if (verdict->lacking.why != CT_OWED)
    return describe_lacking(sound, verdict);
  if (verdict->n_tried == 0)
    return g_strdup(_("the catalog has no area of its levels"));
  if (rule->lengths == 0 || has_owed_length(sound, rule))
    return g_strdup_printf(_("nobody reports %s at the levels that it asks for"),
                           catalog->indicators[rule->subject].code);
  return g_strdup_printf(_("nobody owes %s of the periods that it asks for"),
                         catalog->indicators[rule->subject].code);
}

/* All demands of one line, from constraint @first on. Returns: where the next one begins */
static guint
check_line(CtSound *sound, guint first)
{
  CtSoundTeller *teller = &sound->teller;
  const gchar *id = ct_constraints_get(teller->rules, first)->rule;
  g_autofree gchar *why = NULL;
  gboolean any = FALSE;
  guint i;

  for (i = first; i < ct_constraints_count(teller->rules); i++) {
    const CtConstraint *rule = ct_constraints_get(teller->rules, i);
    if (!g_str_equal(rule->rule, id))
      break;
    Verdict verdict = judge(sound, rule);
    any |= verdict.is_evaluable || forbids(rule);
    if (why == NULL && !verdict.is_evaluable && !forbids(rule))
      why = describe(sound, rule, &verdict);
  }
  if (why != NULL && any)
    ct_sound_tell_of_rule(teller, first, _("a part of %s can never be evaluated: %s"), id, why);
  else if (why != NULL)
    ct_sound_tell_of_rule(teller, first, _("%s can never be evaluated: %s"), id, why);
  return i;
}

void
ct_sound_check_evaluable(CtSound *sound)
{
  guint i = 0;

  while (i < ct_constraints_count(sound->teller.rules))
    i = ct_sound_is_of_file(&sound->teller, i) ? check_line(sound, i) : i + 1;
}
