/* Long tables read in every way: row by row in full, with plain rows, in blocks, by several
 * threads. The first way is the judge of the others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "intake/ct-plain.h"
#include "test-plain-text.h"
#include "test-small-catalog.h"

#define TABLES 250u
#define SMALL_TABLES 400u
#define NUMBERS 300000u

static CtCatalog *catalog;

static GRand *
start(guint32 *seed)
{
  const gchar *wanted = g_getenv("CT_PLAIN_SEED");

  *seed = wanted != NULL ? (guint32)g_ascii_strtoull(wanted, NULL, 10) : g_random_int();
  print_message("# seed %u\n", *seed);
  return g_rand_new_with_seed(*seed);
}

/* A reader of these tests' text: see test-plain-text.h */

static const gchar *
find_record_end(const gchar *at, const gchar *end, guint64 *n_lines)
{
  const gchar *line_end = at;

  for (*n_lines = 0; line_end != NULL && line_end < end; at = line_end + 1) {
    line_end = memchr(at, '\n', (gsize)(end - at));
    (*n_lines)++;
    if (line_end == NULL || line_end == at || line_end[-1] != '\\')
      break;
    if (line_end + 1 == end)
      return NULL;
  }
  return line_end;
}

static gboolean
give_record(CtRowSink *rows, guint64 number, const gchar *text, gsize length)
{
  CtCell cells[64];
  guint n = 0;
  const gchar *at = text, *end = text + length;
  g_autofree gchar *observed = NULL;

  if (length >= 2 && memcmp(text, "!!", 2) == 0) {
    observed = g_strndup(text, length);
    return ct_row_sink_problem(rows, &(CtReadProblem){.rule = "read.broken-record",
                                                      .row = number,
                                                      .observed = observed,
                                                      .message = "the record is broken"});
  }
  while (n < G_N_ELEMENTS(cells)) {
    const gchar *tab = memchr(at, '\t', (gsize)(end - at));
    gsize size = (gsize)((tab != NULL ? tab : end) - at);

    cells[n++] = (CtCell){.text = at, .length = size, .kind = size > 0 ? CT_CELL_TEXT
                                                                        : CT_CELL_BLANK};
    if (tab == NULL)
      break;
    at = tab + 1;
  }
  return ct_row_sink_row(rows, number, cells, n);
}

static gboolean
parse(gconstpointer data, const gchar *bytes, gsize length, gboolean last, CtRowSink *rows,
      gsize *used, guint64 *n_lines)
{
  const gchar *at = bytes, *end = bytes + length;

  (void)data;
  *n_lines = 0;
  for (*used = 0; at < end; *used = (gsize)(at - bytes)) {
    guint64 n;
    const gchar *record_end = find_record_end(at, end, &n);

    if (record_end == NULL && !last)
      break;
    if (!give_record(rows, *n_lines + 1, at, (gsize)((record_end != NULL ? record_end : end) - at)))
      return FALSE;
    *n_lines += n;
    at = record_end != NULL ? record_end + 1 : end;
  }
  return TRUE;
}

/* How a text is read. @keyed: its columns have names of their own; @block: bytes, about; 0: row
 * by row; @n_threads: of the team, 0: none; @ahead: as CtIntakeOptions.again allows */
typedef struct {
  gboolean without_plain_rows;
  gboolean keyed;
  gboolean ahead;
  gsize block;
  guint n_threads;
  CtIntakeSpace *space;
} Way;

/* As of JSON: columns are called as the first line has it, numbers are numbers. */
typedef struct {
  CtRowSink sink;
  CtRowSink *to;
} Typed;

static gboolean
give_typed_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  g_autofree CtCell *typed = g_memdup2(cells, n_cells * sizeof *cells);

  for (guint i = 0; i < n_cells; i++) {
    CtDecimal value;

    if ((row + i) % 4 > 0 && ct_decimal_parse(cells[i].text, cells[i].length, &value))
      typed[i].kind = (row + i) % 16 == 5 ? CT_CELL_PERCENT : CT_CELL_NUMBER;
    else if ((row + i) % 256 == 7 && cells[i].length > 0)
      typed[i].kind = (row + i) % 512 == 7 ? CT_CELL_DATE : CT_CELL_ERROR;
  }
  return ct_row_sink_row(((Typed *)sink)->to, row, typed, n_cells);
}

static void
give_keyed(CtRowSink *sink, const GString *text)
{
  static const CtRowSinkClass class = {.row = give_typed_row};
  Typed typed = {.sink.class = &class, .to = sink};
  gsize length = strcspn(text->str, "\n"), from = MIN(length + 1, text->len);
  g_autofree gchar *line = g_strndup(text->str, length);
  g_auto(GStrv) names = g_strsplit(line, "\t", -1);
  gsize used;
  guint64 n_lines;

  ct_row_sink_table(sink, &(CtTableInfo){.style = CT_PLACE_POINTER, .name = "", .keyed = TRUE});
  for (guint i = 0; names[i] != NULL; i++)
    ct_row_sink_column(sink, i + 1, names[i]);
  parse(NULL, text->str + from, text->len - from, TRUE, &typed.sink, &used, &n_lines);
}

/* Up to a line end, which may be amid a record. */
static gsize
choose_block(const gchar *at, const gchar *end, gsize size)
{
  const gchar *line_end =
    size < (gsize)(end - at) ? memchr(at + size, '\n', (gsize)(end - at) - size) : NULL;

  return line_end != NULL ? (gsize)(line_end + 1 - at) : (gsize)(end - at);
}

static void
give_blocks(CtRowSink *sink, const gchar *at, const gchar *end, gsize size)
{
  while (at < end) {
    gsize length = choose_block(at, end, size);
    g_autoptr(GBytes) block = g_bytes_new(at, length);

    assert_true(ct_row_sink_block(sink, block));
    at += length;
  }
  assert_true(ct_row_sink_end_blocks(sink));
}

static void
give_text(CtRowSink *sink, const GString *text, const Way *way)
{
  static const CtBlockParser parser = {.parse = parse};
  const gchar *at = text->str, *end = at + text->len;
  guint64 line = 1, n;

  if (way->keyed) {
    give_keyed(sink, text);
    return;
  }
  while (at < end) {
    const gchar *record_end;

    if (way->block > 0 && ct_row_sink_begin_blocks(sink, &parser, line)) {
      give_blocks(sink, at, end, way->block);
      return;
    }
    record_end = find_record_end(at, end, &n);
    if (record_end == NULL)
      record_end = end;
    if (!give_record(sink, line, at, (gsize)(record_end - at))) {
      assert_true(way->ahead);
      return;
    }
    line += n;
    at = record_end < end ? record_end + 1 : end;
  }
}

/* What came out; @ahead: with rows that were read ahead */

typedef struct {
  CtSubmission *submission;
  CtBatch *batch;
  CtFindings *findings;
  gboolean found;
  gboolean ahead;
} Outcome;

static void
help(gpointer data)
{
  ct_team_join(data);
  ct_team_retire(data);
}

static void
clear_outcome(Outcome *outcome)
{
  ct_submission_free(outcome->submission);
  ct_batch_free(outcome->batch);
  ct_findings_free(outcome->findings);
}

/* @again: as in CtIntakeOptions */
static Outcome
read_once(const GString *text, const CtIntakeOptions *options, const Way *way, gboolean *again)
{
  Outcome outcome = {.submission = ct_submission_new("x.csv"),
                     .batch = ct_batch_new(),
                     .findings = ct_findings_new()};
  g_autoptr(CtTeam) team = way->n_threads > 0 ? ct_team_new(way->n_threads) : NULL;
  CtIntakeOptions own = *options;
  CtThread *threads[8] = {NULL};
  g_autoptr(CtIntake) intake = NULL;

  own.team = team;
  own.space = way->space;
  own.again = again;
  own.without_plain_rows = way->without_plain_rows;
  if (team != NULL)
    ct_team_join(team);
  for (guint i = 1; i < way->n_threads; i++)
    threads[i] = ct_thread_start(help, team);
  intake = ct_intake_new(catalog, &own, outcome.submission, 3, outcome.batch, outcome.findings);
  give_text(ct_intake_get_sink(intake), text, way);
  outcome.ahead = intake->table.ahead;
  outcome.found = ct_intake_finish(intake, TRUE);
  if (team != NULL)
    ct_team_retire(team);
  for (guint i = 1; i < way->n_threads; i++)
    if (threads[i] != NULL)
      ct_thread_join(threads[i]);
  return outcome;
}

static Outcome
read_text(const GString *text, const CtIntakeOptions *options, const Way *way)
{
  gboolean again = FALSE;
  Outcome outcome = read_once(text, options, way, way->ahead ? &again : NULL);

  if (!again)
    return outcome;
  clear_outcome(&outcome);
  return read_once(text, options, way, NULL);
}

static gchar *
describe_observation(const CtBatch *batch, gsize i)
{
  CtObservation o = ct_batch_get(batch, i);

  return g_strdup_printf("@%u:%u:%u %u %u %u %d %" G_GINT64_FORMAT "e%d d%d unit %u %c %d %d %u",
                         o.place.table, o.place.row, o.place.column, o.indicator, o.area, o.period,
                         (gint)o.measure, o.value.coefficient, o.value.scale, o.decimals, o.unit,
                         o.status, o.missing, (gint)o.qualifier, o.sender);
}

static gchar *
describe_finding(const CtFindings *findings, guint i)
{
  const CtFinding *f = ct_findings_get(findings, i);

  return g_strdup_printf("%s %d @%u:%u:%u %u %u %u %u \"%s\" \"%s\" \"%s\" %s", f->rule,
                         (gint)f->severity, f->place.table, f->place.row, f->place.column,
                         f->indicator, f->area, f->period, f->sender, f->observed, f->expected,
                         f->suggestion, f->message);
}

/* Returns: (transfer full) (nullable): the first difference */
static gchar *
compare(const Outcome *a, const Outcome *b)
{
  gsize n = MAX(a->batch->n, b->batch->n);
  guint n_findings = MAX(ct_findings_count(a->findings), ct_findings_count(b->findings));

  for (gsize i = 0; i < n; i++) {
    g_autofree gchar *left = i < a->batch->n ? describe_observation(a->batch, i) : g_strdup("-");
    g_autofree gchar *right = i < b->batch->n ? describe_observation(b->batch, i) : g_strdup("-");

    if (!g_str_equal(left, right))
      return g_strdup_printf("%s\n%s", left, right);
  }
  for (guint i = 0; i < n_findings; i++) {
    g_autofree gchar *left =
      i < ct_findings_count(a->findings) ? describe_finding(a->findings, i) : g_strdup("-");
    g_autofree gchar *right =
      i < ct_findings_count(b->findings) ? describe_finding(b->findings, i) : g_strdup("-");

    if (!g_str_equal(left, right))
      return g_strdup_printf("%s\n%s", left, right);
  }
  return a->found == b->found ? NULL : g_strdup("no table was found");
}

static CtIntakeOptions
choose_options(GRand *random)
{
  static const CtNumberStyle styles[] = {CT_STYLE_AUTO, CT_STYLE_AUTO, CT_STYLE_VI,
                                         CT_STYLE_EN,   CT_STYLE_PLAIN, CT_STYLE_MIXED};
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;

  options.style = styles[g_rand_int_range(random, 0, G_N_ELEMENTS(styles))];
  if (g_rand_boolean(random))
    options.period = ct_period_new(2023, 1, 6);
  if (g_rand_int_range(random, 0, 4) == 0)
    options.area = (guint32)g_rand_int_range(random, 0, (gint)catalog->n_areas);
  if (g_rand_int_range(random, 0, 4) == 0)
    options.unit = 0;
  return options;
}

static void
keep_text(const GString *text, const gchar *difference, const Way *way, guint32 seed)
{
  g_autofree gchar *name = g_strdup_printf("failed-plain-%u.txt", seed);

  g_file_set_contents(name, text->str, (gssize)text->len, NULL);
  fail_msg("%s: in blocks of %zu by %u threads:\n%s", name, way->block, way->n_threads, difference);
}

static void
all_ways_give_the_same(void **state)
{
  guint32 seed;
  g_autoptr(GRand) random = start(&seed);
  g_autoptr(CtIntakeSpace) space = ct_intake_space_new(catalog);
  gsize n_rows = 0;

  (void)state;
  for (guint i = 0; i < TABLES; i++) {
    g_autoptr(GString) text = plain_text_make(random);
    CtIntakeOptions options = choose_options(random);
    const Way ways[] = {
      {0},
      {.block = 1 + (gsize)g_rand_int_range(random, 0, 3000)},
      {.block = 100 + (gsize)g_rand_int_range(random, 0, 20000), .n_threads = 1},
      {.block = 1 + (gsize)g_rand_int_range(random, 0, 5000), .n_threads = 2},
      {.block = 1000, .n_threads = (guint)g_rand_int_range(random, 3, 5)},
      {.space = space},
      {.block = 1000, .n_threads = 2, .space = space},
      {.ahead = TRUE},
      {.block = 500, .ahead = TRUE, .space = space},
    };
    Outcome wanted = read_text(text, &options, &(Way){.without_plain_rows = TRUE});

    for (gsize k = 0; k < G_N_ELEMENTS(ways); k++) {
      Outcome outcome = read_text(text, &options, &ways[k]);
      g_autofree gchar *difference = compare(&wanted, &outcome);

      if (difference != NULL)
        keep_text(text, difference, &ways[k], seed);
      clear_outcome(&outcome);
    }
    n_rows += wanted.batch->n;
    clear_outcome(&wanted);
  }
  print_message("# %zu observations\n", n_rows);
  assert_true(n_rows > TABLES * 100);
}

/* Rows that are read before the others are there; of those that need the others, again. */
static void
tables_read_ahead_give_the_same(void **state)
{
  guint32 seed;
  g_autoptr(GRand) random = start(&seed);
  g_autoptr(CtIntakeSpace) space = ct_intake_space_new(catalog);
  guint n_ahead = 0;

  (void)state;
  for (guint i = 0; i < SMALL_TABLES; i++) {
    g_autoptr(GString) text = plain_text_make_small(random);
    CtIntakeOptions options = choose_options(random);
    const Way way = {.ahead = TRUE, .space = space, .block = i % 2 * 1000};
    Outcome wanted = read_text(text, &options, &(Way){.without_plain_rows = TRUE});
    Outcome outcome = read_text(text, &options, &way);
    g_autofree gchar *difference = compare(&wanted, &outcome);

    if (difference != NULL)
      keep_text(text, difference, &way, seed);
    n_ahead += outcome.ahead ? 1 : 0;
    clear_outcome(&outcome);
    clear_outcome(&wanted);
  }
  print_message("# %u tables read ahead\n", n_ahead);
  assert_true(n_ahead > SMALL_TABLES / 10);
}

static void
keyed_tables_give_the_same(void **state)
{
  guint32 seed;
  g_autoptr(GRand) random = start(&seed);
  gsize n_rows = 0;

  (void)state;
  for (guint i = 0; i < TABLES; i++) {
    g_autoptr(GString) text = plain_text_make(random);
    CtIntakeOptions options = choose_options(random);
    const Way way = {.keyed = TRUE};
    Outcome wanted = read_text(text, &options, &(Way){.without_plain_rows = TRUE, .keyed = TRUE});
    Outcome outcome = read_text(text, &options, &way);
    g_autofree gchar *difference = compare(&wanted, &outcome);

    if (difference != NULL)
      keep_text(text, difference, &way, seed);
    n_rows += wanted.batch->n;
    clear_outcome(&outcome);
    clear_outcome(&wanted);
  }
  print_message("# %zu observations\n", n_rows);
  assert_true(n_rows > TABLES * 20);
}

/* Numbers */

static void
plain_numbers_are_read_as_others(void **state)
{
  guint32 seed;
  g_autoptr(GRand) random = start(&seed);
  g_autoptr(GString) text = g_string_new(NULL);
  guint n_plain = 0;

  (void)state;
  for (guint i = 0; i < NUMBERS; i++) {
    CtNumberStyle style = (CtNumberStyle)g_rand_int_range(random, 0, CT_STYLE_MIXED + 1);
    CtDecimal value;
    CtNumber number;

    g_string_truncate(text, 0);
    plain_text_append_number(text, random);
    if (!ct_plain_number(text->str, text->len, style, &value))
      continue;
    n_plain++;
    number = ct_number_read(text->str, text->len, style);
    if (number.kind != CT_NUMBER_VALUE || number.value.coefficient != value.coefficient ||
        number.value.scale != value.scale || number.decimals != value.scale ||
        number.unit_length > 0 || number.oddities != 0 || number.qualifier != 0 ||
        number.estimate || !ct_number_style_explains(style, number.evidence))
      fail_msg("\"%s\" in style %s", text->str, ct_number_style_name(style));
  }
  assert_true(n_plain > NUMBERS / 3);
}

static int
set_up(void **state)
{
  (void)state;
  catalog = small_catalog_new();
  return 0;
}

static int
tear_down(void **state)
{
  (void)state;
  ct_catalog_free(catalog);
  return 0;
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(plain_numbers_are_read_as_others),
    cmocka_unit_test(all_ways_give_the_same),
    cmocka_unit_test(tables_read_ahead_give_the_same),
    cmocka_unit_test(keyed_tables_give_the_same),
  };

  return cmocka_run_group_tests_name("plain", tests, set_up, tear_down);
}
