/* xlsx-stream.c: see xlsx-stream.h
 *
 * The XML parser gets what stands before the items, each item that the scanner does not know,
 * and what stands behind them. Items are siblings: those that are left out it does not miss.
 */
#include "xlsx-stream.h"

#include <string.h>

/* Even of a part without a byte. */
#define FIRST_CAPACITY ((gsize)4096)

#define MAX_HEAD ((gsize)1 << 20)
#define MAX_ITEM ((gsize)1 << 20)

typedef enum {
  STREAM_HEAD, /* before the items */
  STREAM_ITEMS,
  STREAM_ITEM, /* one that the XML parser has begun, or is about to */
  STREAM_XML   /* all the rest is XML */
} Mode;

/* @bytes: (array length=n): not yet read ones; those before @at are read
 * @root: tag of the root */
struct XlsxStream {
  XlsxStreamClass class;
  gpointer user_data;
  OfficeXml *xml;
  XlsxScan scan;
  Mode mode;
  gchar *bytes;
  gsize capacity;
  gsize n;
  gsize at;
  gchar *root;
};

XlsxStream *
xlsx_stream_new(const XlsxStreamClass *class, const gchar *what, gsize max_text, gboolean by_xml,
                gpointer user_data)
{
  XlsxStream *stream = g_new0(XlsxStream, 1);

  stream->capacity = FIRST_CAPACITY;
  stream->bytes = g_malloc(stream->capacity);
  stream->class = *class;
  stream->user_data = user_data;
  stream->xml = office_xml_new(&class->xml, what, user_data);
  stream->scan.max_text = max_text;
  stream->mode = by_xml ? STREAM_XML : STREAM_HEAD;
  return stream;
}

void
xlsx_stream_free(XlsxStream *stream)
{
  office_xml_free(stream->xml);
  xlsx_scan_clear(&stream->scan);
  g_free(stream->bytes);
  g_free(stream->root);
  g_free(stream);
}

static void
append(XlsxStream *stream, const gchar *bytes, gsize length)
{
  if (stream->at > 0) {
    memmove(stream->bytes, stream->bytes + stream->at, stream->n - stream->at);
    stream->n -= stream->at;
    stream->at = 0;
  }
  if (stream->n + length > stream->capacity) {
    stream->capacity = MAX(stream->n + length, 2 * stream->capacity);
    stream->bytes = g_realloc(stream->bytes, stream->capacity);
  }
  if (length > 0)
    memcpy(stream->bytes + stream->n, bytes, length);
  stream->n += length;
}

/* Feeds what is left up to @end. */
static gboolean
feed_xml(XlsxStream *stream, gsize end, gboolean last, GError **error)
{
  const gchar *bytes = stream->bytes + stream->at;
  gsize length = end - stream->at;

  stream->at = end;
  return (length == 0 && !last) || office_xml_feed(stream->xml, bytes, length, last, error);
}

/* Returns: whether a comment, CDATA or an instruction is among the bytes */
static gboolean
has_markup(const gchar *bytes, gsize length)
{
  return memmem(bytes, length, "<!", 2) != NULL || memmem(bytes, length, "<?", 2) != NULL ||
         (length > 0 && bytes[length - 1] == '<');
}

/* The head */

/* Bytes of a declaration that says UTF-8, or nothing. Returns: %FALSE: it says something else */
static gboolean
find_declaration(const gchar *bytes, gsize length, gsize *used)
{
  const gchar *end;

  *used = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  if (length < *used + 5 || memcmp(bytes + *used, "<?xml", 5) != 0)
    return TRUE;
  end = memmem(bytes, length, "?>", 2);
  if (end == NULL)
    return FALSE;
  *used = (gsize)(end + 2 - bytes);
  return memmem(bytes, *used, "encoding", 8) == NULL || memmem(bytes, *used, "UTF-8", 5) != NULL ||
         memmem(bytes, *used, "utf-8", 5) != NULL;
}

static gboolean
keep_root(XlsxStream *stream, gsize begin, gsize end)
{
  const gchar *bytes = stream->bytes;
  const gchar *tag = memchr(bytes + begin, '<', end - begin);
  const gchar *close = tag != NULL ? memchr(tag, '>', (gsize)(bytes + end - tag)) : NULL;

  if (close == NULL)
    return FALSE;
  stream->root = g_strndup(tag, (gsize)(close - tag));
  stream->scan.root = stream->root;
  stream->scan.root_length = strlen(stream->root);
  return TRUE;
}

/* Returns: whether the scanner may read what stands behind @end */
static gboolean
is_usual_head(XlsxStream *stream, gsize end)
{
  gsize begin;

  return find_declaration(stream->bytes, end, &begin) &&
         !has_markup(stream->bytes + begin, end - begin) && keep_root(stream, begin, end);
}

/* Returns: (nullable): behind the holder's tag "<sheetData ...>" */
static const gchar *
find_holder(const XlsxStream *stream)
{
  const gchar *tag = stream->class.holder;
  const gchar *begin = memmem(stream->bytes, stream->n, tag, strlen(tag));
  const gchar *end =
    begin != NULL ? memchr(begin, '>', stream->n - (gsize)(begin - stream->bytes)) : NULL;

  return end != NULL ? end + 1 : NULL;
}

static gboolean
read_head(XlsxStream *stream, gboolean last, gboolean *waits, GError **error)
{
  const gchar *end = find_holder(stream);

  *waits = end == NULL && !last && stream->n <= MAX_HEAD;
  if (*waits)
    return TRUE;
  stream->mode = STREAM_XML;
  if (end == NULL || !is_usual_head(stream, (gsize)(end - stream->bytes)))
    return TRUE;
  if (!feed_xml(stream, (gsize)(end - stream->bytes), FALSE, error))
    return FALSE;
  if (stream->class.is_inside(stream->user_data))
    stream->mode = STREAM_ITEMS;
  return TRUE;
}

/* Items */

static gboolean
read_item(XlsxStream *stream, gboolean last, gboolean *waits)
{
  gsize used = 0;
  XlsxScanStatus status =
    stream->class.scan(&stream->scan, stream->bytes + stream->at, stream->n - stream->at, &used,
                       stream->user_data);

  *waits = FALSE;
  switch (status) {
  case XLSX_SCAN_ITEM:
    stream->at += used;
    return TRUE;
  case XLSX_SCAN_MORE:
    *waits = !last && stream->n - stream->at <= MAX_ITEM;
    stream->mode = *waits ? STREAM_ITEMS : STREAM_XML;
    return TRUE;
  case XLSX_SCAN_UNKNOWN:
    stream->mode = STREAM_ITEM;
    return TRUE;
  case XLSX_SCAN_OTHER:
    stream->mode = STREAM_XML;
    return TRUE;
  case XLSX_SCAN_STOP:
  default:
    return FALSE;
  }
}

/* Up to an end tag, as often as it takes to be outside of items. */
static gboolean
feed_item(XlsxStream *stream, gboolean last, gboolean *waits, GError **error)
{
  const gchar *from = stream->bytes + stream->at;
  gsize left = stream->n - stream->at;
  const gchar *end = memmem(from, left, stream->class.end, strlen(stream->class.end));

  if (end != NULL)
    end = memchr(end, '>', left - (gsize)(end - from));
  *waits = end == NULL && !last && left <= MAX_ITEM;
  if (*waits)
    return TRUE;
  if (end == NULL || has_markup(from, (gsize)(end + 1 - from))) {
    stream->mode = STREAM_XML;
    return TRUE;
  }
  if (!feed_xml(stream, (gsize)(end + 1 - stream->bytes), FALSE, error))
    return FALSE;
  if (stream->class.is_inside(stream->user_data))
    stream->mode = STREAM_ITEMS;
  return TRUE;
}

static gboolean
read_some(XlsxStream *stream, gboolean last, gboolean *waits, GError **error)
{
  switch (stream->mode) {
  case STREAM_HEAD:
    return read_head(stream, last, waits, error);
  case STREAM_ITEMS:
    return read_item(stream, last, waits);
  case STREAM_ITEM:
    return feed_item(stream, last, waits, error);
  case STREAM_XML:
  default:
    *waits = TRUE;
    return feed_xml(stream, stream->n, last, error);
  }
}

gboolean
xlsx_stream_feed(XlsxStream *stream, const gchar *bytes, gsize length, gboolean last,
                 GError **error)
{
  gboolean waits = FALSE;

  if (stream->mode == STREAM_XML && stream->at == stream->n)
    return office_xml_feed(stream->xml, bytes, length, last, error);
  append(stream, bytes, length);
  while (!waits)
    if (!read_some(stream, last, &waits, error))
      return FALSE;
  return TRUE;
}
