/* spelling.h: one figure or name in the many ways that people write it.
 */
#pragma once

#include "style.h"

G_BEGIN_DECLS

/* @value in the indicator's unit as it stands in one with @exponent, in a style. Exact.
 * Returns: (transfer full) */
gchar *spell_figure(CtDecimal value, gint exponent, const FormStyle *style);

/* In case and marks of the style. Returns: (transfer full) */
gchar *spell_name(const gchar *name, const FormStyle *style);

/* Spelling @n of a list that ends with NULL, counted round. */
const gchar *spell_choose(const gchar *const *spellings, guint n);
const UnitSpelling *spell_unit(const KnownIndicator *known, guint n);

/* Without any mark: "Da Nang" for "Đà Nẵng". Returns: (transfer full) */
gchar *spell_without_marks(const gchar *text);

/* One slip of the pen: a letter lost, doubled, changed or swapped with the next.
 * Returns: (transfer full) */
gchar *spell_slip(const gchar *text, GRand *random);

G_END_DECLS
