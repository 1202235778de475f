/* ct-layout-weigh.c: what the columns of a header say of each other, and whether rows
 * are a header at all: enough of their cells are words of headers, or such a word
 * stands beside several names of areas, indicators or periods.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-layout-private.h"

static gboolean
is_value(const CtHeaderReading *reading)
{
  return reading->column.role == CT_MEANS_VALUE;
}

static gboolean
has_marks(CtSpan text)
{
  for (gsize i = 0; i < text.length; i++)
    if ((guchar)text.text[i] >= 0x80)
      return TRUE;
  return FALSE;
}

/* In a header with marks "Nam" is no "năm" but stands beside "Nữ". */
static void
forget_men(CtDraft *draft)
{
  static const gchar *const men[] = {"nam", NULL};
  gboolean marks = FALSE;

  for (guint i = 0; i < draft->n_columns && !marks; i++)
    marks = has_marks(ct_header_cell_text(&draft->rows[draft->n_rows - 1], i));
  for (guint i = 0; i < draft->n_columns && marks; i++) {
    CtSpan text = ct_header_cell_text(&draft->rows[draft->n_rows - 1], i);

    if (text.length == 3 && !has_marks(text) && ct_header_is_one_of(text, men))
      draft->readings[i] = (CtHeaderReading){.column = CT_COLUMN_INIT, .unknown = TRUE};
  }
}

/* Beside "THCS" the letters TH are those of primary schools. */
static void
forget_schools(CtDraft *draft)
{
  static const gchar *const schools[] = {"thcs", "thpt", "mn", "mam non", "trung hoc co so", NULL};
  static const gchar *const primary[] = {"th", NULL};
  const CtRow *row = &draft->rows[draft->n_rows - 1];
  gboolean found = FALSE;

  for (guint i = 0; i < draft->n_columns && !found; i++) {
    CtSpan text = ct_header_cell_text(row, i);

    found = text.length > 0 && text.length < 32 && ct_header_is_one_of(text, schools);
  }
  for (guint i = 0; i < draft->n_columns && found; i++) {
    CtSpan text = ct_header_cell_text(row, i);

    if (text.length == 2 && ct_header_is_one_of(text, primary))
      draft->readings[i] = (CtHeaderReading){.column = CT_COLUMN_INIT, .unknown = TRUE};
  }
}

/* "Chỉ tiêu năm 2023" beside "Nội dung" is what was planned. */
static void
settle_doubtful_names(CtDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->n_columns; i++)
    n += ct_meaning_is_indicator(draft->readings[i].column.role) &&
         !draft->readings[i].column.relative.said;
  for (guint i = 0; i < draft->n_columns; i++) {
    CtColumn *column = &draft->readings[i].column;

    if (column->role != CT_MEANS_INDICATOR || !column->relative.said)
      continue;
    if (n == 0) {
      column->relative = (CtRelativePeriod){0};
      n++;
      continue;
    }
    column->role = CT_MEANS_VALUE;
    column->measure = CT_MEASURE_PLAN;
    column->period = ct_relative_period_resolve(column->relative, CT_PERIOD_NONE);
  }
}

/* "Kỳ báo cáo" names periods, or, beside "Cùng kỳ" or nothing else, holds figures of this
 * one. */
static void
settle_periods(CtDraft *draft)
{
  gboolean same = FALSE, others = FALSE;

  for (guint i = 0; i < draft->n_columns; i++) {
    const CtHeaderReading *reading = &draft->readings[i];

    others = others || is_value(reading) || reading->column.role == CT_MEANS_NUMERATOR ||
             reading->unknown;
    same = same || (is_value(reading) && reading->column.relative.years_back != 0);
  }
  same = same || !others;
  for (guint i = 0; i < draft->n_columns; i++) {
    CtHeaderReading *reading = &draft->readings[i];

    if (reading->column.role != CT_MEANS_PERIOD)
      continue;
    if (same && reading->column.relative.said && reading->column.relative.months == 0) {
      reading->column.role = CT_MEANS_VALUE;
      reading->by_period = TRUE;
    } else {
      reading->column.relative = (CtRelativePeriod){0};
    }
  }
}

/* Whether both columns are about one thing: what "%" beside a figure compares. */
static gboolean
is_sibling(const CtHeaderReading *a, const CtHeaderReading *b)
{
  const CtColumn *one = &a->column, *other = &b->column;

  if (one->indicator != other->indicator || one->area != other->area)
    return FALSE;
  return one->indicator != CT_INDEX_NONE || one->area != CT_INDEX_NONE ||
         (one->measure == other->measure &&
          memcmp(&one->relative, &other->relative, sizeof one->relative) == 0);
}

static gboolean
has_sibling(const CtDraft *draft, guint index)
{
  for (guint i = 0; i < draft->n_columns; i++)
    if (i != index && is_value(&draft->readings[i]) && !draft->readings[i].rate &&
        is_sibling(&draft->readings[index], &draft->readings[i]))
      return TRUE;
  return FALSE;
}

static void
make_comparison(CtHeaderReading *reading)
{
  reading->column.role = CT_MEANS_COMPARISON;
  reading->column.comparison = CT_COMPARES_PERCENT;
  reading->column.unit.length = 0;
  reading->worded = TRUE;
}

/* "KH (%)" is a plan in per cent where the figures are in per cent, too. */
static gboolean
has_percent(const CtDraft *draft)
{
  for (guint i = 0; i < draft->n_columns; i++) {
    const CtColumn *column = &draft->readings[i].column;

    if (is_value(&draft->readings[i]) && draft->readings[i].percent &&
        column->measure != CT_MEASURE_PLAN && column->relative.years_back == 0)
      return TRUE;
  }
  return FALSE;
}

static void
settle_percent(CtDraft *draft, guint index, gboolean percent)
{
  CtHeaderReading *reading = &draft->readings[index];
  CtColumn *column = &reading->column;

  if (reading->rate && has_sibling(draft, index)) {
    make_comparison(reading);
  } else if (reading->percent && !percent && column->indicator == CT_INDEX_NONE &&
             (column->measure == CT_MEASURE_PLAN || column->relative.years_back != 0)) {
    column->wants_base = (CtOperand){.said = TRUE,
                                     .measure = column->measure,
                                     .plan = column->plan,
                                     .relative = column->relative};
    make_comparison(reading);
  }
}

static void
settle_rates(CtDraft *draft)
{
  gboolean percent = has_percent(draft);
  guint budget = 1u << 20; /* looking for siblings is quadratic */

  for (guint i = 0; i < draft->n_columns; i++) {
    CtHeaderReading *reading = &draft->readings[i];

    if (!is_value(reading) || (!reading->rate && !reading->percent))
      continue;
    if (reading->rate && budget < draft->n_columns) {
      make_comparison(reading);
      continue;
    }
    budget -= reading->rate ? draft->n_columns : 0;
    settle_percent(draft, i, percent);
  }
}

static void
tally_column(CtDraft *draft, const CtHeaderReading *reading)
{
  CtMeaning role = reading->column.role;

  draft->n_areas += reading->by_area && role == CT_MEANS_VALUE ? 1 : 0;
  draft->n_indicators += reading->by_indicator && role == CT_MEANS_VALUE ? 1 : 0;
  draft->n_periods += reading->by_period && role == CT_MEANS_VALUE ? 1 : 0;
  if (role == CT_MEANS_NONE || !reading->worded || reading->unknown)
    return;
  draft->known++;
  draft->indicator = draft->indicator || ct_meaning_is_indicator(role);
  draft->area = draft->area || ct_meaning_is_area(role);
  draft->period = draft->period || role == CT_MEANS_PERIOD;
  draft->value = draft->value || role == CT_MEANS_VALUE || role == CT_MEANS_NUMERATOR;
}

static void
tally(CtDraft *draft)
{
  draft->known = draft->n_areas = draft->n_indicators = draft->n_periods = 0;
  draft->indicator = draft->area = draft->period = draft->value = FALSE;
  for (guint i = 0; i < draft->n_columns; i++)
    tally_column(draft, &draft->readings[i]);
}

static gboolean
has_area_columns(const CtDraft *draft)
{
  if (!draft->indicator && draft->corner == CT_COLUMN_NONE && draft->n_indicators == 0)
    return FALSE;
  return draft->n_areas >= (draft->indicator && draft->known >= 2 ? 1u : 2u);
}

static gboolean
has_period_columns(const CtDraft *draft)
{
  if (!draft->indicator && !draft->area)
    return FALSE;
  return draft->n_periods >= (draft->n_rows == 1 && draft->known < 2 ? 2u : 1u);
}

static gboolean
has_indicator_columns(const CtDraft *draft)
{
  gboolean corner = draft->corner != CT_COLUMN_NONE;

  if (draft->indicator || (!draft->area && !draft->period && !corner))
    return FALSE;
  return draft->n_indicators >= (draft->area && (!draft->value || draft->n_rows > 1) ? 1u : 2u);
}

/* A word that means nothing known, in the first column that numbers no rows: it may name
 * them, and names in other columns tell. */
gint
ct_draft_doubtful_key(const CtDraft *draft)
{
  for (guint i = 0; i < draft->n_columns && i < 3; i++) {
    const CtHeaderReading *reading = &draft->readings[i];

    if (reading->column.role == CT_MEANS_ROW_NUMBER || draft->own[i] == 0)
      continue;
    return reading->column.role == CT_MEANS_NONE && reading->unknown ? (gint)i : CT_COLUMN_NONE;
  }
  return CT_COLUMN_NONE;
}

/* Two of the three things that a table tells, or a value with anything else. */
static gboolean
is_long_header(const CtDraft *draft)
{
  guint groups = (draft->indicator ? 1u : 0u) + (draft->area ? 1u : 0u) + (draft->value ? 1u : 0u);

  return groups >= 2 || (draft->value && draft->known >= 2) || (groups == 1 && draft->known >= 3);
}

/* Names count only where they are taken for columns. */
static void
forget_names(CtDraft *draft, gboolean areas, gboolean indicators, gboolean periods)
{
  for (guint i = 0; i < draft->n_columns; i++) {
    CtHeaderReading *reading = &draft->readings[i];

    if ((reading->by_area && !areas) || (reading->by_indicator && !indicators) ||
        (reading->by_period && !reading->worded && !periods && !reading->by_area &&
         !reading->by_indicator))
      reading->column = CT_COLUMN_INIT;
  }
}

/* A corner without a word names what the other side does not. */
static void
name_corner(CtDraft *draft, gboolean areas, gboolean indicators)
{
  if (draft->corner == CT_COLUMN_NONE)
    return;
  if (areas && !draft->indicator && !indicators)
    draft->readings[draft->corner].column.role = CT_MEANS_INDICATOR;
  else if (indicators && !draft->area && !draft->period && !areas)
    draft->readings[draft->corner].column.role = CT_MEANS_AREA;
}

gboolean
ct_draft_weigh(CtDraft *draft, gboolean stated)
{
  gboolean areas, indicators, periods;

  if (draft->n_rows == 0)
    return FALSE;
  forget_men(draft);
  forget_schools(draft);
  settle_doubtful_names(draft);
  settle_periods(draft);
  settle_rates(draft);
  tally(draft);
  if (!stated && draft->corner == CT_COLUMN_NONE && !draft->indicator && !draft->area &&
      !draft->period && draft->n_areas + draft->n_indicators > 1)
    draft->corner = ct_draft_doubtful_key(draft);
  areas = stated || has_area_columns(draft);
  indicators = has_indicator_columns(draft) || (stated && !draft->indicator);
  periods = stated || has_period_columns(draft);
  if (!stated && !areas && !indicators && !periods && !is_long_header(draft))
    return FALSE;
  forget_names(draft, areas, indicators, periods || draft->n_rows > 1 || indicators || areas);
  name_corner(draft, areas && draft->n_areas > 0, indicators && draft->n_indicators > 0);
  return TRUE;
}
