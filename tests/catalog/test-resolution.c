/* Proves that the catalog says what the resolution says: every number of section
 * I.2 is the target of an indicator, at the place that the indicator quotes, or is
 * listed as something else; and the comparators are those of the words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ct-csv.h"
#include "base/ct-message.h"
#include "test-names.h"

static CtCatalog *catalog;
static gchar *resolution; /* the section's text */
static GPtrArray *others; /* number, context, reason, number ... */

/* A number in the text, with points and commas as printed. */
typedef struct {
  gsize start;
  gsize end;
} Number;

static gboolean
next_number(const gchar *text, gsize from, Number *number)
{
  while (text[from] != '\0' && !g_ascii_isdigit(text[from]))
    from++;
  number->start = from;
  while (g_ascii_isdigit(text[from]) ||
         ((text[from] == '.' || text[from] == ',') && g_ascii_isdigit(text[from + 1])))
    from++;
  number->end = from;
  return number->end > number->start;
}

/* Points group, the comma parts the decimals. */
static CtDecimal
read_number(const gchar *text, const Number *number)
{
  g_autoptr(GString) plain = g_string_new(NULL);
  CtDecimal value = {0};

  for (gsize i = number->start; i < number->end; i++)
    if (text[i] != '.')
      g_string_append_c(plain, text[i] == ',' ? '.' : text[i]);
  assert_true(ct_decimal_parse(plain->str, plain->len, &value));
  return value;
}

static gboolean
is_target_of(const gchar *text, const Number *number, const CtIndicator *indicator)
{
  gsize length = strlen(indicator->quote);

  if (indicator->target.comparator == CT_COMPARATOR_NONE || length == 0 ||
      ct_decimal_compare(read_number(text, number), indicator->target.value) != 0)
    return FALSE;
  for (const gchar *at = strstr(text, indicator->quote); at != NULL;
       at = strstr(at + 1, indicator->quote))
    if (text + number->start >= at && text + number->end <= at + length)
      return TRUE;
  return FALSE;
}

static gboolean
is_target(const gchar *text, const Number *number)
{
  for (guint32 i = 0; i < catalog->n_targeted; i++)
    if (is_target_of(text, number, &catalog->indicators[i]))
      return TRUE;
  return FALSE;
}

/* The number at its place in the context, and the context around it in the text. */
static gboolean
is_other(const gchar *text, const Number *number, const gchar *written, const gchar *context)
{
  Number within;

  for (gsize from = 0; next_number(context, from, &within); from = within.end) {
    gsize length = within.end - within.start;

    if (length != strlen(written) || strncmp(context + within.start, written, length) != 0 ||
        number->start < within.start)
      continue;
    if (number->end - number->start == length &&
        strncmp(text + number->start - within.start, context, strlen(context)) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_listed(const gchar *text, const Number *number)
{
  for (guint i = 0; i < others->len; i += 3)
    if (is_other(text, number, others->pdata[i], others->pdata[i + 1]))
      return TRUE;
  return FALSE;
}

/* The numbers that are nothing, or both. */
static gchar *
find_unexplained(const gchar *text)
{
  g_autoptr(GString) list = g_string_new(NULL);
  Number number;

  for (gsize from = 0; next_number(text, from, &number); from = number.end)
    if (is_target(text, &number) == is_listed(text, &number))
      g_string_append_printf(list, "%.*s ", (int)(number.end - number.start),
                             text + number.start);
  return g_string_free(g_steal_pointer(&list), FALSE);
}

static void
every_number_is_explained(void **state)
{
  g_autofree gchar *unexplained = find_unexplained(resolution);

  (void)state;
  assert_string_equal(unexplained, "");
}

/* The proof above would see a number that nothing explains. */
static void
new_number_is_seen(void **state)
{
  g_autofree gchar *text = g_strconcat(resolution, "; (28) Tỷ lệ hộ nghèo còn 7,5%", NULL);
  g_autofree gchar *unexplained = find_unexplained(text);

  (void)state;
  assert_string_equal(unexplained, "28 7,5 ");
}

/* A quote of the resolution, in which the target stands. */
static void
every_target_is_quoted(void **state)
{
  guint n = 0;

  (void)state;
  for (guint32 i = 0; i < catalog->n_targeted; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];
    gboolean found = FALSE;
    Number number;

    for (gsize from = 0; next_number(resolution, from, &number); from = number.end)
      found = found || is_target_of(resolution, &number, indicator);
    if (!found)
      fail_msg("indicator %s: '%s' with its target is not in the resolution", indicator->code,
               indicator->quote);
    n++;
  }
  assert_int_equal(n, 52);
}

static void
every_other_is_used(void **state)
{
  (void)state;
  for (guint i = 0; i < others->len; i += 3) {
    gboolean used = FALSE;
    Number number;

    for (gsize from = 0; next_number(resolution, from, &number); from = number.end)
      used = used ||
             is_other(resolution, &number, others->pdata[i], others->pdata[i + 1]);
    if (!used)
      fail_msg("not-targets.csv: '%s' in '%s' is not in the resolution",
               (gchar *)others->pdata[i], (gchar *)others->pdata[i + 1]);
    assert_string_not_equal(others->pdata[i + 2], "");
  }
}

static gboolean
ends_with(const gchar *text, gsize end, const gchar *word)
{
  gsize length = strlen(word);

  return end >= length && strncmp(text + end - length, word, length) == 0;
}

/* "trên 5%", "dưới 14,4%", "từ 4% trở lên": the word right before the number. */
static void
comparators_follow_the_words(void **state)
{
  (void)state;
  for (guint32 i = 0; i < catalog->n_targeted; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];
    Number number;

    for (gsize from = 0; next_number(resolution, from, &number); from = number.end) {
      CtComparator comparator = indicator->target.comparator;

      if (!is_target_of(resolution, &number, indicator))
        continue;
      if (ends_with(resolution, number.start, "trên "))
        assert_int_equal(comparator, CT_COMPARATOR_GT);
      else if (ends_with(resolution, number.start, "dưới "))
        assert_int_equal(comparator, CT_COMPARATOR_LT);
      else if (ends_with(resolution, number.start, "từ "))
        assert_int_equal(comparator, CT_COMPARATOR_GE);
      else
        assert_true(comparator != CT_COMPARATOR_GT && comparator != CT_COMPARATOR_LT);
    }
  }
}

static guint
count_level(CtLevel level)
{
  guint n = 0;

  for (guint32 i = 0; i < catalog->n_areas; i++)
    n += catalog->areas[i].level == level ? 1 : 0;
  return n;
}

static void
counts(void **state)
{
  (void)state;
  assert_int_equal(catalog->n_groups, 27);
  assert_int_equal(catalog->n_targeted, 52);
  assert_int_equal(count_level(CT_LEVEL_PROVINCE), 1);
  assert_int_equal(count_level(CT_LEVEL_DISTRICT), 9);
  assert_int_equal(count_level(CT_LEVEL_COMMUNE), 152);
  assert_int_equal(count_level(CT_LEVEL_RESIDUAL), 1);
}

/* 72 communes are 56,7 % of 127 only. */
static void
rural_communes(void **state)
{
  guint n = 0;

  (void)state;
  for (guint32 i = 0; i < catalog->n_areas; i++)
    n += strcmp(catalog->areas[i].type, "Xã") == 0 ? 1 : 0;
  assert_int_equal(n, 127);
}

static void
every_target_is_the_provinces(void **state)
{
  (void)state;
  for (guint32 i = 0; i < catalog->n_targeted; i++) {
    assert_int_equal(catalog->indicators[i].target.period, ct_period_new(2023, 1, 12));
    assert_string_equal(catalog->areas[catalog->indicators[i].target.area].code, "10");
  }
}

static void
collect_complaint(const gchar *place, const gchar *message, gpointer user_data)
{
  g_string_append_printf(user_data, "%s: %s\n", place, message);
}

static void
no_complaint(void **state)
{
  g_autoptr(GString) complaints = g_string_new(NULL);

  (void)state;
  ct_catalog_check(catalog, collect_complaint, complaints);
  assert_string_equal(complaints->str, "");
}

static gboolean
take_other(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data)
{
  (void)user_data;
  assert_int_equal(n_fields, 3);
  for (guint i = 0; line > 1 && i < n_fields; i++)
    g_ptr_array_add(others, g_strndup(fields[i].text, fields[i].length));
  return TRUE;
}

/* From the heading of the section on. */
static gchar *
read_resolution(const gchar *folder, GError **error)
{
  g_autofree gchar *path = g_build_filename(folder, "resolution-I.2.md", NULL);
  g_autofree gchar *text = NULL;
  const gchar *section;

  if (!g_file_get_contents(path, &text, NULL, error))
    return NULL;
  section = strstr(text, "### 2.");
  return g_strdup(section != NULL ? section : "");
}

static gboolean
load(const gchar *folder, GError **error)
{
  static const CtCsvHandler handler = {.record = take_other};
  g_autofree gchar *path = g_build_filename(folder, "not-targets.csv", NULL);

  catalog = ct_catalog_load(folder, error);
  others = g_ptr_array_new_with_free_func(g_free);
  if (catalog == NULL || !ct_csv_read_file(path, &handler, NULL, error))
    return FALSE;
  resolution = read_resolution(folder, error);
  return resolution != NULL;
}

int
main(void)
{
  static const struct CMUnitTest own[] = {
    cmocka_unit_test(every_number_is_explained),
    cmocka_unit_test(new_number_is_seen),
    cmocka_unit_test(every_target_is_quoted),
    cmocka_unit_test(every_other_is_used),
    cmocka_unit_test(comparators_follow_the_words),
    cmocka_unit_test(counts),
    cmocka_unit_test(rural_communes),
    cmocka_unit_test(every_target_is_the_provinces),
    cmocka_unit_test(no_complaint),
  };
  g_autoptr(GArray) tests = g_array_new(FALSE, FALSE, sizeof(struct CMUnitTest));
  g_autoptr(GError) error = NULL;
  int failed;

  ct_language_set(CT_LANGUAGE_EN);
  if (!load(CATALOG, &error)) {
    g_printerr("%s\n", error->message);
    return 1;
  }
  g_array_append_vals(tests, own, G_N_ELEMENTS(own));
  test_names_add(tests, catalog);
  failed = _cmocka_run_group_tests("resolution", (struct CMUnitTest *)(void *)tests->data,
                                   tests->len, NULL, NULL);
  ct_catalog_free(catalog);
  g_ptr_array_unref(others);
  g_free(resolution);
  return failed;
}
