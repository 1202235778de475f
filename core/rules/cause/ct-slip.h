/* ct-slip.h: what people really do wrong with a figure; private to core/rules.
 */
#pragma once

#include "rules/ct-interval.h"
#include "rules/cause/ct-neighbours.h"

G_BEGIN_DECLS

typedef enum {
  CT_SLIP_THOUSANDS,  /* a unit too large or small; a comma read as thousands or the reverse */
  CT_SLIP_PERCENT,    /* a percent as a fraction, or the reverse */
  CT_SLIP_POWER,      /* the comma is elsewhere */
  CT_SLIP_SIGN,
  CT_SLIP_INDEX,      /* 108,4 for a growth of 8,4, or the reverse */
  CT_SLIP_RELATIVE,   /* percent of the earlier figure for percentage points */
  CT_SLIP_COPIED,     /* another figure stands here */
  CT_SLIP_EXCHANGED,  /* the figure of the other part belongs here */
  CT_SLIP_PLACE,      /* the figure of the row or column beside it belongs here */
  CT_SLIP_LEFT_OUT,   /* a sum without one of what belongs to it */
  CT_SLIP_TWICE,      /* a sum with one of what belongs to it twice */
  CT_SLIP_MEAN,       /* the plain mean of the rates of the areas */
  CT_SLIP_SWAPPED,    /* two digits side by side */
  CT_SLIP_DOUBLED,    /* a digit typed twice */
  CT_SLIP_LOST,       /* a digit is missing */
  CT_SLIP_DIGIT,      /* one digit is another one */
  CT_SLIP_EXTRA,      /* a digit too many */
  CT_SLIP_CALCULATED, /* nothing explains it, but the other figures say what it has to be */
  CT_SLIP_UNKNOWN     /* many values would do */
} CtSlipKind;

/**
 * CtSlip:
 * @cost: the smaller, the likelier
 * @changed: the figure as it ought to be
 * @other: of a copy, an exchange or a sum: the other figure
 */
typedef struct {
  CtSlipKind kind;
  gint cost;
  CtObservation changed;
  CtObservation other;
} CtSlip;

#define CT_SLIPS_MAX 24

/**
 * CtSlips: the likeliest first.
 * @around: (nullable) (element-type CtNeighbour): receives the figure's neighbours when they are
 *   asked for, and saves looking for them when they are asked for again
 * @has_around: it has received them
 */
typedef struct {
  guint n;
  CtSlip list[CT_SLIPS_MAX];
  GArray *around;
  gboolean *has_around;
} CtSlips;

/**
 * ct_slips_find:
 * @figure: has a value
 * @admits: what it has to stand for; @rounding: how it came to its decimals
 * @pinned: by an equation that is broken now: then only what it has to be can be calculated
 *
 * All slips that lead into @admits. Where it is bounded on one side only, a slip has to bring
 * the figure nearer to the bound than it was. The last one is the value by calculation.
 */
void ct_slips_find(CtSlips *slips, const CtNeighbours *neighbours, const CtObservation *figure,
                   const CtInterval *admits, CtRounding rounding, gboolean pinned);

/* What hardly ever happens by accident. */
gboolean ct_slip_is_plain(CtSlipKind kind);
/* The same as ct_slips_find() where one of them is plain, and none at all where none is. */
void ct_slips_find_plain(CtSlips *slips, const CtNeighbours *neighbours,
                         const CtObservation *figure, const CtInterval *admits,
                         CtRounding rounding, gboolean pinned);

/* "two digits changed places" ... Appends nothing for what nothing explains. */
void ct_slip_append(const CtSlip *slip, const CtCatalog *catalog, GString *text);

G_END_DECLS
