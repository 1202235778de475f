/* ct-sound-amount.c: an amount of a rule at one area and period: its figures become variables.
 */
#include "rules/ct-areas-below.h"
#include "rules/ct-expression.h"
#include "rules/sound/ct-sound-place.h"

static guint
add_node(const CtSoundPlace *place, CtSoundKind kind, const guint *operands, guint n)
{
  CtSoundSystem *system = place->system;
  CtSoundNode node = {.kind = kind, .first = system->operands->len, .n = n};

  g_array_append_vals(system->operands, operands, n);
  g_array_append_val(system->nodes, node);
  return system->nodes->len - 1;
}

static guint
add_number(const CtSoundPlace *place, CtInterval number)
{
  return ct_sound_system_number(place->system, number);
}

static guint
add_point(const CtSoundPlace *place, CtDecimal value)
{
  return add_number(place, ct_interval_point(ct_rational_from_decimal(value)));
}

/* What nobody reports is not negative. */
static guint
add_unknown(const CtSoundPlace *place)
{
  *place->open = TRUE;
  return add_number(place, ct_interval_not_negative());
}

static guint
level_of(const CtSoundPlace *place, guint32 area)
{
  return place->system->catalog->areas[area].level;
}

void
ct_sound_place_use(const CtSoundPlace *place, guint variable)
{
  guint used = variable | (place->optional ? CT_SOUND_OPTIONAL : 0);

  g_array_append_val(place->system->uses, used);
}

/* Figures */

static guint
compile_known(const CtSoundPlace *place, guint32 indicator, guint32 area, CtPeriod period,
              CtMeasure measure)
{
  guint variable;

  if (ct_owing_of(place->system->owing, indicator, level_of(place, area), period, measure) !=
      CT_OWED)
    return CT_SOUND_NONE;
  variable = ct_sound_system_variable(place->system, indicator, area, period, measure);
  ct_sound_place_use(place, variable);
  return ct_sound_system_figure(place->system, variable);
}

CtMeasure
ct_sound_place_measure(const CtSoundPlace *place, const CtExpression *expression)
{
  return expression->has_measure ? expression->measure : place->system->measure;
}

static guint
compile_figure(const CtSoundPlace *place, const CtExpression *expression)
{
  CtPeriod period = ct_period_reference_apply(expression->reference, place->period);
  CtSoundPlace at = *place;
  guint node;

  at.optional |= expression->kind == CT_EXPRESSION_PART &&
                 expression->missing == CT_MISSING_AT_LEAST;
  *at.open |= at.optional && !place->optional;
  node = compile_known(&at, expression->indicator, place->area, period,
                       ct_sound_place_measure(place, expression));
  return node == CT_SOUND_NONE && at.optional ? add_unknown(place) : node;
}

/* Areas */

static CtSoundKind
kind_of(CtAggregate aggregate)
{
  switch (aggregate) {
  case CT_AGGREGATE_MINIMUM:
    return CT_SOUND_MINIMUM;
  case CT_AGGREGATE_MAXIMUM:
    return CT_SOUND_MAXIMUM;
  case CT_AGGREGATE_SUM:
  default:
    return CT_SOUND_SUM;
  }
}

static guint
compile_child(const CtSoundPlace *place, const CtExpression *expression, guint32 child)
{
  gboolean is_residual = level_of(place, child) == CT_LEVEL_RESIDUAL;
  CtSoundPlace at = *place;
  guint node;

  at.optional = expression->missing == CT_MISSING_AT_LEAST;
  *at.open |= at.optional;
  node = compile_known(&at, expression->indicator, child, place->period, place->system->measure);
  return node == CT_SOUND_NONE && (at.optional || is_residual) ? add_unknown(place) : node;
}

static guint
end_aggregate(const CtSoundPlace *place, CtAggregate aggregate, const GArray *operands)
{
  if (operands->len == 0)
    return CT_SOUND_NONE;
  return add_node(place, kind_of(aggregate), (const guint *)(gconstpointer)operands->data,
                  operands->len);
}

static guint
compile_children(const CtSoundPlace *place, const CtExpression *expression)
{
  g_autoptr(GArray) operands = g_array_new(FALSE, FALSE, sizeof(guint));
  guint position = 0;
  guint32 child;

  while (ct_view_next_child(&place->system->view, place->area, place->period,
                            expression->with_residual, &position, &child)) {
    guint node = compile_child(place, expression, child);
    if (node == CT_SOUND_NONE)
      return CT_SOUND_NONE;
    g_array_append_val(operands, node);
  }
  return end_aggregate(place, expression->aggregate, operands);
}

CtSoundPlace
ct_sound_place_below(const CtSoundPlace *place, guint32 area)
{
  CtSoundPlace at = *place;

  at.area = area;
  at.below = TRUE;
  return at;
}

static guint
compile_over_areas(const CtSoundPlace *place, const CtExpression *expression)
{
  g_autoptr(GArray) operands = g_array_new(FALSE, FALSE, sizeof(guint));
  CtAreasBelow areas =
      ct_areas_below(&place->system->view, place->area, place->period, expression->levels);
  guint32 area;

  while (ct_areas_below_next(&areas, &area)) {
    CtSoundPlace at = ct_sound_place_below(place, area);
    at.optional |= expression->missing == CT_MISSING_AT_LEAST;
    *at.open |= at.optional;
    guint node = ct_sound_compile_amount(&at, expression->left);
    if (node == CT_SOUND_NONE && at.optional)
      node = add_unknown(place);
    if (node == CT_SOUND_NONE)
      return CT_SOUND_NONE;
    g_array_append_val(operands, node);
  }
  return end_aggregate(place, expression->aggregate, operands);
}

/* Areas of which nothing is known may be counted or not. */
static guint
compile_count(const CtSoundPlace *place, const CtExpression *expression)
{
  g_autoptr(GArray) operands = g_array_new(FALSE, FALSE, sizeof(guint));
  CtAreasBelow areas =
      ct_areas_below(&place->system->view, place->area, place->period, expression->levels);
  guint32 area;

  while (ct_areas_below_next(&areas, &area)) {
    CtSoundPlace at = ct_sound_place_below(place, area);
    at.optional = TRUE;
    guint condition = ct_sound_compile_condition(&at, expression->condition);
    g_array_append_val(operands, condition);
  }
  return add_node(place, CT_SOUND_COUNT, (const guint *)(gconstpointer)operands->data,
                  operands->len);
}

static guint
compile_residual(const CtSoundPlace *place, const CtExpression *expression)
{
  guint32 area = ct_area_residual(&place->system->view, place->area, place->period);

  if (area == CT_INDEX_NONE)
    return CT_SOUND_NONE;
  CtSoundPlace at = ct_sound_place_below(place, area);
  return ct_sound_compile_amount(&at, expression->left);
}

/* Amounts */

static guint
compile_binary(const CtSoundPlace *place, const CtExpression *expression)
{
  static const CtSoundKind kinds[] = {
    [CT_OPERATOR_ADD] = CT_SOUND_SUM,           [CT_OPERATOR_SUBTRACT] = CT_SOUND_SUBTRACT,
    [CT_OPERATOR_MULTIPLY] = CT_SOUND_MULTIPLY, [CT_OPERATOR_DIVIDE] = CT_SOUND_DIVIDE,
  };
  guint operands[2] = {ct_sound_compile_amount(place, expression->left), CT_SOUND_NONE};

  if (operands[0] != CT_SOUND_NONE)
    operands[1] = ct_sound_compile_amount(place, expression->right);
  return operands[1] != CT_SOUND_NONE ? add_node(place, kinds[expression->operator], operands, 2)
                                      : CT_SOUND_NONE;
}

static guint
compile_absolute(const CtSoundPlace *place, const CtExpression *expression)
{
  guint inner = ct_sound_compile_amount(place, expression->left);

  return inner != CT_SOUND_NONE ? add_node(place, CT_SOUND_ABSOLUTE, &inner, 1) : CT_SOUND_NONE;
}

guint
ct_sound_compile_amount(const CtSoundPlace *place, const CtExpression *expression)
{
  switch (expression->kind) {
  case CT_EXPRESSION_NUMBER:
    return add_point(place, expression->number);
  case CT_EXPRESSION_FIGURE:
  case CT_EXPRESSION_PART:
    return compile_figure(place, expression);
  case CT_EXPRESSION_CHILDREN:
    return compile_children(place, expression);
  case CT_EXPRESSION_OVER_AREAS:
    return compile_over_areas(place, expression);
  case CT_EXPRESSION_COUNT:
    return compile_count(place, expression);
  case CT_EXPRESSION_RESIDUAL:
    return compile_residual(place, expression);
  case CT_EXPRESSION_ABSOLUTE:
    return compile_absolute(place, expression);
  case CT_EXPRESSION_BINARY:
  default:
    return compile_binary(place, expression);
  }
}
