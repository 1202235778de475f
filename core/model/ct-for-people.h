/* ct-for-people.h: how messages call things. What is written into the columns of files has
 * one spelling of its own, whatever the language (ct_period_format(), ct_levels_format()).
 */
#pragma once

#include "model/ct-catalog.h"

G_BEGIN_DECLS

#define CT_PERIOD_PEOPLE_CHARS 48

/* "9 tháng năm 2023", "quý II/2023", "năm 2023"; "2023-01/P9M" in English and for what has
 * no such name. Returns: @buffer */
const gchar *ct_period_for_people(CtPeriod period, gchar buffer[CT_PERIOD_PEOPLE_CHARS]);

/* "tỉnh, huyện" Returns: (transfer full) */
gchar *ct_levels_for_people(guint levels);

/* An indicator by its code, which is its number in the plan that people have at hand; a
 * component, whose code nobody knows, by its name, too: "HO_NT Hộ nông thôn".
 * Returns: (transfer full) */
gchar *ct_indicator_for_people(const CtIndicator *indicator);

/* Values as findings and their files have them: "2426.800 | 2426.799", "11700..104000", ">= 0",
 * "1896.1 (3:4)": "2.426,8 hoặc 2.426,799". What is no such value stays as it is.
 * Returns: (transfer full) */
gchar *ct_values_for_people(const gchar *values);

G_END_DECLS
