#include "model/ct-name-index.h"

#include <string.h>

#include "base/ct-arena.h"
#include "base/ct-text.h"
#include "model/ct-name-index-private.h"

#define MAX_CODE 128  /* bytes */
#define MAX_NAME 1024 /* of a text that is looked up */

/* Of a key without marks: the only spelling that it comes from, by number. */
#define MANY_SPELLINGS (CT_TEXT_ID_NONE - 1)

/* Keys of one kind: their entries by number of the key. */
typedef struct {
  CtTextIds *keys;
  const CtNameEntry **entries;
  guint32 *spellings; /* with CT_FOLD_LETTERS only */
  guint32 room;
  guint max_words; /* of a key */
} Table;

struct CtNameIndex {
  CtArena *arena;
  Table codes;
  Table names[2]; /* by CtFold */
};

static void
table_init(Table *table)
{
  *table = (Table){.keys = ct_text_ids_new()};
}

static void
table_clear(Table *table)
{
  ct_text_ids_free(table->keys);
  g_free(table->entries);
  g_free(table->spellings);
}

CtNameIndex *
ct_name_index_new(void)
{
  CtNameIndex *index = g_new0(CtNameIndex, 1);

  index->arena = ct_arena_new();
  table_init(&index->codes);
  table_init(&index->names[CT_FOLD_SPELLING]);
  table_init(&index->names[CT_FOLD_LETTERS]);
  return index;
}

void
ct_name_index_free(CtNameIndex *index)
{
  if (index == NULL)
    return;
  table_clear(&index->codes);
  table_clear(&index->names[CT_FOLD_SPELLING]);
  table_clear(&index->names[CT_FOLD_LETTERS]);
  ct_arena_free(index->arena);
  g_free(index);
}

gboolean
ct_name_ends_word(gchar c)
{
  return c == ' ' || c == '/' || c == '\0';
}

static guint
count_words(const gchar *key, gsize length)
{
  guint n = 1;

  for (gsize i = 0; i < length; i++)
    n += ct_name_ends_word(key[i]) ? 1 : 0;
  return n;
}

static guint32
table_add(Table *table, const gchar *key, gsize length)
{
  gboolean added;
  guint32 id = ct_text_ids_add(table->keys, key, length, &added);

  if (id >= table->room) {
    table->room = MAX(table->room * 2, 64);
    table->entries = g_renew(const CtNameEntry *, table->entries, table->room);
    table->spellings = g_renew(guint32, table->spellings, table->room);
  }
  if (added) {
    table->entries[id] = NULL;
    table->spellings[id] = CT_TEXT_ID_NONE;
    table->max_words = MAX(table->max_words, count_words(key, length));
  }
  return id;
}

/* Lists grow by doubling: a list that is full has a power of two in it. Ids come
 * in ascending order, so one is mostly put at the end. */
static void
insert_id(CtArena *arena, CtNameEntry *entry, guint32 id)
{
  guint at = entry->n_ids;

  while (at > 0 && entry->ids[at - 1] > id)
    at--;
  if (at > 0 && entry->ids[at - 1] == id)
    return;
  if ((entry->n_ids & (entry->n_ids - 1)) == 0) {
    guint32 *ids =
      ct_arena_allocate(arena, (gsize)MAX(entry->n_ids, 1) * 2 * sizeof(guint32));

    if (entry->n_ids > 0)
      memcpy(ids, entry->ids, entry->n_ids * sizeof(guint32));
    entry->ids = ids;
  }
  memmove(entry->ids + at + 1, entry->ids + at, (entry->n_ids - at) * sizeof(guint32));
  entry->ids[at] = id;
  entry->n_ids++;
}

/* Returns: the number of the key; CT_TEXT_ID_NONE for an empty one */
static guint32
add_key(CtNameIndex *index, Table *table, const gchar *key, guint32 id, guint rank)
{
  gsize length = strlen(key);
  guint32 number = length > 0 ? table_add(table, key, length) : CT_TEXT_ID_NONE;
  CtNameEntry *entry;

  if (length == 0)
    return number;
  const CtNameEntry **link = &table->entries[number];
  while (*link != NULL && (*link)->rank < rank)
    link = &((CtNameEntry *)*link)->next;
  if (*link != NULL && (*link)->rank == rank) {
    insert_id(index->arena, (CtNameEntry *)*link, id);
    return number;
  }
  entry = ct_arena_allocate(index->arena, sizeof *entry);
  *entry = (CtNameEntry){.next = *link, .rank = rank};
  insert_id(index->arena, entry, id);
  *link = entry;
  return number;
}

/* Keeps a list of all ranks under a key of several names. @key: number of a key to
 * which @id has been added. */
static void
add_to_all(CtNameIndex *index, const Table *table, guint32 key, guint32 id)
{
  CtNameEntry *first = (CtNameEntry *)table->entries[key], *all = NULL;

  for (const CtNameEntry *at = first; at != NULL && all == NULL; at = at->next)
    all = (CtNameEntry *)at->all;
  if (all != NULL) {
    first->all = all;
    insert_id(index->arena, all, id);
    return;
  }
  all = ct_arena_allocate(index->arena, sizeof *all);
  *all = (CtNameEntry){0};
  first->all = all;
  for (const CtNameEntry *at = first; at != NULL; at = at->next)
    for (guint i = 0; i < at->n_ids; i++)
      insert_id(index->arena, all, at->ids[i]);
}

static void
add_letters(CtNameIndex *index, const gchar *letters, guint32 spelling, guint32 id, guint rank)
{
  Table *table = &index->names[CT_FOLD_LETTERS];
  guint32 key = add_key(index, table, letters, id, rank);

  if (key == CT_TEXT_ID_NONE)
    return;
  if (table->spellings[key] == CT_TEXT_ID_NONE)
    table->spellings[key] = spelling;
  else if (table->spellings[key] != spelling)
    table->spellings[key] = MANY_SPELLINGS;
  if (table->spellings[key] == MANY_SPELLINGS)
    add_to_all(index, table, key, id);
}

void
ct_name_index_add_folded(CtNameIndex *index, const gchar *spelling, const gchar *letters,
                         guint32 id, guint rank)
{
  guint32 key = add_key(index, &index->names[CT_FOLD_SPELLING], spelling, id, rank);

  add_letters(index, letters, key, id, rank);
}

void
ct_name_index_add(CtNameIndex *index, const gchar *name, guint32 id)
{
  g_auto(CtFoldedName) folded = ct_folded_name_new(name);

  ct_name_index_add_folded(index, folded.spelling, folded.letters, id, 0);
}

void
ct_name_index_add_code(CtNameIndex *index, const gchar *code, guint32 id)
{
  g_autofree gchar *lower = g_ascii_strdown(code, -1);

  add_key(index, &index->codes, lower, id, 0);
}

static const CtNameEntry *
table_find(const Table *table, const gchar *key, gsize length)
{
  guint32 id = ct_text_ids_find(table->keys, key, length);

  return id == CT_TEXT_ID_NONE ? NULL : table->entries[id];
}

const CtNameEntry *
ct_name_index_look_up(const CtNameIndex *index, const gchar *key, gsize length, CtFold fold)
{
  return table_find(&index->names[fold], key, length);
}

static const CtNameEntry *
find_code(const CtNameIndex *index, const gchar *text, gsize length)
{
  gchar lower[MAX_CODE];

  ct_text_trim(&text, &length);
  if (length == 0 || length > sizeof lower)
    return NULL;
  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower(text[i]);
  return table_find(&index->codes, lower, length);
}

CtNameMatch
ct_name_index_find_up_to(const CtNameIndex *index, const gchar *text, gsize length, CtFold last)
{
  const CtNameEntry *entry = find_code(index, text, length);

  for (CtFold fold = CT_FOLD_SPELLING; entry == NULL && fold <= last; fold++) {
    if (length > MAX_NAME)
      break;
    g_autofree gchar *key = ct_text_fold(text, length, fold);
    entry = table_find(&index->names[fold], key, strlen(key));
  }
  return ct_name_match_new(entry);
}

CtNameMatch
ct_name_index_find(const CtNameIndex *index, const gchar *text, gsize length)
{
  return ct_name_index_find_up_to(index, text, length, CT_FOLD_LETTERS);
}

void
ct_name_index_foreach(const CtNameIndex *index, CtNameKeyFunc func, gpointer user_data)
{
  const Table *table = &index->names[CT_FOLD_SPELLING];

  for (guint32 i = 0; i < ct_text_ids_count(table->keys); i++)
    func(ct_text_ids_get(table->keys, i), table->entries[i], user_data);
}

guint
ct_name_index_max_words(const CtNameIndex *index, CtFold fold)
{
  return index->names[fold].max_words;
}
