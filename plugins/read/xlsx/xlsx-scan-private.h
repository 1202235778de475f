/* xlsx-scan-private.h: what the scanner's files share: bytes taken one by one.
 */
#pragma once

#include <string.h>

#include "xlsx-scan.h"

G_BEGIN_DECLS

#define XLSX_MAX_ATTRIBUTES 24u

/* Where the reading is. All helpers return %FALSE when they do not go on, and say why. */
typedef struct {
  XlsxScan *scan;
  const gchar *at;
  const gchar *end;
  XlsxScanStatus status;
} XlsxCursor;

typedef struct {
  const gchar *name;
  gsize name_length;
  const gchar *value;
  gsize value_length;
} XlsxAttribute;

typedef struct {
  XlsxAttribute list[XLSX_MAX_ATTRIBUTES];
  guint n;
  gboolean empty; /* "/>" */
} XlsxAttributes;

static inline gboolean
xlsx_cursor_stop(XlsxCursor *cursor, XlsxScanStatus status)
{
  cursor->status = status;
  return FALSE;
}

static inline gboolean
xlsx_cursor_unknown(XlsxCursor *cursor)
{
  return xlsx_cursor_stop(cursor, XLSX_SCAN_UNKNOWN);
}

static inline gboolean
xlsx_cursor_more(XlsxCursor *cursor)
{
  return xlsx_cursor_stop(cursor, XLSX_SCAN_MORE);
}

static inline gboolean
xlsx_is_space(gchar c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static inline void
xlsx_cursor_skip_space(XlsxCursor *cursor)
{
  while (cursor->at < cursor->end && xlsx_is_space(*cursor->at))
    cursor->at++;
}

/* @text: as it must stand there */
static inline gboolean
xlsx_cursor_take(XlsxCursor *cursor, const gchar *text, gsize length)
{
  gsize left = (gsize)(cursor->end - cursor->at);

  if (left < length)
    return memcmp(cursor->at, text, left) == 0 ? xlsx_cursor_more(cursor)
                                               : xlsx_cursor_unknown(cursor);
  if (memcmp(cursor->at, text, length) != 0)
    return xlsx_cursor_unknown(cursor);
  cursor->at += length;
  return TRUE;
}

static inline gboolean
xlsx_is_letter(gchar c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static inline gboolean
xlsx_is_name(gchar c)
{
  return xlsx_is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

/* From behind an element's name to behind its '>'. */
gboolean xlsx_cursor_attributes(XlsxCursor *cursor, XlsxAttributes *attributes);
/* "</NAME>", with white space at its end or without. */
gboolean xlsx_cursor_end(XlsxCursor *cursor, const gchar *name, gsize length);
/* Up to the next '<'. @text: (out) (array length=length): borrowed from the bytes */
gboolean xlsx_cursor_text(XlsxCursor *cursor, const gchar **text, gsize *length);

G_END_DECLS
