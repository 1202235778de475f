/* ct-intake-tell.c: findings about names. */
#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "model/ct-for-people.h"

#define MAX_CANDIDATES 8

CtPlace
ct_intake_place(const CtIntake *intake, guint32 row, gint column)
{
  return (CtPlace){.row = row,
                   .column = (guint16)CLAMP(column + 1, 0, G_MAXUINT16),
                   .table = intake->table.index};
}

CtFinding
ct_intake_finding(const CtIntake *intake, CtSeverity severity, const gchar *rule, CtPlace place,
                  const CtKeys *keys)
{
  CtFinding finding = CT_FINDING_INIT;

  finding.severity = severity;
  finding.rule = rule;
  finding.submission = intake->index;
  finding.place = place;
  if (keys == NULL)
    return finding;
  finding.indicator = keys->indicator;
  finding.area = keys->area;
  finding.period = keys->period;
  return finding;
}

void
ct_intake_note(CtIntake *intake, CtFactKind kind, CtPlace place, CtSpan what, const gchar *meaning,
               const gchar *evidence)
{
  g_autofree gchar *text = NULL;

  if (intake->options.recognition == NULL)
    return;
  text = ct_text_quote(what.text, what.length);
  ct_recognition_add(intake->options.recognition, kind, place, text, meaning, evidence);
}

/* "02776 Xã Thanh Bình (Huyện Mường Khương)" */
static void
append_area(const CtCatalog *catalog, guint32 index, GString *list)
{
  const CtArea *area = &catalog->areas[index];

  g_string_append_printf(list, "%s %s", area->code, area->name);
  if (area->parent != CT_INDEX_NONE)
    g_string_append_printf(list, " (%s)", catalog->areas[area->parent].name);
}

static void
append_indicator(const CtCatalog *catalog, guint32 index, GString *list)
{
  const CtIndicator *indicator = &catalog->indicators[index];

  g_string_append_printf(list, "%s %s", indicator->code, ct_indicator_name(indicator));
}

static void
append_unit(const CtCatalog *catalog, guint32 index, GString *list)
{
  g_string_append(list, catalog->units[index].symbol);
}

typedef void (*AppendEntry)(const CtCatalog *catalog, guint32 index, GString *list);

/* Returns: (transfer full) */
static gchar *
list_candidates(const CtCatalog *catalog, CtNameMatch match, AppendEntry append)
{
  GString *list = g_string_new(NULL);

  for (guint i = 0; i < match.n_candidates && i < MAX_CANDIDATES; i++) {
    if (i > 0)
      g_string_append(list, "; ");
    append(catalog, match.candidates[i], list);
  }
  if (match.n_candidates > MAX_CANDIDATES)
    g_string_append(list, "; …");
  return g_string_free(list, FALSE);
}

static void
tell_ambiguous(CtIntake *intake, CtFinding *finding, AppendEntry append, CtNameMatch match)
{
  g_autofree gchar *list = list_candidates(intake->catalog, match, append);

  if (match.n_candidates == 0) {
    ct_findings_add(intake->findings, finding,
                    _("\"%s\" can be read in two ways, and the names that it gives differ; write "
                      "it in Unicode"),
                    finding->observed);
    return;
  }
  finding->expected = list;
  ct_findings_add(intake->findings, finding,
                  _("\"%s\" is the name of %u entries: %s; write the code or the full name"),
                  finding->observed, match.n_candidates, list);
}

gboolean
ct_intake_is_form(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;

  return intake->table.outlined && layout->at[CT_MEANS_ROW_NUMBER] != CT_COLUMN_NONE &&
         layout->at[CT_MEANS_PERIOD] == CT_COLUMN_NONE;
}

static void
tell_unknown_indicator(CtIntake *intake, CtFinding *finding, CtSpan text)
{
  guint32 near = ct_suggest_indicator(intake->suggest, text);
  const CtIndicator *indicator;

  finding->expected = _("code or name of an indicator of the catalog");
  if (near == CT_INDEX_NONE) {
    if (ct_intake_is_form(intake))
      finding->severity = CT_SEVERITY_WARNING;
    ct_findings_add(intake->findings, finding, _("\"%s\" is no indicator of the catalog"),
                    finding->observed);
    return;
  }
  indicator = &intake->catalog->indicators[near];
  finding->suggestion = ct_indicator_name(indicator);
  ct_findings_add(intake->findings, finding,
                  _("\"%s\" is no indicator of the catalog; the nearest is %s \"%s\""),
                  finding->observed, indicator->code, finding->suggestion);
}

static void
tell_unknown_area(CtIntake *intake, CtFinding *finding, CtSpan text)
{
  guint32 near = ct_suggest_area(intake->suggest, text);
  const CtArea *area;

  finding->expected = _("code or name of an area of the catalog");
  if (near == CT_INDEX_NONE) {
    ct_findings_add(intake->findings, finding, _("\"%s\" is no area of the catalog"),
                    finding->observed);
    return;
  }
  area = &intake->catalog->areas[near];
  finding->suggestion = area->name;
  ct_findings_add(intake->findings, finding,
                  _("\"%s\" is no area of the catalog; the nearest is %s \"%s\""),
                  finding->observed, area->code, area->name);
}

/* A cell without text where a name is needed. */
static void
tell_blank(CtIntake *intake, CtFinding *finding, CtMeaning what)
{
  if (what == CT_MEANS_INDICATOR)
    ct_findings_add(intake->findings, finding, _("there is a figure, but no indicator is named"));
  else
    ct_findings_add(intake->findings, finding, _("there is a figure, but no area is named"));
}

void
ct_intake_tell_name(CtIntake *intake, CtMeaning what, CtNameMatch match, CtSpan text, CtPlace place,
                    const CtKeys *keys)
{
  gboolean indicator = what == CT_MEANS_INDICATOR;
  const gchar *unknown = indicator ? "intake.unknown-indicator" : "intake.unknown-area";
  const gchar *ambiguous = indicator ? "intake.ambiguous-indicator" : "intake.ambiguous-area";
  gboolean many = match.result == CT_NAME_AMBIGUOUS;
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, many ? ambiguous : unknown,
                                        place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  if (text.length == 0)
    tell_blank(intake, &finding, what);
  else if (many)
    tell_ambiguous(intake, &finding, indicator ? append_indicator : append_area, match);
  else if (indicator)
    tell_unknown_indicator(intake, &finding, text);
  else
    tell_unknown_area(intake, &finding, text);
}

void
ct_intake_tell_unit(CtIntake *intake, CtNameMatch match, CtSpan text, CtPlace place,
                    const CtKeys *keys)
{
  gboolean many = match.result == CT_NAME_AMBIGUOUS;
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR,
                      many ? "intake.ambiguous-unit" : "intake.unknown-unit", place, keys);
  const CtIndicator *indicator = &intake->catalog->indicators[keys->indicator];
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);
  g_autofree gchar *called = ct_indicator_for_people(indicator);

  finding.observed = observed;
  if (many) {
    tell_ambiguous(intake, &finding, append_unit, match);
    return;
  }
  finding.expected = intake->catalog->units[indicator->unit].symbol;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" is no known unit; indicator %s is in %s or a multiple of it"),
                  observed, called, finding.expected);
}

void
ct_intake_tell_period(CtIntake *intake, CtSpan text, CtPlace place, const CtKeys *keys)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.unknown-period", place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  finding.expected = _("2023, 2023-Q1, 2023-06, 2023-01/P6M or 6 tháng đầu năm 2023");
  if (text.length == 0)
    ct_findings_add(intake->findings, &finding, _("there is a figure, but no period is named"));
  else
    ct_findings_add(intake->findings, &finding, _("\"%s\" is no period; write it as %s"), observed,
                    finding.expected);
}

void
ct_intake_tell_word(CtIntake *intake, const gchar *rule, CtSpan text, const gchar *expected,
                    CtPlace place, const CtKeys *keys)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, rule, place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  finding.expected = expected;
  ct_findings_add(intake->findings, &finding, _("\"%s\" is none of what may stand here: %s"),
                  observed, expected);
}
