/* office-number.c: what a cell shows of a number, from the digits of its text.
 */
#include "office/office-number.h"

#include <string.h>

#include "office/office-clock.h"
#include "office/office-digits.h"

/* What is longer than this is no figure of a report, and stays as it is written. */
#define MAX_WHOLE 24

static gsize
write_number(OfficeDigits *digits, const OfficeFormatSection *section, gchar *seen)
{
  gint needed;

  office_digits_round(digits, digits->point + section->decimals);
  needed = office_digits_decimals(digits);
  return office_digits_write(digits, MAX(needed, section->decimals - section->spare_decimals),
                             seen);
}

/* "##0.0E+0" has an exponent that is a multiple of three. */
static gsize
write_scientific(OfficeDigits *digits, const OfficeFormatSection *section, gchar *seen)
{
  gint group = MAX((gint)section->whole_digits, 1);
  gint whole = ((digits->point - 1) % group + group) % group + 1;

  office_digits_round(digits, whole + section->decimals);
  return office_digits_write_general(digits, seen);
}

static gint
compare_with_bound(const gchar *text, gsize length, const OfficeDigits *digits, CtDecimal bound)
{
  gchar plain[OFFICE_SEEN_SIZE];
  CtDecimal value;
  OfficeDigits copy = *digits;

  if (ct_decimal_parse(text, length, &value) ||
      ct_decimal_parse(plain, office_digits_write_general(&copy, plain), &value))
    return ct_decimal_compare(value, bound);
  return digits->negative ? -1 : 1;
}

static gboolean
is_for(const OfficeFormatSection *section, gint order)
{
  switch (section->when) {
  case OFFICE_WHEN_LESS:
    return order < 0;
  case OFFICE_WHEN_AT_MOST:
    return order <= 0;
  case OFFICE_WHEN_EQUAL:
    return order == 0;
  case OFFICE_WHEN_OTHER:
    return order != 0;
  case OFFICE_WHEN_AT_LEAST:
    return order >= 0;
  case OFFICE_WHEN_MORE:
    return order > 0;
  case OFFICE_WHEN_ALWAYS:
  default:
    return TRUE;
  }
}

/* positive;negative;zero: where no section says itself what it is for. */
static guint
section_by_sign(const OfficeFormat *format, const OfficeDigits *digits)
{
  if (digits->n > 0 && digits->negative)
    return format->n_sections > 1 ? 1 : 0;
  return digits->n == 0 && format->n_sections > 2 ? 2 : 0;
}

static guint
section_by_condition(const OfficeFormat *format, const gchar *text, gsize length,
                     const OfficeDigits *digits)
{
  for (guint i = 0; i + 1 < format->n_sections; i++) {
    const OfficeFormatSection *section = &format->sections[i];
    gboolean fits = section->when != OFFICE_WHEN_ALWAYS
                      ? is_for(section, compare_with_bound(text, length, digits, section->bound))
                      : (i == 0 ? !digits->negative && digits->n > 0
                                : digits->negative && digits->n > 0);
    if (fits)
      return i;
  }
  return format->n_sections - 1;
}

static OfficeFormatSection
choose_section(const OfficeFormat *format, const gchar *text, gsize length,
               const OfficeDigits *digits)
{
  if (format->n_sections == 0)
    return (OfficeFormatSection){.kind = format->kind,
                                 .decimals = format->decimals,
                                 .power = format->power,
                                 .per_mille = format->per_mille,
                                 .nil = format->nil_zero,
                                 .hidden = format->hidden};
  if (format->n_sections == 1)
    return format->sections[0];
  if (format->sections[0].when == OFFICE_WHEN_ALWAYS &&
      format->sections[1].when == OFFICE_WHEN_ALWAYS)
    return format->sections[section_by_sign(format, digits)];
  return format->sections[section_by_condition(format, text, length, digits)];
}

static gsize
copy_text(const gchar *text, gsize length, gchar *seen)
{
  gsize n = MIN(length, OFFICE_SEEN_SIZE - 1);

  if (n > 0)
    memcpy(seen, text, n);
  return n;
}

/* "6,72 ‰": what is not marked as text is taken for a plain number. */
static CtCellKind
see_per_mille(gchar *seen, gsize *seen_length)
{
  static const gchar sign[] = " ‰";
  gchar *point = memchr(seen, '.', *seen_length);

  if (point != NULL)
    *point = ',';
  if (*seen_length + sizeof sign <= OFFICE_SEEN_SIZE) {
    memcpy(seen + *seen_length, sign, sizeof sign - 1);
    *seen_length += sizeof sign - 1;
  }
  return CT_CELL_TEXT;
}

static CtCellKind
see_figure(OfficeDigits *digits, const OfficeFormatSection *section, gchar *seen,
           gsize *seen_length)
{
  gboolean zero;

  if (digits->n > 0)
    digits->point += section->power;
  switch (section->kind) {
  case OFFICE_FORMAT_NUMBER:
  case OFFICE_FORMAT_PERCENT:
    *seen_length = write_number(digits, section, seen);
    break;
  case OFFICE_FORMAT_SCIENTIFIC:
    *seen_length = write_scientific(digits, section, seen);
    break;
  default:
    *seen_length = office_digits_write_general(digits, seen);
    break;
  }
  zero = digits->n == 0;
  if (zero && section->blank_zero) {
    *seen_length = 0;
    return CT_CELL_BLANK;
  }
  if (section->per_mille)
    return see_per_mille(seen, seen_length);
  return section->kind == OFFICE_FORMAT_PERCENT ? CT_CELL_PERCENT : CT_CELL_NUMBER;
}

/* Most cells: no more digits than count, and no format that changes them. */
static gboolean
is_plain_whole(const gchar *text, gsize length)
{
  if (length == 0 || length > OFFICE_SIGNIFICANT_DIGITS || (text[0] == '0' && length > 1))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit(text[i]))
      return FALSE;
  return TRUE;
}

static void
trim(const gchar **text, gsize *length)
{
  for (; *length > 0 && g_ascii_isspace(**text); (*length)--)
    (*text)++;
  while (*length > 0 && g_ascii_isspace((*text)[*length - 1]))
    (*length)--;
}

CtCellKind
office_number_see(const gchar *text, gsize length, const OfficeFormat *format, gboolean since_1904,
                  gchar seen[OFFICE_SEEN_SIZE], gsize *seen_length)
{
  OfficeFormatSection section;
  OfficeDigits digits;

  trim(&text, &length);
  *seen_length = copy_text(text, length, seen);
  if (format->n_sections <= 1 && format->kind == OFFICE_FORMAT_GENERAL && !format->hidden &&
      !format->per_mille && !format->nil_zero && is_plain_whole(text, length))
    return CT_CELL_NUMBER;
  if (!office_digits_parse(text, length, &digits))
    return CT_CELL_ERROR;
  office_digits_round(&digits, OFFICE_SIGNIFICANT_DIGITS);
  section = choose_section(format, text, length, &digits);
  if (section.hidden) {
    *seen_length = 0;
    return CT_CELL_BLANK;
  }
  if (digits.n == 0 && section.nil) {
    *seen_length = copy_text("-", 1, seen);
    return CT_CELL_TEXT;
  }
  if (digits.n > 0 && digits.point + section.power > MAX_WHOLE)
    return CT_CELL_TEXT;
  if (section.kind == OFFICE_FORMAT_DATE || section.kind == OFFICE_FORMAT_TIME)
    return office_clock_see(&digits, &section, since_1904, seen, seen_length);
  return see_figure(&digits, &section, seen, seen_length);
}
