/* ct-sound-system.h: all constraints of one area's year as relations between variables;
 * private to core/rules.
 *
 * A variable is a figure: what it really is, not the interval of what is printed. The
 * constraints are those that are asked at the area, in every period of the year that anything
 * is owed of, where somebody owes all figures that they need; and those at the areas below
 * that concern one figure alone.
 */
#pragma once

#include "rules/ct-constraint.h"
#include "rules/ct-view.h"
#include "rules/sound/ct-owing.h"

G_BEGIN_DECLS

#define CT_SOUND_NONE G_MAXUINT

typedef enum {
  CT_SOUND_NUMBER,
  CT_SOUND_VARIABLE,
  CT_SOUND_SUM,
  CT_SOUND_SUBTRACT,
  CT_SOUND_MULTIPLY,
  CT_SOUND_DIVIDE,
  CT_SOUND_ABSOLUTE,
  CT_SOUND_MINIMUM,
  CT_SOUND_MAXIMUM,
  CT_SOUND_COUNT
} CtSoundKind;

/**
 * CtSoundNode: of an expression; operands come before what they are operands of.
 * @number: of a number: a point, or what an area that nobody reports of may have
 * @variable: of a variable
 * @first, @n: of all others: operands, by index in CtSoundSystem.operands; those of a count
 *   are conditions
 */
typedef struct {
  CtSoundKind kind;
  CtInterval number;
  guint variable;
  guint first;
  guint n;
} CtSoundNode;

typedef enum {
  CT_SOUND_RELATION,
  CT_SOUND_PRESENT,
  CT_SOUND_NOT,
  CT_SOUND_AND,
  CT_SOUND_OR,
  CT_SOUND_CERTAIN,  /* true */
  CT_SOUND_UNTELLABLE /* needs a figure that nobody owes */
} CtSoundConditionKind;

/* @left, @right: nodes of a relation; conditions of not, and, or */
typedef struct {
  CtSoundConditionKind kind;
  CtRelation relation;
  guint left;
  guint right;
  guint variable;
} CtSoundCondition;

/* @bounds: of the catalog; @watchers: (nullable): constraints that use it */
typedef struct {
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  CtMeasure measure;
  CtInterval bounds;
  GArray *watchers;
} CtSoundVariable;

/* Of a use: the constraint is asked without the figure, too. */
#define CT_SOUND_OPTIONAL (1u << 31)

typedef enum {
  CT_SOUND_RULE,
  CT_SOUND_TARGET,
  CT_SOUND_ASSUMED /* no rule: what is taken for true */
} CtSoundOrigin;

/**
 * CtSoundConstraint:
 * @source: index of the rule it is asked by; of a target the indicator
 * @when: a condition, or CT_SOUND_NONE
 * @first_use: variables of both sides and then of the condition, by index in
 *   CtSoundSystem.uses; @n_uses: of the sides; @n_all: of both
 * @otherwise: it is asked only where the constraint before it cannot be told; @is_idle: which
 *   is asked at the same place; @is_weaker: and says the same or more of whatever is there
 */
typedef struct {
  CtSoundOrigin origin;
  guint source;
  guint32 area;
  CtPeriod period;
  guint left;
  CtRelation relation;
  guint right;
  guint when;
  guint first_use;
  guint n_uses;
  guint n_all;
  gboolean otherwise;
  gboolean is_idle;
  gboolean is_weaker;
} CtSoundConstraint;

/**
 * CtSoundSystem:
 * @variables: (element-type CtSoundVariable); @nodes, @conditions, @constraints: likewise
 * @operands, @uses: (element-type guint)
 */
typedef struct {
  const CtCatalog *catalog;
  const CtConstraints *rules;
  const CtOwing *owing;
  guint32 area;
  gint year;
  CtMeasure measure;
  CtView view;
  GArray *variables;
  GArray *nodes;
  GArray *conditions;
  GArray *constraints;
  GArray *operands;
  GArray *uses;
  GHashTable *by_key;
} CtSoundSystem;

/* @lengths: bit m: periods of m months from January on */
CtSoundSystem *ct_sound_system_new(const CtOwing *owing, const CtConstraints *rules, guint32 area,
                                   gint year, CtMeasure measure, guint lengths);
void ct_sound_system_free(CtSoundSystem *system);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtSoundSystem, ct_sound_system_free)

static inline const CtSoundConstraint *
ct_sound_constraint(const CtSoundSystem *system, guint index)
{
  return &g_array_index(system->constraints, CtSoundConstraint, index);
}

static inline const CtSoundVariable *
ct_sound_variable(const CtSoundSystem *system, guint index)
{
  return &g_array_index(system->variables, CtSoundVariable, index);
}

static inline const CtSoundNode *
ct_sound_node(const CtSoundSystem *system, guint index)
{
  return &g_array_index(system->nodes, CtSoundNode, index);
}

static inline const CtSoundCondition *
ct_sound_condition(const CtSoundSystem *system, guint index)
{
  return &g_array_index(system->conditions, CtSoundCondition, index);
}

/* Operand @i of @node; use @i of @constraint. */
static inline guint
ct_sound_operand(const CtSoundSystem *system, const CtSoundNode *node, guint i)
{
  return g_array_index(system->operands, guint, node->first + i);
}

static inline guint
ct_sound_use(const CtSoundSystem *system, const CtSoundConstraint *constraint, guint i)
{
  return g_array_index(system->uses, guint, constraint->first_use + i) & ~CT_SOUND_OPTIONAL;
}

static inline gboolean
ct_sound_use_is_optional(const CtSoundSystem *system, const CtSoundConstraint *constraint, guint i)
{
  return (g_array_index(system->uses, guint, constraint->first_use + i) & CT_SOUND_OPTIONAL) != 0;
}

/* Both sides are numbers that do not satisfy it: its condition must never be true. */
gboolean ct_sound_is_never(const CtSoundSystem *system, const CtSoundConstraint *constraint);

/* The variable of a figure, made where there is none yet. */
guint ct_sound_system_variable(CtSoundSystem *system, guint32 indicator, guint32 area,
                               CtPeriod period, CtMeasure measure);
guint ct_sound_system_number(CtSoundSystem *system, CtInterval number);
guint ct_sound_system_figure(CtSoundSystem *system, guint variable);

/* Adds what is no rule: `left relation right`. Its variables are those of both sides.
 * Returns: its index */
guint ct_sound_system_add(CtSoundSystem *system, CtSoundOrigin origin, guint source, guint left,
                          CtRelation relation, guint right);
/* Takes back what was added from constraint @n on. */
void ct_sound_system_cut(CtSoundSystem *system, guint n);

/* Compiles one rule at a place; private to the system. %FALSE: it is not asked there, or
 * nobody owes a figure that it needs. */
gboolean ct_sound_compile(CtSoundSystem *system, guint rule, guint32 area, CtPeriod period);

G_END_DECLS
