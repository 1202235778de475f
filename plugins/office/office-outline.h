/* office-outline.h: where the elements of a part stand in its bytes, for small parts that are
 * to be patched.
 */
#pragma once

#include "office/office-patch.h"
#include "office/office-xml.h"

G_BEGIN_DECLS

#define OFFICE_MAX_OUTLINE 5000000u /* elements */

/**
 * OfficeNode: one element.
 * @name: local; lives as long as the outline
 * @parent: index; that of the root is its own
 * @after: index of the first element that is not inside of it
 * @begin, @tag_end: of its start tag; @content_end: where its end tag begins; @end: behind it.
 *   An empty element ends with its start tag
 */
typedef struct {
  const gchar *name;
  guint parent;
  guint after;
  guint depth;
  gsize begin;
  gsize tag_end;
  gsize content_end;
  gsize end;
} OfficeNode;

/* In the order of the part; the first is the root. */
typedef struct {
  GBytes *bytes;
  GArray *nodes;
  GStringChunk *names;
  gchar *root_space;
} OfficeOutline;

/* @bytes: in UTF-8. @what: for messages. Returns: (transfer full) (nullable) */
OfficeOutline *office_outline_read(GBytes *bytes, const gchar *what, GError **error);
void office_outline_free(OfficeOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficeOutline, office_outline_free)

const OfficeNode *office_outline_get(const OfficeOutline *outline, guint index);
OfficeTag office_outline_tag(const OfficeOutline *outline, guint index);
/* All of it as written. */
OfficeTag office_outline_text(const OfficeOutline *outline, guint index);
/* Between its tags, as written. */
OfficeTag office_outline_content(const OfficeOutline *outline, guint index);

#define OFFICE_NODE_NONE G_MAXUINT

/* The first child of @parent, or the one after @before, that is called @name (nullable: any). */
guint office_outline_child(const OfficeOutline *outline, guint parent, const gchar *name);
guint office_outline_next(const OfficeOutline *outline, guint before, const gchar *name);

G_END_DECLS
