#include "data/ct-submission.h"

#include <string.h>

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
  g_clear_pointer(&submission->senders, g_ptr_array_unref);
  g_clear_pointer(&submission->windows, g_array_unref);
  g_clear_pointer(&submission->notes, g_hash_table_unref);
  ct_answers_free(submission->answers);
  ct_places_free(submission->places);
  g_free(submission);
}

guint
ct_submission_append_sender(CtSubmission *submission, const gchar *name)
{
  if (submission->senders == NULL)
    submission->senders = g_ptr_array_new_with_free_func(g_free);
  if (submission->senders->len == G_MAXUINT16)
    return 0;
  g_ptr_array_add(submission->senders, g_strdup(name));
  return submission->senders->len;
}

guint
ct_submission_add_sender(CtSubmission *submission, const gchar *name)
{
  guint index = 0;

  if (strcmp(name, submission->sender) == 0)
    return 0;
  if (submission->senders != NULL &&
      g_ptr_array_find_with_equal_func(submission->senders, name, g_str_equal, &index))
    return index + 1;
  return ct_submission_append_sender(submission, name);
}

const gchar *
ct_submission_get_sender(const CtSubmission *submission, guint sender)
{
  return sender == 0 ? submission->sender : submission->senders->pdata[sender - 1];
}

void
ct_submission_add_window(CtSubmission *submission, const CtWindow *window)
{
  if (submission->windows == NULL)
    submission->windows = g_array_new(FALSE, FALSE, sizeof(CtWindow));
  if (submission->windows->len < CT_MAX_WINDOWS)
    g_array_append_val(submission->windows, *window);
}

const CtWindow *
ct_submission_get_window(const CtSubmission *submission, CtPlace place)
{
  const CtWindow *found = NULL;

  for (guint i = 0; submission->windows != NULL && i < submission->windows->len; i++) {
    const CtWindow *window = &g_array_index(submission->windows, CtWindow, i);

    if (window->table == place.table && window->row <= place.row)
      found = window;
  }
  return found;
}

static gint64
row_key(CtPlace place)
{
  return (gint64)place.table << 32 | place.row;
}

gboolean
ct_submission_add_note(CtSubmission *submission, CtPlace place, const gchar *text, gsize length)
{
  gint64 key = row_key(place);

  if (submission->notes == NULL)
    submission->notes = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  if (g_hash_table_contains(submission->notes, &key))
    return TRUE;
  if (g_hash_table_size(submission->notes) >= CT_MAX_NOTES)
    return FALSE;
  if (length > CT_MAX_NOTE_BYTES)
    for (length = CT_MAX_NOTE_BYTES; ((guchar)text[length] & 0xC0u) == 0x80u; length--)
      ;
  g_hash_table_insert(submission->notes, g_memdup2(&key, sizeof key), g_strndup(text, length));
  return TRUE;
}

const gchar *
ct_submission_get_note(const CtSubmission *submission, CtPlace place)
{
  gint64 key = row_key(place);

  return submission->notes != NULL && place.row > 0
             ? g_hash_table_lookup(submission->notes, &key)
             : NULL;
}

gboolean
ct_submission_add_answer(CtSubmission *submission, const CtAnswer *answer)
{
  if (submission->answers == NULL)
    submission->answers = ct_answers_new();
  return ct_answers_add(submission->answers, answer);
}
