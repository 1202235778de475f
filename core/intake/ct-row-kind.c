#include "intake/ct-row-kind.h"

#include "intake/ct-layout.h"

gboolean
ct_row_is_blank(const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].kind != CT_CELL_BLANK && ct_cell_span(&row->cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

/* "(1)", "A", "(9)=(7)/(4)": forms number their columns below the header.
 * @number: 0 for a letter */
static gboolean
is_column_number(CtSpan text, guint *number)
{
  gsize i = text.text[0] == '(' ? 1 : 0, start = i;

  *number = 0;
  if (text.length == 1 && g_ascii_isalpha(text.text[0]))
    return TRUE;
  for (; i < text.length && g_ascii_isdigit(text.text[i]) && i - start < 3; i++)
    *number = *number * 10 + (guint)(text.text[i] - '0');
  if (*number == 0)
    return FALSE;
  if (i < text.length && text.text[i] == ')')
    i++;
  return i == text.length || text.text[i] == '=';
}

/* Two bare numbers may as well be a figure: "1,2" is indicator 1 with the value 2. */
gboolean
ct_row_is_numbering(const CtRow *row)
{
  guint last = 0, n = 0, n_bare = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    guint number;

    if (text.length == 0)
      continue;
    if (!is_column_number(text, &number) || (number != 0 && number != last + 1))
      return FALSE;
    last = number != 0 ? number : last;
    n_bare += number != 0 && text.text[0] != '(';
    n++;
  }
  return last >= 2 && (n > 2 || n_bare < n);
}
