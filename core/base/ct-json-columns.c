#include "base/ct-json-values.h"

#include <string.h>

#define BLOCK_SIZE ((gsize)64 * 1024)
#define MAX_COLUMNS 16384

/* Values one after the other: a byte of kind, the text, a NUL. */
typedef struct {
  gsize size;
  gsize used;
  gchar *bytes;
} Block;

typedef struct {
  guint block;
  gsize at;
} Position;

/* @start: behind the name, which stands before the values */
typedef struct {
  const gchar *name;
  Position before;
  Position start;
  Position cursor;
  guint64 length;
  guint64 trimmed;
  gboolean too_long;
} Column;

struct CtJsonColumns {
  GArray *blocks;
  GArray *columns;
  gsize max_bytes;
  gsize bytes; /* of all blocks */
};

CtJsonColumns *
ct_json_columns_new(gsize max_bytes)
{
  CtJsonColumns *columns = g_new0(CtJsonColumns, 1);

  columns->blocks = g_array_new(FALSE, FALSE, sizeof(Block));
  columns->columns = g_array_new(FALSE, FALSE, sizeof(Column));
  columns->max_bytes = max_bytes;
  return columns;
}

static Block *
get_block(const CtJsonColumns *columns, guint index)
{
  return &g_array_index(columns->blocks, Block, index);
}

static Column *
get(const CtJsonColumns *columns, guint index)
{
  return &g_array_index(columns->columns, Column, index);
}

static void
drop_blocks(CtJsonColumns *columns, guint count)
{
  for (guint i = count; i < columns->blocks->len; i++) {
    columns->bytes -= get_block(columns, i)->size;
    g_free(get_block(columns, i)->bytes);
  }
  g_array_set_size(columns->blocks, MIN(count, columns->blocks->len));
}

void
ct_json_columns_free(CtJsonColumns *columns)
{
  if (columns == NULL)
    return;
  drop_blocks(columns, 0);
  g_array_free(columns->blocks, TRUE);
  g_array_free(columns->columns, TRUE);
  g_free(columns);
}

guint
ct_json_columns_count(const CtJsonColumns *columns)
{
  return columns->columns->len;
}

/* Returns: (nullable): room for @size bytes; NULL: over the limit */
static gchar *
reserve(CtJsonColumns *columns, gsize size)
{
  Block *last = columns->blocks->len > 0 ? get_block(columns, columns->blocks->len - 1) : NULL;

  if (last == NULL || last->size - last->used < size) {
    Block block = {.size = MAX(size, BLOCK_SIZE)};

    if (block.size > columns->max_bytes - columns->bytes)
      return NULL;
    columns->bytes += block.size;
    block.bytes = g_malloc(block.size);
    g_array_append_val(columns->blocks, block);
    last = get_block(columns, columns->blocks->len - 1);
  }
  last->used += size;
  return last->bytes + last->used - size;
}

static Position
here(const CtJsonColumns *columns)
{
  guint n = columns->blocks->len;

  return (Position){n > 0 ? n - 1 : 0, n > 0 ? get_block(columns, n - 1)->used : 0};
}

gboolean
ct_json_columns_begin(CtJsonColumns *columns, const gchar *name)
{
  Column column = {.before = here(columns)};
  gsize size = strlen(name) + 1;
  gchar *copy = columns->columns->len < MAX_COLUMNS ? reserve(columns, size) : NULL;

  if (copy == NULL)
    return FALSE;
  column.name = memcpy(copy, name, size);
  column.start = here(columns);
  g_array_append_val(columns->columns, column);
  return TRUE;
}

void
ct_json_columns_add(CtJsonColumns *columns, CtJsonKind kind, const gchar *text)
{
  Column *column = get(columns, columns->columns->len - 1);
  gsize size = strlen(text) + 2;
  gchar *copy = column->too_long ? NULL : reserve(columns, size);

  if (copy == NULL) {
    column->too_long = TRUE;
    return;
  }
  copy[0] = (gchar)kind;
  memcpy(copy + 1, text, size - 1);
  column->length++;
  if (kind != CT_JSON_NULL && text[0] != '\0')
    column->trimmed = column->length;
}

void
ct_json_columns_truncate(CtJsonColumns *columns, guint count)
{
  Position end;

  if (count >= columns->columns->len)
    return;
  end = get(columns, count)->before;
  g_array_set_size(columns->columns, count);
  drop_blocks(columns, end.at > 0 ? end.block + 1 : end.block);
  if (end.at > 0)
    get_block(columns, end.block)->used = end.at;
}

gboolean
ct_json_columns_too_long(const CtJsonColumns *columns, guint column)
{
  return get(columns, column)->too_long;
}

const gchar *
ct_json_columns_name(const CtJsonColumns *columns, guint column)
{
  return get(columns, column)->name;
}

guint64
ct_json_columns_length(const CtJsonColumns *columns, guint column)
{
  return get(columns, column)->length;
}

guint64
ct_json_columns_trimmed(const CtJsonColumns *columns, guint column)
{
  return get(columns, column)->trimmed;
}

void
ct_json_columns_rewind(CtJsonColumns *columns, guint column)
{
  get(columns, column)->cursor = get(columns, column)->start;
}

CtJsonValue
ct_json_columns_next(CtJsonColumns *columns, guint column)
{
  Column *at = get(columns, column);
  const Block *block;
  CtJsonValue value = {.path = at->name};

  if (columns->blocks->len > at->cursor.block &&
      at->cursor.at >= get_block(columns, at->cursor.block)->used)
    at->cursor = (Position){at->cursor.block + 1, 0};
  block = get_block(columns, at->cursor.block);
  value.kind = (CtJsonKind)block->bytes[at->cursor.at];
  value.text = block->bytes + at->cursor.at + 1;
  value.length = strlen(value.text);
  at->cursor.at += value.length + 2;
  return value;
}
