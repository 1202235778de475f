/* ct-intake-template.h: forms that `chitieu template` made, when they come back.
 *
 * Such a workbook has a hidden sheet "chitieu", its first, that tells what the form was. The
 * form itself is read like any other: this compares it and tells what was changed. One row a
 * fact, all cells text; the first tells which:
 *
 *   chitieu-template | 1 (version) |        | name of the sheet | sender | period
 *   column           | row         | column | role              | heading
 *   row              | row         |        | code              | area or "" | name | unit
 *   formula          | row         | column | code
 *
 * Rows and columns count from 1. Roles: number, code, name, unit, area, before, planned,
 * actual, expected, note.
 */
#pragma once

#include "intake/ct-intake-private.h"

G_BEGIN_DECLS

/* A sheet begins: it may be that of the facts, or the form. */
void ct_intake_template_table(CtIntake *intake, const CtTableInfo *info);
/* Returns: whether the row is one of the facts, or of the form with nothing filled in: there is
 * nothing else to read in it */
gboolean ct_intake_template_row(CtIntake *intake, const CtRow *row);
/* Whether a reader's note is about the sheet of facts, which no sender made. */
gboolean ct_intake_template_hides(const CtIntake *intake, const CtReadNote *note);
/* The sheet ends: what its form lacks. */
void ct_intake_template_end(CtIntake *intake);
void ct_template_free(CtTemplate *form);

G_END_DECLS
