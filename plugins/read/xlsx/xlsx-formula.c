/* xlsx-formula.c: see xlsx-formula.h */
#include "xlsx-formula.h"

/* What a sheet's formulas may cost: beyond it they are not known, and cells have their values
 * all the same. */
#define MAX_KEPT ((gsize)4 << 20)
#define MAX_SHIFTED ((gsize)64 << 20)
#define MAX_ARRAYS 100u

typedef struct {
  gchar *text;
  gsize length;
  OfficeAddress address;
} Shared;

typedef struct {
  OfficeRange range;
  gchar *text;
  gsize length;
} Array;

/* @shared: by number; @arrays: (element-type Array)
 * @kept, @shifted: bytes */
struct XlsxFormulas {
  GHashTable *shared;
  GArray *arrays;
  GString *text;
  gsize kept;
  gsize shifted;
};

static void
shared_free(gpointer data)
{
  Shared *shared = data;

  g_free(shared->text);
  g_free(shared);
}

static void
array_clear(gpointer data)
{
  g_free(((Array *)data)->text);
}

XlsxFormulas *
xlsx_formulas_new(void)
{
  XlsxFormulas *formulas = g_new0(XlsxFormulas, 1);

  formulas->shared = g_hash_table_new_full(NULL, NULL, NULL, shared_free);
  formulas->arrays = g_array_new(FALSE, FALSE, sizeof(Array));
  g_array_set_clear_func(formulas->arrays, array_clear);
  formulas->text = g_string_new(NULL);
  return formulas;
}

void
xlsx_formulas_free(XlsxFormulas *formulas)
{
  if (formulas == NULL)
    return;
  g_hash_table_unref(formulas->shared);
  g_array_unref(formulas->arrays);
  g_string_free(formulas->text, TRUE);
  g_free(formulas);
}

static gboolean
may_keep(XlsxFormulas *formulas, gsize length)
{
  formulas->kept += length + 64;
  return formulas->kept <= MAX_KEPT;
}

static void
keep_shared(XlsxFormulas *formulas, guint32 si, const XlsxFormula *formula, OfficeAddress address)
{
  Shared *shared;

  if (!may_keep(formulas, formula->length))
    return;
  shared = g_new(Shared, 1);
  *shared = (Shared){g_strndup(formula->text, formula->length), formula->length, address};
  g_hash_table_replace(formulas->shared, GUINT_TO_POINTER(si), shared);
}

static const gchar *
shift_shared(XlsxFormulas *formulas, guint32 si, OfficeAddress address, gsize *length)
{
  const Shared *shared = g_hash_table_lookup(formulas->shared, GUINT_TO_POINTER(si));

  if (shared == NULL || formulas->shifted > MAX_SHIFTED)
    return NULL;
  g_string_truncate(formulas->text, 0);
  xlsx_formula_shift(shared->text, shared->length, (gint)address.row - (gint)shared->address.row,
                     (gint)address.column - (gint)shared->address.column, formulas->text);
  formulas->shifted += shared->length + formulas->text->len;
  *length = formulas->text->len;
  return formulas->text->str;
}

static gboolean
is_one_cell(const OfficeRange *range)
{
  return range->first.row == range->last.row && range->first.column == range->last.column;
}

static void
keep_array(XlsxFormulas *formulas, const XlsxFormula *formula)
{
  Array array = {.range = formula->range, .length = formula->length};

  if (formulas->arrays->len >= MAX_ARRAYS || is_one_cell(&array.range) ||
      !may_keep(formulas, formula->length))
    return;
  array.text = g_strndup(formula->text, formula->length);
  g_array_append_val(formulas->arrays, array);
}

const gchar *
xlsx_formulas_take(XlsxFormulas *formulas, const XlsxFormula *formula, OfficeAddress address,
                   gsize *length)
{
  if (formula->kind == XLSX_FORMULA_SHARED) {
    if (formula->length == 0)
      return shift_shared(formulas, formula->si, address, length);
    keep_shared(formulas, formula->si, formula, address);
  } else if (formula->kind == XLSX_FORMULA_ARRAY) {
    keep_array(formulas, formula);
  }
  *length = formula->length;
  return formula->text;
}

static gboolean
is_inside(const OfficeRange *range, OfficeAddress address)
{
  return address.row >= range->first.row && address.row <= range->last.row &&
         address.column >= range->first.column && address.column <= range->last.column;
}

const gchar *
xlsx_formulas_around(const XlsxFormulas *formulas, OfficeAddress address, gsize *length)
{
  for (guint i = 0; i < formulas->arrays->len; i++) {
    const Array *array = &g_array_index(formulas->arrays, Array, i);

    if (!is_inside(&array->range, address))
      continue;
    *length = array->length;
    return array->text;
  }
  return NULL;
}
