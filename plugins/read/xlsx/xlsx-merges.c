/* xlsx-merges.c: a quick look for mergeCells elements, whatever their prefix.
 *
 * No XML is parsed before they are found, which takes no longer than inflating; in encodings
 * that are not like ASCII it is.
 */
#include "xlsx-merges.h"

#include <string.h>

#include "office/office-xml.h"
#include "xlsx-private.h"

#define SMALL ((gsize)1 << 20)
#define PIECE ((gsize)64 * 1024)
#define KEPT ((gsize)256) /* of the piece before: a start tag that is cut */
#define MAX_TAG 4096u

static const gchar holder[] = "mergeCells";

/* @tag: (nullable): inside of mergeCells: the tag being read, without '<'
 * @foreign: the encoding is another */
typedef struct {
  XlsxMerges *merges;
  guint max;
  GString *tag;
  gboolean in_tag;
  gboolean done;
  gboolean foreign;
} Scan;

static gboolean
add_range(XlsxMerges *merges, guint max, const gchar *text, gsize length)
{
  OfficeRange range;

  if (!office_range_parse(text, length, &range)) {
    merges->n_wrong++;
    return TRUE;
  }
  merges->full = merges->ranges->len >= max;
  if (!merges->full)
    g_array_append_val(merges->ranges, range);
  return !merges->full;
}

/* The value of ref in "mergeCell ref = 'A1:B2' /". */
static gboolean
find_ref(const gchar *tag, const gchar **value, gsize *length)
{
  const gchar *at = tag;

  while ((at = strstr(at, "ref")) != NULL) {
    gchar quote;
    gboolean apart = at > tag && g_ascii_isspace(at[-1]);

    at += 3;
    at += strspn(at, " \t\r\n");
    if (!apart || *at != '=')
      continue;
    at++;
    at += strspn(at, " \t\r\n");
    quote = *at;
    if (quote != '"' && quote != '\'')
      continue;
    *value = at + 1;
    *length = strcspn(*value, quote == '"' ? "\"" : "'");
    return TRUE;
  }
  return FALSE;
}

static void
take_tag(Scan *scan)
{
  const gchar *tag = scan->tag->str;
  gboolean ends = tag[0] == '/';
  const gchar *name = tag + (ends ? 1 : 0), *colon, *value;
  gsize name_length = strcspn(name, " \t\r\n/"), length;

  colon = memchr(name, ':', name_length);
  if (colon != NULL) {
    name_length -= (gsize)(colon + 1 - name);
    name = colon + 1;
  }
  if (name_length == 9 && memcmp(name, holder, 9) == 0 && !ends && find_ref(tag, &value, &length))
    scan->done = !add_range(scan->merges, scan->max, value, length);
  else if (name_length == 10 && memcmp(name, holder, 10) == 0)
    scan->done = ends || tag[scan->tag->len - 1] == '/';
}

static void
read_tags(Scan *scan, const gchar *bytes, gsize length)
{
  for (gsize i = 0; i < length && !scan->done; i++) {
    if (bytes[i] == '<') {
      scan->in_tag = TRUE;
      g_string_truncate(scan->tag, 0);
    } else if (bytes[i] == '>' && scan->in_tag) {
      scan->in_tag = FALSE;
      if (scan->tag->len > 0)
        take_tag(scan);
    } else if (scan->in_tag && scan->tag->len < MAX_TAG) {
      g_string_append_c(scan->tag, bytes[i]);
    }
  }
}

/* Where "<mergeCells" or "<x:mergeCells" begins. Returns: (nullable) */
static const gchar *
find_holder(const gchar *bytes, gsize length)
{
  const gchar *at = bytes, *end = bytes + length, *front;

  while ((at = memmem(at, (gsize)(end - at), holder, sizeof holder - 1)) != NULL) {
    for (front = at; front > bytes && (g_ascii_isalnum(front[-1]) || front[-1] == ':' ||
                                       front[-1] == '_' || front[-1] == '-' ||
                                       front[-1] == '.' || (guchar)front[-1] >= 0x80);)
      front--;
    if (front > bytes && front[-1] == '<' && (front == at || at[-1] == ':'))
      return front - 1;
    at += sizeof holder - 1;
  }
  return NULL;
}

static void
keep_whole(XlsxMerges *merges, const gchar *bytes, gsize length)
{
  if (merges->whole != NULL && merges->whole->len + length <= SMALL)
    g_byte_array_append(merges->whole, (const guint8 *)bytes, (guint)length);
  else
    g_clear_pointer(&merges->whole, g_byte_array_unref);
}

/* Returns: whether letters of ASCII are bytes in this encoding */
static gboolean
is_like_ascii(const gchar *head, gsize length)
{
  return length < 2 || ((guchar)head[0] < 0xFE && head[0] != 0 && head[1] != 0);
}

/* @buffer: KEPT + PIECE bytes */
static gboolean
scan_part(Scan *scan, OfficePart *part, gchar *buffer, GError **error)
{
  gboolean first = TRUE;
  gsize kept = 0;
  gssize n;

  while ((n = office_part_read(part, buffer + kept, PIECE, error)) > 0) {
    gsize length = kept + (gsize)n;
    const gchar *found = NULL;

    if (first && !is_like_ascii(buffer, length)) {
      scan->foreign = TRUE;
      return TRUE;
    }
    first = FALSE;
    keep_whole(scan->merges, buffer + kept, (gsize)n);
    if (scan->tag != NULL) {
      read_tags(scan, buffer, length);
      kept = 0;
    } else if ((found = find_holder(buffer, length)) != NULL) {
      scan->tag = g_string_new(NULL);
      read_tags(scan, found, length - (gsize)(found - buffer));
      kept = 0;
    } else {
      kept = MIN(length, KEPT);
      memmove(buffer, buffer + length - kept, kept);
    }
    if (scan->done && scan->merges->whole == NULL)
      return TRUE;
  }
  return n == 0;
}

/* In UTF-16, by XML */

static gboolean
begin_element(const OfficeXmlElement *element, gpointer user_data)
{
  Scan *scan = user_data;
  const gchar *ref;

  if (element->depth != 3 || !xlsx_is(element, "mergeCell"))
    return TRUE;
  ref = office_xml_attribute(element, "ref");
  return ref == NULL || add_range(scan->merges, scan->max, ref, strlen(ref));
}

gboolean
xlsx_merges_read(OfficePackage *package, const gchar *part, guint max, XlsxMerges *merges,
                 GError **error)
{
  static const OfficeXmlHandler handler = {.begin = begin_element};
  Scan scan = {.merges = merges, .max = max};
  g_autoptr(OfficePart) opened = NULL;
  g_autofree gchar *buffer = NULL;
  gboolean read;

  *merges = (XlsxMerges){.ranges = g_array_new(FALSE, FALSE, sizeof(OfficeRange))};
  opened = office_package_open_part(package, part, error);
  if (opened == NULL)
    return FALSE;
  merges->whole = g_byte_array_new();
  buffer = g_malloc(KEPT + PIECE);
  read = scan_part(&scan, opened, buffer, error);
  if (scan.tag != NULL)
    g_string_free(scan.tag, TRUE);
  if (!scan.foreign)
    return read;
  g_clear_pointer(&merges->whole, g_byte_array_unref);
  return office_xml_read_part(package, part, &handler, &scan, error);
}

void
xlsx_merges_clear(XlsxMerges *merges)
{
  g_clear_pointer(&merges->ranges, g_array_unref);
  g_clear_pointer(&merges->whole, g_byte_array_unref);
}
