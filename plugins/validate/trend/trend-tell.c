/* trend-tell.c: what was seen, what would be usual and what to do. */
#include "trend.h"

#include "model/ct-for-people.h"

gchar *
trend_when(CtPeriod period, CtPeriod base)
{
  gint last = ct_period_end(base) - 1;

  if (base == ct_period_shift(period, -12))
    return g_strdup(_("a year before"));
  return g_strdup_printf(_("at the end of %d/%d"), last % 12 + 1, last / 12);
}

/* Numbers as people read them, and those for other columns; "?" where one does not fit. */
typedef struct {
  gchar now[CT_DECIMAL_PEOPLE_CHARS];
  gchar then[CT_DECIMAL_PEOPLE_CHARS];
  gchar centre[CT_DECIMAL_PEOPLE_CHARS];
  gchar low[CT_DECIMAL_PEOPLE_CHARS];
  gchar high[CT_DECIMAL_PEOPLE_CHARS];
  gchar observed[CT_DECIMAL_CHARS];
  gchar suggestion[CT_DECIMAL_CHARS];
  gchar expected[2 * CT_DECIMAL_CHARS];
} Words;

static gint
decimals_of(const TrendFigure *figure)
{
  CtDecimal now = ct_decimal_reduce(figure->now), then = ct_decimal_reduce(figure->then);

  return figure->then_dataset != NULL ? MAX(now.scale, then.scale) : now.scale;
}

static void
write_fixed(CtInt128 fixed, gint decimals, gboolean up, gchar *people, gchar *plain)
{
  CtDecimal value;

  if (!trend_decimal(fixed, decimals, up, &value)) {
    g_strlcpy(people, "?", 2);
    g_strlcpy(plain, "?", 2);
    return;
  }
  ct_decimal_format_for_people(value, people);
  ct_decimal_format(value, plain);
}

/* Decimals that show three digits, and not more than @decimals. */
static gint
three_digits(CtInt128 fixed, gint decimals)
{
  CtInt128 size = fixed < 0 ? -fixed : fixed;
  gint digits = 6;

  for (; size >= 1000; size /= 10)
    digits--;
  return MIN(digits, decimals);
}

/* Inwards. */
static void
write_bounds(const TrendDoubt *doubt, gint decimals, Words *words)
{
  gchar low[CT_DECIMAL_CHARS], high[CT_DECIMAL_CHARS];
  gint of_low = three_digits(doubt->low, decimals), of_high = three_digits(doubt->high, decimals);
  CtDecimal from, to;

  if (!trend_decimal(doubt->low, of_low, TRUE, &from) ||
      !trend_decimal(doubt->high, of_high, FALSE, &to) || ct_decimal_compare(from, to) >= 0)
    of_low = of_high = decimals + 2;
  write_fixed(doubt->low, of_low, TRUE, words->low, low);
  write_fixed(doubt->high, of_high, FALSE, words->high, high);
  g_snprintf(words->expected, sizeof words->expected, "%s..%s", low, high);
}

static void
write_words(const TrendFigure *figure, const TrendDoubt *doubt, Words *words)
{
  gint decimals = decimals_of(figure);
  gchar plain[CT_DECIMAL_CHARS];

  ct_decimal_format_for_people(ct_decimal_reduce(figure->now), words->now);
  ct_decimal_format_for_people(ct_decimal_reduce(figure->then), words->then);
  ct_decimal_format(figure->now, words->observed);
  write_fixed(doubt->centre, decimals, FALSE, words->centre, plain);
  write_bounds(doubt, decimals, words);
}

static CtFinding
finding_of(const TrendSlice *slice, const TrendFigure *figure, CtSeverity severity,
           const gchar *rule)
{
  const CtDataset *current = slice->view->current;
  CtObservation observation = ct_dataset_get(current, figure->cell);

  return ct_finding_of_figure(severity, rule, ct_dataset_submission(current, figure->cell),
                              &observation);
}

static void
add_sentence(TrendSlice *slice, const TrendDoubt *doubt, const CtFinding *finding,
             const Words *words, const gchar *when, const gchar *rest)
{
  const gchar *unit = slice->unit->symbol;

  if (g_str_equal(doubt->rule, "trend.unusual"))
    ct_findings_add(slice->findings, finding,
                    _("%s %s, and %s it was %s; as the %u other areas changed, between %s and "
                      "%s is usual%s"),
                    words->now, unit, when, words->then, doubt->n, words->low, words->high,
                    rest);
  else if (g_str_equal(doubt->rule, "trend.series"))
    ct_findings_add(slice->findings, finding,
                    _("%s %s, and in the %u years before it was mostly about %s; between %s and "
                      "%s is usual%s"),
                    words->now, unit, doubt->n, words->centre, words->low, words->high, rest);
  else if (g_str_equal(doubt->rule, "trend.count"))
    ct_findings_add(slice->findings, finding,
                    _("%s %s, and %s it was %s; by chance so small a number becomes %s to %s%s"),
                    words->now, unit, when, words->then, words->low, words->high, rest);
  else if (doubt->common)
    ct_findings_add(slice->findings, finding,
                    _("%s %s, and %s it was %s; the figures of most of %u areas jumped like "
                      "this one, where between %s and %s is usual%s"),
                    words->now, unit, when, words->then, doubt->n, words->low, words->high,
                    rest);
  else
    ct_findings_add(slice->findings, finding,
                    _("%s %s, and %s it was %s; between %s and %s is usual%s"), words->now, unit,
                    when, words->then, words->low, words->high, rest);
}

void
trend_tell(TrendSlice *slice, TrendFigure *figure, const TrendDoubt *doubt)
{
  CtFinding finding = finding_of(slice, figure, CT_SEVERITY_WARNING, doubt->rule);
  g_autofree gchar *when = NULL, *rest = NULL;
  CtDecimal repaired;
  Words words;

  if (ct_findings_is_full(slice->findings, doubt->rule, finding.submission)) {
    ct_findings_add(slice->findings, &finding, "%s", "");
    return;
  }
  write_words(figure, doubt, &words);
  finding.observed = words.observed;
  finding.expected = words.expected;
  rest = trend_slip(slice, figure, doubt, &repaired);
  if (rest != NULL) {
    ct_decimal_format(repaired, words.suggestion);
    finding.suggestion = words.suggestion;
  } else {
    rest = g_strdup(_("; compare it with the source, or say what has changed"));
  }
  when = trend_when(slice->period, slice->base);
  add_sentence(slice, doubt, &finding, &words, when, rest);
}

void
trend_tell_break(TrendSlice *slice, TrendFigure *figure, const TrendDoubt *doubt,
                 const TrendBreak *explained)
{
  const CtCatalog *catalog = slice->view->catalog;
  CtFinding finding = finding_of(slice, figure, CT_SEVERITY_INFO, "trend.break");
  g_autofree gchar *when = trend_when(slice->period, slice->base);
  g_autofree gchar *called =
      explained->kind == TREND_BREAK_BOUNDARY
          ? NULL : ct_indicator_for_people(&catalog->indicators[explained->indicator]);
  const gchar *unit = slice->unit->symbol;
  Words words;

  write_words(figure, doubt, &words);
  finding.observed = words.observed;
  finding.expected = words.expected;
  if (explained->kind == TREND_BREAK_BOUNDARY)
    ct_findings_add(slice->findings, &finding,
                    _("%s %s, and %s it was %s: the boundaries of %s changed on %s, so the two "
                      "cannot be compared"),
                    words.now, unit, when, words.then, catalog->areas[explained->area].name,
                    explained->date);
  else if (explained->kind == TREND_BREAK_STATUS)
    ct_findings_add(slice->findings, &finding,
                    _("%s %s, and %s it was %s: the series of %s has a break here (status B), so "
                      "the two cannot be compared"),
                    words.now, unit, when, words.then,
                    called);
  else
    ct_findings_add(slice->findings, &finding,
                    _("%s %s, and %s it was %s: %s was counted anew, and with it the figures "
                      "that others are divided by, so the two cannot be compared"),
                    words.now, unit, when, words.then,
                    called);
}
