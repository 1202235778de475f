#include "test-run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "test-small-catalog.h"

static CtCatalog *catalog;

int
run_set_up(void **state)
{
  (void)state;
  catalog = small_catalog_new();
  return 0;
}

int
run_tear_down(void **state)
{
  (void)state;
  ct_catalog_free(catalog);
  return 0;
}

static void
clear_cell(gpointer data)
{
  g_free((gchar *)((CtCell *)data)->text);
}

Run
run_start(const CtIntakeOptions *options, gboolean reporter)
{
  Run run = {.submission = ct_submission_new("x.csv"),
             .batch = ct_batch_new(),
             .findings = ct_findings_new()};

  if (reporter)
    run.submission->reporter = 0;
  run.intake = ct_intake_new(catalog, options, run.submission, 3, run.batch, run.findings);
  run.sink = ct_intake_get_sink(run.intake);
  run.above = g_array_new(FALSE, TRUE, sizeof(CtCell));
  g_array_set_clear_func(run.above, clear_cell);
  return run;
}

void
run_stop(Run *run)
{
  g_array_unref(run->above);
  ct_intake_free(run->intake);
  ct_batch_free(run->batch);
  ct_findings_free(run->findings);
  ct_submission_free(run->submission);
}

static gboolean
is_mark(const gchar *text, gchar mark)
{
  return text[0] == mark && text[1] == '\0';
}

static CtCell
make_cell(const gchar *text)
{
  static const gchar marks[] = "#%!@=";
  static const CtCellKind kinds[] = {CT_CELL_NUMBER, CT_CELL_PERCENT, CT_CELL_ERROR, CT_CELL_DATE,
                                     CT_CELL_FORMULA};
  const gchar *mark = *text != '\0' && text[1] != '\0' ? strchr(marks, *text) : NULL;

  if (*text == '\0')
    return (CtCell){.text = "", .kind = CT_CELL_BLANK};
  if (is_mark(text, '='))
    return (CtCell){.text = "", .kind = CT_CELL_FORMULA};
  if (mark == NULL)
    return (CtCell){.text = text, .length = strlen(text), .kind = CT_CELL_TEXT};
  return (CtCell){.text = text + 1, .length = strlen(text) - 1, .kind = kinds[mark - marks]};
}

static CtCell
cover(const CtCell *by, CtCellFlags flag)
{
  CtCell cell = *by;

  cell.flags = flag == CT_CELL_COVERED_LEFT ? by->flags | CT_CELL_COVERED_LEFT
                                            : (by->flags & CT_CELL_COVERED_LEFT) | flag;
  return cell;
}

static void
keep_row(Run *run, const CtCell *cells, guint n)
{
  GArray *above = g_array_new(FALSE, TRUE, sizeof(CtCell));

  g_array_set_clear_func(above, clear_cell);
  for (guint i = 0; i < n; i++) {
    CtCell cell = cells[i];

    cell.text = g_strndup(cell.text, cell.length);
    g_array_append_val(above, cell);
  }
  g_array_unref(run->above);
  run->above = above;
}

void
run_give_row(Run *run, guint64 number, const gchar *line)
{
  g_auto(GStrv) texts = g_strsplit(line, "|", -1);
  guint n = g_strv_length(texts);
  g_autofree CtCell *cells = g_new0(CtCell, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = is_mark(texts[i], '<') && i > 0     ? cover(&cells[i - 1], CT_CELL_COVERED_LEFT)
               : is_mark(texts[i], '^') && i < run->above->len
                 ? cover(&g_array_index(run->above, CtCell, i), CT_CELL_COVERED_ABOVE)
                 : make_cell(texts[i]);
  assert_true(ct_row_sink_row(run->sink, number, cells, n));
  keep_row(run, cells, n);
}

void
run_give_table(Run *run, const gchar *table)
{
  g_auto(GStrv) lines = g_strsplit(table, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    run_give_row(run, i + 1, lines[i]);
}

void
run_give_sheet(Run *run, const gchar *name, const gchar *table)
{
  assert_true(
    ct_row_sink_table(run->sink, &(CtTableInfo){.style = CT_PLACE_SHEET, .name = name}));
  run_give_table(run, table);
}

static void
append_observation(GString *text, const CtObservation *observation)
{
  static const gchar *const qualifiers[] = {"", " about", " below", " above"};
  gchar period[CT_PERIOD_CHARS], value[CT_DECIMAL_CHARS];

  ct_period_format(observation->period, period);
  ct_decimal_format(observation->value, value);
  g_string_append_printf(text, "%s %s %s %s %s",
                         catalog->indicators[observation->indicator].code,
                         catalog->areas[observation->area].code, period,
                         ct_measure_name(observation->measure),
                         observation->missing ? "missing" : value);
  if (!observation->missing && observation->decimals != observation->value.scale)
    g_string_append_printf(text, " d%d", observation->decimals);
  g_string_append_printf(text, " %s", catalog->units[observation->unit].code);
  if (observation->status != 'A')
    g_string_append_printf(text, " %c", observation->status);
  g_string_append_printf(text, "%s @%u:%u\n", qualifiers[observation->qualifier],
                         observation->place.row, observation->place.column);
}

static void
append_finding(GString *text, const CtFinding *finding)
{
  assert_int_equal(finding->submission, 3);
  assert_true(strlen(finding->message) > 10);
  g_string_append_printf(text, "%s %s @%u:%u \"%s\"", ct_severity_name(finding->severity),
                         finding->rule, finding->place.row, finding->place.column,
                         finding->observed != NULL ? finding->observed : "");
  if (finding->suggestion != NULL)
    g_string_append_printf(text, " -> %s", finding->suggestion);
  g_string_append_c(text, '\n');
}

void
run_check(const Run *run, const gchar *observations, const gchar *findings)
{
  g_autoptr(GString) told = g_string_new(NULL);
  g_autoptr(GString) found = g_string_new(NULL);

  for (gsize i = 0; i < run->batch->n; i++) {
    CtObservation observation = ct_batch_get(run->batch, i);

    append_observation(told, &observation);
  }
  for (guint i = 0; i < ct_findings_count(run->findings); i++)
    append_finding(found, ct_findings_get(run->findings, i));
  assert_string_equal(told->str, observations != NULL ? observations : "");
  assert_string_equal(found->str, findings != NULL ? findings : "");
}

void
run_check_case(void **state)
{
  const TableCase *c = *state;
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  Run run;

  options.period = ct_period_new(2023, 1, 6);
  options.area = 0; /* the province */
  run = run_start(&options, FALSE);
  if (c->commas)
    ct_row_sink_note(run.sink, &(CtReadNote){.what = "delimiter", .value = ","});
  run_give_table(&run, c->table);
  ct_intake_finish(run.intake, TRUE);
  run_check(&run, c->observations, c->findings);
  run_stop(&run);
}
