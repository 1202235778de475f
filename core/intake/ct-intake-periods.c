/* ct-intake-periods.c: columns that say of a period what the column of periods does not: a year
 * in one and its part in the other, or the days that it lasts. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-header-key.h"
#include "intake/ct-intake-private.h"

/* The first text below the column beside a figure, and where; length 0: none. */
static CtSpan
first_text(CtIntake *intake, gint column, guint end, guint32 *number)
{
  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_cells_get(row->cells, row->n_cells, column);

    *number = row->number;
    if (text.length > 0 && ct_intake_is_row_of_figures(intake, row))
      return text;
  }
  return (CtSpan){"", 0};
}

static gboolean
tell(CtIntake *intake, guint32 row, gint column, CtSpan text)
{
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);
  CtSpan header = ct_layout_get(intake->table.layout, (guint)column)->header;
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.unknown-period",
                      ct_intake_place(intake, row, column), NULL);

  finding.observed = observed;
  finding.expected = _("2023, 2023-Q1, 2023-06, 2023-01/P6M or 6 tháng đầu năm 2023");
  ct_findings_add(intake->findings, &finding,
                  _("the column \"%.*s\" says \"%s\" of the period, which is not put together with "
                    "the rest; the table is not read: write the whole period in one column"),
                  (gint)header.length, header.text, observed);
  return FALSE;
}

/* Whether each row has a whole period in @column that lies in that of @year. */
static gboolean
is_finer(CtIntake *intake, gint column, gint year, guint end)
{
  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_cells_get(row->cells, row->n_cells, column);
    CtSpan outer = ct_cells_get(row->cells, row->n_cells, year);
    CtPeriod inner = ct_resolver_period(intake->resolver, text).period;
    CtPeriod whole = ct_resolver_period(intake->resolver, outer).period;

    if (ct_intake_is_row_of_figures(intake, row) &&
        (inner == CT_PERIOD_NONE || whole == CT_PERIOD_NONE ||
         !ct_period_contains(whole, inner)))
      return FALSE;
  }
  return TRUE;
}

static void
swap(CtLayout *layout, guint period, guint other)
{
  CtColumn column = *ct_layout_get(layout, period);

  column.role = CT_MEANS_IGNORED;
  ct_layout_set(layout, period, &column);
  column = *ct_layout_get(layout, other);
  column.role = CT_MEANS_PERIOD;
  ct_layout_set(layout, other, &column);
}

/* "nam" beside "ky" */
static gboolean
check_second(CtIntake *intake, gint column, guint end)
{
  CtLayout *layout = intake->table.layout;
  gint period = layout->at[CT_MEANS_PERIOD];
  guint32 row = 0;
  CtSpan text = first_text(intake, column, end, &row);

  if (text.length == 0 || is_finer(intake, period, column, end))
    return TRUE;
  if (!is_finer(intake, column, period, end))
    return tell(intake, row, column, text);
  swap(layout, (guint)period, (guint)column);
  return TRUE;
}

static gboolean
is_second(CtIntake *intake, const CtColumn *column)
{
  g_autofree gchar *path = NULL;

  if (column->role != CT_MEANS_REPEATED || column->header.length == 0 ||
      memchr(column->header.text, '/', column->header.length) != NULL)
    return FALSE; /* the record's own keys count */
  path = g_strndup(column->header.text, column->header.length);
  return ct_header_words_read_key(intake->words, intake->resolver, path).role == CT_MEANS_PERIOD;
}

/* "tu_ngay", "den_ngay", where nothing else tells the period */
static gboolean
is_day(const CtColumn *column)
{
  g_autofree gchar *words = NULL;

  if (column->role != CT_MEANS_NONE || column->header.length == 0 || column->header.length > 64)
    return FALSE;
  words = ct_key_words(column->header.text, column->header.length);
  return ct_key_is_day((CtSpan){words, strlen(words)});
}

gboolean
ct_intake_check_periods(CtIntake *intake, guint end)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; intake->table.keyed && i < layout->columns->len; i++) {
    const CtColumn *column = ct_layout_get(layout, i);
    guint32 row = 0;
    CtSpan text;

    if (is_second(intake, column) && !check_second(intake, (gint)i, end))
      return FALSE;
    if (!is_day(column) || layout->at[CT_MEANS_PERIOD] != CT_COLUMN_NONE ||
        intake->table.stated.period != CT_PERIOD_NONE)
      continue;
    text = first_text(intake, (gint)i, end, &row);
    if (text.length > 0)
      return tell(intake, row, (gint)i, text);
  }
  return TRUE;
}
