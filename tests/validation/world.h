/* world.h: what is true in a province that does not exist: figures that satisfy every
 * definition of the catalog exactly, before anybody rounds them.
 *
 * Blocks (world-blocks.c, world-economy.c, world-society.c) draw what cannot be derived: the
 * figures of communes, districts and departments. The rest follows from the catalog: wholes
 * from parts.csv, areas from their children, rates from their parts.
 */
#pragma once

#include "model/ct-catalog.h"
#include "data/ct-batch.h"
#include "rules/ct-rational.h"

G_BEGIN_DECLS

#define WORLD_YEAR 2023
#define WORLD_MAX_DISTRICTS 9
#define WORLD_MAX_LEAVES 64

/* @value: in the indicator's unit */
typedef struct {
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  CtMeasure measure;
  CtRational value;
} Fact;

/**
 * World:
 * @months: (array length=n_months): the cumulative periods of the table, ascending; the last
 *   one is the year
 * @detailed: the district whose communes report, or CT_INDEX_NONE
 * @facts: (element-type Fact): of WORLD_YEAR and of the year before
 * @known: (array length=n_indicators): whether any fact is of it
 */
typedef struct {
  const CtCatalog *catalog;
  GRand *rand;
  guint32 province;
  guint32 residual;
  guint32 districts[WORLD_MAX_DISTRICTS];
  guint n_districts;
  guint32 detailed;
  gint months[4];
  guint n_months;
  GArray *facts;
  GHashTable *index;
  gboolean *known;
} World;

/**
 * Leaf: an area whose figures are drawn.
 * @share: of a district's figure, in millionths
 */
typedef struct {
  guint32 area;
  gint64 share;
} Leaf;

World *world_new(const CtCatalog *catalog, guint32 seed);
void world_free(World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(World, world_free)

/* Wholes, areas and rates that follow from what is there. */
void world_complete(World *world);

/* From @low to @high, both included. */
gint64 world_draw(World *world, gint64 low, gint64 high);
gboolean world_chance(World *world, guint percent);

guint32 world_indicator(const World *world, const gchar *code);
/* @year: WORLD_YEAR or the one before; 12 months are the year */
CtPeriod world_period(gint year, gint months);

/* Returns: (transfer none) (nullable): until the next world_set() */
const Fact *world_get(const World *world, guint32 indicator, guint32 area, CtPeriod period,
                      CtMeasure measure);
void world_set(World *world, guint32 indicator, guint32 area, CtPeriod period, CtMeasure measure,
               CtRational value);
/* amount x 10^-scale, actual */
void world_put(World *world, const gchar *code, guint32 area, CtPeriod period, gint64 amount,
               guint scale);
/* The amount times 10^scale, cut to a whole number; 0 when there is none. */
gint64 world_amount(const World *world, const gchar *code, guint32 area, CtPeriod period,
                    guint scale);

/* Areas whose figures of @code are drawn: districts, or their communes. */
guint world_leaves(const World *world, const gchar *code, Leaf leaves[WORLD_MAX_LEAVES]);

/* Blocks: the figures around some indicators. */
typedef struct {
  const gchar *name;
  void (*draw)(World *world);
  void (*finish)(World *world); /* (nullable): after areas have been added up */
} WorldBlock;

extern const WorldBlock world_economy[], world_society[];
extern const guint world_n_economy, world_n_society;

/* Population and households: drawn first, for others divide by them. */
void world_people(World *world);
/* A rate of two counts, drawn from a table: see world-pairs.c. */
extern const guint world_n_pairs;
const gchar *world_pair_name(guint pair);
void world_pair(World *world, guint pair);

/* A yearly amount and what of it has come after 3, 6 and 9 months, this year and last. */
typedef struct {
  gint64 year[2];  /* [0] WORLD_YEAR, [1] the year before */
  gint shares[2][4]; /* per mille after 3, 6, 9, 12 months */
} Course;
Course world_course(World *world, gint64 low, gint64 high);
gint64 course_at(const Course *course, guint which, gint months);
/* Puts a course that is divided by nothing: flows of one area. */
void world_put_course(World *world, const gchar *code, guint32 area, const Course *course,
                      guint scale);

G_END_DECLS
