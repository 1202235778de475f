/* Tables given to intake, and what comes of them as text. */
#pragma once

#include "intake/ct-intake.h"

/* One run of intake; its submission has index 3. */
typedef struct {
  CtSubmission *submission;
  CtBatch *batch;
  CtFindings *findings;
  CtIntake *intake;
  CtRowSink *sink;
  GArray *above; /* CtCell: of the row before; their texts are owned */
} Run;

/* cmocka's set-up and tear-down of a group: the small catalog. */
int run_set_up(void **state);
int run_tear_down(void **state);

/* @reporter: the submission comes from UBND huyện Bát Xát */
Run run_start(const CtIntakeOptions *options, gboolean reporter);
void run_stop(Run *run);

/* Cells are parted by "|"; one that starts with "#" is a number of a spreadsheet,
 * with "%" a percent, "!" an error, "@" a date, "=" a formula, "=" alone one of which nothing is known; "<" alone is covered by the
 * merged cell to its left, "^" by the one above, in the row given before. They lie in memory
 * that is gone after the call. */
void run_give_row(Run *run, guint64 number, const gchar *line);
/* Rows are parted by line ends and numbered from 1. */
void run_give_table(Run *run, const gchar *table);
/* The same as a sheet of a workbook. */
void run_give_sheet(Run *run, const gchar *name, const gchar *table);

/**
 * run_check:
 * @observations: (nullable): a line each: indicator area period measure value unit
 *   [status] [qualifier] @row:column
 * @findings: (nullable): a line each: severity rule @row:column "observed"
 *   [-> suggestion]
 */
void run_check(const Run *run, const gchar *observations, const gchar *findings);

/* The header of a long table. */
#define LONG "Chỉ tiêu|Địa bàn|Kỳ|Số liệu|ĐVT\n"

/* A table of the province's for 6 months of 2023, and what run_check() must find. */
typedef struct {
  const gchar *label;
  const gchar *table;
  const gchar *observations;
  const gchar *findings;
  gboolean commas; /* the reader found that they part the cells */
} TableCase;

/* A test of cmocka; *@state is a TableCase. */
void run_check_case(void **state);
