/* spellings.h: how people write the name of an area.
 */
#pragma once

#include "official.h"

/**
 * Spelling:
 * @write: (transfer full) (nullable): the @nth way to write the unit; %NULL when there
 *   are no more, "" when this one does not concern it
 */
typedef struct {
  const gchar *label;
  gchar *(*write)(const OfficialUnit *unit, guint nth);
} Spelling;

extern const Spelling spellings[];
extern const gsize n_spellings;
