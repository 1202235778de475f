#include "pipeline/ct-process-sender.h"

#include <string.h>

static void
set_sender(CtSubmission *submission, const CtCatalog *catalog, CtNameMatch match,
           const gchar *otherwise)
{
  g_free(submission->sender);
  submission->reporter = match.result == CT_NAME_FOUND ? match.id : CT_INDEX_NONE;
  submission->sender =
      g_strdup(match.result == CT_NAME_FOUND ? catalog->reporters[match.id].name : otherwise);
}

/* "inbox/so-y-te-6-thang.csv": the reporter named in the file's name, else the name
 * itself without its ending. */
static void
set_sender_from_file(CtSubmission *submission, const CtCatalog *catalog, const gchar *name)
{
  g_autofree gchar *stem = g_path_get_basename(name);
  gchar *dot = strrchr(stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  CtNameMatch match = ct_catalog_find_reporter(catalog, stem, strlen(stem));
  if (match.result != CT_NAME_FOUND)
    match = ct_catalog_find_reporter_within(catalog, stem, strlen(stem));
  set_sender(submission, catalog, match, stem);
}

static void
find_sender(CtSubmission *submission, const CtCatalog *catalog, const CtSource *source,
            const gchar *name)
{
  if (source->sender_kind != CT_SENDER_NAMED || source->sender == NULL)
    set_sender_from_file(submission, catalog, name);
  else
    set_sender(submission, catalog,
               ct_catalog_find_reporter(catalog, source->sender, strlen(source->sender)),
               source->sender);
}

void
ct_process_tell_unknown_sender(const CtProcessed *processed, const CtCatalog *catalog,
                               const CtSource *source)
{
  const CtSubmission *submission = processed->submission;
  CtFinding finding = CT_FINDING_INIT;

  if (submission->reporter != CT_INDEX_NONE || catalog->n_reporters == 0 ||
      source->sender_kind == CT_SENDER_TABLE)
    return;
  finding.severity = CT_SEVERITY_INFO;
  finding.rule = "intake.unknown-sender";
  finding.submission = CT_UNNUMBERED;
  finding.observed = submission->sender;
  finding.expected = _("a reporter of the catalog");
  ct_findings_add(processed->findings, &finding, _("the catalog knows no reporter \"%s\""),
                  submission->sender);
}

/* Intake tells the sender that a table names; this one was known before. */
static void
recognise(CtProcessed *processed, const CtSource *source)
{
  gboolean named = source->sender_kind == CT_SENDER_NAMED;

  ct_recognition_add(processed->recognition, CT_FACT_SENDER, CT_PLACE_NONE,
                     named ? source->sender : processed->submission->name,
                     processed->submission->sender,
                     named ? _("so it was stated") : _("from the file's name"));
}

void
ct_process_find_sender(CtProcessed *processed, const CtCatalog *catalog, const CtSource *source)
{
  find_sender(processed->submission, catalog, source, processed->submission->name);
  recognise(processed, source);
}
