/* ct-sound-linear.h: linear constraints; for ct-sound-sum.c, ct-sound-lines.c and
 * ct-sound-linear.c.
 */
#pragma once

#include "rules/sound/ct-sound-private.h"
#include "rules/sound/ct-sound-simplex.h"

G_BEGIN_DECLS

/* A sum of variables, each times a factor, and a number. */
typedef struct {
  GArray *terms; /* of CtSimplexTerm, by variable, sorted and merged at the end */
  CtRational number;
} CtSoundSum;

/* above / below; @is_whole: below is 1 */
typedef struct {
  CtSoundSum above;
  CtSoundSum below;
  gboolean is_whole;
  guint divisor; /* the node of below */
} CtSoundFraction;

/* The sum of @terms lies in @bounds, by @constraint; and by an end of @limit, where that is no
 * CT_SOUND_NONE. */
typedef struct {
  guint constraint;
  GArray *terms;
  CtInterval bounds;
  guint limit;
  CtSoundSide side;
} CtSoundLine;

/* @all: those of one variable, too; @limit, @side: of the lines that are being made */
typedef struct {
  CtSoundSolver *solver;
  GArray *lines;
  gboolean all;
  guint limit;
  CtSoundSide side;
} CtSoundLines;

void ct_sound_sum_init(CtSoundSum *sum);
void ct_sound_sum_clear(CtSoundSum *sum);
/* All of these return %FALSE when it does not fit, or is none; the sum is then of no use. */
gboolean ct_sound_sum_add(CtSoundSum *sum, const CtSoundSum *other, CtRational times);
gboolean ct_sound_sum_add_node(const CtSoundSolver *solver, guint index, CtRational times,
                               CtSoundSum *sum);

void ct_sound_fraction_init(CtSoundFraction *fraction);
void ct_sound_fraction_clear(CtSoundFraction *fraction);
gboolean ct_sound_fraction_make(const CtSoundSolver *solver, guint index, CtRational times,
                                CtSoundFraction *fraction);

/* What the constraint says in lines, if it says it to whoever is in force now. */
void ct_sound_lines_add(CtSoundLines *lines, guint index);

G_END_DECLS
