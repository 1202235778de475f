/* ods-styles-private.h: what is kept of the styles of a document.
 */
#pragma once

#include "ods-styles.h"

/**
 * OdsStyleEntry: a style as written.
 * @parent, @data: (nullable): names
 * @font: (nullable): as the font is called, or its face
 * @seen: (nullable): of cells, put together when first asked for
 */
typedef struct {
  const gchar *parent;
  const gchar *data;
  const gchar *font;
  gboolean hidden;
  OdsStyle *seen;
} OdsStyleEntry;

/**
 * OdsData: a data style.
 * @maps: (nullable): conditions and the styles that are used then: "[>=0]", NAME, ...
 */
typedef struct {
  gchar *code;
  GPtrArray *maps;
  gboolean is_boolean;
} OdsData;

/**
 * OdsStyles:
 * @texts: all names and font names
 * @cells, @spans, @tables: name -> OdsStyleEntry; @faces: name -> font; @datas: name -> OdsData
 * @fallback: what cells have without a style
 * @style, @data: (nullable): open ones; @code: of @data
 */
struct OdsStyles {
  GStringChunk *texts;
  gsize n_bytes;
  GHashTable *cells;
  GHashTable *spans;
  GHashTable *tables;
  GHashTable *faces;
  GHashTable *datas;
  guint n_styles;
  OdsStyleEntry *fallback;
  OdsStyleEntry *style;
  OdsData *data;
  GString *code;
  gboolean in_text;
  gboolean percent;
};
