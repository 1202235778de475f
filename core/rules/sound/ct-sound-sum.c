/* ct-sound-sum.c: sums of variables, and fractions of such sums, out of nodes.
 */
#include "rules/sound/ct-sound-linear.h"

static const CtRational zero = {0, 1};
static const CtRational one = {1, 1};

void
ct_sound_sum_init(CtSoundSum *sum)
{
  sum->terms = g_array_new(FALSE, FALSE, sizeof(CtSimplexTerm));
  sum->number = zero;
}

void
ct_sound_sum_clear(CtSoundSum *sum)
{
  g_array_unref(sum->terms);
}

gboolean
ct_sound_sum_add(CtSoundSum *sum, const CtSoundSum *other, CtRational times)
{
  CtRational number;

  if (!ct_rational_multiply(other->number, times, &number) ||
      !ct_rational_add(sum->number, number, &sum->number))
    return FALSE;
  for (guint i = 0; i < other->terms->len; i++) {
    CtSimplexTerm term = g_array_index(other->terms, CtSimplexTerm, i);
    if (!ct_rational_multiply(term.factor, times, &term.factor))
      return FALSE;
    g_array_append_val(sum->terms, term);
  }
  return TRUE;
}

static gboolean
is_point(const CtSoundSolver *solver, guint node)
{
  return ct_interval_is_point(&solver->value[node]);
}

/* Sums. What is optional and missing is no term. */

static gboolean
add_term(const CtSoundSolver *solver, guint variable, CtRational times, CtSoundSum *sum)
{
  const CtSimplexTerm term = {variable, times};

  if (solver->is_absent[variable])
    return FALSE;
  g_array_append_val(sum->terms, term);
  return TRUE;
}

static gboolean
add_number(CtRational value, CtRational times, CtSoundSum *sum)
{
  return ct_rational_multiply(value, times, &value) &&
         ct_rational_add(sum->number, value, &sum->number);
}

/* One operand of a product, or the divisor, is a number. */
static gboolean
scaled(const CtSoundSolver *solver, const CtSoundNode *node, CtRational *times, guint *inner)
{
  guint left, right;

  if (node->kind != CT_SOUND_MULTIPLY && node->kind != CT_SOUND_DIVIDE)
    return FALSE;
  left = ct_sound_operand(solver->system, node, 0);
  right = ct_sound_operand(solver->system, node, 1);
  *inner = left;
  if (is_point(solver, right))
    return node->kind == CT_SOUND_DIVIDE
               ? ct_rational_divide(*times, solver->value[right].low, times)
               : ct_rational_multiply(*times, solver->value[right].low, times);
  *inner = right;
  return node->kind == CT_SOUND_MULTIPLY && is_point(solver, left) &&
         ct_rational_multiply(*times, solver->value[left].low, times);
}

gboolean
ct_sound_sum_add_node(const CtSoundSolver *solver, guint index, CtRational times, CtSoundSum *sum)
{
  const CtSoundNode *node = ct_sound_node(solver->system, index);
  guint inner;

  if (node->kind == CT_SOUND_VARIABLE)
    return add_term(solver, node->variable, times, sum);
  if (is_point(solver, index) && node->kind == CT_SOUND_NUMBER)
    return add_number(solver->value[index].low, times, sum);
  if (node->kind == CT_SOUND_SUM) {
    for (guint i = 0; i < node->n; i++)
      if (!ct_sound_sum_add_node(solver, ct_sound_operand(solver->system, node, i), times, sum))
        return FALSE;
    return TRUE;
  }
  if (node->kind == CT_SOUND_SUBTRACT)
    return ct_sound_sum_add_node(solver, ct_sound_operand(solver->system, node, 0), times, sum) &&
           ct_sound_sum_add_node(solver, ct_sound_operand(solver->system, node, 1),
                                 ct_rational_negate(times), sum);
  if (scaled(solver, node, &times, &inner))
    return ct_sound_sum_add_node(solver, inner, times, sum);
  return is_point(solver, index) && add_number(solver->value[index].low, times, sum);
}

/* Fractions */

void
ct_sound_fraction_init(CtSoundFraction *fraction)
{
  ct_sound_sum_init(&fraction->above);
  ct_sound_sum_init(&fraction->below);
  fraction->is_whole = TRUE;
  fraction->divisor = CT_SOUND_NONE;
}

void
ct_sound_fraction_clear(CtSoundFraction *fraction)
{
  ct_sound_sum_clear(&fraction->above);
  ct_sound_sum_clear(&fraction->below);
}

static gboolean
is_number(const CtSoundSolver *solver, guint node)
{
  CtSoundSum sum;
  gboolean is_one;

  ct_sound_sum_init(&sum);
  is_one = ct_sound_sum_add_node(solver, node, one, &sum) && sum.terms->len == 0;
  ct_sound_sum_clear(&sum);
  return is_one;
}

/* One fraction and numbers: these times the divisor go above. */
static gboolean
add_to_fraction(const CtSoundSolver *solver, const CtSoundNode *node, CtRational times,
                CtSoundFraction *fraction)
{
  CtRational numbers = zero;
  gboolean found = FALSE;

  for (guint i = 0; i < node->n; i++) {
    guint operand = ct_sound_operand(solver->system, node, i);
    CtRational own = node->kind == CT_SOUND_SUBTRACT && i > 0 ? ct_rational_negate(times) : times;
    CtRational value;
    if (!is_number(solver, operand)) {
      if (found || !ct_sound_fraction_make(solver, operand, own, fraction))
        return FALSE;
      found = TRUE;
    } else if (!ct_rational_multiply(solver->value[operand].low, own, &value) ||
               !ct_rational_add(numbers, value, &numbers)) {
      return FALSE;
    }
  }
  return found && !fraction->is_whole &&
         ct_sound_sum_add(&fraction->above, &fraction->below, numbers);
}

gboolean
ct_sound_fraction_make(const CtSoundSolver *solver, guint index, CtRational times,
                       CtSoundFraction *fraction)
{
  const CtSoundNode *node = ct_sound_node(solver->system, index);
  guint inner;

  if (node->kind == CT_SOUND_SUM || node->kind == CT_SOUND_SUBTRACT)
    return add_to_fraction(solver, node, times, fraction);
  if (node->kind != CT_SOUND_MULTIPLY && node->kind != CT_SOUND_DIVIDE)
    return FALSE;
  if (scaled(solver, node, &times, &inner))
    return ct_sound_fraction_make(solver, inner, times, fraction);
  if (node->kind != CT_SOUND_DIVIDE)
    return FALSE;
  fraction->is_whole = FALSE;
  fraction->divisor = ct_sound_operand(solver->system, node, 1);
  return ct_sound_sum_add_node(solver, ct_sound_operand(solver->system, node, 0), times,
                               &fraction->above) &&
         ct_sound_sum_add_node(solver, fraction->divisor, one, &fraction->below);
}
