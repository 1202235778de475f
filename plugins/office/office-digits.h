/* office-digits.h: a number as its decimal digits, as many as a workbook may write.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many are those of a decimal that was kept as a binary fraction. */
#define OFFICE_SIGNIFICANT_DIGITS 15
/* More of them change nothing: the next one rounds. */
#define OFFICE_MAX_DIGITS 24

/* 0.DIGITS x 10^point, without zeros at either end; none: zero. */
typedef struct {
  gboolean negative;
  gint point;
  guint n;
  guint8 digits[OFFICE_MAX_DIGITS + 1];
} OfficeDigits;

/* Of "-0.672", "1.5E-2". %FALSE: it is no number. */
gboolean office_digits_parse(const gchar *text, gsize length, OfficeDigits *digits);

/* Keeps the first @keep digits, the next one rounding away from zero. */
void office_digits_round(OfficeDigits *digits, gint keep);

/* The digit at a place: 1 that of the ones, 0 the first behind the point. */
guint8 office_digits_at(const OfficeDigits *digits, gint place);

/* Digits behind the point. */
gint office_digits_decimals(const OfficeDigits *digits);

/* Those left of the point as a number that is known to fit. */
gint64 office_digits_whole(const OfficeDigits *digits);

/* @decimals: digits behind the point; the caller has seen to it that all has room.
 * Returns: bytes written, without one that ends them */
gsize office_digits_write(const OfficeDigits *digits, gint decimals, gchar *seen);

/* As many decimals as there are, which is rounded to what a decimal may have. */
gsize office_digits_write_general(OfficeDigits *digits, gchar *seen);

G_END_DECLS
