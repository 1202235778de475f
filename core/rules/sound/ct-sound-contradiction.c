/* ct-sound-contradiction.c: rules that no values within the bounds satisfy together.
 */
#include "base/ct-message.h"
#include "rules/sound/ct-sound-check.h"
#include "rules/sound/ct-sound-formula.h"

/* Of one area: then the catalog is to be corrected first. */
#define MAX_CONFLICTS 20
#define MAX_NEIGHBOURS 300

/* Telling */

static gboolean
is_better_place(const CtSoundTeller *teller, const CtSoundConstraint *a,
                const CtSoundConstraint *b)
{
  gboolean is_of_file = a->origin == CT_SOUND_RULE && ct_sound_is_of_file(teller, a->source);
  gboolean was_of_file = b->origin == CT_SOUND_RULE && ct_sound_is_of_file(teller, b->source);

  if (is_of_file != was_of_file)
    return is_of_file;
  return is_of_file ? a->source < b->source
                    : a->origin == CT_SOUND_TARGET && b->origin != CT_SOUND_TARGET;
}

/* The first rule of the file, a target, or what a plugin asks. */
static gchar *
place_of(const CtSoundTeller *teller, const CtSoundSystem *system, const GArray *members)
{
  const CtSoundConstraint *best = NULL;

  for (guint i = 0; i < members->len; i++) {
    const CtSoundConstraint *constraint =
      ct_sound_constraint(system, g_array_index(members, guint, i));
    if (constraint->origin != CT_SOUND_ASSUMED &&
        (best == NULL || is_better_place(teller, constraint, best)))
      best = constraint;
  }
  if (best == NULL)
    return g_strdup("indicators.csv");
  if (best->origin == CT_SOUND_RULE)
    return ct_sound_place_of_rule(teller, best->source);
  return g_strdup_printf("indicators.csv: %s", teller->catalog->indicators[best->source].code);
}

void
ct_sound_tell_conflict(CtSound *sound, const CtSoundYear *year, const CtSoundConflict *conflict,
                       const gchar *condition)
{
  CtSoundTeller *teller = &sound->teller;
  g_autoptr(GString) names = g_string_new(NULL);
  g_autoptr(GString) chain = g_string_new(NULL);
  guint n = ct_sound_append_names(teller, year->system, conflict->members, names);

  if (n == 0 || !g_hash_table_add(sound->told, g_strdup(names->str)))
    return;
  ct_sound_append_chain(teller, year->system, conflict, chain);
  g_autofree gchar *place = place_of(teller, year->system, conflict->members);
  g_autofree gchar *where =
    ct_sound_where(year->system, ct_sound_around(year->system, conflict));
  if (conflict->needs_divisors)
    g_string_append(chain, _(" (where no divisor is 0)"));
  if (condition != NULL)
    ct_sound_complain(teller, place,
                      _("no values within the bounds satisfy %s where %s (%s): %s"), names->str,
                      condition, where, chain->str);
  else if (n == 1)
    ct_sound_complain(teller, place, _("no values within the bounds satisfy %s (%s): %s"),
                      names->str, where, chain->str);
  else
    ct_sound_complain(teller, place,
                      _("contradiction: no values within the bounds satisfy %s together (%s): %s"),
                      names->str, where, chain->str);
}

/* Forbidden figures */

/* Whether the rule says just that a figure must be missing. */
static gboolean
forbids(const CtSoundSystem *system, const CtSoundConstraint *constraint, guint *variable)
{
  const CtSoundCondition *when;

  if (constraint->when == CT_SOUND_NONE || !ct_sound_is_never(system, constraint))
    return FALSE;
  when = ct_sound_condition(system, constraint->when);
  *variable = when->variable;
  return when->kind == CT_SOUND_PRESENT;
}

static void
tell_forbidden(CtSound *sound, const CtSoundYear *year, const CtSoundConstraint *constraint,
               guint index)
{
  const CtSoundVariable *variable = ct_sound_variable(year->system, index);
  const CtIndicator *indicator = &sound->teller.catalog->indicators[variable->indicator];
  CtLevel level = sound->teller.catalog->areas[variable->area].level;
  g_autofree gchar *key = g_strdup_printf("forbidden %u", constraint->source);

  if (variable->indicator >= sound->teller.catalog->n_targeted ||
      ct_owing_of(sound->owing, variable->indicator, level, variable->period,
                  variable->measure) != CT_OWED ||
      !g_hash_table_add(sound->told, g_steal_pointer(&key)))
    return;
  g_autofree gchar *place = ct_sound_place_of_rule(&sound->teller, constraint->source);
  g_autofree gchar *where = ct_sound_where(year->system, constraint);
  ct_sound_complain(&sound->teller, place,
                    _("%s forbids a figure of %s that is owed (%s): its line in "
                      "indicators.csv says so"),
                    ct_constraints_get(sound->teller.rules, constraint->source)->rule,
                    indicator->code, where);
}

void
ct_sound_find_forbidden(CtSound *sound, CtSoundYear *year)
{
  for (guint i = year->members->len; i > 0; i--) {
    const CtSoundConstraint *constraint =
      ct_sound_constraint(year->system, g_array_index(year->members, guint, i - 1));
    guint variable;
    if (!forbids(year->system, constraint, &variable))
      continue;
    tell_forbidden(sound, year, constraint, variable);
    g_array_append_val(year->absent, variable);
    g_array_remove_index(year->members, i - 1);
  }
}

/* Contradictions */

static void
remove_from(GArray *members, const CtSoundYear *year, const GArray *out)
{
  for (guint i = members->len; i > 0; i--)
    for (guint j = 0; j < out->len; j++)
      if (g_array_index(members, guint, i - 1) == g_array_index(out, guint, j) &&
          ct_sound_constraint(year->system, g_array_index(out, guint, j))->origin !=
            CT_SOUND_ASSUMED) {
        g_array_remove_index(members, i - 1);
        break;
      }
}

/* Rules that ask only whether figures are there are not looked at: that not all of them may
 * come together is no contradiction. */
static gboolean
asks_of_presence(const CtSoundSystem *system, guint index)
{
  const CtSoundCondition *condition = ct_sound_condition(system, index);

  switch (condition->kind) {
  case CT_SOUND_RELATION:
    return FALSE;
  case CT_SOUND_NOT:
    return asks_of_presence(system, condition->left);
  case CT_SOUND_AND:
  case CT_SOUND_OR:
    return asks_of_presence(system, condition->left) && asks_of_presence(system, condition->right);
  default:
    return TRUE;
  }
}

static void
leave_out_presence(CtSoundYear *year)
{
  for (guint i = year->members->len; i > 0; i--) {
    const CtSoundConstraint *constraint =
      ct_sound_constraint(year->system, g_array_index(year->members, guint, i - 1));
    if (constraint->when != CT_SOUND_NONE && ct_sound_is_never(year->system, constraint) &&
        asks_of_presence(year->system, constraint->when))
      g_array_remove_index(year->members, i - 1);
  }
}

static void
find_all(CtSound *sound, CtSoundYear *year)
{
  for (guint n = 0; n < MAX_CONFLICTS && !ct_sound_is_tired(sound); n++) {
    const CtSoundProblem problem = {.members = year->members, .absent = year->absent};
    g_autoptr(CtSoundConflict) conflict =
      ct_sound_conflict_find(year->solver, year->system, &problem);
    if (conflict == NULL || conflict->members->len == 0)
      return;
    ct_sound_tell_conflict(sound, year, conflict, NULL);
    remove_from(year->members, year, conflict->members);
  }
}

/* Under conditions */

static void
add_watchers(const CtSoundYear *year, const CtSoundConstraint *constraint, GHashTable *allowed,
             GArray *near)
{
  for (guint i = 0; i < constraint->n_all; i++) {
    const GArray *watchers =
      ct_sound_variable(year->system, ct_sound_use(year->system, constraint, i))->watchers;
    for (guint j = 0; watchers != NULL && j < watchers->len && near->len < MAX_NEIGHBOURS; j++) {
      guint other = g_array_index(watchers, guint, j);
      if (g_hash_table_remove(allowed, GUINT_TO_POINTER(other)))
        g_array_append_val(near, other);
    }
  }
}

void
ct_sound_neighbours(const CtSoundYear *year, guint index, GArray *near)
{
  g_autoptr(GHashTable) allowed = g_hash_table_new(NULL, NULL);

  for (guint i = 0; i < year->members->len; i++)
    g_hash_table_add(allowed, GUINT_TO_POINTER(g_array_index(year->members, guint, i)));
  g_hash_table_remove(allowed, GUINT_TO_POINTER(index));
  add_watchers(year, ct_sound_constraint(year->system, index), allowed, near);
  for (guint i = 0; i < near->len && near->len < MAX_NEIGHBOURS; i++)
    add_watchers(year, ct_sound_constraint(year->system, g_array_index(near, guint, i)), allowed,
                 near);
}

/* The figures that are not there: those that are forbidden, and those of the branch. */
static GArray *
absent_in(const CtSoundYear *year, const CtSoundBranch *branch)
{
  GArray *absent = g_array_new(FALSE, FALSE, sizeof(guint));

  g_array_append_vals(absent, year->absent->data, year->absent->len);
  g_array_append_vals(absent, branch->absent->data, branch->absent->len);
  return absent;
}

static gboolean
is_empty(CtSoundYear *year, const GArray *members, const GArray *absent)
{
  const CtSoundProblem problem = {.members = members, .absent = absent};

  return ct_sound_solver_is_empty(year->solver, &problem);
}

/* A condition that the other rules exclude describes a mistake, and is there to name it. One
 * that they allow, but not together with what the rule then asks, is a contradiction. */
static void
check_branch(CtSound *sound, CtSoundYear *year, guint index, const CtSoundBranch *branch)
{
  CtSoundConstraint own = *ct_sound_constraint(year->system, index);
  guint n = year->system->constraints->len;
  g_autoptr(GArray) absent = absent_in(year, branch);
  g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(guint));

  ct_sound_branch_add(year->system, branch, members);
  if (!is_empty(year, members, absent)) {
    sound->is_possible[own.source] = TRUE;
    ct_sound_neighbours(year, index, members);
    if (!ct_sound_is_never(year->system, &own) && !is_empty(year, members, absent)) {
      guint forced = ct_sound_system_add(year->system, CT_SOUND_RULE, own.source, own.left,
                                         own.relation, own.right);
      g_array_append_val(members, forced);
      const CtSoundProblem problem = {.members = members, .absent = absent};
      g_autoptr(CtSoundConflict) conflict =
        ct_sound_conflict_find(year->solver, year->system, &problem);
      g_autoptr(GString) condition = g_string_new(NULL);
      ct_sound_append_condition(year->system, own.when, &own, condition);
      if (conflict != NULL)
        ct_sound_tell_conflict(sound, year, conflict, condition->str);
    }
  }
  ct_sound_system_cut(year->system, n);
}

static void
check_conditional(CtSound *sound, CtSoundYear *year, guint index)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(year->system, index);
  g_autoptr(GPtrArray) branches = ct_sound_branches(year->system, constraint->when, TRUE);
  guint source = constraint->source;

  sound->is_met[source] |= branches == NULL || branches->len > 0;
  sound->is_possible[source] |= branches == NULL;
  for (guint i = 0; branches != NULL && i < branches->len; i++)
    check_branch(sound, year, index, branches->pdata[i]);
}

void
ct_sound_check_contradictions(CtSound *sound, CtSoundYear *year)
{
  leave_out_presence(year);
  find_all(sound, year);
  for (guint i = 0; i < year->members->len; i++) {
    guint index = g_array_index(year->members, guint, i);
    const CtSoundConstraint *constraint = ct_sound_constraint(year->system, index);
    if (constraint->when == CT_SOUND_NONE)
      continue;
    if (ct_sound_is_tired(sound))
      sound->is_possible[constraint->source] = TRUE; /* for all that is known */
    else
      check_conditional(sound, year, index);
  }
}

void
ct_sound_check_conditions(CtSound *sound)
{
  for (guint i = 0; i < ct_constraints_count(sound->teller.rules); i++) {
    if (!sound->is_met[i] || sound->is_possible[i] || !ct_sound_is_of_file(&sound->teller, i))
      continue;
    ct_sound_tell_of_rule(&sound->teller, i,
                          _("%s can never be evaluated: no values within the bounds make its "
                            "condition true"),
                          ct_constraints_get(sound->teller.rules, i)->rule);
  }
}
