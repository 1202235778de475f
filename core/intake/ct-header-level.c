#include "intake/ct-header-level.h"

#include <string.h>

static guint
list_headings(const CtHeaderReader *reader, guint level, CtSpan *list, guint max)
{
  guint n = 0;

  for (guint i = level; i-- > 0 && n < max;)
    list[n++] = reader->path->cells[i];
  for (guint i = 0; i < reader->path->n_headings && n < max; i++)
    list[n++] = reader->path->headings[i];
  return n;
}

#define MAX_HEADINGS 16u

static gboolean
take_indicator(CtHeaderReader *reader, guint at, CtSpan text)
{
  CtHeaderLevel *level = &reader->levels[at];
  CtSpan headings[MAX_HEADINGS];
  guint n = list_headings(reader, at, headings, MAX_HEADINGS);
  CtIndicatorMatch found = ct_resolver_indicator_under(reader->resolver, text, headings, n);

  if (found.match.result != CT_NAME_FOUND)
    return FALSE;
  level->named = TRUE;
  level->indicator = found.match.id;
  level->ignored = found.match.id == CT_INDEX_NONE;
  level->unit = found.unit;
  return TRUE;
}

static gboolean
take_area(CtHeaderReader *reader, guint at, CtSpan text)
{
  CtHeaderLevel *level = &reader->levels[at];
  CtNameMatch found = ct_resolver_area(reader->resolver, text);

  if (found.result == CT_NAME_UNKNOWN)
    return FALSE;
  level->named = TRUE;
  level->ambiguous = found.result == CT_NAME_AMBIGUOUS;
  level->area = level->ambiguous ? CT_INDEX_NONE : found.id;
  return TRUE;
}

/* A name that two rows of the header share: "Tỷ lệ giảm TNGT" over "Số vụ". */
static gboolean
take_joined(CtHeaderReader *reader, guint at)
{
  g_autofree gchar *text = NULL;
  const CtSpan *cells = reader->path->cells;

  if (at == 0 || reader->levels[at - 1].named ||
      cells[at - 1].length + cells[at].length > CT_HEADER_MAX_CELL)
    return FALSE;
  text = g_strdup_printf("%.*s %.*s", (int)cells[at - 1].length, cells[at - 1].text,
                         (int)cells[at].length, cells[at].text);
  if (!take_indicator(reader, at, (CtSpan){text, strlen(text)}))
    return FALSE;
  reader->levels[at].unit = (CtSpan){"", 0}; /* it lies in @text */
  reader->levels[at - 1].named = TRUE;
  reader->levels[at - 1].whole = TRUE;
  return TRUE;
}

/* "Tỷ lệ bao phủ" over "BHYT", which says the same alone. */
static void
take_first_half(CtHeaderReader *reader, guint at)
{
  CtHeaderLevel *level = &reader->levels[at];
  guint32 indicator = level->indicator;
  CtSpan unit = level->unit;

  if (at == 0 || reader->levels[at - 1].named || reader->levels[at - 1].cell.rest.length == 0)
    return;
  if (take_joined(reader, at) && level->indicator != indicator)
    reader->levels[at - 1].named = reader->levels[at - 1].whole = FALSE;
  level->indicator = indicator;
  level->unit = unit;
}

/* The cell without the unit that was cut off it. */
static CtSpan
without_unit(const CtHeaderLevel *level)
{
  CtSpan name, inside;

  if (level->cell.unit.length > 0 && ct_span_split_brackets(level->text, &name, &inside))
    return name;
  return level->text;
}

static void
take_name(CtHeaderReader *reader, guint at)
{
  CtHeaderLevel *level = &reader->levels[at];
  CtSpan text = level->text, rest = level->cell.rest;

  level->whole = take_area(reader, at, text) || take_indicator(reader, at, text);
  if (level->whole && level->indicator != CT_INDEX_NONE)
    take_first_half(reader, at);
  if (!level->whole && without_unit(level).length < text.length)
    level->whole = take_indicator(reader, at, without_unit(level));
  if (!level->whole)
    level->whole = take_joined(reader, at);
  /* "Tw Sa Pa" is no plan of Sa Pa */
  if (!level->whole && rest.length < text.length && rest.length > 1 && !level->cell.weak_giver &&
      (take_area(reader, at, rest) || take_indicator(reader, at, rest)))
    level->cell.rest.length = 0;
}

/* "Tổng số" under "Tai nạn giao thông": words that mean nothing alone may be a name. */
static void
take_neutral_name(CtHeaderReader *reader, guint at)
{
  CtHeaderLevel *level = &reader->levels[at];
  CtSpan above = reader->path->cells[at - 1];
  CtIndicatorMatch found;

  if (level->cell.main.relative.said || level->cell.main.measure != CT_MEASURE_UNSAID ||
      level->cell.main.plan != CT_PLAN_UNSAID || level->cell.rate || level->cell.compares)
    return;
  for (guint i = 0; i < at; i++)
    if (reader->levels[i].named && !reader->levels[i].ignored)
      return;
  found = ct_resolver_indicator_under(reader->resolver, level->text, &above, 1);
  if (found.match.result != CT_NAME_FOUND || found.match.id == CT_INDEX_NONE)
    return;
  level->named = level->whole = TRUE;
  level->indicator = found.match.id;
  level->unit = found.unit;
}

/* "Giường bệnh/vạn dân" is the name of an indicator, too, where no row of units stands. */
static void
take_unit_name(CtHeaderReader *reader, guint at)
{
  CtHeaderLevel *level = &reader->levels[at];

  if (reader->path->units && at + 1 == reader->path->n)
    return;
  level->whole = take_indicator(reader, at, level->text);
  if (level->whole)
    level->cell.unit_only = FALSE;
}

static gboolean
is_role_word(const CtHeaderReader *reader, CtSpan text)
{
  const CtHeaderEntry *entry =
    text.length > CT_HEADER_MAX_CELL ? NULL : ct_header_words_entry(reader->words, text);

  return entry != NULL && entry->role != CT_MEANS_VALUE;
}

void
ct_header_level_read(CtHeaderReader *reader, guint at)
{
  CtHeaderLevel *level = &reader->levels[at];

  *level = (CtHeaderLevel){.text = reader->path->cells[at],
                   .area = CT_INDEX_NONE,
                   .indicator = CT_INDEX_NONE,
                   .cell = ct_header_cell_read(reader->words, reader->resolver,
                                               reader->path->cells[at])};
  level->role = is_role_word(reader, level->text) && !level->cell.main.relative.said;
  if (!reader->path->with_names)
    return;
  if (level->cell.rest.length > 0) {
    take_name(reader, at);
    level->role = level->role || (!level->named && !level->cell.compares &&
                                  ct_header_words_near(reader->words, level->text) != NULL);
  }
  if (level->cell.unit_only)
    take_unit_name(reader, at);
  else if (at > 0 && level->cell.rest.length == 0 && !level->named)
    take_neutral_name(reader, at);
}
