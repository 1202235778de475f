/* office-patch.h: a part changed at few places; all else keeps its bytes.
 *
 * Parts are patched as the UTF-8 text that they are. Where tags stand tells expat (see
 * office_xml_tag()); what is written here about tags holds for sound XML only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Edits of bytes: in any order; they do not overlap. */
typedef struct OfficePatch OfficePatch;
OfficePatch *office_patch_new(GBytes *bytes);
void office_patch_free(OfficePatch *patch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OfficePatch, office_patch_free)
/* @text: (nullable): takes the place of @length bytes at @at. What is put at one place stands
 * there in the order of the calls. */
void office_patch_replace(OfficePatch *patch, gsize at, gsize length, const gchar *text);
gboolean office_patch_is_empty(const OfficePatch *patch);
/* Returns: (transfer full): the bytes with all edits */
GBytes *office_patch_apply(OfficePatch *patch);
/* Of a piece from @begin to @end, with the edits in it, appended to @text. */
void office_patch_append(OfficePatch *patch, gsize begin, gsize end, GString *text);

/* A start tag, from '<' to '>'. */
typedef struct {
  const gchar *text;
  gsize length;
} OfficeTag;

/* "x:" of "<x:c r='A1'>", or "". Returns: (transfer full) */
gchar *office_tag_prefix(OfficeTag tag);
gboolean office_tag_is_empty(OfficeTag tag); /* "<c/>" */
/* Where the value of an attribute stands in the tag, by its name as written, or, @local, by
 * what is behind its prefix. */
gboolean office_tag_find(OfficeTag tag, const gchar *name, gboolean local, gsize *at,
                         gsize *length);
/* Its value as written. Returns: (transfer full) (nullable) */
gchar *office_tag_get(OfficeTag tag, const gchar *name);
gboolean office_tag_is(OfficeTag tag, const gchar *name, const gchar *value);
/* The attribute set in the tag that @text consists of, or begins with. @value is escaped. */
void office_tag_set(GString *text, const gchar *name, const gchar *value);
void office_tag_remove(GString *text, const gchar *name);

/* For content and attributes; what XML has no place for (control characters) becomes U+FFFD. */
void office_escape(GString *text, const gchar *plain);

/* A part as UTF-8, without change when it is so already. Returns: (transfer full) (nullable):
 *   its bytes are none of the encoding it tells */
GBytes *office_patch_decode(GBytes *bytes, GError **error);

G_END_DECLS
