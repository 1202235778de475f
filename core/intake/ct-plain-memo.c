/* ct-plain-memo.c: texts whose meaning is known.
 *
 * The functions that know what names mean are asked once a distinct text. Texts of up to
 * 16 bytes are their own key; of longer ones the bytes are compared. A slot whose
 * generation is not the memo's is free: that forgets all of them at once. A place is
 * looked for in a few slots only, so that texts made to fall on one slot cost no more.
 */
#include <string.h>

#include "intake/ct-plain.h"

#define FIRST_SLOTS 64u
#define MAX_SLOTS 131072u
#define MAX_PROBES 16u
#define MAX_TEXT ((gsize)1024)

typedef struct {
  guint64 first;
  guint64 last;
  guint32 generation;
  guint32 indicator;
  CtPlainName name;
} Slot;

/* @last: (nullable): the slot that was found last: rows in turn name the same area and period */
typedef struct {
  Slot *slots;
  guint32 n_slots; /* a power of two */
  guint32 n_used;  /* of this generation */
  const Slot *last;
} Names;

struct CtPlainMemo {
  const CtCatalog *catalog;
  const CtPlainTable *table;
  guint64 serial;
  GString *meaning; /* of the tables that the names are of */
  CtResolver *resolver;
  CtResolver *own;
  guint32 generation;
  Names names[CT_PLAIN_N_NAMES];
  CtArena *texts;
  gsize text_bytes;
  CtPlainIndicator *indicators;
  CtPlainName last; /* of a text that is not kept */
};

/* The first and the last bytes of a text, which say all of one of up to 16 bytes when its
 * length is known, too. */
typedef struct {
  guint64 first;
  guint64 last;
} Ends;

CtPlainMemo *
ct_plain_memo_new(const CtCatalog *catalog, CtResolver *resolver)
{
  CtPlainMemo *memo = g_new0(CtPlainMemo, 1);

  memo->catalog = catalog;
  memo->own = resolver == NULL ? ct_resolver_new(catalog) : NULL;
  memo->resolver = resolver == NULL ? memo->own : resolver;
  memo->meaning = g_string_new(NULL);
  memo->texts = ct_arena_new();
  memo->indicators = g_new0(CtPlainIndicator, MAX(catalog->n_indicators, 1));
  return memo;
}

void
ct_plain_memo_free(CtPlainMemo *memo)
{
  if (memo == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(memo->names); i++)
    g_free(memo->names[i].slots);
  g_string_free(memo->meaning, TRUE);
  ct_resolver_free(memo->own);
  ct_arena_free(memo->texts);
  g_free(memo->indicators);
  g_free(memo);
}

gsize
ct_plain_memo_bytes(const CtPlainMemo *memo)
{
  gsize n = memo->text_bytes;

  for (gsize i = 0; i < G_N_ELEMENTS(memo->names); i++)
    n += memo->names[i].n_slots * sizeof(Slot);
  return n;
}

static gboolean
is_of_same_meaning(const CtPlainMemo *memo, const CtPlainTable *table)
{
  return memo->meaning->len == table->meaning.length &&
         memcmp(memo->meaning->str, table->meaning.text, table->meaning.length) == 0;
}

void
ct_plain_memo_use(CtPlainMemo *memo, const CtPlainTable *table)
{
  memo->table = table;
  if (memo->serial == table->serial)
    return;
  memo->serial = table->serial;
  if (is_of_same_meaning(memo, table))
    return;
  g_string_truncate(memo->meaning, 0);
  g_string_append_len(memo->meaning, table->meaning.text, (gssize)table->meaning.length);
  ct_arena_clear(memo->texts);
  memo->text_bytes = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(memo->names); i++) {
    memo->names[i].n_used = 0;
    memo->names[i].last = NULL;
    if (memo->generation == G_MAXUINT32)
      g_clear_pointer(&memo->names[i].slots, g_free);
  }
  memo->generation = memo->generation == G_MAXUINT32 ? 1 : memo->generation + 1;
}

const CtPlainTable *
ct_plain_memo_table(const CtPlainMemo *memo)
{
  return memo->table;
}

/* What texts mean */

static void
fill_indicator(CtPlainMemo *memo, CtSpan text, CtPlainName *name)
{
  CtIndicatorMatch found;

  if (text.length == 0 || ct_outline_is_ditto(text))
    return;
  found = ct_resolver_indicator(memo->resolver, text);
  if (found.match.result == CT_NAME_FOUND && found.unit.length == 0)
    name->id = found.match.id;
}

/* What departments hold themselves is reported wherever districts are. */
static void
fill_area(CtPlainMemo *memo, CtSpan text, CtPlainName *name)
{
  CtNameMatch match;
  gboolean doubtful;

  if (text.length == 0 || ct_outline_is_ditto(text))
    return;
  match = ct_area_choose_within(memo->catalog, ct_resolver_area(memo->resolver, text),
                                memo->table->district);
  if (match.result != CT_NAME_FOUND)
    return;
  doubtful = memo->catalog->areas[match.id].level != CT_LEVEL_COMMUNE &&
             (memo->table->scope.communes || memo->table->scope.district != CT_INDEX_NONE);
  if (memo->table->scope.sections &&
      (doubtful || memo->catalog->areas[match.id].level == CT_LEVEL_DISTRICT ||
       memo->catalog->areas[match.id].parent != memo->table->scope.district))
    return; /* a section, or a commune of another one */
  if (doubtful && ct_area_choose(memo->catalog, match, text, &memo->table->scope).id != match.id)
    return; /* whether a commune is meant, the column tells */
  name->id = match.id;
  name->more = ct_figure_levels(memo->catalog->areas[match.id].level);
}

static void
fill_period(CtPlainMemo *memo, CtSpan text, CtPlainName *name)
{
  CtPeriodMatch found;

  if (text.length == 0)
    return;
  found = ct_resolver_period(memo->resolver, text);
  if (found.period == CT_PERIOD_NONE)
    return;
  name->id = found.period;
  name->more = found.estimate ? 1 : 0;
}

/* The unit of a value whose row says @text of it, as read_unit(), add_column() and
 * ct_figure_unit() find it. */
static void
fill_unit(CtPlainMemo *memo, CtSpan text, guint32 indicator, CtPlainName *name)
{
  const CtPlainTable *table = memo->table;
  CtKeys keys = table->keys;
  guint32 unit;

  if (ct_outline_is_ditto(text))
    return;
  keys.indicator = indicator;
  keys.unit_blank = table->unit != CT_COLUMN_NONE && text.length == 0 &&
                    table->unit_kinds != NULL && keys.unit.length == 0;
  if (text.length > 0) {
    keys.unit_column = table->unit;
    keys.unit = text;
  }
  if (table->value_unit.length > 0 && keys.unit_column == CT_COLUMN_NONE)
    keys.unit = table->value_unit;
  if (keys.unit.length > 0) {
    CtNameMatch match = ct_resolver_unit(memo->resolver, keys.unit, indicator);

    if (match.result != CT_NAME_FOUND)
      return;
    unit = match.id;
  } else {
    if (ct_figure_is_unit_missing(memo->catalog, table->unit_kinds, &keys))
      return;
    unit = keys.declared_unit != CT_INDEX_NONE ? keys.declared_unit
                                               : memo->catalog->indicators[indicator].unit;
  }
  name->id = unit;
  name->more =
    ct_indicator_is_count(memo->catalog, &memo->catalog->indicators[indicator], unit) ? 1 : 0;
}

static gboolean
is_above(const CtPlainTable *table, const gint *columns, guint n, CtSpan text)
{
  for (guint i = 0; i < n; i++) {
    CtSpan header = ct_plain_table_header(table, columns[i]);

    if (text.length > 0 && header.length == text.length &&
        memcmp(header.text, text.text, text.length) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What stands above its own column may be the header again. */
static gboolean
is_header(const CtPlainTable *table, CtPlainNames names, CtSpan text)
{
  switch (names) {
  case CT_PLAIN_NAMES_INDICATOR:
    return is_above(table, table->indicators, table->n_indicators, text);
  case CT_PLAIN_NAMES_AREA:
    return is_above(table, table->areas, table->n_areas, text);
  case CT_PLAIN_NAMES_PERIOD:
    return is_above(table, &table->period, 1, text);
  case CT_PLAIN_NAMES_UNIT:
  default:
    return is_above(table, &table->unit, 1, text);
  }
}

static void
fill(CtPlainMemo *memo, CtPlainNames names, CtSpan text, guint32 indicator, CtPlainName *name)
{
  CtSpan bare = ct_span_trim(text);

  *name = (CtPlainName){.text = text, .id = CT_PLAIN_UNKNOWN};
  if (is_header(memo->table, names, bare))
    return;
  switch (names) {
  case CT_PLAIN_NAMES_INDICATOR:
    fill_indicator(memo, bare, name);
    break;
  case CT_PLAIN_NAMES_AREA:
    fill_area(memo, bare, name);
    break;
  case CT_PLAIN_NAMES_PERIOD:
    fill_period(memo, bare, name);
    break;
  case CT_PLAIN_NAMES_UNIT:
  default:
    fill_unit(memo, bare, indicator, name);
    break;
  }
}

/* Slots */

static inline guint64
load_8(const gchar *bytes)
{
  guint64 word;

  memcpy(&word, bytes, sizeof word);
  return word;
}

static inline guint64
load_4(const gchar *bytes)
{
  guint32 word;

  memcpy(&word, bytes, sizeof word);
  return word;
}

static inline Ends
find_ends(CtSpan text)
{
  const gchar *bytes = text.text;
  gsize n = text.length;

  if (n >= 8)
    return (Ends){load_8(bytes), load_8(bytes + n - 8)};
  if (n >= 4)
    return (Ends){load_4(bytes), load_4(bytes + n - 4)};
  if (n == 0)
    return (Ends){0, 0};
  return (Ends){(guint64)(guchar)bytes[0] | (guint64)(guchar)bytes[n / 2] << 8 |
                  (guint64)(guchar)bytes[n - 1] << 16,
                0};
}

static inline guint64
mix(guint64 a, guint64 b)
{
  CtUint128 product = (CtUint128)(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD1B54A32D192ED03u);

  return (guint64)product ^ (guint64)(product >> 64);
}

static inline guint64
hash_text(CtSpan text, Ends ends, guint32 indicator)
{
  guint64 hash = mix(ends.first, ends.last ^ ((guint64)text.length << 32 | indicator));

  for (gsize i = 8; i + 8 < text.length; i += 8)
    hash = mix(hash, load_8(text.text + i));
  return hash;
}

static inline gboolean
is_slot_of(const Slot *slot, CtSpan text, Ends ends, guint32 indicator)
{
  return slot->first == ends.first && slot->last == ends.last && slot->indicator == indicator &&
         slot->name.text.length == text.length &&
         (text.length <= 16 || memcmp(slot->name.text.text, text.text, text.length) == 0);
}

/* Returns: (nullable): the slot of the text, or a free one; NULL: none nearby */
static inline Slot *
find_slot(const CtPlainMemo *memo, const Names *names, CtSpan text, Ends ends, guint32 indicator)
{
  guint64 hash = hash_text(text, ends, indicator);

  for (guint64 i = 0; names->n_slots > 0 && i < MAX_PROBES; i++) {
    Slot *slot = &names->slots[(hash + i) & (names->n_slots - 1)];

    if (slot->generation != memo->generation || is_slot_of(slot, text, ends, indicator))
      return slot;
  }
  return NULL;
}

static void
grow(CtPlainMemo *memo, Names *names)
{
  Names before = *names;

  names->n_slots = before.n_slots == 0 ? FIRST_SLOTS : before.n_slots * 2;
  names->slots = g_new0(Slot, names->n_slots);
  names->n_used = 0;
  names->last = NULL;
  for (guint32 i = 0; i < before.n_slots; i++) {
    const Slot *from = &before.slots[i];
    Slot *to;

    if (from->generation != memo->generation)
      continue;
    to = find_slot(memo, names, from->name.text, (Ends){from->first, from->last},
                   from->indicator);
    if (to == NULL)
      continue;
    *to = *from;
    names->n_used++;
  }
  g_free(before.slots);
}

/* A text that has not been seen. */
static const CtPlainName *
add(CtPlainMemo *memo, CtPlainNames kind, CtSpan text, Ends ends, guint32 indicator)
{
  Names *names = &memo->names[kind];
  Slot *slot;

  fill(memo, kind, text, indicator, &memo->last);
  if (names->slots == NULL)
    names->n_slots = 0;
  if (names->n_used * 2 >= names->n_slots && names->n_slots < MAX_SLOTS)
    grow(memo, names);
  slot = find_slot(memo, names, text, ends, indicator);
  if (slot == NULL || text.length > MAX_TEXT || names->n_used * 2 > names->n_slots) {
    memo->last.text = (CtSpan){"", 0};
    memo->last.id = CT_PLAIN_UNKNOWN;
    return &memo->last;
  }
  *slot = (Slot){.first = ends.first,
                 .last = ends.last,
                 .generation = memo->generation,
                 .indicator = indicator,
                 .name = memo->last};
  slot->name.text.text = ct_arena_copy(memo->texts, text.text, text.length);
  memo->text_bytes += text.length;
  names->n_used++;
  return &slot->name;
}

const CtPlainName *
ct_plain_memo_find(CtPlainMemo *memo, CtPlainNames kind, const CtCell *cell, guint32 indicator)
{
  Names *names = &memo->names[kind];
  CtSpan text = {cell->text, cell->kind != CT_CELL_BLANK ? cell->length : 0};
  Ends ends = find_ends(text);
  const Slot *slot = names->last;

  if (slot == NULL || !is_slot_of(slot, text, ends, indicator)) {
    slot = names->slots != NULL ? find_slot(memo, names, text, ends, indicator) : NULL;
    if (slot == NULL || slot->generation != memo->generation)
      return add(memo, kind, text, ends, indicator);
    names->last = slot;
  }
  return &slot->name;
}

/* Indicators */

static CtPlainPart
make_part(const CtCatalog *catalog, guint32 index, gint shift)
{
  CtPlainPart part = {.indicator = index, .shift = shift};
  const CtIndicator *indicator;

  if (index == CT_INDEX_NONE)
    return part;
  indicator = &catalog->indicators[index];
  part.unit = indicator->unit;
  part.levels = indicator->levels;
  part.whole = ct_indicator_is_count(catalog, indicator, indicator->unit);
  return part;
}

const CtPlainIndicator *
ct_plain_memo_indicator(CtPlainMemo *memo, guint32 index)
{
  const CtIndicator *indicator = &memo->catalog->indicators[index];
  CtPlainIndicator *plain = &memo->indicators[index];

  if (plain->known)
    return plain;
  plain->known = TRUE;
  plain->levels = indicator->levels;
  plain->numerator = make_part(memo->catalog, indicator->numerator, 0);
  plain->denominator = make_part(memo->catalog, indicator->denominator,
                                 ct_form_denominator_months(indicator->form));
  return plain;
}
