/* ct-preview-print.h: a preview for people and for programs.
 */
#pragma once

#include <stdio.h>

#include "pipeline/ct-preview.h"

G_BEGIN_DECLS

/* So many figures of every table. */
#define CT_PREVIEW_ALL_ROWS G_MAXUINT

/* What was recognised table by table, the first @rows figures of each, the first findings
 * (ct-preview-text.c). */
void ct_preview_print_text(FILE *stream, const CtPreview *preview, guint rows);

/* {"file": ..., "facts": [...], "observations": [...], "findings": [...]}
 * (ct-preview-json.c) */
void ct_preview_print_json(FILE *stream, const CtPreview *preview, guint rows);

/* Facts (ct-preview-facts.c) */

/* READING, and the sender as far as it is no table that names it; not what is said of one
 * sheet. */
gboolean ct_preview_is_of_file(const CtFact *fact);
/* That a sheet, rows or columns are hidden; what formulas tell is a finding, and no fact. */
gboolean ct_preview_is_of_sheet(const CtFact *fact);
gboolean ct_preview_is_hidden_sheet(const CtFact *fact);

/* For people: a column is told when its header is read, and again when its figures are
 * known; here both stand together. Returns: (transfer full) (element-type CtFact) */
GPtrArray *ct_preview_order_facts(const CtRecognition *recognition);

/* @in_sheet: under the heading of a sheet: places go without its name, and what the heading
 * said is not repeated */
void ct_preview_print_facts(FILE *stream, const CtSubmission *submission, const GPtrArray *facts,
                            gboolean in_sheet);

/* LOCATION, without the sheet's name when @in_sheet. */
void ct_preview_append_place(const CtSubmission *submission, CtPlace place, gboolean in_sheet,
                             GString *text);

G_END_DECLS
