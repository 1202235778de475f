#include "pipeline/ct-process-ending.h"

#include "pipeline/ct-process-sender.h"

/* The first ending of a reader is the one to recommend. */
typedef struct {
  const gchar *ending;
  const gchar *reader;
  gboolean workbook;
} Ending;

static const Ending endings[] = {
  {".xlsx", "xlsx", TRUE}, {".xlsm", "xlsx", TRUE}, {".xltx", "xlsx", TRUE},
  {".xltm", "xlsx", TRUE}, {".xls", "xls", TRUE},   {".xlt", "xls", TRUE},
  {".ods", "ods", TRUE},   {".fods", "ods", TRUE},  {".ots", "ods", TRUE},
  {".csv", "csv", FALSE},  {".tsv", "csv", FALSE},  {".json", "json", FALSE},
};

static const Ending *
find_ending(const gchar *name)
{
  g_autofree gchar *lower = g_ascii_strdown(name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(lower, endings[i].ending))
      return &endings[i];
  return NULL;
}

static const Ending *
find_reader(const gchar *reader)
{
  for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_equal(endings[i].reader, reader))
      return &endings[i];
  return NULL;
}

void
ct_process_tell_wrong_ending(const CtProcessed *processed, const CtInstance *reader)
{
  const Ending *seen = find_ending(processed->submission->name);
  const Ending *right = find_reader(reader->plugin->name);
  CtFinding finding = CT_FINDING_INIT;

  if (seen == NULL || right == NULL || g_str_equal(seen->reader, right->reader) ||
      !(seen->workbook || right->workbook))
    return;
  finding.severity = CT_SEVERITY_INFO;
  finding.rule = "read.wrong-extension";
  finding.submission = CT_UNNUMBERED;
  finding.observed = seen->ending;
  finding.expected = right->ending;
  ct_findings_add(processed->findings, &finding,
                  _("the name ends in %s, but the file is of another kind and was read as: %s; "
                    "name it %s, or save it anew, so that other programs open it too"),
                  seen->ending, _(reader->plugin->summary), right->ending);
}
