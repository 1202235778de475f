/* test-corpus.c: every file of the corpus is read, and what comes out is compared.
 *
 *   test-corpus-csv  tests/corpus/csv      cases of plugins/read/csv
 *   test-corpus-json tests/corpus/json     cases of plugins/read/json
 *
 * One source, a program a reader: each is linked with the code of its plugin, and is
 * given the folder of its cases. How a case is written: cases.h. A second argument
 * runs only the cases whose label holds it; --print shows what comes out of those
 * cases, to be judged and never just copied.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../fuzz/fuzz.h"
#include "cases.h"
#include "reading.h"

/* Options */

typedef struct {
  CtIntakeOptions intake;
  gboolean from_reporter;
  const gchar *encode; /* nullable */
  GPtrArray *keys; /* of the reader; ended by NULL when they are used */
  GPtrArray *values;
} Options;

static guint32
need(guint32 index, const gchar *value)
{
  if (index == CT_INDEX_NONE)
    g_error("not in the catalog: %s", value);
  return index;
}

static guint32
find_unit(const CtCatalog *catalog, const gchar *code)
{
  for (guint32 i = 0; i < catalog->n_units; i++)
    if (g_str_equal(catalog->units[i].code, code))
      return i;
  return CT_INDEX_NONE;
}

static CtMeasure
find_measure(const gchar *name)
{
  guint i = 0;

  while (i < CT_N_MEASURES && !g_str_equal(ct_measure_name((CtMeasure)i), name))
    i++;
  g_assert_cmpuint(i, <, CT_N_MEASURES);
  return (CtMeasure)i;
}

static CtPeriod
find_period(const gchar *text)
{
  CtPeriod period;

  if (g_str_equal(text, "none"))
    return CT_PERIOD_NONE;
  period = ct_period_parse(text, strlen(text));
  if (period == CT_PERIOD_NONE)
    g_error("no period: %s", text);
  return period;
}

static void
take_option(Options *options, const gchar *key, const gchar *value)
{
  const CtCatalog *catalog = fuzz_catalog();
  CtIntakeOptions *intake = &options->intake;

  if (g_str_has_prefix(key, "read.")) {
    g_ptr_array_add(options->keys, (gpointer)(key + strlen("read.")));
    g_ptr_array_add(options->values, (gpointer)value);
  } else if (g_str_equal(key, "period")) {
    intake->period = find_period(value);
  } else if (g_str_equal(key, "area")) {
    intake->area = need(ct_catalog_area_by_code(catalog, value), value);
  } else if (g_str_equal(key, "indicator")) {
    intake->indicator = need(ct_catalog_indicator_by_code(catalog, value), value);
  } else if (g_str_equal(key, "unit")) {
    intake->unit = need(find_unit(catalog, value), value);
  } else if (g_str_equal(key, "measure")) {
    intake->measure = find_measure(value);
  } else if (g_str_equal(key, "style")) {
    g_assert_true(ct_number_style_parse(value, &intake->style));
  } else if (g_str_equal(key, "sender")) {
    intake->sender_from_table = g_str_equal(value, "@table");
  } else if (g_str_equal(key, "encode")) {
    options->encode = value;
  } else if (g_str_equal(key, "reporter")) {
    options->from_reporter = g_str_equal(value, "yes");
  } else {
    g_error("unknown key: %s", key);
  }
}

/* What came out, as text */

static void
append_place(const Reading *reading, CtPlace place, GString *text)
{
  g_string_append(text, " @");
  ct_places_append(reading->submission->places, place, text);
}

static gchar *
tell_observation(const Reading *reading, gsize index)
{
  static const gchar *const qualifiers[] = {"", " about", " below", " above"};
  const CtCatalog *catalog = fuzz_catalog();
  CtObservation observation = ct_batch_get(reading->batch, index);
  GString *text = g_string_new(NULL);
  gchar period[CT_PERIOD_CHARS], value[CT_DECIMAL_CHARS];

  ct_period_format(observation.period, period);
  ct_decimal_format(observation.value, value);
  g_string_append_printf(text, "%s %s %s %s %s", catalog->indicators[observation.indicator].code,
                         catalog->areas[observation.area].code, period,
                         ct_measure_name(observation.measure),
                         observation.missing ? "missing" : value);
  if (!observation.missing && observation.decimals != observation.value.scale)
    g_string_append_printf(text, " d%d", observation.decimals);
  g_string_append_printf(text, " %s", catalog->units[observation.unit].code);
  if (observation.status != 'A')
    g_string_append_printf(text, " %c", observation.status);
  g_string_append(text, qualifiers[observation.qualifier]);
  append_place(reading, observation.place, text);
  return g_string_free(text, FALSE);
}

static gchar *
tell_finding(const Reading *reading, const CtFinding *finding)
{
  GString *text = g_string_new(NULL);

  assert_true(strlen(finding->message) > 10);
  assert_true(g_utf8_validate(finding->message, -1, NULL));
  g_string_append_printf(text, "%s %s", ct_severity_name(finding->severity), finding->rule);
  append_place(reading, finding->place, text);
  if (finding->observed != NULL)
    g_string_append_printf(text, " \"%s\"", finding->observed);
  if (finding->suggestion != NULL)
    g_string_append_printf(text, " -> %s", finding->suggestion);
  return g_string_free(text, FALSE);
}

static GPtrArray *
tell_all(const Reading *reading)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

  for (gsize i = 0; i < reading->batch->n; i++)
    g_ptr_array_add(lines, tell_observation(reading, i));
  for (guint i = 0; i < ct_findings_count(reading->findings); i++)
    g_ptr_array_add(lines, tell_finding(reading, ct_findings_get(reading->findings, i)));
  for (guint i = 0; i < reading->notes->len; i++)
    g_ptr_array_add(lines, g_strdup(reading->notes->pdata[i]));
  if (reading->error != NULL)
    g_ptr_array_add(lines, g_strdup_printf("refused %s", reading->error->message));
  else if (!reading->recognised)
    g_ptr_array_add(lines, g_strdup("unrecognised"));
  corpus_sort(lines);
  return lines;
}

/* The comparison */

/* "note delimiter" of "note delimiter ;". */
static gsize
kind_length(const gchar *note)
{
  const gchar *value = strchr(note + strlen("note "), ' ');

  return value != NULL ? (gsize)(value - note) : strlen(note);
}

static gboolean
wants_note(const CorpusCase *one, const gchar *note)
{
  for (guint i = 0; i < one->expected->len; i++)
    if (strncmp(one->expected->pdata[i], note, kind_length(note)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_form(const gchar *expected, const gchar *told)
{
  g_autofree gchar *observed = g_strconcat(expected, " \"*", NULL);
  g_autofree gchar *suggested = g_strconcat(expected, " -> *", NULL);

  return g_pattern_match_simple(expected, told) || g_pattern_match_simple(observed, told) ||
         g_pattern_match_simple(suggested, told);
}

/* What a case says less about, it takes as it comes. */
static gboolean
explains(const gchar *expected, const gchar *told)
{
  gsize length = strlen(expected);

  if (strchr(expected, '*') != NULL)
    return has_form(expected, told);

  if (g_str_has_prefix(expected, "refused "))
    return g_str_has_prefix(told, "refused ") &&
           strstr(told, expected + strlen("refused ")) != NULL;
  if (strncmp(expected, told, length) != 0)
    return FALSE;
  if (g_str_equal(expected, "refused"))
    return TRUE;
  return told[length] == '\0' || g_str_has_prefix(told + length, " \"") ||
         g_str_has_prefix(told + length, " -> ");
}

/* Takes out what belongs together; what is left on either side is wrong. */
static void
match(const CorpusCase *one, GPtrArray *expected, GPtrArray *told)
{
  for (guint i = told->len; i-- > 0;) {
    const gchar *line = told->pdata[i];
    guint j = expected->len;

    if (g_str_has_prefix(line, "note ") && !wants_note(one, line)) {
      g_ptr_array_remove_index(told, i);
      continue;
    }
    while (j-- > 0)
      if (explains(expected->pdata[j], line)) {
        g_ptr_array_remove_index(expected, j);
        g_ptr_array_remove_index(told, i);
        break;
      }
  }
}

static void
show(const gchar *sign, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    print_message("# %s %s\n", sign, (const gchar *)lines->pdata[i]);
}

static void
compare(const CorpusCase *one, GPtrArray *told)
{
  g_autoptr(GPtrArray) expected = g_ptr_array_new();

  g_ptr_array_extend(expected, one->expected, NULL, NULL);
  match(one, expected, told);
  if (expected->len == 0 && told->len == 0)
    return;
  print_message("# %s\n", one->label);
  show("missing:", expected);
  show("too much:", told);
  fail_msg("%u expected lines are missing, %u lines are too much", expected->len, told->len);
}

static CtSettings *
make_settings(Options *options)
{
  g_autoptr(GError) error = NULL;
  CtSettings *settings;

  g_ptr_array_add(options->keys, NULL);
  g_ptr_array_add(options->values, NULL);
  settings = ct_settings_new(ct_plugin.options, (const gchar *const *)options->keys->pdata,
                             (const gchar *const *)options->values->pdata, "/", NULL, &error);
  g_assert_no_error(error);
  return settings;
}

static void
take_options(Options *options, const CorpusCase *one, GStrv texts)
{
  for (guint i = 0; i < one->options->len; i++) {
    gchar *equals = strchr(texts[i], '=');

    if (equals == NULL)
      g_error("%s: expected KEY=VALUE: %s", one->label, texts[i]);
    *equals = '\0';
    take_option(options, texts[i], equals + 1);
  }
}

static GBytes *
encode(const CorpusCase *one, const gchar *encoding)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  gchar *bytes;

  if (encoding == NULL)
    return g_bytes_new(one->input->str, one->input->len);
  bytes = g_convert(one->input->str, (gssize)one->input->len, encoding, "UTF-8", NULL, &length,
                    &error);
  g_assert_no_error(error);
  return g_bytes_new_take(bytes, length);
}

static GPtrArray *
read_case(const CorpusCase *one)
{
  g_auto(GStrv) texts = g_new0(gchar *, one->options->len + 1);
  g_autoptr(GPtrArray) keys = g_ptr_array_new();
  g_autoptr(GPtrArray) values = g_ptr_array_new();
  Options options = {.intake = CT_INTAKE_OPTIONS_INIT, .keys = keys, .values = values};
  g_autoptr(CtSettings) settings = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CtInput) input = NULL;
  Reading reading;
  GPtrArray *told;

  options.intake.period = ct_period_new(2023, 1, 6);
  for (guint i = 0; i < one->options->len; i++)
    texts[i] = g_strdup(one->options->pdata[i]);
  take_options(&options, one, texts);
  settings = make_settings(&options);
  bytes = encode(one, options.encode);
  input = ct_input_new_bytes(bytes);
  reading = reading_run(fuzz_catalog(), input, &options.intake, settings, options.from_reporter);
  told = tell_all(&reading);
  reading_clear(&reading);
  return told;
}

static void
run_case(void **state)
{
  const CorpusCase *one = *state;
  g_autoptr(GPtrArray) told = read_case(one);

  compare(one, told);
}

static void
print_case(const CorpusCase *one)
{
  g_autoptr(GPtrArray) told = read_case(one);

  g_print("### %s\n", one->label);
  for (guint i = 0; i < told->len; i++)
    g_print("%s\n", (const gchar *)told->pdata[i]);
}

int
main(int argc, char **argv)
{
  g_autoptr(GPtrArray) cases = NULL;
  g_autofree struct CMUnitTest *tests = NULL;
  const gchar *wanted = argc > 2 ? argv[2] : "";
  gsize n = 0;

  if (argc < 2)
    g_error("usage: %s FOLDER [PART OF A LABEL [--print]]", argv[0]);
  cases = corpus_load(argv[1]);
  tests = g_new0(struct CMUnitTest, cases->len + 1);
  for (guint i = 0; i < cases->len; i++) {
    CorpusCase *one = cases->pdata[i];

    if (strstr(one->label, wanted) == NULL)
      continue;
    if (argc > 3)
      print_case(one);
    tests[n++] = (struct CMUnitTest){
      .name = one->label, .test_func = run_case, .initial_state = one};
  }
  if (argc > 3)
    return 0;
  print_message("# %zu cases\n", n);
  return _cmocka_run_group_tests("corpus", tests, n, NULL, NULL);
}
