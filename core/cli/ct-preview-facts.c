/* What was recognised, a line a fact. */
#include <string.h>

#include "cli/ct-grid.h"
#include "cli/ct-preview-print.h"
#include "model/ct-for-people.h"

#define TEXT_WIDTH 44

static const gchar hidden_sheet[] = "hidden-sheet";

gboolean
ct_preview_is_hidden_sheet(const CtFact *fact)
{
  return fact->kind == CT_FACT_READING && g_str_equal(fact->what, hidden_sheet);
}

gboolean
ct_preview_is_of_sheet(const CtFact *fact)
{
  static const gchar *const words[] = {hidden_sheet, "hidden-rows", "hidden-columns", "formula",
                                       NULL};

  return fact->kind == CT_FACT_READING && g_strv_contains(words, fact->what);
}

gboolean
ct_preview_is_of_file(const CtFact *fact)
{
  return (fact->kind == CT_FACT_READING && !ct_preview_is_of_sheet(fact)) ||
         (fact->kind == CT_FACT_SENDER && fact->place.row == 0);
}

/* Order: what is told of one column comes together, where the first of it stands. */

typedef struct {
  const CtFact *fact;
  guint rank;
} Ranked;

static gint
compare_ranked(gconstpointer a, gconstpointer b)
{
  const Ranked *left = a, *right = b;

  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

/* @first: place of a column -> index of the first fact of it, + 1 */
static guint
rank_of(const CtFact *fact, guint index, GHashTable *first)
{
  gint64 place = (gint64)((guint64)fact->table << 48 | (guint64)fact->place.row << 16 |
                          fact->place.column);
  guint known;

  if (fact->kind != CT_FACT_COLUMN)
    return index;
  known = GPOINTER_TO_UINT(g_hash_table_lookup(first, &place));
  if (known > 0)
    return known - 1;
  g_hash_table_insert(first, g_memdup2(&place, sizeof place), GUINT_TO_POINTER(index + 1));
  return index;
}

GPtrArray *
ct_preview_order_facts(const CtRecognition *recognition)
{
  GPtrArray *facts = g_ptr_array_new();
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(Ranked));
  g_autoptr(GHashTable) first = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < ct_recognition_count(recognition); i++) {
    const CtFact *fact = ct_recognition_get(recognition, i);
    Ranked ranked = {.fact = fact, .rank = rank_of(fact, i, first)};

    g_array_append_val(order, ranked);
  }
  g_array_sort(order, compare_ranked); /* is stable */
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add(facts, (gpointer)g_array_index(order, Ranked, i).fact);
  return facts;
}

/* Lines */

static const gchar *
reading_label(const gchar *what)
{
  static const struct {
    const gchar *name;
    const gchar *label;
  } labels[] = {
    {"encoding", N_("encoding")},
    {"delimiter", N_("delimiter")},
    {"array", N_("array of records")},
    {"hidden-rows", N_("hidden rows")},
    {"hidden-columns", N_("hidden columns")},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
    if (g_str_equal(what, labels[i].name))
      return _(labels[i].label);
  return what[0] != '\0' ? what : _("read as");
}

static const gchar *
fact_label(const CtFact *fact)
{
  switch (fact->kind) {
  case CT_FACT_READING:
    return reading_label(fact->what);
  case CT_FACT_TABLE:
    return _("table");
  case CT_FACT_TITLE:
    return _("title line");
  case CT_FACT_PERIOD:
    return _("period");
  case CT_FACT_WINDOW:
    return _("days reported");
  case CT_FACT_SENDER:
    return _("sender");
  case CT_FACT_AREA:
    return _("area");
  case CT_FACT_UNIT:
    return _("unit");
  case CT_FACT_STYLE:
    return _("number style");
  case CT_FACT_HEADER:
    return _("header");
  case CT_FACT_COLUMN:
    return _("column");
  case CT_FACT_ROWS:
    return _("rows");
  default:
    return "";
  }
}

/* How a file is read is told in words for programs, which options take, too ("tab",
 * "objects /data"), and a period as in other files. Returns: (transfer full) */
static gchar *
meaning_for_people(const CtFact *fact)
{
  static const struct {
    const gchar *word;
    const gchar *name;
  } words[] = {
    {"tab", N_("tab")}, {"pipe", "|"}, {"none", N_("no delimiter")},
    {"objects", N_("objects")}, {"lists", N_("lists")}, {"columns", N_("columns")},
    {"record", N_("record")}, {"lines", N_("lines")}, {"values", N_("values")},
  };
  gsize length = strcspn(fact->meaning, " ");
  CtPeriod period = fact->kind == CT_FACT_PERIOD
                        ? ct_period_parse(fact->meaning, strlen(fact->meaning)) : CT_PERIOD_NONE;
  gchar buffer[CT_PERIOD_PEOPLE_CHARS];

  if (period != CT_PERIOD_NONE)
    return g_strdup(ct_period_for_people(period, buffer));
  for (gsize i = 0; fact->kind == CT_FACT_READING && i < G_N_ELEMENTS(words); i++)
    if (strlen(words[i].word) == length && strncmp(fact->meaning, words[i].word, length) == 0)
      return g_strconcat(ct_message(words[i].name), fact->meaning + length, NULL);
  return g_strdup(fact->meaning);
}

static gboolean
is_reading(const CtFact *fact)
{
  return ct_preview_is_of_file(fact) || ct_preview_is_of_sheet(fact);
}

void
ct_preview_append_place(const CtSubmission *submission, CtPlace place, gboolean in_sheet,
                        GString *text)
{
  const gchar *behind;

  ct_places_append(submission->places, place, text);
  behind = in_sheet ? strrchr(text->str, '!') : NULL;
  if (behind != NULL)
    g_string_erase(text, 0, behind + 1 - text->str);
}

/* Each label, and each text, stands before the first of several facts that share it. The
 * text of a file's own facts is its name, which has been said, or has become the label. */
static void
add_fact(CtGrid *grid, const CtSubmission *submission, const CtFact *fact, const CtFact *before,
         gboolean in_sheet)
{
  g_autoptr(GString) place = g_string_new(NULL);
  g_autofree gchar *evidence =
      fact->evidence[0] != '\0' ? g_strdup_printf("(%s)", fact->evidence) : NULL;
  g_autofree gchar *meaning = meaning_for_people(fact);
  gboolean new_kind = before == NULL || before->kind != fact->kind || fact->kind == CT_FACT_READING;
  gboolean new_place = new_kind || ct_place_compare(fact->place, before->place) != 0;

  if (new_place && !ct_preview_is_of_sheet(fact))
    ct_preview_append_place(submission, fact->place, in_sheet, place);
  ct_grid_add(grid, new_kind ? fact_label(fact) : "", CT_COLOUR_PLAIN);
  ct_grid_add(grid, place->str, CT_COLOUR_DIM);
  ct_grid_add(grid, new_place && !is_reading(fact) ? fact->what : "", CT_COLOUR_PLAIN);
  ct_grid_add(grid, meaning, CT_COLOUR_GOOD);
  ct_grid_add(grid, evidence, CT_COLOUR_DIM);
}

/* What the heading of a sheet said; what formulas tell is a finding; and numbers of a sheet are
 * numbers, whatever their style: only texts among them have one. */
static gboolean
goes_without_saying(const CtFact *fact)
{
  gboolean bare = fact->evidence[0] == '\0';

  return ct_preview_is_hidden_sheet(fact) ||
         (fact->kind == CT_FACT_READING && g_str_equal(fact->what, "formula")) ||
         (fact->kind == CT_FACT_TABLE && fact->place.row == 0 && bare) ||
         (fact->kind == CT_FACT_STYLE && bare);
}

/* That a table begins has been said when it has no name. */
static gboolean
says_something(const CtFact *fact, gboolean in_sheet)
{
  if (in_sheet && goes_without_saying(fact))
    return FALSE;
  return fact->what[0] != '\0' || fact->meaning[0] != '\0' || fact->evidence[0] != '\0' ||
         fact->place.row != 0;
}

void
ct_preview_print_facts(FILE *stream, const CtSubmission *submission, const GPtrArray *facts,
                       gboolean in_sheet)
{
  g_autoptr(CtGrid) grid = ct_grid_new(5);
  const CtFact *before = NULL;

  ct_grid_set_limit(grid, 2, TEXT_WIDTH);
  ct_grid_set_loose(grid, 4);
  for (guint i = 0; i < facts->len; i++) {
    if (!says_something(facts->pdata[i], in_sheet))
      continue;
    add_fact(grid, submission, facts->pdata[i], before, in_sheet);
    before = facts->pdata[i];
  }
  ct_grid_print(stream, grid, 2);
}
