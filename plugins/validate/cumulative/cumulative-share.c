/* cumulative-share.c: which share of a year its first months make up, now and last year.
 *
 * Seasons differ between indicators, but for one of them hardly between years: what was
 * 48 % after six months is not 20 % a year later. Months that were sent as the year
 * (or the other way round) show here.
 */
#include "cumulative.h"

#include "rules/ct-number-text.h"

/* In percent of the year. */
#define STEP 25
/* Of less than so many cases a year, chance decides in which half they fall. */
#define FEW 100

typedef struct {
  CtFigure part;
  CtFigure whole;
  CtRational share; /* in percent */
} Share;

static gboolean
is_few(const CtView *view, const CtObservation *year)
{
  const CtUnit *unit = &view->catalog->units[view->catalog->indicators[year->indicator].unit];
  CtRational amount;

  return unit->whole &&
         ct_rational_multiply(ct_rational_from_decimal(year->value),
                              ct_rational_from_decimal(unit->factor), &amount) &&
         ct_rational_compare(amount, (CtRational){FEW, 1}) < 0;
}

/* Of the year @years before @year: what its first half makes up of it. */
static gboolean
find_share(const CtView *view, const CtObservation *year, gint years, Share *share)
{
  CtPeriod whole = ct_period_shift(year->period, -12 * years);
  CtPeriod part = CT_PERIOD_NONE;
  gboolean found = FALSE;

  if (whole == CT_PERIOD_NONE ||
      !ct_view_find(view, year->indicator, whole, year->area, year->measure, &share->whole) ||
      share->whole.observation.value.coefficient <= 0 ||
      is_few(view, &share->whole.observation))
    return FALSE;
  part = ct_period_new(ct_period_year(whole), ct_period_month(whole), 6);
  found = ct_view_find(view, year->indicator, part, year->area, CT_MEASURE_ACTUAL, &share->part);
  return found &&
         ct_rational_divide(ct_rational_from_decimal(share->part.observation.value),
                            ct_rational_from_decimal(share->whole.observation.value),
                            &share->share) &&
         ct_rational_multiply(share->share, (CtRational){100, 1}, &share->share);
}

static gboolean
is_far(CtRational a, CtRational b)
{
  CtRational difference;

  if (!ct_rational_subtract(a, b, &difference))
    return FALSE;
  if (ct_rational_sign(difference) < 0)
    difference = ct_rational_negate(difference);
  return ct_rational_compare(difference, (CtRational){STEP, 1}) > 0;
}

static void
report(const CtView *view, gsize cell, const Share *now, const Share *then, CtFindings *findings)
{
  const CtObservation at = ct_dataset_get(view->current, cell);
  CtFinding finding = ct_finding_of_figure(CT_SEVERITY_WARNING, "cumulative.share",
                                           ct_dataset_submission(view->current, cell), &at);
  g_autofree gchar *observed = ct_number_plain(now->share, 1);
  g_autofree gchar *expected = ct_number_plain(then->share, 1);
  g_autofree gchar *share = ct_number_for_people(now->share, 1);
  g_autofree gchar *before = ct_number_for_people(then->share, 1);
  g_autoptr(GString) part = g_string_new(NULL), whole = g_string_new(NULL);

  ct_number_append(part, ct_decimal_reduce(now->part.observation.value));
  ct_number_append(whole, ct_decimal_reduce(now->whole.observation.value));
  finding.observed = observed;
  finding.expected = expected;
  ct_findings_add(findings, &finding,
                  _("6 months make up %s %% of the year (%s of %s), and a year before it was "
                    "%s %%: is one of them for other months?"),
                  share, part->str, whole->str, before);
}

static void
check_cell(const CtView *view, gsize cell, CtFindings *findings)
{
  const CtObservation year = ct_dataset_get(view->current, cell);
  Share now, then;

  if (!year.missing && year.measure != CT_MEASURE_PLAN && ct_period_months(year.period) == 12 &&
      find_share(view, &year, 0, &now) && find_share(view, &year, 1, &then) &&
      is_far(now.share, then.share))
    report(view, cell, &now, &then, findings);
}

void
cumulative_check_share(const CtView *view, CtFindings *findings)
{
  for (guint32 i = 0; i < view->catalog->n_indicators; i++) {
    gsize begin, end;

    if (!cumulative_is_flow(&view->catalog->indicators[i]))
      continue;
    ct_dataset_range(view->current, i, &begin, &end);
    for (gsize cell = begin; cell < end; cell++)
      check_cell(view, cell, findings);
  }
}
