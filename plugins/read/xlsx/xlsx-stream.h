/* xlsx-stream.h: the bytes of a part, item by item (rows, shared texts) to the scanner, and all
 * else to XML.
 */
#pragma once

#include "office/office-xml.h"
#include "xlsx-scan.h"

G_BEGIN_DECLS

/**
 * XlsxStreamClass: what the items of a part are.
 * @holder: "<sheetData": the element in which they are
 * @end: "</row": where one of them ends
 * @is_inside: whether the XML parser is in the holder, and in none of its items
 * @scan: as xlsx_scan_next(), and takes the item that it found
 * @xml: of all else
 */
typedef struct {
  const gchar *holder;
  const gchar *end;
  gboolean (*is_inside)(gpointer user_data);
  XlsxScanStatus (*scan)(XlsxScan *scan, const gchar *bytes, gsize length, gsize *used,
                         gpointer user_data);
  OfficeXmlHandler xml;
} XlsxStreamClass;

typedef struct XlsxStream XlsxStream;

/* @what: the part's name, for messages
 * @max_text: bytes of a text
 * @by_xml: all of it is XML */
XlsxStream *xlsx_stream_new(const XlsxStreamClass *class, const gchar *what, gsize max_text,
                            gboolean by_xml, gpointer user_data);
void xlsx_stream_free(XlsxStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XlsxStream, xlsx_stream_free)

/* As office_xml_feed(). */
gboolean xlsx_stream_feed(XlsxStream *stream, const gchar *bytes, gsize length, gboolean last,
                          GError **error);

G_END_DECLS
