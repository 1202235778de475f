/* xlsx-strings.c: see xlsx-strings.h */
#include "xlsx-strings.h"

#include <string.h>

#include "base/ct-arena.h"
#include "base/ct-error.h"
#include "base/ct-message.h"
#include "xlsx-private.h"
#include "xlsx-stream.h"
#include "xlsx-text.h"

/* Lists are made of chunks, so that they grow without being copied. */
#define CHUNK 256u
#define PIECE ((gsize)64 * 1024)
#define COST(length) (((gsize)(length) + 8) & ~(gsize)7) /* of a text in the arena */

typedef struct {
  GPtrArray *chunks; /* of XlsxString[CHUNK] */
} List;

/* @lists: by the cell's font; NULL: no style has that font */
struct XlsxStrings {
  List lists[OFFICE_N_FONTS];
  guint n;
  CtArena *arena;
};

typedef struct {
  XlsxStrings *strings;
  XlsxText text;
  GString *out;
  gsize max_bytes;
  gsize bytes;
  guint depth;
  gboolean is_sst; /* the root */
} Reading;

static void
add_to_list(XlsxStrings *strings, List *list, const XlsxString *string)
{
  XlsxString *chunk;

  if (strings->n % CHUNK == 0)
    g_ptr_array_add(list->chunks, g_new(XlsxString, CHUNK));
  chunk = list->chunks->pdata[strings->n / CHUNK];
  chunk[strings->n % CHUNK] = *string;
}

/* @plain: (nullable): the same text in a cell of no old font, which is kept once */
static XlsxString
make_string(Reading *reading, OfficeFont font, const XlsxString *plain)
{
  XlsxString string = {.text = "", .too_long = reading->text.cut ? 1 : 0};

  if (reading->text.cut)
    return string;
  g_string_truncate(reading->out, 0);
  string.decoded = (guint8)xlsx_text_finish(&reading->text, font, reading->out);
  string.length = (guint32)reading->out->len;
  if (plain != NULL && plain->length == string.length &&
      memcmp(plain->text, reading->out->str, string.length) == 0)
    string.text = plain->text;
  else
    string.text = ct_arena_copy(reading->strings->arena, reading->out->str, string.length);
  reading->bytes += sizeof(XlsxString);
  if (plain == NULL || string.text != plain->text)
    reading->bytes += COST(string.length);
  return string;
}

static gboolean
take_string(Reading *reading)
{
  XlsxStrings *strings = reading->strings;
  XlsxString plain = make_string(reading, OFFICE_FONT_UNICODE, NULL);

  add_to_list(strings, &strings->lists[OFFICE_FONT_UNICODE], &plain);
  for (guint i = OFFICE_FONT_UNICODE + 1; i < OFFICE_N_FONTS; i++) {
    XlsxString other;

    if (strings->lists[i].chunks == NULL)
      continue;
    other = make_string(reading, i, &plain);
    add_to_list(strings, &strings->lists[i], &other);
  }
  strings->n++;
  return reading->bytes <= reading->max_bytes;
}

static gboolean
begin_element(const OfficeXmlElement *element, gpointer user_data)
{
  Reading *reading = user_data;

  reading->depth = element->depth;
  if (element->depth == 1)
    reading->is_sst = xlsx_is(element, "sst");
  if (element->depth == 2 && xlsx_is(element, "si"))
    xlsx_text_begin(&reading->text, element);
  else if (element->depth > 2)
    xlsx_text_inside(&reading->text, element);
  return TRUE;
}

static gboolean
end_element(const gchar *space, const gchar *name, guint depth, gpointer user_data)
{
  Reading *reading = user_data;

  reading->depth = depth - 1;
  if (depth > 2)
    xlsx_text_end(&reading->text, depth);
  else if (depth == 2 && strcmp(name, "si") == 0 && xlsx_is_main(space))
    return take_string(reading);
  return TRUE;
}

static gboolean
take_letters(const gchar *letters, gsize length, gpointer user_data)
{
  Reading *reading = user_data;

  xlsx_text_letters(&reading->text, letters, length);
  return TRUE;
}

static gboolean
is_inside(gpointer user_data)
{
  const Reading *reading = user_data;

  return reading->is_sst && reading->depth == 1;
}

static XlsxScanStatus
scan_string(XlsxScan *scan, const gchar *bytes, gsize length, gsize *used, gpointer user_data)
{
  Reading *reading = user_data;
  const gchar *text;
  gsize text_length;
  XlsxScanStatus status = xlsx_scan_text(scan, bytes, length, used, &text, &text_length);

  if (status != XLSX_SCAN_ITEM)
    return status;
  xlsx_text_reset(&reading->text);
  xlsx_text_append(&reading->text, text, text_length);
  return take_string(reading) ? XLSX_SCAN_ITEM : XLSX_SCAN_STOP;
}

static const XlsxStreamClass stream_class = {
  .holder = "<sst",
  .end = "</si",
  .is_inside = is_inside,
  .scan = scan_string,
  .xml = {.begin = begin_element, .end = end_element, .text = take_letters}};

/* Returns: %FALSE with @error set, or when there are too many */
static gboolean
feed(XlsxStream *stream, OfficePart *part, GError **error)
{
  g_autofree gchar *piece = g_malloc(PIECE);
  gssize n;

  do {
    n = office_part_read(part, piece, PIECE, error);
    if (n < 0 || !xlsx_stream_feed(stream, piece, (gsize)n, n == 0, error))
      return FALSE;
  } while (n > 0);
  return TRUE;
}

static gboolean
read_part(Reading *reading, OfficePackage *package, const gchar *name, gboolean by_xml,
          GError **error)
{
  g_autoptr(OfficePart) part = office_package_open_part(package, name, error);
  g_autoptr(XlsxStream) stream = NULL;

  if (part == NULL)
    return FALSE;
  stream = xlsx_stream_new(&stream_class, name, reading->text.limit, by_xml, reading);
  if (feed(stream, part, error))
    return TRUE;
  if (reading->bytes > reading->max_bytes)
    g_set_error(error, CT_ERROR, CT_ERROR_LIMIT,
                _("the shared texts of the workbook take more than %zu bytes (read.max-strings)"),
                reading->max_bytes);
  return FALSE;
}

XlsxStrings *
xlsx_strings_read(OfficePackage *package, const gchar *part, const XlsxStyles *styles,
                  const XlsxOptions *options, GError **error)
{
  g_autoptr(XlsxStrings) strings = g_new0(XlsxStrings, 1);
  Reading reading = {
    .strings = strings, .out = g_string_new(NULL), .max_bytes = options->max_strings};
  gboolean read;

  strings->arena = ct_arena_new();
  for (guint i = 0; i < OFFICE_N_FONTS; i++)
    if (i == OFFICE_FONT_UNICODE || xlsx_styles_use(styles, i))
      strings->lists[i].chunks = g_ptr_array_new_with_free_func(g_free);
  xlsx_text_init(&reading.text, options->max_text);
  read = part == NULL || read_part(&reading, package, part, options->by_xml, error);
  xlsx_text_clear(&reading.text);
  g_string_free(reading.out, TRUE);
  return read ? g_steal_pointer(&strings) : NULL;
}

void
xlsx_strings_free(XlsxStrings *strings)
{
  for (guint i = 0; i < OFFICE_N_FONTS; i++)
    g_clear_pointer(&strings->lists[i].chunks, g_ptr_array_unref);
  ct_arena_free(strings->arena);
  g_free(strings);
}

guint
xlsx_strings_count(const XlsxStrings *strings)
{
  return strings->n;
}

const XlsxString *
xlsx_strings_get(const XlsxStrings *strings, guint index, OfficeFont font)
{
  const List *list = &strings->lists[strings->lists[font].chunks != NULL ? font : 0];
  const XlsxString *chunk;

  if (index >= strings->n)
    return NULL;
  chunk = list->chunks->pdata[index / CHUNK];
  return &chunk[index % CHUNK];
}
