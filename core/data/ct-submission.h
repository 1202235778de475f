/* ct-submission.h: one received file or answer.
 */
#pragma once

#include "data/ct-answers.h"
#include "data/ct-place.h"
#include "model/ct-catalog.h"

G_BEGIN_DECLS

typedef enum {
  CT_SUBMISSION_ACCEPTED, /* read, its figures are in the dataset */
  CT_SUBMISSION_EMPTY,    /* read, but without a single observation */
  CT_SUBMISSION_FAILED    /* could not be fetched, read or recognised (to its end) */
} CtSubmissionStatus;

const gchar *ct_submission_status_name(CtSubmissionStatus status); /* "accepted" ... */

#define CT_MAX_WINDOWS 4096u

/**
 * CtWindow: the days that figures are about, where a title tells them: "từ 15/12/2022 đến
 * 14/6/2023" in a report of six months.
 * @table, @row: where it stands; it holds for the rows below, up to the next one
 * @from, @to: ISO dates, the last day included
 */
typedef struct {
  guint16 table;
  guint32 row;
  gchar from[11];
  gchar to[11];
} CtWindow;

/**
 * CtSubmission:
 * @source: index of the [source] section; @name: SOURCE: path relative to the
 *   pipeline file's folder, or address without query
 * @sender: SENDER: the reporter's name in the catalog, else as given; "" unknown
 * @senders: (element-type utf8) (nullable): other senders, where a table names one a row
 * @windows: (element-type CtWindow) (nullable): in the order of reading
 * @notes: (nullable): what senders explain, a row: see ct_submission_get_note()
 * @answers: (nullable): what senders answer to findings in a list of them; who and when are ""
 * @reporter: index or CT_INDEX_NONE
 * @sha256: hex digest, "" while unknown
 * @received: seconds since 1970 UTC, -1 unknown
 * @received_date: RECEIVED: "YYYY-MM-DD" in the pipeline's time zone, "" unknown
 * @observations: how many it gave
 */
typedef struct {
  guint32 source;
  gchar *name;
  gchar *sender;
  GPtrArray *senders;
  GArray *windows;
  GHashTable *notes;
  CtAnswers *answers;
  guint32 reporter;
  gint trust;
  gchar sha256[65];
  gint64 received;
  gchar received_date[11];
  guint64 observations;
  CtSubmissionStatus status;
  CtPlaces *places;
} CtSubmission;

CtSubmission *ct_submission_new(const gchar *name);
void ct_submission_free(CtSubmission *submission);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtSubmission, ct_submission_free)

/**
 * ct_submission_add_sender:
 * For a table that names a sender a row (a dataset read back).
 * Returns: what CtObservation.sender is for @name; 0 when it is the submission's own,
 *   and for those past 65535
 */
guint ct_submission_add_sender(CtSubmission *submission, const gchar *name);
/* The same for a name that it does not have yet. */
guint ct_submission_append_sender(CtSubmission *submission, const gchar *name);
/* The name that CtObservation.sender stands for. */
const gchar *ct_submission_get_sender(const CtSubmission *submission, guint sender);

/* Those past CT_MAX_WINDOWS are left out. */
void ct_submission_add_window(CtSubmission *submission, const CtWindow *window);
/* Of the figure at @place. Returns: (transfer none) (nullable) */
const CtWindow *ct_submission_get_window(const CtSubmission *submission, CtPlace place);

#define CT_MAX_NOTES 10000u             /* of one submission */
#define CT_MAX_NOTE_BYTES ((gsize)1000) /* longer ones are cut */

/* An explanation ("Giải trình: ...") that stands in the row of @place. The first one of a
 * row counts. Returns: %FALSE when there are too many */
gboolean ct_submission_add_note(CtSubmission *submission, CtPlace place, const gchar *text,
                                gsize length);
/* Of the row of @place. Returns: (transfer none) (nullable) */
const gchar *ct_submission_get_note(const CtSubmission *submission, CtPlace place);

/* Copies the texts. Returns: %FALSE when there are CT_MAX_ANSWERS */
gboolean ct_submission_add_answer(CtSubmission *submission, const CtAnswer *answer);

G_END_DECLS
