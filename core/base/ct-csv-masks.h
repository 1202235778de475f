/* ct-csv-masks.h: where fields and lines end among 64 bytes of delimited text.
 *
 * Private to base/.
 */
#pragma once

#include "base/ct-bytes.h"

G_BEGIN_DECLS

/**
 * CtCsvCarry: what 64 bytes say of those that come next.
 * @inside: all ones inside quotes
 * @may_open: 1 where the first of them may be a quote that opens
 * @closed: 1 behind a quote that closes, or is doubled
 * @cr: 1 behind a CR that is not in quotes
 */
typedef struct {
  guint64 inside;
  guint64 may_open;
  guint64 closed;
  guint64 cr;
  CtUtf8Check utf8;
} CtCsvCarry;

/**
 * CtCsvMasks:
 * @ends: delimiters and LF that are not in quotes
 * @lf: all of them
 * @special: second halves of doubled quotes, and line ends in quotes
 * @bad: what is not plain shows here at the latest
 */
typedef struct {
  guint64 ends;
  guint64 lf;
  guint64 special;
  guint64 bad;
} CtCsvMasks;

/* A quote that opens stands at the start of a field or behind one that closes, which both
 * are one quote; behind one that closes the field ends, or there is such another. */
static inline void
ct_csv_mark_quotes(guint64 quote, guint64 line_end, guint64 inside, CtCsvCarry *carry,
                   CtCsvMasks *masks)
{
  guint64 opening = quote & inside, closing = quote & ~inside;
  guint64 behind = closing << 1 | carry->closed;

  masks->bad |= opening & ~((masks->ends | closing) << 1 | carry->may_open);
  masks->bad |= behind & ~(masks->ends | (line_end & ~inside) | quote);
  masks->special = (opening & behind) | (line_end & inside);
  carry->may_open = (masks->ends | closing) >> 63;
  carry->closed = closing >> 63;
}

static inline CtCsvMasks
ct_csv_find_masks(const CtBytes *bytes, gchar delimiter, CtCsvCarry *carry)
{
  guint64 quote = ct_bytes_equal(bytes, '"');
  guint64 lf = ct_bytes_equal(bytes, '\n');
  guint64 odd = ct_bytes_either(bytes, '\0', '\r');
  guint64 cr = odd != 0 ? ct_bytes_equal(bytes, '\r') : 0;
  guint64 parted = ct_bytes_equal(bytes, delimiter);
  guint64 inside = quote != 0 ? ct_bytes_parity(quote) ^ carry->inside : carry->inside;
  CtCsvMasks masks = {.ends = (parted | lf) & ~inside, .lf = lf};
  guint64 behind_cr = (cr & ~inside) << 1 | carry->cr;

  masks.bad = (odd ^ cr) | (behind_cr & ~lf);
  ct_csv_mark_quotes(quote, lf | cr, inside, carry, &masks);
  carry->inside = inside >> 63 != 0 ? ~(guint64)0 : 0;
  carry->cr = (cr & ~inside) >> 63;
  return masks;
}

G_END_DECLS
