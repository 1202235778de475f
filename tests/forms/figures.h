/* figures.h: known figures, which the generator writes into tables and the tests expect
 * back: some indicators of some areas, each with what was done, what was done in the
 * same months a year before, and the plan of the year.
 */
#pragma once

#include "data/ct-batch.h"

G_BEGIN_DECLS

typedef enum {
  FIGURE_DONE,   /* actual 2023-01/P6M */
  FIGURE_BEFORE, /* actual 2022-01/P6M */
  FIGURE_PLAN    /* plan 2023 */
} FigureKind;
#define N_FIGURE_KINDS 3

CtPeriod figure_kind_period(FigureKind kind);
CtMeasure figure_kind_measure(FigureKind kind);

/* What indicators of one kind of unit have in common: "tỷ đồng", "%". */
typedef enum { KIND_MONEY, KIND_PERCENT, KIND_VISITS, KIND_COUNT, KIND_RATE } IndicatorKind;

/**
 * UnitSpelling:
 * @exponent: figures in the indicator's unit x 10^exponent are figures in this one
 */
typedef struct {
  const gchar *text;
  gint exponent;
} UnitSpelling;

/**
 * KnownIndicator:
 * @names: spellings, ended by NULL; the first is plain
 * @units: ended by a NULL text; the first is the indicator's unit
 * @minimum, @maximum: coefficients of likely figures, with @scale decimals
 * @section: under which an office lists it
 */
typedef struct {
  const gchar *code;
  IndicatorKind kind;
  const gchar *names[6];
  const UnitSpelling *units;
  gint64 minimum;
  gint64 maximum;
  gint scale;
  const gchar *section;
} KnownIndicator;

/* @names: ended by NULL: in full, with the type's abbreviation, bare, abbreviated */
typedef struct {
  const gchar *code;
  const gchar *names[6];
} KnownArea;

extern const KnownIndicator known_indicators[];
extern const guint n_known_indicators;
/* The province, then its nine districts. */
extern const KnownArea known_areas[];
extern const guint n_known_areas;
#define KNOWN_PROVINCE 0u

#define MAX_FIGURE_INDICATORS 8
#define MAX_FIGURE_AREAS 10

/**
 * Figures:
 * @indicators, @areas: indexes of known_indicators and known_areas
 * @values: in the indicators' units
 */
typedef struct {
  guint n_indicators;
  guint indicators[MAX_FIGURE_INDICATORS];
  guint n_areas;
  guint areas[MAX_FIGURE_AREAS];
  CtDecimal values[MAX_FIGURE_INDICATORS][MAX_FIGURE_AREAS][N_FIGURE_KINDS];
} Figures;

/* What is known of the indicator at position @i. */
const KnownIndicator *figures_indicator(const Figures *figures, guint i);

/* Fills @values; of money, visits and counts the province, where it is the first area
 * of all ten, has the sum of its districts. */
void figures_fill(Figures *figures, GRand *random);

G_END_DECLS
