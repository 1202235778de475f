#include "intake/ct-resolve.h"

#include <string.h>

#include "base/ct-arena.h"
#include "base/ct-text.h"
#include "intake/ct-outline.h"

/* Hostile input may hold nothing but new texts: those beyond are looked up each
 * time they come, and kept nowhere. */
#define MAX_KNOWN 65536u

/* Distinct texts and what each of them means (@answers: an array of one type). */
typedef struct {
  CtTextIds *texts;
  GArray *answers;
  gsize bytes;
} Known;

/* @unit: where the unit starts in the text */
typedef struct {
  CtNameMatch match;
  gsize unit;
  gsize unit_length;
} Indicator;

/* @text: in CtResolver.unit_texts */
typedef struct {
  guint32 indicator;
  guint32 text;
} UnitKey;

struct CtResolver {
  const CtCatalog *catalog;
  Known indicators; /* Indicator */
  Known areas;      /* CtNameMatch */
  Known periods;    /* CtPeriodMatch */
  Known any_units;  /* gboolean */
  Known legacies;   /* CtLegacy */
  CtTextIds *unit_texts;
  CtTextIds *units; /* UnitKey -> index in unit_answers */
  GArray *unit_answers;
  gsize unit_bytes;
};

static void
known_init(Known *known, guint answer_size)
{
  known->texts = ct_text_ids_new();
  known->answers = g_array_new(FALSE, FALSE, answer_size);
}

static void
known_clear(Known *known)
{
  ct_text_ids_free(known->texts);
  g_array_unref(known->answers);
}

/* Returns: the id of a known text; G_MAXUINT32 for a new one. */
static guint32
known_find(const Known *known, CtSpan text)
{
  return ct_text_ids_find(known->texts, text.text, text.length);
}

static void
known_add(Known *known, CtSpan text, gconstpointer answer)
{
  if (ct_text_ids_count(known->texts) >= MAX_KNOWN)
    return;
  ct_text_ids_add(known->texts, text.text, text.length, NULL);
  g_array_append_vals(known->answers, answer, 1);
  known->bytes += text.length + sizeof(Indicator);
}

CtResolver *
ct_resolver_new(const CtCatalog *catalog)
{
  CtResolver *resolver = g_new0(CtResolver, 1);

  resolver->catalog = catalog;
  known_init(&resolver->indicators, sizeof(Indicator));
  known_init(&resolver->areas, sizeof(CtNameMatch));
  known_init(&resolver->periods, sizeof(CtPeriodMatch));
  known_init(&resolver->any_units, sizeof(gboolean));
  known_init(&resolver->legacies, sizeof(CtLegacy));
  resolver->unit_texts = ct_text_ids_new();
  resolver->units = ct_text_ids_new();
  resolver->unit_answers = g_array_new(FALSE, FALSE, sizeof(CtNameMatch));
  return resolver;
}

void
ct_resolver_free(CtResolver *resolver)
{
  if (resolver == NULL)
    return;
  known_clear(&resolver->indicators);
  known_clear(&resolver->areas);
  known_clear(&resolver->periods);
  known_clear(&resolver->any_units);
  known_clear(&resolver->legacies);
  ct_text_ids_free(resolver->unit_texts);
  ct_text_ids_free(resolver->units);
  g_array_unref(resolver->unit_answers);
  g_free(resolver);
}

gsize
ct_resolver_bytes(const CtResolver *resolver)
{
  return resolver->indicators.bytes + resolver->areas.bytes + resolver->periods.bytes +
         resolver->any_units.bytes + resolver->legacies.bytes + resolver->unit_bytes;
}

CtSpan
ct_span_trim(CtSpan span)
{
  ct_text_trim(&span.text, &span.length);
  return span;
}

gboolean
ct_span_split_brackets(CtSpan text, CtSpan *name, CtSpan *inside)
{
  const gchar *open;

  if (text.length < 3 || text.text[text.length - 1] != ')')
    return FALSE;
  open = text.text + text.length - 1;
  while (open > text.text && *open != '(')
    open--;
  if (open == text.text)
    return FALSE;
  *name = ct_span_trim((CtSpan){text.text, (gsize)(open - text.text)});
  *inside = ct_span_trim((CtSpan){open + 1, (gsize)(text.text + text.length - open) - 2});
  return name->length > 0 && inside->length > 0;
}

/* Moves over a list number or bullet: "5. Thu ...", "a) ...", "- Trong đó ...". */
static CtSpan
strip_number(CtSpan text)
{
  gsize n = 0;

  while (n < text.length && n < 6 && g_ascii_isalnum(text.text[n]))
    n++;
  if (n == 0 || n + 1 >= text.length || strchr(".)", text.text[n]) == NULL)
    return text;
  if (text.text[n] == '.' && text.text[n + 1] != ' ')
    return text;
  return ct_span_trim((CtSpan){text.text + n + 1, text.length - n - 1});
}

/* The whole text; then without what stands in brackets; then without its number. */
static Indicator
find_indicator(CtResolver *resolver, CtSpan text)
{
  const CtCatalog *catalog = resolver->catalog;
  Indicator found = {.match = ct_catalog_find_indicator(catalog, text.text, text.length)};
  CtSpan bare = strip_number(text), name, inside;

  if (found.match.result == CT_NAME_UNKNOWN && bare.length < text.length)
    found.match = ct_catalog_find_indicator(catalog, bare.text, bare.length);
  if (found.match.result != CT_NAME_UNKNOWN || !ct_span_split_brackets(bare, &name, &inside) ||
      !ct_resolver_is_unit(resolver, inside))
    return found;
  found.match = ct_catalog_find_indicator(catalog, name.text, name.length);
  found.unit = (gsize)(inside.text - text.text);
  found.unit_length = inside.length;
  return found;
}

CtIndicatorMatch
ct_resolver_indicator(CtResolver *resolver, CtSpan text)
{
  Known *known = &resolver->indicators;
  guint32 id = known_find(known, text);
  Indicator answer;

  if (id != CT_TEXT_ID_NONE) {
    answer = g_array_index(known->answers, Indicator, id);
  } else {
    answer = find_indicator(resolver, text);
    known_add(known, text, &answer);
  }
  return (CtIndicatorMatch){.match = answer.match,
                            .unit = {text.text + answer.unit, answer.unit_length}};
}

/* What the nearest heading that knows the name says of it. */
static CtNameMatch
find_under(const CtCatalog *catalog, CtSpan name, const CtSpan *headings, guint n)
{
  CtNameMatch found = {.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  for (guint i = 0; i < n && found.result == CT_NAME_UNKNOWN; i++)
    found = ct_catalog_find_under(catalog, headings[i].text, headings[i].length, name.text,
                                  name.length);
  return found;
}

CtIndicatorMatch
ct_resolver_indicator_under(CtResolver *resolver, CtSpan text, const CtSpan *headings, guint n)
{
  CtSpan bare = ct_outline_strip(strip_number(text)), name, inside;
  CtIndicatorMatch found = ct_resolver_indicator(resolver, text);

  if (found.match.result == CT_NAME_UNKNOWN && bare.length < text.length)
    found = ct_resolver_indicator(resolver, bare);
  if (found.match.result != CT_NAME_UNKNOWN)
    return found;
  found.match = find_under(resolver->catalog, bare, headings, n);
  if (found.match.result != CT_NAME_UNKNOWN || !ct_span_split_brackets(bare, &name, &inside))
    return found;
  found.match = find_under(resolver->catalog, name, headings, n);
  if (found.match.result != CT_NAME_UNKNOWN && ct_resolver_is_unit(resolver, inside))
    found.unit = inside;
  return found;
}

/* "H. Bảo Hà" is no commune Bảo Hà: of the district that was meant a letter is wrong. */
static gboolean
is_of_other_type(const CtCatalog *catalog, CtSpan text, guint32 area)
{
  static const gchar *const types[] = {"huyen ", "h ", "h.", "thi xa ", "tx ", "tx.",
                                       "thanh pho ", "tp ", "tp."};
  g_autofree gchar *key = NULL;

  if (catalog->areas[area].level != CT_LEVEL_COMMUNE)
    return FALSE;
  key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
    if (g_str_has_prefix(key, types[i]))
      return TRUE;
  return FALSE;
}

CtNameMatch
ct_resolver_area(CtResolver *resolver, CtSpan text)
{
  Known *known = &resolver->areas;
  guint32 id = known_find(known, text);

  if (id != CT_TEXT_ID_NONE)
    return g_array_index(known->answers, CtNameMatch, id);

  CtNameMatch found = ct_catalog_find_area_any(resolver->catalog, text.text, text.length);
  CtSpan bare = strip_number(text);

  if (found.result == CT_NAME_UNKNOWN && bare.length < text.length)
    found = ct_catalog_find_area_any(resolver->catalog, bare.text, bare.length);
  if (found.result == CT_NAME_FOUND && (is_of_other_type(resolver->catalog, text, found.id) ||
                                        is_of_other_type(resolver->catalog, bare, found.id)))
    found = (CtNameMatch){.result = CT_NAME_UNKNOWN, .id = CT_INDEX_NONE};

  known_add(known, text, &found);
  return found;
}

CtPeriodMatch
ct_resolver_period(CtResolver *resolver, CtSpan text)
{
  Known *known = &resolver->periods;
  guint32 id = known_find(known, text);
  CtPeriodMatch found = {0};

  if (id != CT_TEXT_ID_NONE)
    return g_array_index(known->answers, CtPeriodMatch, id);
  found.period = ct_period_parse_words(text.text, text.length, TRUE, &found.estimate);
  known_add(known, text, &found);
  return found;
}

static guint32
find_unit_key(const CtResolver *resolver, const UnitKey *key)
{
  return ct_text_ids_find(resolver->units, (const gchar *)key, sizeof *key);
}

/* What a unit's name means depends on the indicator: "nghìn" are thousands of what
 * that one counts. */
CtNameMatch
ct_resolver_unit(CtResolver *resolver, CtSpan text, guint32 indicator)
{
  const CtCatalog *catalog = resolver->catalog;
  guint32 id = ct_text_ids_find(resolver->unit_texts, text.text, text.length);
  UnitKey key = {.indicator = indicator, .text = id};
  guint32 known = id != CT_TEXT_ID_NONE ? find_unit_key(resolver, &key) : CT_TEXT_ID_NONE;
  CtNameMatch found;

  if (known != CT_TEXT_ID_NONE)
    return g_array_index(resolver->unit_answers, CtNameMatch, known);
  found = ct_catalog_find_unit(catalog, text.text, text.length, &catalog->indicators[indicator]);
  if (resolver->unit_answers->len >= MAX_KNOWN)
    return found;
  id = ct_text_ids_add(resolver->unit_texts, text.text, text.length, NULL);
  key.text = id;
  g_array_append_val(resolver->unit_answers, found);
  resolver->unit_bytes += text.length + sizeof found + sizeof key;
  ct_text_ids_add(resolver->units, (const gchar *)&key, sizeof key, NULL);
  return found;
}

gboolean
ct_resolver_is_unit(CtResolver *resolver, CtSpan text)
{
  Known *known = &resolver->any_units;
  guint32 id = known_find(known, text);
  gboolean found;

  if (id != CT_TEXT_ID_NONE)
    return g_array_index(known->answers, gboolean, id);
  found = ct_catalog_find_unit(resolver->catalog, text.text, text.length, NULL).result !=
          CT_NAME_UNKNOWN;
  known_add(known, text, &found);
  return found;
}

CtLegacy
ct_resolver_legacy(CtResolver *resolver, CtSpan text)
{
  Known *known = &resolver->legacies;
  guint32 id = known_find(known, text);
  CtLegacy found;

  if (id != CT_TEXT_ID_NONE)
    return g_array_index(known->answers, CtLegacy, id);
  found = ct_legacy_guess(text.text, text.length);
  known_add(known, text, &found);
  return found;
}
