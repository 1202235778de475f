/* reading.h: bytes through a reader and intake, in process, as a run does it.
 *
 * The reader is the plugin that the program is linked with.
 */
#pragma once

#include "intake/ct-intake.h"
#include "plugin/ct-plugin.h"

G_BEGIN_DECLS

extern const CtPlugin ct_plugin;

/**
 * Reading: what came out.
 * @notes: (element-type utf8): "note delimiter ;"
 * @error: (nullable): the reader gave up
 * @recognised: intake found a table
 */
typedef struct {
  CtSubmission *submission;
  CtBatch *batch;
  CtFindings *findings;
  GPtrArray *notes;
  GError *error;
  gboolean recognised;
} Reading;

/**
 * reading_run:
 * @settings: options of the reader; NULL: its defaults
 * @from_reporter: the submission comes from the first reporter of the catalog
 */
Reading reading_run(const CtCatalog *catalog, CtInput *input, const CtIntakeOptions *options,
                    const CtSettings *settings, gboolean from_reporter);
void reading_clear(Reading *reading);

G_END_DECLS
