/* ct-sound-formula.c: figures, constraints and conditions in the words of the rule language.
 */
#include "rules/sound/ct-sound-formula.h"

#include "base/ct-message.h"
#include "rules/ct-number-text.h"

#define DECIMALS 6
#define MAX_OPERANDS 6u /* of a sum over areas */

static const gchar *const relations[] = {"=", "<=", ">=", "<", ">"};

static void
append_period(GString *text, CtPeriod period)
{
  gchar buffer[CT_PERIOD_CHARS];

  ct_period_format(period, buffer);
  g_string_append(text, buffer);
}

void
ct_sound_append_figure(const CtSoundSystem *system, guint index,
                       const CtSoundConstraint *constraint, GString *text)
{
  static const gchar *const measures[CT_N_MEASURES] = {N_("actual"), N_("estimate"), N_("plan")};
  const CtSoundVariable *variable = ct_sound_variable(system, index);

  g_string_append_printf(text, "{%s", system->catalog->indicators[variable->indicator].code);
  if (constraint == NULL || variable->period != constraint->period) {
    g_string_append(text, ", ");
    append_period(text, variable->period);
  }
  if (variable->area != (constraint != NULL ? constraint->area : system->area))
    g_string_append_printf(text, ", %s", system->catalog->areas[variable->area].name);
  if (variable->measure != system->measure)
    g_string_append_printf(text, ", %s", _(measures[variable->measure]));
  g_string_append_c(text, '}');
}

void
ct_sound_append_number(CtRational value, GString *text)
{
  ct_number_append_rational(text, value, DECIMALS);
}

static gint
precedence(CtSoundKind kind, guint n)
{
  if (kind == CT_SOUND_SUM || kind == CT_SOUND_SUBTRACT)
    return n > 1 ? 0 : 2;
  return kind == CT_SOUND_MULTIPLY || kind == CT_SOUND_DIVIDE ? 1 : 2;
}

static void append_node(const CtSoundSystem *system, guint index,
                        const CtSoundConstraint *constraint, gint around, GString *text);

static void
append_list(const CtSoundSystem *system, const CtSoundNode *node,
            const CtSoundConstraint *constraint, const gchar *sign, gint own, GString *text)
{
  for (guint i = 0; i < node->n; i++) {
    if (node->n > MAX_OPERANDS && i == MAX_OPERANDS / 2) {
      g_string_append_printf(text, "%s…", sign);
      i = node->n - 1;
    }
    if (i > 0)
      g_string_append(text, sign);
    append_node(system, ct_sound_operand(system, node, i), constraint, i > 0 ? own + 1 : own,
                text);
  }
}

static void
append_function(const CtSoundSystem *system, const CtSoundNode *node,
                const CtSoundConstraint *constraint, const gchar *name, GString *text)
{
  g_string_append_printf(text, "%s(", name);
  append_list(system, node, constraint, ", ", 0, text);
  g_string_append_c(text, ')');
}

static void
append_count(const CtSoundSystem *system, const CtSoundNode *node,
             const CtSoundConstraint *constraint, GString *text)
{
  g_string_append(text, "count(");
  if (node->n > 0)
    ct_sound_append_condition(system, ct_sound_operand(system, node, 0), constraint, text);
  g_string_append(text, node->n > 1 ? "; …)" : ")");
}

static void
append_node(const CtSoundSystem *system, guint index, const CtSoundConstraint *constraint,
            gint around, GString *text)
{
  static const gchar *const signs[] = {
    [CT_SOUND_SUM] = " + ", [CT_SOUND_SUBTRACT] = " - ",
    [CT_SOUND_MULTIPLY] = " * ", [CT_SOUND_DIVIDE] = " / ",
  };
  const CtSoundNode *node = ct_sound_node(system, index);
  gint own = precedence(node->kind, node->n);

  if (own < around)
    g_string_append_c(text, '(');
  switch (node->kind) {
  case CT_SOUND_NUMBER:
    if (ct_interval_is_point(&node->number))
      ct_sound_append_number(node->number.low, text);
    else
      g_string_append(text, "…");
    break;
  case CT_SOUND_VARIABLE:
    ct_sound_append_figure(system, node->variable, constraint, text);
    break;
  case CT_SOUND_ABSOLUTE:
    append_function(system, node, constraint, "abs", text);
    break;
  case CT_SOUND_MINIMUM:
    append_function(system, node, constraint, "min", text);
    break;
  case CT_SOUND_MAXIMUM:
    append_function(system, node, constraint, "max", text);
    break;
  case CT_SOUND_COUNT:
    append_count(system, node, constraint, text);
    break;
  default:
    append_list(system, node, constraint, signs[node->kind], own, text);
    break;
  }
  if (own < around)
    g_string_append_c(text, ')');
}

static void
append_relation(const CtSoundSystem *system, guint left, CtRelation relation, guint right,
                const CtSoundConstraint *constraint, GString *text)
{
  append_node(system, left, constraint, 0, text);
  g_string_append_printf(text, " %s ", relations[relation]);
  append_node(system, right, constraint, 0, text);
}

void
ct_sound_append_formula(const CtSoundSystem *system, guint index,
                        const CtSoundConstraint *around, GString *text)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(system, index);

  append_relation(system, constraint->left, constraint->relation, constraint->right, around,
                  text);
}

static void
append_joined(const CtSoundSystem *system, const CtSoundCondition *condition, const gchar *word,
              const CtSoundConstraint *constraint, GString *text)
{
  g_string_append_c(text, '(');
  ct_sound_append_condition(system, condition->left, constraint, text);
  g_string_append_printf(text, " %s ", word);
  ct_sound_append_condition(system, condition->right, constraint, text);
  g_string_append_c(text, ')');
}

void
ct_sound_append_condition(const CtSoundSystem *system, guint index,
                          const CtSoundConstraint *constraint, GString *text)
{
  const CtSoundCondition *condition = ct_sound_condition(system, index);

  switch (condition->kind) {
  case CT_SOUND_RELATION:
    append_relation(system, condition->left, condition->relation, condition->right, constraint,
                    text);
    return;
  case CT_SOUND_PRESENT:
    g_string_append(text, "present(");
    ct_sound_append_figure(system, condition->variable, constraint, text);
    g_string_append_c(text, ')');
    return;
  case CT_SOUND_NOT:
    g_string_append(text, "not ");
    ct_sound_append_condition(system, condition->left, constraint, text);
    return;
  case CT_SOUND_AND:
  case CT_SOUND_OR:
    append_joined(system, condition, condition->kind == CT_SOUND_AND ? "and" : "or", constraint,
                  text);
    return;
  default:
    g_string_append(text, "…");
    return;
  }
}
