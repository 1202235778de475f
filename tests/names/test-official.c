/* All official areas in every spelling: found or ambiguous, never another one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/ct-text.h"
#include "spellings.h"

static GArray *units;
static CtCatalog *catalog;

typedef struct {
  guint total;
  guint found;
  guint in_parent; /* one of the candidates lies in the unit's parent */
  guint above;     /* a province or district of that very name */
  guint ambiguous;
  guint unknown;
  guint wrong;
} Counts;

static const OfficialUnit *
get_unit(guint32 i)
{
  return &g_array_index(units, OfficialUnit, i);
}

static guint
count_in_parent(CtNameMatch match, guint32 id)
{
  guint n = 0;

  for (guint i = 0; i < match.n_candidates; i++)
    n += catalog->areas[match.candidates[i]].parent == catalog->areas[id].parent ? 1 : 0;
  return n;
}

static gboolean
is_candidate(CtNameMatch match, guint32 id)
{
  for (guint i = 0; i < match.n_candidates; i++)
    if (match.candidates[i] == id)
      return TRUE;
  return match.n_candidates == 0; /* two readings that disagree */
}

static gboolean
is_named(guint32 id, const gchar *key)
{
  const gchar *name = get_unit(id)->name;
  g_autofree gchar *spelling = ct_text_fold(name, strlen(name), CT_FOLD_SPELLING);
  g_autofree gchar *letters = ct_text_fold(name, strlen(name), CT_FOLD_LETTERS);

  return strcmp(spelling, key) == 0 || strcmp(letters, key) == 0;
}

/* "Bắc Hà" for the township is taken for its district, which is listed bare. */
static gboolean
is_above(const gchar *text, const guint32 *seen, guint n, guint32 id)
{
  g_autofree gchar *key = ct_text_fold(text, strlen(text), CT_FOLD_SPELLING);

  for (guint i = 0; i < n; i++)
    if (catalog->areas[seen[i]].level >= catalog->areas[id].level || !is_named(seen[i], key))
      return FALSE;
  return n > 0 && is_named(id, key);
}

static void
complain(Counts *counts, const gchar *text, guint32 id, const gchar *seen)
{
  if (counts->wrong++ < 10)
    printf("# '%s' of %s is taken for %s\n", text, catalog->areas[id].code, seen);
}

static void
count(Counts *counts, const gchar *text, CtNameMatch match, guint32 id)
{
  counts->total++;
  if (match.result == CT_NAME_UNKNOWN) {
    if (counts->unknown++ < 10)
      printf("# '%s' of %s is unknown\n", text, catalog->areas[id].code);
  } else if (match.result == CT_NAME_AMBIGUOUS) {
    if (is_above(text, match.candidates, match.n_candidates, id))
      counts->above++;
    else if (!is_candidate(match, id))
      complain(counts, text, id, "others");
    else if (count_in_parent(match, id) == 1)
      counts->in_parent++;
    else
      counts->ambiguous++;
  } else if (match.id == id) {
    counts->found++;
  } else if (is_above(text, &match.id, 1, id)) {
    counts->above++;
  } else {
    complain(counts, text, id, catalog->areas[match.id].code);
  }
}

static void
print_counts(const gchar *label, const gchar *how, const Counts *counts)
{
  printf("# %s, %s: found %u, in its district %u, above %u, ambiguous %u, unknown %u, wrong %u of "
         "%u\n",
         label, how, counts->found, counts->in_parent, counts->above, counts->ambiguous,
         counts->unknown, counts->wrong, counts->total);
}

static void
count_text(Counts *counts, const gchar *text, guint32 id)
{
  count(counts, text, ct_catalog_find_area_any(catalog, text, strlen(text)), id);
}

static void
names_alone(void **state)
{
  const Spelling *spelling = *state;
  Counts counts = {0};

  for (guint32 i = 0; i < units->len; i++) {
    gchar *text;

    for (guint nth = 0; (text = spelling->write(get_unit(i), nth)) != NULL; nth++) {
      if (text[0] != '\0')
        count_text(&counts, text, i);
      g_free(text);
    }
  }
  print_counts(spelling->label, "alone", &counts);
  assert_int_equal(counts.wrong, 0);
  assert_int_equal(counts.unknown, 0);
}

/* The same spelling of the area above, where there is one. */
static gchar *
write_above(const Spelling *spelling, guint32 id, guint nth)
{
  gchar *text = spelling->write(get_unit(id), nth);

  if (text != NULL && text[0] != '\0')
    return text;
  g_free(text);
  text = spelling->write(get_unit(id), 0);
  if (text != NULL && text[0] != '\0')
    return text;
  g_free(text);
  return g_strdup(catalog->areas[id].name);
}

static void
count_with_parents(Counts *counts, const Spelling *spelling, guint32 id, guint nth,
                   const gchar *name)
{
  g_autoptr(GString) text = g_string_new(name);

  for (guint32 at = catalog->areas[id].parent; at != CT_INDEX_NONE;
       at = catalog->areas[at].parent) {
    g_autofree gchar *above = write_above(spelling, at, nth);

    g_string_append_printf(text, ", %s", above);
  }
  count_text(counts, text->str, id);
}

/* Together with the areas above, which leaves no doubt but for lost marks. */
static void
names_with_parents(void **state)
{
  const Spelling *spelling = *state;
  Counts counts = {0};

  for (guint32 i = 0; i < units->len; i++) {
    gchar *text;

    for (guint nth = 0; (text = spelling->write(get_unit(i), nth)) != NULL; nth++) {
      if (text[0] != '\0')
        count_with_parents(&counts, spelling, i, nth, text);
      g_free(text);
    }
  }
  print_counts(spelling->label, "with the areas above", &counts);
  assert_int_equal(counts.wrong, 0);
  assert_int_equal(counts.unknown, 0);
}

/* Where the district is known. Two of its communes may still share a name. */
static void
names_in_parent(void **state)
{
  const Spelling *spelling = *state;
  Counts counts = {0};

  for (guint32 i = 0; i < units->len; i++) {
    gchar *text;

    for (guint nth = 0; (text = spelling->write(get_unit(i), nth)) != NULL; nth++) {
      if (text[0] != '\0' && catalog->areas[i].parent != CT_INDEX_NONE)
        count(&counts, text,
              ct_catalog_find_area_below(catalog, catalog->areas[i].parent, text, strlen(text)),
              i);
      g_free(text);
    }
  }
  print_counts(spelling->label, "in its district", &counts);
  assert_int_equal(counts.wrong, 0);
  assert_int_equal(counts.unknown, 0);
}

/* Each word but the last cut to its first letter: right, or open. */
static void
cut_names(void **state)
{
  Counts counts = {0};

  (void)state;
  for (guint32 i = 0; i < units->len; i++) {
    g_autofree gchar *name = g_strstrip(g_strdup(get_unit(i)->name));
    g_auto(GStrv) words = g_strsplit(name, " ", -1);
    g_autoptr(GString) cut = g_string_new(NULL);

    if (catalog->areas[i].level != CT_LEVEL_DISTRICT || g_strv_length(words) < 2)
      continue;
    for (guint j = 0; words[j + 1] != NULL; j++) {
      g_string_append_unichar(cut, g_utf8_get_char(words[j]));
      g_string_append_c(cut, '.');
    }
    g_string_append(cut, words[g_strv_length(words) - 1]);
    count_text(&counts, cut->str, i);
  }
  print_counts("districts cut", "alone", &counts);
  assert_int_equal(counts.wrong, 0);
}

static void
print_speed(void **state)
{
  gint64 start = g_get_monotonic_time(), loaded;
  g_autoptr(GError) error = NULL;
  g_autoptr(CtCatalog) again = official_catalog_new(units, &error);
  guint found = 0;

  (void)state;
  assert_non_null(again);
  loaded = g_get_monotonic_time();
  for (guint32 i = 0; i < again->n_areas; i++)
    found += ct_catalog_find_area_any(again, again->areas[i].name,
                                      strlen(again->areas[i].name)).result != CT_NAME_UNKNOWN;
  assert_int_equal(found, again->n_areas);
  printf("# loaded in %" G_GINT64_FORMAT " ms, %" G_GINT64_FORMAT " ns a lookup\n",
         (loaded - start) / 1000, (g_get_monotonic_time() - loaded) * 1000 / again->n_areas);
}

static void
the_list(void **state)
{
  guint n[3] = {0};

  (void)state;
  for (guint32 i = 0; i < catalog->n_areas; i++)
    n[catalog->areas[i].level == CT_LEVEL_PROVINCE   ? 0
      : catalog->areas[i].level == CT_LEVEL_DISTRICT ? 1
                                                     : 2]++;
  assert_int_equal(n[0], 63);
  assert_int_equal(n[1], 705);
  assert_int_equal(n[2], 10598);
}

static void
add(GArray *tests, const gchar *name, CMUnitTestFunction func, const Spelling *spelling)
{
  struct CMUnitTest test = {
    .name = name, .test_func = func, .initial_state = (void *)spelling};

  g_array_append_val(tests, test);
}

int
main(void)
{
  g_autoptr(GArray) tests = g_array_new(FALSE, FALSE, sizeof(struct CMUnitTest));
  g_autoptr(GStringChunk) names = g_string_chunk_new(256);
  g_autoptr(GError) error = NULL;
  int failed;

  units = official_list_load(OFFICIAL_LIST, &error);
  catalog = units != NULL ? official_catalog_new(units, &error) : NULL;
  if (catalog == NULL) {
    g_printerr("%s\n", error->message);
    return 1;
  }
  add(tests, "the list is whole", the_list, NULL);
  for (gsize i = 0; i < n_spellings; i++) {
    g_autofree gchar *name = g_strdup_printf("%s, with the areas above", spellings[i].label);

    g_autofree gchar *below = g_strdup_printf("%s, in its district", spellings[i].label);

    add(tests, spellings[i].label, names_alone, &spellings[i]);
    add(tests, g_string_chunk_insert(names, name), names_with_parents, &spellings[i]);
    add(tests, g_string_chunk_insert(names, below), names_in_parent, &spellings[i]);
  }
  add(tests, "names of districts cut", cut_names, NULL);
  add(tests, "speed", print_speed, NULL);
  failed = _cmocka_run_group_tests("official", (struct CMUnitTest *)(void *)tests->data,
                                   tests->len, NULL, NULL);
  ct_catalog_free(catalog);
  g_array_unref(units);
  return failed;
}
