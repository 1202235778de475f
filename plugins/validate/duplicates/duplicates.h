/* duplicates.h: the three checks of validate/duplicates. */
#pragma once

#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

/* So many different indicators must agree before it is no accident. */
#define DUPLICATES_ENOUGH 4

/* The same bytes sent twice. */
void duplicates_check_file(const CtView *view, CtFindings *findings);
/* Two areas of a level whose figures are the same: a file with only its title changed. */
void duplicates_check_area(const CtView *view, CtFindings *findings);
/* Last year's figures sent again. */
void duplicates_check_last_year(const CtView *view, CtFindings *findings);

/* Whether two equal figures of this value say anything: at least two digits that count, for
 * many areas have 100 % or 1 commune. */
gboolean duplicates_is_telling(CtDecimal value);

/* A warning at a current cell. */
CtFinding duplicates_finding_at(const CtView *view, gsize cell, const gchar *rule);

G_END_DECLS
