/* ct-arena.h: small strings that live as long as their owner.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text that is copied in and freed all at once. One thread at a time. */
typedef struct CtArena CtArena;
CtArena *ct_arena_new(void);
void ct_arena_free(CtArena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtArena, ct_arena_free)
/* Returns: (transfer none): NUL-terminated copy, valid until clear or free */
const gchar *ct_arena_copy(CtArena *arena, const gchar *text, gsize length);
gpointer ct_arena_allocate(CtArena *arena, gsize size); /* aligned to 8 bytes, not cleared */
void ct_arena_clear(CtArena *arena);

/**
 * CtTextIds: texts become dense numbers 0, 1, 2 ... once. A look-up of a known
 * text allocates nothing. One thread at a time.
 */
typedef struct CtTextIds CtTextIds;
#define CT_TEXT_ID_NONE G_MAXUINT32
CtTextIds *ct_text_ids_new(void);
void ct_text_ids_free(CtTextIds *ids);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtTextIds, ct_text_ids_free)
guint32 ct_text_ids_find(const CtTextIds *ids, const gchar *text, gsize length);
/* @added: (out) (optional): whether the text is new */
guint32 ct_text_ids_add(CtTextIds *ids, const gchar *text, gsize length, gboolean *added);
const gchar *ct_text_ids_get(const CtTextIds *ids, guint32 id);
guint32 ct_text_ids_count(const CtTextIds *ids);

G_END_DECLS
