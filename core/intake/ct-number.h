/* ct-number.h: numbers as offices write them.
 */
#pragma once

#include "base/ct-decimal.h"

G_BEGIN_DECLS

/* How a text number is read: vi 1.234,5 · en 1,234.5 · plain 1234.5 · mixed: a
 * comma marks vi, otherwise plain · auto: found by evidence. */
typedef enum {
  CT_STYLE_AUTO,
  CT_STYLE_VI,
  CT_STYLE_EN,
  CT_STYLE_PLAIN,
  CT_STYLE_MIXED
} CtNumberStyle;

gboolean ct_number_style_parse(const gchar *name, CtNumberStyle *style);
const gchar *ct_number_style_name(CtNumberStyle style);
/* "vi: 1.234,5"; "auto" has none. */
const gchar *ct_number_style_example(CtNumberStyle style);

typedef enum {
  CT_NUMBER_VALUE,     /* a number, one reading in the given style */
  CT_NUMBER_AMBIGUOUS, /* "18.000" in style auto: 18000 or 18 */
  CT_NUMBER_NIL,       /* "-", "–", "—": nothing arose */
  CT_NUMBER_NOT_AVAILABLE, /* "…", "...": exists, not at hand */
  CT_NUMBER_NOT_APPLICABLE, /* "x": a cell not to be filled */
  CT_NUMBER_BLANK,
  CT_NUMBER_RATIO,     /* "62/127" */
  CT_NUMBER_OVERFLOW,  /* a number of more digits than can be held */
  CT_NUMBER_NONE,      /* no number at all; see @likely */
  CT_NUMBER_DATE,      /* "05/06/2023", "5-Jun": maybe a ratio that a spreadsheet turned */
  CT_NUMBER_CHANGE     /* "giảm 12 vụ": by how much it changed, in @direction */
} CtNumberKind;

/* What is odd about a number that is read all the same; worth a finding of low severity. */
#define CT_ODD_SPACE (1u << 0)    /* "97 ,6", "97, 6": a space beside the decimal mark */
#define CT_ODD_BRACKETS (1u << 2) /* "(12,5)": -12,5 */
#define CT_ODD_FOOTNOTE (1u << 1) /* "60,5¹", "60,5 (1)", "60,5*" */

/**
 * CtNumber:
 * @value: VALUE; the numerator for RATIO; the reading with a decimal mark for AMBIGUOUS;
 *   the amount for CHANGE, never negative
 * @other: the denominator for RATIO; the reading as thousands for AMBIGUOUS
 *   For DATE both are the day and the month, the smaller first, as the ratio of a part
 *   would be: 5 and 6 for "05/06/2023", 7 and 11 for "7/11/2023" and "11-Jul".
 * @decimals: printed decimals of @value
 * @evidence: CT_EVIDENCE bits: the styles under which its marks can be read; 0 when
 *   it has none
 * @qualifier: 0, or the CtQualifier that the words around it say
 * @unit: (array length=unit_length): what follows the number ("tỷ đồng", "%"); borrowed
 *   from the text; length 0 when nothing follows
 * @oddities: CT_ODD bits
 * @direction: CHANGE: -1 giảm, +1 tăng
 * @estimate: "ước 12,5", "12,5 (ước)"
 * @likely: NONE with @likely_set: what was meant, when one repair of a typing error
 *   is plausible: "1O,5", "56,,7"; for a suggestion, never for a value
 */
typedef struct {
  CtNumberKind kind;
  CtDecimal value;
  CtDecimal other;
  gint decimals;
  guint evidence;
  guint qualifier;
  const gchar *unit;
  gsize unit_length;
  guint oddities;
  gint direction;
  gboolean estimate;
  gboolean likely_set;
  CtDecimal likely;
} CtNumber;

/**
 * ct_number_read:
 * Reads one cell. A number that can be read one way only is read so, whatever
 * the style; with a fixed style an ambiguous one takes the style. Spaces of all
 * kinds and apostrophes between groups of digits, minus signs of every shape,
 * brackets for negative numbers, full-width digits, a footnote's sign, a trailing
 * unit, and the words "gần", "ước đạt", "giảm" before it are understood. A cell
 * with more than one number is NONE (but "62/127", "13 xã/21 xã" are ratios): see
 * ct-prose.h.
 */
CtNumber ct_number_read(const gchar *text, gsize length, CtNumberStyle style);

/**
 * ct_footnote_evidence:
 * @column: (array length=n): the figures of one column, with the decimals as printed
 * @suspect: the index of one of them: "60,51", maybe 60,5 with the footnote 1
 * @notes: which footnotes are explained below the table: bit 1 for "1", to bit 9
 * @without: (out): the figure without the footnote, when %TRUE
 *
 * A footnote's digit that lost its raised place can be told from a value's digit
 * only by its column: at least five other figures, nine of ten of them with one
 * number of decimals, the suspect with one more, none with more than that, few as
 * long as the suspect and all of these ending with a footnote that is explained.
 * Returns: %TRUE when all of that holds.
 */
gboolean ct_footnote_evidence(const CtDecimal *column, gsize n, gsize suspect, guint notes,
                              CtDecimal *without);

/* Whether a number of this evidence is one of the style; always for AUTO. */
gboolean ct_number_style_explains(CtNumberStyle style, guint evidence);

/* What one number says about the style of its table: a bit for each style under
 * which it can be read; 0 when it is no number or says nothing ("1234"). */
#define CT_EVIDENCE_VI (1u << 0)
#define CT_EVIDENCE_EN (1u << 1)
#define CT_EVIDENCE_PLAIN (1u << 2)
guint ct_number_evidence(const gchar *text, gsize length);

/**
 * CtStyleCount: evidence pooled over all numeric cells of a table.
 */
typedef struct {
  guint64 vi;        /* only vi explains them */
  guint64 point;     /* only en or plain explain them */
  guint64 grouped_en; /* only en explains them (1,234.5 or 1,234,567) */
  guint64 ambiguous; /* 18.000 or 18,000 */
  guint64 ambiguous_comma; /* of these, 18,000: no plain number */
} CtStyleCount;

void ct_style_count_add(CtStyleCount *count, const gchar *text, gsize length);

/* The style that the evidence speaks for: one side only, or at least 9 of 10;
 * CT_STYLE_AUTO when there is none or it is divided (then cells that can be read
 * one way only are still read). */
CtNumberStyle ct_style_count_decide(const CtStyleCount *count);

G_END_DECLS
