/* form-input.h: a workbook as lines of text, for fuzz-form.c.
 *
 * A line is a row, its cells parted by ";". A cell is text, unless it begins with
 * "n:" a number, "p:" a percentage, "d:" a date, "e:" an error, "f:" a formula. In a
 * cell "\n" is a line end and "\;" a semicolon. A line "!WORD ..." is none:
 *
 *   !sheet NAME, !text, !keyed NAME   a table begins
 *   !keys NAME;NAME                   a keyed table calls its next columns so
 *   !context NAME;CELL                a value beside the table
 *   !row N                            the number of the next row, when it is larger
 *   !note TEXT, !problem TEXT         what a reader tells
 *   !options LETTERS                  as of fuzz-intake.c: v e p m s n a i u
 *   !title TEXT, !header A-B, !last-row N, !column N;TEXT, !name NAME;CODE
 *                                     of a [form] section
 */
#pragma once

#include "fuzz.h"

#include "base/ct-arena.h"
#include "intake/ct-intake.h"
#include "intake/ct-layout.h"

G_BEGIN_DECLS

typedef enum {
  FORM_TABLE,
  FORM_KEYS,
  FORM_CONTEXT,
  FORM_NOTE,
  FORM_PROBLEM,
  FORM_ROW
} FormEventKind;

/**
 * FormEvent: what a reader tells, in its order.
 * @table: index of the table that it is in, for rows
 * @text: the name of a table or value, a message
 * @row: its cells; the keys; the value of a context
 */
typedef struct {
  FormEventKind kind;
  CtPlaceStyle style;
  gboolean keyed;
  guint table;
  const gchar *text;
  CtRow row;
} FormEvent;

/* @events: (element-type FormEvent): each text in a block of its own */
typedef struct {
  GArray *events;
  CtIntakeOptions options;
  CtFormDeclaration *form;
  gboolean has_form;
  guint n_tables;
  GPtrArray *blocks;
} FormInput;

FormInput *form_input_read(const uint8_t *data, size_t size);
void form_input_free(FormInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FormInput, form_input_free)

/* The row at a place, or NULL. */
const CtRow *form_input_find_row(const FormInput *input, guint table, guint32 number);

/* What is told of one table, as the first one. Returns: (transfer full) (element-type FormEvent):
 * belongs to @input but for the array */
GArray *form_input_take_table(const FormInput *input, guint table);

/* Tells all of it to @sink. @borrowed: what is told is overwritten after each call. */
void form_input_tell(const FormInput *input, CtRowSink *sink, gboolean borrowed);

G_END_DECLS
