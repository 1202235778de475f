/* ct-plugin.h: all that a plugin is, on one page.
 *
 * A plugin is a shared object that exports one symbol, ct_plugin, by
 * CT_PLUGIN_REGISTER. It has one of five roles. It is re-entrant: its state lives
 * in what open() returned, and the functions of its role may run on several
 * threads at once with the same instance. Whatever it reads from outside is
 * hostile. It speaks through GError (what stops it) and findings (wrong data).
 * The smallest one to read first: plugins/fetch/file.
 */
#pragma once

#include <gmodule.h>

#include "base/ct-error.h"
#include "base/ct-input.h"
#include "base/ct-message.h"
#include "base/ct-output.h"
#include "data/ct-batch.h"
#include "data/ct-finding.h"
#include "data/ct-questionnaire.h"
#include "data/ct-remark.h"
#include "data/ct-results.h"
#include "data/ct-row-sink.h"
#include "plugin/ct-settings.h"
#include "rules/ct-breach.h"
#include "rules/ct-constraint.h"
#include "rules/ct-view.h"

G_BEGIN_DECLS

/* Raised when something here changes in a way that old plugins cannot know.
 * Growth at the end of a struct does not raise it: structs carry their size. */
#define CT_PLUGIN_ABI 1u

/* fetch: brings submissions: named bytes. */

/**
 * CtFetched:
 * @name: SOURCE: what people call it: a path or address without secrets
 * @path, @bytes: one of them: a file to be read, or the bytes themselves
 * @media_type: (nullable): as the transport says
 * @received: seconds since 1970 UTC; -1: the file's time
 */
typedef struct {
  const gchar *name;
  const gchar *path;
  GBytes *bytes;
  const gchar *media_type;
  gint64 received;
} CtFetched;

/* Takes copies. Calls of one fetch come one after the other. */
typedef void (*CtFetchedFunc)(const CtFetched *fetched, gpointer user_data);

typedef struct {
  gsize size;
  /* May block. What was brought before a failure is used all the same. */
  gboolean (*fetch)(gpointer self, CtFetchedFunc bring, gpointer user_data, GError **error);
} CtFetchRole;

/* read: bytes into rows of cells. */

typedef struct {
  gsize size;
  /* How sure it is to read this: 0 not at all, 100 certainly. @head: the first 4 KiB. */
  guint (*probe)(const gchar *name, const gchar *media_type, const gchar *head, gsize length);
  /* %FALSE with @error when the rest cannot be read; %TRUE also when the sink stopped it. */
  gboolean (*read)(gpointer self, CtInput *input, CtRowSink *rows, GError **error);
  /* (nullable): makes the file @path: a copy of @input with @remarks at its cells, in which
   * everything else is as it was sent. NULL: the format has no room for remarks: see
   * CtEmitRole.copy. */
  gboolean (*annotate)(gpointer self, CtInput *input, const CtRemarks *remarks,
                       const gchar *path, GError **error);
} CtReadRole;

/* normalize: works on whole columns of one submission. */

typedef struct {
  gsize size;
  gboolean (*normalize)(gpointer self, const CtCatalog *catalog, guint32 submission,
                        CtBatch *batch, CtFindings *findings, GError **error);
} CtNormalizeRole;

/* validate: contributes constraints, functions, or the scorecard. Each may be NULL. */

typedef struct {
  gsize size;
  /* Before anything is fetched. Fails with %CT_ERROR_CONFIG: a rule of the catalog is wrong. */
  gboolean (*constrain)(gpointer self, const CtCatalog *catalog, CtConstraints *constraints,
                        GError **error);
  void (*check)(gpointer self, const CtView *view, CtFindings *findings);
  void (*score)(gpointer self, const CtView *view, CtScorecard *scorecard, CtFindings *findings);
  /* It asks for CtView.accepted: then what the run accepts is kept for the next one. */
  gboolean remembers;
  /* Instead of a finding for each broken constraint: looks for the figures that are to blame.
   * Of one section of a pipeline at most; the findings do not depend on @n_threads. */
  void (*localise)(gpointer self, const CtBreaches *breaches, guint n_threads,
                   CtFindings *findings);
  /* What to look at first, when all findings are there in their order. */
  void (*rank)(gpointer self, const CtView *view, const CtFindings *findings,
               CtPriorities *priorities);
} CtValidateRole;

/* emit: writes into a set of outputs that the host commits all at once. */

/* Gives the rows of a submitted file again. */
typedef gboolean (*CtReadRowsFunc)(CtRowSink *rows, gpointer user_data, GError **error);

typedef struct {
  gsize size;
  /* Called with nothing to write once before a run, so that wrong names are told early. */
  gboolean (*emit)(gpointer self, const CtResults *results, CtOutputSet *outputs, GError **error);
  /* (nullable): makes the file @path: the cells that @read gives, with @remarks at them. */
  gboolean (*copy)(gpointer self, CtReadRowsFunc read, gpointer user_data,
                   const CtRemarks *remarks, const gchar *path, GError **error);
  /* (nullable): makes the file @path: a form for the sender to fill in. */
  gboolean (*ask)(gpointer self, const CtQuestionnaire *questionnaire, const gchar *path,
                  GError **error);
} CtEmitRole;

/**
 * CtPlugin: the descriptor.
 * @abi, @size: filled in by CT_PLUGIN_REGISTER
 * @name: as in the pipeline file; the file is ROLE/NAME.so
 * @summary: one line, marked with N_()
 * @licence: SPDX identifier of the plugin with what it links
 * @options: (nullable): the table, ended by a row without key
 * @open: (nullable): makes an instance from checked settings; NULL: no state
 * @close: (nullable): frees it
 * Of the last five exactly one is set: the role.
 */
typedef struct {
  guint32 abi;
  guint32 size;
  const gchar *name;
  const gchar *summary;
  const gchar *version;
  const gchar *licence;
  const CtOption *options;
  gpointer (*open)(const CtSettings *settings, GError **error);
  void (*close)(gpointer self);
  const CtFetchRole *fetch;
  const CtReadRole *read;
  const CtNormalizeRole *normalize;
  const CtValidateRole *validate;
  const CtEmitRole *emit;
} CtPlugin;

/* The host itself gives every validate section the key `severity` (error, warning,
 * info, off), which its findings then have instead of their own. */

#define CT_PLUGIN_SYMBOL "ct_plugin"
#define CT_PLUGIN_REGISTER(...)                                                                    \
  extern G_MODULE_EXPORT const CtPlugin ct_plugin;                                                 \
  G_MODULE_EXPORT const CtPlugin ct_plugin = {                                                     \
      .abi = CT_PLUGIN_ABI, .size = sizeof(CtPlugin), __VA_ARGS__};

G_END_DECLS
