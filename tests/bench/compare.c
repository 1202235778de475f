/* compare.c: whether two runs of the benchmark tell the same.
 *
 *   bench-compare OURS THEIRS             chitieu's output folder against another's
 *   bench-compare --expected OURS FOLDER  against what the generator put into FOLDER
 *   bench-compare --all OURS FOLDER       the same for a run with all checks: see causes.h
 *   bench-compare --values OURS THEIRS    two of chitieu, that read the same rows from other
 *                                         files
 *
 * The datasets must be the same line by line but for LOCATION (--values: and SOURCE); the
 * generator knows only how many lines. Findings must be the same set of rule, indicator, area
 * and period, each as often. chitieu keeps 10,000 findings a rule and submission and tells
 * how many more there were: then those that it kept must be among the others', and with the
 * number that it told as many. Exit code 1, and the first differences, where they are not.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "causes.h"
#include "findings.h"

#define SHOWN 10u

/* Findings */

static gboolean
is_key_same(const gchar *key, const Findings *ours, const Findings *theirs)
{
  g_autofree gchar *rule = g_strndup(key, strcspn(key, " "));
  guint64 a = findings_count_of(ours->keys, key), b = findings_count_of(theirs->keys, key);

  return findings_count_of(ours->left_out, rule) > 0 ? a <= b : a == b;
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
              (gchar *)item->data, findings_count_of(ours->keys, item->data),
              findings_count_of(theirs->keys, item->data));
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
    guint64 a = findings_count_of(ours->kept, rule) + findings_count_of(ours->left_out, rule);
    guint64 b = findings_count_of(theirs->kept, rule) + findings_count_of(theirs->left_out, rule);
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
  g_autoptr(Findings) a = findings_read(ours, "findings.csv");
  g_autoptr(Findings) b = findings_read(theirs, expected ? "expected.csv" : "findings.csv");
  guint64 n = 0;
  gboolean same = expected ? compare_rows(ours, theirs, &n)
                           : compare_datasets(ours, theirs, n_left_out, &n);

  if (!compare_findings(a, b) || !same)
    return 1;
  g_print("same %" G_GUINT64_FORMAT " rows of the dataset, same %" G_GUINT64_FORMAT " findings\n",
          n, a->n);
  return 0;
}

static int
compare_all(const gchar *ours, const gchar *folder)
{
  guint64 n = 0;
  gboolean rows = compare_rows(ours, folder, &n);

  return causes_compare(ours, folder) && rows ? 0 : 1;
}

int
main(int argc, char **argv)
{
  gboolean expected = argc > 1 && g_str_equal(argv[1], "--expected");
  gboolean all = argc > 1 && g_str_equal(argv[1], "--all");
  gboolean values = argc > 1 && g_str_equal(argv[1], "--values");
  int first = expected || all || values ? 2 : 1;

  if (argc != first + 2) {
    g_printerr("usage: bench-compare [--expected|--all|--values] OURS THEIRS\n");
    return 2;
  }
  if (all)
    return compare_all(argv[first], argv[first + 1]);
  return compare(argv[first], argv[first + 1], expected, values ? 2 : 1);
}
