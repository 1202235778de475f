/* ods-reading.h: what one reading of a document holds.
 */
#pragma once

#include "data/ct-row-sink.h"
#include "ods-styles.h"

G_BEGIN_DECLS

/* Options. */
typedef struct {
  OfficeLimits package;
  guint64 max_cells;
  guint max_repeat;
  guint max_merged;
  gsize max_text;
} OdsLimits;

/**
 * OdsReading:
 * @n_cells: given so far
 * @stopped: the receiver wants no more
 * @error: (nullable): nothing more can be read
 */
typedef struct {
  CtRowSink *rows;
  const OdsLimits *limits;
  OdsStyles *styles;
  gboolean since_1904;
  guint64 n_cells;
  gboolean stopped;
  GError *error;
} OdsReading;

G_END_DECLS
