/* ct-mo.c: look-ups in a compiled gettext catalog.
 *
 * Header: magic, revision, number of messages, offset of the table of originals,
 * offset of the table of translations (the hash table behind them is not used).
 * A row of a table is the length and the offset of a text, NUL not counted.
 * All numbers have 32 bits. Originals are sorted by their bytes.
 */
#include "base/ct-mo.h"

#include <string.h>

#define MAGIC 0x950412deu
#define HEADER_SIZE 20u
#define ROW_SIZE 8u

static guint32
number_at(const guint8 *data, gsize offset)
{
  guint32 value;

  memcpy(&value, data + offset, sizeof value);
  return GUINT32_FROM_LE(value);
}

static const gchar *
text_at(const CtMo *mo, guint32 table, guint32 row)
{
  return (const gchar *)mo->data + number_at(mo->data, table + (gsize)row * ROW_SIZE + 4);
}

static gboolean
table_is_inside(const CtMo *mo, guint32 table)
{
  return table >= HEADER_SIZE && table <= mo->size &&
         mo->n_messages <= (mo->size - table) / ROW_SIZE;
}

/* Inside, and ended by a NUL that is inside too. */
static gboolean
text_is_inside(const CtMo *mo, guint32 table, guint32 row)
{
  gsize place = table + (gsize)row * ROW_SIZE;
  guint32 length = number_at(mo->data, place);
  guint32 offset = number_at(mo->data, place + 4);

  return offset < mo->size && length < mo->size - offset && mo->data[offset + length] == '\0';
}

static gboolean
texts_are_right(const CtMo *mo)
{
  for (guint32 i = 0; i < mo->n_messages; i++) {
    if (!text_is_inside(mo, mo->originals, i) || !text_is_inside(mo, mo->translations, i))
      return FALSE;
    if (i > 0 && strcmp(text_at(mo, mo->originals, i - 1), text_at(mo, mo->originals, i)) >= 0)
      return FALSE;
  }
  return TRUE;
}

gboolean
ct_mo_init(CtMo *mo, const guint8 *data, gsize size)
{
  *mo = (CtMo){0};
  if (size < HEADER_SIZE || number_at(data, 0) != MAGIC || number_at(data, 4) != 0)
    return FALSE;

  CtMo read = {.data = data,
               .size = size,
               .n_messages = number_at(data, 8),
               .originals = number_at(data, 12),
               .translations = number_at(data, 16)};
  if (!table_is_inside(&read, read.originals) || !table_is_inside(&read, read.translations) ||
      !texts_are_right(&read))
    return FALSE;
  *mo = read;
  return TRUE;
}

const gchar *
ct_mo_find(const CtMo *mo, const gchar *message)
{
  guint32 low = 0, high = mo->n_messages;

  /* The translation of "" is the header of the .po file. */
  if (message[0] == '\0')
    return NULL;
  while (low < high) {
    guint32 middle = low + (high - low) / 2;
    gint order = strcmp(message, text_at(mo, mo->originals, middle));

    if (order == 0)
      return text_at(mo, mo->translations, middle);
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}
