/* ods-annotate-private.h: what the files of ods-annotate share.
 */
#pragma once

#include "data/ct-remark.h"
#include "office/office-address.h"
#include "office/office-outline.h"

G_BEGIN_DECLS

typedef enum {
  ODS_OFFICE,
  ODS_TABLE,
  ODS_TEXT,
  ODS_STYLE,
  ODS_FO,
  ODS_DC,
  ODS_XLINK,
  ODS_SVG,
  ODS_DRAW,
  ODS_N_SPACES
} OdsSpace;

/**
 * OdsCopy: the content that is patched.
 * @prefixes: of each space, with ':'; "" for a default one
 * @declarations: what an element that is put in must declare: " xmlns:dc=..."
 * @styles: name -> 1 + its node, of automatic styles of cells; of other families the name
 *   stands behind theirs: "table-column:co1"
 * @new_styles: text of those to be added; @new_names: their names
 */
typedef struct {
  const CtRemarks *remarks;
  OfficeOutline *outline;
  OfficePatch *patch;
  gchar *prefixes[ODS_N_SPACES];
  gchar *declarations;
  GHashTable *styles;
  GString *new_styles;
  GHashTable *new_names;
} OdsCopy;

/* A cell to be marked; a list of them is in the order of the table. */
typedef struct {
  OfficeAddress address;
  CtSeverity severity;
  gchar *comment;
} OdsMark;

/* Sets an attribute of the table space in the tag that @text begins with; NULL: takes it away. */
void ods_set_attribute(const OdsCopy *copy, GString *text, const gchar *name, const gchar *value);
/* By its local name. Returns: (transfer full) (nullable) */
gchar *ods_get_attribute(OfficeTag tag, const gchar *name);
/* A number of repetitions; 1 where none is told. */
guint32 ods_get_repeated(OfficeTag tag, const gchar *name);
/* Lines become paragraphs; spaces stay. */
void ods_append_paragraphs(const OdsCopy *copy, const gchar *plain, GString *text);

/* Styles */
void ods_styles_read(OdsCopy *copy);
/* @base: (nullable): Returns: (transfer full): the name of one with our fill */
gchar *ods_styles_mark(OdsCopy *copy, const gchar *base, CtSeverity severity);
/* Whether @name has a fill of ours; @base: (out) (transfer full) (nullable): the one without */
gboolean ods_styles_unmark(OdsCopy *copy, const gchar *name, gchar **base);
/* Adds @text when there is none of that name. */
void ods_styles_add(OdsCopy *copy, const gchar *name, const gchar *text);
void ods_styles_finish(OdsCopy *copy);

/* Length of a row or column whose style has @name (nullable), in hundredths of a millimetre. */
guint32 ods_styles_length(const OdsCopy *copy, const gchar *family, const gchar *name);

/* Where a comment's box lies, in hundredths of a millimetre. */
typedef struct {
  guint64 x;
  guint64 y;
} OdsPoint;

/* Comments. Whether @cell has one that is ours, or in which something is. */
gboolean ods_note_is_ours(const OdsCopy *copy, guint cell);
/* The content of @cell (its tags not), with the comment; NULL: without any of ours. */
void ods_note_append_content(OdsCopy *copy, guint cell, const gchar *comment, OdsPoint point,
                             GString *text);
void ods_note_append(OdsCopy *copy, const gchar *comment, OdsPoint point, GString *text);

/* All rows below @parent, in order: @n of one element, from @first on. @at: (inout): the row
 * that comes next, 1 to begin with */
typedef void (*OdsRowFunc)(const OdsCopy *copy, guint row, guint32 first, guint32 n,
                           gpointer user_data);
void ods_for_each_row(const OdsCopy *copy, guint parent, guint32 *at, OdsRowFunc func,
                      gpointer user_data);
/* Whether an element of that name is a cell, covered or not. */
gboolean ods_is_cell(const gchar *name);

/* The cells of one table. @list: (element-type OdsMark) */
void ods_patch_cells(OdsCopy *copy, guint table, const GArray *list);
/* Remarks of the table that is called @name, at cells that are seen.
 * Returns: (transfer full) (element-type OdsMark) */
GArray *ods_find_marks(const OdsCopy *copy, guint table, const gchar *name);

/* The table with the list. */
gchar *ods_list_make(OdsCopy *copy, const gchar *title);

G_END_DECLS
