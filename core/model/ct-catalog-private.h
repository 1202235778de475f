/* ct-catalog-private.h: the loaded catalog and its parts (for ct-catalog-*.c).
 */
#pragma once

#include "model/ct-catalog-table.h"
#include "model/ct-catalog.h"
#include "model/ct-name-index-private.h"

G_BEGIN_DECLS

#define CT_MAX_AREAS 1000000
#define CT_MAX_INDICATORS 65535
#define CT_MAX_ROWS 65535 /* of the other files */
#define CT_MAX_PARTS 1000

/* The name of a province or district of several words without its type, as keys; else
 * NULL. */
typedef struct {
  const gchar *spelling;
  const gchar *letters;
} CtBareName;

/* The public part comes first, so that one pointer serves both. Codes are
 * numbered in the order of the entries: the number of a code is its entry. */
typedef struct {
  CtCatalog public;
  CtArena *arena;

  CtArea *areas;
  CtUnit *units;
  CtGroup *groups;
  CtIndicator *indicators;
  CtParts *parts;
  CtReporter *reporters;
  CtHeading *headings;
  const gchar **dimensions;

  CtTextIds *area_codes; /* in lower case, like the others */
  CtTextIds *unit_codes;
  CtTextIds *unit_symbols; /* as written */
  CtTextIds *dimension_names;
  CtTextIds *group_codes;
  CtTextIds *indicator_codes;
  CtTextIds *reporter_names;

  CtNameIndex *area_index;
  CtNameIndex *area_initials; /* of districts: "b x" */
  CtNameIndex *area_joined;   /* and of provinces: "simacai" */
  CtBareName *area_bare;
  CtNameIndex *unit_index;
  CtNameIndex *unit_bases; /* see ct-catalog-find-unit.c */
  CtNameIndex *indicator_index;
  CtNameIndex *reporter_index;
  CtNameIndex *group_index;
  CtNameIndex *heading_index; /* heading -> row of headings.csv */
  CtNameIndex *heading_rows;  /* name under a heading -> rows */
  CtNameIndex *heading_names; /* the same -> indicators, under any heading */
  gboolean has_reporters; /* reporters.csv names them all */
} CtCatalogData;

/* Each takes what its file says and needs those above it done. */
gboolean ct_catalog_load_units(CtCatalogData *data, const gchar *folder, GError **error);
gboolean ct_catalog_load_areas(CtCatalogData *data, const gchar *folder, GError **error);
gboolean ct_catalog_load_reporters(CtCatalogData *data, const gchar *folder, GError **error);
gboolean ct_catalog_load_indicators(CtCatalogData *data, const gchar *folder, GError **error);
gboolean ct_catalog_load_parts(CtCatalogData *data, const gchar *folder, GError **error);
gboolean ct_catalog_load_headings(CtCatalogData *data, const gchar *folder, GError **error);

/* Helpers of the loaders */

/* Adds the code of row @row, which must be new. */
gboolean ct_catalog_add_code(CtTextIds *codes, const CtTable *table, guint row, guint column,
                             GError **error);
/* The entry of a code, in any case; CT_INDEX_NONE where there is none. */
guint32 ct_catalog_find_code(const CtTextIds *codes, const gchar *code);
/* A cell that names an entry by code; empty is an error. */
gboolean ct_catalog_refer(const CtTextIds *codes, const CtTable *table, guint row, guint column,
                          const gchar *expected, guint32 *id, GError **error);
/* The only area without parent, or CT_INDEX_NONE. */
guint32 ct_catalog_only_root(const CtCatalogData *data);
/* Adds a name and the cell's aliases. */
void ct_catalog_add_names(CtNameIndex *index, const gchar *name, const CtTable *table, guint row,
                          guint aliases, guint32 id);
/* A cell with levels parted by ';'. */
gboolean ct_catalog_read_levels(const CtTable *table, guint row, guint column, guint *levels,
                                GError **error);

/* A cell with a reporter's name or alias; empty: CT_INDEX_NONE. */
gboolean ct_catalog_refer_reporter(CtCatalogData *data, const CtTable *table, guint row,
                                   guint column, guint32 *id, GError **error);
/* A unit by code or symbol. */
gboolean ct_catalog_refer_unit(const CtCatalogData *data, const CtTable *table, guint row,
                               guint column, guint32 *id, GError **error);

/* A unit of which the price base is known (ct-catalog-find-unit.c) */
void ct_catalog_add_unit_base(CtCatalogData *data, guint32 id);

/* Words of the files. */
extern const gchar *const ct_level_words[4];
extern const gchar *const ct_accrual_words[7];
extern const gchar *const ct_additive_words[6];
extern const gchar *const ct_form_words[6];
extern const gchar *const ct_better_words[3];
extern const gchar *const ct_comparator_words[7];

/* Names of areas (ct-catalog-area-names.c) */
void ct_catalog_add_area_names(CtCatalogData *data, const CtTable *table, guint aliases);
/* @rest: the key behind the type */
typedef void (*CtAreaTypeFunc)(const gchar *type, const gchar *rest, gpointer user_data);
/* The types that @key, without marks, may begin with, in each of their spellings. */
void ct_catalog_foreach_type(const gchar *key, CtAreaTypeFunc func, gpointer user_data);
gboolean ct_catalog_is_of_type(const CtArea *area, const gchar *type);

/* Names of provinces and districts cut short (ct-catalog-short-names.c) */
void ct_catalog_add_short_names(CtCatalogData *data, const CtFoldedName *bare, guint32 id,
                                guint rank);
CtNameMatch ct_catalog_find_short_name(const CtCatalogData *data, const gchar *text,
                                       gsize length, CtFold last);
/* Whether @text is the bare name @name with words cut to their first letters, or joined. */
gboolean ct_catalog_is_cut_of(const gchar *text, gsize length, const gchar *name);

G_END_DECLS
