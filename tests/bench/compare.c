/* compare.c: whether two runs of the benchmark tell the same.
 *
 *   bench-compare OURS THEIRS             chitieu's output folder against another's
 *   bench-compare --expected OURS FOLDER  against what the generator put into FOLDER
 *   bench-compare --values OURS THEIRS    two of chitieu, that read the same rows from other
 *                                         files
 *
 * The datasets must be the same line by line but for LOCATION (--values: and SOURCE); the
 * generator knows only how many lines. Findings must be the same set of rule, indicator, area
 * and period, each as often. chitieu keeps 10,000 findings a rule and submission and tells
 * how many more there were: then those that it kept must be among the others', and with the
 * number that it told as many. Exit code 1, and the first differences, where they are not.
 */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHOWN 10u
#define LIMIT_RULE "findings.limit"

enum { RULE, INDICATOR, AREA, PERIOD, OBSERVED, MESSAGE, N_COLUMNS };
static const gchar *const column_names[] = {"RULE", "INDICATOR", "REF_AREA", "TIME_PERIOD",
                                            "OBSERVED", "MESSAGE"};

/**
 * Findings:
 * @keys: rule, indicator, area, period -> how often
 * @kept, @left_out: rule -> how many are listed, and were only counted
 */
typedef struct {
  GHashTable *keys;
  GHashTable *kept;
  GHashTable *left_out;
  guint64 n;
} Findings;

static guint64
count_of(GHashTable *table, const gchar *key)
{
  return (guint64)GPOINTER_TO_SIZE(g_hash_table_lookup(table, key));
}

static void
count_add(GHashTable *table, const gchar *key, guint64 n)
{
  g_hash_table_insert(table, g_strdup(key), GSIZE_TO_POINTER((gsize)(count_of(table, key) + n)));
}

static Findings *
findings_new(void)
{
  Findings *findings = g_new0(Findings, 1);

  findings->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  findings->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  findings->left_out = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return findings;
}

static void
findings_free(Findings *findings)
{
  g_hash_table_unref(findings->keys);
  g_hash_table_unref(findings->kept);
  g_hash_table_unref(findings->left_out);
  g_free(findings);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Findings, findings_free)

/* CSV */

/* One record, as fields; @at moves behind it. Empty at the end. */
static GPtrArray *
read_record(const gchar **at)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) field = g_string_new(NULL);
  gboolean quoted = FALSE;

  for (; **at != '\0'; (*at)++) {
    gchar c = **at;
    if (c == '"' && quoted && (*at)[1] == '"') {
      g_string_append_c(field, c);
      (*at)++;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ',' || c == '\n')) {
      g_ptr_array_add(fields, g_strdup(field->str));
      g_string_truncate(field, 0);
      if (c == '\n') {
        (*at)++;
        return fields;
      }
    } else {
      g_string_append_c(field, c);
    }
  }
  return fields;
}

static const gchar *
field_of(GPtrArray *record, guint column)
{
  return column < record->len ? g_ptr_array_index(record, column) : "";
}

/* "...of rule 'bounds.above' are..." */
static void
take_limit(Findings *findings, const gchar *observed, const gchar *message)
{
  g_auto(GStrv) words = g_strsplit(message, "'", 3);
  guint64 number = g_ascii_strtoull(observed, NULL, 10);

  count_add(findings->left_out, g_strv_length(words) == 3 ? words[1] : "(unknown)", number);
  findings->n += number;
}

static void
take_record(Findings *findings, GPtrArray *record, const guint *columns)
{
  const gchar *rule = field_of(record, columns[RULE]);
  g_autofree gchar *key = NULL;

  if (g_str_equal(rule, LIMIT_RULE)) {
    take_limit(findings, field_of(record, columns[OBSERVED]), field_of(record, columns[MESSAGE]));
    return;
  }
  key = g_strjoin(" ", rule, field_of(record, columns[INDICATOR]),
                  field_of(record, columns[AREA]), field_of(record, columns[PERIOD]), NULL);
  count_add(findings->keys, key, 1);
  count_add(findings->kept, rule, 1);
  findings->n++;
}

static void
find_columns(GPtrArray *header, guint *columns)
{
  for (guint column = 0; column < N_COLUMNS; column++) {
    columns[column] = G_MAXUINT;
    for (guint i = 0; i < header->len; i++)
      if (g_str_equal(field_of(header, i), column_names[column]))
        columns[column] = i;
  }
}

static Findings *
read_findings(const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  g_autofree gchar *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) header = NULL;
  Findings *findings = findings_new();
  guint columns[N_COLUMNS];
  const gchar *at;

  if (!g_file_get_contents(path, &text, NULL, &error)) {
    g_printerr("bench-compare: %s\n", error->message);
    exit(2);
  }
  at = text;
  header = read_record(&at);
  find_columns(header, columns);
  while (*at != '\0') {
    g_autoptr(GPtrArray) record = read_record(&at);
    take_record(findings, record, columns);
  }
  return findings;
}

/* Findings */

static gboolean
is_key_same(const gchar *key, const Findings *ours, const Findings *theirs)
{
  g_autofree gchar *rule = g_strndup(key, strcspn(key, " "));
  guint64 a = count_of(ours->keys, key), b = count_of(theirs->keys, key);

  return count_of(ours->left_out, rule) > 0 ? a <= b : a == b;
}

/* Differences among the keys of @list that @skip does not have. */
static guint
count_different(GHashTable *list, GHashTable *skip, const Findings *ours, const Findings *theirs,
                guint shown)
{
  g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(list), (GCompareFunc)strcmp);
  guint n = 0;

  for (GList *item = keys; item != NULL; item = item->next) {
    if ((skip != NULL && g_hash_table_contains(skip, item->data)) ||
        is_key_same(item->data, ours, theirs))
      continue;
    if (shown + n++ < SHOWN)
      g_print("finding %s: here %" G_GUINT64_FORMAT ", there %" G_GUINT64_FORMAT "\n",
              (gchar *)item->data, count_of(ours->keys, item->data),
              count_of(theirs->keys, item->data));
  }
  return n;
}

static guint
count_wrong_totals(const Findings *ours, const Findings *theirs)
{
  GHashTableIter iter;
  gpointer rule;
  guint n = 0;

  g_hash_table_iter_init(&iter, ours->left_out);
  while (g_hash_table_iter_next(&iter, &rule, NULL)) {
    guint64 a = count_of(ours->kept, rule) + count_of(ours->left_out, rule);
    guint64 b = count_of(theirs->kept, rule) + count_of(theirs->left_out, rule);
    if (a == b)
      continue;
    g_print("rule %s: here %" G_GUINT64_FORMAT " in all, there %" G_GUINT64_FORMAT "\n",
            (gchar *)rule, a, b);
    n++;
  }
  return n;
}

static gboolean
compare_findings(const Findings *ours, const Findings *theirs)
{
  guint different = count_different(ours->keys, NULL, ours, theirs, 0);

  different += count_different(theirs->keys, ours->keys, ours, theirs, different);
  different += count_wrong_totals(ours, theirs);
  if (different > 0)
    g_print("%u findings differ\n", different);
  return different == 0;
}

/* Datasets */

typedef struct {
  FILE *file;
  gchar *line;
  size_t size;
} Lines;

static void
lines_open(Lines *lines, const gchar *folder)
{
  g_autofree gchar *path = g_build_filename(folder, "dataset.csv", NULL);

  *lines = (Lines){.file = fopen(path, "rb")};
  if (lines->file == NULL) {
    g_printerr("bench-compare: %s cannot be read\n", path);
    exit(2);
  }
}

static void
lines_close(Lines *lines)
{
  fclose(lines->file);
  free(lines->line);
}

/* The next line without its last @n_left_out columns; NULL at the end. */
static const gchar *
lines_next(Lines *lines, guint n_left_out)
{
  gchar *comma;

  if (getline(&lines->line, &lines->size, lines->file) < 0)
    return NULL;
  while (n_left_out-- > 0 && (comma = strrchr(lines->line, ',')) != NULL)
    *comma = '\0';
  return lines->line;
}

static gboolean
compare_datasets(const gchar *ours, const gchar *theirs, guint n_left_out, guint64 *n)
{
  Lines a, b;
  const gchar *left, *right;
  guint64 line = 0, different = 0;

  lines_open(&a, ours);
  lines_open(&b, theirs);
  for (;;) {
    left = lines_next(&a, n_left_out);
    right = lines_next(&b, n_left_out);
    if (left == NULL && right == NULL)
      break;
    line++;
    if (g_strcmp0(left, right) != 0 && different++ < SHOWN)
      g_print("dataset line %" G_GUINT64_FORMAT ":\n  here  %s\n  there %s\n", line,
              left != NULL ? left : "(none)", right != NULL ? right : "(none)");
  }
  lines_close(&a);
  lines_close(&b);
  if (different > 0)
    g_print("%" G_GUINT64_FORMAT " lines of the dataset differ\n", different);
  *n = line > 0 ? line - 1 : 0;
  return different == 0;
}

static gboolean
compare_rows(const gchar *ours, const gchar *folder, guint64 *n)
{
  g_autofree gchar *path = g_build_filename(folder, "expected-rows", NULL);
  g_autofree gchar *text = NULL;
  guint64 expected;
  Lines lines;

  lines_open(&lines, ours);
  for (*n = 0; lines_next(&lines, 0) != NULL; (*n)++)
    ;
  lines_close(&lines);
  *n -= *n > 0 ? 1 : 0;
  if (!g_file_get_contents(path, &text, NULL, NULL)) {
    g_printerr("bench-compare: %s cannot be read\n", path);
    exit(2);
  }
  expected = g_ascii_strtoull(text, NULL, 10);
  if (*n != expected)
    g_print("dataset: %" G_GUINT64_FORMAT " rows, expected %" G_GUINT64_FORMAT "\n", *n, expected);
  return *n == expected;
}

static int
compare(const gchar *ours, const gchar *theirs, gboolean expected, guint n_left_out)
{
  g_autoptr(Findings) a = read_findings(ours, "findings.csv");
  g_autoptr(Findings) b = read_findings(theirs, expected ? "expected.csv" : "findings.csv");
  guint64 n = 0;
  gboolean same = expected ? compare_rows(ours, theirs, &n)
                           : compare_datasets(ours, theirs, n_left_out, &n);

  if (!compare_findings(a, b) || !same)
    return 1;
  g_print("same %" G_GUINT64_FORMAT " rows of the dataset, same %" G_GUINT64_FORMAT " findings\n",
          n, a->n);
  return 0;
}

int
main(int argc, char **argv)
{
  gboolean expected = argc > 1 && g_str_equal(argv[1], "--expected");
  gboolean values = argc > 1 && g_str_equal(argv[1], "--values");
  int first = expected || values ? 2 : 1;

  if (argc != first + 2) {
    g_printerr("usage: bench-compare [--expected|--values] OURS THEIRS\n");
    return 2;
  }
  return compare(argv[first], argv[first + 1], expected, values ? 2 : 1);
}
