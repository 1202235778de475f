/* case.h: the files cases/KIND.cases: small tables and what must be said of them.
 *
 *   ### label                     unique in its file; lines before the first one are a comment
 *   @ period=2023-01/P6M          the run's period; 2023 unless given
 *   @ todo=why                    known to fail: printed as TODO
 *   @ with=completeness           a check that looks at what is missing, and is off otherwise
 *   19.1;10;;56,7;%;72;128        rows: Chỉ tiêu;Địa bàn;Kỳ;Thực hiện;Đơn vị tính;Tử số;Mẫu số;
 *                                 MEASURE; fields at the end may be left out; an empty period
 *                                 is the run's, an empty unit the indicator's
 *   --- file huyen-bat-xat        the rows below come from another sender (bao-cao otherwise)
 *   --- history                   figures of earlier runs, numbers written plainly
 *   --- expect
 *   error ratios.ratio 19.1 10 -> 56.3 "text"
 *
 * Expected lines, in any order: SEVERITY RULE INDICATOR AREA [PERIOD] [@LINE:COLUMN]
 * [-> VALUE] ["part of the message"]. RULE is a pattern ("ratios.*", "a|b"); a finding whose
 * message names the rule will do. "-" for INDICATOR or AREA: the finding is of none, "*": of
 * any. VALUE must be among the suggestions, in the indicator's unit; "none": there is none.
 * "may" before a line: it need not come. "nothing": no error and no warning. Errors and
 * warnings that no line asks for fail the case, but for a line "others"; information may
 * always come.
 */
#pragma once

#include "office.h"

G_BEGIN_DECLS

/* @files: (element-type CaseFile): the last one is the history when @has_history */
typedef struct {
  gchar *name;
  GString *text;
} CaseFile;

/**
 * Case:
 * @label: "kind: label"
 * @todo: (nullable): why it is known to fail
 * @with: (nullable): a check besides the usual ones
 * @history: (nullable)
 * @expected: (element-type utf8)
 */
typedef struct {
  gchar *label;
  gchar *period;
  gchar *todo;
  gchar *with;
  GPtrArray *files;
  GString *history;
  GPtrArray *expected;
} Case;

/* All files of a folder, in order of their names. A mistake in one ends the program.
 * Returns: (transfer full) (element-type Case) */
GPtrArray *cases_load(const gchar *folder, const CtCatalog *catalog);

/* Complaints: one line each; nothing when all is as expected. */
void case_compare(const Case *this_case, const CtRun *run, GString *complaints);

G_END_DECLS
