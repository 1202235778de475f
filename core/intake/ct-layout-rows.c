/* ct-layout-rows.c: rows that are no part of a header. */
#include <string.h>

#include "intake/ct-layout-private.h"
#include "intake/ct-number.h"

/* "2022" above a column is a year. */
static gboolean
is_year(CtSpan text)
{
  CtRelativePeriod relative = ct_relative_period_parse(text.text, text.length, NULL);

  return relative.said && relative.year >= 1990;
}

/* Whether a figure, or a sign that there is none, stands in the cell. */
static gboolean
is_figure(const CtCell *cell, CtSpan text)
{
  CtNumber number;

  if (cell->kind == CT_CELL_ERROR || cell->kind == CT_CELL_FORMULA)
    return TRUE;
  if (is_year(text))
    return FALSE;
  if (cell->kind != CT_CELL_TEXT)
    return TRUE;
  number = ct_number_read(text.text, text.length, CT_STYLE_AUTO);
  return number.kind != CT_NUMBER_NONE && number.kind != CT_NUMBER_BLANK &&
         number.unit_length == 0 && number.kind != CT_NUMBER_NOT_APPLICABLE;
}

gboolean
ct_row_has_figures(const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    if (text.length > 0 && is_figure(&row->cells[i], text))
      return TRUE;
  }
  return FALSE;
}

/* A number and nothing else, "gần 5" included; a ratio may be a month: "6/2023". */
static gboolean
is_plain_figure(const CtCell *cell, CtSpan text)
{
  CtNumber number;

  if (text.length == 0 || text.length > CT_HEADER_MAX_CELL || is_year(text))
    return FALSE;
  if (cell->kind == CT_CELL_NUMBER || cell->kind == CT_CELL_PERCENT)
    return TRUE;
  number = ct_number_read(text.text, text.length, CT_STYLE_AUTO);
  return (number.kind == CT_NUMBER_VALUE || number.kind == CT_NUMBER_AMBIGUOUS) &&
         number.unit_length == 0;
}

static gboolean
is_code(CtResolver *resolver, CtSpan text)
{
  return ct_resolver_indicator(resolver, text).match.result == CT_NAME_FOUND ||
         ct_resolver_area(resolver, text).result == CT_NAME_FOUND;
}

/* "THU_DAT": no name is written so. */
static gboolean
looks_like_code(CtSpan text)
{
  for (gsize i = 0; i < text.length; i++)
    if (!g_ascii_isupper(text.text[i]) && !g_ascii_isdigit(text.text[i]) &&
        strchr("_.-", text.text[i]) == NULL)
      return FALSE;
  return text.length > 0;
}

/* What may stand beside codes over columns: "Địa bàn", "Chia ra", "KH 2023", or a code. */
static gboolean
is_header_word(const CtHeaderWords *words, CtResolver *resolver, CtSpan text)
{
  if (looks_like_code(text) && is_code(resolver, text))
    return TRUE;
  return text.length < 64 && (ct_header_words_near(words, text) != NULL ||
                              ct_header_cell_read(words, resolver, text).rest.length == 0);
}

/* "STT", "Chỉ tiêu"; "xã" is a unit. */
static gboolean
is_key_word(const CtHeaderWords *words, CtResolver *resolver, CtSpan text)
{
  const CtHeaderEntry *entry = text.length < 64 ? ct_header_words_near(words, text) : NULL;

  return entry != NULL && entry->role != CT_MEANS_IGNORED && entry->role < CT_MEANS_VALUE &&
         !ct_resolver_is_unit(resolver, text);
}

gboolean
ct_row_holds_figures(const CtHeaderWords *words, CtResolver *resolver, const CtRow *row)
{
  CtSpan before = {"", 0};
  guint n_figures = 0, n_names = 0, n_keys = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    if (text.length == 0)
      continue;
    if (!is_plain_figure(&row->cells[i], text)) {
      n_names += is_header_word(words, resolver, text) ? 0 : 1;
      n_keys += is_key_word(words, resolver, text) ? 1 : 0;
      continue;
    }
    if (!is_code(resolver, text) ||
        (text.length == before.length && memcmp(text.text, before.text, text.length) == 0))
      return TRUE;
    before = text;
    n_figures++;
  }
  return n_figures > 0 && n_names > 0 && n_keys == 0;
}

/* "(1.000 lượt)" is a unit. */
static gboolean
is_unit(CtResolver *resolver, CtSpan text)
{
  if (text.length > 2 && text.text[0] == '(' && text.text[text.length - 1] == ')')
    text = ct_span_trim((CtSpan){text.text + 1, text.length - 2});
  return ct_resolver_is_unit(resolver, text);
}

/* "12,5 tỷ đồng" */
static gboolean
is_amount(CtResolver *resolver, CtSpan text)
{
  CtNumber number;

  if (text.length == 0 || text.length > CT_HEADER_MAX_CELL || is_unit(resolver, text))
    return FALSE;
  if (text.length == 1 && text.text[0] == '?')
    return TRUE; /* it stands for one */
  number = ct_number_read(text.text, text.length, CT_STYLE_AUTO);
  return (number.kind == CT_NUMBER_VALUE || number.kind == CT_NUMBER_AMBIGUOUS) &&
         number.unit_length > 0 &&
         ct_resolver_is_unit(resolver, (CtSpan){number.unit, number.unit_length});
}

static gboolean
has_amount(CtResolver *resolver, const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (is_amount(resolver, ct_cell_span(&row->cells[i])))
      return TRUE;
  return FALSE;
}

gboolean
ct_row_has_amounts(CtResolver *resolver, const CtRow *row)
{
  return ct_row_has_figures(row) || has_amount(resolver, row);
}

static gboolean
is_area(CtResolver *resolver, CtSpan text)
{
  return ct_resolver_area(resolver, text).result == CT_NAME_FOUND;
}

/* "082": codes with a zero are no figures. */
static gboolean
is_area_code(CtResolver *resolver, CtSpan text)
{
  return text.length > 1 && text.text[0] == '0' && g_ascii_isdigit(text.text[1]) &&
         is_area(resolver, text);
}

static gboolean
figures_are(CtResolver *resolver, const CtRow *row, gboolean (*is)(CtResolver *, CtSpan))
{
  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    if (text.length > 0 && is_figure(&row->cells[i], text) && !is(resolver, text))
      return FALSE;
  }
  return TRUE;
}

gboolean
ct_row_names_by_code(const CtHeaderWords *words, CtResolver *resolver, const CtRow *row,
                     const CtRow *below)
{
  if (figures_are(resolver, row, is_area_code))
    return !has_amount(resolver, row);
  return below != NULL && !ct_row_has_figures(below) && !has_amount(resolver, row) &&
         (figures_are(resolver, row, is_area) || !ct_row_holds_figures(words, resolver, row));
}

static guint
count_texts(const CtRow *row, guint max)
{
  guint n = 0;

  for (guint i = 0; i < row->n_cells && n < max; i++)
    n += ct_cell_span(&row->cells[i]).length > 0 ? 1 : 0;
  return n;
}

/* Figures beside no word of a header: most rows of most files, known at a glance. */
gboolean
ct_row_is_data(const CtHeaderWords *words, const CtRow *row)
{
  guint n_figures = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    gboolean number = text.length > 0 && (g_ascii_isdigit(text.text[0]) ||
                                          strchr("-+(", text.text[0]) != NULL ||
                                          row->cells[i].kind != CT_CELL_TEXT);
    gboolean code = text.length > 1 && text.text[0] == '0' && g_ascii_isdigit(text.text[1]);

    if (number && !code && is_figure(&row->cells[i], text))
      n_figures++;
    else if (text.length > 0 && text.length < 64 && ct_header_words_entry(words, text) != NULL)
      return FALSE;
  }
  return n_figures > 0;
}

/* What stands before a colon, be it at the end or, in a row with @few texts, inside. */
static CtSpan
label_of(CtSpan text, gboolean few)
{
  const gchar *colon = memchr(text.text, ':', text.length);

  if (colon == NULL || (!few && colon + 1 < text.text + text.length))
    return (CtSpan){"", 0};
  return ct_span_trim((CtSpan){text.text, (gsize)(colon - text.text)});
}

/* "Kỳ báo cáo:", "Đơn vị tính: tỷ đồng" are labels before a table, no header; "Chia
 * ra:" is none. */
gboolean
ct_row_is_label(const CtHeaderWords *words, const CtRow *row)
{
  gboolean few = count_texts(row, 3) < 3;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan label = label_of(ct_cell_span(&row->cells[i]), few);

    if (label.length > 0 && label.length < 64 && ct_header_words_entry(words, label) != NULL)
      return TRUE;
  }
  return FALSE;
}
