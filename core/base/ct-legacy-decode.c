/* ct-legacy-decode.c: what text in the letters of another encoding stands for. */
#include <string.h>

#include "base/ct-legacy-private.h"
#include "base/ct-text.h"

/* Free places of TCVN3, where other programs have capitals: in Unicode they are letters
 * of true text (À Á Â) rather. */
static gboolean
is_free_in_tcvn3(gint byte)
{
  return (byte >= 0xc0 && byte <= 0xc5) || byte == 0xcd || (byte >= 0xd9 && byte <= 0xdb) ||
         byte == 0xe0 || byte == 0xf0 || byte == 0xff;
}

/* ± ² ³ ´ º ¿ ¯ and what is outside the tables stay unless they are letters. */
static gunichar
keep_sign(gunichar c)
{
  return c == 0xba || c == 0xaa || !g_unichar_isalpha(c) ? c : 0xfffd;
}

/* The character that the one of the text stands for. */
static gunichar
tcvn3_character(gunichar c)
{
  guint8 byte = (guint8)c;
  gunichar decoded;

  if (c < 0x80)
    return c;
  if (c < 0xa1 || c > 0xff || c == 0xaf || (c >= 0xb0 && c <= 0xb4) || c == 0xba || c == 0xbf)
    return keep_sign(c);
  if (is_free_in_tcvn3(byte))
    return 0xfffd;
  ct_encoding_old_character(CT_ENCODING_TCVN3, &byte, 1, &decoded);
  return decoded;
}

/* Returns: whether @next was taken as well */
static gboolean
vni_character(gunichar c, gunichar next, gunichar *decoded)
{
  guint8 bytes[2] = {(guint8)c, (guint8)next};

  if (c > 0xff || (c >= 0x80 && c < 0xc0)) {
    *decoded = keep_sign(c);
    return FALSE;
  }
  return ct_encoding_old_character(CT_ENCODING_VNI, bytes, next >= 0xc0 && next <= 0xff ? 2 : 1,
                                   decoded) == 2;
}

/* Next character of @text as @legacy (one of the fonts) has it, and moves on. */
static gunichar
next_decoded(CtLegacy legacy, const gchar **text, const gchar *end)
{
  gunichar c = g_utf8_get_char(*text), decoded;

  *text = g_utf8_next_char(*text);
  if (legacy == CT_LEGACY_TCVN3)
    return tcvn3_character(c);
  if (vni_character(c, *text < end ? g_utf8_get_char(*text) : 0, &decoded))
    *text = g_utf8_next_char(*text);
  return decoded;
}

void
ct_legacy_score(CtLegacy legacy, const gchar *line, gsize length, CtVietnamese *score)
{
  const gchar *end = line + length;

  while (line < end)
    ct_vietnamese_add(score, next_decoded(legacy, &line, end));
  ct_vietnamese_end(score);
}

static gchar *
decode_font(CtLegacy legacy, const gchar *text, gsize length)
{
  g_autoptr(GString) decoded = g_string_sized_new(length);
  const gchar *end = text + length;

  while (text < end) {
    gunichar c = next_decoded(legacy, &text, end);
    if (c == 0xfffd)
      return NULL;
    g_string_append_unichar(decoded, c);
  }
  return g_string_free(g_steal_pointer(&decoded), FALSE);
}

/* The bytes that were misread. The no-break space of à (C3 A0) often became a plain one,
 * or was trimmed at the end; @n_sure counts the other letters, as "XÃ SA PA" is good. */
static GString *
unread(const gchar *text, gsize length, guint *n_sure)
{
  GString *bytes = g_string_sized_new(length);
  const gchar *end = text + length;
  guchar last = 0;

  *n_sure = 0;
  for (; text < end; text = g_utf8_next_char(text)) {
    gint byte = ct_windows_1252_byte(g_utf8_get_char(text));
    if (last >= 0xc0 && byte >= 0x80 && byte < 0xc0)
      (*n_sure)++;
    if (last == 0xc3 && byte == ' ')
      byte = 0xa0;
    last = byte < 0 ? 0xff : (guchar)byte;
    g_string_append_c(bytes, (gchar)last);
  }
  if (last == 0xc3)
    g_string_append_c(bytes, (gchar)0xa0);
  return bytes;
}

/* What a Vietnamese text has beyond ASCII. Others would be accidents: "CÔ»". */
static gboolean
is_expected(gunichar c)
{
  if (c < 0x80)
    return TRUE;
  if (c < 0x180)
    return c >= 0xa0;
  return c == 0x1a0 || c == 0x1a1 || c == 0x1af || c == 0x1b0 || (c >= 0x300 && c <= 0x323) ||
         (c >= 0x1ea0 && c <= 0x1ef9) || (c >= 0x2010 && c <= 0x2040) || c == 0x20ab ||
         (c >= 0x2190 && c <= 0x22ff) || c == 0xfeff;
}

static gchar *
decode_misread(const gchar *text, gsize length)
{
  guint n_sure;
  g_autoptr(GString) bytes = unread(text, length, &n_sure);
  GString *composed;

  if (n_sure == 0 || ct_text_find_invalid(bytes->str, bytes->len) >= 0)
    return NULL;
  for (const gchar *at = bytes->str; at < bytes->str + bytes->len; at = g_utf8_next_char(at))
    if (!is_expected(g_utf8_get_char(at)))
      return NULL;
  composed = g_string_sized_new(bytes->len);
  ct_encoding_append_nfc(composed, bytes->str, bytes->len);
  return g_string_free(composed, FALSE);
}

gchar *
ct_legacy_decode(CtLegacy legacy, const gchar *text, gsize length)
{
  switch (legacy) {
  case CT_LEGACY_TCVN3:
  case CT_LEGACY_VNI:
    return decode_font(legacy, text, length);
  case CT_LEGACY_MOJIBAKE:
    return decode_misread(text, length);
  case CT_LEGACY_NONE:
  default:
    return g_strndup(text, length);
  }
}
