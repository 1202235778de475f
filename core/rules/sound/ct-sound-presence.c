/* ct-sound-presence.c: the conditions of a rule at one area and period.
 */
#include "rules/ct-areas-below.h"
#include "rules/ct-expression.h"
#include "rules/sound/ct-sound-place.h"

static guint
add_condition(const CtSoundPlace *place, CtSoundCondition condition)
{
  g_array_append_val(place->system->conditions, condition);
  return place->system->conditions->len - 1;
}

/* Presence: of areas below one is enough, of anything else all. */

static guint compile_presence(const CtSoundPlace *place, const CtExpression *expression);

static guint
add_constant(const CtSoundPlace *place, gboolean holds)
{
  guint certain = add_condition(place, (CtSoundCondition){.kind = CT_SOUND_CERTAIN});

  return holds ? certain
               : add_condition(place, (CtSoundCondition){.kind = CT_SOUND_NOT, .left = certain});
}

static guint
add_present(const CtSoundPlace *place, guint32 indicator, guint32 area, CtPeriod period,
            CtMeasure measure)
{
  guint variable;

  if (period == CT_PERIOD_NONE)
    return add_constant(place, FALSE);
  variable = ct_sound_system_variable(place->system, indicator, area, period, measure);
  ct_sound_place_use(place, variable);
  return add_condition(place,
                       (CtSoundCondition){.kind = CT_SOUND_PRESENT, .variable = variable});
}

static guint
join(const CtSoundPlace *place, CtSoundConditionKind kind, guint left, guint right)
{
  if (left == CT_SOUND_NONE)
    return right;
  return add_condition(place, (CtSoundCondition){.kind = kind, .left = left, .right = right});
}

static guint
present_below(const CtSoundPlace *place, const CtExpression *expression)
{
  CtAreasBelow areas =
      ct_areas_below(&place->system->view, place->area, place->period, expression->levels);
  guint any = CT_SOUND_NONE;
  guint32 area;

  while (ct_areas_below_next(&areas, &area)) {
    CtSoundPlace at = ct_sound_place_below(place, area);
    any = join(place, CT_SOUND_OR, any,
               expression->left != NULL ? compile_presence(&at, expression->left)
                                        : add_constant(place, TRUE));
  }
  return any != CT_SOUND_NONE ? any : add_constant(place, FALSE);
}

static guint
present_child(const CtSoundPlace *place, const CtExpression *expression)
{
  guint position = 0, any = CT_SOUND_NONE;
  guint32 child;

  while (ct_view_next_child(&place->system->view, place->area, place->period,
                            expression->with_residual, &position, &child))
    any = join(place, CT_SOUND_OR, any,
               add_present(place, expression->indicator, child, place->period,
                           place->system->measure));
  return any != CT_SOUND_NONE ? any : add_constant(place, FALSE);
}

static guint
compile_presence(const CtSoundPlace *place, const CtExpression *expression)
{
  guint32 residual;

  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return add_constant(place, TRUE);
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
    return add_present(place, expression->indicator, place->area,
                       ct_period_reference_apply(expression->reference, place->period),
                       ct_sound_place_measure(place, expression));
  case CT_EXPRESSION_CHILDREN:
    return present_child(place, expression);
  case CT_EXPRESSION_OVER_AREAS:
  case CT_EXPRESSION_COUNT:
    return present_below(place, expression);
  case CT_EXPRESSION_RESIDUAL:
    residual = ct_area_residual(&place->system->view, place->area, place->period);
    if (residual == CT_INDEX_NONE)
      return add_constant(place, FALSE);
    CtSoundPlace at = ct_sound_place_below(place, residual);
    return compile_presence(&at, expression->left);
  case CT_EXPRESSION_ABSOLUTE:
    return compile_presence(place, expression->left);
  case CT_EXPRESSION_BINARY:
  default:
    return join(place, CT_SOUND_AND, compile_presence(place, expression->left),
                compile_presence(place, expression->right));
  }
}

/* Conditions */

static guint
compile_relation(const CtSoundPlace *place, const CtCondition *condition)
{
  guint left = ct_sound_compile_amount(place, condition->a), right = CT_SOUND_NONE;

  if (left != CT_SOUND_NONE)
    right = ct_sound_compile_amount(place, condition->b);
  if (right == CT_SOUND_NONE)
    return add_condition(place, (CtSoundCondition){.kind = CT_SOUND_UNTELLABLE});
  return add_condition(place, (CtSoundCondition){.kind = CT_SOUND_RELATION,
                                                 .relation = condition->relation,
                                                 .left = left,
                                                 .right = right});
}

guint
ct_sound_compile_condition(const CtSoundPlace *place, const CtCondition *condition)
{
  guint left;

  switch (condition->kind) {
  case CT_CONDITION_RELATION:
    return compile_relation(place, condition);
  case CT_CONDITION_PRESENT:
    return compile_presence(place, condition->a);
  case CT_CONDITION_NOT:
    left = ct_sound_compile_condition(place, condition->left);
    return add_condition(place, (CtSoundCondition){.kind = CT_SOUND_NOT, .left = left});
  case CT_CONDITION_AND:
  case CT_CONDITION_OR:
  default:
    left = ct_sound_compile_condition(place, condition->left);
    return join(place, condition->kind == CT_CONDITION_AND ? CT_SOUND_AND : CT_SOUND_OR, left,
                ct_sound_compile_condition(place, condition->right));
  }
}
