#include "causes.h"

#include <string.h>

#include "findings.h"

#define SHOWN 10u
/* Of 100 wrong figures so many at most may make figures look wrong that are right: two of them
 * in one sum may be made up for by a third. */
#define STRAY_PERCENT 1

/* expected-causes.csv */
enum { WRONG_INDICATOR, WRONG_AREA, PERIOD, RULE, AT_INDICATOR, AT_AREA };

/**
 * Causes:
 * @rules: those that the mistakes break between figures: a set
 * @wrong: "indicator area period" of each wrong figure -> where rules that it breaks are asked
 *   (element-type utf8)
 * @order: the keys of @wrong as they came
 * @at: of each place where some rule is broken: a set
 */
typedef struct {
  GHashTable *rules;
  GHashTable *wrong;
  GPtrArray *order;
  GHashTable *at;
} Causes;

/* @stray: errors, and @hints: others, at figures that are right */
typedef struct {
  guint64 at_figure;
  guint64 at_rule;
  guint64 untold;
  guint64 stray;
  guint64 hints;
  guint64 different;
} Tally;

/* Reading */

static gchar *
cell_of(GPtrArray *record, guint indicator, guint area)
{
  return g_strjoin(" ", csv_field(record, indicator), csv_field(record, area),
                   csv_field(record, PERIOD), NULL);
}

static void
take_cause(Causes *causes, GPtrArray *record)
{
  g_autofree gchar *wrong = cell_of(record, WRONG_INDICATOR, WRONG_AREA);
  gchar *at = cell_of(record, AT_INDICATOR, AT_AREA);
  GPtrArray *places = g_hash_table_lookup(causes->wrong, wrong);

  g_hash_table_add(causes->rules, g_strdup(csv_field(record, RULE)));
  g_hash_table_add(causes->at, g_strdup(at));
  if (places == NULL) {
    gchar *key = g_strdup(wrong);
    places = g_ptr_array_new_with_free_func(g_free);
    g_hash_table_insert(causes->wrong, key, places);
    g_ptr_array_add(causes->order, key);
  }
  g_ptr_array_add(places, at);
}

static Causes *
causes_read(const gchar *folder)
{
  Causes *causes = g_new(Causes, 1);
  g_autofree gchar *text = csv_read_text(folder, "expected-causes.csv");
  const gchar *at = text;

  g_ptr_array_unref(csv_read_record(&at)); /* the header */
  causes->rules = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  causes->wrong = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)g_ptr_array_unref);
  causes->order = g_ptr_array_new();
  causes->at = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  while (*at != '\0') {
    g_autoptr(GPtrArray) record = csv_read_record(&at);
    take_cause(causes, record);
  }
  return causes;
}

static void
causes_free(Causes *causes)
{
  g_hash_table_unref(causes->rules);
  g_hash_table_unref(causes->wrong);
  g_ptr_array_unref(causes->order);
  g_hash_table_unref(causes->at);
  g_free(causes);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Causes, causes_free)

/* Comparing */

static gchar *
rule_of(const gchar *key)
{
  return g_strndup(key, strcspn(key, " "));
}

static void
show(Tally *tally, const gchar *what, const gchar *key)
{
  if (tally->different++ < SHOWN)
    g_print("%s %s\n", what, key);
}

/* The cells at which errors of rules between figures are told. Where nobody can tell which of
 * several figures is wrong, the senders of the others get a hint. Returns: (transfer full): a
 * set */
static GHashTable *
find_told(const Causes *causes, const Findings *ours, Tally *tally)
{
  GHashTable *told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init(&iter, ours->keys);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    g_autofree gchar *rule = rule_of(key);
    const gchar *cell = (const gchar *)key + strcspn(key, " ") + 1;
    if (!g_hash_table_contains(causes->rules, rule))
      continue;
    if (findings_count_of(ours->errors, key) > 0)
      g_hash_table_add(told, g_strdup(cell));
    if (g_hash_table_contains(causes->wrong, cell) || g_hash_table_contains(causes->at, cell))
      continue;
    if (findings_count_of(ours->errors, key) > 0)
      tally->stray++;
    else
      tally->hints++;
  }
  return told;
}

static void
find_wrong(const Causes *causes, const Findings *ours, Tally *tally)
{
  g_autoptr(GHashTable) told = find_told(causes, ours, tally);

  for (guint i = 0; i < causes->order->len; i++) {
    const gchar *wrong = causes->order->pdata[i];
    const GPtrArray *places = g_hash_table_lookup(causes->wrong, wrong);
    gboolean at_rule = FALSE;
    for (guint place = 0; place < places->len; place++)
      at_rule = at_rule || g_hash_table_contains(told, places->pdata[place]);
    if (g_hash_table_contains(told, wrong))
      tally->at_figure++;
    else if (at_rule)
      tally->at_rule++;
    else if (tally->untold++ == 0)
      g_print("wrong, and not told: %s\n", wrong);
  }
}

/* Of the rules that are told where they are found. */
static void
compare_others(const Causes *causes, const Findings *ours, const Findings *expected, Tally *tally)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init(&iter, expected->kept);
  while (g_hash_table_iter_next(&iter, &key, NULL))
    if (!g_hash_table_contains(causes->rules, key) &&
        findings_count_of(expected->kept, key) !=
          findings_count_of(ours->kept, key) + findings_count_of(ours->left_out, key))
      show(tally, "not as many as expected:", key);
  g_hash_table_iter_init(&iter, expected->keys);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    g_autofree gchar *rule = rule_of(key);
    if (!g_hash_table_contains(causes->rules, rule) &&
        findings_count_of(ours->left_out, rule) == 0 &&
        findings_count_of(ours->keys, key) != findings_count_of(expected->keys, key))
      show(tally, "not told as often as expected:", key);
  }
}

/* Of checks that look at other things than the mistakes. */
static void
print_more(const Causes *causes, const Findings *ours, const Findings *expected)
{
  g_autoptr(GList) rules = g_list_sort(g_hash_table_get_keys(ours->kept), (GCompareFunc)strcmp);

  for (GList *item = rules; item != NULL; item = item->next)
    if (!g_hash_table_contains(causes->rules, item->data) &&
        findings_count_of(expected->kept, item->data) == 0)
      g_print("besides: %s %" G_GUINT64_FORMAT "\n", (gchar *)item->data,
              findings_count_of(ours->kept, item->data) +
                findings_count_of(ours->left_out, item->data));
}

static guint64
count_left_out(const Causes *causes, const Findings *ours)
{
  GHashTableIter iter;
  gpointer rule;
  guint64 n = 0;

  g_hash_table_iter_init(&iter, causes->rules);
  while (g_hash_table_iter_next(&iter, &rule, NULL))
    n += findings_count_of(ours->left_out, rule);
  return n;
}

gboolean
causes_compare(const gchar *ours, const gchar *folder)
{
  g_autoptr(Causes) causes = causes_read(folder);
  g_autoptr(Findings) a = findings_read(ours, "findings.csv");
  g_autoptr(Findings) b = findings_read(folder, "expected.csv");
  Tally tally = {0};
  guint64 left_out = count_left_out(causes, a);

  find_wrong(causes, a, &tally);
  compare_others(causes, a, b, &tally);
  g_print("%u wrong figures that break rules: %" G_GUINT64_FORMAT " told at the figure, "
          "%" G_GUINT64_FORMAT " at the rule, %" G_GUINT64_FORMAT " at neither; at figures that "
          "are right %" G_GUINT64_FORMAT " errors, %" G_GUINT64_FORMAT " hints; %" G_GUINT64_FORMAT
          " findings only counted\n",
          causes->order->len, tally.at_figure, tally.at_rule, tally.untold, tally.stray,
          tally.hints, left_out);
  print_more(causes, a, b);
  return tally.different == 0 && (tally.untold == 0 || left_out > 0) &&
         tally.stray * 100 <= (guint64)causes->order->len * STRAY_PERCENT;
}
