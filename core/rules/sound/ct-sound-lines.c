/* ct-sound-lines.c: a constraint as linear ones. A ratio gives some where its other side has
 * ends: n / d <= r <= 5 gives n <= 5 d.
 */
#include "rules/sound/ct-sound-linear.h"

static const CtRational zero = {0, 1};
static const CtRational one = {1, 1};
static const CtRational minus_one = {-1, 1};

/* CtSoundLines */

static gint
compare_terms(gconstpointer a, gconstpointer b)
{
  const CtSimplexTerm *left = a, *right = b;

  return (left->column > right->column) - (left->column < right->column);
}

/* Each variable once. %FALSE: it does not fit */
static gboolean
merge_terms(GArray *terms)
{
  guint n = 0;

  g_array_sort(terms, compare_terms);
  for (guint i = 0; i < terms->len; i++) {
    CtSimplexTerm *term = &g_array_index(terms, CtSimplexTerm, i);
    CtSimplexTerm *last = n > 0 ? &g_array_index(terms, CtSimplexTerm, n - 1) : NULL;
    if (last == NULL || last->column != term->column)
      g_array_index(terms, CtSimplexTerm, n++) = *term;
    else if (!ct_rational_add(last->factor, term->factor, &last->factor))
      return FALSE;
  }
  g_array_set_size(terms, n);
  for (guint i = n; i > 0; i--)
    if (g_array_index(terms, CtSimplexTerm, i - 1).factor.numerator == 0)
      g_array_remove_index(terms, i - 1);
  return TRUE;
}

static CtInterval
against_zero(CtRelation relation)
{
  CtInterval bounds = ct_interval_point(zero);

  bounds.low_unbounded = relation == CT_RELATION_LE || relation == CT_RELATION_LT;
  bounds.high_unbounded = relation == CT_RELATION_GE || relation == CT_RELATION_GT;
  bounds.low_open = relation == CT_RELATION_GT;
  bounds.high_open = relation == CT_RELATION_LT;
  return bounds;
}

/* sum relation 0; of a single variable, once, the interval says it all. */
static void
add_line(CtSoundLines *lines, const CtSoundSum *sum, CtRelation relation)
{
  CtSoundLine line = {.constraint = lines->solver->at,
                      .terms = g_array_new(FALSE, FALSE, sizeof(CtSimplexTerm)),
                      .bounds = against_zero(relation),
                      .limit = lines->limit,
                      .side = lines->side};
  gboolean is_needed = lines->all || sum->terms->len > 1;

  g_array_append_vals(line.terms, sum->terms->data, sum->terms->len);
  line.bounds.low = line.bounds.high = ct_rational_negate(sum->number);
  if (is_needed && merge_terms(line.terms))
    g_array_append_val(lines->lines, line);
  else
    g_array_unref(line.terms);
}

/* left - right relation 0, where both are sums */
static gboolean
add_difference(CtSoundLines *lines, guint left, CtRelation relation, guint right, gboolean negated)
{
  CtSoundSum sum;
  gboolean is_linear;

  ct_sound_sum_init(&sum);
  is_linear = ct_sound_sum_add_node(lines->solver, left, negated ? minus_one : one, &sum) &&
              ct_sound_sum_add_node(lines->solver, right, minus_one, &sum);
  if (is_linear)
    add_line(lines, &sum, relation);
  ct_sound_sum_clear(&sum);
  return is_linear;
}

static gboolean
is_positive(const CtSoundSolver *solver, guint node)
{
  const CtInterval *value = &solver->value[node];
  gint sign = value->low_unbounded ? -1 : ct_rational_sign(value->low);

  return sign > 0 || (sign == 0 && (value->low_open || solver->asked));
}

static gboolean
goes_up(CtRelation relation)
{
  return relation == CT_RELATION_GE || relation == CT_RELATION_GT;
}

/* above - limit x below relation 0, the limit being an end of node @right */
static void
add_limit(CtSoundLines *lines, const CtSoundFraction *fraction, CtRelation relation,
          CtRational limit, guint right)
{
  const CtSoundNode *node = ct_sound_node(lines->solver->system, right);
  CtSoundSum sum;

  lines->limit = node->kind == CT_SOUND_VARIABLE ? node->variable : CT_SOUND_NONE;
  lines->side = goes_up(relation) ? CT_SOUND_LOW : CT_SOUND_HIGH;
  ct_sound_sum_init(&sum);
  if (ct_sound_sum_add(&sum, &fraction->above, one) &&
      ct_sound_sum_add(&sum, &fraction->below, ct_rational_negate(limit)))
    add_line(lines, &sum, relation);
  ct_sound_sum_clear(&sum);
  lines->limit = CT_SOUND_NONE;
}

/* The fraction in @left against the ends of what @right may be. */
static void
add_fraction(CtSoundLines *lines, guint left, CtRelation relation, guint right)
{
  const CtInterval *other = &lines->solver->value[right];
  gboolean is_strict = relation == CT_RELATION_LT || relation == CT_RELATION_GT;
  CtSoundFraction fraction;

  ct_sound_fraction_init(&fraction);
  if (ct_sound_fraction_make(lines->solver, left, one, &fraction) && !fraction.is_whole &&
      is_positive(lines->solver, fraction.divisor)) {
    if (!other->high_unbounded && !goes_up(relation))
      add_limit(lines, &fraction,
                is_strict || other->high_open ? CT_RELATION_LT : CT_RELATION_LE, other->high,
                right);
    if (!other->low_unbounded && (goes_up(relation) || relation == CT_RELATION_EQ))
      add_limit(lines, &fraction,
                is_strict || other->low_open ? CT_RELATION_GT : CT_RELATION_GE, other->low,
                right);
  }
  ct_sound_fraction_clear(&fraction);
}

/* |x| <= right: both x and -x are. The largest <= right: each is; right <= the smallest. */
static void
add_each(CtSoundLines *lines, guint left, CtRelation relation, guint right)
{
  const CtSoundNode *node = ct_sound_node(lines->solver->system, left);
  gboolean up = goes_up(relation);

  if (relation == CT_RELATION_EQ && node->kind != CT_SOUND_ABSOLUTE)
    relation = node->kind == CT_SOUND_MAXIMUM ? CT_RELATION_LE : CT_RELATION_GE;
  else if ((node->kind == CT_SOUND_MINIMUM) != up)
    return;
  for (guint i = 0; i < node->n; i++) {
    guint operand = ct_sound_operand(lines->solver->system, node, i);
    CtRelation of_each = relation == CT_RELATION_EQ ? CT_RELATION_LE : relation;
    add_difference(lines, operand, of_each, right, FALSE);
    if (node->kind == CT_SOUND_ABSOLUTE)
      add_difference(lines, operand, of_each, right, TRUE);
  }
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

static void
add_side(CtSoundLines *lines, guint left, CtRelation relation, guint right)
{
  CtSoundKind kind = ct_sound_node(lines->solver->system, left)->kind;

  if (kind == CT_SOUND_ABSOLUTE || kind == CT_SOUND_MAXIMUM || kind == CT_SOUND_MINIMUM)
    add_each(lines, left, relation, right);
  else
    add_fraction(lines, left, relation, right);
}

void
ct_sound_lines_add(CtSoundLines *lines, guint index)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(lines->solver->system, index);

  if (!lines->solver->is_member[index] || !ct_sound_is_in_force(lines->solver, index))
    return;
  lines->solver->at = index;
  ct_sound_evaluate(lines->solver, constraint->left);
  ct_sound_evaluate(lines->solver, constraint->right);
  if (add_difference(lines, constraint->left, constraint->relation, constraint->right, FALSE))
    return;
  add_side(lines, constraint->left, constraint->relation, constraint->right);
  add_side(lines, constraint->right, turned(constraint->relation), constraint->left);
}
