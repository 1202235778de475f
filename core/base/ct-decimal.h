/* ct-decimal.h: exact decimal numbers.
 *
 * A value is coefficient x 10^-scale. Arithmetic is done in 128 bits; what does
 * not fit a CtDecimal afterwards is refused, never rounded or wrapped. No
 * binary floating point is used anywhere.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

__extension__ typedef __int128 CtInt128;
__extension__ typedef unsigned __int128 CtUint128;

#define CT_DECIMAL_MAX_SCALE 18
#define CT_DECIMAL_MIN_SCALE (-18)
/* Room for the longest formatted value with sign, point, zeros and NUL. */
#define CT_DECIMAL_CHARS 48

/**
 * CtDecimal:
 * @coefficient: any value but G_MININT64
 * @scale: CT_DECIMAL_MIN_SCALE to CT_DECIMAL_MAX_SCALE; 12.50 is 1250, 2 and
 *   5 million, told in millions, may be 5, -6
 *
 * The scale is kept as written, so that 12.50 and 12.5 compare equal and still
 * print as they came.
 */
typedef struct {
  gint64 coefficient;
  gint8 scale;
} CtDecimal;

/* An expression; static tables take plain braces. */
#define CT_DECIMAL_INIT(c, s) ((CtDecimal){.coefficient = (c), .scale = (s)})

/**
 * ct_decimal_parse:
 * @text: (array length=length): optional sign, digits, optional '.' and digits;
 *   nothing else, not even spaces
 * Returns: %FALSE when it is no such number or has more than 18 digits that
 *   count; @value is then untouched.
 */
gboolean ct_decimal_parse(const gchar *text, gsize length, CtDecimal *value);

/**
 * ct_decimal_format:
 * @buffer: (array fixed-size=48): receives the plain form, NUL-terminated:
 *   "-0.05", "5000000" (a negative scale is written out)
 * Returns: the length.
 */
gsize ct_decimal_format(CtDecimal value, gchar *buffer);

/* Room for ct_decimal_format_for_people(): a point or comma a digit group more. */
#define CT_DECIMAL_PEOPLE_CHARS 64

/**
 * ct_decimal_format_for_people:
 * @buffer: (array fixed-size=64): receives 1.234,5 (Vietnamese) or 1,234.5 (English), as
 *   the thread's language has it; for sentences, never for data
 * Returns: @buffer
 */
gchar *ct_decimal_format_for_people(CtDecimal value, gchar *buffer);

/**
 * ct_decimal_format_with:
 * @group: between groups of three digits; '\0': none
 * @point: before the decimals
 * @buffer: (array fixed-size=64)
 * Returns: @buffer
 */
gchar *ct_decimal_format_with(CtDecimal value, gchar group, gchar point, gchar *buffer);

/* -1, 0, 1: exact for all values, whatever their scales. */
gint ct_decimal_compare(CtDecimal a, CtDecimal b);

/* All return %FALSE when the exact result does not fit; @result is then untouched. */
gboolean ct_decimal_add(CtDecimal a, CtDecimal b, CtDecimal *result) G_GNUC_WARN_UNUSED_RESULT;
gboolean ct_decimal_subtract(CtDecimal a, CtDecimal b, CtDecimal *result) G_GNUC_WARN_UNUSED_RESULT;
gboolean ct_decimal_multiply(CtDecimal a, CtDecimal b, CtDecimal *result) G_GNUC_WARN_UNUSED_RESULT;

/* a / b rounded half up to @scale decimals; the result has exactly that scale.
 * %FALSE when b is 0 or it does not fit. */
gboolean ct_decimal_divide(CtDecimal a, CtDecimal b, gint scale,
                           CtDecimal *result) G_GNUC_WARN_UNUSED_RESULT;

/* a / b when the quotient is a finite decimal that fits (the unit table is made
 * so). %FALSE otherwise. */
gboolean ct_decimal_divide_exact(CtDecimal a, CtDecimal b,
                                 CtDecimal *result) G_GNUC_WARN_UNUSED_RESULT;

/* Rounds half up (towards +infinity at the half) to @scale decimals; the result
 * has exactly that scale. %FALSE when it does not fit. */
gboolean ct_decimal_round(CtDecimal value, gint scale,
                          CtDecimal *result) G_GNUC_WARN_UNUSED_RESULT;

/* The same value without trailing zeros after the point; integers get scale 0
 * where they fit, so equal values become equal structs. */
CtDecimal ct_decimal_reduce(CtDecimal value);

gboolean ct_decimal_is_zero(CtDecimal value);

/* %TRUE when the value is 10^*exponent; @exponent is set in any case. */
gboolean ct_decimal_is_power_of_ten(CtDecimal value, gint *exponent);

/* 10^exponent for 0 <= exponent <= 38. */
CtUint128 ct_power_of_ten(guint exponent);

G_END_DECLS
