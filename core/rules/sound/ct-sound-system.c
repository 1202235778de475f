/* ct-sound-system.c: all constraints of one area's year.
 */
#include "rules/sound/ct-sound-system.h"

#include <string.h>

#include "rules/ct-areas-below.h"
#include "rules/ct-expression.h"
#include "rules/cause/ct-solve.h"

/* No catalog that people edit has so many figures in one area and year. */
#define MAX_VARIABLES 200000
#define MAX_CONSTRAINTS 200000

typedef struct {
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  CtMeasure measure;
} Key;

static guint
hash_key(gconstpointer data)
{
  const Key *key = data;

  return ((key->indicator * 31 + key->area) * 31 + key->period) * 31 + (guint)key->measure;
}

static gboolean
equal_keys(gconstpointer a, gconstpointer b)
{
  return memcmp(a, b, sizeof(Key)) == 0;
}

static CtInterval
bounds_of(const CtIndicator *indicator)
{
  CtInterval bounds = ct_interval_everything();

  bounds.low_unbounded = !indicator->minimum.set;
  bounds.high_unbounded = !indicator->maximum.set;
  if (indicator->minimum.set)
    bounds.low = ct_rational_from_decimal(indicator->minimum.value);
  if (indicator->maximum.set)
    bounds.high = ct_rational_from_decimal(indicator->maximum.value);
  return bounds;
}

guint
ct_sound_system_variable(CtSoundSystem *system, guint32 indicator, guint32 area, CtPeriod period,
                         CtMeasure measure)
{
  Key key;
  gpointer known;

  memset(&key, 0, sizeof key);
  key = (Key){indicator, area, period, measure};
  if (g_hash_table_lookup_extended(system->by_key, &key, NULL, &known))
    return GPOINTER_TO_UINT(known);
  CtSoundVariable variable = {.indicator = indicator, .area = area, .period = period,
                              .measure = measure,
                              .bounds = bounds_of(&system->catalog->indicators[indicator])};
  g_array_append_val(system->variables, variable);
  g_hash_table_insert(system->by_key, g_memdup2(&key, sizeof key),
                      GUINT_TO_POINTER(system->variables->len - 1));
  return system->variables->len - 1;
}

guint
ct_sound_system_number(CtSoundSystem *system, CtInterval number)
{
  CtSoundNode node = {.kind = CT_SOUND_NUMBER, .number = number};

  g_array_append_val(system->nodes, node);
  return system->nodes->len - 1;
}

guint
ct_sound_system_figure(CtSoundSystem *system, guint variable)
{
  CtSoundNode node = {.kind = CT_SOUND_VARIABLE, .variable = variable};

  g_array_append_val(system->nodes, node);
  return system->nodes->len - 1;
}

gboolean
ct_sound_is_never(const CtSoundSystem *system, const CtSoundConstraint *constraint)
{
  const CtSoundNode *left = ct_sound_node(system, constraint->left);
  const CtSoundNode *right = ct_sound_node(system, constraint->right);

  return left->kind == CT_SOUND_NUMBER && right->kind == CT_SOUND_NUMBER &&
         !ct_interval_possible(&left->number, constraint->relation, &right->number);
}

/* Adding */

static void
watch(CtSoundSystem *system, guint index)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(system, index);

  for (guint i = 0; i < constraint->n_all; i++) {
    CtSoundVariable *variable = &g_array_index(system->variables, CtSoundVariable,
                                               ct_sound_use(system, constraint, i));
    if (variable->watchers == NULL)
      variable->watchers = g_array_new(FALSE, FALSE, sizeof(guint));
    if (variable->watchers->len == 0 ||
        g_array_index(variable->watchers, guint, variable->watchers->len - 1) != index)
      g_array_append_val(variable->watchers, index);
  }
}

static void
collect_condition(CtSoundSystem *system, guint condition);

static void
collect(CtSoundSystem *system, guint index)
{
  const CtSoundNode *node = ct_sound_node(system, index);

  if (node->kind == CT_SOUND_VARIABLE)
    g_array_append_val(system->uses, node->variable);
  else if (node->kind != CT_SOUND_NUMBER)
    for (guint i = 0; i < node->n; i++)
      (node->kind == CT_SOUND_COUNT ? collect_condition : collect)(
          system, ct_sound_operand(system, node, i));
}

static void
collect_condition(CtSoundSystem *system, guint index)
{
  const CtSoundCondition *condition = ct_sound_condition(system, index);

  if (condition->kind == CT_SOUND_RELATION) {
    collect(system, condition->left);
    collect(system, condition->right);
  } else if (condition->kind == CT_SOUND_AND || condition->kind == CT_SOUND_OR) {
    collect_condition(system, condition->left);
    collect_condition(system, condition->right);
  } else if (condition->kind == CT_SOUND_NOT) {
    collect_condition(system, condition->left);
  }
}

guint
ct_sound_system_add(CtSoundSystem *system, CtSoundOrigin origin, guint source, guint left,
                    CtRelation relation, guint right)
{
  CtSoundConstraint constraint = {.origin = origin, .source = source, .area = system->area,
                                  .left = left, .relation = relation, .right = right,
                                  .when = CT_SOUND_NONE, .first_use = system->uses->len};

  collect(system, left);
  collect(system, right);
  constraint.n_uses = constraint.n_all = system->uses->len - constraint.first_use;
  if (constraint.n_uses > 0) {
    const CtSoundVariable *first =
      ct_sound_variable(system, ct_sound_use(system, &constraint, 0));
    constraint.area = first->area;
    constraint.period = first->period;
  }
  g_array_append_val(system->constraints, constraint);
  watch(system, system->constraints->len - 1);
  return system->constraints->len - 1;
}

void
ct_sound_system_cut(CtSoundSystem *system, guint n)
{
  while (system->constraints->len > n) {
    const CtSoundConstraint *last = ct_sound_constraint(system, system->constraints->len - 1);

    for (guint i = 0; i < last->n_all; i++) {
      GArray *watchers = ct_sound_variable(system, ct_sound_use(system, last, i))->watchers;
      if (watchers->len > 0 && g_array_index(watchers, guint, watchers->len - 1) ==
                                   system->constraints->len - 1)
        g_array_set_size(watchers, watchers->len - 1);
    }
    g_array_set_size(system->uses, last->first_use);
    g_array_set_size(system->constraints, system->constraints->len - 1);
  }
}

/* All of them */

static gboolean
is_full(const CtSoundSystem *system)
{
  return system->variables->len > MAX_VARIABLES || system->constraints->len > MAX_CONSTRAINTS;
}

static void
compile_at(CtSoundSystem *system, guint rule, guint32 area, CtPeriod period)
{
  guint n = system->constraints->len;

  if (!is_full(system) && ct_sound_compile(system, rule, area, period))
    for (guint i = n; i < system->constraints->len; i++)
      watch(system, i);
}

static void
compile_all(CtSoundSystem *system, guint lengths)
{
  for (gint months = 1; months <= 12; months++)
    for (guint rule = 0; (lengths >> months & 1u) != 0 &&
                         rule < ct_constraints_count(system->rules); rule++)
      compile_at(system, rule, system->area, ct_period_new(system->year, 1, months));
}

/* `figure relation number`, and not what the catalog's bounds say already. */
static gboolean
is_of_one_figure(const CtConstraint *rule)
{
  return rule->when == NULL && rule->left->kind == CT_EXPRESSION_FIGURE &&
         ct_expression_is_subject(rule->left, rule->subject) &&
         rule->right->kind == CT_EXPRESSION_NUMBER && !g_str_has_prefix(rule->rule, "bounds.");
}

static void
compile_below(CtSoundSystem *system)
{
  guint n = system->variables->len;

  for (guint rule = 0; rule < ct_constraints_count(system->rules); rule++) {
    const CtConstraint *constraint = ct_constraints_get(system->rules, rule);

    for (guint i = 0; is_of_one_figure(constraint) && i < n; i++) {
      const CtSoundVariable *variable = ct_sound_variable(system, i);
      if (variable->area != system->area && variable->indicator == constraint->subject)
        compile_at(system, rule, variable->area, variable->period);
    }
  }
}

CtSoundSystem *
ct_sound_system_new(const CtOwing *owing, const CtConstraints *rules, guint32 area, gint year,
                    CtMeasure measure, guint lengths)
{
  CtSoundSystem *system = g_new0(CtSoundSystem, 1);

  system->catalog = owing->catalog;
  system->rules = rules;
  system->owing = owing;
  system->area = area;
  system->year = year;
  system->measure = measure;
  system->view.catalog = owing->catalog;
  system->variables = g_array_new(FALSE, TRUE, sizeof(CtSoundVariable));
  system->nodes = g_array_new(FALSE, TRUE, sizeof(CtSoundNode));
  system->conditions = g_array_new(FALSE, TRUE, sizeof(CtSoundCondition));
  system->constraints = g_array_new(FALSE, TRUE, sizeof(CtSoundConstraint));
  system->operands = g_array_new(FALSE, TRUE, sizeof(guint));
  system->uses = g_array_new(FALSE, TRUE, sizeof(guint));
  system->by_key = g_hash_table_new_full(hash_key, equal_keys, g_free, NULL);
  compile_all(system, lengths);
  compile_below(system);
  return system;
}

void
ct_sound_system_free(CtSoundSystem *system)
{
  if (system == NULL)
    return;
  for (guint i = 0; i < system->variables->len; i++)
    if (ct_sound_variable(system, i)->watchers != NULL)
      g_array_unref(ct_sound_variable(system, i)->watchers);
  g_array_unref(system->variables);
  g_array_unref(system->nodes);
  g_array_unref(system->conditions);
  g_array_unref(system->constraints);
  g_array_unref(system->operands);
  g_array_unref(system->uses);
  g_hash_table_unref(system->by_key);
  g_free(system);
}
