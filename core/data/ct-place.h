/* ct-place.h: where in a submission something stands.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CtPlace: 8 bytes.
 * @row: from 1: physical line where the record starts (text), row of the sheet,
 *   or 1 + index of the record (JSON); 0: the submission as a whole
 * @column: from 1: number of the field or column; 0: the row as a whole
 * @table: index among the submission's tables (sheets, arrays)
 */
typedef struct {
  guint32 row;
  guint16 column;
  guint16 table;
} CtPlace;

#define CT_PLACE_NONE ((CtPlace){0, 0, 0})

/* How LOCATION is written. */
typedef enum {
  CT_PLACE_TEXT,   /* "12:3", line and field */
  CT_PLACE_SHEET,  /* "Biểu 1!D12" */
  CT_PLACE_POINTER, /* "/data/11/value", JSON pointer */
  CT_PLACE_LISTS,   /* "/data/11/2", JSON pointer where a row is a list */
  CT_PLACE_COLUMNS  /* "/data/value/11", JSON pointer where a column is a list */
} CtPlaceStyle;

/* Order of reading: table, row, column. */
gint ct_place_compare(CtPlace a, CtPlace b);

/**
 * CtPlaces: the tables of one submission, which turn a place into text.
 */
typedef struct CtPlaces CtPlaces;
CtPlaces *ct_places_new(void);
void ct_places_free(CtPlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtPlaces, ct_places_free)

/* @name: of the sheet, or the array's JSON pointer; "" for text; (nullable): NULL
 * for the one record of a JSON document without an array, whose pointers have no
 * index.
 * Returns: its index; tables past 65535 share the last one. */
guint16 ct_places_add_table(CtPlaces *places, CtPlaceStyle style, const gchar *name);
/* Whether any table has places of this style; CT_PLACE_POINTER stands for all three of
 * JSON. */
gboolean ct_places_has_style(const CtPlaces *places, CtPlaceStyle style);
/* The path below a record that @column stands for: "value", "chi_tieu/ma". */
void ct_places_name_column(CtPlaces *places, guint16 table, guint column, const gchar *path);
/* Its name; "" for text and what was never told. Returns: (transfer none) */
const gchar *ct_places_table_name(const CtPlaces *places, guint16 table);
/* Appends the LOCATION text; nothing for CT_PLACE_NONE. A whole row is "12",
 * "Biểu 1!12:12" or "/data/11". @places may be NULL: text. */
void ct_places_append(const CtPlaces *places, CtPlace place, GString *text);

G_END_DECLS
