/* take-in.h: a table through an office. */
#pragma once

#include "office.h"
#include "table.h"

G_BEGIN_DECLS

/* Writes its files and runs. Returns: (transfer full) */
CtRun *take_in(Office *office, const Table *table, guint style);

/* One line of text about a finding. */
void take_in_describe(const CtRun *run, const CtFinding *finding, GString *text);
/* Prints the files of a table and all that is said of it. */
void take_in_show(const Table *table, const CtRun *run);

G_END_DECLS
