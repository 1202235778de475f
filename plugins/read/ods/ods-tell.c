#include "ods-tell.h"

#include "base/ct-message.h"

#define EACH 20u

static void
give(OdsTell *tell, const gchar *rule, OfficeAddress place, const gchar *observed,
     const gchar *message)
{
  if (!tell->reading->stopped)
    tell->reading->stopped =
      !ct_row_sink_problem(tell->reading->rows, &(CtReadProblem){.rule = rule,
                                                                 .row = place.row,
                                                                 .column = place.column,
                                                                 .observed = observed,
                                                                 .message = message});
}

void
ods_tell_broken(OdsTell *tell, OfficeAddress address, const gchar *text, gsize length)
{
  g_autofree gchar *observed = NULL;

  tell->last_cell = address;
  if (tell->n_cells++ >= EACH)
    return;
  observed = g_strndup(text, length);
  give(tell, "read.broken-cell", address, observed,
       _("the cell should be a number, and is none"));
}

void
ods_tell_long(OdsTell *tell, OfficeAddress address)
{
  tell->last_cell = address;
  if (tell->n_cells++ < EACH)
    give(tell, "read.long-text", address, NULL,
         _("the text of the cell is longer than the limit (read.max-text)"));
}

void
ods_tell_repeats(OdsTell *tell, OfficeAddress address, guint32 n)
{
  g_autofree gchar *message = NULL;
  gchar observed[16];

  tell->last_row = address.row;
  if (tell->n_repeats++ >= EACH)
    return;
  g_snprintf(observed, sizeof observed, "%u", n);
  message =
    address.column > 0
      ? g_strdup_printf(_("the cell is repeated %u times to the right, more than the limit of %u "
                          "(read.max-repeat); the rest is left out"),
                        n, tell->reading->limits->max_repeat)
      : g_strdup_printf(_("the row is repeated %u times downwards, more than the limit of %u "
                          "(read.max-repeat); the rest is left out"),
                        n, tell->reading->limits->max_repeat);
  give(tell, "read.repeated", address, observed, message);
}

void
ods_tell_merged(OdsTell *tell)
{
  g_autofree gchar *message = NULL;

  if (tell->told_merged)
    return;
  tell->told_merged = TRUE;
  message = g_strdup_printf(_("the sheet has more than %u merged cells (read.max-merged): the "
                              "others are read as if they were not merged"),
                            tell->reading->limits->max_merged);
  give(tell, "read.merged-cells", (OfficeAddress){0, 0}, NULL, message);
}

void
ods_tell_rest(OdsTell *tell)
{
  g_autofree gchar *cells = NULL;
  g_autofree gchar *repeats = NULL;

  if (tell->n_cells > EACH) {
    cells = g_strdup_printf(_("%lu more cells of the sheet cannot be read; this is the last one"),
                            (gulong)(tell->n_cells - EACH));
    give(tell, "read.broken-cell", tell->last_cell, NULL, cells);
  }
  if (tell->n_repeats > EACH) {
    repeats = g_strdup_printf(_("%lu more rows or cells are repeated too often"),
                              (gulong)(tell->n_repeats - EACH));
    give(tell, "read.repeated", (OfficeAddress){tell->last_row, 0}, NULL, repeats);
  }
  if (!tell->reading->stopped)
    tell->reading->stopped = !office_fonts_tell(tell->reading->rows, tell->n_fonts);
}
