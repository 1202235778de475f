/* office.h: the shipped catalog with all checks that are installed, and what it says of tables
 * that come in through the public edge: a folder of files, fetched, read, taken in, merged and
 * validated by ct_run_execute().
 */
#pragma once

#include "pipeline/ct-run.h"

G_BEGIN_DECLS

#define OFFICE_STYLES 4 /* who writes decimal commas: see table_new() */

typedef struct Office Office;

/**
 * office_open:
 * @with: (nullable): a check that is left out otherwise, for it looks at what is missing or at
 *   what earlier runs left behind
 * A mistake ends the program.
 */
Office *office_open(const gchar *with);
void office_close(Office *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Office, office_close)

const CtCatalog *office_catalog(const Office *office);
/* "bounds, ratios": what is on. */
const gchar *office_checks(const Office *office);

/* What lies in the inbox and the history is forgotten. */
void office_clear(Office *office);
/* @district: it comes from one, else from a department */
void office_put_file(Office *office, gboolean district, const gchar *name, const GString *text);
void office_put_history(Office *office, const GString *text);
/* There is none: one figure of another year stands for it. */
void office_put_no_history(Office *office);

/* Takes in what lies there. Returns: (transfer full) */
CtRun *office_run(Office *office, guint style);
/* The same with decimal commas everywhere, for a period of its own ("2023-01/P6M"). */
CtRun *office_run_period(Office *office, const gchar *period);
/* The plan of the last run, with its history and constraints. */
const CtPlan *office_plan(const Office *office);

G_END_DECLS
