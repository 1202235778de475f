/* ct-cli.h: what the commands share.
 */
#pragma once

#include <stdio.h>

#include "pipeline/ct-plan.h"
#include "pipeline/ct-run.h"

G_BEGIN_DECLS

/* Exit codes, for cron. Of several the first of 2, 5, 4, 3, 1 counts. */
typedef enum {
  CT_EXIT_CLEAN = 0,
  CT_EXIT_FINDINGS = 1,
  CT_EXIT_CONFIG = 2,
  CT_EXIT_SOURCE = 3,
  CT_EXIT_OUTPUT = 4,
  CT_EXIT_LOCKED = 5
} CtExit;

/* One file a command. @argv begins with the command's name. */
gint ct_command_run(gint argc, gchar **argv);
gint ct_command_validate(gint argc, gchar **argv);
gint ct_command_preview(gint argc, gchar **argv);
gint ct_command_plugins(gint argc, gchar **argv);
gint ct_command_catalog(gint argc, gchar **argv);
gint ct_command_template(gint argc, gchar **argv);

/* Command line (ct-arguments.c) */

/**
 * CtArgument: one option of a command; a table of them ends with a row without name.
 * Exactly one target is set: @value (--name VALUE), @values (the same, many times),
 * @flag (--name).
 */
typedef struct {
  const gchar *name;
  gchar letter; /* '\0': none */
  const gchar **value;
  GPtrArray *values;
  gboolean *flag;
} CtArgument;

/**
 * CtCommandLine: the options that every command has, and what is left.
 * @language: --lang was given
 * @rest: (element-type utf8): arguments that are no options
 */
typedef struct {
  gboolean help;
  gboolean version;
  gboolean verbose;
  gboolean language;
  GPtrArray *rest;
} CtCommandLine;

/**
 * ct_command_line_parse:
 * @help: the command's help text, N_()-marked
 * Sets the language by --lang, and serves --help and --version.
 * Returns: %TRUE: go on; %FALSE: end with *exit_code
 */
gboolean ct_command_line_parse(CtCommandLine *line, gint argc, gchar **argv,
                               const CtArgument *arguments, const gchar *help, gint *exit_code);
void ct_command_line_clear(CtCommandLine *line);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CtCommandLine, ct_command_line_clear)

/* Prints the message to standard error, after "chitieu: ". */
void ct_cli_complain(const gchar *format, ...) G_GNUC_PRINTF(1, 2);
/* Complains and gives the exit code that the error stands for. */
gint ct_cli_fail(const GError *error);
/* A wrong command line: exit code 2. */
gint ct_cli_misuse(const gchar *format, ...) G_GNUC_PRINTF(1, 2);

/* The language of --lang, else of the environment; %FALSE after a complaint. For who does not
 * come to ct_command_line_parse(). */
gboolean ct_cli_set_language(gint argc, gchar **argv);

/* Whether the name is "NAME.ENDING", in any case. */
gboolean ct_cli_ends_in(const gchar *path, const gchar *ending);

/* text or json; %FALSE after a complaint */
gboolean ct_cli_parse_format(const gchar *format, gboolean *json);

/* @given, else $CHITIEU_PIPELINE, else the only one installed. Returns: (transfer full)
 * (nullable): the path */
gchar *ct_cli_find_pipeline(const gchar *given, GError **error);

/* Rules of the pipeline that contradict one another and the like (ct-sound-rules.c): complaints
 * and remarks go to standard output; @n: (out): how many complaints. */
gboolean ct_cli_check_rules(const CtPipeline *pipeline, CtComplaintFunc complain, guint *n,
                            GError **error);

/* Files handed in by hand (ct-handed-in.c) */

/**
 * CtHandedIn: what the command line says of them.
 * @command: its name
 * @pipeline, @sender, @period, @form: (nullable): the options of these names
 */
typedef struct {
  const gchar *command;
  const gchar *pipeline;
  const gchar *sender;
  const gchar *period;
  const gchar *form;
} CtHandedIn;

/* The pipeline with one source, that of the files. Returns: (transfer full) (nullable) */
CtPipeline *ct_handed_in_load_pipeline(const CtHandedIn *handed_in, GError **error);
/* Its plan, for a catalog that knows the sender who was stated. Returns: (transfer full)
 * (nullable) */
CtPlan *ct_handed_in_plan(const CtHandedIn *handed_in, const CtPipeline *pipeline,
                          CtPlanKind kind, GError **error);

/**
 * ct_copy_target_check (ct-copy-target.c):
 * @source: the file that is to be checked
 * @target: where its annotated copy is to go
 * Before anything is read of it: whether the name fits the kind of @source, and its folder may
 * be written to. What kind that is, when @source cannot be opened, is told by who reads it.
 */
gboolean ct_copy_target_check(const CtPlan *plan, const gchar *source, const gchar *target,
                              GError **error);

/* What people see (ct-summary.c) */

typedef enum {
  CT_COLOUR_PLAIN,
  CT_COLOUR_GOOD,
  CT_COLOUR_WARNING,
  CT_COLOUR_BAD,
  CT_COLOUR_DIM
} CtColour;

/* The escape sequence that begins the colour, or "" where @stream is no terminal or
 * NO_COLOR is set; CT_COLOUR_PLAIN ends one. */
const gchar *ct_colour(FILE *stream, CtColour colour);

/* "file:line:column: error: message [rule]"; @submission: (nullable): where it is */
void ct_print_finding(FILE *stream, const CtSubmission *submission, const CtFinding *finding);
/* The same for all findings. */
void ct_print_findings(FILE *stream, const CtRun *run);
void ct_print_summary(FILE *stream, const CtPlan *plan, const CtRun *run);
/* The one object of --format json, by the emitter emit/json. */
gboolean ct_print_json(FILE *stream, const CtPlan *plan, const CtRun *run, GError **error);

G_END_DECLS
