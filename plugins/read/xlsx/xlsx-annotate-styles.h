/* xlsx-annotate-styles.h: the styles of a workbook that is annotated, and new ones. For the
 * files of xlsx-annotate-styles.
 */
#pragma once

#include "xlsx-annotate-private.h"

G_BEGIN_DECLS

/* Attributes of a colour that is none. */
#define XLSX_NO_COLOUR "indexed=\"64\""

enum { FONTS, FILLS, BORDERS, STYLES, N_COLLECTIONS };

/**
 * Collection:
 * @node: OFFICE_NODE_NONE: it is missing
 * @items: (element-type utf8): as written; those from @n_old on are new
 * @index: text -> 1 + its first index
 */
typedef struct {
  guint node;
  GPtrArray *items;
  guint n_old;
  GHashTable *index;
} Collection;

struct XlsxMarks {
  OfficeOutline *outline;
  gboolean is_new;
  gchar *prefix;
  Collection collections[N_COLLECTIONS];
  GArray *fills;
  GHashTable *marked;   /* base * 4 + severity -> 1 + style */
  GHashTable *unmarked; /* style -> 1 + base */
  gboolean has_own;
  gboolean forgetful; /* second colours are not those that we put there */
};

typedef struct {
  const gchar *name, *item;
} XlsxCollectionName;

extern const XlsxCollectionName xlsx_collection_names[N_COLLECTIONS];

/* Returns: its index, of an equal one that is there or a new one */
guint32 xlsx_marks_find_or_add(XlsxMarks *marks, guint kind, const gchar *text);
/* @first, @second: attributes of colours */
guint32 xlsx_marks_solid_fill(XlsxMarks *marks, const gchar *first, const gchar *second);

G_END_DECLS
