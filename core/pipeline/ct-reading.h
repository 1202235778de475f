/* ct-reading.h: what the files that read a pipeline file share. For the pipeline layer.
 */
#pragma once

#include "pipeline/ct-pipeline.h"

G_BEGIN_DECLS

/**
 * CtReading: the reading of one file.
 * @pipeline: filled in on the way
 * @path: as given, for messages
 */
typedef struct {
  CtPipeline *pipeline;
  const GPtrArray *sections;
  const gchar *path;
} CtReading;

/* "file:line: [section]" Returns: (transfer full) */
gchar *ct_reading_place_of(const CtReading *reading, const CtSection *section, guint line);

/* All three set @error and return %FALSE: the value is not what was @expected; the key is
 * none of those @expected; the key is not there. */
gboolean ct_reading_refuse(const CtReading *reading, const CtSection *section, const CtKey *key,
                           const gchar *expected, GError **error);
gboolean ct_reading_refuse_unknown(const CtReading *reading, const CtSection *section,
                                   const CtKey *key, const gchar *expected, GError **error);
gboolean ct_reading_refuse_missing(const CtReading *reading, const CtSection *section,
                                   const gchar *key, GError **error);

void ct_reading_take_text(gchar **target, const CtKey *key);
/* Made absolute, from the file's folder. */
void ct_reading_take_path(const CtReading *reading, gchar **target, const CtKey *key);

/* [pipeline] (ct-pipeline-head.c) */
gboolean ct_reading_take_pipeline_section(const CtReading *reading, const CtSection *section,
                                          GError **error);

/* [normalize | validate | emit PLUGIN], and what a source says of its plugins
 * (ct-pipeline-step.c) */
gboolean ct_reading_take_step_section(const CtReading *reading, const CtSection *section,
                                      CtRole role, const gchar *plugin, GError **error);
CtStep *ct_reading_new_source_step(const CtReading *reading, const CtSection *section, CtRole role,
                                   const gchar *plugin);

/* [source NAME], [history NAME] (ct-pipeline-source.c) */
gboolean ct_reading_take_source_section(const CtReading *reading, const CtSection *section,
                                        const gchar *name, GError **error);
gboolean ct_reading_take_history_section(const CtReading *reading, const CtSection *section,
                                         const gchar *name, GError **error);

/* [form NAME] (ct-pipeline-form.c) */
gboolean ct_reading_take_form_section(const CtReading *reading, const CtSection *section,
                                      const gchar *name, GError **error);

G_END_DECLS
