#include "office/office-patch.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"

typedef struct {
  gsize at;
  gsize length;
  guint order;
  gchar *text;
} Edit;

struct OfficePatch {
  GBytes *bytes;
  GArray *edits;
  gboolean sorted;
};

static void
clear_edit(gpointer data)
{
  g_free(((Edit *)data)->text);
}

OfficePatch *
office_patch_new(GBytes *bytes)
{
  OfficePatch *patch = g_new0(OfficePatch, 1);

  patch->bytes = g_bytes_ref(bytes);
  patch->edits = g_array_new(FALSE, FALSE, sizeof(Edit));
  g_array_set_clear_func(patch->edits, clear_edit);
  return patch;
}

void
office_patch_free(OfficePatch *patch)
{
  if (patch == NULL)
    return;
  g_bytes_unref(patch->bytes);
  g_array_unref(patch->edits);
  g_free(patch);
}

void
office_patch_replace(OfficePatch *patch, gsize at, gsize length, const gchar *text)
{
  Edit edit = {.at = at, .length = length, .order = patch->edits->len,
               .text = g_strdup(text != NULL ? text : "")};

  g_array_append_val(patch->edits, edit);
  patch->sorted = FALSE;
}

gboolean
office_patch_is_empty(const OfficePatch *patch)
{
  return patch->edits->len == 0;
}

static gint
compare_edits(gconstpointer a, gconstpointer b)
{
  const Edit *left = a, *right = b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return (left->order > right->order) - (left->order < right->order);
}

void
office_patch_append(OfficePatch *patch, gsize begin, gsize end, GString *text)
{
  gsize size = g_bytes_get_size(patch->bytes);
  const gchar *bytes = g_bytes_get_data(patch->bytes, NULL);
  gsize at = begin;

  if (!patch->sorted)
    g_array_sort(patch->edits, compare_edits);
  patch->sorted = TRUE;
  end = MIN(end, size);
  for (guint i = 0; i < patch->edits->len; i++) {
    const Edit *edit = &g_array_index(patch->edits, Edit, i);

    if (edit->at < at || edit->at > end)
      continue;
    g_string_append_len(text, bytes + at, (gssize)(edit->at - at));
    g_string_append(text, edit->text);
    at = MIN(edit->at + edit->length, end);
  }
  if (at < end)
    g_string_append_len(text, bytes + at, (gssize)(end - at));
}

GBytes *
office_patch_apply(OfficePatch *patch)
{
  gsize size = g_bytes_get_size(patch->bytes);
  GString *text;

  if (office_patch_is_empty(patch))
    return g_bytes_ref(patch->bytes);
  text = g_string_sized_new(size + size / 8);
  office_patch_append(patch, 0, size, text);
  return g_string_free_to_bytes(text);
}

void
office_escape(GString *text, const gchar *plain)
{
  for (const gchar *at = plain; *at != '\0'; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);

    if (c == '&')
      g_string_append(text, "&amp;");
    else if (c == '<')
      g_string_append(text, "&lt;");
    else if (c == '>')
      g_string_append(text, "&gt;");
    else if (c == '"')
      g_string_append(text, "&quot;");
    else if ((c < ' ' && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF)
      g_string_append(text, "\xEF\xBF\xBD");
    else
      g_string_append_unichar(text, c);
  }
}

/* Encodings */

/* The name in <?xml version="1.0" encoding="..."?>. Returns: (transfer full) (nullable) */
static gchar *
told_encoding(const gchar *text, gsize length, gsize *declaration)
{
  const gchar *end = g_strstr_len(text, (gssize)MIN(length, 200), "?>");
  const gchar *name, *quote;

  *declaration = 0;
  if (length < 5 || strncmp(text, "<?xml", 5) != 0 || end == NULL)
    return NULL;
  *declaration = (gsize)(end + 2 - text);
  name = g_strstr_len(text, end - text, "encoding");
  for (; name != NULL && name < end && *name != '"' && *name != '\''; name++)
    ;
  if (name == NULL || name >= end)
    return NULL;
  quote = memchr(name + 1, *name, (gsize)(end - name - 1));
  return quote != NULL ? g_strndup(name + 1, (gsize)(quote - name - 1)) : NULL;
}

static GBytes *
convert(const gchar *bytes, gsize size, const gchar *encoding, GError **error)
{
  g_autoptr(GError) fault = NULL;
  g_autofree gchar *name = NULL;
  gsize length, declaration;
  g_autofree gchar *text = g_convert(bytes, (gssize)size, "UTF-8", encoding, NULL, &length, &fault);
  GString *whole;

  if (text == NULL) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                g_error_matches(fault, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION)
                  ? _("a part is in %s, as it says, and that is not known here")
                  : _("a part is not in %s, as it says"),
                encoding);
    return NULL;
  }
  const gchar *begin = g_str_has_prefix(text, "\xEF\xBB\xBF") ? text + 3 : text;
  length -= (gsize)(begin - text);
  name = told_encoding(begin, length, &declaration);
  whole = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  g_string_append_len(whole, begin + declaration, (gssize)(length - declaration));
  return g_string_free_to_bytes(whole);
}

GBytes *
office_patch_decode(GBytes *bytes, GError **error)
{
  gsize size, declaration;
  const gchar *text = g_bytes_get_data(bytes, &size);
  g_autofree gchar *name = NULL;

  if (size >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "<\0", 2) == 0))
    return convert(text, size, "UTF-16LE", error);
  if (size >= 2 && (memcmp(text, "\xFE\xFF", 2) == 0 || memcmp(text, "\0<", 2) == 0))
    return convert(text, size, "UTF-16BE", error);
  name = told_encoding(text, size, &declaration);
  if (name == NULL || g_ascii_strcasecmp(name, "UTF-8") == 0 ||
      g_ascii_strcasecmp(name, "US-ASCII") == 0)
    return g_bytes_ref(bytes);
  return convert(text, size, name, error);
}
