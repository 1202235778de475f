/* table-senders.c: who sends which figure, and how it is written. */
#include "table-private.h"

/* Units that people write instead of an indicator's, and how many powers of ten larger. */
typedef struct {
  const gchar *unit;
  const gchar *other;
  gint power;
  guint percent;
} OtherUnit;

static const OtherUnit other_units[] = {
  {"VND_BN", "VND_MN", -3, 35},           {"VND_BN_2010", "VND_MN_2010", -3, 35},
  {"VND_MN", "VND_BN", 3, 20},            {"VISIT_MN", "VISIT_K", -3, 40},
  {"VISIT_MN", "VISIT", -6, 35},          {"VISIT", "VISIT_K", 3, 25},
  {"TONNE", "TONNE_K", 3, 15},            {"PERSON", "PERSON_K", 3, 4},
};

/* How one sheet writes one indicator. */
typedef struct {
  guint32 unit;
  gint power;
  gint more; /* decimals beyond the catalog's */
} Manner;

typedef struct {
  Table *table;
  Manner *manners; /* of each indicator in the sheet at hand */
  gboolean *by_department;
} Writer;

/* Rounding */

static CtDecimal
cut(CtRational value, gint scale)
{
  CtRational scaled;
  CtInt128 whole;
  gboolean fits =
      ct_rational_multiply(value, ct_rational_from_decimal(CT_DECIMAL_INIT(1, (gint8)-scale)),
                           &scaled);

  if (!fits)
    g_error("a figure of the generator does not fit");
  whole = ct_rational_sign(scaled) < 0 ? ct_rational_ceiling(scaled) : ct_rational_floor(scaled);
  return CT_DECIMAL_INIT((gint64)whole, (gint8)scale);
}

static CtRational
in_unit(const World *world, CtRational value, guint32 indicator, guint32 unit)
{
  const CtUnit *units = world->catalog->units;
  CtRational from =
      ct_rational_from_decimal(units[world->catalog->indicators[indicator].unit].factor);
  CtRational to = ct_rational_from_decimal(units[unit].factor), product, quotient;

  if (!ct_rational_multiply(value, from, &product) || !ct_rational_divide(product, to, &quotient))
    g_error("a figure of the generator does not fit");
  return quotient;
}

static CtDecimal
print(const World *world, CtRational value, guint32 indicator, guint32 unit, gint scale,
      gboolean cuts)
{
  CtRational converted = in_unit(world, value, indicator, unit);
  CtDecimal printed;

  if (cuts)
    return cut(converted, scale);
  if (!ct_rational_round(converted, scale, &printed))
    g_error("a figure of the generator does not fit");
  return printed;
}

CtDecimal
table_print(const Table *table, const Figure *figure, CtRational value)
{
  return print(table->world, value, figure->fact.indicator, figure->unit, figure->printed.scale,
               table_sheet(table, figure->sheet)->cuts);
}

CtDecimal
table_value(const Table *table, const Figure *figure, CtDecimal printed)
{
  const CtCatalog *catalog = table->world->catalog;
  CtDecimal value;

  if (!ct_unit_convert(printed, &catalog->units[figure->unit],
                       &catalog->units[catalog->indicators[figure->fact.indicator].unit], &value))
    return printed;
  return ct_decimal_reduce(value);
}

/* How it is written */

static guint32
unit_by_code(const CtCatalog *catalog, const gchar *code)
{
  for (guint32 i = 0; i < catalog->n_units; i++)
    if (g_str_equal(catalog->units[i].code, code))
      return i;
  g_error("the catalog has no unit '%s'", code);
}

static gint
draw_more(World *world, const CtIndicator *indicator, gboolean is_money)
{
  if (world->catalog->units[indicator->unit].whole)
    return 0;
  if (is_money)
    return (gint)world_draw(world, 0, 2);
  if (world_chance(world, 12) && indicator->decimals > 0)
    return -1;
  return world_chance(world, 18) ? 1 : 0;
}

static Manner
draw_manner(World *world, guint32 index)
{
  const CtIndicator *indicator = &world->catalog->indicators[index];
  const gchar *unit = world->catalog->units[indicator->unit].code;
  gboolean is_money = g_str_has_prefix(unit, "VND_BN") || g_str_has_prefix(unit, "USD");
  Manner manner = {indicator->unit, 0, draw_more(world, indicator, is_money)};

  for (guint i = 0; i < G_N_ELEMENTS(other_units); i++)
    if (g_str_equal(other_units[i].unit, unit) && world_chance(world, other_units[i].percent)) {
      manner.unit = unit_by_code(world->catalog, other_units[i].other);
      manner.power = other_units[i].power;
      if (other_units[i].power > 0)
        manner.more -= (gint)world_draw(world, 0, 2);
      break;
    }
  return manner;
}

static gint
scale_of(const World *world, const Manner *manner, guint32 indicator)
{
  return CLAMP(world->catalog->indicators[indicator].decimals + manner->more + manner->power, 0,
               8);
}

static guint *
printed_at(const Table *table, const Fact *fact)
{
  gsize position = (gsize)(fact - (const Fact *)(gconstpointer)table->world->facts->data);

  return &g_array_index(table->printed, guint, position);
}

/* A component beside its rate stands in its own unit. */
static guint
add_figure(Writer *writer, guint sheet, guint row, CellKind cell, const Fact *fact)
{
  Table *table = writer->table;
  const CtIndicator *indicator = &table->world->catalog->indicators[fact->indicator];
  const Manner own = {indicator->unit, 0, 0};
  const Manner *manner = cell == CELL_VALUE ? &writer->manners[fact->indicator] : &own;
  Figure figure = {.fact = *fact, .unit = manner->unit, .sheet = sheet, .row = row, .cell = cell};

  figure.printed = print(table->world, fact->value, fact->indicator, manner->unit,
                         scale_of(table->world, manner, fact->indicator),
                         table_sheet(table, sheet)->cuts);
  figure.sent = figure.printed;
  *printed_at(table, fact) = table->figures->len;
  g_array_append_val(table->figures, figure);
  return table->figures->len - 1;
}

/* Who sends what */

static gboolean
is_district(const World *world, guint32 area)
{
  for (guint i = 0; i < world->n_districts; i++)
    if (world->districts[i] == area)
      return TRUE;
  return FALSE;
}

static guint32
district_of(const World *world, guint32 area)
{
  const CtArea *at = &world->catalog->areas[area];

  return at->level == CT_LEVEL_COMMUNE ? at->parent : area;
}

/* Of a district's own figures the departments send some. */
static gboolean
belongs(const Writer *writer, const Sheet *sheet, const Fact *fact)
{
  const World *world = writer->table->world;
  guint32 district = district_of(world, fact->area);
  guint32 reporter = world->catalog->indicators[fact->indicator].reporter;

  if (is_district(world, district) && !writer->by_department[fact->indicator])
    return sheet->area == district;
  return sheet->area == CT_INDEX_NONE && sheet->reporter == reporter;
}

Figure *
table_find(const Table *table, guint32 indicator, guint32 area, CtPeriod period)
{
  const Fact *fact = world_get(table->world, indicator, area, period, CT_MEASURE_ACTUAL);
  guint index = fact != NULL ? *printed_at(table, fact) : FIGURE_NONE;

  return index == FIGURE_NONE ? NULL : table_figure(table, index);
}

static void
add_component(Writer *writer, guint sheet, guint row, CellKind cell, const Fact *rate,
              guint32 component, guint *where)
{
  const Fact *fact = world_get(writer->table->world, component, rate->area, rate->period,
                               CT_MEASURE_ACTUAL);

  if (fact != NULL && *printed_at(writer->table, fact) == FIGURE_NONE)
    *where = add_figure(writer, sheet, row, cell, fact);
}

static void
add_row(Writer *writer, guint number, const Fact *fact)
{
  Table *table = writer->table;
  Sheet *sheet = table_sheet(table, number);
  const CtIndicator *indicator = &table->world->catalog->indicators[fact->indicator];
  Row row = {{FIGURE_NONE, FIGURE_NONE, FIGURE_NONE}, 0};
  guint index = sheet->rows->len;

  row.figures[CELL_VALUE] = add_figure(writer, number, index, CELL_VALUE, fact);
  row.unit = table_figure(table, row.figures[CELL_VALUE])->unit;
  if ((indicator->form == CT_FORM_RATIO || indicator->form == CT_FORM_SHARE) &&
      world_chance(table->world, 75)) {
    add_component(writer, number, index, CELL_NUMERATOR, fact, indicator->numerator,
                  &row.figures[CELL_NUMERATOR]);
    add_component(writer, number, index, CELL_DENOMINATOR, fact, indicator->denominator,
                  &row.figures[CELL_DENOMINATOR]);
  }
  g_array_append_val(sheet->rows, row);
}

static gint
by_catalog(gconstpointer a, gconstpointer b)
{
  const Fact *x = a, *y = b;

  if (x->indicator != y->indicator)
    return x->indicator < y->indicator ? -1 : 1;
  if (x->period != y->period)
    return x->period < y->period ? -1 : 1;
  return (x->area > y->area) - (x->area < y->area);
}

static void
fill_sheet(Writer *writer, guint number, const GArray *facts)
{
  Table *table = writer->table;

  for (guint32 i = 0; i < table->world->catalog->n_indicators; i++)
    writer->manners[i] = draw_manner(table->world, i);
  for (guint i = 0; i < facts->len; i++) {
    const Fact *key = &g_array_index(facts, Fact, i);
    const Fact *fact =
        world_get(table->world, key->indicator, key->area, key->period, key->measure);
    if (ct_period_year(fact->period) == WORLD_YEAR &&
        *printed_at(table, fact) == FIGURE_NONE &&
        belongs(writer, table_sheet(table, number), fact))
      add_row(writer, number, fact);
  }
}

/* File names are what senders are told by: "so-y-te.csv". */
static gchar *
name_file(const gchar *sender)
{
  g_autofree gchar *flat = g_str_to_ascii(sender, "C");
  g_autoptr(GString) name = g_string_new(NULL);

  for (const gchar *at = flat; *at != '\0'; at++) {
    if (g_ascii_isalnum(*at))
      g_string_append_c(name, g_ascii_tolower(*at));
    else if (*at == '?')
      g_string_append_c(name, 'd'); /* đ has no ASCII letter */
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c(name, '-');
  }
  g_string_append(name, ".csv");
  return g_string_free(g_steal_pointer(&name), FALSE);
}

static void
add_sheet(Table *table, const gchar *sender, guint32 area, guint32 reporter, gboolean comma,
          guint cutting)
{
  Sheet sheet = {.name = name_file(sender),
                 .area = area,
                 .reporter = reporter,
                 .comma = comma,
                 .cuts = world_chance(table->world, cutting),
                 .rows = g_array_new(FALSE, FALSE, sizeof(Row))};

  g_array_append_val(table->sheets, sheet);
}

static void
clear_sheet(Sheet *sheet)
{
  g_free(sheet->name);
  g_array_unref(sheet->rows);
}

void
table_remove_last_sheet(Table *table)
{
  clear_sheet(table_sheet(table, table->sheets->len - 1));
  g_array_set_size(table->sheets, table->sheets->len - 1);
}

void
table_write_sheets(Table *table, guint comma, guint cutting)
{
  const CtCatalog *catalog = table->world->catalog;
  g_autoptr(GArray) facts = g_array_copy(table->world->facts);
  g_autofree Manner *manners = g_new0(Manner, catalog->n_indicators);
  g_autofree gboolean *by_department = g_new0(gboolean, catalog->n_indicators);
  Writer writer = {table, manners, by_department};

  for (guint32 i = 0; i < catalog->n_indicators; i++)
    by_department[i] = world_chance(table->world, 30);
  g_array_sort(facts, by_catalog);
  for (guint32 r = 0; r < catalog->n_reporters; r++) {
    guint32 area = catalog->reporters[r].area;
    gboolean district = catalog->areas[area].level == CT_LEVEL_DISTRICT;
    add_sheet(table, catalog->reporters[r].name, district ? area : CT_INDEX_NONE,
              district ? CT_INDEX_NONE : r, (comma >> (district ? 0 : 1) & 1) != 0, cutting);
    fill_sheet(&writer, table->sheets->len - 1, facts);
    if (table_sheet(table, table->sheets->len - 1)->rows->len == 0)
      table_remove_last_sheet(table);
  }
}
