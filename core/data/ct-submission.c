#include "data/ct-submission.h"

const gchar *
ct_submission_status_name(CtSubmissionStatus status)
{
  switch (status) {
  case CT_SUBMISSION_ACCEPTED: return "accepted";
  case CT_SUBMISSION_EMPTY: return "empty";
  case CT_SUBMISSION_FAILED: return "failed";
  }
  g_return_val_if_reached("failed");
}

CtSubmission *
ct_submission_new(const gchar *name)
{
  g_return_val_if_fail(name != NULL, NULL);

  CtSubmission *submission = g_new0(CtSubmission, 1);
  submission->name = g_strdup(name);
  submission->sender = g_strdup("");
  submission->reporter = CT_INDEX_NONE;
  submission->received = -1;
  submission->status = CT_SUBMISSION_EMPTY;
  submission->places = ct_places_new();
  return submission;
}

void
ct_submission_free(CtSubmission *submission)
{
  if (submission == NULL)
    return;
  g_free(submission->name);
  g_free(submission->sender);
  ct_places_free(submission->places);
  g_free(submission);
}
