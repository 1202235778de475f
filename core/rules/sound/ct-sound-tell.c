/* ct-sound-tell.c: complaints: how rules are called, and what shows a conflict.
 */
#include "rules/sound/ct-sound-tell.h"

#include "base/ct-message.h"
#include "rules/sound/ct-sound-formula.h"

#define MAX_TOLD 12u /* of a chain */

/* Rules */

gboolean
ct_sound_is_of_file(const CtSoundTeller *teller, guint rule)
{
  return teller->lines != NULL &&
         g_hash_table_contains((GHashTable *)teller->lines,
                               ct_constraints_get(teller->rules, rule)->rule);
}

static guint
line_of(const CtSoundTeller *teller, guint rule)
{
  return GPOINTER_TO_UINT(g_hash_table_lookup((GHashTable *)teller->lines,
                                              ct_constraints_get(teller->rules, rule)->rule));
}

gchar *
ct_sound_place_of_rule(const CtSoundTeller *teller, guint rule)
{
  const CtConstraint *constraint = ct_constraints_get(teller->rules, rule);

  if (ct_sound_is_of_file(teller, rule))
    return g_strdup_printf("%s:%u", teller->file, line_of(teller, rule));
  return g_strdup_printf("%s: %s",
                         constraint->subject < teller->catalog->n_targeted ? "indicators.csv"
                                                                           : "components.csv",
                         teller->catalog->indicators[constraint->subject].code);
}

G_GNUC_PRINTF(4, 0)
static void
tell(CtComplaintFunc func, const CtSoundTeller *teller, const gchar *place, const gchar *format,
     va_list arguments)
{
  g_autofree gchar *message = g_strdup_vprintf(format, arguments);

  if (func != NULL)
    func(place, message, teller->user_data);
}

void
ct_sound_complain(CtSoundTeller *teller, const gchar *place, const gchar *format, ...)
{
  va_list arguments;

  teller->n++;
  va_start(arguments, format);
  tell(teller->complain, teller, place, format, arguments);
  va_end(arguments);
}

void
ct_sound_tell_of_rule(CtSoundTeller *teller, guint rule, const gchar *format, ...)
{
  gboolean is_remark =
    ct_constraints_get(teller->rules, rule)->severity == CT_SEVERITY_INFO;
  g_autofree gchar *place = ct_sound_place_of_rule(teller, rule);
  va_list arguments;

  teller->n += is_remark ? 0 : 1;
  va_start(arguments, format);
  tell(is_remark ? teller->remark : teller->complain, teller, place, format, arguments);
  va_end(arguments);
}

void
ct_sound_remark(CtSoundTeller *teller, const gchar *place, const gchar *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  tell(teller->remark, teller, place, format, arguments);
  va_end(arguments);
}

static const gchar *
code_of(const CtSoundSystem *system, guint32 indicator)
{
  return system->catalog->indicators[indicator].code;
}

void
ct_sound_append_name(const CtSoundTeller *teller, const CtSoundSystem *system, guint index,
                     GString *text)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(system, index);
  const CtConstraint *rule;

  if (constraint->origin == CT_SOUND_ASSUMED) {
    g_string_append(text, _("what is asked"));
    return;
  }
  if (constraint->origin == CT_SOUND_TARGET) {
    g_string_append_printf(text, _("the target of %s"), code_of(system, constraint->source));
    return;
  }
  rule = ct_constraints_get(teller->rules, constraint->source);
  if (ct_sound_is_of_file(teller, constraint->source))
    g_string_append_printf(text, "%s (%s:%u)", rule->rule, teller->file,
                           line_of(teller, constraint->source));
  else
    g_string_append_printf(text, _("%s of %s"), rule->rule, code_of(system, rule->subject));
}

static gboolean
is_same_rule(const CtSoundTeller *teller, const CtSoundConstraint *a, const CtSoundConstraint *b)
{
  if (a->origin != b->origin || a->origin == CT_SOUND_TARGET)
    return a->origin == b->origin && a->source == b->source;
  if (ct_sound_is_of_file(teller, a->source) && ct_sound_is_of_file(teller, b->source))
    return line_of(teller, a->source) == line_of(teller, b->source);
  return a->source == b->source;
}

static gboolean
is_named_before(const CtSoundTeller *teller, const CtSoundSystem *system, const GArray *members,
                guint i)
{
  const CtSoundConstraint *own = ct_sound_constraint(system, g_array_index(members, guint, i));

  for (guint j = 0; j < i; j++) {
    const CtSoundConstraint *other =
      ct_sound_constraint(system, g_array_index(members, guint, j));
    if (other->origin != CT_SOUND_ASSUMED && is_same_rule(teller, other, own))
      return TRUE;
  }
  return FALSE;
}

guint
ct_sound_append_names(const CtSoundTeller *teller, const CtSoundSystem *system,
                      const GArray *members, GString *text)
{
  guint n = 0;

  for (guint i = 0; i < members->len; i++) {
    guint index = g_array_index(members, guint, i);
    const CtSoundConstraint *constraint = ct_sound_constraint(system, index);
    if (constraint->origin == CT_SOUND_ASSUMED ||
        is_named_before(teller, system, members, i))
      continue;
    if (n++ > 0)
      g_string_append(text, ", ");
    ct_sound_append_name(teller, system, index, text);
  }
  return n;
}

/* Chains */

static void
append_end(const CtInterval *interval, CtSoundSide side, GString *text)
{
  gboolean is_low = side == CT_SOUND_LOW;
  gboolean open = is_low ? interval->low_open : interval->high_open;

  g_string_append_printf(text, " %s%s ", is_low ? ">" : "<", open ? "" : "=");
  ct_sound_append_number(is_low ? interval->low : interval->high, text);
}

/* The formula where it says more than the end does. */
static void
append_reason(const CtSoundTeller *teller, const CtSoundSystem *system, guint index,
              const CtSoundConstraint *around, GString *text)
{
  const CtSoundConstraint *constraint = ct_sound_constraint(system, index);

  g_string_append(text, _(" by "));
  ct_sound_append_name(teller, system, index, text);
  if (constraint->n_uses > 1 ||
      ct_sound_node(system, constraint->left)->kind != CT_SOUND_VARIABLE) {
    g_string_append(text, ": ");
    ct_sound_append_formula(system, index, around, text);
  }
}

static void
append_bound(const CtSoundSystem *system, guint variable, CtSoundSide side,
             const CtInterval *bounds, const CtSoundConstraint *around, GString *text)
{
  ct_sound_append_figure(system, variable, around, text);
  append_end(bounds, side, text);
  g_string_append(text, side == CT_SOUND_LOW ? _(" by its minimum") : _(" by its maximum"));
}

static void
append_step(const CtSoundTeller *teller, const CtSoundSystem *system, const CtSoundStep *step,
            const CtInterval *told, const CtSoundConstraint *around, GString *text)
{
  if (step->constraint == CT_SOUND_NONE) {
    append_bound(system, step->variable, step->side, told, around, text);
    return;
  }
  ct_sound_append_figure(system, step->variable, around, text);
  append_end(told, step->side, text);
  append_reason(teller, system, step->constraint, around, text);
}

/* An interval that is left for a figure: "{a} >= 7", or both ends. */
static void
append_admitted(const CtSoundSystem *system, const CtSoundFault *fault,
                const CtSoundConstraint *around, GString *text)
{
  const CtInterval *admits = &fault->admits;

  ct_sound_append_figure(system, fault->variable, around, text);
  if (ct_interval_is_point(admits)) {
    g_string_append(text, " = ");
    ct_sound_append_number(admits->low, text);
    return;
  }
  if (!admits->low_unbounded)
    append_end(admits, CT_SOUND_LOW, text);
  if (!admits->low_unbounded && !admits->high_unbounded)
    g_string_append(text, _(" and"));
  if (!admits->high_unbounded)
    append_end(admits, CT_SOUND_HIGH, text);
}

static void
append_fault(const CtSoundTeller *teller, const CtSoundSystem *system, const CtSoundFault *fault,
             const CtSoundConstraint *around, GString *text)
{
  if (fault->variable != CT_SOUND_NONE) {
    append_admitted(system, fault, around, text);
    if (fault->constraint != CT_SOUND_NONE)
      append_reason(teller, system, fault->constraint, around, text);
    return;
  }
  ct_sound_append_formula(system, fault->constraint, around, text);
  g_string_append(text, _(" cannot be by "));
  ct_sound_append_name(teller, system, fault->constraint, text);
}

static void
append_steps(const CtSoundTeller *teller, const CtSoundSystem *system,
             const CtSoundConflict *conflict, const CtSoundConstraint *around, GString *text)
{
  guint n = conflict->steps->len;

  for (guint i = 0; i < n; i++) {
    if (n > MAX_TOLD && i == MAX_TOLD / 2) {
      g_string_append(text, "…; ");
      i = n - MAX_TOLD / 2;
    }
    append_step(teller, system, &g_array_index(conflict->steps, CtSoundStep, i),
                &conflict->told[i], around, text);
    g_string_append(text, "; ");
  }
  append_fault(teller, system, &conflict->fault, around, text);
}

static void
append_bounds(const CtSoundSystem *system, const CtSoundConflict *conflict,
              const CtSoundConstraint *around, GString *text)
{
  for (guint i = 0; i < conflict->shares->len; i++) {
    const CtSoundShare *share = &g_array_index(conflict->shares, CtSoundShare, i);
    if (share->constraint != CT_SOUND_NONE)
      continue;
    g_string_append(text, "; ");
    append_bound(system, share->variable, share->side,
                 &ct_sound_variable(system, share->variable)->bounds, around, text);
  }
}

static void
append_sum(const CtSoundTeller *teller, const CtSoundSystem *system,
           const CtSoundConflict *conflict, const CtSoundConstraint *around, GString *text)
{
  for (guint i = 0; i < conflict->members->len; i++) {
    guint index = g_array_index(conflict->members, guint, i);
    if (i > 0)
      g_string_append(text, "; ");
    ct_sound_append_formula(system, index, around, text);
    g_string_append(text, _(" by "));
    ct_sound_append_name(teller, system, index, text);
  }
  if (conflict->are_plain)
    append_bounds(system, conflict, around, text);
  g_string_append(text, conflict->shares->len > 0 ? _("; added up, nothing is left")
                                                  : _("; together they leave nothing"));
}

const CtSoundConstraint *
ct_sound_around(const CtSoundSystem *system, const CtSoundConflict *conflict)
{
  for (guint i = 0; i < conflict->members->len; i++) {
    const CtSoundConstraint *member =
      ct_sound_constraint(system, g_array_index(conflict->members, guint, i));
    if (member->area == system->area)
      return member;
  }
  return ct_sound_constraint(system, g_array_index(conflict->members, guint, 0));
}

void
ct_sound_append_chain(const CtSoundTeller *teller, const CtSoundSystem *system,
                      const CtSoundConflict *conflict, GString *text)
{
  const CtSoundConstraint *around = ct_sound_around(system, conflict);

  if (conflict->shares->len > 0 || conflict->told == NULL)
    append_sum(teller, system, conflict, around, text);
  else
    append_steps(teller, system, conflict, around, text);
}

gchar *
ct_sound_where(const CtSoundSystem *system, const CtSoundConstraint *constraint)
{
  gchar period[CT_PERIOD_CHARS];

  ct_period_format(constraint->period, period);
  return g_strdup_printf("%s, %s", system->catalog->areas[constraint->area].name, period);
}
