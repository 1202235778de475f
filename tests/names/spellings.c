#include "spellings.h"

#include <string.h>

#include "tables.h"

static gchar *
write_case(const OfficialUnit *unit, guint nth)
{
  g_autofree gchar *name = official_unit_name(unit);

  return nth == 0   ? g_strdup(name)
         : nth == 1 ? g_utf8_strup(name, -1)
         : nth == 2 ? g_utf8_strdown(name, -1)
                    : NULL;
}

static gchar *
write_decomposed(const OfficialUnit *unit, guint nth)
{
  g_autofree gchar *name = official_unit_name(unit);
  g_autofree gchar *upper = g_utf8_strup(name, -1);

  return nth > 1 ? NULL : g_utf8_normalize(nth == 0 ? name : upper, -1, G_NORMALIZE_NFD);
}

static gchar *
drop_marks(const gchar *text)
{
  g_autofree gchar *parts = g_utf8_normalize(text, -1, G_NORMALIZE_NFD);
  GString *plain = g_string_new(NULL);

  for (const gchar *at = parts; *at != '\0'; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);

    if (g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK)
      g_string_append_unichar(plain, c == 0x111 ? 'd' : c == 0x110 ? 'D' : c);
  }
  return g_string_free(plain, FALSE);
}

static gchar *
write_without_marks(const OfficialUnit *unit, guint nth)
{
  g_autofree gchar *name = official_unit_name(unit);
  g_autofree gchar *plain = drop_marks(name);

  return nth == 0 ? g_steal_pointer(&plain) : nth == 1 ? g_ascii_strup(plain, -1) : NULL;
}

static gboolean
is_number(const OfficialUnit *unit)
{
  return unit->name[strspn(unit->name, "0123456789")] == '\0';
}

static gchar *
write_bare_without_marks(const OfficialUnit *unit, guint nth)
{
  return nth > 0 ? NULL : is_number(unit) ? g_strdup("") : drop_marks(unit->name);
}

/* The tone of hoà, hoè, thuý on the other vowel. */
static const gchar *const tone_places[][2] = {
  {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"},
  {"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẽ", "õe"}, {"oẹ", "ọe"},
  {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
};

/* The other place where the pair ends a word and u does not belong to a q. */
static const gchar *
other_place(const gchar *start, const gchar *at, gsize *length)
{
  for (gsize i = 0; i < G_N_ELEMENTS(tone_places); i++) {
    for (gsize j = 0; j < 2; j++) {
      const gchar *from = tone_places[i][j];

      *length = strlen(from);
      if (strncmp(at, from, *length) == 0 && (at[*length] == ' ' || at[*length] == '\0') &&
          (at == start || g_ascii_tolower(at[-1]) != 'q'))
        return tone_places[i][1 - j];
    }
  }
  return NULL;
}

static gchar *
write_other_tones(const OfficialUnit *unit, guint nth)
{
  g_autofree gchar *name = official_unit_name(unit);
  GString *other = g_string_new(NULL);

  for (const gchar *at = name; *at != '\0';) {
    gsize length;
    const gchar *replacement = other_place(name, at, &length);

    if (replacement == NULL) {
      replacement = at;
      length = (gsize)(g_utf8_next_char(at) - at);
      g_string_append_len(other, replacement, (gssize)length);
    } else {
      g_string_append(other, replacement);
    }
    at += length;
  }
  if (g_str_equal(other->str, name))
    g_string_truncate(other, 0);
  if (nth == 0)
    return g_string_free(other, FALSE);
  g_string_free(other, TRUE);
  return NULL;
}

static const struct {
  const gchar *type;
  const gchar *shorts[6];
} short_types[] = {
  {"Tỉnh", {"tỉnh ", "T. ", "T."}},
  {"Thành phố", {"TP ", "TP. ", "TP.", "Tp. ", "T.P ", "thành phố "}},
  {"Thành phố Trung ương", {"TP ", "TP. ", "TP.", "Tp. ", "T.P ", "thành phố "}},
  {"Quận", {"quận ", "Q. ", "Q."}},
  {"Huyện", {"huyện ", "H. ", "H.", "h. "}},
  {"Thị xã", {"thị xã ", "TX ", "TX. ", "TX.", "T.X ", "Tx "}},
  {"Thị trấn", {"thị trấn ", "TT ", "TT. ", "TT.", "T.T "}},
  {"Phường", {"phường ", "P. ", "P.", "p. ", "F."}},
  {"Xã", {"xã ", "X. ", "X.", "x. "}},
};

static gchar *
write_short_type(const OfficialUnit *unit, guint nth)
{
  for (gsize i = 0; i < G_N_ELEMENTS(short_types); i++)
    if (g_str_equal(short_types[i].type, unit->type))
      return nth < 6 && short_types[i].shorts[nth] != NULL
               ? g_strconcat(short_types[i].shorts[nth], unit->name, NULL)
               : NULL;
  return NULL;
}

/* "Phường 1" has no bare name. */
static gchar *
write_bare(const OfficialUnit *unit, guint nth)
{
  return nth > 0 ? NULL : g_strdup(is_number(unit) ? "" : unit->name);
}

static gchar *
encode(const gchar *text, gboolean vni)
{
  GString *encoded = g_string_new(NULL);

  for (const gchar *at = text; *at != '\0';) {
    gsize length = (gsize)(g_utf8_next_char(at) - at);
    const gchar *code = NULL;

    for (gsize i = 0; length > 1 && i < G_N_ELEMENTS(legacy_letters); i++)
      if (strncmp(legacy_letters[i].letter, at, length) == 0)
        code = vni ? legacy_letters[i].vni : legacy_letters[i].tcvn3;
    g_string_append_len(encoded, code != NULL ? code : at,
                        code != NULL ? (gssize)strlen(code) : (gssize)length);
    at += length;
  }
  return g_string_free(encoded, FALSE);
}

static gchar *
write_legacy(const OfficialUnit *unit, guint nth, gboolean vni)
{
  g_autofree gchar *name = official_unit_name(unit);
  g_autofree gchar *composed = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);

  return nth > 0 ? NULL : encode(composed, vni);
}

static gchar *
write_tcvn3(const OfficialUnit *unit, guint nth)
{
  return write_legacy(unit, nth, FALSE);
}

static gchar *
write_vni(const OfficialUnit *unit, guint nth)
{
  return write_legacy(unit, nth, TRUE);
}

/* Also in front and behind. */
static gchar *
write_spaces(const OfficialUnit *unit, guint nth)
{
  static const gchar *const spaces[] = {"\u00a0", "  ", "\u2009", " \u200b", "\t", "\u202f\u3000"};
  g_autofree gchar *name = official_unit_name(unit);
  g_auto(GStrv) words = NULL;
  g_autofree gchar *joined = NULL;

  if (nth >= G_N_ELEMENTS(spaces))
    return NULL;
  words = g_strsplit(name, " ", -1);
  joined = g_strjoinv(spaces[nth], words);
  return g_strconcat(spaces[nth], joined, spaces[nth], NULL);
}

const Spelling spellings[] = {
  {"case", write_case},
  {"decomposed", write_decomposed},
  {"without marks", write_without_marks},
  {"place of the tone", write_other_tones},
  {"short type", write_short_type},
  {"bare", write_bare},
  {"bare without marks", write_bare_without_marks},
  {"TCVN3 as Latin-1", write_tcvn3},
  {"VNI as Latin-1", write_vni},
  {"odd spaces", write_spaces},
};
const gsize n_spellings = G_N_ELEMENTS(spellings);
