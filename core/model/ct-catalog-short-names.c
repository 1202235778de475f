/* Names of districts as they are cut to fit a table's columns: "B.Xát", "S.M.Cai",
 * "H. Si Ma Cai", "TP.LC"; and names whose words are joined: "SaPa", "Simacai".
 *
 * Each word may be cut to its first letters. One at least stays whole, unless the
 * type stands before ("TP LC"). Two districts that fit leave it open.
 */
#include <string.h>

#include "base/ct-text.h"
#include "model/ct-catalog-private.h"

#define MAX_NAME 128 /* bytes */
#define MIN_JOINED 3

/* The first letter of each word of a key without marks. */
static gchar *
get_initials(const gchar *letters)
{
  GString *initials = g_string_new(NULL);

  for (const gchar *at = letters; *at != '\0'; at++) {
    if (at > letters && at[-1] != ' ')
      continue;
    if (initials->len > 0)
      g_string_append_c(initials, ' ');
    g_string_append_c(initials, *at);
  }
  return g_string_free(initials, FALSE);
}

static gchar *
join_words(const gchar *letters)
{
  GString *joined = g_string_sized_new(strlen(letters));

  for (; *letters != '\0'; letters++)
    if (*letters != ' ')
      g_string_append_c(joined, *letters);
  return g_string_free(joined, FALSE);
}

void
ct_catalog_add_short_names(CtCatalogData *data, const CtFoldedName *bare, guint32 id, guint rank)
{
  CtBareName *kept = &data->area_bare[id];
  g_autofree gchar *initials = get_initials(bare->letters);
  g_autofree gchar *joined = join_words(bare->letters);

  if (strchr(bare->letters, ' ') == NULL)
    return;
  kept->spelling = ct_arena_copy(data->arena, bare->spelling, strlen(bare->spelling));
  kept->letters = ct_arena_copy(data->arena, bare->letters, strlen(bare->letters));
  ct_name_index_add_folded(data->area_joined, joined, joined, id, rank);
  if (data->areas[id].level == CT_LEVEL_DISTRICT)
    ct_name_index_add_folded(data->area_initials, initials, initials, id, rank);
}

/* Word by word: the same, or cut. @cut: some is; @whole: some is not, of two letters
 * at least. */
static gboolean
compare_words(const gchar *text, const gchar *name, gboolean *cut, gboolean *whole)
{
  *cut = *whole = FALSE;
  for (;;) {
    gsize length = strcspn(text, " "), name_length = strcspn(name, " ");

    if (length == 0 || length > name_length || memcmp(text, name, length) != 0)
      return FALSE;
    *cut = *cut || length < name_length;
    *whole = *whole || (length == name_length && length > 1);
    text += length;
    name += name_length;
    if (*text != *name || *text == '\0')
      return *text == *name;
    text++;
    name++;
  }
}

typedef struct {
  const CtCatalogData *data;
  const gchar *spelling; /* of the text, with its type */
  const gchar *letters;
  CtFold fold;
  CtNameMatch match;
} Search;

/* @rest: a part of the letters; the same words in the spelling. */
static const gchar *
same_words(const Search *search, const gchar *rest)
{
  const gchar *spelling = search->spelling;

  for (const gchar *at = search->letters; at < rest; at++)
    if (*at == ' ')
      spelling = strchr(spelling, ' ') + 1;
  return spelling;
}

static gboolean
fits(const Search *search, guint32 id, const gchar *rest, const gchar *type)
{
  const CtBareName *name = &search->data->area_bare[id];
  gboolean spelled = search->fold == CT_FOLD_SPELLING, cut, whole;

  if (type != NULL && !ct_catalog_is_of_type(&search->data->areas[id], type))
    return FALSE;
  return compare_words(spelled ? same_words(search, rest) : rest,
                       spelled ? name->spelling : name->letters, &cut, &whole) &&
         cut && (whole || type != NULL);
}

static void
try_initials(Search *search, const gchar *rest, const gchar *type)
{
  g_autofree gchar *initials = get_initials(rest);
  const CtNameEntry *entry = ct_name_index_look_up(search->data->area_initials, initials,
                                                   strlen(initials), CT_FOLD_LETTERS);

  for (gboolean any = FALSE; entry != NULL && !any; entry = entry->next) {
    for (guint i = 0; i < entry->n_ids; i++) {
      if (!fits(search, entry->ids[i], rest, type))
        continue;
      ct_name_match_add(&search->match, entry, i);
      any = TRUE;
    }
  }
}

static void
try_joined(Search *search, const CtNameIndex *index, const gchar *key, const gchar *type)
{
  const CtNameEntry *entry = ct_name_index_look_up(index, key, strlen(key), CT_FOLD_LETTERS);

  for (guint i = 0; entry != NULL && i < entry->n_ids; i++)
    if (type == NULL || ct_catalog_is_of_type(&search->data->areas[entry->ids[i]], type))
      ct_name_match_add(&search->match, entry, i);
}

/* "lc" as "l c" */
static gchar *
space_letters(const gchar *word)
{
  GString *spaced = g_string_new(NULL);

  for (const gchar *at = word; *at != '\0'; at++)
    g_string_append_printf(spaced, at > word ? " %c" : "%c", *at);
  return g_string_free(spaced, FALSE);
}

static void
try_name(const gchar *type, const gchar *rest, gpointer user_data)
{
  Search *search = user_data;
  g_autofree gchar *joined = join_words(rest);

  try_initials(search, rest, type);
  if (search->fold != CT_FOLD_LETTERS)
    return;
  if (strlen(joined) >= MIN_JOINED)
    try_joined(search, search->data->area_joined, joined, type);
  if (type != NULL && strchr(rest, ' ') == NULL && strlen(rest) > 1 && strlen(rest) <= 5) {
    g_autofree gchar *spaced = space_letters(rest);

    try_joined(search, search->data->area_initials, spaced, type);
  }
}

static gboolean
is_of_words(const gchar *letters)
{
  return letters[0] != '\0' &&
         letters[strspn(letters, " abcdefghijklmnopqrstuvwxyz'")] == '\0';
}

CtNameMatch
ct_catalog_find_short_name(const CtCatalogData *data, const gchar *text, gsize length, CtFold last)
{
  Search search = {.data = data, .match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE}};
  g_autofree gchar *spelling = NULL, *letters = NULL;

  if (length > MAX_NAME)
    return search.match;
  spelling = ct_text_fold(text, length, CT_FOLD_SPELLING);
  letters = ct_text_fold(text, length, CT_FOLD_LETTERS);
  search.spelling = spelling;
  search.letters = letters;
  if (!is_of_words(letters))
    return search.match;
  for (search.fold = CT_FOLD_SPELLING;
       search.match.result == CT_NAME_UNKNOWN && search.fold <= last; search.fold++) {
    try_name(NULL, letters, &search);
    ct_catalog_foreach_type(letters, try_name, &search);
  }
  return search.match;
}

gboolean
ct_catalog_is_area_cut(const CtCatalog *catalog, const gchar *text, gsize length)
{
  const CtCatalogData *data = (const CtCatalogData *)catalog;
  Search search = {.data = data,
                   .fold = CT_FOLD_LETTERS,
                   .match = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE}};
  g_autofree gchar *letters = NULL;

  if (length > MAX_NAME || ct_name_index_find(data->area_index, text, length).result !=
                             CT_NAME_UNKNOWN)
    return FALSE;
  letters = ct_text_fold(text, length, CT_FOLD_LETTERS);
  search.letters = search.spelling = letters;
  if (is_of_words(letters))
    try_initials(&search, letters, NULL);
  return search.match.result != CT_NAME_UNKNOWN;
}

gboolean
ct_catalog_is_cut_of(const gchar *text, gsize length, const gchar *name)
{
  g_auto(CtFoldedName) whole = ct_folded_name_new(name);
  g_autofree gchar *spelling = NULL, *letters = NULL, *joined = NULL, *other = NULL;
  gboolean cut, some, ascii = TRUE;

  if (length > MAX_NAME)
    return FALSE;
  for (gsize i = 0; i < length && ascii; i++)
    ascii = (guchar)text[i] < 0x80;
  spelling = ct_text_fold(text, length, CT_FOLD_SPELLING);
  letters = ct_text_fold(text, length, CT_FOLD_LETTERS);
  if (ascii ? compare_words(letters, whole.letters, &cut, &some)
            : compare_words(spelling, whole.spelling, &cut, &some))
    return cut && some;
  joined = join_words(letters);
  other = join_words(whole.letters);
  return strlen(joined) >= MIN_JOINED && strcmp(joined, other) == 0;
}
