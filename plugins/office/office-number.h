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

/**
 * OfficeFormat: what of a format code changes the number that is seen.
 * @decimals: digits behind the point
 * @power: the number is shown x 10^power: 2 for %, 3 for ‰, -3 for each ',' at the end
 * @per_mille: a "‰" stands in it
 * @nil_zero: zero is shown as "-" (accounting)
 * @hidden: nothing is shown (";;;")
 */
typedef struct {
  OfficeFormatKind kind;
  guint8 decimals;
  gint8 power;
  gboolean per_mille;
  gboolean nil_zero;
  gboolean hidden;
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
 * that is the same number. A nil zero is "-", as text.
 * Returns: the kind of cell that it is: %CT_CELL_NUMBER, _PERCENT, _DATE, _TEXT ("-", times,
 *   "6,72 ‰": per mille as text with its sign), or _ERROR when @text is no number
 */
CtCellKind office_number_see(const gchar *text, gsize length, const OfficeFormat *format,
                             gboolean since_1904, gchar seen[OFFICE_SEEN_SIZE],
                             gsize *seen_length);

G_END_DECLS
