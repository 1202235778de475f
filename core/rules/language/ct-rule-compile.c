/* ct-rule-compile.c: from a checked rule to constraints: one a relation that is to hold,
 * under the condition that all else of the rule leaves it.
 */
#include "rules/language/ct-rule-compile.h"

#include "base/ct-message.h"
#include "rules/language/ct-rule-amount.h"

typedef struct {
  const CtRuleTree *tree;
  CtRuleAmounts amounts;
  CtConstraint draft; /* what all constraints of the rule have */
  GArray *constraints;
  guint first; /* of the rule's own in @constraints */
  GError **error;
} Compiler;

static CtCondition *compile_condition(Compiler *compiler, const CtRuleNode *node,
                                      gboolean holds);

static CtExpression *
number(gint64 value)
{
  return ct_expression_number(CT_DECIMAL_INIT(value, 0));
}

CtCondition *
ct_rule_condition(const CtRuleAmounts *amounts, const CtRuleNode *node)
{
  Compiler compiler = {.amounts = *amounts};

  return compile_condition(&compiler, node, TRUE);
}

/* The two sides of a relation in one unit. */
static void
compile_sides(Compiler *compiler, const CtRuleNode *node, CtExpression **left,
              CtExpression **right)
{
  *left = ct_rule_amount_in(&compiler->amounts, node->left, node->type.factor);
  *right = ct_rule_amount_in(&compiler->amounts, node->right, node->type.factor);
}

/* How many areas do not satisfy it. */
static CtExpression *
count_others(Compiler *compiler, const CtRuleNode *all)
{
  return ct_expression_count(compile_condition(compiler, all->left, FALSE), all->levels);
}

static CtCondition *
compile_relation(Compiler *compiler, const CtRuleNode *node)
{
  gboolean unequal = node->relation == CT_RULE_NOT_EQUAL;
  CtExpression *left, *right;

  compile_sides(compiler, node, &left, &right);
  return ct_condition_relation(left, unequal ? CT_RELATION_EQ : node->relation, right);
}

static CtCondition *
compile_positive(Compiler *compiler, const CtRuleNode *node)
{
  switch (node->kind) {
  case CT_RULE_AND:
    return ct_condition_and(compile_condition(compiler, node->left, TRUE),
                            compile_condition(compiler, node->right, TRUE));
  case CT_RULE_OR:
    return ct_condition_or(compile_condition(compiler, node->left, TRUE),
                           compile_condition(compiler, node->right, TRUE));
  case CT_RULE_PRESENT:
  case CT_RULE_MISSING:
    return ct_condition_present(ct_rule_amount(&compiler->amounts, node->left));
  case CT_RULE_ALL:
    return ct_condition_relation(count_others(compiler, node), CT_RELATION_EQ, number(0));
  case CT_RULE_RELATION:
  default:
    return compile_relation(compiler, node);
  }
}

/* These say that something is not so. */
static gboolean
is_negative(const CtRuleNode *node)
{
  return node->kind == CT_RULE_MISSING ||
         (node->kind == CT_RULE_RELATION && node->relation == CT_RULE_NOT_EQUAL);
}

/* That the node is true, or false where not @holds. */
static CtCondition *
compile_condition(Compiler *compiler, const CtRuleNode *node, gboolean holds)
{
  gboolean negative = is_negative(node) == holds;
  CtCondition *condition;

  if (node->kind == CT_RULE_NOT)
    return compile_condition(compiler, node->left, !holds);
  condition = compile_positive(compiler, node);
  return negative ? ct_condition_not(condition) : condition;
}

/* What must be true for the rest to be asked: the condition of `if`, and that all of @others
 * are false. A list, from the inside to the outside. */
typedef struct Given Given;
struct Given {
  const CtRuleNode *node;
  gboolean holds; /* whether it is to be true or false */
  const Given *outer;
};

static CtCondition *
compile_given(Compiler *compiler, const Given *given)
{
  CtCondition *all = NULL;

  for (; given != NULL; given = given->outer) {
    CtCondition *one = compile_condition(compiler, given->node, given->holds);
    all = all != NULL ? ct_condition_and(one, all) : one;
  }
  return all;
}

static gboolean
add(Compiler *compiler, CtExpression *left, CtRelation relation, CtExpression *right,
    const Given *given)
{
  CtConstraint constraint = compiler->draft;

  constraint.left = left;
  constraint.relation = relation;
  constraint.right = right;
  constraint.when = compile_given(compiler, given);
  g_array_append_val(compiler->constraints, constraint);
  return TRUE;
}

static gboolean
add_never(Compiler *compiler, const Given *given)
{
  return add(compiler, number(1), CT_RELATION_EQ, number(0), given);
}

static CtRelation
turned(CtRelation relation)
{
  static const CtRelation of[] = {
    [CT_RELATION_EQ] = CT_RELATION_EQ, [CT_RELATION_LE] = CT_RELATION_GE,
    [CT_RELATION_GE] = CT_RELATION_LE, [CT_RELATION_LT] = CT_RELATION_GT,
    [CT_RELATION_GT] = CT_RELATION_LT,
  };

  return of[relation];
}

/* The relation that holds where the other does not. There is none for =. */
static CtRelation
denied(CtRelation relation)
{
  static const CtRelation of[] = {
    [CT_RELATION_EQ] = CT_RULE_NOT_EQUAL, [CT_RELATION_LE] = CT_RELATION_GT,
    [CT_RELATION_GE] = CT_RELATION_LT,    [CT_RELATION_LT] = CT_RELATION_GE,
    [CT_RELATION_GT] = CT_RELATION_LE,    [CT_RULE_NOT_EQUAL] = CT_RELATION_EQ,
  };

  return of[relation];
}

static gboolean
is_subject(const Compiler *compiler, const CtRuleNode *node)
{
  return ct_rule_node_is_own(node) && node->indicator == compiler->tree->subject;
}

/* Findings tell the left side as what was seen and the right one as what was expected: the
 * subject's figure is left, or else a number right. */
static gboolean
is_better_turned(const Compiler *compiler, const CtRuleNode *node)
{
  if (is_subject(compiler, node->left))
    return FALSE;
  return is_subject(compiler, node->right) || node->left->kind == CT_RULE_NUMBER;
}

static gboolean
add_relation(Compiler *compiler, const CtRuleNode *node, gboolean holds, const Given *given)
{
  CtRelation relation = holds ? node->relation : denied(node->relation);
  CtRuleNode sides = *node;

  if (relation == CT_RULE_NOT_EQUAL) {
    const Given equal = {node, !holds, given};
    return add_never(compiler, &equal);
  }
  if (is_better_turned(compiler, node)) {
    sides.left = node->right;
    sides.right = node->left;
    relation = turned(relation);
  }
  if (is_subject(compiler, sides.left))
    sides.type.factor = sides.left->type.factor;
  CtExpression *left, *right;
  compile_sides(compiler, &sides, &left, &right);
  return add(compiler, left, relation, right, given);
}

static gboolean add_demand(Compiler *compiler, const CtRuleNode *node, gboolean holds,
                           const Given *given);

static gboolean
is_relation(const CtRuleNode *node)
{
  return node->kind == CT_RULE_RELATION && node->relation != CT_RULE_NOT_EQUAL;
}

/* Of two that are not to fail together, one is asked where the other has failed. */
static gboolean
add_either(Compiler *compiler, const CtRuleNode *node, gboolean holds, const Given *given)
{
  gboolean ask_right = is_relation(node->right) || !is_relation(node->left);
  const Given failed = {ask_right ? node->left : node->right, !holds, given};

  return add_demand(compiler, ask_right ? node->right : node->left, holds, &failed);
}

static gboolean
add_both(Compiler *compiler, const CtRuleNode *node, gboolean holds, const Given *given)
{
  return add_demand(compiler, node->left, holds, given) &&
         add_demand(compiler, node->right, holds, given);
}

static gboolean
add_denied(Compiler *compiler, const CtRuleNode *node, gboolean holds, const Given *given)
{
  const Given fails = {node, !holds, given};

  return add_never(compiler, &fails);
}

/* That @node is true, or false where not @holds. */
static gboolean
add_demand(Compiler *compiler, const CtRuleNode *node, gboolean holds, const Given *given)
{
  if (compiler->constraints->len - compiler->first >= CT_RULE_MAX_CONSTRAINTS)
    return ct_rule_fail(&compiler->tree->line, node->at, compiler->error,
                        _("a rule of more than %d demands, expected several rules"),
                        CT_RULE_MAX_CONSTRAINTS);
  switch (node->kind) {
  case CT_RULE_AND:
  case CT_RULE_OR:
    return holds == (node->kind == CT_RULE_AND) ? add_both(compiler, node, holds, given)
                                                : add_either(compiler, node, holds, given);
  case CT_RULE_NOT:
    return add_demand(compiler, node->left, !holds, given);
  case CT_RULE_RELATION:
    return add_relation(compiler, node, holds, given);
  case CT_RULE_ALL:
    return add(compiler, count_others(compiler, node), holds ? CT_RELATION_EQ : CT_RELATION_GE,
               number(holds ? 0 : 1), given);
  default:
    return add_denied(compiler, node, holds, given);
  }
}

gboolean
ct_rule_compile(const CtRuleTree *tree, const CtCatalog *catalog, const gchar *id, const gchar *vi,
                const gchar *en, GArray *constraints, GError **error)
{
  Compiler compiler = {
    .tree = tree,
    .amounts = {catalog, tree->levels},
    .draft = {.rule = id, .severity = tree->severity, .subject = tree->subject,
              .levels = tree->levels, .lengths = tree->lengths, .measures = tree->measures,
              .message = en, .message_vi = vi},
    .constraints = constraints,
    .first = constraints->len,
    .error = error,
  };
  const Given when = {tree->when, TRUE, NULL};

  return add_demand(&compiler, tree->then, TRUE, tree->when != NULL ? &when : NULL);
}
