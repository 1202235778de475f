/* ct-catalog-table.h: one CSV file of a catalog in memory (for ct-catalog-*.c).
 */
#pragma once

#include "base/ct-arena.h"
#include "base/ct-decimal.h"
#include "model/ct-catalog.h"

G_BEGIN_DECLS

#define CT_TABLE_MAX_COLUMNS 64

/* A column that the file must have, or may. */
typedef struct {
  const gchar *name;
  gboolean optional;
} CtColumn;

/**
 * CtTable:
 * @path: for messages
 * @cells: n_rows x n_columns, in the order of @columns; trimmed, "" where empty
 * @lines: of each row in the file
 */
typedef struct {
  gchar *path;
  const CtColumn *columns;
  guint n_columns;
  guint n_rows;
  GPtrArray *cells;
  GArray *lines;
} CtTable;

/**
 * ct_table_load:
 * @arena: keeps the texts
 * @max_rows: more are an error
 * @may_miss: a file that does not exist is an empty table
 */
CtTable *ct_table_load(const gchar *folder, const gchar *name, const CtColumn *columns,
                       guint n_columns, guint max_rows, gboolean may_miss, CtArena *arena,
                       GError **error);
void ct_table_free(CtTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtTable, ct_table_free)

const gchar *ct_table_get(const CtTable *table, guint row, guint column);

/* "units.csv:12: column 'factor' is '0', expected ...". Returns: %FALSE, for return. */
gboolean ct_table_fail(const CtTable *table, guint row, guint column, GError **error,
                       const gchar *expected, ...) G_GNUC_PRINTF(5, 6);

/* The cells as values. An empty cell is an error, but for those that say otherwise. */
gboolean ct_table_text(const CtTable *table, guint row, guint column, const gchar **text,
                       GError **error);
gboolean ct_table_integer(const CtTable *table, guint row, guint column, gint minimum,
                          gint maximum, gint *value, GError **error);
gboolean ct_table_decimal(const CtTable *table, guint row, guint column, CtDecimal *value,
                          GError **error);
/* Empty: not set. */
gboolean ct_table_limit(const CtTable *table, guint row, guint column, CtLimit *limit,
                        GError **error);
/* One of the words, by its index. */
gboolean ct_table_word(const CtTable *table, guint row, guint column, const gchar *const *words,
                       guint n_words, guint *index, GError **error);
/* The parts of a list, also none. Returns: (transfer full): NULL-terminated */
gchar **ct_table_list(const CtTable *table, guint row, guint column, const gchar *separator);

G_END_DECLS
