/* ct-intake-remarks.c: the column of messages that an annotated copy of a text file has behind
 * the others (`--annotate`): "chitieu" in its first row. Sent back it says nothing of figures. */
#include <string.h>

#include "intake/ct-intake-private.h"
#include "intake/ct-row-kind.h"

#define HEADING "chitieu"

static gboolean
names_indicators(const CtIntake *intake, CtSpan text)
{
  return ct_meaning_is_indicator(
           ct_header_words_read(intake->words, intake->resolver, text).role) ||
         ct_resolver_indicator(intake->resolver, text).match.result == CT_NAME_FOUND;
}

/* Whether a column called so and nothing else is one of messages: the rows are about indicators
 * anyway, or nothing is said of them here. */
static gboolean
is_spare(const CtIntake *intake, const CtRow *row, guint column)
{
  guint n = 0;

  for (guint i = 0; i < column; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    if (text.length > 0 && names_indicators(intake, text))
      return TRUE;
    n += text.length > 0 ? 1 : 0;
  }
  return n < 2 && column > 1;
}

void
ct_intake_find_remarks(CtIntake *intake, const CtRow *row)
{
  guint column = row->n_cells;
  CtSpan text = {"", 0};

  while (column > 0 && text.length == 0)
    text = ct_cell_span(&row->cells[--column]);
  if (text.length < strlen(HEADING) || strncmp(text.text, HEADING, strlen(HEADING)) != 0)
    return;
  if (text.length == strlen(HEADING) ? is_spare(intake, row, column)
                                     : text.text[strlen(HEADING)] == ':')
    intake->table.remarks = (gint)column;
}

void
ct_intake_drop_remark(CtIntake *intake, CtRow *row)
{
  guint column = (guint)intake->table.remarks;
  CtCell *cells;

  if (intake->table.remarks == CT_COLUMN_NONE || column >= row->n_cells)
    return;
  cells = ct_arena_allocate(intake->scratch, row->n_cells * sizeof *cells);
  memcpy(cells, row->cells, row->n_cells * sizeof *cells);
  cells[column] = (CtCell){.text = "", .kind = CT_CELL_BLANK};
  row->cells = cells;
}
