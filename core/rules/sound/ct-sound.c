/* ct-sound.c: whether the rules of a pipeline are sound.
 *
 * What is asked of one area in one year is looked at together. Areas of a level differ only in
 * how many others they have below, so one of each kind will do.
 */
#include "rules/sound/ct-sound.h"

#include "base/ct-message.h"
#include "rules/ct-areas-below.h"
#include "rules/sound/ct-sound-check.h"

/* Of one level. */
#define MAX_AREAS 16

static void
free_year(gpointer data)
{
  CtSoundYear *year = data;

  ct_sound_solver_free(year->solver);
  ct_sound_system_free(year->system);
  g_array_unref(year->members);
  g_array_unref(year->absent);
  g_free(year->first_of);
  g_free(year->next_of);
  g_free(year);
}

/* Which areas */

/* "1:9,152,1": the level, and how many areas of each level are below. */
static gchar *
kind_of(const CtView *view, guint32 area, CtPeriod period)
{
  GString *kind = g_string_new(NULL);

  g_string_printf(kind, "%u:", (guint)view->catalog->areas[area].level);
  for (guint level = CT_LEVEL_PROVINCE; level <= CT_LEVEL_RESIDUAL; level <<= 1) {
    CtAreasBelow below = ct_areas_below(view, area, period, level);
    guint n = 0;
    guint32 next;
    while (ct_areas_below_next(&below, &next))
      n++;
    g_string_append_printf(kind, "%u,", n);
  }
  return g_string_free(kind, FALSE);
}

static gboolean
is_wanted(CtSound *sound, guint32 area, GHashTable *kinds, guint *n_of_level)
{
  const CtView view = {.catalog = sound->teller.catalog};
  CtPeriod year = ct_period_new(ct_period_year(sound->period), 1, 12);
  const CtArea *candidate = &view.catalog->areas[area];

  if (!ct_area_is_valid(candidate, year) ||
      !g_hash_table_add(kinds, kind_of(&view, area, year)))
    return FALSE;
  sound->is_capped |= n_of_level[candidate->level] >= MAX_AREAS;
  return n_of_level[candidate->level]++ < MAX_AREAS;
}

/* Which constraints */

static GArray *
find_members(const CtSoundSystem *system)
{
  GArray *members = g_array_new(FALSE, FALSE, sizeof(guint));

  for (guint i = 0; i < system->constraints->len; i++)
    if (!ct_sound_constraint(system, i)->is_idle)
      g_array_append_val(members, i);
  return members;
}

static void
index_rules(const CtSound *sound, CtSoundYear *year)
{
  guint n_rules = ct_constraints_count(sound->teller.rules);

  year->first_of = g_new(guint, n_rules + 1);
  year->next_of = g_new(guint, year->system->constraints->len + 1);
  for (guint i = 0; i < n_rules; i++)
    year->first_of[i] = CT_SOUND_NONE;
  for (guint i = year->system->constraints->len; i > 0; i--) {
    guint source = ct_sound_constraint(year->system, i - 1)->source;
    year->next_of[i - 1] = year->first_of[source];
    year->first_of[source] = i - 1;
  }
}

static void
add_year(CtSound *sound, guint32 area, CtMeasure measure, guint lengths)
{
  CtSoundYear *year = g_new0(CtSoundYear, 1);

  year->system = ct_sound_system_new(sound->owing, sound->teller.rules, area,
                                     ct_period_year(sound->period), measure, lengths);
  year->solver = ct_sound_solver_new(year->system);
  year->members = find_members(year->system);
  year->absent = g_array_new(FALSE, FALSE, sizeof(guint));
  index_rules(sound, year);
  g_ptr_array_add(sound->years, year);
}

/* The lengths in which a rule asks for just this measure. */
static guint
lengths_of(const CtSound *sound, CtMeasure measure)
{
  const CtConstraints *rules = sound->teller.rules;
  guint lengths = 0;

  for (guint i = 0; i < ct_constraints_count(rules); i++) {
    const CtConstraint *rule = ct_constraints_get(rules, i);
    if ((rule->measures >> measure & 1u) != 0)
      lengths |= rule->lengths == 0 ? sound->owing->lengths : (guint)rule->lengths;
  }
  return lengths & ((1u << 13) - 1);
}

static void
add_years(CtSound *sound)
{
  g_autoptr(GHashTable) kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint n_of_level[CT_LEVEL_RESIDUAL + 1] = {0};
  guint of_measure[CT_N_MEASURES];

  for (guint measure = 0; measure < CT_N_MEASURES; measure++)
    of_measure[measure] = lengths_of(sound, (CtMeasure)measure);
  of_measure[CT_MEASURE_ACTUAL] = sound->owing->lengths;
  for (guint32 area = 0; area < sound->teller.catalog->n_areas; area++) {
    if (!is_wanted(sound, area, kinds, n_of_level))
      continue;
    for (guint measure = 0; measure < CT_N_MEASURES; measure++)
      if (of_measure[measure] != 0)
        add_year(sound, area, (CtMeasure)measure, of_measure[measure]);
  }
}

/* All */

static GHashTable *
index_lines(const CtRules *rules)
{
  GHashTable *lines = g_hash_table_new(g_str_hash, g_str_equal);

  for (guint i = 0; rules != NULL && i < ct_rules_count(rules); i++) {
    const CtRule *rule = ct_rules_get(rules, i);
    g_hash_table_insert(lines, (gpointer)rule->id, GUINT_TO_POINTER(rule->line));
  }
  return lines;
}

gboolean
ct_sound_is_tired(const CtSound *sound)
{
  guint64 work = 0;

  for (guint i = 0; i < sound->years->len; i++)
    work += ct_sound_solver_work(((const CtSoundYear *)sound->years->pdata[i])->solver);
  return work > CT_SOUND_MAX_WORK;
}

static void
check_years(CtSound *sound)
{
  for (guint i = 0; i < sound->years->len; i++) {
    CtSoundYear *year = sound->years->pdata[i];
    ct_sound_find_forbidden(sound, year);
    ct_sound_check_contradictions(sound, year);
    ct_sound_check_targets(sound, year);
  }
  ct_sound_check_conditions(sound);
  ct_sound_check_redundant(sound);
  if (ct_sound_is_tired(sound))
    ct_sound_remark(&sound->teller, sound->teller.file,
                    _("so many rules that not all of them were compared with all others"));
}

/* The year of the period, unless all targets are of another one. */
static CtPeriod
choose_period(const CtSoundInput *input)
{
  CtPeriod other = CT_PERIOD_NONE;

  for (guint i = 0; i < input->catalog->n_targeted; i++) {
    const CtTarget *target = &input->catalog->indicators[i].target;
    if (target->comparator == CT_COMPARATOR_NONE)
      continue;
    if (ct_period_year(target->period) == ct_period_year(input->period))
      return input->period;
    other = target->period;
  }
  return other != CT_PERIOD_NONE ? other : input->period;
}

guint
ct_sound_check(const CtSoundInput *input, CtComplaintFunc complain, CtComplaintFunc remark,
               gpointer user_data)
{
  guint n = ct_constraints_count(input->constraints);
  g_autoptr(GHashTable) lines = index_lines(input->rules);
  g_autoptr(CtOwing) owing = ct_owing_new(input->catalog);
  g_autoptr(GPtrArray) years = g_ptr_array_new_with_free_func(free_year);
  g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint8 *is_met = g_new0(guint8, n + 1);
  g_autofree guint8 *is_possible = g_new0(guint8, n + 1);
  CtSound sound = {
    .teller = {.catalog = input->catalog, .rules = input->constraints, .lines = lines,
               .file = input->file, .complain = complain, .remark = remark,
               .user_data = user_data},
    .owing = owing,
    .period = choose_period(input),
    .years = years,
    .told = told,
    .is_met = is_met,
    .is_possible = is_possible,
  };

  add_years(&sound);
  ct_sound_check_evaluable(&sound);
  check_years(&sound);
  return sound.teller.n;
}
