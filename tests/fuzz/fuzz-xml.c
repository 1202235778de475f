/* fuzz-xml.c: the XML of a part (office/office-xml.h): what handlers get does not depend on the
 * pieces in which the bytes come; names and text are valid; elements close as they open. */
#include "fuzz.h"

#include <string.h>

#include "office/office-xml.h"

/**
 * Reading:
 * @told: all that came, as text
 * @open: (element-type utf8): names of open elements
 * @stop_after: elements after which no more is wanted; 0: never
 */
typedef struct {
  GString *told;
  GPtrArray *open;
  guint n;
  guint stop_after;
  gboolean stopped;
} Reading;

static gboolean
take_begin(const OfficeXmlElement *element, gpointer user_data)
{
  Reading *reading = user_data;

  g_assert_false(reading->stopped);
  g_assert_true(g_utf8_validate(element->name, -1, NULL));
  g_assert_true(g_utf8_validate(element->space, -1, NULL));
  g_assert_cmpuint(element->n_attributes, <=, OFFICE_XML_MAX_ATTRIBUTES);
  g_assert_cmpuint(element->depth, <=, OFFICE_XML_MAX_DEPTH);
  g_ptr_array_add(reading->open, g_strconcat(element->space, "|", element->name, NULL));
  g_assert_cmpuint(element->depth, ==, reading->open->len);
  g_string_append_printf(reading->told, "<%s|%s", element->space, element->name);
  for (guint i = 0; i < element->n_attributes; i++) {
    g_assert_true(g_utf8_validate(element->attributes[i].value, -1, NULL));
    g_string_append_printf(reading->told, " %s|%s='%s'", element->attributes[i].space,
                           element->attributes[i].name, element->attributes[i].value);
  }
  g_string_append_c(reading->told, '>');
  reading->stopped = ++reading->n == reading->stop_after;
  return !reading->stopped;
}

static gboolean
take_end(const gchar *space, const gchar *name, guint depth, gpointer user_data)
{
  Reading *reading = user_data;
  g_autofree gchar *full = g_strconcat(space, "|", name, NULL);

  g_assert_false(reading->stopped);
  g_assert_cmpuint(depth, ==, reading->open->len);
  g_assert_cmpstr(full, ==, g_ptr_array_index(reading->open, depth - 1));
  g_ptr_array_set_size(reading->open, (gint)depth - 1);
  g_string_append_printf(reading->told, "</%s>", full);
  return TRUE;
}

static gboolean
take_text(const gchar *text, gsize length, gpointer user_data)
{
  Reading *reading = user_data;

  g_assert_false(reading->stopped);
  g_assert_cmpuint(reading->open->len, >, 0);
  g_assert_true(g_utf8_validate_len(text, length, NULL));
  g_string_append_len(reading->told, text, (gssize)length);
  return TRUE;
}

static gboolean
feed(OfficeXml *xml, const void *data, gsize size, gsize max, gboolean random, GError **error)
{
  FuzzPieces pieces;
  const gchar *piece;
  gsize length;
  gboolean fed = TRUE;

  fuzz_pieces_init(&pieces, data, size, max, random);
  while (fed && (piece = fuzz_pieces_next(&pieces, &length)) != NULL)
    fed = office_xml_feed(xml, piece, length, FALSE, error);
  fuzz_pieces_clear(&pieces);
  return fed && office_xml_feed(xml, "", 0, TRUE, error);
}

/* @fed: whether it was read to its end. Returns: (transfer full): what was told */
static GString *
read_pieces(const void *data, gsize size, gsize max, gboolean random, guint stop_after, guint *n,
            gboolean *fed)
{
  static const OfficeXmlHandler handler = {take_begin, take_end, take_text};
  g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GError) error = NULL;
  Reading reading = {.told = g_string_new(NULL), .open = open, .stop_after = stop_after};
  g_autoptr(OfficeXml) xml = office_xml_new(&handler, "part", &reading);

  *fed = feed(xml, data, size, max, random, &error);
  g_assert_cmpint(*fed, ==, error == NULL && !reading.stopped);
  g_assert_true(error == NULL || g_utf8_validate(error->message, -1, NULL));
  g_assert_true(!*fed || open->len == 0);
  *n = reading.n;
  return reading.told;
}

/* In front of a fault more or less of the text before it is told. */
static void
compare(const GString *whole, const void *data, gsize size, gsize max, gboolean whole_fed)
{
  guint n;
  gboolean fed;
  g_autoptr(GString) told = read_pieces(data, size, max, max > 1, 0, &n, &fed);

  g_assert_cmpint(fed, ==, whole_fed);
  if (fed)
    g_assert_cmpstr(told->str, ==, whole->str);
  else
    g_assert_true(g_str_has_prefix(told->str, whole->str) ||
                  g_str_has_prefix(whole->str, told->str));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = MIN(size, FUZZ_MAX_INPUT);
  guint n, stopped_at;
  gboolean fed, half_fed;
  g_autoptr(GString) whole = read_pieces(data, length, MAX(length, 1), FALSE, 0, &n, &fed);
  g_autoptr(GString) half = read_pieces(data, length, 64, TRUE, n / 2 + 1, &stopped_at, &half_fed);

  compare(whole, data, length, 100, fed);
  if (length <= 4096)
    compare(whole, data, length, 1, fed);
  if (stopped_at == n / 2 + 1)
    g_assert_true(g_str_has_prefix(whole->str, half->str));
  return 0;
}
