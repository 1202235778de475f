#include "encoding.h"

#include <string.h>

const gchar *
encoding_name(Encoding encoding)
{
  static const gchar *const names[N_ENCODINGS] = {
    "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "UTF-16LE without BOM", "UTF-32LE",
    "windows-1258", "VISCII", "TCVN3", "VNI", "TCVN3 in UTF-8", "VNI in UTF-8"};

  return names[encoding];
}

/* VNI: a letter's base, then a byte for its marks. Tones: acute, grave, hook, tilde, dot. */
static const guint8 vni_plain[] = {0xF9, 0xF8, 0xFB, 0xF5, 0xEF};
static const guint8 vni_circumflex[] = {0xE1, 0xE0, 0xE5, 0xE3, 0xE4};
static const guint8 vni_breve[] = {0xE9, 0xE8, 0xFA, 0xFC, 0xEB};
static const guint8 vni_i[] = {0xED, 0xEC, 0xE6, 0xF3, 0xF2};

typedef struct {
  gunichar base;
  gint tone; /* -1: none */
  gboolean circumflex;
  gboolean breve;
  gboolean horn;
} Letter;

static gint
tone_of(gunichar mark)
{
  static const gunichar tones[] = {0x301, 0x300, 0x309, 0x303, 0x323};

  for (gint i = 0; i < (gint)G_N_ELEMENTS(tones); i++)
    if (tones[i] == mark)
      return i;
  return -1;
}

static Letter
take_apart(gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
  Letter letter = {.base = parts[0], .tone = -1};

  for (gsize i = 1; i < n; i++) {
    letter.circumflex = letter.circumflex || parts[i] == 0x302;
    letter.breve = letter.breve || parts[i] == 0x306;
    letter.horn = letter.horn || parts[i] == 0x31B;
    if (tone_of(parts[i]) >= 0)
      letter.tone = tone_of(parts[i]);
  }
  return letter;
}

/* The letter in lower case. Returns: the number of bytes */
static gsize
vni_bytes(gunichar c, guint8 *bytes)
{
  Letter letter = take_apart(c);
  guint tone = (guint)MAX(letter.tone, 0);

  bytes[0] = (guint8)letter.base;
  if (c == 0x111) {
    bytes[0] = 0xF1;
    return 1;
  }
  if (letter.circumflex || letter.breve) {
    bytes[1] = letter.circumflex ? (letter.tone < 0 ? 0xE2 : vni_circumflex[tone])
                                 : (letter.tone < 0 ? 0xEA : vni_breve[tone]);
    return 2;
  }
  if (letter.horn) {
    bytes[0] = letter.base == 'o' ? 0xF4 : 0xF6;
    bytes[1] = vni_plain[tone];
    return letter.tone < 0 ? 1 : 2;
  }
  if (letter.base == 'i' || (letter.base == 'y' && letter.tone == 4)) {
    bytes[0] = letter.base == 'i' ? vni_i[tone] : 0xEE;
    return 1;
  }
  bytes[1] = vni_plain[tone];
  return 2;
}

static void
write_vni(GByteArray *out, gunichar c)
{
  guint8 bytes[2];
  gsize n;

  if (c < 0x80) {
    bytes[0] = (guint8)c;
    g_byte_array_append(out, bytes, 1);
    return;
  }
  n = vni_bytes(g_unichar_tolower(c), bytes);
  for (gsize i = 0; i < n && g_unichar_isupper(c); i++)
    bytes[i] = (guint8)(bytes[i] - 0x20);
  g_byte_array_append(out, bytes, (guint)n);
}

static GBytes *
convert(const gchar *text, gsize length, const gchar *to)
{
  gsize n = 0;
  g_autoptr(GError) error = NULL;
  gchar *bytes = g_convert(text, (gssize)length, to, "UTF-8", NULL, &n, &error);

  if (bytes == NULL)
    g_error("%s: %s", to, error->message);
  return g_bytes_new_take(bytes, n);
}

/* TCVN3 is TCVN5712-1 as far as it goes; capitals with a tone have no code of their own:
 * a font shows small ones as capitals. */
static GBytes *
write_tcvn3(const gchar *text, gsize length)
{
  g_autoptr(GString) shown = g_string_new(NULL);

  for (const gchar *at = text; at < text + length; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);

    g_string_append_unichar(shown, c >= 0x80 && take_apart(c).tone >= 0 ? g_unichar_tolower(c) : c);
  }
  return convert(shown->str, shown->len, "TCVN5712-1");
}

static GBytes *
write_vni_text(const gchar *text, gsize length)
{
  GByteArray *out = g_byte_array_new();

  for (const gchar *at = text; at < text + length; at = g_utf8_next_char(at))
    write_vni(out, g_utf8_get_char(at));
  return g_byte_array_free_to_bytes(out);
}

/* The bytes taken for Latin-1, as UTF-8. */
static GBytes *
take_for_latin1(GBytes *bytes)
{
  gsize length = 0, n = 0;
  const gchar *data = g_bytes_get_data(bytes, &length);
  gchar *text = g_convert(data, (gssize)length, "UTF-8", "ISO-8859-1", NULL, &n, NULL);

  return g_bytes_new_take(text, n);
}

static GBytes *
with_mark(const gchar *text, gsize length, const gchar *mark, gsize mark_length, const gchar *to)
{
  g_autoptr(GBytes) bytes = convert(text, length, to);
  GByteArray *all = g_byte_array_new();
  gsize n = 0;
  const guint8 *data = g_bytes_get_data(bytes, &n);

  g_byte_array_append(all, (const guint8 *)mark, (guint)mark_length);
  g_byte_array_append(all, data, (guint)n);
  return g_byte_array_free_to_bytes(all);
}

GBytes *
encoding_write(const gchar *text, gsize length, Encoding encoding)
{
  g_autoptr(GBytes) legacy = NULL;

  switch (encoding) {
  case ENCODING_UTF8_BOM:
    return with_mark(text, length, "\xEF\xBB\xBF", 3, "UTF-8");
  case ENCODING_UTF16LE:
    return with_mark(text, length, "\xFF\xFE", 2, "UTF-16LE");
  case ENCODING_UTF16BE:
    return with_mark(text, length, "\xFE\xFF", 2, "UTF-16BE");
  case ENCODING_UTF16LE_BARE:
    return convert(text, length, "UTF-16LE");
  case ENCODING_UTF32LE:
    return with_mark(text, length, "\xFF\xFE\0\0", 4, "UTF-32LE");
  case ENCODING_CP1258:
    return convert(text, length, "CP1258");
  case ENCODING_VISCII:
    return convert(text, length, "VISCII");
  case ENCODING_TCVN3:
    return write_tcvn3(text, length);
  case ENCODING_VNI:
    return write_vni_text(text, length);
  case ENCODING_TCVN3_IN_UTF8:
    legacy = write_tcvn3(text, length);
    return take_for_latin1(legacy);
  case ENCODING_VNI_IN_UTF8:
    legacy = write_vni_text(text, length);
    return take_for_latin1(legacy);
  case ENCODING_UTF8:
  default:
    return g_bytes_new(text, length);
  }
}
