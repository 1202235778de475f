/* ct-database-private.h: for ct-database*.c, the only files that know SQLite.
 */
#pragma once

#include <sqlite3.h>

#include "store/ct-database.h"

G_BEGIN_DECLS

/* @reads: it is open for reading: its faults are of what is there, not of the output */
struct CtDatabase {
  sqlite3 *handle;
  gchar *name;
  gboolean reads;
};

struct CtStatement {
  CtDatabase *database;
  sqlite3_stmt *handle;
  gint fault; /* of setting a parameter */
};

/* Sets @error unless @code says that all is well. */
gboolean ct_database_check(const CtDatabase *database, gint code, GError **error);

G_END_DECLS
