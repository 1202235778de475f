/* ct-intake-ahead.c: rows read as they come, before all that tell of the table are there.
 *
 * The rows of a small file would all be held until the last one is there, and then be gone
 * through again and again. But where the header and what is declared leave nothing open, they
 * can only tell of what is left blank: what merged cells stand for, which unit was meant, what
 * "Tổng số" is the total of, which digits belong to notes at the foot. So rows that leave
 * nothing blank are read at once; when another one comes, the caller gives the submission
 * anew, and nothing is read ahead.
 */
#include "intake/ct-intake-private.h"
#include "intake/ct-row-kind.h"

static const CtMeaning indicator_roles[] = {CT_MEANS_INDICATOR_CODE, CT_MEANS_INDICATOR,
                                            CT_MEANS_INDICATOR_NAME};
static const CtMeaning area_roles[] = {CT_MEANS_AREA_CODE,    CT_MEANS_AREA,
                                       CT_MEANS_AREA_NAME,    CT_MEANS_COMMUNE_CODE,
                                       CT_MEANS_COMMUNE,      CT_MEANS_DISTRICT_CODE,
                                       CT_MEANS_DISTRICT};

/* What no row can change. */
static gboolean
is_settled_by_header(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;
  gint corner = layout->at[CT_MEANS_INDICATOR];

  for (guint i = 0; i < layout->columns->len; i++)
    if (ct_layout_get(layout, i)->role == CT_MEANS_NONE)
      return FALSE;
  return intake->options.style != CT_STYLE_AUTO && layout->values->len == 1 &&
         ct_layout_has_indicator(layout) && ct_layout_has_area(layout) &&
         layout->at[CT_MEANS_AREA_OR_UNIT] == CT_COLUMN_NONE &&
         layout->at[CT_MEANS_SENDER] == CT_COLUMN_NONE &&
         (corner == CT_COLUMN_NONE || ct_layout_get(layout, (guint)corner)->header.length > 0);
}

/* Whether a name stands in one of the columns, and none of the names stands for another. */
static gboolean
has_name(const CtIntake *intake, const CtRow *row, const CtMeaning *roles, gsize n_roles)
{
  const gint *at = intake->table.layout->at;
  guint n = 0;

  for (gsize i = 0; i < n_roles; i++) {
    CtSpan text = ct_cells_get(row->cells, row->n_cells, at[roles[i]]);

    if (text.length == 0)
      continue;
    if (ct_outline_is_ditto(text) || ct_text_is_total(text))
      return FALSE;
    n++;
  }
  return n > 0;
}

static gboolean
has_unit(const CtIntake *intake, const CtRow *row)
{
  gint column = intake->table.layout->at[CT_MEANS_UNIT];

  return column == CT_COLUMN_NONE || ct_cells_get(row->cells, row->n_cells, column).length > 0;
}

/* Whether all that is to be known of a row stands in it. */
static gboolean
says_all(CtIntake *intake, const CtRow *row)
{
  gint unit = intake->table.layout->at[CT_MEANS_UNIT], column;

  return ct_intake_has_figures(intake, row, &column) && has_unit(intake, row) &&
         !ct_outline_is_ditto(ct_cells_get(row->cells, row->n_cells, unit)) &&
         has_name(intake, row, indicator_roles, G_N_ELEMENTS(indicator_roles)) &&
         has_name(intake, row, area_roles, G_N_ELEMENTS(area_roles)) &&
         row->n_cells <= CT_INTAKE_MAX_COLUMNS && !ct_row_is_comment(row) &&
         !ct_intake_may_be_header(intake, row);
}

static gboolean
has_words(const CtIntake *intake, const CtRow *row)
{
  gint column;

  return ct_intake_has_figures(intake, row, &column) &&
         ct_text_is_words(ct_cells_get(row->cells, row->n_cells, column));
}

gboolean
ct_intake_may_go_ahead(CtIntake *intake)
{
  CtTable *table = &intake->table;
  guint n = ct_held_rows_count(intake->held);

  if (intake->options.again == NULL || table->asked_ahead)
    return FALSE;
  table->asked_ahead = TRUE;
  if (intake->options.recognition != NULL || intake->options.form != NULL || table->keyed ||
      table->legacy != CT_LEGACY_NONE || table->n_rows != n || !is_settled_by_header(intake))
    return FALSE;
  for (guint i = table->at; i < n; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    if (!says_all(intake, row) || has_words(intake, row))
      return FALSE;
  }
  return table->at < n;
}

gboolean
ct_intake_go_back(CtIntake *intake)
{
  if (intake->table.ahead)
    *intake->options.again = TRUE;
  return intake->table.ahead;
}

/* Of words where figures should be it matters whether they are the last that is looked at:
 * then they may be a note. */
gboolean
ct_intake_stands_alone(CtIntake *intake, const CtRow *row, gboolean plain)
{
  CtTable *table = &intake->table;

  if (!plain && ct_row_is_blank(row))
    return TRUE;
  if (ct_intake_is_legacy_row(intake, row))
    return FALSE;
  if (plain)
    return has_unit(intake, row);
  if (has_words(intake, row))
    table->last_words = table->n_rows + 1;
  return says_all(intake, row) && table->last_words != CT_INTAKE_EVIDENCE_ROWS;
}

void
ct_intake_end_ahead(CtIntake *intake)
{
  const CtTable *table = &intake->table;

  if (table->n_rows <= CT_INTAKE_EVIDENCE_ROWS && table->last_words == table->n_rows)
    ct_intake_go_back(intake);
}
