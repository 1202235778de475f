/* xlsx.h: what the files of emit/xlsx share.
 */
#pragma once

#include "model/ct-for-people.h"
#include "plugin/ct-plugin.h"
#include "sheet.h"
#include "workbook.h"

G_BEGIN_DECLS

/**
 * Xlsx:
 * @file: name below the output folder
 * @sources: where SOURCE is relative to, seen from the workbook: ".."
 * @groups, @areas: a sheet for each
 */
typedef struct {
  gchar *file;
  gchar *sources;
  gboolean groups;
  gboolean areas;
} Xlsx;

/* Sheets of results (results.c). In the thread's language. */
gboolean xlsx_write_results(const Xlsx *self, const CtResults *results, Workbook *workbook,
                            GError **error);

/* The file and cell where a figure stands (link.c). Returns: (transfer full) (nullable): as
 * workbook_link() takes it; NULL: it is in no file or page */
gchar *xlsx_link_to(const Xlsx *self, const CtSubmission *submission, CtPlace place);

/* Matrices for people (matrix.c): a sheet for each group and for each district.
 * @left_out: (out): districts for which there was no room */
gboolean xlsx_write_groups(const Xlsx *self, const CtResults *results, Workbook *workbook,
                           GError **error);
gboolean xlsx_write_areas(const Xlsx *self, const CtResults *results, Workbook *workbook,
                          guint *left_out, GError **error);

/* Cells of a table (people.c) */
const gchar *people_status(CtScoreStatus status);
const gchar *people_severity(CtSeverity severity);
const gchar *people_measure(CtMeasure measure);
const gchar *people_submission(CtSubmissionStatus status);
/* "Huyện Bát Xát"; NULL for CT_INDEX_NONE */
const gchar *people_area(const CtCatalog *catalog, guint32 area);

/* Roles */
gboolean xlsx_copy(gpointer self, CtReadRowsFunc read, gpointer user_data,
                   const CtRemarks *remarks, const gchar *path, GError **error);
gboolean xlsx_ask(gpointer self, const CtQuestionnaire *questionnaire, const gchar *path,
                  GError **error);

/* The list "Cần sửa" (list.c). @sheets: (nullable): names of the copy's sheets by those of the
 * tables */
void xlsx_write_list(Workbook *workbook, const CtRemarks *remarks, GHashTable *sheets);

G_END_DECLS
