/* ct-finding.h: what is wrong with the data, where, and what to do about it.
 */
#pragma once

#include "base/ct-arena.h"
#include "base/ct-message.h"
#include "data/ct-batch.h"
#include "data/ct-place.h"
#include "model/ct-catalog.h"

G_BEGIN_DECLS

typedef enum { CT_SEVERITY_INFO, CT_SEVERITY_WARNING, CT_SEVERITY_ERROR } CtSeverity;

/* "info", "warning", "error" */
const gchar *ct_severity_name(CtSeverity severity);
gboolean ct_severity_parse(const gchar *name, CtSeverity *severity);

/* Of one rule and submission at most so many are kept; the rest are counted. */
#define CT_FINDINGS_PER_RULE 10000

/**
 * CtFinding:
 * @rule: its id, "intake.unknown-area"
 * @submission: index of the submission; CT_INDEX_NONE where none is at fault
 * @sender: as in CtObservation: of the row at fault, where a table names one a row
 * @place: of the cell to look at
 * @indicator, @area: index or CT_INDEX_NONE; @period: or CT_PERIOD_NONE
 * @observed: (nullable): what was seen, as written or as read
 * @expected: (nullable): what would have been right
 * @suggestion: (nullable): a value or action that would repair it
 * @message: one sentence for the sender, in the run's language
 * @told: where there is no submission: 1 + index of the reporter who is told; 0: nobody
 */
typedef struct {
  CtSeverity severity;
  const gchar *rule;
  guint32 submission;
  CtPlace place;
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  guint sender;
  const gchar *observed;
  const gchar *expected;
  const gchar *suggestion;
  const gchar *message;
  guint32 told;
} CtFinding;

#define CT_FINDING_INIT                                                                            \
  ((CtFinding){.submission = CT_INDEX_NONE, .indicator = CT_INDEX_NONE, .area = CT_INDEX_NONE})

/* A finding at the place of one figure and about it; texts are left to the caller. */
CtFinding ct_finding_of_figure(CtSeverity severity, const gchar *rule, guint32 submission,
                               const CtObservation *figure);

/**
 * CtFindings: a list that owns its texts. One thread at a time; each worker has
 * its own, and ct_findings_take() brings them together.
 */
typedef struct CtFindings CtFindings;
CtFindings *ct_findings_new(void);
void ct_findings_free(CtFindings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtFindings, ct_findings_free)

/**
 * ct_findings_add:
 * @finding: its texts are copied, long ones cut (1,000 bytes, the message 4,000);
 *   @message is ignored
 * @format: the message, already translated: _("...")
 * @rule must be a string that lives as long as the program or plugin.
 */
void ct_findings_add(CtFindings *findings, const CtFinding *finding, const gchar *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Whether more of this rule and submission would only be counted: then their texts
 * need not be made. */
gboolean ct_findings_is_full(const CtFindings *findings, const gchar *rule, guint32 submission);

guint ct_findings_count(const CtFindings *findings);
const CtFinding *ct_findings_get(const CtFindings *findings, guint index);

/* Moves all of @from to the end of @findings; @from is empty afterwards. The
 * limit a rule and submission holds over both. */
void ct_findings_take(CtFindings *findings, CtFindings *from);

/* All findings become those of @submission: its number is known only when all
 * submissions have arrived. */
void ct_findings_number(CtFindings *findings, guint32 submission);

/* What becomes known of a finding later: its suggestion, and what is added to its message.
 * Both are copied. */
void ct_findings_suggest(CtFindings *findings, guint index, const gchar *suggestion,
                         const gchar *addition);

/* All findings get @severity, counted ones too: `severity` of a pipeline section. */
void ct_findings_set_severity(CtFindings *findings, CtSeverity severity);

/* One finding becomes information, with another message: it has been answered. */
void ct_findings_lower(CtFindings *findings, guint index, const gchar *message);

/* Brings the findings into their order of output: by submission (those without
 * one last), place, rule, indicator, period, area; and adds, for each rule and
 * submission over the limit, one information (findings.limit) that tells how many
 * were left out. */
void ct_findings_finish(CtFindings *findings);

/* How many there were of a severity, kept or not. */
guint64 ct_findings_total(const CtFindings *findings, CtSeverity severity);

/* How many of a severity one submission has, kept or not; CT_INDEX_NONE for
 * those without a submission. */
guint64 ct_findings_of(const CtFindings *findings, guint32 submission, CtSeverity severity);

G_END_DECLS
