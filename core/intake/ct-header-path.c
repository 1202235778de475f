/* ct-header-path.c: what the cells above one column say together. */
#include <string.h>

#include "intake/ct-header-level.h"

/* Roles: a cell that is one word of a header. */

static gboolean
says_value(const CtHeaderLevel *level)
{
  return level->named || level->cell.value || level->cell.main.said || level->cell.compares;
}

static gboolean
value_above(const CtHeaderReader *reader, guint at)
{
  for (guint i = 0; i < at; i++)
    if (says_value(&reader->levels[i]))
      return TRUE;
  return FALSE;
}

/* "Năm" under "Kế hoạch", "Xã" under "Số xã đạt chuẩn", "Huyện" under "Kế hoạch": the
 * word of a role says something of the figures above it. */
static gboolean
belongs_to_value(CtHeaderReader *reader, guint at, CtMeaning role)
{
  CtHeaderLevel *level = &reader->levels[at];

  if (!value_above(reader, at))
    return FALSE;
  level->plan = level->cell.weak_giver;
  if (level->cell.unit_only || level->cell.weak_giver)
    return TRUE;
  return role == CT_MEANS_PERIOD && level->cell.main.relative.said && level->cell.rest.length == 0;
}

static CtMeaning
role_above(const CtHeaderReader *reader, guint at)
{
  const CtHeaderEntry *entry;

  if (at == 0)
    return CT_MEANS_NONE;
  entry = ct_header_words_entry(reader->words, reader->path->cells[at - 1]);
  return entry == NULL ? CT_MEANS_NONE : entry->role;
}

/* Whether words that mean nothing known stand above: then the word of a role says no more
 * of a column than the words of figures do. */
static gboolean
unknown_above(const CtHeaderReader *reader, guint at)
{
  for (guint i = 0; i < at; i++)
    if (reader->levels[i].cell.rest.length > 0 && !reader->levels[i].named &&
        !reader->levels[i].role && !reader->levels[i].cell.section)
      return TRUE;
  return FALSE;
}

/* The role of the lowest cell that is no unit and says something. */
static gboolean
take_role(CtHeaderReader *reader)
{
  guint at = reader->path->n - 1;
  const CtHeaderEntry *entry;
  CtMeaning narrow;

  if (at > 0 && reader->path->units)
    at--; /* "xã" is a unit there */
  while (at > 0 && (reader->levels[at].cell.neutral || reader->levels[at].cell.unit_only) &&
         ct_header_words_entry(reader->words, reader->path->cells[at]) == NULL)
    at--;
  narrow = ct_header_narrow(role_above(reader, at), reader->path->cells[at]);
  if (narrow != CT_MEANS_NONE) {
    reader->reading.column.role = narrow;
    return TRUE;
  }
  entry = ct_header_words_entry(reader->words, reader->path->cells[at]);
  if (entry == NULL || belongs_to_value(reader, at, entry->role))
    return FALSE;
  if (entry->role == CT_MEANS_VALUE && reader->path->n > 1)
    return FALSE;
  if (entry->role == CT_MEANS_PERIOD && reader->levels[at].cell.main.relative.said &&
      unknown_above(reader, at))
    return FALSE;
  reader->reading.column.role = entry->role;
  reader->reading.column.measure = entry->measure;
  if (entry->role == CT_MEANS_PERIOD)
    reader->reading.column.relative = reader->levels[at].cell.main.relative;
  reader->reading.column.plain = strcmp(entry->words, "OBS_VALUE") == 0;
  return TRUE;
}

/* Values */

static void
join_operand(CtOperand *operand, const CtOperand *more)
{
  operand->said = operand->said || more->said;
  if (more->measure != CT_MEASURE_UNSAID)
    operand->measure = more->measure;
  if (more->plan != CT_PLAN_UNSAID)
    operand->plan = more->plan;
  operand->relative = ct_relative_period_join(operand->relative, more->relative);
}

/* Of a level whose words are a name nothing else counts; what names the rows
 * ("Chỉ tiêu" over "KH") says nothing of figures. */
static gboolean
counts(const CtHeaderLevel *level)
{
  return (!level->named || !level->whole) && !(level->role && !level->plan);
}

/* What the levels from @from to @to say, from top to bottom. */
static CtOperand
join_main(const CtHeaderReader *reader, guint from, guint to)
{
  CtOperand joined = CT_OPERAND_INIT;

  for (guint i = from; i < to; i++)
    if (counts(&reader->levels[i]))
      join_operand(&joined, &reader->levels[i].cell.main);
  return joined;
}

static void
take_names(CtHeaderReader *reader)
{
  CtHeaderReading *reading = &reader->reading;

  for (guint i = 0; i < reader->path->n; i++) {
    const CtHeaderLevel *level = &reader->levels[i];

    if (level->ambiguous)
      reading->column.role = CT_MEANS_AMBIGUOUS_AREA;
    if (level->ignored)
      reading->column.role = CT_MEANS_IGNORED;
    if (level->area != CT_INDEX_NONE)
      reading->column.area = level->area;
    if (level->indicator != CT_INDEX_NONE)
      reading->column.indicator = level->indicator;
    if (level->cell.unit.length > 0 && !(level->cell.unit_only && level->cell.rate))
      reading->column.unit = level->cell.unit;
    else if (level->unit.length > 0)
      reading->column.unit = level->unit;
  }
  reading->by_area = reading->column.area != CT_INDEX_NONE ||
                     reading->column.role == CT_MEANS_AMBIGUOUS_AREA;
  reading->by_indicator = reading->column.indicator != CT_INDEX_NONE;
}

static guint
first_comparison(const CtHeaderReader *reader)
{
  for (guint i = 0; i < reader->path->n; i++)
    if (counts(&reader->levels[i]) && reader->levels[i].cell.compares)
      return i;
  return reader->path->n;
}

/* Which figures it compares: "So sánh (%)" over "6T/CK", "6T 2023" over "% so CK",
 * "So với" over "KH huyện". */
static void
take_operands(CtHeaderReader *reader, guint first)
{
  CtColumn *column = &reader->reading.column;
  guint n = reader->path->n, low = n;

  for (guint i = n; i-- > first && low == n;)
    if (counts(&reader->levels[i]) && reader->levels[i].cell.compares)
      low = i;
  column->wants_base = reader->levels[low].cell.base;
  column->wants_compared = join_main(reader, 0, low + 1);
  if (!column->wants_base.said)
    column->wants_base = join_main(reader, low + 1, n);
  if (column->wants_compared.relative.years_back != 0 && !column->wants_base.said) {
    column->wants_base = column->wants_compared; /* "Cùng kỳ" over "Tăng, giảm" */
    column->wants_compared = CT_OPERAND_INIT;
  }
}

static void
take_comparison(CtHeaderReader *reader, guint first)
{
  CtColumn *column = &reader->reading.column;

  column->role = CT_MEANS_COMPARISON;
  for (guint i = first; i < reader->path->n; i++) {
    const CtHeaderCell *cell = &reader->levels[i].cell;

    if (!counts(&reader->levels[i]))
      continue;
    if (cell->rate || cell->percent)
      column->comparison = CT_COMPARES_PERCENT;
    else if (cell->compares && cell->comparison != CT_COMPARES_UNKNOWN)
      column->comparison = cell->comparison;
  }
  column->unit.length = 0;
  if (reader->reading.unknown)
    column->wants_base.said = TRUE; /* of what is not known: nothing beside it fits */
  else
    take_operands(reader, first);
}

/* The percent sign of the header, as the column's unit. */
static void
take_percent(CtHeaderReader *reader)
{
  for (guint i = reader->path->n; i-- > 0;) {
    CtSpan cell = reader->path->cells[i];
    const gchar *sign = memchr(cell.text, '%', cell.length);

    if (sign == NULL)
      continue;
    reader->reading.column.unit = (CtSpan){sign, 1};
    return;
  }
}

static void
take_value(CtHeaderReader *reader)
{
  CtHeaderReading *reading = &reader->reading;
  CtOperand main = join_main(reader, 0, reader->path->n);
  gboolean value = FALSE, weak = FALSE, untold = FALSE;

  for (guint i = 0; i < reader->path->n; i++) {
    const CtHeaderLevel *level = &reader->levels[i];

    if (!counts(level))
      continue;
    value = value || level->cell.value;
    weak = weak || level->cell.weak_giver;
    untold = untold || level->cell.untold;
    reading->rate = reading->rate || level->cell.rate;
    reading->percent = reading->percent || level->cell.percent;
  }
  if (weak && main.measure != CT_MEASURE_PLAN)
    reading->unknown = TRUE;
  reading->worded = value || untold;
  reading->by_period = main.relative.said && !value;
  if (reading->rate || reading->percent)
    take_percent(reader);
  if (reading->column.role != CT_MEANS_NONE)
    return;
  if (untold && !reading->unknown)
    reading->column.role = CT_MEANS_IGNORED;
  else if (value || main.relative.said || reading->by_area || reading->by_indicator)
    reading->column.role = CT_MEANS_VALUE;
  reading->column.measure = main.measure;
  reading->column.plan = main.measure == CT_MEASURE_PLAN ? main.plan : CT_PLAN_UNSAID;
  reading->column.relative = main.relative;
  reading->column.period = ct_relative_period_resolve(main.relative, CT_PERIOD_NONE);
}

/* "Chỉ tiêu năm 2023": what the rows are, or a plan; the other columns tell. */
static gboolean
take_doubtful_name(CtHeaderReader *reader)
{
  const CtHeaderLevel *level = &reader->levels[reader->path->n - 1];
  const CtHeaderEntry *entry =
    level->cell.rest.length > 0 ? ct_header_words_entry(reader->words, level->cell.rest) : NULL;

  if (entry == NULL || entry->role != CT_MEANS_INDICATOR || level->named ||
      !level->cell.main.relative.said || level->cell.compares)
    return FALSE;
  reader->reading.column.role = CT_MEANS_INDICATOR;
  reader->reading.column.relative = level->cell.main.relative;
  reader->reading.worded = TRUE;
  return TRUE;
}

/* "Các chỉ tieu chủ yêú": a word of a key with a slip of the pen, and nothing else. */
static gboolean
take_near_role(CtHeaderReader *reader)
{
  const CtHeaderLevel *level = &reader->levels[reader->path->n - 1];
  const CtHeaderEntry *entry;

  if (!reader->path->with_names || level->cell.rest.length == 0 || level->named ||
      level->cell.compares)
    return FALSE;
  entry = ct_header_words_near(reader->words, level->text);
  if (entry == NULL || value_above(reader, reader->path->n - 1))
    return FALSE;
  reader->reading.column.role = entry->role;
  reader->reading.worded = TRUE;
  return TRUE;
}

static gboolean
is_indicator_below(const CtHeaderReader *reader, guint at)
{
  for (guint i = at + 1; i < reader->path->n; i++)
    if (reader->levels[i].named && reader->levels[i].indicator != CT_INDEX_NONE)
      return TRUE;
  return FALSE;
}

/* "KINH TẾ" over "Thu NSNN" says nothing more, as in a row above others. */
static gboolean
is_unknown(const CtHeaderReader *reader, guint at)
{
  const CtHeaderLevel *level = &reader->levels[at];

  return level->cell.rest.length > 0 && counts(level) &&
         !(level->cell.section && is_indicator_below(reader, at));
}

/* A comparison is one only when all its words are understood. */
static gboolean
is_doubtful_comparison(const CtHeaderReader *reader)
{
  for (guint i = 0; i < reader->path->n; i++)
    if (reader->levels[i].cell.compares && is_unknown(reader, i))
      return TRUE;
  return FALSE;
}

static void
find_unknown(CtHeaderReader *reader)
{
  for (guint i = 0; i < reader->path->n; i++)
    if (is_unknown(reader, i))
      reader->reading.unknown = TRUE;
}

CtHeaderReading
ct_header_path_read(const CtHeaderWords *words, CtResolver *resolver, const CtHeaderPath *path)
{
  CtHeaderReader reader = {.words = words, .resolver = resolver, .path = path};
  CtHeaderReading *reading = &reader.reading;
  guint first;

  reading->column = CT_COLUMN_INIT;
  if (path->n == 0)
    return *reading;
  for (guint i = 0; i < path->n; i++)
    ct_header_level_read(&reader, i);
  if (path->units && value_above(&reader, path->n - 1))
    reader.levels[path->n - 1].cell.rate = FALSE;
  if (take_role(&reader)) {
    reading->worded = TRUE;
    return *reading;
  }
  if (take_doubtful_name(&reader) || take_near_role(&reader))
    return *reading;
  find_unknown(&reader);
  if (is_doubtful_comparison(&reader))
    return *reading;
  take_names(&reader);
  first = first_comparison(&reader);
  if (first < path->n) {
    reading->worded = TRUE;
    take_comparison(&reader, first);
    return *reading;
  }
  take_value(&reader);
  if (reading->unknown && reading->column.role == CT_MEANS_VALUE)
    reading->column.role = CT_MEANS_NONE;
  if (reading->column.role == CT_MEANS_NONE && (reading->unknown || !reading->rate))
    reading->column = CT_COLUMN_INIT;
  if (reading->column.role == CT_MEANS_NONE && reading->rate && !reading->unknown) {
    reading->column.role = CT_MEANS_COMPARISON;
    reading->column.comparison = CT_COMPARES_PERCENT;
    reading->column.unit.length = 0;
    reading->worded = TRUE;
  }
  return *reading;
}
