/* ct-number-digits.h: the digits of a number and the marks between them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is left of a text; valid UTF-8. */
typedef struct {
  const gchar *at;
  const gchar *end;
} CtScan;

/**
 * CtDigits: the groups of digits of a number.
 * @overflow: more than 18 digits that count
 */
typedef struct {
  guint64 coefficient;
  guint significant;
  gboolean overflow;
  guint groups;
  gsize first;         /* digits of the first group */
  gsize last;          /* digits of the last one */
  gboolean zero_first; /* the first group starts with 0 */
  gboolean even;       /* all groups between first and last have three digits */
  gboolean mixed;      /* unlike marks between these */
  gchar mark;          /* before the last group: '.' ',' ' ' '\'' or 0 */
  gchar group_mark;    /* before the others, or 0 */
} CtDigits;

gsize ct_scan_left(const CtScan *text);
/* The next character; 0 at the end. */
gunichar ct_scan_peek(const CtScan *text);
void ct_scan_skip(CtScan *text);
void ct_scan_skip_spaces(CtScan *text);

/* Spaces, dashes and minus signs of all kinds; a space that ends no line. */
gboolean ct_is_space(gunichar c);
gboolean ct_is_gap(gunichar c);
gboolean ct_is_dash(gunichar c);
/* 0 to 9, also full-width. */
gboolean ct_is_digit(gunichar c);

/* Moves @text over a number. %FALSE when there is none. */
gboolean ct_digits_scan(CtScan *text, CtDigits *digits);
/* Goes on after a space beside the decimal mark: "97 ,6", "97, 6". %FALSE when there is
 * none, or it may be two numbers. */
gboolean ct_digits_scan_spaced(CtScan *text, CtDigits *digits);

/* "1.234.567", "18.000": all marks may group thousands. */
gboolean ct_digits_can_group(const CtDigits *digits);
/* "12,5", "1.234,5", "1234.567": the last mark may part the decimals. */
gboolean ct_digits_can_part(const CtDigits *digits);
/* CT_EVIDENCE bits: see ct_number_evidence() */
guint ct_digits_evidence(const CtDigits *digits);

G_END_DECLS
