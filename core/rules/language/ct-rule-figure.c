/* ct-rule-figure.c: what stands in the braces of a figure: {19.1:n@-1y,plan}.
 */
#include <string.h>

#include "base/ct-message.h"
#include "base/ct-text.h"
#include "rules/language/ct-rule-names.h"

#define MAX_YEARS 10
#define MAX_MONTHS 60

/* Which figure: words that stand alone. */
static const struct {
  const gchar *word;
  CtPeriodReference reference;
} references[] = {
  {"prev", {CT_REFERENCE_SHORTER, 3}}, {"month", {CT_REFERENCE_LAST, 1}},
  {"quarter", {CT_REFERENCE_LAST, 3}}, {"year", {CT_REFERENCE_YEAR, 0}},
  {"Y-1", {CT_REFERENCE_YEAR_BEFORE, 0}},
};

static const gchar *const measures[] = {"actual", "estimate", "plan"};
static const CtMeasure measure_of[] = {CT_MEASURE_ACTUAL, CT_MEASURE_ESTIMATE, CT_MEASURE_PLAN};

/* What the word between "@" or "," and the next one says. */
typedef struct {
  const CtRuleLine *line;
  const CtCatalog *catalog;
  CtRuleNode *node;
  gboolean has_period;
  GError **error;
} Figure;

/* "-1y": digits between @before and @after. 0: it is none such */
static gint
number_between(const gchar *text, gsize length, const gchar *before, const gchar *after,
               gint maximum)
{
  gsize n_before = strlen(before), n_after = strlen(after);
  gint number = 0;

  if (length <= n_before + n_after || strncmp(text, before, n_before) != 0 ||
      strncmp(text + length - n_after, after, n_after) != 0)
    return 0;
  for (gsize i = n_before; i < length - n_after; i++) {
    if (!g_ascii_isdigit(text[i]) || number > maximum)
      return 0;
    number = number * 10 + (text[i] - '0');
  }
  return number <= maximum ? number : 0;
}

static gboolean
find_reference(const gchar *text, gsize length, CtPeriodReference *reference)
{
  gint n;

  for (guint i = 0; i < G_N_ELEMENTS(references); i++)
    if (ct_text_equal(text, length, references[i].word)) {
      *reference = references[i].reference;
      return TRUE;
    }
  if ((n = number_between(text, length, "-", "y", MAX_YEARS)) > 0)
    *reference = (CtPeriodReference){CT_REFERENCE_SHIFTED, -12 * n};
  else if ((n = number_between(text, length, "-", "m", MAX_MONTHS)) > 0)
    *reference = (CtPeriodReference){CT_REFERENCE_SHIFTED, -n};
  else if ((n = number_between(text, length, "prev", "", MAX_MONTHS)) > 0)
    *reference = (CtPeriodReference){CT_REFERENCE_SHORTER, n};
  else if ((n = number_between(text, length, "P", "M", MAX_MONTHS)) > 0)
    *reference = (CtPeriodReference){CT_REFERENCE_LENGTH, n};
  else
    return FALSE;
  return TRUE;
}

/* A growth's denominator is a year before as it is. */
static gboolean
set_reference(Figure *figure, gsize at, CtPeriodReference reference)
{
  CtRuleNode *node = figure->node;

  if (figure->has_period)
    return ct_rule_fail(figure->line, at, figure->error,
                        _("a second period of one figure, expected only one"));
  figure->has_period = TRUE;
  if (node->reference.kind == CT_REFERENCE_SAME) {
    node->reference = reference;
    return TRUE;
  }
  if (reference.kind != CT_REFERENCE_SHIFTED)
    return ct_rule_fail(figure->line, at, figure->error,
                        _("this denominator is of a year before as it is; write the component's "
                          "code with the period that is meant"));
  node->reference.months += reference.months;
  return TRUE;
}

static gboolean
set_measure(Figure *figure, gsize at, CtMeasure measure)
{
  if (figure->node->has_measure)
    return ct_rule_fail(figure->line, at, figure->error,
                        _("a second measure of one figure, expected only one"));
  figure->node->has_measure = TRUE;
  figure->node->measure = measure;
  return TRUE;
}

static gboolean
set_target(Figure *figure, gsize at)
{
  const CtIndicator *indicator = &figure->catalog->indicators[figure->node->indicator];

  if (indicator->target.comparator == CT_COMPARATOR_NONE)
    return ct_rule_fail(figure->line, at, figure->error, _("'%s' has no target in the catalog"),
                        indicator->code);
  figure->node->kind = CT_RULE_TARGET;
  return TRUE;
}

static gboolean
fail_reference(const Figure *figure, gsize at, const gchar *text, gsize length)
{
  g_autofree gchar *seen = ct_text_quote(text, length);

  return ct_rule_fail(figure->line, at, figure->error,
                      _("'%s' is no period or measure, expected one of: -1y, -3m, P6M, prev, "
                        "prev1, month, quarter, year, Y-1, actual, estimate, plan, target"),
                      seen);
}

static gboolean
read_word(Figure *figure, gsize at, const gchar *text, gsize length)
{
  CtPeriodReference reference;
  gint measure = ct_rule_word(text, length, measures, G_N_ELEMENTS(measures));

  if (measure >= 0)
    return set_measure(figure, at, measure_of[measure]);
  if (ct_text_equal(text, length, "target"))
    return set_target(figure, at);
  return find_reference(text, length, &reference) ? set_reference(figure, at, reference)
                                                  : fail_reference(figure, at, text, length);
}

/* Words parted by ",", without spaces around them. */
static gboolean
read_words(Figure *figure, const gchar *text, gsize length)
{
  const gchar *begin = figure->line->text;

  for (const gchar *at = text;; at++) {
    gsize left = (gsize)(text + length - at);
    const gchar *comma = memchr(at, ',', left);
    const gchar *word = at;
    gsize n = comma != NULL ? (gsize)(comma - at) : left;

    ct_text_trim(&word, &n);
    if (!read_word(figure, (gsize)(at - begin), word, n))
      return FALSE;
    if (comma == NULL)
      return TRUE;
    at = comma;
  }
}

static gboolean
take_component(Figure *figure, gsize at, gboolean is_numerator)
{
  CtRuleNode *node = figure->node;
  const CtIndicator *indicator = &figure->catalog->indicators[node->indicator];
  gboolean over_time = indicator->form == CT_FORM_GROWTH || indicator->form == CT_FORM_DECREASE ||
                       indicator->form == CT_FORM_CHANGE;

  node->indicator = is_numerator ? indicator->numerator : indicator->denominator;
  if (node->indicator == CT_INDEX_NONE)
    return ct_rule_fail(figure->line, at, figure->error,
                        _("'%s' has no numerator and denominator in the catalog"),
                        indicator->code);
  if (!is_numerator && over_time)
    node->reference = (CtPeriodReference){CT_REFERENCE_SHIFTED, -12};
  return TRUE;
}

static gboolean
read_component(Figure *figure, const gchar *text, gsize length)
{
  gsize at = (gsize)(text - figure->line->text);
  g_autofree gchar *seen = NULL;

  if (ct_text_equal(text, length, "n"))
    return take_component(figure, at, TRUE);
  if (ct_text_equal(text, length, "d"))
    return take_component(figure, at, FALSE);
  seen = ct_text_quote(text, length);
  return ct_rule_fail(figure->line, at, figure->error,
                      _("'%s' behind ':', expected n (numerator) or d (denominator)"), seen);
}

gboolean
ct_rule_read_figure(const CtRuleLine *line, const CtCatalog *catalog, const CtToken *token,
                    CtRuleNode *node, GError **error)
{
  Figure figure = {line, catalog, node, FALSE, error};
  const gchar *end = token->text + token->text_length;
  const gchar *at_sign = memchr(token->text, '@', token->text_length);
  const gchar *code_end = at_sign != NULL ? at_sign : end;
  const gchar *colon = memchr(token->text, ':', (gsize)(code_end - token->text));
  gsize code_length = (gsize)((colon != NULL ? colon : code_end) - token->text);

  if (!ct_rule_find_code(line, (gsize)(token->text - line->text), catalog, token->text,
                         code_length, &node->indicator, error))
    return FALSE;
  if (colon != NULL && !read_component(&figure, colon + 1, (gsize)(code_end - colon - 1)))
    return FALSE;
  if (at_sign != NULL && !read_words(&figure, at_sign + 1, (gsize)(end - at_sign - 1)))
    return FALSE;
  if (node->kind == CT_RULE_TARGET && (figure.has_period || node->has_measure))
    return ct_rule_fail(line, token->at, error,
                        _("a target has no period and measure of its own, expected {%s@target}"),
                        catalog->indicators[node->indicator].code);
  return TRUE;
}
