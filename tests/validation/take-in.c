#include "take-in.h"

#include <stdio.h>

CtRun *
take_in(Office *office, const Table *table, guint style)
{
  g_autoptr(GString) text = g_string_new(NULL);

  office_clear(office);
  for (guint i = 0; i < table->sheets->len; i++) {
    const Sheet *sheet = table_sheet(table, i);
    sheet_write(table, sheet, text);
    office_put_file(office, sheet->area != CT_INDEX_NONE, sheet->name, text);
  }
  table_write_history(table, text);
  office_put_history(office, text);
  return office_run(office, style);
}

void
take_in_describe(const CtRun *run, const CtFinding *finding, GString *text)
{
  const CtCatalog *catalog = run->results.catalog;
  const CtSubmission *submission = finding->submission == CT_INDEX_NONE
                                       ? NULL
                                       : run->submissions->pdata[finding->submission];
  gchar period[CT_PERIOD_CHARS] = "";

  if (finding->period != CT_PERIOD_NONE)
    ct_period_format(finding->period, period);
  g_string_append_printf(
      text, "%s %s %s @%u:%u [%s %s %s] -> %s | %s", ct_severity_name(finding->severity),
      finding->rule, submission != NULL ? submission->name : "-", finding->place.row,
      finding->place.column,
      finding->indicator != CT_INDEX_NONE ? catalog->indicators[finding->indicator].code : "-",
      finding->area != CT_INDEX_NONE ? catalog->areas[finding->area].code : "-", period,
      finding->suggestion != NULL ? finding->suggestion : "", finding->message);
}

void
take_in_show(const Table *table, const CtRun *run)
{
  g_autoptr(GString) text = g_string_new(NULL);

  printf("blocks: %s\n", table->blocks->str);
  for (guint i = 0; i < table->sheets->len; i++) {
    const Sheet *sheet = table_sheet(table, i);
    sheet_write(table, sheet, text);
    printf("=== %s%s\n%s", sheet->name, sheet->cuts ? " (cuts)" : "", text->str);
  }
  table_write_history(table, text);
  printf("=== history\n%s=== findings\n", text->str);
  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    g_string_truncate(text, 0);
    take_in_describe(run, ct_findings_get(run->findings, i), text);
    printf("%s\n", text->str);
  }
}
