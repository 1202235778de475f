#include "base/ct-encoding.h"

static const gchar *const encoding_names[] = {
  [CT_ENCODING_AUTO] = "auto",
  [CT_ENCODING_UTF_8] = "UTF-8",
  [CT_ENCODING_UTF_16LE] = "UTF-16LE",
  [CT_ENCODING_UTF_16BE] = "UTF-16BE",
  [CT_ENCODING_UTF_32LE] = "UTF-32LE",
  [CT_ENCODING_UTF_32BE] = "UTF-32BE",
  [CT_ENCODING_WINDOWS_1258] = "windows-1258",
  [CT_ENCODING_VISCII] = "VISCII",
  [CT_ENCODING_TCVN3] = "TCVN3",
  [CT_ENCODING_VNI] = "VNI",
};

static const struct {
  const gchar *name; /* lower case, letters and digits only */
  CtEncoding encoding;
} aliases[] = {
  {"utf16", CT_ENCODING_UTF_16LE},        {"utf32", CT_ENCODING_UTF_32LE},
  {"unicode", CT_ENCODING_UTF_16LE},      {"ucs2", CT_ENCODING_UTF_16LE},
  {"ucs4", CT_ENCODING_UTF_32LE},         {"utf8bom", CT_ENCODING_UTF_8},
  {"utf8sig", CT_ENCODING_UTF_8},         {"cp1258", CT_ENCODING_WINDOWS_1258},
  {"1258", CT_ENCODING_WINDOWS_1258},     {"ansi", CT_ENCODING_WINDOWS_1258},
  {"cp1252", CT_ENCODING_WINDOWS_1258},   {"windows1252", CT_ENCODING_WINDOWS_1258},
  {"abc", CT_ENCODING_TCVN3},             {"tcvn", CT_ENCODING_TCVN3},
  {"tcvn3abc", CT_ENCODING_TCVN3},        {"tcvn5712", CT_ENCODING_TCVN3},
  {"vniwindows", CT_ENCODING_VNI},        {"vniwin", CT_ENCODING_VNI},
};

const gchar *
ct_encoding_name(CtEncoding encoding)
{
  return encoding_names[encoding];
}

/* Whether both are the same but for case and what is no letter or digit. */
static gboolean
is_same_name(const gchar *a, const gchar *b)
{
  for (;; a++, b++) {
    while (*a != '\0' && !g_ascii_isalnum(*a))
      a++;
    while (*b != '\0' && !g_ascii_isalnum(*b))
      b++;
    if (g_ascii_tolower(*a) != g_ascii_tolower(*b))
      return FALSE;
    if (*a == '\0')
      return TRUE;
  }
}

gboolean
ct_encoding_parse(const gchar *name, CtEncoding *encoding)
{
  for (gsize i = 0; i < G_N_ELEMENTS(encoding_names); i++)
    if (is_same_name(name, encoding_names[i])) {
      *encoding = (CtEncoding)i;
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS(aliases); i++)
    if (is_same_name(name, aliases[i].name)) {
      *encoding = aliases[i].encoding;
      return TRUE;
    }
  return FALSE;
}
