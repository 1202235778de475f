/* mistake-concept.c: a sum that was done as it is not meant. */
#include "mistake.h"

static const CtIndicator *
indicator_of(const Table *table, const Figure *figure)
{
  return &table->world->catalog->indicators[figure->fact.indicator];
}

static const Fact *
fact_at(const Table *table, guint32 indicator, guint32 area, CtPeriod period)
{
  return world_get(table->world, indicator, area, period, CT_MEASURE_ACTUAL);
}

/* 108,4 for 8,4; 91,6 for a fall of 8,4. */
gboolean
mistake_index(Table *table, GRand *rand)
{
  const CtRational hundred = {100, 1};
  Figure *figure = mistake_pick(table, rand);
  CtForm form = indicator_of(table, figure)->form;
  CtRational index;

  if (form != CT_FORM_GROWTH && form != CT_FORM_DECREASE)
    return FALSE;
  return (form == CT_FORM_GROWTH ? ct_rational_add(hundred, figure->fact.value, &index)
                                 : ct_rational_subtract(hundred, figure->fact.value, &index)) &&
         mistake_put_exact(table, figure, index);
}

/* From 30,34 % to 25,19 % is a fall of 5,15 points, and of 16,97 %. */
gboolean
mistake_relative(Table *table, GRand *rand)
{
  const CtRational hundred = {100, 1};
  Figure *figure = mistake_pick(table, rand);
  const CtIndicator *indicator = indicator_of(table, figure);
  const Fact *before;
  CtRational share, percent;

  if (indicator->form != CT_FORM_CHANGE)
    return FALSE;
  before = fact_at(table, indicator->denominator, figure->fact.area,
                   ct_period_shift(figure->fact.period, -12));
  return before != NULL && ct_rational_divide(figure->fact.value, before->value, &share) &&
         ct_rational_multiply(share, hundred, &percent) &&
         mistake_put_exact(table, figure, percent);
}

/* A rate of the province that is the mean of those of its districts. */
gboolean
mistake_mean(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);
  const CtIndicator *indicator = indicator_of(table, figure);
  CtRational sum = {0, 1}, mean;

  if (figure->fact.area != table->world->province ||
      (indicator->additive != CT_ADDITIVE_PARTS &&
       indicator->additive != CT_ADDITIVE_PARTS_RESIDUAL))
    return FALSE;
  for (guint i = 0; i < table->world->n_districts; i++) {
    const Figure *district = table_find(table, figure->fact.indicator, table->world->districts[i],
                                        figure->fact.period);
    if (district == NULL ||
        !ct_rational_add(sum, ct_rational_from_decimal(district->printed), &sum))
      return FALSE;
  }
  return ct_rational_divide(sum, (CtRational){table->world->n_districts, 1}, &mean) &&
         mistake_put_exact(table, figure, mean);
}

/* A total that has one of its parts twice, as a row "Trong đó". */
gboolean
mistake_twice(Table *table, GRand *rand)
{
  const CtCatalog *catalog = table->world->catalog;
  Figure *figure = mistake_pick(table, rand);

  for (guint i = 0; i < catalog->n_parts; i++) {
    const CtParts *parts = &catalog->parts[i];
    if (parts->whole != figure->fact.indicator)
      continue;
    const Fact *part = fact_at(table, parts->parts[mistake_draw(rand, 0, parts->n_parts - 1)],
                               figure->fact.area, figure->fact.period);
    CtRational more;
    return part != NULL &&
           catalog->indicators[part->indicator].unit == indicator_of(table, figure)->unit &&
           ct_rational_add(figure->fact.value, part->value, &more) &&
           mistake_put_exact(table, figure, more);
  }
  return FALSE;
}

static gboolean
leave_out(Table *table, Figure *figure, guint32 area)
{
  const Fact *part = fact_at(table, figure->fact.indicator, area, figure->fact.period);
  CtRational less;

  return part != NULL && ct_rational_subtract(figure->fact.value, part->value, &less) &&
         mistake_put_exact(table, figure, less);
}

/* A total without the last of its areas: a commune that was added later. */
gboolean
mistake_last_child(Table *table, GRand *rand)
{
  const CtCatalog *catalog = table->world->catalog;
  Figure *figure = mistake_pick(table, rand);
  const CtArea *area = &catalog->areas[figure->fact.area];
  CtAdditive additive = indicator_of(table, figure)->additive;

  if (area->n_children == 0 ||
      (additive != CT_ADDITIVE_SUM && additive != CT_ADDITIVE_SUM_RESIDUAL))
    return FALSE;
  for (guint i = area->n_children; i-- > 0;)
    if (catalog->areas[area->children[i]].level != CT_LEVEL_RESIDUAL &&
        catalog->areas[area->children[i]].valid_to == NULL)
      return leave_out(table, figure, area->children[i]);
  return FALSE;
}

gboolean
mistake_no_residual(Table *table, GRand *rand)
{
  Figure *figure = mistake_pick(table, rand);

  return figure->fact.area == table->world->province &&
         indicator_of(table, figure)->additive == CT_ADDITIVE_SUM_RESIDUAL &&
         leave_out(table, figure, table->world->residual);
}
