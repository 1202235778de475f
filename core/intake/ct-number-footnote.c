/* ct-number-footnote.c: a footnote's digit that was glued to a figure. */
#include "intake/ct-number.h"

#define MIN_OTHERS 5u

/* How many figures have one decimal less than the suspect, as many, and more. */
typedef struct {
  gsize less;
  gsize same;
  gsize more;
  gsize other;
  gboolean noted; /* those with as many all end with a footnote */
} Count;

static gboolean
ends_with_note(CtDecimal value, guint notes)
{
  gint64 digit = ABS(value.coefficient % 10);

  return digit > 0 && (notes & (1u << digit)) != 0;
}

static Count
count_decimals(const CtDecimal *column, gsize n, gint decimals, guint notes)
{
  Count count = {.noted = TRUE};

  for (gsize i = 0; i < n; i++) {
    if (column[i].scale == decimals - 1)
      count.less++;
    else if (column[i].scale > decimals)
      count.more++;
    else if (column[i].scale < decimals)
      count.other++;
    else {
      count.same++;
      count.noted = count.noted && ends_with_note(column[i], notes);
    }
  }
  return count;
}

/* With one decimal and none the digit may be the only decimal: then no whole figure
 * could be told from one with a note, and nothing is said. */
gboolean
ct_footnote_evidence(const CtDecimal *column, gsize n, gsize suspect, guint notes,
                     CtDecimal *without)
{
  g_return_val_if_fail(suspect < n, FALSE);

  CtDecimal value = column[suspect];
  Count count;

  if (value.scale < 2)
    return FALSE;
  count = count_decimals(column, n, value.scale, notes);
  if (!count.noted || count.more > 0 || count.less < MIN_OTHERS ||
      count.less < 9 * count.other || count.less < 4 * count.same)
    return FALSE;
  *without = CT_DECIMAL_INIT(value.coefficient / 10, (gint8)(value.scale - 1));
  return TRUE;
}
