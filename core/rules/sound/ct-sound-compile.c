/* ct-sound-compile.c: one rule at one area and period: whether it is asked there.
 */
#include "rules/ct-expression.h"
#include "rules/sound/ct-sound-place.h"

static gboolean
is_asked(const CtSoundSystem *system, const CtConstraint *rule, guint32 area, CtPeriod period)
{
  guint level = system->catalog->areas[area].level;
  gint months = ct_period_months(period);

  return (rule->levels == 0 || (rule->levels & level) != 0) &&
         (rule->lengths == 0 || (rule->lengths >> months & 1u) != 0) &&
         (rule->measures == 0 || (rule->measures >> system->measure & 1u) != 0) &&
         ct_owing_of(system->owing, rule->subject, level, period, system->measure) == CT_OWED;
}

/* An equation with a side that has no upper end cannot be told. */
static gboolean
compile_sides(const CtSoundPlace *place, const CtConstraint *rule, CtSoundConstraint *constraint)
{
  constraint->left = ct_sound_compile_amount(place, rule->left);
  if (constraint->left == CT_SOUND_NONE)
    return FALSE;
  constraint->right = ct_sound_compile_amount(place, rule->right);
  return constraint->right != CT_SOUND_NONE &&
         (rule->relation != CT_RELATION_EQ || !*place->open);
}

/* The same figures in the same places, whatever of them may be missing. */
static gboolean
is_same_amount(const CtExpression *a, const CtExpression *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->kind != b->kind || a->indicator != b->indicator || a->operator != b->operator ||
      a->reference.kind != b->reference.kind || a->reference.months != b->reference.months ||
      a->has_measure != b->has_measure || a->measure != b->measure ||
      a->aggregate != b->aggregate || a->with_residual != b->with_residual ||
      a->levels != b->levels || a->condition != b->condition)
    return FALSE;
  return ct_decimal_compare(a->number, b->number) == 0 && is_same_amount(a->left, b->left) &&
         is_same_amount(a->right, b->right);
}

/* Where the one before is told and holds, this one would hold too. */
static gboolean
says_less(const CtConstraint *before, const CtConstraint *rule)
{
  return before->when == NULL && rule->when == NULL &&
         (before->relation == CT_RELATION_EQ || before->relation == rule->relation) &&
         (rule->relation == CT_RELATION_EQ || rule->relation == CT_RELATION_LE ||
          rule->relation == CT_RELATION_GE || before->relation == rule->relation) &&
         is_same_amount(before->left, rule->left) && is_same_amount(before->right, rule->right);
}

static void
note_otherwise(const CtSoundSystem *system, guint index, CtSoundConstraint *constraint)
{
  const CtConstraint *rule = ct_constraints_get(system->rules, index);
  const CtSoundConstraint *last =
    system->constraints->len > 0
        ? ct_sound_constraint(system, system->constraints->len - 1) : NULL;

  if (!rule->otherwise || index == 0)
    return;
  constraint->otherwise = TRUE;
  constraint->is_idle = last != NULL && last->source == index - 1 &&
                        last->area == constraint->area && last->period == constraint->period;
  constraint->is_weaker = says_less(ct_constraints_get(system->rules, index - 1), rule);
}

gboolean
ct_sound_compile(CtSoundSystem *system, guint index, guint32 area, CtPeriod period)
{
  const CtConstraint *rule = ct_constraints_get(system->rules, index);
  guint n_nodes = system->nodes->len, n_operands = system->operands->len;
  gboolean open = FALSE;
  CtSoundPlace place = {.system = system, .area = area, .period = period, .open = &open};
  CtSoundConstraint constraint = {.origin = CT_SOUND_RULE, .source = index, .area = area,
                                  .period = period, .relation = rule->relation,
                                  .when = CT_SOUND_NONE, .first_use = system->uses->len};

  if (!is_asked(system, rule, area, period))
    return FALSE;
  if (!compile_sides(&place, rule, &constraint)) {
    g_array_set_size(system->nodes, n_nodes);
    g_array_set_size(system->operands, n_operands);
    g_array_set_size(system->uses, constraint.first_use);
    return FALSE;
  }
  constraint.n_uses = system->uses->len - constraint.first_use;
  if (rule->when != NULL)
    constraint.when = ct_sound_compile_condition(&place, rule->when);
  constraint.n_all = system->uses->len - constraint.first_use;
  note_otherwise(system, index, &constraint);
  g_array_append_val(system->constraints, constraint);
  return TRUE;
}
