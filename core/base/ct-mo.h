/* ct-mo.h: look-ups in a compiled gettext catalog (.mo), in memory.
 *
 * Private to the messages of base/.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points into bytes that have to stay. All zero: a catalog without messages. */
typedef struct {
  const guint8 *data;
  gsize size;
  guint32 n_messages;
  guint32 originals;    /* offsets of the two tables of lengths and offsets */
  guint32 translations;
} CtMo;

/**
 * ct_mo_init:
 * @data: (array length=size): little-endian, as written by msgfmt on any host
 * Returns: %FALSE, and @mo has no messages, when these are not the bytes of a
 *   whole catalog: magic, revision, each text inside and NUL-terminated, in order.
 */
gboolean ct_mo_init(CtMo *mo, const guint8 *data, gsize size);

/* Returns: (transfer none) (nullable): the translation */
const gchar *ct_mo_find(const CtMo *mo, const gchar *message);

G_END_DECLS
