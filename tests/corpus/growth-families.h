/* growth-families.h: input that is made to hurt, of any size. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GrowthFamily:
 * @make: appends at least @size bytes, and not many more
 */
typedef struct {
  const gchar *label;
  void (*make)(GString *text, gsize size);
} GrowthFamily;

/* Those of a reader. */
const GrowthFamily *growth_families(const gchar *reader, gsize *n);

G_END_DECLS
