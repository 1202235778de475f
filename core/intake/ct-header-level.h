/* ct-header-level.h: one row of the cells above a column: its words, or the name of the
 * catalog that they are.
 */
#pragma once

#include "intake/ct-header-private.h"

G_BEGIN_DECLS

/* @named: its words are a name of the catalog, all of them (@whole) or what is left */
typedef struct {
  CtHeaderCell cell;
  CtSpan text;
  gboolean role; /* it is a word that fills a cell, and of no figure */
  gboolean named;
  gboolean whole;
  gboolean plan;      /* "Huyện" below "Kế hoạch": who gave it */
  gboolean ignored;   /* a name that means nothing of this catalog */
  gboolean ambiguous; /* of several areas */
  guint32 area;
  guint32 indicator;
  CtSpan unit;
} CtHeaderLevel;

typedef struct {
  const CtHeaderWords *words;
  CtResolver *resolver;
  const CtHeaderPath *path;
  CtHeaderLevel levels[CT_HEADER_MAX_ROWS];
  CtHeaderReading reading;
} CtHeaderReader;

/* Reads cell @at of the path; those above it have been read. */
void ct_header_level_read(CtHeaderReader *reader, guint at);

G_END_DECLS
