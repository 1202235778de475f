/* ct-layout-below.c: what the first rows below a header say of the columns that name them:
 * running numbers are no indicators, and a column of names that has no heading, or one
 * that means nothing, holds what its names are of.
 */
#include <string.h>

#include "intake/ct-layout-private.h"
#include "intake/ct-row-kind.h"

typedef struct {
  CtLayout *layout;
  CtResolver *resolver;
  const CtRow *rows;
  guint n_rows;
} Below;

static CtSpan
cell_text(const Below *below, guint row, guint column)
{
  return ct_cells_get(below->rows[row].cells, below->rows[row].n_cells, (gint)column);
}

/* "1", "12.", "I", "b)", "1.2", "-": marks of a list.
 * @number: of a whole one; 0: another mark */
static gboolean
is_list_mark(CtSpan text, guint *number)
{
  guint digits = 0, others = 0;

  *number = 0;
  if (text.length > 1 && strchr(".)", text.text[text.length - 1]) != NULL)
    text.length--;
  if (text.length == 0 || text.length > 6 || text.text[0] == '0')
    return FALSE;
  for (gsize i = 0; i < text.length; i++)
    if (g_ascii_isdigit(text.text[i])) {
      *number = *number * 10 + (guint)(text.text[i] - '0');
      digits++;
    } else if (strchr("IVXivx.-", text.text[i]) != NULL ||
               (text.length == 1 && strchr("%\"", text.text[i]) == NULL)) { /* a unit, the same */
      others++;
    } else {
      return FALSE;
    }
  if (others > 0)
    *number = 0;
  return digits <= 3;
}

/* Whether the column holds marks of a list, its numbers counting up by one. */
static gboolean
is_running(const Below *below, guint column)
{
  guint last = 0, n = 0, n_steps = 0;

  for (guint row = 0; row < below->n_rows; row++) {
    CtSpan text = cell_text(below, row, column);
    guint number;

    if (text.length == 0)
      continue;
    if (!is_list_mark(text, &number))
      return FALSE;
    n++;
    if (number == 0)
      continue;
    if (last != 0 && number != last + 1 && number != 1)
      return FALSE;
    n_steps += number == 1 || number == last + 1 ? 1 : 0;
    if (last == 0 && number != 1)
      n--; /* may be a code; the next one tells */
    last = number;
  }
  return n > 0 && (last == 0 || n_steps > 0);
}

/* @n: cells with a text; @words: those that are no numbers */
typedef struct {
  guint n;
  guint words;
  guint areas;
  guint indicators;
  guint units;
} Names;

/* "12,5": a figure or a mark, and no name; "082" is a code. */
static gboolean
is_bare_number(CtSpan text)
{
  if (text.length > 1 && text.text[0] == '0' && g_ascii_isdigit(text.text[1]))
    return FALSE;
  for (gsize i = 0; i < text.length; i++)
    if (!g_ascii_isdigit(text.text[i]) && strchr(".,- ", text.text[i]) == NULL)
      return FALSE;
  return TRUE;
}

static Names
count_names(const Below *below, guint column)
{
  Names names = {0};

  if (is_running(below, column))
    return names;
  for (guint row = 0; row < below->n_rows; row++) {
    CtSpan text = cell_text(below, row, column);
    gboolean area, indicator;

    names.n += text.length > 0 ? 1 : 0;
    if (text.length == 0 || text.length > CT_HEADER_MAX_CELL || is_bare_number(text))
      continue;
    area = ct_resolver_area(below->resolver, text).result != CT_NAME_UNKNOWN;
    indicator = ct_resolver_indicator(below->resolver, text).match.result != CT_NAME_UNKNOWN;
    names.areas += area ? 1 : 0;
    names.indicators += indicator ? 1 : 0;
    names.units += ct_resolver_is_unit(below->resolver, text) ? 1 : 0;
    names.words += area || indicator || ct_text_is_words(text) ? 1 : 0;
  }
  return names;
}

/* Indicators, areas or units, as most of the names are; CT_MEANS_NONE when most are not
 * known. */
static CtMeaning
judge_names(Names names)
{
  if (names.units > MAX(names.areas, names.indicators))
    return names.units * 2 >= names.n ? CT_MEANS_UNIT : CT_MEANS_NONE;
  if (names.areas * 2 >= names.n && names.areas > names.indicators)
    return CT_MEANS_AREA;
  return names.indicators > 0 && names.indicators * 2 >= names.n ? CT_MEANS_INDICATOR
                                                                     : CT_MEANS_NONE;
}

static gboolean
names_rows(CtMeaning role)
{
  return ct_meaning_is_indicator(role) || ct_meaning_is_area(role);
}

/* "Chỉ tiêu" over "1 | Thu NSNN": the names stand in the second column. */
static void
move_from_numbers(Below *below, guint column)
{
  CtMeaning role = ct_layout_get(below->layout, column)->role;
  CtMeaning found;
  Names names;

  if (!names_rows(role) || ct_layout_get(below->layout, column + 1)->role != CT_MEANS_NONE ||
      !is_running(below, column))
    return;
  names = count_names(below, column + 1);
  found = judge_names(names);
  if (names.words == 0)
    return;
  if (found == CT_MEANS_NONE || found == CT_MEANS_UNIT || ct_meaning_is_area(found) == ct_meaning_is_area(role))
    found = role;
  ct_layout_set_role(below->layout, column, CT_MEANS_ROW_NUMBER);
  ct_layout_set_role(below->layout, column + 1, found);
}

/* Columns before the first one of figures. */
static guint
count_before_values(const CtLayout *layout)
{
  return layout->values->len == 0 ? 0 : g_array_index(layout->values, guint, 0);
}

static gboolean
has_value_of(const CtLayout *layout, gboolean areas)
{
  for (guint i = 0; i < layout->values->len; i++) {
    const CtColumn *column = ct_layout_get(layout, g_array_index(layout->values, guint, i));

    if ((areas ? column->area : column->indicator) != CT_INDEX_NONE)
      return TRUE;
  }
  return FALSE;
}

/* Whether areas, indicators or units are told by another column. */
static gboolean
is_told(const CtLayout *layout, CtMeaning role)
{
  if (role == CT_MEANS_UNIT)
    return layout->at[CT_MEANS_UNIT] != CT_COLUMN_NONE ||
           layout->at[CT_MEANS_AREA_OR_UNIT] != CT_COLUMN_NONE;
  return role == CT_MEANS_AREA
           ? ct_layout_has_area(layout) || has_value_of(layout, TRUE)
           : ct_layout_has_indicator(layout) || has_value_of(layout, FALSE);
}

static void
name_column(Below *below, guint column)
{
  CtMeaning found;

  if (ct_layout_get(below->layout, column)->role != CT_MEANS_NONE)
    return;
  found = judge_names(count_names(below, column));
  if (found != CT_MEANS_NONE && !is_told(below->layout, found))
    ct_layout_set_role(below->layout, column, found);
}

/* Names that are not known, where nothing else names the rows: each of them is told. */
static void
name_unknown(Below *below, guint n)
{
  if (is_told(below->layout, CT_MEANS_AREA) || is_told(below->layout, CT_MEANS_INDICATOR) ||
      below->layout->at[CT_MEANS_PERIOD] != CT_COLUMN_NONE)
    return;
  for (guint i = 0; i < n; i++)
    if (ct_layout_get(below->layout, i)->role == CT_MEANS_NONE &&
        count_names(below, i).words > 0) {
      ct_layout_set_role(below->layout, i, CT_MEANS_INDICATOR);
      return;
    }
}

void
ct_layout_take_below(CtLayout *layout, CtResolver *resolver, const CtRow *rows, guint n_rows)
{
  Below below = {layout, resolver, rows, n_rows};
  guint n = count_before_values(layout);

  for (guint i = 0; i + 1 < n; i++)
    move_from_numbers(&below, i);
  for (guint i = 0; i < n; i++)
    name_column(&below, i);
  name_unknown(&below, n);
}
