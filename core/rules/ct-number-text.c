/* ct-number-text.c: numbers in sentences.
 */
#include "rules/ct-number-text.h"

void
ct_number_append(GString *text, CtDecimal value)
{
  gchar people[CT_DECIMAL_PEOPLE_CHARS];

  g_string_append(text, ct_decimal_format_for_people(value, people));
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
ct_number_for_people(CtRational value, gint decimals)
{
  CtDecimal rounded;
  gchar people[CT_DECIMAL_PEOPLE_CHARS];

  return g_strdup(round_visibly(value, decimals, &rounded)
                      ? ct_decimal_format_for_people(rounded, people)
                      : "?");
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
