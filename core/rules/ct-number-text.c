/* ct-number-text.c: numbers in sentences.
 */
#include "rules/ct-number-text.h"

#include <string.h>

#include "base/ct-message.h"

void
ct_number_append(GString *text, CtDecimal value)
{
  gboolean vietnamese = ct_language_get() == CT_LANGUAGE_VI;
  gchar plain[CT_DECIMAL_CHARS];

  ct_decimal_format(value, plain);
  const gchar *digits = plain[0] == '-' ? plain + 1 : plain;
  const gchar *point = strchr(digits, '.');
  gsize whole = point != NULL ? (gsize)(point - digits) : strlen(digits);

  if (plain[0] == '-')
    g_string_append_c(text, '-');
  for (gsize i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % 3 == 0)
      g_string_append_c(text, vietnamese ? '.' : ',');
    g_string_append_c(text, digits[i]);
  }
  if (point != NULL) {
    g_string_append_c(text, vietnamese ? ',' : '.');
    g_string_append(text, point + 1);
  }
}

static gboolean
round_visibly(CtRational value, gint decimals, CtDecimal *rounded)
{
  gint scale = CLAMP(decimals, 0, CT_DECIMAL_MAX_SCALE);

  do {
    if (!ct_rational_round(value, scale, rounded))
      return FALSE;
  } while (rounded->coefficient == 0 && ct_rational_sign(value) != 0 &&
           scale++ < CT_DECIMAL_MAX_SCALE);
  *rounded = ct_decimal_reduce(*rounded);
  return TRUE;
}

void
ct_number_append_rational(GString *text, CtRational value, gint decimals)
{
  CtDecimal rounded;

  if (round_visibly(value, decimals, &rounded))
    ct_number_append(text, rounded);
  else
    g_string_append_c(text, '?');
}

gchar *
ct_number_plain(CtRational value, gint decimals)
{
  CtDecimal rounded;
  gchar plain[CT_DECIMAL_CHARS];

  if (!round_visibly(value, decimals, &rounded))
    return g_strdup("?");
  ct_decimal_format(rounded, plain);
  return g_strdup(plain);
}
