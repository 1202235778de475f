#include "base/ct-arena.h"

#include <string.h>
#include <sys/random.h>

#include "base/ct-decimal.h"

/* There may be an arena a submission, and little in it: blocks begin small and double. */
#define FIRST_BLOCK ((gsize)2 * 1024)
#define LAST_BLOCK ((gsize)64 * 1024)
#define ALIGNMENT ((gsize)8)

/* Blocks are chained; only the first one is filled further. */
typedef struct Block Block;
struct Block {
  Block *next;
  gsize size; /* of data[] */
  guint64 data[];
};

struct CtArena {
  Block *blocks;
  gchar *free;
  gsize left;
  gsize next_size; /* of the next block */
};

CtArena *
ct_arena_new(void)
{
  CtArena *arena = g_new0(CtArena, 1);

  arena->next_size = FIRST_BLOCK;
  return arena;
}

static void
free_blocks(Block *block)
{
  while (block != NULL) {
    Block *next = block->next;
    g_free(block);
    block = next;
  }
}

void
ct_arena_free(CtArena *arena)
{
  if (arena == NULL)
    return;
  free_blocks(arena->blocks);
  g_free(arena);
}

static Block *
new_block(gsize size)
{
  g_assert(size <= G_MAXSIZE - sizeof(Block));

  Block *block = g_malloc(sizeof(Block) + size);
  block->next = NULL;
  block->size = size;
  return block;
}

/* A large piece gets a block of its own behind the first, whose rest stays in use. */
static gchar *
allocate_large(CtArena *arena, gsize size)
{
  Block *block = new_block(size);

  if (arena->blocks == NULL) {
    arena->blocks = block;
    return (gchar *)block->data;
  }
  block->next = arena->blocks->next;
  arena->blocks->next = block;
  return (gchar *)block->data;
}

/* @size: that it has room for */
static void
begin_block(CtArena *arena, gsize size)
{
  Block *block;

  while (arena->next_size < size)
    arena->next_size *= 2;
  block = new_block(arena->next_size);
  block->next = arena->blocks;
  arena->blocks = block;
  arena->free = (gchar *)block->data;
  arena->left = block->size;
  arena->next_size = MIN(arena->next_size * 2, LAST_BLOCK);
}

/* Pieces for text start anywhere; aligned ones move up to the next multiple. */
static gchar *
take(CtArena *arena, gsize size, gsize alignment)
{
  gsize skip = (gsize)(-(guintptr)arena->free & (alignment - 1));

  if (size > LAST_BLOCK / 4)
    return allocate_large(arena, size);
  if (arena->left < size + skip) {
    begin_block(arena, size);
    skip = 0;
  }
  gchar *piece = arena->free + skip;
  arena->free += skip + size;
  arena->left -= skip + size;
  return piece;
}

gpointer
ct_arena_allocate(CtArena *arena, gsize size)
{
  return take(arena, MAX(size, 1), ALIGNMENT);
}

const gchar *
ct_arena_copy(CtArena *arena, const gchar *text, gsize length)
{
  g_assert(length < G_MAXSIZE);

  gchar *copy = take(arena, length + 1, 1);
  if (length > 0)
    memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

/* One ordinary block is kept, so that clearing in a loop allocates nothing. */
void
ct_arena_clear(CtArena *arena)
{
  Block *block = arena->blocks;

  if (block == NULL)
    return;
  free_blocks(block->next);
  block->next = NULL;
  if (block->size <= LAST_BLOCK) {
    arena->free = (gchar *)block->data;
    arena->left = block->size;
    return;
  }
  g_free(block);
  *arena = (CtArena){.next_size = FIRST_BLOCK};
}

typedef struct {
  const gchar *text;
  gsize length;
} Text;

/* A slot keeps half of the hash beside the number, so that most texts which are
 * not the wanted one are passed over without being read. */
typedef struct {
  guint32 hash;
  guint32 id; /* CT_TEXT_ID_NONE: empty */
} Slot;

struct CtTextIds {
  CtArena *arena;
  Text *texts;
  guint32 n_texts;
  guint32 room;
  Slot *slots;
  gsize mask; /* number of slots, a power of two, less 1 */
  guint64 seed;
};

#define FIRST_SLOTS 64

static Slot *
new_slots(gsize n)
{
  Slot *slots = g_new(Slot, n);

  for (gsize i = 0; i < n; i++)
    slots[i] = (Slot){.hash = 0, .id = CT_TEXT_ID_NONE};
  return slots;
}

/* The texts come from strangers: with a seed that they cannot know they cannot
 * make them all collide. Numbers do not depend on it. */
static guint64
random_seed(void)
{
  guint64 seed = 0;

  if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != (gssize)sizeof seed)
    seed = (guint64)g_get_monotonic_time();
  return seed;
}

CtTextIds *
ct_text_ids_new(void)
{
  CtTextIds *ids = g_new0(CtTextIds, 1);

  ids->arena = ct_arena_new();
  ids->slots = new_slots(FIRST_SLOTS);
  ids->mask = FIRST_SLOTS - 1;
  ids->seed = random_seed();
  return ids;
}

void
ct_text_ids_free(CtTextIds *ids)
{
  if (ids == NULL)
    return;
  ct_arena_free(ids->arena);
  g_free(ids->texts);
  g_free(ids->slots);
  g_free(ids);
}

/* The two halves of a 64 x 64 bit product, folded: each bit of both operands
 * reaches all bits of the result. */
static inline guint64
mix(guint64 a, guint64 b)
{
  CtUint128 product = (CtUint128)a * b;
  return (guint64)product ^ (guint64)(product >> 64);
}

static guint32
hash_text(const CtTextIds *ids, const gchar *text, gsize length)
{
  guint64 hash = ids->seed ^ G_GUINT64_CONSTANT(0xa0761d6478bd642f);
  guint64 word;
  gsize left = length;

  for (; left >= sizeof word; left -= sizeof word, text += sizeof word) {
    memcpy(&word, text, sizeof word);
    hash = mix(hash ^ word, G_GUINT64_CONSTANT(0xe7037ed1a0b428db));
  }
  word = 0;
  if (left > 0)
    memcpy(&word, text, left);
  hash = mix(hash ^ word, G_GUINT64_CONSTANT(0x8ebc6af09c88c6e3) ^ length);
  return (guint32)(hash ^ (hash >> 32));
}

/* The slot of the text, or the empty one where it belongs. */
static Slot *
find_slot(const CtTextIds *ids, const gchar *text, gsize length, guint32 hash)
{
  for (gsize i = hash & ids->mask;; i = (i + 1) & ids->mask) {
    Slot *slot = &ids->slots[i];
    if (slot->id == CT_TEXT_ID_NONE)
      return slot;
    if (slot->hash != hash)
      continue;
    const Text *known = &ids->texts[slot->id];
    if (known->length == length && (length == 0 || memcmp(known->text, text, length) == 0))
      return slot;
  }
}

guint32
ct_text_ids_find(const CtTextIds *ids, const gchar *text, gsize length)
{
  return find_slot(ids, text, length, hash_text(ids, text, length))->id;
}

static void
grow_slots(CtTextIds *ids)
{
  g_autofree Slot *old = ids->slots;
  gsize n_old = ids->mask + 1;

  ids->slots = new_slots(n_old * 2);
  ids->mask = n_old * 2 - 1;
  for (gsize i = 0; i < n_old; i++) {
    if (old[i].id == CT_TEXT_ID_NONE)
      continue;
    gsize at = old[i].hash & ids->mask;
    while (ids->slots[at].id != CT_TEXT_ID_NONE)
      at = (at + 1) & ids->mask;
    ids->slots[at] = old[i];
  }
}

static guint32
append_text(CtTextIds *ids, const gchar *text, gsize length)
{
  g_assert(ids->n_texts < CT_TEXT_ID_NONE - 1);

  if (ids->n_texts == ids->room) {
    ids->room = ids->room > G_MAXUINT32 / 2 ? G_MAXUINT32 : MAX(ids->room * 2, FIRST_SLOTS);
    ids->texts = g_renew(Text, ids->texts, ids->room);
  }
  ids->texts[ids->n_texts] =
    (Text){.text = ct_arena_copy(ids->arena, text, length), .length = length};
  return ids->n_texts++;
}

guint32
ct_text_ids_add(CtTextIds *ids, const gchar *text, gsize length, gboolean *added)
{
  guint32 hash = hash_text(ids, text, length);
  Slot *slot = find_slot(ids, text, length, hash);
  gboolean is_new = slot->id == CT_TEXT_ID_NONE;

  if (added != NULL)
    *added = is_new;
  if (!is_new)
    return slot->id;

  guint32 id = append_text(ids, text, length);
  *slot = (Slot){.hash = hash, .id = id};
  if ((gsize)ids->n_texts * 2 > ids->mask)
    grow_slots(ids);
  return id;
}

const gchar *
ct_text_ids_get(const CtTextIds *ids, guint32 id)
{
  g_return_val_if_fail(id < ids->n_texts, NULL);

  return ids->texts[id].text;
}

guint32
ct_text_ids_count(const CtTextIds *ids)
{
  return ids->n_texts;
}
