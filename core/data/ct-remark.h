/* ct-remark.h: findings as a sender gets them back: at the cells of the file that was sent.
 */
#pragma once

#include "data/ct-results.h"
#include "data/ct-row-sink.h"
#include "data/ct-written.h"

G_BEGIN_DECLS

/* Which findings go where. A cell is marked for errors and warnings alone: information, and
 * what the sender has explained, is no mistake. The list has each finding that is an error or
 * a warning; of the others those that have a place or are about a figure, so that an answer
 * stays where it was given, and the one that tells of findings left out. How the whole file
 * was read (its encoding, its delimiter) is of no use to who filled it in, and is left out.
 */

/**
 * CtRemark: what is told of one cell, row, or of the whole file.
 * @finding: the first finding it comes from
 * @sheet: (nullable): name of the table, "" of a text file; NULL: the whole file
 * @place: its row and column; 0 where it is about more than one
 * @comment: what is wrong and what it should be, of the gravest finding at the cell, in a few
 *   lines parted by '\n'; then the rules of the others. The list has all of it
 * @severity: the gravest of them
 */
typedef struct {
  const CtFinding *finding;
  const gchar *sheet;
  CtPlace place;
  CtSeverity severity;
  const gchar *comment;
} CtRemark;

/**
 * CtRemarkRow: one line of the list "Cần sửa": one finding. Texts are ready to be shown; the
 * last five are what the next reading needs to take the answer in: they are hidden, with the
 * headings of ct_answers_load().
 * @location: "Biểu 1!D12"; @sheet, @place: where it leads to
 * @observed: the text of the cell, as its sender sees it
 * @suggestion: what is to be typed into that cell: see ct_written_suggestion()
 * @answer: (nullable): given before
 */
typedef struct {
  const gchar *severity;
  const gchar *location;
  const gchar *sheet;
  CtPlace place;
  const gchar *indicator_name;
  const gchar *area_name;
  const gchar *period_name;
  const gchar *observed;
  const gchar *message;
  const gchar *suggestion;
  const gchar *answer;
  const gchar *rule;
  const gchar *indicator;
  const gchar *area;
  const gchar *period;
  const gchar *value;
} CtRemarkRow;

#define CT_REMARK_COLUMNS 10u /* that people see: number, severity ... answer */
#define CT_REMARK_KEYS 5u     /* the hidden ones */

/**
 * CtRemarks: of one submission, in the order of their places; owns its texts.
 * @list: (array length=n); @rows: (array length=n_rows)
 * @title: name of the sheet with the list: "Cần sửa", "To mend"
 * @earlier: (nullable): name of the file's own sheet that is such a list, and is replaced: see
 *   ct_remarks_earlier()
 * @author: of the comments: "chitieu". Their first line is "[chitieu]", whoever writes them:
 *   programs forget who wrote a comment
 * @headings: (array fixed-size=CT_REMARK_COLUMNS)
 * @keys: (array fixed-size=CT_REMARK_KEYS): "RULE" ...
 */
typedef struct {
  CtRemark *list;
  gsize n;
  CtRemarkRow *rows;
  gsize n_rows;
  const gchar *title;
  const gchar *earlier;
  const gchar *author;
  const gchar *headings[CT_REMARK_COLUMNS];
  const gchar *keys[CT_REMARK_KEYS];
  /*< private >*/
  CtArena *texts;
} CtRemarks;

/**
 * ct_remarks_new:
 * Of submission @index, in the thread's language.
 * @written: (nullable): the cells that its findings are about
 * Returns: (transfer full)
 */
CtRemarks *ct_remarks_new(const CtResults *results, guint32 index, const CtWritten *written);
void ct_remarks_free(CtRemarks *remarks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtRemarks, ct_remarks_free)

/**
 * ct_remarks_earlier:
 * For a file that may be an annotated copy: what was typed into its list, below "Giải trình",
 * becomes the answer of the same finding, unless the figure has changed since: an answer is
 * about one figure with one value.
 * Returns: (transfer full): a receiver of the file's rows; ct_remarks_earlier_free() when the
 *   reader has returned
 */
CtRowSink *ct_remarks_earlier(CtRemarks *remarks);
void ct_remarks_earlier_free(CtRowSink *sink);

/* Of a cell that covers others, which have @second. Returns: (transfer full) */
gchar *ct_remark_join_comments(const gchar *first, const gchar *second);

/* Whether a sheet is called like the list. */
gboolean ct_remark_is_list(const gchar *sheet);

/* Whether a cell is the heading of the answers: "Giải trình", "Explanation". */
gboolean ct_remark_is_answer_heading(const gchar *text, gsize length);

G_END_DECLS
