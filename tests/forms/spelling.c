#include "spelling.h"

#include <string.h>

typedef struct {
  const gchar *group;
  const gchar *mark;
} Signs;

static const Signs signs[N_NUMBER_STYLES] = {
  [NUMBERS_VI] = {".", ","},   [NUMBERS_COMMA] = {"", ","},   [NUMBERS_PLAIN] = {"", "."},
  [NUMBERS_EN] = {",", "."},   [NUMBERS_SPACED] = {" ", ","}, [NUMBERS_NARROW] = {"\u00a0", ","},
};

/* 1234567 -> "1.234.567" */
static void
append_grouped(GString *text, const gchar *digits, gsize n, const gchar *group)
{
  for (gsize i = 0; i < n; i++) {
    if (i > 0 && (n - i) % 3 == 0)
      g_string_append(text, group);
    g_string_append_c(text, digits[i]);
  }
}

static void
append_number(GString *text, CtDecimal value, const Signs *sign)
{
  gchar plain[CT_DECIMAL_CHARS];
  const gchar *digits = plain;
  const gchar *point;
  gsize n;

  ct_decimal_format(value, plain);
  if (*digits == '-') {
    g_string_append_c(text, '-');
    digits++;
  }
  point = strchr(digits, '.');
  n = point != NULL ? (gsize)(point - digits) : strlen(digits);
  append_grouped(text, digits, n, sign->group);
  if (point != NULL)
    g_string_append_printf(text, "%s%s", sign->mark, point + 1);
}

gchar *
spell_figure(CtDecimal value, gint exponent, const FormStyle *style)
{
  GString *text = g_string_new(style->about ? "khoảng " : NULL);
  CtDecimal written = CT_DECIMAL_INIT(value.coefficient, (gint8)(value.scale - exponent));

  if (style->padded && written.scale == 0 && written.coefficient >= 0 && written.coefficient < 10)
    g_string_append_c(text, '0');
  append_number(text, written, &signs[style->numbers]);
  return g_string_free(text, FALSE);
}

gchar *
spell_without_marks(const gchar *text)
{
  g_autofree gchar *parts = g_utf8_normalize(text, -1, G_NORMALIZE_NFD);
  GString *plain = g_string_new(NULL);

  for (const gchar *at = parts; *at != '\0'; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);

    if (c == 0x111 || c == 0x110)
      g_string_append_c(plain, c == 0x111 ? 'd' : 'D');
    else if (!g_unichar_ismark(c))
      g_string_append_unichar(plain, c);
  }
  return g_string_free(plain, FALSE);
}

gchar *
spell_name(const gchar *name, const FormStyle *style)
{
  g_autofree gchar *marked = style->no_marks ? spell_without_marks(name) : g_strdup(name);

  switch (style->letter_case) {
  case CASE_UPPER:
    return g_utf8_strup(marked, -1);
  case CASE_LOWER:
    return g_utf8_strdown(marked, -1);
  case CASE_AS_IS:
  default:
    return g_steal_pointer(&marked);
  }
}

const gchar *
spell_choose(const gchar *const *spellings, guint n)
{
  return spellings[n % g_strv_length((gchar **)spellings)];
}

const UnitSpelling *
spell_unit(const KnownIndicator *known, guint n)
{
  guint count = 0;

  while (known->units[count].text != NULL)
    count++;
  return &known->units[n % count];
}

gchar *
spell_slip(const gchar *text, GRand *random)
{
  g_autofree gunichar *letters = NULL;
  glong n = 0;
  glong at;
  gunichar other;

  letters = g_utf8_to_ucs4_fast(text, -1, &n);
  if (n < 4)
    return g_strdup(text);
  at = g_rand_int_range(random, 1, (gint32)n - 1);
  other = letters[at + 1];
  switch (g_rand_int_range(random, 0, 3)) {
  case 0: /* lost */
    memmove(letters + at, letters + at + 1, (gsize)(n - at) * sizeof *letters);
    break;
  case 1: /* swapped */
    letters[at + 1] = letters[at];
    letters[at] = other;
    break;
  default:
    letters[at] = (gunichar)('a' + g_rand_int_range(random, 0, 26));
    break;
  }
  return g_ucs4_to_utf8(letters, -1, NULL, NULL, NULL);
}
