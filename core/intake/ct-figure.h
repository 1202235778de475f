/* ct-figure.h: one cell that should be a figure.
 *
 *   ct-intake-figure.c  reads it
 *   ct-figure-unit.c    finds its unit
 *   ct-intake-prose.c   reads several figures in one cell
 *   ct-figure-owner.c   finds whose each of them is
 *   ct-figure-words.c   finds whether the words beside them let them be taken
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

/* A number of the figure's indicator: an observation, or a finding. %FALSE: none was made. */
gboolean ct_figure_take_number(CtIntake *intake, const CtFigure *figure, CtNumber *number);
/* Numerator or denominator of the figure's indicator, in the part's own unit. */
void ct_figure_take_part(CtIntake *intake, const CtFigure *figure, CtMeaning role,
                         CtDecimal value);
/* Several figures in prose. @group: index, or CT_INDEX_NONE: that of the figure's
 * indicator; @names: the lines of the row's name, length 0: none. %TRUE: a figure was read, or
 * why none was has been told. */
gboolean ct_figure_read_prose(CtIntake *intake, const CtFigure *figure, guint32 group,
                              CtSpan names);

/* Takes the digit of a footnote off the number, and tells it. */
void ct_figure_strip_footnote(CtIntake *intake, const CtFigure *figure, CtNumber *number);

void ct_figure_tell_cell_error(CtIntake *intake, const CtFigure *figure);
/* @number: what is likely meant is suggested */
void ct_figure_tell_not_a_number(CtIntake *intake, const CtFigure *figure,
                                 const CtNumber *number);
/* "05/06/2023" where a spreadsheet has turned 5/6 into a date */
void ct_figure_tell_date(CtIntake *intake, const CtFigure *figure, const CtNumber *number);
/* "97 ,6", "60,5(1)": read, and told all the same */
/* "giảm" in the name and a minus before the figure: a decrease of a decrease, or said twice. */
void ct_figure_tell_minus(CtIntake *intake, const CtFigure *figure, CtDecimal value);
void ct_figure_tell_oddity(CtIntake *intake, const CtFigure *figure, const CtNumber *number);
/* 172,12 households */
void ct_figure_tell_fraction(CtIntake *intake, const CtFigure *figure, CtDecimal value);
void ct_figure_tell_overflow(CtIntake *intake, const CtFigure *figure);
/* A number that a spreadsheet takes for text. */
void ct_figure_tell_text(CtIntake *intake, const CtFigure *figure);
/* "(9)", where the indicator is not negative. %TRUE: it cannot be, so the figure is left out. */
gboolean ct_figure_tell_brackets(CtIntake *intake, const CtFigure *figure);
/* Whether a line above says other prices than the indicator's; it is told then. */
gboolean ct_figure_tell_prices(CtIntake *intake, const CtFigure *figure);
/* The cell's unit is taken and not the row's. */
void ct_figure_tell_own_unit(CtIntake *intake, const CtFigure *figure, CtSpan unit,
                             guint32 row_unit);
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

/* ct-figure-owner.c */

/**
 * CtProseCell: a cell with several figures.
 * @own: the row's indicator, or CT_INDEX_NONE; @group: its group, or CT_INDEX_NONE
 * @names: the lines of the row's name
 * @figures: (element-type CtProseFigure): at most CT_PROSE_MAX_FIGURES
 * @owners: of each figure looked at so far, what it was taken for, or CT_INDEX_NONE
 */
typedef struct {
  CtIntake *intake;
  const CtFigure *figure;
  guint32 own;
  guint32 group;
  CtSpan names;
  const GArray *figures;
  guint32 owners[CT_PROSE_MAX_FIGURES];
} CtProseCell;

static inline const CtProseFigure *
ct_prose_cell_get(const CtProseCell *prose, guint index)
{
  return &g_array_index(prose->figures, CtProseFigure, index);
}

/* The longest beginning of the words behind a number that is a unit of @indicator;
 * length 0: none is. */
CtSpan ct_prose_cell_unit(const CtProseCell *prose, const CtNumber *number, guint32 indicator);
/* Returns: the indicator that a figure is of, when the owners of those before it are known, or
 * CT_INDEX_NONE */
guint32 ct_prose_cell_owner(const CtProseCell *prose, guint index);
/* "105 đ/c" in the row of a rate. Returns: the indicator of which a figure is the numerator, or
 * CT_INDEX_NONE */
guint32 ct_prose_cell_numerator_owner(const CtProseCell *prose, guint index);
/* Returns: the indicator that the label of a figure names, or CT_INDEX_NONE */
guint32 ct_prose_cell_labelled(const CtProseCell *prose, guint index);

/* ct-figure-words.c */

/* "1.987 hộ nghèo": takes words of the indicator's name off the number's unit. */
void ct_figure_strip_names(CtIntake *intake, const CtFigure *figure, CtNumber *number);

/* Whether words, or other figures, make it unsure what the cell's figures are of, which has
 * been told then. */
gboolean ct_figure_refuse_words(CtProseCell *prose);
/* Whether the cell is one number in two units, "22 tỷ 400 triệu": @sum, in the smaller one. */
gboolean ct_figure_read_sum(const CtProseCell *prose, CtNumber *sum);
/* Whether nothing stands between a figure and the next one. */
gboolean ct_prose_cell_is_adjacent(const CtProseCell *prose, guint index);

G_END_DECLS
