#include "table-private.h"

#include <string.h>

/* What it is about */

static void
note_block(Table *table, const gchar *name)
{
  g_string_append_printf(table->blocks, "%s%s", table->blocks->len > 0 ? ", " : "", name);
}

static void
draw_blocks(Table *table, const WorldBlock **drawn, guint n)
{
  guint n_all = world_n_economy + world_n_society + world_n_pairs;

  for (guint i = 0; i < n; i++) {
    guint which = (guint)world_draw(table->world, 0, n_all - 1);
    const WorldBlock *block = which < world_n_economy ? &world_economy[which]
                              : which < world_n_economy + world_n_society
                                  ? &world_society[which - world_n_economy]
                                  : NULL;
    const gchar *name = block != NULL
                            ? block->name
                            : world_pair_name(which - world_n_economy - world_n_society);
    drawn[i] = NULL;
    if (strstr(table->blocks->str, name) != NULL || g_str_equal(name, "20"))
      continue; /* 20 comes with the forest */
    note_block(table, name);
    if (block == NULL)
      world_pair(table->world, which - world_n_economy - world_n_society);
    else
      block->draw(table->world);
    drawn[i] = block;
  }
}

/* A plan is near to what was done, and rounder. */
static void
draw_plans(World *world)
{
  CtPeriod year = world_period(WORLD_YEAR, 12);
  guint n = world->facts->len;

  for (guint i = 0; i < n; i++) {
    const Fact fact = g_array_index(world->facts, Fact, i);
    const CtIndicator *indicator = &world->catalog->indicators[fact.indicator];
    CtDecimal rounded;
    if (fact.period != year || indicator->group == CT_INDEX_NONE ||
        indicator->accrual != CT_ACCRUAL_FLOW || fact.area != world->province)
      continue;
    CtRational plan;
    if (indicator->target.comparator != CT_COMPARATOR_NONE && world_chance(world, 50))
      plan = ct_rational_from_decimal(indicator->target.value);
    else if (g_str_equal(indicator->code, "5") ||
             !ct_rational_multiply(fact.value,
                                   (CtRational){(CtInt128)world_draw(world, 90, 112), 100}, &plan))
      continue; /* another plan of the budget than the resolution's needs its reason */
    if (ct_rational_round(plan, indicator->decimals > 0 ? 1 : -2, &rounded))
      world_set(world, fact.indicator, fact.area, year, CT_MEASURE_PLAN,
                ct_rational_from_decimal(rounded));
  }
}

Table *
table_new(const CtCatalog *catalog, guint32 seed, guint comma, guint cutting)
{
  Table *table = g_new0(Table, 1);
  const WorldBlock *drawn[4] = {NULL};
  const guint nothing = FIGURE_NONE;
  guint n;

  table->world = world_new(catalog, seed);
  table->figures = g_array_new(FALSE, FALSE, sizeof(Figure));
  table->printed = g_array_new(FALSE, FALSE, sizeof(guint));
  table->sheets = g_array_new(FALSE, FALSE, sizeof(Sheet));
  table->blocks = g_string_new(NULL);
  n = (guint)world_draw(table->world, 1, G_N_ELEMENTS(drawn));
  world_people(table->world);
  draw_blocks(table, drawn, n);
  world_complete(table->world);
  for (guint i = 0; i < n; i++)
    if (drawn[i] != NULL && drawn[i]->finish != NULL)
      drawn[i]->finish(table->world);
  world_complete(table->world);
  draw_plans(table->world);
  for (guint i = 0; i < table->world->facts->len; i++)
    g_array_append_val(table->printed, nothing);
  table_write_sheets(table, comma, cutting);
  return table;
}

void
table_free(Table *table)
{
  if (table == NULL)
    return;
  for (guint i = 0; i < table->figures->len; i++)
    g_free(table_figure(table, i)->text);
  while (table->sheets->len > 0)
    table_remove_last_sheet(table);
  g_array_unref(table->figures);
  g_array_unref(table->printed);
  g_array_unref(table->sheets);
  g_string_free(table->blocks, TRUE);
  world_free(table->world);
  g_free(table);
}
