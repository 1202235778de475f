/* ct-sound-target.c: targets that cannot hold together with the rules. They are compared as
 * published: 72 / 127 is 56,7.
 */
#include "base/ct-message.h"
#include "model/ct-for-people.h"
#include "rules/ct-number-text.h"
#include "rules/sound/ct-sound-check.h"

/* Of the denominators that make two targets one. */
#define MAX_WHOLE 3

typedef enum { AS_PUBLISHED, EXACTLY } Comparing;

static const CtRational half = {1, 2};

static CtRational
shifted(CtDecimal value, gint decimals, CtInt128 *power)
{
  CtRational result = {0, 1};

  *power = (CtInt128)ct_power_of_ten((guint)CLAMP(decimals, 0, CT_DECIMAL_MAX_SCALE));
  if (!ct_rational_multiply(ct_rational_from_decimal(value), (CtRational){*power, 1}, &result))
    *power = 0;
  return result;
}

/* The last published figure that is not above @value, or the first that is not below. */
static gboolean
published(CtDecimal value, gint decimals, gboolean from_below, gint more, CtRational *result)
{
  CtInt128 power;
  CtRational digits = shifted(value, decimals, &power);
  CtInt128 whole = from_below ? ct_rational_floor(digits) : ct_rational_ceiling(digits);

  if (power == 0)
    return FALSE;
  *result = (CtRational){whole + more, power};
  return TRUE;
}

/* Half a digit to a side of a published figure. */
static gboolean
beside(CtRational figure, gint side, CtRational *result)
{
  CtRational step;

  return ct_rational_multiply((CtRational){side, figure.denominator}, half, &step) &&
         ct_rational_add(figure, step, result);
}

/* Ends of what a target admits */

static void
set_low(CtInterval *admits, CtDecimal value, gboolean strictly, gint decimals, Comparing comparing)
{
  CtRational figure;

  if (comparing == EXACTLY) {
    admits->low = ct_rational_from_decimal(value);
    admits->low_open = strictly;
    admits->low_unbounded = FALSE;
  } else if (published(value, decimals, strictly, strictly ? 1 : 0, &figure) &&
             beside(figure, -1, &admits->low)) {
    admits->low_unbounded = FALSE;
  }
}

static void
set_high(CtInterval *admits, CtDecimal value, gboolean strictly, gint decimals,
         Comparing comparing)
{
  CtRational figure;

  if (comparing == EXACTLY) {
    admits->high = ct_rational_from_decimal(value);
    admits->high_open = strictly;
    admits->high_unbounded = FALSE;
  } else if (published(value, decimals, !strictly, strictly ? -1 : 0, &figure) &&
             beside(figure, 1, &admits->high)) {
    admits->high_open = TRUE;
    admits->high_unbounded = FALSE;
  }
}

static CtInterval
admitted(const CtIndicator *indicator, Comparing comparing)
{
  const CtTarget *target = &indicator->target;
  CtInterval admits = {.low = {0, 1}, .high = {0, 1}, .low_unbounded = TRUE,
                       .high_unbounded = TRUE};
  gint decimals = indicator->decimals;
  CtDecimal low = target->value, high = target->value;
  gboolean strictly =
    target->comparator == CT_COMPARATOR_GT || target->comparator == CT_COMPARATOR_LT;

  if (target->comparator == CT_COMPARATOR_NEAR &&
      (!ct_decimal_subtract(target->value, target->tolerance, &low) ||
       !ct_decimal_add(target->value, target->tolerance, &high)))
    return admits;
  if (target->comparator != CT_COMPARATOR_LE && target->comparator != CT_COMPARATOR_LT)
    set_low(&admits, low, strictly, decimals, comparing);
  if (target->comparator != CT_COMPARATOR_GE && target->comparator != CT_COMPARATOR_GT)
    set_high(&admits, high, strictly, decimals, comparing);
  return admits;
}

/* Targets as constraints */

static void
add_end(CtSoundYear *year, guint32 indicator, guint variable, CtRational end, CtRelation relation,
        GArray *members)
{
  guint left = ct_sound_system_figure(year->system, variable);
  guint right = ct_sound_system_number(year->system, ct_interval_point(end));
  guint index = ct_sound_system_add(year->system, CT_SOUND_TARGET, indicator, left, relation,
                                    right);

  g_array_append_val(members, index);
}

static void
add_target(CtSoundYear *year, guint32 index, Comparing comparing, GArray *members)
{
  const CtIndicator *indicator = &year->system->catalog->indicators[index];
  CtInterval admits = admitted(indicator, comparing);
  guint variable = ct_sound_system_variable(year->system, index, indicator->target.area,
                                            indicator->target.period, CT_MEASURE_ACTUAL);

  if (!admits.low_unbounded)
    add_end(year, index, variable, admits.low, admits.low_open ? CT_RELATION_GT : CT_RELATION_GE,
            members);
  if (!admits.high_unbounded)
    add_end(year, index, variable, admits.high,
            admits.high_open ? CT_RELATION_LT : CT_RELATION_LE, members);
}

static gboolean
is_of_year(const CtSoundYear *year, const CtTarget *target)
{
  return target->comparator != CT_COMPARATOR_NONE && target->area == year->system->area &&
         ct_period_year(target->period) == year->system->year;
}

static GArray *
members_with_targets(CtSoundYear *year, Comparing comparing)
{
  const CtCatalog *catalog = year->system->catalog;
  GArray *members = g_array_new(FALSE, FALSE, sizeof(guint));

  g_array_append_vals(members, year->members->data, year->members->len);
  for (guint32 i = 0; i < catalog->n_targeted; i++)
    if (is_of_year(year, &catalog->indicators[i].target))
      add_target(year, i, comparing, members);
  return members;
}

/* A target is left out with both of its ends. */
static void
leave_out_targets(const CtSoundYear *year, const GArray *conflict, GArray *members)
{
  for (guint i = 0; i < conflict->len; i++) {
    const CtSoundConstraint *out =
      ct_sound_constraint(year->system, g_array_index(conflict, guint, i));
    for (guint j = members->len; out->origin == CT_SOUND_TARGET && j > 0; j--) {
      const CtSoundConstraint *member =
        ct_sound_constraint(year->system, g_array_index(members, guint, j - 1));
      if (member->origin == CT_SOUND_TARGET && member->source == out->source)
        g_array_remove_index(members, j - 1);
    }
  }
}

static void
remark_exact(CtSound *sound, const CtSoundYear *year, const CtSoundConflict *conflict)
{
  g_autoptr(GString) names = g_string_new(NULL);
  g_autoptr(GString) chain = g_string_new(NULL);

  ct_sound_append_names(&sound->teller, year->system, conflict->members, names);
  ct_sound_append_chain(&sound->teller, year->system, conflict, chain);
  ct_sound_remark(&sound->teller, "indicators.csv",
                  _("%s hold together as published, but not when compared exactly: %s"),
                  names->str, chain->str);
}

/* Conflicts that rules have without targets were told. */
static gboolean
find_conflicts(CtSound *sound, CtSoundYear *year, Comparing comparing)
{
  guint n = year->system->constraints->len;
  g_autoptr(GArray) members = members_with_targets(year, comparing);
  gboolean found = FALSE;

  for (;;) {
    const CtSoundProblem problem = {.members = members, .absent = year->absent};
    g_autoptr(CtSoundConflict) conflict =
      ct_sound_conflict_find(year->solver, year->system, &problem);
    guint before = members->len;
    if (conflict == NULL)
      break;
    if (comparing == AS_PUBLISHED)
      ct_sound_tell_conflict(sound, year, conflict, NULL);
    else
      remark_exact(sound, year, conflict);
    found = TRUE;
    leave_out_targets(year, conflict->members, members);
    if (members->len == before)
      break;
  }
  ct_sound_system_cut(year->system, n);
  return found;
}

/* Two targets of one thing: 56,7 % of the communes, and 72 of them */

/**
 * Pair:
 * @rate, @count: the indicators; the count is the rate's numerator
 * @whole: denominators that make one of the other, as published; @n: at most MAX_WHOLE
 */
typedef struct {
  const CtIndicator *rate;
  const CtIndicator *count;
  const CtIndicator *denominator;
  CtInt128 whole[MAX_WHOLE];
  guint n;
} Pair;

static gboolean
find_pair(const CtCatalog *catalog, const CtIndicator *rate, Pair *pair)
{
  *pair = (Pair){.rate = rate};
  if ((rate->form != CT_FORM_RATIO && rate->form != CT_FORM_SHARE) ||
      rate->target.comparator == CT_COMPARATOR_NONE || rate->numerator == CT_INDEX_NONE ||
      rate->denominator == CT_INDEX_NONE)
    return FALSE;
  pair->count = &catalog->indicators[rate->numerator];
  pair->denominator = &catalog->indicators[rate->denominator];
  return pair->count->target.comparator == rate->target.comparator &&
         pair->count->target.area == rate->target.area &&
         pair->count->target.period == rate->target.period &&
         catalog->units[pair->denominator->unit].whole &&
         ct_decimal_compare(catalog->units[pair->denominator->unit].factor,
                            CT_DECIMAL_INIT(1, 0)) == 0;
}

/* count x factor, which is rate x denominator */
static gboolean
product_of(const Pair *pair, CtRational *product)
{
  return ct_rational_multiply(ct_rational_from_decimal(pair->count->target.value),
                              ct_rational_from_decimal(pair->rate->factor), product);
}

static gboolean
is_published_as(const Pair *pair, CtRational value)
{
  CtRational figure;
  CtDecimal rounded;

  return published(pair->rate->target.value, pair->rate->decimals, TRUE, 0, &figure) &&
         ct_rational_round(value, pair->rate->decimals, &rounded) &&
         ct_rational_compare(ct_rational_from_decimal(rounded), figure) == 0;
}

static gboolean
give(const Pair *pair, CtInt128 denominator, CtRational *value)
{
  CtRational product;

  return product_of(pair, &product) &&
         ct_rational_divide(product, (CtRational){denominator, 1}, value);
}

/* Around the exact quotient: as long as the rate is published as its target. */
static void
find_whole(Pair *pair)
{
  CtRational product, exact, value;

  if (!product_of(pair, &product) ||
      !ct_rational_divide(product, ct_rational_from_decimal(pair->rate->target.value), &exact))
    return;
  CtInt128 nearest = ct_rational_floor(exact);
  for (CtInt128 whole = MAX(nearest - MAX_WHOLE, 1); whole <= nearest + MAX_WHOLE; whole++)
    if (pair->n < MAX_WHOLE && give(pair, whole, &value) && is_published_as(pair, value))
      pair->whole[pair->n++] = whole;
}

static gboolean
misses(const Pair *pair, CtRational value)
{
  CtInterval admits = admitted(pair->rate, EXACTLY), point = ct_interval_point(value);

  return !ct_interval_possible(&admits, CT_RELATION_EQ, &point);
}

static void
remark_pair(CtSound *sound, const Pair *pair, CtInt128 denominator, CtRational value)
{
  g_autofree gchar *place = g_strdup_printf("indicators.csv: %s", pair->rate->code);
  g_autofree gchar *count =
    ct_number_for_people(ct_rational_from_decimal(pair->count->target.value), 6);
  g_autofree gchar *target =
    ct_number_for_people(ct_rational_from_decimal(pair->rate->target.value), 6);
  g_autofree gchar *whole = ct_number_for_people((CtRational){denominator, 1}, 0);
  g_autofree gchar *exact = ct_number_for_people(value, 3);
  g_autofree gchar *denominator_name = ct_indicator_for_people(pair->denominator);

  ct_sound_remark(&sound->teller, place,
                  _("its target %s and the target %s of %s are the same only with %s of %s: that "
                    "gives %s, which is %s as published; compared exactly it would be missed"),
                  target, count, pair->count->code, whole, denominator_name, exact, target);
}

static void
check_pair(CtSound *sound, const CtIndicator *rate)
{
  CtRational value;
  Pair pair;

  if (!find_pair(sound->teller.catalog, rate, &pair))
    return;
  find_whole(&pair);
  if (pair.n == 1 && give(&pair, pair.whole[0], &value) && misses(&pair, value))
    remark_pair(sound, &pair, pair.whole[0], value);
}

void
ct_sound_check_targets(CtSound *sound, CtSoundYear *year)
{
  const CtCatalog *catalog = year->system->catalog;
  gboolean any = FALSE;

  for (guint32 i = 0; i < catalog->n_targeted; i++)
    any |= is_of_year(year, &catalog->indicators[i].target);
  if (!any || year->system->measure != CT_MEASURE_ACTUAL)
    return;
  if (!find_conflicts(sound, year, AS_PUBLISHED))
    find_conflicts(sound, year, EXACTLY);
  for (guint32 i = 0; i < catalog->n_targeted; i++)
    if (is_of_year(year, &catalog->indicators[i].target))
      check_pair(sound, &catalog->indicators[i]);
}
