/* ct-questionnaire-make.c: the rows of the form, and what is known of them already. */
#include "pipeline/ct-questionnaire-make.h"

#include <string.h>

#include "base/ct-error.h"
#include "model/ct-debt.h"

/* Parts of parts of parts: no form has more. */
#define MAX_DEPTH 4

/* Levels at which figures are asked for, as in validate/completeness. */
#define LEVELS ((guint)CT_LEVEL_PROVINCE | (guint)CT_LEVEL_DISTRICT)

/* @rows: (indicator, area) -> 1 + index of its row */
typedef struct {
  const CtPlan *plan;
  const CtCatalog *catalog;
  const CtAccepted *accepted;
  CtQuestionnaire *form;
  GArray *questions;
  GHashTable *rows;
} Maker;

static const gchar *
keep(const Maker *maker, const gchar *text)
{
  return ct_arena_copy(maker->form->texts, text, strlen(text));
}

static const gchar *
keep_decimal(const Maker *maker, CtDecimal value)
{
  gchar text[CT_DECIMAL_CHARS];

  ct_decimal_format(value, text);
  return keep(maker, text);
}

static CtQuestion *
question_at(const Maker *maker, guint32 row)
{
  return &g_array_index(maker->questions, CtQuestion, row);
}

/* What is known already */

static gboolean
find_figure(const CtDataset *dataset, guint32 indicator, guint32 area, CtPeriod period,
            CtMeasure measure, CtDecimal *value)
{
  gsize cell = dataset != NULL ? ct_dataset_find(dataset, indicator, period, area, measure)
                               : CT_CELL_NONE;
  CtObservation figure;

  if (cell == CT_CELL_NONE)
    return FALSE;
  figure = ct_dataset_get(dataset, cell);
  *value = figure.value;
  return !figure.missing;
}

/* What was accepted last is newer than the history. */
static gboolean
find_known(const Maker *maker, const CtQuestion *question, CtPeriod period, CtMeasure measure,
           CtDecimal *value)
{
  return (maker->accepted != NULL &&
          find_figure(maker->accepted->figures, question->indicator, question->area, period,
                      measure, value)) ||
         find_figure(maker->plan->history, question->indicator, question->area, period, measure,
                     value);
}

static const gchar *
find_before(const Maker *maker, const CtQuestion *question)
{
  CtPeriod before = ct_period_shift(maker->form->period, -12);
  CtDecimal value;

  return find_known(maker, question, before, CT_MEASURE_ACTUAL, &value)
             ? keep_decimal(maker, value) : NULL;
}

/* The plan of the year, else the catalog's target. */
static const gchar *
find_planned(const Maker *maker, const CtQuestion *question)
{
  const CtTarget *target = &maker->catalog->indicators[question->indicator].target;
  CtPeriod year = ct_period_new(ct_period_year(maker->form->period), 1, 12);
  CtDecimal value;

  if (find_known(maker, question, year, CT_MEASURE_PLAN, &value))
    return keep_decimal(maker, value);
  if (target->comparator != CT_COMPARATOR_NONE && target->area == question->area &&
      target->period == year)
    return keep_decimal(maker, target->value);
  return NULL;
}

static void
fill_in(const Maker *maker, CtQuestion *question)
{
  const CtIndicator *indicator = &maker->catalog->indicators[question->indicator];
  g_autofree gchar *hint = ct_questionnaire_hint(maker->plan, question->indicator,
                                                 question->area, maker->form->period);

  question->before = find_before(maker, question);
  question->planned = find_planned(maker, question);
  question->minimum = indicator->minimum.set ? keep_decimal(maker, indicator->minimum.value) : NULL;
  question->maximum = indicator->maximum.set ? keep_decimal(maker, indicator->maximum.value) : NULL;
  question->hint = keep(maker, hint);
}

/* Rows */

static gpointer
row_key(guint32 indicator, guint32 area)
{
  return GSIZE_TO_POINTER(((gsize)indicator << 32 | area));
}

static gboolean
is_reported_at(const Maker *maker, guint32 indicator, guint32 area)
{
  return indicator != CT_INDEX_NONE &&
         (maker->catalog->indicators[indicator].levels &
          (guint)maker->catalog->areas[area].level) != 0;
}

static guint32 add_row(Maker *maker, guint32 indicator, guint32 area, guint depth);

/* A rate whose parts are reported of such areas, too, follows from them. */
static void
add_ratio_parts(Maker *maker, guint32 row, guint depth)
{
  const CtQuestion question = *question_at(maker, row);
  const CtIndicator *indicator = &maker->catalog->indicators[question.indicator];
  guint32 numerator, denominator;

  if (indicator->form == CT_FORM_TOTAL ||
      !is_reported_at(maker, indicator->numerator, question.area) ||
      !is_reported_at(maker, indicator->denominator, question.area))
    return;
  numerator = add_row(maker, indicator->numerator, question.area, depth + 1);
  denominator = add_row(maker, indicator->denominator, question.area, depth + 1);
  question_at(maker, row)->kind = CT_QUESTION_COMPUTED;
  question_at(maker, row)->numerator = numerator;
  question_at(maker, row)->denominator = denominator;
}

static const CtParts *
find_parts(const Maker *maker, guint32 indicator, guint32 area)
{
  for (guint i = 0; i < maker->catalog->n_parts; i++) {
    const CtParts *parts = &maker->catalog->parts[i];
    guint n = 0;

    while (parts->whole == indicator && n < parts->n_parts &&
           is_reported_at(maker, parts->parts[n], area))
      n++;
    if (n > 1 && n == parts->n_parts)
      return parts;
  }
  return NULL;
}

/* A total that an indicator is, as the sum of all its parts. */
static void
add_terms(Maker *maker, guint32 row, guint depth)
{
  const CtQuestion question = *question_at(maker, row);
  const CtParts *parts = question.indicator < maker->catalog->n_targeted
                             ? find_parts(maker, question.indicator, question.area) : NULL;
  guint32 *terms;

  if (parts == NULL || question.kind == CT_QUESTION_COMPUTED)
    return;
  terms = ct_arena_allocate(maker->form->texts, sizeof *terms * parts->n_parts);
  for (guint i = 0; i < parts->n_parts; i++)
    terms[i] = add_row(maker, parts->parts[i], question.area, depth + 1);
  question_at(maker, row)->kind = CT_QUESTION_COMPUTED;
  question_at(maker, row)->terms = terms;
  question_at(maker, row)->n_terms = parts->n_parts;
}

/* Each figure has one row, also where several rates need it. */
static guint32
add_row(Maker *maker, guint32 indicator, guint32 area, guint depth)
{
  guint32 row = GPOINTER_TO_UINT(g_hash_table_lookup(maker->rows, row_key(indicator, area)));
  CtQuestion question = {.kind = CT_QUESTION_INPUT,
                         .indicator = indicator,
                         .area = area,
                         .name = ct_indicator_name(&maker->catalog->indicators[indicator]),
                         .numerator = CT_INDEX_NONE,
                         .denominator = CT_INDEX_NONE};

  if (row > 0)
    return row - 1;
  fill_in(maker, &question);
  row = maker->questions->len;
  g_array_append_val(maker->questions, question);
  g_hash_table_insert(maker->rows, row_key(indicator, area), GUINT_TO_POINTER(row + 1));
  if (depth < MAX_DEPTH) {
    add_ratio_parts(maker, row, depth);
    add_terms(maker, row, depth);
  }
  return row;
}

static void
add_heading(Maker *maker, guint32 group)
{
  const CtGroup *entry = &maker->catalog->groups[group];
  CtQuestion question = {.kind = CT_QUESTION_HEADING,
                         .indicator = CT_INDEX_NONE,
                         .area = CT_INDEX_NONE,
                         .name = ct_language_get() == CT_LANGUAGE_VI ? entry->name_vi
                                                                     : entry->name_en,
                         .numerator = CT_INDEX_NONE,
                         .denominator = CT_INDEX_NONE};

  g_array_append_val(maker->questions, question);
}

/* A figure that is owed. */
typedef struct {
  guint32 indicator;
  guint32 area;
} Debt;

typedef struct {
  guint32 reporter;
  GArray *owed; /* of Debt */
} Debtor;

static void
take_debt(guint32 indicator, guint32 area, guint32 reporter, gpointer user_data)
{
  const Debtor *debtor = user_data;
  Debt debt = {indicator, area};

  if (reporter == debtor->reporter)
    g_array_append_val(debtor->owed, debt);
}

static void
add_rows(Maker *maker, const GArray *owed)
{
  guint32 group = CT_INDEX_NONE;

  for (guint i = 0; i < owed->len; i++) {
    Debt one = g_array_index(owed, Debt, i);
    guint32 of = maker->catalog->indicators[one.indicator].group;

    if (of != group)
      add_heading(maker, of);
    group = of;
    add_row(maker, one.indicator, one.area, 0);
    maker->form->several_areas |= one.area != g_array_index(owed, Debt, 0).area;
  }
}

/* Around the rows */

/* As a title has it: "6 tháng đầu năm 2023". */
static gchar *
period_text(CtPeriod period)
{
  gint year = ct_period_year(period), months = ct_period_months(period);
  gchar text[CT_PERIOD_CHARS];

  if (ct_language_get() == CT_LANGUAGE_VI && ct_period_month(period) == 1) {
    switch (months) {
    case 1: return g_strdup_printf("tháng 1 năm %d", year);
    case 3: return g_strdup_printf("quý I năm %d", year);
    case 6: return g_strdup_printf("6 tháng đầu năm %d", year);
    case 12: return g_strdup_printf("năm %d", year);
    default: return g_strdup_printf("%d tháng năm %d", months, year);
    }
  }
  ct_period_format(period, text);
  return g_strdup(text);
}

/* What stands under the province's people's committee names it above itself (Decree
 * 30/2020/NĐ-CP); committees themselves, the Party and central offices do not. */
static const gchar *
find_superior(const Maker *maker, const CtReporter *reporter)
{
  static const gchar *const below[] = {"Sở ", "Thanh tra ", "Ban Quản lý ", "Văn phòng điều phối ",
                                       "Văn phòng UBND "};
  g_autofree gchar *name = NULL;
  g_autofree gchar *upper = NULL;

  if (reporter->area == CT_INDEX_NONE ||
      maker->catalog->areas[reporter->area].level != CT_LEVEL_PROVINCE)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(below); i++)
    if (g_str_has_prefix(reporter->name, below[i])) {
      name = g_strconcat("UBND ", maker->catalog->areas[reporter->area].name, NULL);
      upper = g_utf8_strup(name, -1);
      return keep(maker, upper);
    }
  return NULL;
}

static void
fill_head(Maker *maker)
{
  CtQuestionnaire *form = maker->form;
  const CtReporter *reporter = &maker->catalog->reporters[form->reporter];
  const CtPipeline *pipeline = maker->plan->pipeline;
  g_autofree gchar *period = period_text(form->period);
  g_autofree gchar *before = period_text(ct_period_shift(form->period, -12));
  g_autofree gchar *year = period_text(ct_period_new(ct_period_year(form->period), 1, 12));

  form->sender = reporter->name;
  form->superior = find_superior(maker, reporter);
  form->title = ct_language_get() == CT_LANGUAGE_VI
                    ? "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI"
                    : "RESULTS OF THE SOCIO-ECONOMIC INDICATORS";
  form->period_text = keep(maker, period);
  form->before_text = keep(maker, before);
  form->year_text = keep(maker, year);
  if (pipeline->due != NULL)
    form->due = keep(maker, pipeline->due);
}

CtQuestionnaire *
ct_questionnaire_new(const CtPlan *plan, const CtAccepted *accepted, guint32 reporter,
                     CtPeriod period, GError **error)
{
  g_autoptr(CtQuestionnaire) form = g_new0(CtQuestionnaire, 1);
  g_autoptr(GArray) owed = g_array_new(FALSE, FALSE, sizeof(Debt));
  g_autoptr(GArray) questions = g_array_new(FALSE, TRUE, sizeof(CtQuestion));
  g_autoptr(GHashTable) rows = g_hash_table_new(NULL, NULL);
  Maker maker = {.plan = plan, .catalog = plan->catalog, .accepted = accepted,
                 .form = form, .questions = questions, .rows = rows};
  Debtor debtor = {reporter, owed};

  ct_debts_for_each(plan->catalog, period, LEVELS, take_debt, &debtor);
  form->catalog = plan->catalog;
  form->reporter = reporter;
  form->period = period;
  form->texts = ct_arena_new();
  if (owed->len == 0) {
    gchar text[CT_PERIOD_CHARS];

    ct_period_format(period, text);
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s owes no figure for %s: no indicator of the catalog is due then of its "
                  "area"),
                plan->catalog->reporters[reporter].name, text);
    return NULL;
  }
  fill_head(&maker);
  add_rows(&maker, owed);
  form->n_questions = questions->len;
  form->questions = (CtQuestion *)(gpointer)g_array_free(g_steal_pointer(&questions), FALSE);
  return g_steal_pointer(&form);
}
