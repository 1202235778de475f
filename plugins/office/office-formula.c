/* office-formula.c: what each formula says by itself is told here; for the rest the beginning of
 * the sheet is kept.
 */
#include "office/office-formula-private.h"

#include <string.h>

#include "base/ct-message.h"
#include "base/ct-text.h"

#define MAX_SHARED 16384u
#define MAX_SHARED_LENGTH 2048u
#define MAX_LISTED 10u

/* Cells of one kind of finding: told as one. */
typedef struct {
  OfficeAddress first;
  gchar *formula;
  GString *list;
  gulong n;
} Listed;

typedef struct {
  OfficeAddress at;
  gchar *text;
  gsize length;
} Shared;

struct OfficeFormulas {
  CtRowSink *rows;
  gboolean any;
  GHashTable *shared;
  Listed outside;
  Listed broken;
  Listed without_value;
  OfficeFormula formula;
  OfficeGrid grid;
};

static void
shared_free(gpointer data)
{
  Shared *shared = data;

  g_free(shared->text);
  g_free(shared);
}

OfficeFormulas *
office_formulas_new(CtRowSink *rows)
{
  OfficeFormulas *formulas = g_new0(OfficeFormulas, 1);

  formulas->rows = rows;
  formulas->shared = g_hash_table_new_full(NULL, NULL, NULL, shared_free);
  formulas->grid.cells = g_array_new(FALSE, FALSE, sizeof(OfficeKept));
  formulas->grid.texts = g_string_new(NULL);
  formulas->grid.references = g_array_new(FALSE, FALSE, sizeof(OfficeRange));
  return formulas;
}

static void
listed_clear(Listed *listed)
{
  g_free(listed->formula);
  if (listed->list != NULL)
    g_string_free(listed->list, TRUE);
}

void
office_formulas_free(OfficeFormulas *formulas)
{
  listed_clear(&formulas->outside);
  listed_clear(&formulas->broken);
  listed_clear(&formulas->without_value);
  g_hash_table_unref(formulas->shared);
  g_array_free(formulas->grid.cells, TRUE);
  g_array_free(formulas->grid.references, TRUE);
  g_string_free(formulas->grid.texts, TRUE);
  g_free(formulas);
}

static void
list_cell(Listed *listed, const OfficeCell *cell)
{
  if (listed->n++ == 0) {
    listed->first = cell->address;
    listed->formula = ct_text_quote(cell->formula, cell->formula_length);
    listed->list = g_string_new(NULL);
  }
  if (listed->n > MAX_LISTED)
    return;
  g_string_append(listed->list, listed->n > 1 ? ", " : "");
  office_address_append(cell->address, listed->list);
}

static void
keep_shared(OfficeFormulas *formulas, const OfficeCell *cell)
{
  Shared *shared;

  if (cell->formula_length > MAX_SHARED_LENGTH ||
      g_hash_table_size(formulas->shared) >= MAX_SHARED)
    return;
  shared = g_new0(Shared, 1);
  shared->at = cell->address;
  shared->text = g_strndup(cell->formula, cell->formula_length);
  shared->length = cell->formula_length;
  g_hash_table_replace(formulas->shared, GUINT_TO_POINTER(cell->shared), shared);
}

/* Returns: whether anything is known of it. */
static gboolean
read_formula(OfficeFormulas *formulas, const OfficeCell *cell)
{
  const Shared *shared;

  if (cell->formula_length > 0) {
    if (cell->shared > 0)
      keep_shared(formulas, cell);
    office_formula_parse(cell->formula, cell->formula_length, cell->address, cell->address,
                         &formulas->formula);
    return TRUE;
  }
  shared = cell->shared > 0
             ? g_hash_table_lookup(formulas->shared, GUINT_TO_POINTER(cell->shared))
             : NULL;
  if (shared == NULL)
    return FALSE;
  office_formula_parse(shared->text, shared->length, cell->address, shared->at,
                       &formulas->formula);
  return TRUE;
}

/* What can be seen without reading it all: in the rows that are not kept. */
static gboolean
may_tell_something(const OfficeCell *cell)
{
  return cell->formula_length > 0 &&
         (cell->shared > 0 || memchr(cell->formula, '[', cell->formula_length) != NULL ||
          memchr(cell->formula, '#', cell->formula_length) != NULL ||
          memchr(cell->formula, '\'', cell->formula_length) != NULL);
}

static gboolean
is_kept(const OfficeFormulas *formulas, OfficeAddress at)
{
  return at.row <= OFFICE_FORMULA_MAX_ROWS && at.column <= OFFICE_FORMULA_MAX_COLUMNS &&
         !formulas->grid.full;
}

gboolean
office_formulas_cell(OfficeFormulas *formulas, const OfficeCell *cell)
{
  gboolean kept = is_kept(formulas, cell->address);
  const OfficeFormula *formula = NULL;

  if (cell->cell.kind == CT_CELL_FORMULA && cell->formula != NULL)
    list_cell(&formulas->without_value, cell);
  if (cell->formula != NULL && (kept || may_tell_something(cell)) && read_formula(formulas, cell)) {
    formula = &formulas->formula;
    formulas->any = TRUE;
    if (formula->outside && cell->formula_length > 0)
      list_cell(&formulas->outside, cell);
    if (formula->broken)
      list_cell(&formulas->broken, cell);
  }
  if (kept)
    office_grid_keep(&formulas->grid, cell, formula);
  return TRUE;
}

gboolean
office_formula_tell(CtRowSink *rows, const gchar *rule, OfficeAddress at, const gchar *value,
                    const gchar *message)
{
  return ct_row_sink_note(rows, &(CtReadNote){.what = "formula",
                                              .value = value,
                                              .rule = rule,
                                              .warning = TRUE,
                                              .row = at.row,
                                              .column = at.column,
                                              .message = message});
}

static gboolean
tell_listed(const OfficeFormulas *formulas, const Listed *listed, const gchar *rule,
            const gchar *sentence)
{
  g_autofree gchar *message = NULL;

  if (listed->n == 0)
    return TRUE;
  message = g_strdup_printf("%s: %s%s", sentence, listed->list->str,
                            listed->n > MAX_LISTED ? ", …" : "");
  return office_formula_tell(formulas->rows, rule, listed->first, listed->formula, message);
}

static gboolean
tell_without_value(const OfficeFormulas *formulas)
{
  const Listed *listed = &formulas->without_value;
  g_autofree gchar *message = NULL;

  if (listed->n == 0)
    return TRUE;
  message = g_strdup_printf(_("formulas without a result (%lu), among them %s; open the file in the "
                              "spreadsheet program and save it again"),
                            listed->n, listed->list->str);
  return ct_row_sink_problem(formulas->rows,
                             &(CtReadProblem){.rule = "read.formula-without-value",
                                              .row = listed->first.row,
                                              .column = listed->first.column,
                                              .observed = listed->formula,
                                              .message = message});
}

static gboolean
tell_of_the_grid(OfficeFormulas *formulas)
{
  return !formulas->any ||
         (office_formula_tell_typed_over(&formulas->grid, formulas->rows) &&
          office_formula_tell_left_out(&formulas->grid, formulas->rows) &&
          office_formula_tell_stale(&formulas->grid, formulas->rows));
}

gboolean
office_formulas_end(OfficeFormulas *formulas)
{
  return tell_without_value(formulas) &&
         tell_listed(formulas, &formulas->outside, "read.external-link",
                     _("formulas take their value from another file; what was last seen of it is "
                       "read")) &&
         tell_listed(formulas, &formulas->broken, "read.broken-formula",
                     _("formulas name a cell that is no more (#REF!)")) &&
         tell_of_the_grid(formulas);
}
