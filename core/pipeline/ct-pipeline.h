/* ct-pipeline.h: a pipeline file, read and checked.
 *
 * Only what needs no catalog and no plugin is checked here: sections, keys,
 * dates, numbers. What it names is opened by ct-plan.h.
 */
#pragma once

#include "base/ct-message.h"
#include "data/ct-finding.h"
#include "intake/ct-form.h"
#include "intake/ct-number.h"
#include "pipeline/ct-sections.h"
#include "plugin/ct-host.h"

G_BEGIN_DECLS

/**
 * CtStep: a plugin as a section or source names it.
 * @where: "file:line: [section]" for messages
 * @keys, @values: (array zero-terminated=1): of the plugin, without the role's prefix;
 * @wheres: where each stands
 */
typedef struct {
  CtRole role;
  gchar *plugin;
  gchar *where;
  GPtrArray *keys;
  GPtrArray *values;
  GPtrArray *wheres;
  gboolean off;           /* validate: severity = off */
  gboolean has_severity;  /* validate: findings have @severity instead of their own */
  CtSeverity severity;
} CtStep;

typedef enum { CT_SENDER_NAMED, CT_SENDER_FILE, CT_SENDER_TABLE } CtSenderKind;

/**
 * CtSource: a [source NAME].
 * @fetch: (nullable): NULL: files are handed in by the command (validate)
 * @read: (nullable): NULL: the installed readers judge each file
 * @received: seconds since 1970, -1 not stated
 * @decimals_from: `rounding`
 * @period, @area, @indicator, @unit, @measure: (nullable): `table.` keys as written
 * @form: (nullable): NAME of a section [form NAME]
 */
typedef struct {
  gchar *name;
  gchar *where;
  CtSenderKind sender_kind;
  gchar *sender;
  gint trust;
  gint64 received;
  CtDecimalsFrom decimals_from;
  CtStep *fetch;
  CtStep *read;
  CtNumberStyle style;
  gchar *period;
  gchar *area;
  gchar *indicator;
  gchar *unit;
  gchar *measure;
  gchar *form;
} CtSource;

/* A [history NAME]. @path: absolute */
typedef struct {
  gchar *name;
  gchar *where;
  gchar *path;
} CtHistory;

/**
 * CtFormSection: a [form NAME].
 * @names_where: (nullable): "file:line: [section]" of its `names`, whose codes are
 *   checked when there is a catalog
 */
typedef struct {
  CtFormDeclaration *declaration;
  gchar *names_where;
} CtFormSection;

typedef enum { CT_FAIL_AT_INFO, CT_FAIL_AT_WARNING, CT_FAIL_AT_ERROR, CT_FAIL_AT_NEVER } CtFailAt;

/**
 * CtPipeline:
 * @path, @folder: of the file; absolute
 * @catalog: absolute path
 * @out, @state, @answers: (nullable): absolute paths
 * @sources: (element-type CtSource), @steps: (element-type CtStep): normalize,
 *   validate and emit sections in order of the file; @histories: (element-type CtHistory);
 *   @forms: (element-type CtFormSection)
 */
typedef struct {
  gchar *path;
  gchar *folder;
  gchar *title;
  gchar *catalog;
  CtPeriod period;
  gchar *due; /* nullable: ISO date */
  CtFailAt fail_at;
  CtLanguage lang;
  gchar *out;
  gchar *state;
  gchar *answers;
  GTimeZone *time_zone;
  gchar **plugin_folders;
  GPtrArray *sources;
  GPtrArray *steps;
  GPtrArray *histories;
  GPtrArray *forms;
} CtPipeline;

/**
 * ct_pipeline_load:
 * @settings: (nullable): of --set
 * @period: (nullable): of --period, in place of the file's
 * Fails with %CT_ERROR_CONFIG naming file, line, section, key and what was expected.
 */
CtPipeline *ct_pipeline_load(const gchar *path, const gchar *const *settings, const gchar *period,
                             GError **error);
void ct_pipeline_free(CtPipeline *pipeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtPipeline, ct_pipeline_free)

/* "2023-01/P6M", words, or "latest 3,6,9,12": the last such period that has ended
 * on @today. CT_PERIOD_NONE when it is none. */
CtPeriod ct_pipeline_parse_period(const gchar *text, GDateTime *today);

CtSource *ct_source_new(const gchar *name, const gchar *where);

/* Returns: (transfer none) (nullable) */
const CtFormSection *ct_pipeline_find_form(const CtPipeline *pipeline, const gchar *name);
/* "phu-luc-2, phu-luc-3", for messages. Returns: (transfer full) */
gchar *ct_pipeline_list_forms(const CtPipeline *pipeline);

/* @path relative to @folder with '/' and "..", for SOURCE. Returns: (transfer full) */
gchar *ct_relative_path(const gchar *folder, const gchar *path);

G_END_DECLS
