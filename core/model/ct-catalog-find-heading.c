/* An indicator by a name and the heading that it stands under. */
#include <stdlib.h>
#include <string.h>

#include "base/ct-text.h"
#include "model/ct-catalog-private.h"

#define MAX_NAME 1024 /* bytes */

/* What may follow a heading without changing what it speaks of; '#' is a digit. "Xã
 * đạt chuẩn NTM năm 2023" are such communes, "xã đạt chuẩn NTM nâng cao" are
 * others. As keys, which have i for y in kỳ and quý. */
static const gchar *const harmless[] = {
  "#",          "nam #",     "nam hoc",    "thang #",     "qui #",       "qui i",
  "qui ii",     "qui iii",   "qui iv",     "ki #",        "ki bao cao",  "tu #",
  "tu ngay",    "tu thang",  "tu dau nam", "den #",       "den ngay",    "den thang",
  "den het",    "den cuoi",  "tinh den",   "tinh tu",     "trong ki",    "trong thang",
  "trong qui",  "trong nam", "tren dia ban", "toan tinh", "toan huyen",  "cua tinh",
  "cua huyen",  "tinh",      "huyen",      "thanh pho",   "tp",          "thi xa",
  "so voi",     "so cung ki", "so sanh",   "uoc",         "luy ke",      "ca nam",
  "dau nam",    "dau ki",    "cuoi nam",   "cuoi ki",     "thuc hien",   "chia ra",
  "chia theo",  "phan theo", "theo huyen", "theo dia ban", "theo don vi", "don vi tinh",
  "dvt",        "gia so sanh #", "gia ss #", "gia #",
};

/* @at: into a key; behind the words of @phrase. */
static gboolean
begins_with(const gchar *at, const gchar *phrase)
{
  for (; *phrase != '\0' && *phrase != '#'; phrase++, at++)
    if (*at != *phrase)
      return FALSE;
  return *phrase == '#' ? g_ascii_isdigit(*at) : ct_name_ends_word(*at);
}

/* Whether what follows a heading narrows it. @rest begins where the heading ends. */
static gboolean
is_narrowed(const CtCatalogData *data, const gchar *rest, CtFold fold)
{
  g_autofree gchar *letters = NULL;

  if (rest[0] == '\0')
    return FALSE;
  if (rest[0] != ' ')
    return TRUE;
  letters = ct_text_fold(rest + 1, strlen(rest + 1), CT_FOLD_LETTERS);
  for (gsize i = 0; i < G_N_ELEMENTS(harmless); i++)
    if (begins_with(letters, harmless[i]))
      return FALSE;
  return ct_name_index_look_up(data->unit_index, rest + 1, strlen(rest + 1), fold) == NULL;
}

/* "a", "iv", "2", "1.2" */
static gboolean
is_list_number(const gchar *word, gsize length)
{
  gsize roman = strspn(word, "ivx"), digits = strspn(word, "0123456789.");

  return (length == 1 && g_ascii_isalpha(word[0])) || (roman == length && length <= 5) ||
         (digits == length && length <= 8);
}

/* Whether nothing but a list number stands before. */
static gboolean
is_first(const gchar *key, gsize start)
{
  return start == 0 || (strchr(key, ' ') == key + start - 1 && is_list_number(key, start - 1));
}

typedef struct {
  const CtCatalogData *data;
  const CtNameEntry *rows; /* of the name that is looked for; NULL: of any */
  CtNameMatch match;
  gboolean narrowed; /* what has been found is under narrowed headings only */
} Search;

static gint
compare_ids(gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *)a, other = *(const guint32 *)b;

  return (one > other) - (one < other);
}

/* A second meaning is doubt, also when the first has the plainer heading: "hộ nghèo,
 * hộ cận nghèo" does not say whose rate it is. */
static void
take(Search *search, guint32 indicator, gboolean narrowed)
{
  CtNameMatch *match = &search->match;

  if (match->result == CT_NAME_UNKNOWN) {
    *match = (CtNameMatch){.result = CT_NAME_FOUND, .id = indicator};
    search->narrowed = narrowed;
    return;
  }
  if (match->result == CT_NAME_FOUND && match->id != indicator)
    *match = (CtNameMatch){.result = CT_NAME_AMBIGUOUS, .id = CT_INDEX_NONE};
  search->narrowed = search->narrowed && narrowed;
}

static void
try_heading(const CtNameSpan *span, gpointer user_data)
{
  Search *search = user_data;
  gboolean narrowed = is_narrowed(search->data, span->key + span->end, span->fold);
  gboolean first = is_first(span->key, span->start);

  for (guint i = 0; i < span->entry->n_ids; i++) {
    guint32 row = span->entry->ids[i];
    const CtHeading *heading = &search->data->headings[row];

    if ((!heading->first || first) &&
        (search->rows == NULL || bsearch(&row, search->rows->ids, search->rows->n_ids,
                                         sizeof(guint32), compare_ids) != NULL))
      take(search, heading->indicator, narrowed);
  }
}

static CtNameMatch
search_headings(Search *search, const gchar *heading, gsize length)
{
  ct_name_index_foreach_within(search->data->heading_index, heading, length, try_heading, search);
  if (search->narrowed)
    search->match = (CtNameMatch){.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};
  return search->match;
}

static const CtNameEntry *
look_up(const CtNameIndex *index, const gchar *name, gsize length)
{
  const CtNameEntry *entry = NULL;

  for (CtFold fold = CT_FOLD_SPELLING; entry == NULL && fold <= CT_FOLD_LETTERS; fold++) {
    g_autofree gchar *key = ct_text_fold(name, length, fold);

    entry = ct_name_index_look_up(index, key, strlen(key), fold);
  }
  return entry;
}

CtNameMatch
ct_catalog_find_under(const CtCatalog *catalog, const gchar *heading, gsize heading_length,
                      const gchar *name, gsize length)
{
  const CtCatalogData *data = (const CtCatalogData *)catalog;
  Search search = {.data = data, .match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE}};
  const CtNameEntry *names;

  search.rows = length <= MAX_NAME ? look_up(data->heading_rows, name, length) : NULL;
  if (search.rows == NULL)
    return search.match;
  search_headings(&search, heading, heading_length);
  names = look_up(data->heading_names, name, length);
  if (search.match.result == CT_NAME_AMBIGUOUS && names != NULL) {
    search.match.candidates = names->ids;
    search.match.n_candidates = names->n_ids;
  }
  return search.match;
}

gboolean
ct_catalog_has_heading(const CtCatalog *catalog, const gchar *heading, gsize length)
{
  Search search = {.data = (const CtCatalogData *)catalog,
                   .match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE}};

  return search_headings(&search, heading, length).result != CT_NAME_UNKNOWN;
}
