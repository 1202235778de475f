/* ct-figure.h: one cell that should be a figure.
 *
 *   ct-intake-figure.c  reads it
 *   ct-figure-unit.c    finds its unit
 *   ct-figure-tell.c    says what is wrong with it
 */
#pragma once

#include "intake/ct-intake-private.h"

G_BEGIN_DECLS

/* A cell and what it is about. */
typedef struct {
  const CtRow *row;
  const CtKeys *keys;
  const CtCell *cell;
  CtSpan text;
  CtPlace place;
} CtFigure;

static inline const CtIndicator *
ct_figure_indicator(const CtIntake *intake, const CtFigure *figure)
{
  return &intake->catalog->indicators[figure->keys->indicator];
}

/* The unit that the row, the header or the title names, else the indicator's.
 * %FALSE when it is none that is known, which has been told. */
gboolean ct_figure_row_unit(CtIntake *intake, const CtFigure *figure, guint32 *unit);
/* The same, with what stands in the cell behind the number. */
gboolean ct_figure_unit(CtIntake *intake, const CtFigure *figure, const CtNumber *number,
                        guint32 *unit);

void ct_figure_tell_cell_error(CtIntake *intake, const CtFigure *figure);
void ct_figure_tell_not_a_number(CtIntake *intake, const CtFigure *figure);
void ct_figure_tell_overflow(CtIntake *intake, const CtFigure *figure);
/* Not written as the table's other numbers. */
void ct_figure_tell_style(CtIntake *intake, const CtFigure *figure);
/* "62/127" */
void ct_figure_tell_ratio(CtIntake *intake, const CtFigure *figure);
/* A figure where the status says that there is none. */
void ct_figure_tell_status(CtIntake *intake, const CtFigure *figure);
/* A numerator of what has none. */
void ct_figure_tell_no_component(CtIntake *intake, const CtFigure *figure);
/* Tells where the indicator is not reported for such areas. */
void ct_figure_check_level(CtIntake *intake, const CtFigure *figure);

G_END_DECLS
