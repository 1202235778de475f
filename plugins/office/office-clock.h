/* office-clock.h: what a cell shows of a number that is a date or a time of day.
 *
 * Source: ECMA-376 part 1, 18.17.4.1 (date systems).
 */
#pragma once

#include "office/office-digits.h"
#include "office/office-number.h"

G_BEGIN_DECLS

/* @section: of a date or a time; see office_number_see().
 * Returns: %CT_CELL_DATE; %CT_CELL_TEXT for a time; %CT_CELL_NUMBER, and the number itself,
 *   where neither can be: programs show "####" then */
CtCellKind office_clock_see(OfficeDigits *digits, const OfficeFormatSection *section,
                            gboolean since_1904, gchar seen[OFFICE_SEEN_SIZE], gsize *seen_length);

G_END_DECLS
