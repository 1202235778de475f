#include "schema.h"

#include <string.h>

/* Values are text, because SQLite's numbers are binary fractions. A reference that
 * need not hold (a submission that failed has no sender) is none. */
static const gchar tables[] =
  "CREATE TABLE areas ("
  " code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, type TEXT,"
  " level TEXT, parent TEXT REFERENCES areas (code), valid_from TEXT, valid_to TEXT);"
  "CREATE TABLE units ("
  " code TEXT NOT NULL PRIMARY KEY, symbol TEXT NOT NULL UNIQUE, name_vi TEXT, name_en TEXT,"
  " dimension TEXT NOT NULL, factor TEXT NOT NULL, price_base TEXT);"
  "CREATE TABLE groups ("
  " code TEXT NOT NULL PRIMARY KEY, name_vi TEXT, name_en TEXT);"
  "CREATE TABLE reporters ("
  " name TEXT NOT NULL PRIMARY KEY, area TEXT REFERENCES areas (code));"
  "CREATE TABLE indicators ("
  " code TEXT NOT NULL PRIMARY KEY, \"group\" TEXT REFERENCES groups (code),"
  " name_vi TEXT, name_en TEXT, unit TEXT REFERENCES units (code), decimals INTEGER,"
  " accrual TEXT, additive TEXT, form TEXT, numerator TEXT REFERENCES indicators (code),"
  " denominator TEXT REFERENCES indicators (code), factor TEXT, minimum TEXT, maximum TEXT,"
  " better TEXT, comparator TEXT, target TEXT, target_period TEXT,"
  " target_area TEXT REFERENCES areas (code), tolerance TEXT, price_base TEXT,"
  " reporter TEXT REFERENCES reporters (name), quote TEXT, note TEXT);"
  "CREATE TABLE submissions ("
  " sender TEXT, source TEXT, sha256 TEXT, received TEXT, observations INTEGER NOT NULL,"
  " errors INTEGER NOT NULL, warnings INTEGER NOT NULL, status TEXT NOT NULL);"
  "CREATE TABLE dataset ("
  " indicator TEXT NOT NULL REFERENCES indicators (code),"
  " ref_area TEXT NOT NULL REFERENCES areas (code), time_period TEXT NOT NULL,"
  " measure TEXT NOT NULL, obs_value TEXT, unit_measure TEXT REFERENCES units (symbol),"
  " decimals INTEGER, obs_status TEXT NOT NULL, sender TEXT, source TEXT, location TEXT,"
  " PRIMARY KEY (indicator, ref_area, time_period, measure));"
  "CREATE TABLE findings ("
  " severity TEXT NOT NULL, rule TEXT NOT NULL, sender TEXT, source TEXT, location TEXT,"
  " indicator TEXT REFERENCES indicators (code), ref_area TEXT REFERENCES areas (code),"
  " time_period TEXT, observed TEXT, expected TEXT, suggestion TEXT, message TEXT NOT NULL);"
  "CREATE TABLE scorecard ("
  " \"group\" TEXT REFERENCES groups (code), indicator TEXT NOT NULL REFERENCES indicators (code),"
  " ref_area TEXT REFERENCES areas (code), time_period TEXT, comparator TEXT, target TEXT,"
  " obs_value TEXT, unit_measure TEXT REFERENCES units (symbol), progress TEXT,"
  " status TEXT NOT NULL);"
  "CREATE TABLE priorities ("
  " rank INTEGER PRIMARY KEY, impact TEXT NOT NULL,"
  " target TEXT REFERENCES indicators (code), status TEXT, status_after TEXT,"
  " rule TEXT NOT NULL, sender TEXT, source TEXT, location TEXT,"
  " indicator TEXT REFERENCES indicators (code), ref_area TEXT REFERENCES areas (code),"
  " time_period TEXT);";

static const gchar indexes[] =
  "CREATE INDEX areas_parent ON areas (parent);"
  "CREATE INDEX dataset_area ON dataset (ref_area, time_period);"
  "CREATE INDEX findings_rule ON findings (rule);"
  "CREATE INDEX findings_figure ON findings (indicator, ref_area, time_period);"
  "CREATE INDEX findings_source ON findings (source);"
  "CREATE INDEX scorecard_indicator ON scorecard (indicator);"
  "CREATE VIEW observations AS SELECT"
  " d.indicator, i.name_vi AS indicator_name_vi, i.name_en AS indicator_name_en,"
  " d.ref_area, a.name AS area_name, a.type AS area_type, a.level AS area_level,"
  " d.time_period, d.measure, d.obs_value, CAST(d.obs_value AS REAL) AS obs_number,"
  " d.unit_measure, u.code AS unit_code, u.name_vi AS unit_name_vi, u.name_en AS unit_name_en,"
  " d.decimals, d.obs_status, d.sender, d.source, d.location"
  " FROM dataset d"
  " JOIN indicators i ON i.code = d.indicator"
  " JOIN areas a ON a.code = d.ref_area"
  " LEFT JOIN units u ON u.symbol = d.unit_measure;";

gboolean
schema_create_tables(CtDatabase *database, GError **error)
{
  return ct_database_execute(database, tables, error);
}

gboolean
schema_create_indexes(CtDatabase *database, GError **error)
{
  return ct_database_execute(database, indexes, error);
}

/* Rows of the catalog, filled from left to right */

typedef struct {
  CtStatement *statement;
  gint parameter; /* the last one that was set */
} Row;

/* An empty text is null. The text must live until the row is run. */
static void
put(Row *row, const gchar *text)
{
  gboolean empty = text == NULL || *text == '\0';

  ct_statement_set_text(row->statement, ++row->parameter, empty ? NULL : text,
                        empty ? 0 : strlen(text));
}

/* @buffer: CT_DECIMAL_CHARS */
static void
put_decimal(Row *row, CtDecimal value, gchar *buffer)
{
  ct_decimal_format(value, buffer);
  put(row, buffer);
}

static void
put_limit(Row *row, const CtLimit *limit, gchar *buffer)
{
  if (limit->set)
    put_decimal(row, limit->value, buffer);
  else
    put(row, NULL);
}

static void
put_area(Row *row, const CtCatalog *catalog, guint32 area)
{
  put(row, area != CT_INDEX_NONE ? catalog->areas[area].code : NULL);
}

static void
put_indicator(Row *row, const CtCatalog *catalog, guint32 indicator)
{
  put(row, indicator != CT_INDEX_NONE ? catalog->indicators[indicator].code : NULL);
}

static gboolean
run(Row *row, GError **error)
{
  row->parameter = 0;
  return ct_statement_run(row->statement, error);
}

static gboolean
write_areas(CtDatabase *database, const CtCatalog *catalog, GError **error)
{
  g_autoptr(CtStatement) insert =
      ct_database_prepare(database, "INSERT INTO areas VALUES (?1,?2,?3,?4,?5,?6,?7)", error);
  Row row = {insert, 0};

  for (guint i = 0; insert != NULL && i < catalog->n_areas; i++) {
    const CtArea *area = &catalog->areas[i];
    g_autofree gchar *level = ct_levels_format(area->level);
    put(&row, area->code);
    put(&row, area->name);
    put(&row, area->type);
    put(&row, level);
    put_area(&row, catalog, area->parent);
    put(&row, area->valid_from);
    put(&row, area->valid_to);
    if (!run(&row, error))
      return FALSE;
  }
  return insert != NULL;
}

static gboolean
write_units(CtDatabase *database, const CtCatalog *catalog, GError **error)
{
  g_autoptr(CtStatement) insert =
      ct_database_prepare(database, "INSERT INTO units VALUES (?1,?2,?3,?4,?5,?6,?7)", error);
  Row row = {insert, 0};
  gchar factor[CT_DECIMAL_CHARS];

  for (guint i = 0; insert != NULL && i < catalog->n_units; i++) {
    const CtUnit *unit = &catalog->units[i];
    put(&row, unit->code);
    put(&row, unit->symbol);
    put(&row, unit->name_vi);
    put(&row, unit->name_en);
    put(&row, catalog->dimensions[unit->dimension]);
    put_decimal(&row, unit->factor, factor);
    put(&row, unit->price_base);
    if (!run(&row, error))
      return FALSE;
  }
  return insert != NULL;
}

static gboolean
write_groups(CtDatabase *database, const CtCatalog *catalog, GError **error)
{
  g_autoptr(CtStatement) insert =
      ct_database_prepare(database, "INSERT INTO groups VALUES (?1,?2,?3)", error);
  Row row = {insert, 0};

  for (guint i = 0; insert != NULL && i < catalog->n_groups; i++) {
    put(&row, catalog->groups[i].code);
    put(&row, catalog->groups[i].name_vi);
    put(&row, catalog->groups[i].name_en);
    if (!run(&row, error))
      return FALSE;
  }
  return insert != NULL;
}

static gboolean
write_reporters(CtDatabase *database, const CtCatalog *catalog, GError **error)
{
  g_autoptr(CtStatement) insert =
      ct_database_prepare(database, "INSERT INTO reporters VALUES (?1,?2)", error);
  Row row = {insert, 0};

  for (guint i = 0; insert != NULL && i < catalog->n_reporters; i++) {
    put(&row, catalog->reporters[i].name);
    put_area(&row, catalog, catalog->reporters[i].area);
    if (!run(&row, error))
      return FALSE;
  }
  return insert != NULL;
}

static void
put_target(Row *row, const CtCatalog *catalog, const CtTarget *target, gchar *value,
           gchar *tolerance, gchar *period)
{
  if (target->comparator == CT_COMPARATOR_NONE) {
    for (guint i = 0; i < 5; i++)
      put(row, NULL);
    return;
  }
  put(row, ct_comparator_name(target->comparator));
  put_decimal(row, target->value, value);
  *period = '\0';
  if (target->period != CT_PERIOD_NONE)
    ct_period_format(target->period, period);
  put(row, period);
  put_area(row, catalog, target->area);
  if (target->comparator == CT_COMPARATOR_NEAR)
    put_decimal(row, target->tolerance, tolerance);
  else
    put(row, NULL);
}

static gboolean
write_indicator(const CtCatalog *catalog, const CtIndicator *indicator, Row *row, GError **error)
{
  gchar numbers[5][CT_DECIMAL_CHARS];
  gchar period[CT_PERIOD_CHARS];

  put(row, indicator->code);
  put(row, indicator->group != CT_INDEX_NONE ? catalog->groups[indicator->group].code : NULL);
  put(row, indicator->name_vi);
  put(row, indicator->name_en);
  put(row, indicator->unit != CT_INDEX_NONE ? catalog->units[indicator->unit].code : NULL);
  ct_statement_set_integer(row->statement, ++row->parameter, indicator->decimals);
  put(row, ct_accrual_name(indicator->accrual));
  put(row, ct_additive_name(indicator->additive));
  put(row, ct_form_name(indicator->form));
  put_indicator(row, catalog, indicator->numerator);
  put_indicator(row, catalog, indicator->denominator);
  put_decimal(row, indicator->factor, numbers[0]);
  put_limit(row, &indicator->minimum, numbers[1]);
  put_limit(row, &indicator->maximum, numbers[2]);
  put(row, ct_better_name(indicator->better));
  put_target(row, catalog, &indicator->target, numbers[3], numbers[4], period);
  put(row, indicator->price_base);
  put(row, indicator->reporter != CT_INDEX_NONE ? catalog->reporters[indicator->reporter].name
                                                : NULL);
  put(row, indicator->quote);
  put(row, indicator->note);
  return run(row, error);
}

static gboolean
write_indicators(CtDatabase *database, const CtCatalog *catalog, GError **error)
{
  g_autoptr(CtStatement) insert = ct_database_prepare(
      database,
      "INSERT INTO indicators VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,"
      "?17,?18,?19,?20,?21,?22,?23,?24)",
      error);
  Row row = {insert, 0};

  for (guint i = 0; insert != NULL && i < catalog->n_indicators; i++)
    if (!write_indicator(catalog, &catalog->indicators[i], &row, error))
      return FALSE;
  return insert != NULL;
}

gboolean
schema_write_catalog(CtDatabase *database, const CtCatalog *catalog, GError **error)
{
  return write_areas(database, catalog, error) && write_units(database, catalog, error) &&
         write_groups(database, catalog, error) && write_reporters(database, catalog, error) &&
         write_indicators(database, catalog, error);
}
