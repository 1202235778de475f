#include "base/ct-json-quick.h"

#include "base/ct-arena.h"
#include "base/ct-json-bytes.h"
#include "base/ct-json-record.h"

#define MAX_PLACES 1024 /* what is more is not worth being known */
#define MAX_KEY 256
#define MAX_DEPTH 16
#define MAX_SEARCH 4096 /* keys of a record compared in vain: then searching costs too much */

/**
 * Place: of a value in a record; the first one is the record itself.
 * @key: (array length=key_length): with its quotes, as written; none in a list
 * @path: as in CtJsonValue
 * @next: place in the same object or list that was first seen after it; 0: none
 * @members, @items: the first one, if an object or a list stands here; 0: none
 * @seen: in the record of this number
 */
typedef struct {
  const gchar *key;
  gsize key_length;
  const gchar *path;
  gsize path_length;
  guint next;
  guint members;
  guint items;
  guint64 seen;
} Place;

struct CtJsonQuick {
  Place places[MAX_PLACES];
  CtJsonValue values[MAX_PLACES]; /* a place has one value at most */
  guint n_places;
  guint64 record;
  CtArena *texts;
};

typedef struct {
  CtJsonQuick *quick;
  const CtJsonQuickLimits *limits;
  CtJsonQuickRecord *record;
  const gchar *end;
  guint n_values;
  guint depth;
  guint n_compared;
  gsize n_texts;
} Walk;

CtJsonQuick *
ct_json_quick_new(void)
{
  CtJsonQuick *quick = g_new(CtJsonQuick, 1);

  quick->places[0] = (Place){.path = ""};
  quick->n_places = 1;
  quick->record = 0;
  quick->texts = ct_arena_new();
  return quick;
}

void
ct_json_quick_free(CtJsonQuick *quick)
{
  if (quick == NULL)
    return;
  ct_arena_free(quick->texts);
  g_free(quick);
}

/* White space */

/* Goes over LF, CR, CR LF as one line end. */
static const gchar *
skip_space_far(CtJsonQuickRecord *record, const gchar *at, const gchar *end)
{
  while (at < end) {
    if (*at == ' ') {
      at = ct_json_skip_blanks(at, end);
      continue;
    }
    if (*at == '\n' || *at == '\r') {
      record->n_lines += *at == '\r' || at[-1] != '\r' ? 1 : 0;
      record->line_start = at + 1;
    } else if (*at != '\t') {
      break;
    }
    at++;
  }
  return at;
}

/* A record begins with a bracket, so there is a byte before @at. */
static inline const gchar *
skip_space(CtJsonQuickRecord *record, const gchar *at, const gchar *end)
{
  return at < end && (guchar)*at > ' ' ? at : skip_space_far(record, at, end);
}

const gchar *
ct_json_quick_find_next(const gchar *at, const gchar *end, gboolean sequence,
                        CtJsonQuickRecord *record)
{
  at = skip_space(record, at, end);
  if (at < end && *at == ',')
    at = skip_space(record, at + 1, end);
  else if (!sequence)
    return NULL;
  return at < end && *at == '{' ? at : NULL;
}

/* Places */

static const gchar *
make_path(CtJsonQuick *quick, guint parent, const gchar *part)
{
  g_autoptr(GString) path = g_string_new(quick->places[parent].path);

  ct_json_append_part(path, part);
  if (parent == 0)
    g_string_erase(path, 0, 1);
  return ct_arena_copy(quick->texts, path->str, path->len);
}

/* Returns: the new place; 0: there is no room */
static guint
add_place(CtJsonQuick *quick, guint parent, const gchar *part)
{
  Place *place = &quick->places[quick->n_places];

  if (quick->n_places == MAX_PLACES)
    return 0;
  *place = (Place){.path = make_path(quick, parent, part)};
  place->path_length = strlen(place->path);
  return quick->n_places++;
}

static gboolean
begins_with_key(const Place *place, const gchar *at, const gchar *end)
{
  return (gsize)(end - at) >= place->key_length && ct_json_same(at, place->key, place->key_length);
}

static guint
add_key(Walk *walk, guint object, guint last, const gchar *at)
{
  CtJsonQuick *quick = walk->quick;
  gboolean high = FALSE;
  const gchar *stop = ct_json_skip_plain(at + 1, walk->end, &high);
  g_autofree gchar *part = NULL;
  guint place;

  if (stop == walk->end || *stop != '"' || stop - at > MAX_KEY ||
      (high && !ct_json_is_utf8(at + 1, stop)))
    return 0;
  part = g_strndup(at + 1, (gsize)(stop - at - 1));
  place = add_place(quick, object, part);
  if (place == 0)
    return 0;
  quick->places[place].key_length = (gsize)(stop + 1 - at);
  quick->places[place].key = ct_arena_copy(quick->texts, at, quick->places[place].key_length);
  *(last != 0 ? &quick->places[last].next : &quick->places[object].members) = place;
  return place;
}

static guint
find_key(Walk *walk, guint object, const gchar *at)
{
  const Place *places = walk->quick->places;
  guint last = 0;

  for (guint i = places[object].members; i != 0; i = places[i].next) {
    if (begins_with_key(&places[i], at, walk->end))
      return i;
    if (++walk->n_compared > MAX_SEARCH)
      return 0;
    last = i;
  }
  return add_key(walk, object, last, at);
}

/* @expected: the key that followed in an earlier record, or 0 */
static inline guint
take_key(Walk *walk, guint object, guint expected, const gchar *at)
{
  Place *places = walk->quick->places;
  guint place = expected;

  if (expected == 0 || !begins_with_key(&places[expected], at, walk->end))
    place = find_key(walk, object, at);
  if (place == 0 || places[place].seen == walk->quick->record)
    return 0;
  places[place].seen = walk->quick->record;
  return place;
}

static guint
take_item(Walk *walk, guint list, guint last, guint index)
{
  Place *places = walk->quick->places;
  guint *next = last != 0 ? &places[last].next : &places[list].items;

  if (*next == 0) {
    gchar part[16];

    g_snprintf(part, sizeof part, "%u", index);
    *next = add_place(walk->quick, list, part);
  }
  return *next;
}

/* Values: each returns the byte behind, or NULL */

static const gchar *read_value(Walk *walk, guint place, const gchar *at);

static inline const gchar *
add_value(Walk *walk, guint index, CtJsonKind kind, const gchar *text, const gchar *text_end)
{
  const Place *place = &walk->quick->places[index];
  CtJsonValue *value = &walk->quick->values[walk->n_values++];

  walk->n_texts += place->path_length;
  value->path = place->path;
  value->kind = kind;
  value->text = text;
  value->length = (gsize)(text_end - text);
  value->path_id = index;
  return text_end;
}

static inline const gchar *
read_string(Walk *walk, guint place, const gchar *at)
{
  gboolean high = FALSE;
  const gchar *stop = ct_json_skip_plain(at + 1, walk->end, &high);

  if (stop == walk->end || *stop != '"' || (high && !ct_json_is_utf8(at + 1, stop)))
    return NULL;
  return add_value(walk, place, CT_JSON_STRING, at + 1, stop) + 1;
}

static const gchar *
read_word(Walk *walk, guint place, const gchar *at, const gchar *word, gsize length,
          CtJsonKind kind)
{
  if ((gsize)(walk->end - at) < length || memcmp(at, word, length) != 0)
    return NULL;
  return add_value(walk, place, kind, at, at + length);
}

/* Returns: behind the digits; NULL: there is none */
static inline const gchar *
skip_digits(const gchar *at, const gchar *end)
{
  const gchar *first = at;

  while (at < end && ct_json_is_digit(*at))
    at++;
  return at > first ? at : NULL;
}

static const gchar *
skip_number(const gchar *at, const gchar *end)
{
  if (*at == '-')
    at++;
  at = at < end && *at == '0' ? at + 1 : skip_digits(at, end);
  if (at != NULL && at < end && *at == '.')
    at = skip_digits(at + 1, end);
  if (at != NULL && at < end && (*at == 'e' || *at == 'E')) {
    at++;
    if (at < end && (*at == '+' || *at == '-'))
      at++;
    at = skip_digits(at, end);
  }
  return at;
}

static inline const gchar *
read_number(Walk *walk, guint place, const gchar *at)
{
  const gchar *stop = skip_number(at, walk->end);

  if (stop == NULL || stop - at > CT_JSON_LONGEST_NUMBER)
    return NULL;
  return add_value(walk, place, CT_JSON_NUMBER, at, stop);
}

/* Behind the bracket at @at, or behind a value: over the comma to the next value or key.
 * @over: (out): the bracket @close stands here */
static inline const gchar *
find_member(Walk *walk, const gchar *at, gboolean first, gchar close, gboolean *over)
{
  at = skip_space(walk->record, at, walk->end);
  if (at == walk->end)
    return NULL;
  *over = *at == close;
  if (first || *over)
    return at;
  return *at == ',' ? skip_space(walk->record, at + 1, walk->end) : NULL;
}

static const gchar *
read_object(Walk *walk, guint object, const gchar *at)
{
  const Place *places = walk->quick->places;
  guint expected = places[object].members;
  gboolean over = FALSE;

  at = find_member(walk, at + 1, TRUE, '}', &over);
  while (at != NULL && !over) {
    guint place = at < walk->end && *at == '"' ? take_key(walk, object, expected, at) : 0;

    if (place == 0)
      return NULL;
    expected = places[place].next;
    at = skip_space(walk->record, at + places[place].key_length, walk->end);
    if (at == walk->end || *at != ':')
      return NULL;
    at = read_value(walk, place, skip_space(walk->record, at + 1, walk->end));
    if (at != NULL)
      at = find_member(walk, at, FALSE, '}', &over);
  }
  return at != NULL ? at + 1 : NULL;
}

static const gchar *
read_list(Walk *walk, guint list, const gchar *at)
{
  guint place = 0, index = 0;
  gboolean over = FALSE;

  at = find_member(walk, at + 1, TRUE, ']', &over);
  while (at != NULL && !over) {
    place = take_item(walk, list, place, index++);
    at = place != 0 ? read_value(walk, place, at) : NULL;
    if (at != NULL)
      at = find_member(walk, at, FALSE, ']', &over);
  }
  return at != NULL ? at + 1 : NULL;
}

static const gchar *
read_inside(Walk *walk, guint place, const gchar *at)
{
  const gchar *stop;

  if (walk->depth >= MIN(walk->limits->max_depth, MAX_DEPTH))
    return NULL;
  walk->depth++;
  stop = *at == '{' ? read_object(walk, place, at) : read_list(walk, place, at);
  walk->depth--;
  return stop;
}

static const gchar *
read_value(Walk *walk, guint place, const gchar *at)
{
  if (at == walk->end)
    return NULL;
  switch (*at) {
  case '"':
    return read_string(walk, place, at);
  case '{':
  case '[':
    return read_inside(walk, place, at);
  case 't':
    return read_word(walk, place, at, "true", 4, CT_JSON_BOOLEAN);
  case 'f':
    return read_word(walk, place, at, "false", 5, CT_JSON_BOOLEAN);
  case 'n':
    return read_word(walk, place, at, "null", 4, CT_JSON_NULL);
  default:
    return *at == '-' || ct_json_is_digit(*at) ? read_number(walk, place, at) : NULL;
  }
}

const gchar *
ct_json_quick_read(CtJsonQuick *quick, const CtJsonQuickLimits *limits, const gchar *at,
                   const gchar *end, CtJsonQuickRecord *record)
{
  Walk walk = {.quick = quick, .limits = limits, .record = record, .end = end};
  guint64 n_lines = record->n_lines;
  const gchar *stop;

  quick->record++;
  stop = read_inside(&walk, 0, at);
  if (stop == NULL || (gsize)(stop - at) > limits->max_length ||
      walk.n_texts > limits->max_texts || (limits->one_line && record->n_lines > n_lines))
    return NULL;
  record->values = quick->values;
  record->n_values = walk.n_values;
  return stop;
}
