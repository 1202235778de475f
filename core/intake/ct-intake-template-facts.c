/* ct-intake-template-facts.c: the hidden sheet that tells what a form was. */
#include "intake/ct-intake-template-private.h"

#define MAX_ITEMS 32768u /* rows that facts may tell of */
#define MAX_COLUMNS 32u  /* a bit each */

CtTemplate *
ct_template_new(void)
{
  CtTemplate *form = g_new0(CtTemplate, 1);

  form->columns = g_array_new(FALSE, TRUE, sizeof(Column));
  form->items = g_array_new(FALSE, TRUE, sizeof(Item));
  form->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  form->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  form->texts = ct_arena_new();
  form->typed = g_array_new(FALSE, FALSE, sizeof(Typed));
  return form;
}

void
ct_template_free(CtTemplate *form)
{
  if (form == NULL)
    return;
  g_array_unref(form->columns);
  g_array_unref(form->items);
  g_hash_table_unref(form->keys);
  g_hash_table_unref(form->names);
  ct_arena_free(form->texts);
  g_array_unref(form->typed);
  g_free(form);
}

static const gchar *
keep(CtTemplate *form, CtSpan text)
{
  return ct_arena_copy(form->texts, text.text, MIN(text.length, 1000));
}

static guint
number_at(const CtRow *row, gint column)
{
  g_autofree gchar *text = g_strndup(cell_at(row, column).text, cell_at(row, column).length);
  guint64 number = 0;

  g_ascii_string_to_unsigned(text, 10, 1, G_MAXUINT16, &number, NULL);
  return (guint)number;
}

gchar *
ct_template_key(CtSpan name, CtSpan area)
{
  g_autofree gchar *first = g_strndup(name.text, name.length);
  g_autofree gchar *second = g_strndup(area.text, area.length);

  return g_strconcat(first, "\n", second, NULL);
}

static void
take_column_fact(CtTemplate *form, const CtRow *row)
{
  static const gchar *const figures[] = {"before", "planned", "actual", "expected", NULL};
  Column column = {.column = number_at(row, 2) - 1, .at = CT_COLUMN_NONE};

  if (form->columns->len >= MAX_COLUMNS || column.column >= CT_INTAKE_MAX_COLUMNS)
    return;
  column.role = keep(form, cell_at(row, 3));
  column.heading = keep(form, cell_at(row, 4));
  column.figures = g_strv_contains(figures, column.role);
  g_array_append_val(form->columns, column);
}

static void
take_row_fact(CtTemplate *form, const CtRow *row)
{
  Item item = {.code = keep(form, cell_at(row, 3)), .area = keep(form, cell_at(row, 4)),
               .name = keep(form, cell_at(row, 5)), .unit = keep(form, cell_at(row, 6))};
  guint number;

  if (form->items->len >= MAX_ITEMS)
    return;
  g_array_append_val(form->items, item);
  number = form->items->len;
  g_hash_table_insert(form->keys, ct_template_key(cell_at(row, 3), cell_at(row, 4)),
                      GUINT_TO_POINTER(number));
  g_hash_table_insert(form->names, ct_template_key(cell_at(row, 5), cell_at(row, 4)),
                      GUINT_TO_POINTER(number));
}

/* It follows that of its row. */
static void
take_formula_fact(CtTemplate *form, const CtRow *row)
{
  guint column = number_at(row, 2);

  for (guint i = 0; i < form->columns->len && form->items->len > 0; i++)
    if (g_array_index(form->columns, Column, i).column + 1 == column)
      g_array_index(form->items, Item, form->items->len - 1).formulas |= 1u << i;
}

void
ct_template_take_fact(CtTemplate *form, const CtRow *row)
{
  CtSpan kind = cell_at(row, 0);

  if (is(kind, "column"))
    take_column_fact(form, row);
  else if (is(kind, "row"))
    take_row_fact(form, row);
  else if (is(kind, "formula"))
    take_formula_fact(form, row);
}
