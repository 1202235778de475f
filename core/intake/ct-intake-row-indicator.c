/* ct-intake-row-indicator.c: which indicator, or group of them, a row is about. */
#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

/* Of names that are told twice the one that wins comes first. */
static const CtMeaning roles[] = {CT_MEANS_INDICATOR_CODE, CT_MEANS_INDICATOR,
                                  CT_MEANS_INDICATOR_NAME};

static CtMeaning
next_name(const CtIntake *intake, const CtRow *row, guint *next, CtSpan *text)
{
  return ct_intake_next_text(intake, row, roles, G_N_ELEMENTS(roles), next, text);
}

CtSpan
ct_intake_indicator_text(const CtIntake *intake, const CtRow *row)
{
  guint next = 0;
  CtSpan text = {"", 0};

  next_name(intake, row, &next, &text);
  return text;
}

/* What people say of the name, or it says itself, or with what stands above it. */
/* @part: (out): the row stands below another one, and is called what it is by itself */
static CtIndicatorMatch
look_up_indicator(CtIntake *intake, const CtRow *row, CtSpan text, gboolean *part)
{
  const CtTable *table = &intake->table;
  CtIndicatorMatch found = {0};
  CtSpan number, headings[CT_OUTLINE_MAX];
  CtOutlineLevel level;
  guint n;
  gboolean alone;

  *part = FALSE;
  if (ct_intake_find_declared(intake, text, &found.match))
    return found;
  found = ct_resolver_indicator(intake->resolver, text);
  if (found.match.result != CT_NAME_UNKNOWN && !table->outlined)
    return found;
  number = ct_intake_key_text(intake, row, CT_MEANS_ROW_NUMBER);
  level = ct_outline_level(number, text, table->layout->at[CT_MEANS_ROW_NUMBER] != CT_COLUMN_NONE);
  n = ct_outline_headings(table->outline, level, headings);
  alone = found.match.result == CT_NAME_FOUND ||
          ct_resolver_indicator(intake->resolver, ct_outline_strip(text)).match.result ==
            CT_NAME_FOUND;
  *part = alone && level == CT_OUTLINE_PART;
  if (found.match.result == CT_NAME_UNKNOWN)
    found = ct_resolver_indicator_under(intake->resolver, text, headings, n);
  if (table->outlined)
    ct_outline_enter(table->outline, level, text);
  if (level != CT_OUTLINE_PART)
    intake->table.parent = found.match.result == CT_NAME_FOUND ? found.match.id : CT_INDEX_NONE;
  return found;
}

/* "- Kế hoạch" below the name of the figure: the row above with another measure. */
static gboolean
read_measure_row(CtIntake *intake, CtSpan text, CtKeys *keys)
{
  gint measure = ct_header_words_measure(intake->words, ct_outline_strip(text));

  if (measure == CT_MEASURE_UNSAID || !intake->table.outlined ||
      intake->table.last.indicator == CT_INDEX_NONE)
    return FALSE;
  keys->indicator = intake->table.last.indicator;
  keys->measure = measure;
  if (measure == CT_MEASURE_PLAN && ct_period_months(keys->period) < 12)
    keys->period = ct_period_new(ct_period_year(keys->period), 1, 12); /* as in a header */
  return TRUE;
}

static void
tell_foreign(CtIntake *intake, CtSpan text, CtPlace place, const CtKeys *keys)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.not-in-catalog", place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is none of the figures of this catalog; the row is not read"),
                  observed);
}

/* %FALSE when the row cannot be read on, which has been told. */
static gboolean
take_indicator(CtIntake *intake, const CtRow *row, CtSpan text, CtMeaning role, CtKeys *keys)
{
  CtPlace place = ct_intake_key_place(intake, row, role);
  gboolean part;
  CtIndicatorMatch found = look_up_indicator(intake, row, text, &part);

  if (part && found.match.id != CT_INDEX_NONE &&
      ct_intake_is_foreign_part(intake, text, found.match.id)) {
    ct_intake_tell_foreign_part(intake, text, found.match.id, place, keys);
    return FALSE;
  }
  if (found.match.result == CT_NAME_FOUND && found.match.id == CT_INDEX_NONE) {
    tell_foreign(intake, text, place, keys);
    return FALSE;
  }
  if (found.match.result != CT_NAME_FOUND && read_measure_row(intake, text, keys))
    return TRUE;
  if (found.match.result != CT_NAME_FOUND)
    keys->group = ct_intake_find_group(intake, row, text);
  if (keys->group != CT_INDEX_NONE)
    return TRUE;
  if (found.match.result != CT_NAME_FOUND) {
    ct_intake_tell_name(intake, CT_MEANS_INDICATOR, found.match, text, place, keys);
    return FALSE;
  }
  keys->indicator = found.match.id;
  if (found.unit.length > 0) {
    keys->unit = found.unit;
    keys->unit_column = intake->table.layout->at[role];
  }
  return TRUE;
}

/* A second name of the indicator has to go with the first one. */
static void
compare_indicator(CtIntake *intake, const CtRow *row, guint next, const CtKeys *keys)
{
  const CtIndicator *indicator = &intake->catalog->indicators[keys->indicator];
  CtSpan text;
  CtMeaning role = next_name(intake, row, &next, &text);

  if (role != CT_MEANS_NONE &&
      !ct_intake_may_mean(ct_resolver_indicator(intake->resolver, text).match, keys->indicator))
    ct_intake_tell_contradiction(intake, "intake.indicator-contradiction", text, indicator->code,
                                 ct_indicator_name(indicator),
                                 ct_intake_key_place(intake, row, role), keys);
}

gboolean
ct_intake_read_indicator(CtIntake *intake, const CtRow *row, CtKeys *keys)
{
  CtTable *table = &intake->table;
  guint next = 0;
  CtSpan text;
  CtMeaning role;

  if (!ct_layout_has_indicator(table->layout))
    return TRUE;
  role = next_name(intake, row, &next, &text);
  keys->indicator = CT_INDEX_NONE;
  if (role == CT_MEANS_NONE) {
    ct_intake_inherits(&table->indicator, row->number, &keys->indicator);
    return TRUE;
  }
  if (ct_outline_is_ditto(text)) {
    keys->indicator = table->last.indicator;
    return TRUE;
  }
  if (!take_indicator(intake, row, text, role, keys))
    return FALSE;
  table->indicator.id = keys->indicator;
  if (keys->indicator != CT_INDEX_NONE)
    compare_indicator(intake, row, next, keys);
  return TRUE;
}
