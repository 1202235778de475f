/* ct-sound-redundant.c: rules that can only be broken where another one is.
 *
 * A rule adds nothing when no values satisfy the others and break it, wherever it is asked. Of
 * the others count those that are asked whenever it is: they need no more figures than the
 * rule itself, no divisor that may be 0, and are as severe.
 */
#include "base/ct-message.h"
#include "rules/ct-expression.h"
#include "rules/sound/ct-sound-check.h"

/**
 * Search: for one rule of the file.
 * @rule: its first constraint; @end: behind the last; @is_redundant: (array): of each rule, what
 *   is known
 * @is_asked: it is, somewhere; @names: of what implies it; @named: the same
 */
typedef struct {
  CtSound *sound;
  guint rule;
  guint end;
  guint8 *is_redundant;
  gboolean is_asked;
  GHashTable *named;
  GString *names;
} Search;

static gboolean
is_own(const Search *search, const CtSoundConstraint *constraint)
{
  return constraint->origin == CT_SOUND_RULE && constraint->source >= search->rule &&
         constraint->source < search->end;
}

/* Premises */

/* Figures of the rule's own that may be missing when it is asked. */
static GArray *
optional_of(const CtSoundSystem *system, const CtSoundConstraint *constraint)
{
  GArray *optional = g_array_new(FALSE, FALSE, sizeof(guint));

  for (guint i = 0; i < constraint->n_all; i++) {
    guint variable = ct_sound_use(system, constraint, i);
    if (ct_sound_use_is_optional(system, constraint, i))
      g_array_append_val(optional, variable);
  }
  return optional;
}

/* The figures that are there whenever the rule is asked. */
static GHashTable *
figures_of(const CtSoundSystem *system, const CtSoundConstraint *constraint,
           const CtSoundBranch *branch, const GArray *optional, guint n_assumed)
{
  GHashTable *figures = g_hash_table_new(NULL, NULL);

  for (guint i = n_assumed; i < system->constraints->len; i++) {
    const CtSoundConstraint *assumed = ct_sound_constraint(system, i);
    for (guint j = 0; j < assumed->n_uses; j++)
      g_hash_table_add(figures, GUINT_TO_POINTER(ct_sound_use(system, assumed, j)));
  }
  for (guint i = 0; i < optional->len; i++)
    g_hash_table_remove(figures, GUINT_TO_POINTER(g_array_index(optional, guint, i)));
  for (guint i = 0; i < constraint->n_uses; i++)
    if (!ct_sound_use_is_optional(system, constraint, i))
      g_hash_table_add(figures, GUINT_TO_POINTER(ct_sound_use(system, constraint, i)));
  for (guint i = 0; branch != NULL && i < branch->present->len; i++)
    g_hash_table_add(figures, GUINT_TO_POINTER(g_array_index(branch->present, guint, i)));
  return figures;
}

/* What may be missing counts as not negative: then it must not be, either. */
static gboolean
is_never_negative(const CtSoundSystem *system, guint variable)
{
  const CtInterval *bounds = &ct_sound_variable(system, variable)->bounds;

  return !bounds->low_unbounded && ct_rational_sign(bounds->low) >= 0;
}

static gboolean
are_never_negative(const CtSoundSystem *system, const GArray *variables)
{
  for (guint i = 0; i < variables->len; i++)
    if (!is_never_negative(system, g_array_index(variables, guint, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_asked_with(const CtSoundSystem *system, const CtSoundConstraint *constraint,
              GHashTable *figures)
{
  for (guint i = 0; i < constraint->n_uses; i++) {
    guint variable = ct_sound_use(system, constraint, i);
    if (g_hash_table_contains(figures, GUINT_TO_POINTER(variable)))
      continue;
    if (!ct_sound_use_is_optional(system, constraint, i) ||
        !is_never_negative(system, variable))
      return FALSE;
  }
  return constraint->n_uses > 0 && (!constraint->otherwise || constraint->is_weaker);
}

/* Whether all that is in @own is in @other, too; 0 is everything. */
static gboolean
contains(guint64 other, guint64 own)
{
  return other == 0 || (own != 0 && (own & ~other) == 0);
}

/* Also for figures that nobody owes, and that are sent all the same. */
static gboolean
asks_as_much(const CtConstraint *other, const CtConstraint *own)
{
  return contains(other->levels, own->levels) && contains(other->lengths, own->lengths) &&
         contains(other->measures, own->measures) && other->severity >= own->severity;
}

/* What it says may hang on how many areas there are below. */
static gboolean
goes_below(const CtExpression *expression)
{
  if (expression == NULL)
    return FALSE;
  return expression->kind == CT_EXPRESSION_COUNT ||
         expression->kind == CT_EXPRESSION_CHILDREN ||
         expression->kind == CT_EXPRESSION_OVER_AREAS || goes_below(expression->left) ||
         goes_below(expression->right);
}

static gboolean
is_known_everywhere(const CtSound *sound, const CtConstraint *rule)
{
  return !sound->is_capped || (rule->when == NULL && !goes_below(rule->left) &&
                               !goes_below(rule->right));
}

static gboolean
is_premise(const Search *search, const CtSoundSystem *system, const CtSoundConstraint *own,
           guint index, GHashTable *figures)
{
  const CtConstraints *rules = search->sound->teller.rules;
  const CtSoundConstraint *constraint = ct_sound_constraint(system, index);
  const CtConstraint *rule;

  if (constraint->origin != CT_SOUND_RULE || is_own(search, constraint) ||
      search->is_redundant[constraint->source] || constraint->period != own->period)
    return FALSE;
  rule = ct_constraints_get(rules, constraint->source);
  return asks_as_much(rule, ct_constraints_get(rules, search->rule)) &&
         is_known_everywhere(search->sound, rule) && is_asked_with(system, constraint, figures);
}

static void
add_premises(const Search *search, const CtSoundSystem *system, const CtSoundConstraint *own,
             GHashTable *figures, GArray *members)
{
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  GHashTableIter iterator;
  gpointer variable;

  g_hash_table_iter_init(&iterator, figures);
  while (g_hash_table_iter_next(&iterator, &variable, NULL)) {
    const GArray *watchers = ct_sound_variable(system, GPOINTER_TO_UINT(variable))->watchers;
    for (guint i = 0; watchers != NULL && i < watchers->len; i++) {
      guint index = g_array_index(watchers, guint, i);
      if (g_hash_table_add(known, GUINT_TO_POINTER(index)) &&
          is_premise(search, system, own, index, figures))
        g_array_append_val(members, index);
    }
  }
}

static gint
compare_indexes(gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *)a, right = *(const guint *)b;

  return (left > right) - (left < right);
}

static void
add_absent(GHashTable *figures, guint variable, GArray *absent)
{
  if (!g_hash_table_contains(figures, GUINT_TO_POINTER(variable)))
    g_array_append_val(absent, variable);
}

/* All else that is used may be missing, or not: it is just not negative. */
static GArray *
absent_from(const CtSoundSystem *system, GHashTable *figures, const GArray *optional,
            const GArray *members)
{
  GArray *absent = g_array_new(FALSE, FALSE, sizeof(guint));

  for (guint i = 0; i < optional->len; i++)
    add_absent(figures, g_array_index(optional, guint, i), absent);
  for (guint i = 0; i < members->len; i++) {
    const CtSoundConstraint *constraint =
      ct_sound_constraint(system, g_array_index(members, guint, i));
    for (guint j = 0; j < constraint->n_uses; j++)
      if (ct_sound_use_is_optional(system, constraint, j))
        add_absent(figures, ct_sound_use(system, constraint, j), absent);
  }
  return absent;
}

/* Proofs */

static void
note_names(Search *search, const CtSoundSystem *system, const GArray *members)
{
  for (guint i = 0; i < members->len; i++) {
    guint index = g_array_index(members, guint, i);
    g_autoptr(GString) name = g_string_new(NULL);
    if (ct_sound_constraint(system, index)->origin == CT_SOUND_ASSUMED)
      continue;
    ct_sound_append_name(&search->sound->teller, system, index, name);
    if (!g_hash_table_add(search->named, g_strdup(name->str)))
      continue;
    g_string_append_printf(search->names, "%s%s", search->names->len > 0 ? ", " : "", name->str);
  }
}

static gboolean
contains_assumed(const CtSoundSystem *system, const GArray *members)
{
  for (guint i = 0; i < members->len; i++)
    if (ct_sound_constraint(system, g_array_index(members, guint, i))->origin == CT_SOUND_ASSUMED)
      return TRUE;
  return FALSE;
}

/* Whether what is assumed from constraint @n_assumed on cannot be with the premises. Premises
 * that contradict one another imply everything, and nothing of worth. */
static gboolean
cannot_be(Search *search, CtSoundYear *year, const CtSoundConstraint *own,
          const CtSoundBranch *branch, guint n_assumed)
{
  CtSoundSystem *system = year->system;
  g_autoptr(GArray) optional = optional_of(system, own);
  g_autoptr(GHashTable) figures = figures_of(system, own, branch, optional, n_assumed);
  g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(guint));

  if (!are_never_negative(system, optional))
    return FALSE;
  add_premises(search, system, own, figures, members);
  g_array_sort(members, compare_indexes);
  for (guint i = n_assumed; i < system->constraints->len; i++)
    g_array_append_val(members, i);
  g_autoptr(GArray) absent = absent_from(system, figures, optional, members);
  const CtSoundProblem problem = {.members = members, .free = TRUE, .n_asked = n_assumed,
                                  .absent = absent};
  g_autoptr(CtSoundConflict) conflict = ct_sound_conflict_find(year->solver, system, &problem);
  if (conflict == NULL || !contains_assumed(system, conflict->members))
    return FALSE;
  note_names(search, system, conflict->members);
  return TRUE;
}

/* Whether the relation cannot be broken in the branch. What is assumed: the branch, and the
 * opposite. */
static gboolean
holds_in(Search *search, CtSoundYear *year, guint index, const CtSoundBranch *branch)
{
  CtSoundSystem *system = year->system;
  const CtSoundConstraint own = *ct_sound_constraint(system, index);
  g_autoptr(GArray) assumed = g_array_new(FALSE, FALSE, sizeof(guint));
  guint n = system->constraints->len;
  CtRelation opposites[2];
  guint n_opposites = ct_sound_opposites(own.relation, opposites);
  gboolean holds = TRUE;

  for (guint i = 0; i < n_opposites && holds; i++) {
    if (branch != NULL)
      ct_sound_branch_add(system, branch, assumed);
    if (!ct_sound_is_never(system, &own))
      ct_sound_system_add(system, CT_SOUND_ASSUMED, 0, own.left, opposites[i], own.right);
    holds = cannot_be(search, year, &own, branch, n);
    ct_sound_system_cut(system, n);
  }
  return holds;
}

static gboolean
always_holds(Search *search, CtSoundYear *year, guint index)
{
  guint when = ct_sound_constraint(year->system, index)->when;
  g_autoptr(GPtrArray) branches = NULL;

  if (when == CT_SOUND_NONE) {
    search->is_asked = TRUE;
    return holds_in(search, year, index, NULL);
  }
  branches = ct_sound_branches(year->system, when, TRUE);
  for (guint i = 0; branches != NULL && i < branches->len; i++) {
    search->is_asked = TRUE;
    if (!holds_in(search, year, index, branches->pdata[i]))
      return FALSE;
  }
  return branches != NULL;
}

/* Rules */

/* Where the next line of the file begins. */
static guint
end_of(const CtConstraints *rules, guint first)
{
  guint end = first + 1;

  while (end < ct_constraints_count(rules) &&
         g_str_equal(ct_constraints_get(rules, end)->rule, ct_constraints_get(rules, first)->rule))
    end++;
  return end;
}

static gboolean
is_implied_in(Search *search, CtSoundYear *year)
{
  for (guint rule = search->rule; rule < search->end; rule++)
    for (guint i = year->first_of[rule]; i != CT_SOUND_NONE; i = year->next_of[i])
      if (!always_holds(search, year, i))
        return FALSE;
  return TRUE;
}

static gboolean
is_implied(Search *search)
{
  const CtConstraints *rules = search->sound->teller.rules;

  for (guint i = search->rule; i < search->end; i++)
    if (!is_known_everywhere(search->sound, ct_constraints_get(rules, i)))
      return FALSE;
  for (guint i = 0; i < search->sound->years->len; i++)
    if (!is_implied_in(search, search->sound->years->pdata[i]))
      return FALSE;
  return search->is_asked;
}

static void
tell(Search *search)
{
  CtSoundTeller *teller = &search->sound->teller;
  const gchar *id = ct_constraints_get(teller->rules, search->rule)->rule;

  if (search->names->len > 0)
    ct_sound_tell_of_rule(teller, search->rule,
                          _("%s adds nothing: all values that satisfy %s satisfy it"), id,
                          search->names->str);
  else
    ct_sound_tell_of_rule(teller, search->rule, _("%s adds nothing: all values satisfy it"), id);
}

static void
check_rule(CtSound *sound, guint rule, guint8 *is_redundant)
{
  g_autoptr(GHashTable) named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) names = g_string_new(NULL);
  Search search = {sound, rule, end_of(sound->teller.rules, rule), is_redundant, FALSE, named,
                   names};

  if (!is_implied(&search))
    return;
  for (guint i = rule; i < search.end; i++)
    is_redundant[i] = TRUE;
  tell(&search);
}

/* The last ones first: of two that say the same the later one is told. */
void
ct_sound_check_redundant(CtSound *sound)
{
  const CtConstraints *rules = sound->teller.rules;
  guint n = ct_constraints_count(rules);
  g_autofree guint8 *is_redundant = g_new0(guint8, n + 1);

  for (guint i = n; i > 0 && !ct_sound_is_tired(sound); i--) {
    const CtConstraint *rule = ct_constraints_get(rules, i - 1);
    gboolean is_first = i == 1 || !g_str_equal(ct_constraints_get(rules, i - 2)->rule, rule->rule);
    if (is_first && ct_sound_is_of_file(&sound->teller, i - 1))
      check_rule(sound, i - 1, is_redundant);
  }
}
