/* ods-tell.h: what is wrong in a sheet: told cell by cell at first, then counted.
 */
#pragma once

#include "ods-reading.h"
#include "office/office-address.h"

G_BEGIN_DECLS

/* Of one sheet; zero it, but for @reading. */
typedef struct {
  OdsReading *reading;
  guint64 n_cells;
  OfficeAddress last_cell;
  guint64 n_repeats;
  guint32 last_row;
  gboolean told_merged;
  guint64 n_fonts[OFFICE_N_FONTS];
} OdsTell;

/* A cell whose value is none, or whose text is too long. */
void ods_tell_broken(OdsTell *tell, OfficeAddress address, const gchar *text, gsize length);
void ods_tell_long(OdsTell *tell, OfficeAddress address);
/* A row, or a cell when @address has a column, that stands there @n times. */
void ods_tell_repeats(OdsTell *tell, OfficeAddress address, guint32 n);
void ods_tell_merged(OdsTell *tell);
/* What was counted, and the old fonts. */
void ods_tell_rest(OdsTell *tell);

G_END_DECLS
