/* ct-intake-sender.c: `sender = @table`: who sends, from a title, a value beside the
 * table, or a column. The first one is that of the submission; a row that names
 * another keeps it (a consolidated dataset read back). */
#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

/* Returns: (transfer full): the reporter's name in the catalog, else the text itself */
static gchar *
find_name(const CtIntake *intake, CtSpan text, guint32 *reporter)
{
  CtNameMatch match = ct_catalog_find_reporter(intake->catalog, text.text, text.length);

  if (match.result != CT_NAME_FOUND)
    match = ct_catalog_find_reporter_within(intake->catalog, text.text, text.length);
  *reporter = match.result == CT_NAME_FOUND ? match.id : CT_INDEX_NONE;
  return match.result == CT_NAME_FOUND ? g_strdup(intake->catalog->reporters[match.id].name)
                                       : ct_text_quote(text.text, text.length);
}

void
ct_intake_set_sender(CtIntake *intake, CtSpan text)
{
  CtSubmission *submission = intake->submission;
  g_autofree gchar *name = NULL;
  guint32 reporter;

  if ((!intake->options.sender_from_table && !intake->options.sender_unknown) ||
      intake->has_sender || text.length == 0)
    return;
  name = find_name(intake, text, &reporter);
  if (!intake->options.sender_from_table && reporter == CT_INDEX_NONE)
    return;
  intake->has_sender = TRUE;
  g_free(submission->sender);
  submission->sender = g_steal_pointer(&name);
  submission->reporter = reporter;
}

/* "UBND HUYỆN BÁT XÁT", and what may stand behind it; not a title about somebody, nor the name
 * of an area alone, which says what a department's table is about. */
static gboolean
is_letterhead(const CtIntake *intake, CtSpan text)
{
  g_autofree gchar *key = NULL;

  if (ct_resolver_area(intake->resolver, text).result == CT_NAME_FOUND)
    return FALSE;
  if (ct_catalog_find_reporter(intake->catalog, text.text, text.length).result == CT_NAME_FOUND)
    return TRUE;
  if (text.length > 200)
    return FALSE;
  key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  return g_str_has_prefix(key, "ubnd ") || g_str_has_prefix(key, "uy ban nhan dan ") ||
         g_str_has_prefix(key, "uy ban ");
}

void
ct_intake_compare_sender(CtIntake *intake, CtSpan text, CtPlace place)
{
  const CtCatalog *catalog = intake->catalog;
  CtTable *table = &intake->table;
  guint32 sender = intake->submission->reporter, reporter;
  g_autofree gchar *name = NULL;

  if (!intake->options.sender_guessed || sender == CT_INDEX_NONE)
    return;
  name = find_name(intake, text, &reporter);
  if (reporter == CT_INDEX_NONE)
    return;
  if (catalog->reporters[reporter].area == catalog->reporters[sender].area) {
    table->sender_agrees = TRUE;
  } else if (table->other_reporter == CT_INDEX_NONE && is_letterhead(intake, text)) {
    table->other_reporter = reporter;
    table->other_place = place;
  }
}

void
ct_intake_tell_sender(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  CtFinding finding;
  const gchar *other, *sender;

  if (table->other_reporter == CT_INDEX_NONE || table->sender_agrees || intake->told_sender)
    return;
  intake->told_sender = TRUE;
  other = intake->catalog->reporters[table->other_reporter].name;
  sender = intake->submission->sender;
  finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.sender-contradicts",
                              table->other_place, NULL);
  finding.observed = sender;
  finding.expected = other;
  ct_findings_add(intake->findings, &finding,
                  _("by the file's name the figures are sent by %s, and the letterhead names %s; "
                    "give the file its name, or state the sender"),
                  sender, other);
}

void
ct_intake_find_sender(CtIntake *intake, guint end)
{
  gint column = intake->table.layout->at[CT_MEANS_SENDER];

  for (guint i = intake->table.at; i < end && !intake->has_sender; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);

    ct_intake_set_sender(intake, ct_cells_get(row->cells, row->n_cells, column));
  }
}

guint
ct_intake_row_sender(CtIntake *intake, CtSpan text)
{
  gboolean added = FALSE;
  guint32 id;

  if (!intake->options.sender_from_table || text.length == 0)
    return 0;
  id = ct_text_ids_add(intake->sender_texts, text.text, text.length, &added);
  if (added) {
    guint32 reporter;
    g_autofree gchar *name = find_name(intake, text, &reporter);
    guint sender = ct_submission_add_sender(intake->submission, name);

    g_array_append_val(intake->senders, sender);
  }
  return g_array_index(intake->senders, guint, id);
}
