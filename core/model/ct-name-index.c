#include "model/ct-name-index.h"

#include <string.h>

#include "base/ct-arena.h"
#include "base/ct-text.h"
#include "model/ct-name-index-private.h"

#define MAX_CODE 128  /* bytes */
#define MAX_NAME 1024 /* of a text that is looked up */

/* Keys of one kind: their entries by number of the key. */
typedef struct {
  CtTextIds *keys;
  const CtNameEntry **entries;
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

/* Where the key's list of entries starts. */
static const CtNameEntry **
table_add(Table *table, const gchar *key, gsize length)
{
  gboolean added;
  guint32 id = ct_text_ids_add(table->keys, key, length, &added);

  if (id >= table->room) {
    table->room = MAX(table->room * 2, 64);
    table->entries = g_renew(const CtNameEntry *, table->entries, table->room);
  }
  if (added) {
    table->entries[id] = NULL;
    table->max_words = MAX(table->max_words, count_words(key, length));
  }
  return &table->entries[id];
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

static void
add_key(CtNameIndex *index, Table *table, const gchar *key, guint32 id, guint rank)
{
  gsize length = strlen(key);
  CtNameEntry *entry;

  if (length == 0)
    return;
  const CtNameEntry **link = table_add(table, key, length);
  while (*link != NULL && (*link)->rank < rank)
    link = &((CtNameEntry *)*link)->next;
  if (*link != NULL && (*link)->rank == rank) {
    insert_id(index->arena, (CtNameEntry *)*link, id);
    return;
  }
  entry = ct_arena_allocate(index->arena, sizeof *entry);
  *entry = (CtNameEntry){.next = *link, .rank = rank};
  insert_id(index->arena, entry, id);
  *link = entry;
}

void
ct_name_index_add_folded(CtNameIndex *index, const gchar *spelling, const gchar *letters,
                         guint32 id, guint rank)
{
  add_key(index, &index->names[CT_FOLD_SPELLING], spelling, id, rank);
  add_key(index, &index->names[CT_FOLD_LETTERS], letters, id, rank);
}

/* Takes the marks off a key. %FALSE where it holds other than ASCII, đ and the
 * marks U+0300 to U+033F. */
static gboolean
drop_marks(const gchar *spelling, gchar *letters)
{
  gsize n = 0;

  for (const guchar *at = (const guchar *)spelling; *at != '\0'; at++) {
    if (*at < 0x80) {
      letters[n++] = (gchar)*at;
    } else if (at[0] == 0xc4 && at[1] == 0x91) {
      letters[n++] = 'd';
      at++;
    } else if (at[0] == 0xcc) {
      at++;
    } else {
      return FALSE;
    }
  }
  letters[n] = '\0';
  return TRUE;
}

/* Folding is most of the work of loading a catalog; the second key comes from the
 * first, which for Vietnamese and English gives the same. */
CtFoldedName
ct_folded_name_new(const gchar *name)
{
  gsize length = strlen(name);
  gchar *spelling = ct_text_fold(name, length, CT_FOLD_SPELLING);
  gchar *letters = g_malloc(strlen(spelling) + 1);

  if (!drop_marks(spelling, letters)) {
    g_free(letters);
    letters = ct_text_fold(name, length, CT_FOLD_LETTERS);
  }
  return (CtFoldedName){.spelling = spelling, .letters = letters};
}

void
ct_folded_name_clear(CtFoldedName *name)
{
  g_free(name->spelling);
  g_free(name->letters);
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

CtNameMatch
ct_name_match_new(const CtNameEntry *entry)
{
  if (entry == NULL)
    return (CtNameMatch){.result = CT_NAME_UNKNOWN, .id = G_MAXUINT32};
  return (CtNameMatch){
    .result = entry->n_ids == 1 ? CT_NAME_FOUND : CT_NAME_AMBIGUOUS,
    .id = entry->n_ids == 1 ? entry->ids[0] : G_MAXUINT32,
    .candidates = entry->ids,
    .n_candidates = entry->n_ids,
  };
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
ct_name_index_find(const CtNameIndex *index, const gchar *text, gsize length)
{
  const CtNameEntry *entry = find_code(index, text, length);

  for (CtFold fold = CT_FOLD_SPELLING; entry == NULL && fold <= CT_FOLD_LETTERS; fold++) {
    if (length > MAX_NAME)
      break;
    g_autofree gchar *key = ct_text_fold(text, length, fold);
    entry = table_find(&index->names[fold], key, strlen(key));
  }
  return ct_name_match_new(entry);
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
