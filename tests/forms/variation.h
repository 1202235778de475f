/* variation.h: tables that say the same in different ways.
 */
#pragma once

#include "file.h"
#include "form.h"

G_BEGIN_DECLS

/**
 * Variation:
 * @indicators, @areas: (array zero-terminated=1): codes parted by spaces
 * @second: (nullable): indicators of a second table in the same file
 */
typedef struct {
  const gchar *label;
  const gchar *indicators;
  const gchar *areas;
  const gchar *second;
  FormStyle form;
  FileStyle file;
} Variation;

extern const Variation variations[];
extern const guint n_variations;

/* The same each time. @name: (out): of the file */
Grid *variation_grid(const Variation *variation, const CtCatalog *catalog);
GBytes *variation_write(const Variation *variation, Grid *grid, gchar **name);

/* The figures of some indicators and areas, named by their codes. */
Figures figures_named(const gchar *indicators, const gchar *areas, guint32 seed);

G_END_DECLS
