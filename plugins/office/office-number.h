/* office-number.h: the decimal that a person saw in a cell.
 *
 * Workbooks keep binary fractions and show decimals: 0.67200000000000004 in a cell of format
 * "0.0%" is 67.2 %. Sources: ECMA-376 part 1, 18.8.30 (built-in formats) and 18.8.31 (codes);
 * the date systems 18.17.4.1; OpenDocument 1.3 part 3, 16.29 (number styles).
 */
#pragma once

#include "base/ct-cell.h"
#include "base/ct-decimal.h"

G_BEGIN_DECLS

typedef enum {
  OFFICE_FORMAT_GENERAL, /* the shortest decimal, at most 15 significant digits */
  OFFICE_FORMAT_NUMBER,
  OFFICE_FORMAT_PERCENT,
  OFFICE_FORMAT_SCIENTIFIC,
  OFFICE_FORMAT_FRACTION, /* "# ?/?" */
  OFFICE_FORMAT_DATE,     /* year, month or day in it */
  OFFICE_FORMAT_TIME,     /* hours, minutes or seconds alone */
  OFFICE_FORMAT_TEXT      /* "@" */
} OfficeFormatKind;

typedef enum {
  OFFICE_WHEN_ALWAYS,
  OFFICE_WHEN_LESS,
  OFFICE_WHEN_AT_MOST,
  OFFICE_WHEN_EQUAL,
  OFFICE_WHEN_OTHER,
  OFFICE_WHEN_AT_LEAST,
  OFFICE_WHEN_MORE
} OfficeWhen;

/**
 * OfficeFormatSection: one of the sections of a code, "0.0;-0.0;\"-\"". Readers that make their
 * formats themselves do without.
 * @spare_decimals: of the decimals, those that are shown only when they are not zero ('#')
 * @whole_digits: places before the point; of a scientific one its exponent goes by them
 * @nil: the text is "-", and no digit is shown of a zero
 * @blank_zero: of a zero nothing at all is shown
 * @elapsed: hours go on behind 24
 * @when, @bound: the numbers it is for
 */
typedef struct {
  OfficeFormatKind kind;
  guint8 decimals;
  guint8 spare_decimals;
  guint8 whole_digits;
  gint8 power;
  gboolean per_mille;
  gboolean nil;
  gboolean hidden;
  gboolean blank_zero;
  gboolean elapsed;
  OfficeWhen when;
  CtDecimal bound;
} OfficeFormatSection;

#define OFFICE_MAX_SECTIONS 3

/**
 * OfficeFormat: what of a format code changes the number that is seen. That of its first
 * section, where it has several.
 * @decimals: digits behind the point
 * @power: the number is shown x 10^power: 2 for each %, -3 for each ',' at the end; 0 for one
 *   in quotes, and for ‰, which is a letter like others to all programs
 * @per_mille: a "‰" stands in it
 * @nil_zero: zero is shown as "-" (accounting)
 * @hidden: nothing is shown (";;;")
 * @n_sections: 0: what stands above holds for all numbers
 */
typedef struct {
  OfficeFormatKind kind;
  guint8 decimals;
  gint8 power;
  gboolean per_mille;
  gboolean nil_zero;
  gboolean hidden;
  guint n_sections;
  OfficeFormatSection sections[OFFICE_MAX_SECTIONS];
} OfficeFormat;

/* A format code of OOXML: `#,##0.0_);(#,##0.0)`. Codes that nobody understands are general. */
OfficeFormat office_format_parse(const gchar *code);
/* One of the built-in ones by its number (0 to 49); general for others. */
OfficeFormat office_format_builtin(guint id);

#define OFFICE_SEEN_SIZE 64

/**
 * office_number_see:
 * @text: (array length=length): as the file writes it: "0.67200000000000004", "1.5E-2"
 * @since_1904: days count from 1904
 * @seen: (out caller-allocates): plain decimal, or ISO date; with the format's decimals:
 *   "67.20"
 * Rounds half away from zero, and from the shortest decimal of at most 15 significant digits
 * that is the same number. A nil zero is "-", as text. Negative numbers stay so when the format
 * has brackets or a colour for them, and no sign.
 * Returns: the kind of cell that it is: %CT_CELL_NUMBER, _PERCENT, _DATE, _TEXT ("-", times,
 *   "6,72 ‰": per mille as text with its sign), _BLANK when the format shows nothing (";;;",
 *   "#,###" of a zero), or _ERROR when @text is no number; @seen is then @text's beginning
 */
CtCellKind office_number_see(const gchar *text, gsize length, const OfficeFormat *format,
                             gboolean since_1904, gchar seen[OFFICE_SEEN_SIZE],
                             gsize *seen_length);

G_END_DECLS
