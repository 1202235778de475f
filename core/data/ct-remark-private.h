/* ct-remark-private.h: what the files of ct-remark share.
 */
#pragma once

#include "data/ct-remark.h"

G_BEGIN_DECLS

/* "Error", as the list and comments have it. */
const gchar *ct_remark_severity(CtSeverity severity);

/**
 * ct_remark_make_comment:
 * @findings: (element-type CtFinding): of one cell, the gravest first
 * @suggestion: (nullable): for people
 * @title: of the list, which has the whole of it
 * Returns: (transfer full): short enough to be read beside the cell
 */
gchar *ct_remark_make_comment(const GPtrArray *findings, const gchar *suggestion,
                              const gchar *title);

G_END_DECLS
