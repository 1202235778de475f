/* random-table.h: tables of known figures in random habits, with slips of the pen.
 */
#pragma once

#include "file.h"
#include "form.h"

G_BEGIN_DECLS

/**
 * RandomTable:
 * @slips: how many cells somebody got wrong
 * @name: of the file
 */
typedef struct {
  FormStyle form;
  FileStyle file;
  Grid *grid;
  guint slips;
  gchar *name;
  GBytes *bytes;
} RandomTable;

/* The same seed gives the same table. */
RandomTable random_table_make(const CtCatalog *catalog, guint32 seed);
void random_table_clear(RandomTable *table);

/* What the habits are, in a line. Returns: (transfer full) */
gchar *random_table_describe(const RandomTable *table);

G_END_DECLS
