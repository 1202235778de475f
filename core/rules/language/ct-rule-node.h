/* ct-rule-node.h: a rule as it was written: the tree between parser, checker and compiler;
 * private to core/rules.
 */
#pragma once

#include "rules/ct-constraint.h"
#include "rules/language/ct-rule-lexer.h"

G_BEGIN_DECLS

/* How deep brackets, operators and functions may lie inside each other. */
#define CT_RULE_MAX_DEPTH 64

typedef enum {
  CT_RULE_NUMBER,
  CT_RULE_FIGURE,
  CT_RULE_TARGET,
  CT_RULE_PARTS,
  CT_RULE_NEGATIVE,
  CT_RULE_ABSOLUTE,
  CT_RULE_RESIDUAL,
  CT_RULE_ADD,
  CT_RULE_SUBTRACT,
  CT_RULE_MULTIPLY,
  CT_RULE_DIVIDE,
  CT_RULE_SUM,
  CT_RULE_MINIMUM,
  CT_RULE_MAXIMUM,
  CT_RULE_MEAN,
  CT_RULE_COUNT,
  CT_RULE_ALL,
  CT_RULE_RELATION,
  CT_RULE_PRESENT,
  CT_RULE_MISSING,
  CT_RULE_AND,
  CT_RULE_OR,
  CT_RULE_NOT
} CtRuleKind;

/* Of relations in a rule: those of CtRelation, and one more. */
#define CT_RULE_NOT_EQUAL ((CtRelation)(CT_RELATION_GT + 1))

#define CT_RULE_MAX_ATOMS 6

/* Powers of what is measured: money and person^-1; sorted by @atom. */
typedef struct {
  guint n;
  struct {
    guint16 atom;
    gint8 power;
  } list[CT_RULE_MAX_ATOMS];
} CtRuleDimension;

/**
 * CtRuleType: what kind of thing an expression gives.
 * @is_condition: true or false, and nothing of what follows
 * @factor: a value times this is in base units
 * @price_base: "" where there is none
 * @is_bare: a number without unit, or a count
 * @is_zero: the number 0, which is the same in all units
 * @is_share: in %, ‰
 * @is_difference: of two shares: in percentage points
 * @is_derived: by multiplying or dividing: in no unit of the catalog
 * @unit: index, for messages; CT_INDEX_NONE: made of others
 */
typedef struct {
  gboolean is_condition;
  CtRuleDimension dimension;
  CtRational factor;
  const gchar *price_base;
  gboolean is_bare;
  gboolean is_zero;
  gboolean is_share;
  gboolean is_difference;
  gboolean is_derived;
  guint32 unit;
} CtRuleType;

/**
 * CtRuleNode:
 * @at, @end: offsets in the line
 * @number, @unit: of a number
 * @indicator: of a figure or target; @reference, @has_measure, @measure: of a figure
 * @parts: of parts: index in the catalog
 * @levels: of functions over areas; 0: children; @known: missing ones count as 0 or more
 * @relation: of a relation
 * @left: operand, left or inner; NULL in a count of all areas; @right: of two operands
 * @type: set by the checker
 */
typedef struct CtRuleNode CtRuleNode;
struct CtRuleNode {
  CtRuleKind kind;
  gsize at;
  gsize end;
  guint depth;
  CtDecimal number;
  const gchar *unit;
  gsize unit_length;
  guint32 indicator;
  CtPeriodReference reference;
  gboolean has_measure;
  CtMeasure measure;
  guint parts;
  guint levels;
  gboolean known;
  CtRelation relation;
  CtRuleNode *left;
  CtRuleNode *right;
  CtRuleType type;
};

/**
 * CtRuleTree: one rule.
 * @name, @vi, @en: copies
 * @subject: the indicator of `on`, or CT_INDEX_NONE; the checker finds one then
 * @when: (nullable): between "if" and "then"
 * @nodes: owns them all
 */
typedef struct {
  CtRuleLine line;
  gsize name_at;
  gchar *name;
  CtSeverity severity;
  guint32 subject;
  guint levels;
  guint64 lengths;
  guint measures;
  CtRuleNode *when;
  CtRuleNode *then;
  gchar *vi;
  gchar *en;
  GPtrArray *nodes;
} CtRuleTree;

void ct_rule_tree_free(CtRuleTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtRuleTree, ct_rule_tree_free)

/* A figure of the subject's own area, period and measure. */
static inline gboolean
ct_rule_node_is_own(const CtRuleNode *node)
{
  return node->kind == CT_RULE_FIGURE && node->reference.kind == CT_REFERENCE_SAME &&
         !node->has_measure;
}

/* Whether the node's operand is evaluated at other areas than the subject's. */
static inline gboolean
ct_rule_node_is_over_areas(const CtRuleNode *node)
{
  return (node->kind >= CT_RULE_SUM && node->kind <= CT_RULE_ALL) ||
         node->kind == CT_RULE_RESIDUAL;
}

G_END_DECLS
