/* ct-layout.c: what the columns of a table hold. */
#include <string.h>

#include "intake/ct-layout.h"

CtLayout *
ct_layout_new(void)
{
  CtLayout *layout = g_new0(CtLayout, 1);

  layout->columns = g_array_new(FALSE, FALSE, sizeof(CtColumn));
  layout->values = g_array_new(FALSE, FALSE, sizeof(guint));
  layout->texts = ct_arena_new();
  for (gsize i = 0; i < CT_N_MEANINGS; i++)
    layout->at[i] = CT_COLUMN_NONE;
  return layout;
}

void
ct_layout_free(CtLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref(layout->columns);
  g_array_unref(layout->values);
  ct_arena_free(layout->texts);
  g_free(layout);
}

CtSpan
ct_cell_span(const CtCell *cell)
{
  CtSpan span = {cell->text, cell->length};

  if (cell->kind == CT_CELL_BLANK || cell->length == 0)
    return cell->kind == CT_CELL_FORMULA ? (CtSpan){"=", 1} : (CtSpan){"", 0};
  if ((guchar)span.text[0] > ' ' && (guchar)span.text[0] < 0x80 &&
      (guchar)span.text[span.length - 1] > ' ' && (guchar)span.text[span.length - 1] < 0x80)
    return span;
  return ct_span_trim(span);
}

CtSpan
ct_cells_get(const CtCell *cells, guint n_cells, gint index)
{
  return index < 0 || (guint)index >= n_cells ? (CtSpan){"", 0} : ct_cell_span(&cells[index]);
}

const CtColumn *
ct_layout_get(const CtLayout *layout, guint index)
{
  return &g_array_index(layout->columns, CtColumn, index);
}

/* Whether both hold the same figure, as far as the header says it. */
static gboolean
is_same_value(const CtColumn *a, const CtColumn *b)
{
  return a->measure == b->measure && a->period == b->period && a->indicator == b->indicator &&
         a->area == b->area && a->plan == b->plan &&
         memcmp(&a->relative, &b->relative, sizeof a->relative) == 0;
}

static gboolean
has_value(const CtLayout *layout, const CtColumn *column)
{
  for (guint i = 0; i < layout->values->len; i++)
    if (is_same_value(ct_layout_get(layout, g_array_index(layout->values, guint, i)), column))
      return TRUE;
  return FALSE;
}

/* "Địa bàn" beside "REF_AREA": the second one tells again what the first tells. */
static CtMeaning
second_role(CtMeaning role)
{
  switch (role) {
  case CT_MEANS_INDICATOR:
    return CT_MEANS_INDICATOR_NAME;
  case CT_MEANS_AREA:
    return CT_MEANS_AREA_NAME;
  case CT_MEANS_ROW_NUMBER:
    return CT_MEANS_IGNORED;
  default:
    return CT_MEANS_REPEATED;
  }
}

/* A key stands in one column only. */
static gboolean
is_key(CtMeaning role)
{
  return role >= CT_MEANS_ROW_NUMBER && role < CT_MEANS_VALUE;
}

static void
place_key(CtLayout *layout, guint index, CtColumn *column)
{
  while (is_key(column->role) && layout->at[column->role] != CT_COLUMN_NONE)
    column->role = second_role(column->role);
  if (is_key(column->role))
    layout->at[column->role] = (gint)index;
}

static void
place_column(CtLayout *layout, guint index, CtColumn *column)
{
  if (column->role == CT_MEANS_VALUE && has_value(layout, column))
    column->role = CT_MEANS_REPEATED;
  else if (column->role == CT_MEANS_VALUE)
    g_array_append_val(layout->values, index);
  else
    place_key(layout, index, column);
}

/* What the column held before is forgotten. */
static void
unplace_column(CtLayout *layout, guint index)
{
  CtMeaning role = ct_layout_get(layout, index)->role;

  if (is_key(role) && layout->at[role] == (gint)index)
    layout->at[role] = CT_COLUMN_NONE;
  for (guint i = 0; role == CT_MEANS_VALUE && i < layout->values->len; i++)
    if (g_array_index(layout->values, guint, i) == index) {
      g_array_remove_index(layout->values, i);
      return;
    }
}

static void
own_text(CtLayout *layout, CtSpan *text)
{
  if (text->length > 0)
    text->text = ct_arena_copy(layout->texts, text->text, text->length);
}

void
ct_layout_set(CtLayout *layout, guint index, const CtColumn *column)
{
  const CtColumn none = CT_COLUMN_INIT;
  CtColumn own = *column;

  while (layout->columns->len <= index)
    g_array_append_val(layout->columns, none);
  unplace_column(layout, index);
  own_text(layout, &own.unit);
  own_text(layout, &own.header);
  place_column(layout, index, &own);
  g_array_index(layout->columns, CtColumn, index) = own;
}

void
ct_layout_set_role(CtLayout *layout, guint index, CtMeaning role)
{
  CtColumn column = CT_COLUMN_INIT;

  column.role = role;
  if (index < layout->columns->len)
    column.header = ct_layout_get(layout, index)->header;
  ct_layout_set(layout, index, &column);
}

static gboolean
has_role(const CtLayout *layout, gboolean (*is)(CtMeaning))
{
  for (guint role = 0; role < CT_N_MEANINGS; role++)
    if (is((CtMeaning)role) && layout->at[role] != CT_COLUMN_NONE)
      return TRUE;
  return FALSE;
}

gboolean
ct_layout_is_wide(const CtLayout *layout)
{
  for (guint i = 0; i < layout->values->len; i++) {
    const CtColumn *column = ct_layout_get(layout, g_array_index(layout->values, guint, i));

    if (column->area != CT_INDEX_NONE || column->indicator != CT_INDEX_NONE)
      return TRUE;
  }
  return FALSE;
}

gboolean
ct_layout_has_indicator(const CtLayout *layout)
{
  return has_role(layout, ct_meaning_is_indicator);
}

gboolean
ct_layout_has_area(const CtLayout *layout)
{
  return has_role(layout, ct_meaning_is_area);
}
