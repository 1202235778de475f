#include "intake/ct-suggest.h"

#include <string.h>

#include "base/ct-arena.h"
#include "base/ct-text.h"

#define MAX_LENGTH 120
/* A search goes through all names; a hostile file would ask for millions. */
#define MAX_SEARCHES 500

typedef struct {
  gchar *folded;
  guint32 id;
} Name;

/* The names of one kind and the answers given. */
typedef struct {
  GArray *names; /* Name; NULL until the first question */
  CtTextIds *texts;
  GArray *answers; /* guint32 */
} Kind;

struct CtSuggest {
  const CtCatalog *catalog;
  Kind indicators;
  Kind areas;
};

static void
clear_name(gpointer name)
{
  g_free(((Name *)name)->folded);
}

static void
kind_init(Kind *kind)
{
  kind->names = g_array_new(FALSE, FALSE, sizeof(Name));
  g_array_set_clear_func(kind->names, clear_name);
  kind->texts = ct_text_ids_new();
  kind->answers = g_array_new(FALSE, FALSE, sizeof(guint32));
}

static void
kind_clear(Kind *kind)
{
  g_array_unref(kind->names);
  ct_text_ids_free(kind->texts);
  g_array_unref(kind->answers);
}

CtSuggest *
ct_suggest_new(const CtCatalog *catalog)
{
  CtSuggest *suggest = g_new0(CtSuggest, 1);

  suggest->catalog = catalog;
  kind_init(&suggest->indicators);
  kind_init(&suggest->areas);
  return suggest;
}

void
ct_suggest_free(CtSuggest *suggest)
{
  if (suggest == NULL)
    return;
  kind_clear(&suggest->indicators);
  kind_clear(&suggest->areas);
  g_free(suggest);
}

static void
forget(Kind *kind)
{
  if (kind->answers->len == 0)
    return;
  ct_text_ids_free(kind->texts);
  kind->texts = ct_text_ids_new();
  g_array_set_size(kind->answers, 0);
}

void
ct_suggest_forget(CtSuggest *suggest)
{
  forget(&suggest->indicators);
  forget(&suggest->areas);
}

static void
add_name(Kind *kind, const gchar *text, guint32 id)
{
  Name name = {.folded = ct_text_fold(text, strlen(text), CT_FOLD_LETTERS), .id = id};

  g_array_append_val(kind->names, name);
}

static void
add_indicators(const CtCatalog *catalog, Kind *kind)
{
  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    add_name(kind, catalog->indicators[i].name_vi, i);
    add_name(kind, catalog->indicators[i].name_en, i);
  }
}

/* "Bát Xát" of "Huyện Bát Xát". */
static const gchar *
bare_name(const CtArea *area)
{
  gsize n = strlen(area->type);

  return g_str_has_prefix(area->name, area->type) && area->name[n] == ' ' ? area->name + n + 1
                                                                          : area->name;
}

/* "080" for 80: a spreadsheet takes zeros away. */
static void
add_areas(const CtCatalog *catalog, Kind *kind)
{
  for (guint32 i = 0; i < catalog->n_areas; i++) {
    const CtArea *area = &catalog->areas[i];
    const gchar *code = area->code;

    add_name(kind, area->name, i);
    if (bare_name(area) != area->name)
      add_name(kind, bare_name(area), i);
    while (*code == '0' && code[1] != '\0')
      code++;
    if (code != area->code)
      add_name(kind, code, i);
  }
}

static guint
distance(const gchar *a, gsize a_length, const gchar *b, gsize b_length, guint limit)
{
  guint rows[3][MAX_LENGTH + 1];
  guint *before = rows[0], *above = rows[1], *row = rows[2];

  for (gsize j = 0; j <= b_length; j++)
    above[j] = (guint)j;
  for (gsize i = 1; i <= a_length; i++) {
    guint least = row[0] = (guint)i;

    for (gsize j = 1; j <= b_length; j++) {
      guint change = above[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);

      row[j] = MIN(change, MIN(above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN(row[j], before[j - 2] + 1);
      least = MIN(least, row[j]);
    }
    if (least >= limit)
      return limit;
    guint *next = before;
    before = above;
    above = row;
    row = next;
  }
  return MIN(above[b_length], limit);
}

guint
ct_suggest_distance(const gchar *a, const gchar *b, guint limit)
{
  gsize a_length = strlen(a), b_length = strlen(b);

  return a_length > MAX_LENGTH || b_length > MAX_LENGTH
           ? limit
           : distance(a, a_length, b, b_length, limit);
}

static guint32
find_nearest(const Kind *kind, const gchar *folded)
{
  gsize length = strlen(folded);
  guint best = length < 4 ? 1 : (guint)(length / 5 + 2); /* nearer than this */
  guint32 id = CT_INDEX_NONE;

  for (guint i = 0; i < kind->names->len; i++) {
    const Name *name = &g_array_index(kind->names, Name, i);
    gsize n = strlen(name->folded);
    guint found;

    if (n > MAX_LENGTH || (n > length ? n - length : length - n) >= best)
      continue;
    found = distance(folded, length, name->folded, n, best);
    if (found >= best)
      continue;
    best = found;
    id = name->id;
  }
  return id;
}

static guint32
ask(Kind *kind, CtSpan text)
{
  guint32 known = ct_text_ids_find(kind->texts, text.text, text.length);
  guint32 answer = CT_INDEX_NONE;

  if (known != CT_TEXT_ID_NONE)
    return g_array_index(kind->answers, guint32, known);
  if (kind->answers->len >= MAX_SEARCHES || text.length > (gsize)MAX_LENGTH * 2)
    return CT_INDEX_NONE;

  g_autofree gchar *folded = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  if (*folded != '\0' && strlen(folded) <= MAX_LENGTH)
    answer = find_nearest(kind, folded);
  ct_text_ids_add(kind->texts, text.text, text.length, NULL);
  g_array_append_val(kind->answers, answer);
  return answer;
}

guint32
ct_suggest_indicator(CtSuggest *suggest, CtSpan text)
{
  if (suggest->indicators.names->len == 0)
    add_indicators(suggest->catalog, &suggest->indicators);
  return ask(&suggest->indicators, text);
}

guint32
ct_suggest_area(CtSuggest *suggest, CtSpan text)
{
  if (suggest->areas.names->len == 0)
    add_areas(suggest->catalog, &suggest->areas);
  return ask(&suggest->areas, text);
}
