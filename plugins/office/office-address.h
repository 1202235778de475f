/* office-address.h: places in sheets as workbooks write them: "D12", "$A$1:C7".
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OFFICE_MAX_ROWS 1048576u
#define OFFICE_MAX_COLUMNS 16384u

/* Both from 1. */
typedef struct {
  guint32 row;
  guint32 column;
} OfficeAddress;

/* First and last cell, both inside. */
typedef struct {
  OfficeAddress first;
  OfficeAddress last;
} OfficeRange;

/* Reads one at the front of @text; "$" is passed over. Returns: bytes used; 0: none, or beyond
 * the last row or column */
gsize office_address_parse(const gchar *text, gsize length, OfficeAddress *address);
/* All of @text; "B3" is a range of one. */
gboolean office_range_parse(const gchar *text, gsize length, OfficeRange *range);
/* "D12" appended. */
void office_address_append(OfficeAddress address, GString *text);

G_END_DECLS
