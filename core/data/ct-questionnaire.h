/* ct-questionnaire.h: the form that a sender is given to fill in: what it owes for a period.
 */
#pragma once

#include "base/ct-arena.h"
#include "data/ct-dataset.h"
#include "model/ct-catalog.h"

G_BEGIN_DECLS

typedef enum {
  CT_QUESTION_HEADING,  /* a group of indicators */
  CT_QUESTION_INPUT,    /* a figure that the sender gives */
  CT_QUESTION_COMPUTED  /* a rate or total: of its parts, which are rows of their own */
} CtQuestionKind;

/**
 * CtQuestion: one row of the form.
 * @indicator: index, or CT_INDEX_NONE of a heading; @area: of the figure
 * @name: of the group, indicator or component, as printed
 * @numerator, @denominator: rows (index in the questionnaire) of a computed one's parts, or
 *   CT_INDEX_NONE; its form and factor are those of the indicator
 * @terms: (array length=n_terms): rows that a computed total is the sum of, each in its own unit
 * @before: last year's figure of the same period; @planned: the plan of the year; plain
 *   decimals in the indicator's unit, or NULL
 * @minimum, @maximum: (nullable): bounds of the catalog
 * @hint: (nullable): what the rules want of it, one or two sentences
 */
typedef struct {
  CtQuestionKind kind;
  guint32 indicator;
  guint32 area;
  const gchar *name;
  guint32 numerator;
  guint32 denominator;
  const guint32 *terms;
  guint n_terms;
  const gchar *before;
  const gchar *planned;
  const gchar *minimum;
  const gchar *maximum;
  const gchar *hint;
} CtQuestion;

/**
 * CtQuestionnaire: owns its texts.
 * @sender: as the catalog names it; @reporter: its index
 * @superior: (nullable): who stands above it in the letterhead: "UBND TỈNH LÀO CAI"
 * @title: "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU ..."
 * @period_text: "6 tháng đầu năm 2023"; @before_text: the same of the year before;
 *   @year_text: "năm 2023"
 * @due: (nullable): ISO date
 * @several_areas: rows are about more than one area: then the form has a column for it
 */
typedef struct {
  const CtCatalog *catalog;
  const gchar *sender;
  guint32 reporter;
  const gchar *superior;
  const gchar *title;
  CtPeriod period;
  const gchar *period_text;
  const gchar *before_text;
  const gchar *year_text;
  const gchar *due;
  gboolean several_areas;
  CtQuestion *questions;
  gsize n_questions;
  /*< private >*/
  CtArena *texts;
} CtQuestionnaire;

void ct_questionnaire_free(CtQuestionnaire *questionnaire);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtQuestionnaire, ct_questionnaire_free)

G_END_DECLS
