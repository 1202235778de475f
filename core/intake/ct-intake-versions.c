/* ct-intake-versions.c: two sheets of one form, both filled: "Biểu 1" and "Biểu 1 (sửa)".
 *
 * Which one holds is for the sender to say. One finding names both; the figures that stand in
 * both are taken from one of them, so that merging has nothing to tell of each.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

#define MIN_SHARED 5u /* figures of sheets whose names do not say that they are versions */

/* A figure that stands in several sheets. */
typedef struct {
  CtObservation figure;
  gsize index;
} Known;

/* @index: in the batch; @first: of the same figure in an earlier sheet */
typedef struct {
  gsize index;
  gsize first;
} Again;

/* Two sheets. @n: figures that both have; @n_other: those that differ; @example: the first of
 * them in the later sheet */
typedef struct {
  guint16 one;
  guint16 other;
  guint n;
  guint n_other;
  Again example;
  gboolean told;
} Pair;

typedef struct {
  CtIntake *intake;
  const CtBatch *batch;
  guint *counts;     /* figures a sheet */
  GArray *again;     /* Again */
  GArray *pairs;     /* Pair */
  GHashTable *known; /* 1 + index of a pair by both sheets */
} Versions;

static guint
hash_figure(gconstpointer data)
{
  const CtObservation *figure = &((const Known *)data)->figure;

  return ((figure->indicator * 31u + figure->area) * 31u + figure->measure) * 2654435761u +
         figure->period;
}

static gboolean
equal_figures(gconstpointer a, gconstpointer b)
{
  const CtObservation *one = &((const Known *)a)->figure, *other = &((const Known *)b)->figure;

  return one->indicator == other->indicator && one->area == other->area &&
         one->period == other->period && one->measure == other->measure;
}

static gboolean
is_same_value(const CtObservation *one, const CtObservation *other)
{
  if (one->missing || other->missing)
    return one->missing && other->missing && one->status == other->status;
  return one->unit == other->unit && ct_decimal_compare(one->value, other->value) == 0;
}

/* Names */

/* "(sửa)", "(2)" */
static void
drop_brackets(gchar *text)
{
  gchar *open = strpbrk(text, "([{");

  while (open != NULL) {
    gchar *close = strpbrk(open, ")]}");

    memset(open, ' ', close != NULL ? (gsize)(close - open) + 1 : strlen(open));
    open = strpbrk(text, "([{");
  }
}

static gboolean
is_version_word(const gchar *word)
{
  static const gchar *const words[] = {
    "sua", "chinh", "da",  "bo",  "sung",  "moi", "cuoi", "cung", "final", "lan",    "ban",  "sao",
    "cua", "copy",  "of",  "goc", "cu",    "ver", "version", "new",  "old",   "nhap", "sau",
    "truoc", "v",   "gui", "lai", "backup", "luu", NULL};

  return g_strv_contains(words, word) || (word[0] == 'v' && g_ascii_isdigit(word[1]));
}

/* Returns: (transfer full): "bieu 1" of "Bản sao của Biểu 1 (2)" */
static gchar *
find_stem(const gchar *name)
{
  g_autofree gchar *bare = g_strdup(name), *key = NULL;
  g_auto(GStrv) words = NULL;
  GString *stem = g_string_new(NULL);
  gboolean number = FALSE;

  drop_brackets(bare);
  key = ct_text_fold(bare, strlen(bare), CT_FOLD_LETTERS);
  words = g_strsplit_set(key, " -_", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    gboolean version = is_version_word(words[i]);

    if (*words[i] != '\0' && !version && !(number && g_ascii_isdigit(*words[i])))
      g_string_append_printf(stem, "%s ", words[i]);
    number = g_str_equal(words[i], "lan") || g_str_equal(words[i], "v");
  }
  return g_string_free(stem, FALSE);
}

static gboolean
are_alike(const gchar *one, const gchar *other)
{
  g_autofree gchar *a = find_stem(one), *b = find_stem(other);

  return *a != '\0' && g_str_equal(a, b);
}

/* Which sheets */

static gboolean
is_hidden(const CtIntake *intake, guint16 table)
{
  return table < intake->sheets->len && g_array_index(intake->sheets, CtSheet, table).hidden;
}

/* Returns: (nullable) */
static Pair *
find_pair(const Versions *versions, guint16 one, guint16 other)
{
  guint key = (guint)one << 16 | other;
  guint number = GPOINTER_TO_UINT(g_hash_table_lookup(versions->known, GUINT_TO_POINTER(key)));

  return number > 0 ? &g_array_index(versions->pairs, Pair, number - 1) : NULL;
}

/* Returns: (nullable): NULL when there are too many */
static Pair *
get_pair(Versions *versions, guint16 one, guint16 other)
{
  guint key = (guint)one << 16 | other;
  Pair pair = {.one = one, .other = other}, *known = find_pair(versions, one, other);

  if (known != NULL || versions->pairs->len >= CT_INTAKE_MAX_VERSIONS)
    return known;
  g_array_append_val(versions->pairs, pair);
  g_hash_table_insert(versions->known, GUINT_TO_POINTER(key),
                      GUINT_TO_POINTER(versions->pairs->len));
  return find_pair(versions, one, other);
}

static void
take_again(Versions *versions, gsize index, const Known *known, const CtObservation *figure)
{
  Again again = {index, known->index};
  Pair *pair = get_pair(versions, known->figure.place.table, figure->place.table);
  gboolean same = is_same_value(&known->figure, figure);

  if (pair == NULL)
    return;
  if (pair->n++ == 0 || (pair->n_other == 0 && !same))
    pair->example = again;
  pair->n_other += same ? 0 : 1;
  g_array_append_val(versions->again, again);
}

static void
compare_sheets(Versions *versions)
{
  gsize n = versions->batch->n;
  g_autofree Known *figures = g_new(Known, n);
  g_autoptr(GHashTable) known = g_hash_table_new(hash_figure, equal_figures);

  for (gsize i = 0; i < n; i++) {
    Known *first;

    figures[i] = (Known){ct_batch_get(versions->batch, i), i};
    first = g_hash_table_lookup(known, &figures[i]);
    if (first == NULL)
      g_hash_table_add(known, &figures[i]);
    else if (first->figure.place.table != figures[i].figure.place.table)
      take_again(versions, i, first, &figures[i].figure);
  }
}

/* Sheets of one name hold one form when half of their figures are the same ones; others when
 * nearly all are, and not all of these agree. */
static gboolean
is_version(const Versions *versions, const Pair *pair)
{
  guint one = versions->counts[pair->one], other = versions->counts[pair->other];

  if (are_alike(ct_intake_sheet_name(versions->intake, pair->one),
                ct_intake_sheet_name(versions->intake, pair->other)))
    return pair->n * 2 >= MIN(one, other);
  return pair->n >= MIN_SHARED && pair->n_other > 0 && pair->n >= MAX(one, other) / 10 * 9;
}

static gboolean
keeps_later(const Versions *versions, const Pair *pair)
{
  return is_hidden(versions->intake, pair->one) && !is_hidden(versions->intake, pair->other);
}

/* What becomes of them */

static void
tell(const Versions *versions, const Pair *pair)
{
  CtIntake *intake = versions->intake;
  gboolean later = keeps_later(versions, pair);
  const gchar *one = ct_intake_sheet_name(intake, pair->one);
  const gchar *other = ct_intake_sheet_name(intake, pair->other);
  CtObservation example =
    ct_batch_get(versions->batch, later ? pair->example.first : pair->example.index);
  CtFinding finding = ct_intake_finding(
    intake, pair->n_other > 0 ? CT_SEVERITY_ERROR : CT_SEVERITY_WARNING, "intake.sheet-versions",
    example.place, NULL);

  finding.observed = later ? one : other;
  finding.expected = later ? other : one;
  ct_findings_add(intake->findings, &finding,
                  _("the sheets \"%s\" and \"%s\" hold the same form, and both are filled: %u "
                    "figures stand in both, and %u of them differ; those of \"%s\" are taken; keep "
                    "one of the two sheets"),
                  one, other, pair->n, pair->n_other, finding.expected);
}

static void
drop(const Versions *versions, guint8 *keep)
{
  for (guint i = 0; i < versions->again->len; i++) {
    const Again *again = &g_array_index(versions->again, Again, i);
    const Pair *pair = find_pair(versions, versions->batch->place[again->first].table,
                                 versions->batch->place[again->index].table);

    if (pair != NULL && pair->told)
      keep[keeps_later(versions, pair) ? again->first : again->index] = FALSE;
  }
}

static gboolean
tell_all(Versions *versions)
{
  gboolean told = FALSE;

  for (guint i = 0; i < versions->pairs->len; i++) {
    Pair *pair = &g_array_index(versions->pairs, Pair, i);

    pair->told = is_version(versions, pair);
    if (pair->told)
      tell(versions, pair);
    told = told || pair->told;
  }
  return told;
}

static guint
count_figures(Versions *versions)
{
  guint n_filled = 0;

  for (gsize i = 0; i < versions->batch->n; i++) {
    guint16 table = versions->batch->place[i].table;

    if (table < versions->intake->sheets->len && versions->counts[table]++ == 0)
      n_filled++;
  }
  return n_filled;
}

static void
find_versions(Versions *versions)
{
  CtBatch *batch = versions->intake->batch;
  g_autofree guint8 *keep = NULL;

  if (count_figures(versions) < 2)
    return;
  compare_sheets(versions);
  if (!tell_all(versions))
    return;
  keep = g_malloc(batch->n);
  memset(keep, TRUE, batch->n);
  drop(versions, keep);
  ct_batch_filter(batch, keep);
}

void
ct_intake_find_versions(CtIntake *intake)
{
  g_autofree guint *counts = NULL;
  g_autoptr(GArray) again = NULL;
  g_autoptr(GArray) pairs = NULL;
  g_autoptr(GHashTable) known = NULL;

  if (intake->sheets->len < 2)
    return;
  counts = g_new0(guint, intake->sheets->len);
  again = g_array_new(FALSE, FALSE, sizeof(Again));
  pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
  known = g_hash_table_new(NULL, NULL);
  find_versions(&(Versions){intake, intake->batch, counts, again, pairs, known});
}
