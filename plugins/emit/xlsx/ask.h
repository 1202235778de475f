/* ask.h: the form that is sent out: what its files share.
 */
#pragma once

#include "xlsx.h"

G_BEGIN_DECLS

/* What a column of the form holds; words of the hidden sheet, too. */
typedef enum {
  ASK_NUMBER,
  ASK_CODE,
  ASK_NAME,
  ASK_UNIT,
  ASK_AREA,
  ASK_BEFORE,
  ASK_PLANNED,
  ASK_ACTUAL,
  ASK_EXPECTED,
  ASK_NOTE
} AskRole;
#define N_ASK_ROLES 10

#define ASK_HEADER 8u /* the row of the header; below it that of the columns' numbers */
#define ASK_FIRST 10u /* that of the first question */

/* The words on the form. They are no messages: intake knows them again (ct-header-words.c),
 * and offices expect just these. */
typedef struct {
  const gchar *sheet;
  const gchar *nation;
  const gchar *motto;
  const gchar *letter_number;
  const gchar *date;     /* with the year */
  const gchar *form_number;
  const gchar *due;      /* with the date */
  const gchar *how;
  const gchar *number;
  const gchar *code;
  const gchar *name;
  const gchar *unit;
  const gchar *area;
  const gchar *done;     /* with the period */
  const gchar *planned;  /* with the year */
  const gchar *expected; /* with the year */
  const gchar *note;
  const gchar *compiler;
  const gchar *signs;
  const gchar *head;
  const gchar *stamps;
  const gchar *error_title;
  const gchar *error_number;
  const gchar *error_whole;
} AskWords;

const AskWords *ask_words(void);

/**
 * Ask:
 * @column: of each role; -1: the form has none
 * @roles: (array length=n_columns): the other way round
 * @headings: (array length=n_columns): of each column
 */
typedef struct {
  const CtQuestionnaire *form;
  const AskWords *words;
  Workbook *workbook;
  lxw_worksheet *sheet;
  const gchar *name;
  gint column[N_ASK_ROLES];
  AskRole roles[N_ASK_ROLES];
  gchar *headings[N_ASK_ROLES];
  guint n_columns;
} Ask;

/* What a figure's cell is. */
typedef enum {
  ASK_CELL_NONE,    /* nothing is asked for there */
  ASK_CELL_KNOWN,   /* filled in */
  ASK_CELL_INPUT,
  ASK_CELL_FORMULA
} AskCell;

/* @formula: (out) (optional) (nullable) (transfer full) */
AskCell ask_cell(const Ask *ask, guint question, AskRole role, gchar **formula);

/* The letterhead and the block for signatures, below @row. */
void ask_write_head(const Ask *ask);
void ask_write_foot(const Ask *ask, guint row);
/* Header and rows. Returns: the row below the last one */
guint ask_write_rows(const Ask *ask);
/* The hidden sheet by which the form is known when it comes back; the first of the workbook,
 * so that a reader has it before the rows. */
void ask_describe(const Ask *ask, lxw_worksheet *hidden);

G_END_DECLS
