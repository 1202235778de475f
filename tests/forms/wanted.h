/* wanted.h: what must come of one form, as a text file says it: see README.md.
 */
#pragma once

#include "compare.h"

G_BEGIN_DECLS

/* A finding that must be there. @rule: (nullable); @column: 0: anywhere in the row */
typedef struct {
  gchar *rule;
  guint row;
  guint column;
} WantedFinding;

/**
 * WantedForm:
 * @figures: Expected
 * @findings: WantedFinding
 * @from, @to: (nullable): the days that all figures are about
 */
typedef struct {
  GArray *figures;
  GArray *findings;
  gchar *from;
  gchar *to;
} WantedForm;

/* A mistake in the file ends the program. */
WantedForm *wanted_form_load(const CtCatalog *catalog, const gchar *path);
void wanted_form_free(WantedForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WantedForm, wanted_form_free)

/* Complaints, empty when all is as it must be: figures, findings that are missing, and
 * warnings and errors that no line asks for. Returns: (transfer full) */
GString *wanted_form_check(const WantedForm *form, const Office *office,
                           const CtProcessed *processed);

G_END_DECLS
