/* ct-legacy-private.h: what the two halves of ct-legacy share. */
#pragma once

#include "base/ct-encoding-private.h"
#include "base/ct-legacy.h"

G_BEGIN_DECLS

/* Pushes what @line stands for in a font of @legacy (TCVN3, VNI) into @score; a letter
 * that cannot be of it is a bad word. */
void ct_legacy_score(CtLegacy legacy, const gchar *line, gsize length, CtVietnamese *score);

G_END_DECLS
