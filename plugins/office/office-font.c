/* office-font.c: see office-font.h */
#include <string.h>

#include "base/ct-legacy.h"
#include "base/ct-message.h"
#include "office/office-font.h"

OfficeFont
office_font_parse(const gchar *name)
{
  gsize length;

  if (name == NULL)
    return OFFICE_FONT_UNICODE;
  length = strlen(name);
  if (g_ascii_strncasecmp(name, ".vn", 3) == 0)
    return g_ascii_tolower(name[length - 1]) == 'h' ? OFFICE_FONT_TCVN3_CAPITALS
                                                    : OFFICE_FONT_TCVN3;
  if (g_ascii_strncasecmp(name, "vni-", 4) == 0 || g_ascii_strncasecmp(name, "vni ", 4) == 0)
    return OFFICE_FONT_VNI;
  return OFFICE_FONT_UNICODE;
}

const gchar *
office_font_name(OfficeFont font)
{
  switch (font) {
  case OFFICE_FONT_TCVN3:
  case OFFICE_FONT_TCVN3_CAPITALS:
    return "TCVN3";
  case OFFICE_FONT_VNI:
    return "VNI";
  default:
    return "";
  }
}

/* Letter by letter, as the locale has no say in it. */
static gchar *
to_capitals(const gchar *text)
{
  GString *capitals = g_string_new(NULL);

  for (; *text != '\0'; text = g_utf8_next_char(text))
    g_string_append_unichar(capitals, g_unichar_toupper(g_utf8_get_char(text)));
  return g_string_free(capitals, FALSE);
}

static gboolean
is_ascii(const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

gchar *
office_font_decode(OfficeFont font, const gchar *text, gsize length)
{
  CtLegacy legacy = font == OFFICE_FONT_VNI ? CT_LEGACY_VNI : CT_LEGACY_TCVN3;
  g_autofree gchar *decoded = NULL;

  if (font == OFFICE_FONT_UNICODE || is_ascii(text, length) ||
      !ct_legacy_fits(legacy, text, length))
    return NULL;
  decoded = ct_legacy_decode(legacy, text, length);
  if (decoded == NULL || font != OFFICE_FONT_TCVN3_CAPITALS)
    return g_steal_pointer(&decoded);
  return to_capitals(decoded);
}

static gboolean
tell_font(CtRowSink *rows, OfficeFont font, guint64 n)
{
  const gchar *name = office_font_name(font);
  g_autofree gchar *message = NULL;

  if (n == 0)
    return TRUE;
  message = g_strdup_printf(
    _("%lu cells are in a font of %s: they were decoded; use a Unicode font (Times New Roman)"),
    (gulong)n, name);
  return ct_row_sink_note(rows, &(CtReadNote){.what = "legacy-font",
                                              .value = name,
                                              .rule = "read.legacy-font",
                                              .message = message});
}

gboolean
office_fonts_tell(CtRowSink *rows, const guint64 n[OFFICE_N_FONTS])
{
  return tell_font(rows, OFFICE_FONT_TCVN3,
                   n[OFFICE_FONT_TCVN3] + n[OFFICE_FONT_TCVN3_CAPITALS]) &&
         tell_font(rows, OFFICE_FONT_VNI, n[OFFICE_FONT_VNI]);
}

/* Letters up to U+023F, those of Vietnamese at U+1E00, and punctuation are as they should be. */
static gboolean
is_composed(const guchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (text[i] <= 0xC8)
      continue;
    if (i + 2 >= length || !((text[i] == 0xE1 && (text[i + 1] | 3) == 0xBB) ||
                             (text[i] == 0xE2 && text[i + 1] == 0x80)))
      return FALSE;
    i += 2;
  }
  return TRUE;
}

gchar *
office_text_compose(const gchar *text, gsize length)
{
  g_autofree gchar *composed = NULL;

  if (is_composed((const guchar *)text, length))
    return NULL;
  composed = g_utf8_normalize(text, (gssize)length, G_NORMALIZE_NFC);
  if (composed != NULL && strlen(composed) == length && memcmp(composed, text, length) == 0)
    return NULL;
  return g_steal_pointer(&composed);
}
