/* A preview for people. */
#include <string.h>

#include "cli/ct-grid.h"
#include "cli/ct-preview-print.h"
#include "model/ct-for-people.h"

#define MAX_FINDINGS 10
#define NAME_WIDTH 40
#define MAX_REASONS 3

/**
 * Table: what belongs to one table of the file.
 * @facts: (element-type CtFact): what is told later of a column stands with it
 * @rows: (element-type gsize): the figures that are shown; of @n_rows
 */
typedef struct {
  GPtrArray *facts;
  GArray *rows;
  gsize n_rows;
} Table;

static void
clear_table(gpointer data)
{
  Table *table = data;

  g_ptr_array_unref(table->facts);
  g_array_unref(table->rows);
}

static Table *
get_table(GArray *tables, guint index)
{
  while (tables->len <= index) {
    Table table = {.facts = g_ptr_array_new(), .rows = g_array_new(FALSE, FALSE, sizeof(gsize))};

    g_array_append_val(tables, table);
  }
  return &g_array_index(tables, Table, index);
}

/* @file: (element-type CtFact): what is of none. Returns: (element-type Table) */
static GArray *
sort_by_table(const CtPreview *preview, guint rows, GPtrArray *file)
{
  GArray *tables = g_array_new(FALSE, TRUE, sizeof(Table));
  g_autoptr(GPtrArray) facts = ct_preview_order_facts(preview->processed->recognition);
  const CtDataset *dataset = preview->results.dataset;

  g_array_set_clear_func(tables, clear_table);
  for (guint i = 0; i < facts->len; i++) {
    const CtFact *fact = facts->pdata[i];

    g_ptr_array_add(ct_preview_is_of_file(fact) ? file : get_table(tables, fact->table)->facts,
                    (gpointer)fact);
  }
  for (gsize i = 0; i < dataset->n_cells; i++) {
    Table *table = get_table(tables, dataset->observations->place[i].table);

    if (table->n_rows++ < rows)
      g_array_append_val(table->rows, i);
  }
  return tables;
}

/* Figures */

static const gchar *
measure_word(CtMeasure measure)
{
  switch (measure) {
  case CT_MEASURE_ESTIMATE:
    return _("estimate");
  case CT_MEASURE_PLAN:
    return _("plan");
  case CT_MEASURE_ACTUAL:
  default:
    return _("actual");
  }
}

/* As printed by the sender: a conversion of units leaves zeros behind. */
static CtDecimal
value_of(const CtObservation *figure)
{
  CtDecimal printed;

  return ct_decimal_round(figure->value, figure->decimals, &printed) &&
                 ct_decimal_compare(printed, figure->value) == 0
             ? printed
             : figure->value;
}

static gchar *
format_value(const CtObservation *figure)
{
  static const gchar *const signs[] = {
    [CT_QUALIFIER_NONE] = "",
    [CT_QUALIFIER_ABOUT] = "≈ ",
    [CT_QUALIFIER_BELOW] = "≤ ",
    [CT_QUALIFIER_ABOVE] = "≥ ",
  };
  gchar number[CT_DECIMAL_PEOPLE_CHARS];

  if (figure->missing)
    return g_strdup("-");
  return g_strconcat(signs[figure->qualifier],
                     ct_decimal_format_for_people(value_of(figure), number), NULL);
}

static gboolean
has_sheets(const CtPreview *preview)
{
  return ct_places_has_style(preview->processed->submission->places, CT_PLACE_SHEET);
}

static void
add_figure(CtGrid *grid, const CtPreview *preview, gsize index)
{
  const CtCatalog *catalog = preview->results.catalog;
  const CtObservation figure = ct_batch_get(preview->results.dataset->observations, index);
  const CtIndicator *indicator = &catalog->indicators[figure.indicator];
  g_autofree gchar *value = format_value(&figure);
  g_autoptr(GString) place = g_string_new(NULL);
  gchar period[CT_PERIOD_PEOPLE_CHARS];
  const gchar status[] = {figure.status, '\0'};

  ct_preview_append_place(preview->processed->submission, figure.place, has_sheets(preview), place);
  ct_grid_add(grid, indicator->code, CT_COLOUR_PLAIN);
  ct_grid_add(grid, ct_indicator_name(indicator), CT_COLOUR_PLAIN);
  ct_grid_add(grid, catalog->areas[figure.area].name, CT_COLOUR_PLAIN);
  ct_grid_add(grid, ct_period_for_people(figure.period, period), CT_COLOUR_PLAIN);
  ct_grid_add(grid, measure_word(figure.measure), CT_COLOUR_PLAIN);
  ct_grid_add(grid, value, CT_COLOUR_GOOD);
  ct_grid_add(grid, catalog->units[figure.unit].symbol, CT_COLOUR_PLAIN);
  ct_grid_add(grid, figure.status != 'A' ? status : "", CT_COLOUR_PLAIN);
  ct_grid_add(grid, place->str, CT_COLOUR_DIM);
}

#define VALUE_COLUMN 5
#define N_FIGURE_COLUMNS 9

/* The statuses need no title: they are codes, and rare. */
static void
add_titles(CtGrid *grid)
{
  const gchar *const titles[N_FIGURE_COLUMNS] = {
    _("code"), _("indicator"), _("area"), _("period"), _("measure"), _("figure"), _("unit"), "",
    _("place")};

  for (guint i = 0; i < N_FIGURE_COLUMNS; i++)
    ct_grid_add(grid, titles[i], CT_COLOUR_DIM);
}

static void
print_figures(FILE *stream, const CtPreview *preview, const Table *table)
{
  g_autoptr(CtGrid) grid = ct_grid_new(N_FIGURE_COLUMNS);

  if (table->rows->len == 0) {
    fprintf(stream, _("  figures: %lu\n"), (gulong)table->n_rows);
    return;
  }
  if (table->rows->len < table->n_rows)
    fprintf(stream, _("  figures: %lu, the first %u:\n"), (gulong)table->n_rows, table->rows->len);
  else
    fprintf(stream, _("  figures: %lu\n"), (gulong)table->n_rows);
  ct_grid_set_right(grid, VALUE_COLUMN);
  ct_grid_set_limit(grid, 1, NAME_WIDTH);
  add_titles(grid);
  for (guint i = 0; i < table->rows->len; i++)
    add_figure(grid, preview, g_array_index(table->rows, gsize, i));
  ct_grid_print(stream, grid, 4);
}

/* Sheets */

static gboolean
is_hidden(const Table *table)
{
  for (guint i = 0; i < table->facts->len; i++)
    if (ct_preview_is_hidden_sheet(table->facts->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
print_heading(FILE *stream, const CtPreview *preview, const Table *table, guint index)
{
  const CtPlaces *places = preview->processed->submission->places;
  g_autofree gchar *name = NULL;

  if (!has_sheets(preview)) {
    fprintf(stream, _("\nTable %u\n"), index + 1);
    return;
  }
  name = ct_grid_clean(ct_places_table_name(places, (guint16)index));
  fprintf(stream, is_hidden(table) ? _("\nSheet \"%s\" (hidden)\n") : _("\nSheet \"%s\"\n"), name);
}

/* What formulas and hidden rows tell is no reason to pass a sheet over. */
static gboolean
is_reason(const CtFinding *finding, guint table)
{
  return finding->place.table == table &&
         (finding->severity == CT_SEVERITY_ERROR || g_str_has_prefix(finding->rule, "intake."));
}

/* A sheet without figures: why. */
static void
print_reasons(FILE *stream, const CtProcessed *processed, guint table)
{
  guint shown = 0;

  for (guint i = 0; i < ct_findings_count(processed->findings) && shown < MAX_REASONS; i++) {
    const CtFinding *finding = ct_findings_get(processed->findings, i);
    g_autofree gchar *message = NULL;

    if (!is_reason(finding, table))
      continue;
    message = ct_grid_clean(finding->message);
    fprintf(stream, _("  no figures: %s\n"), message);
    shown++;
  }
  if (shown == 0)
    fprintf(stream, "  %s\n", _("no figures: nothing in it looks like a table of figures"));
}

static void
print_table(FILE *stream, const CtPreview *preview, const Table *table, guint index)
{
  const CtProcessed *processed = preview->processed;

  print_heading(stream, preview, table, index);
  ct_preview_print_facts(stream, processed->submission, table->facts, has_sheets(preview));
  if (has_sheets(preview) && table->n_rows == 0)
    print_reasons(stream, processed, index);
  else
    print_figures(stream, preview, table);
}

static void
print_tables(FILE *stream, const CtPreview *preview, const GArray *tables)
{
  for (guint i = 0; i < tables->len; i++) {
    const Table *table = &g_array_index(tables, Table, i);

    if (table->facts->len > 0 || table->n_rows > 0)
      print_table(stream, preview, table, i);
  }
}

/* Findings */

static void
print_counts(FILE *stream, const CtFindings *findings)
{
  gulong errors = (gulong)ct_findings_total(findings, CT_SEVERITY_ERROR);
  gulong warnings = (gulong)ct_findings_total(findings, CT_SEVERITY_WARNING);

  fprintf(stream,
          _("\nNot read, or doubtful: %serrors: %lu%s, %swarnings: %lu%s, for information: %lu\n"),
          ct_colour(stream, errors > 0 ? CT_COLOUR_BAD : CT_COLOUR_GOOD), errors,
          ct_colour(stream, CT_COLOUR_PLAIN),
          ct_colour(stream, warnings > 0 ? CT_COLOUR_WARNING : CT_COLOUR_GOOD), warnings,
          ct_colour(stream, CT_COLOUR_PLAIN),
          (gulong)ct_findings_total(findings, CT_SEVERITY_INFO));
}

/* Errors first, each severity in order of the file. Returns: how many were shown */
static guint
print_first(FILE *stream, const CtProcessed *processed, CtSeverity severity, guint room)
{
  guint shown = 0;

  for (guint i = 0; i < ct_findings_count(processed->findings) && shown < room; i++) {
    const CtFinding *finding = ct_findings_get(processed->findings, i);

    if (finding->severity != severity)
      continue;
    fputs("  ", stream);
    ct_print_finding(stream, processed->submission, finding);
    shown++;
  }
  return shown;
}

static void
print_findings(FILE *stream, const CtProcessed *processed)
{
  guint shown = 0;
  guint n = ct_findings_count(processed->findings);

  if (n == 0) {
    fprintf(stream, "\n%s\n", _("Nothing was left out, and nothing is in doubt."));
    return;
  }
  print_counts(stream, processed->findings);
  shown += print_first(stream, processed, CT_SEVERITY_ERROR, MAX_FINDINGS - shown);
  shown += print_first(stream, processed, CT_SEVERITY_WARNING, MAX_FINDINGS - shown);
  shown += print_first(stream, processed, CT_SEVERITY_INFO, MAX_FINDINGS - shown);
  if (shown < n)
    fprintf(stream, _("  ... and %lu more; chitieu validate tells all\n"), (gulong)(n - shown));
}

void
ct_preview_print_text(FILE *stream, const CtPreview *preview, guint rows)
{
  const CtProcessed *processed = preview->processed;
  g_autoptr(GPtrArray) file = g_ptr_array_new();
  g_autoptr(GArray) tables = sort_by_table(preview, rows, file);
  g_autofree gchar *name = ct_grid_clean(processed->submission->name);

  fprintf(stream, "%s\n", name);
  ct_preview_print_facts(stream, processed->submission, file, FALSE);
  print_tables(stream, preview, tables);
  print_findings(stream, processed);
}
