/* ct-intake-legacy.c: cells in an old encoding: "Tû lÖ hé nghÌo" (TCVN3) in valid
 * Unicode. A row that clearly is of one decides for the table; from then on each
 * cell that fits is decoded. After the first rows without any nothing is looked for.
 */
#include <string.h>

#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"

/* Cells that say something of it; @first: (out): the first one */
static guint
count_maybe(const CtRow *row, CtSpan *first)
{
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    const CtCell *cell = &row->cells[i];

    if (cell->kind != CT_CELL_TEXT || cell->length == 0 ||
        !ct_legacy_may_be(cell->text, cell->length))
      continue;
    if (n++ == 0)
      *first = (CtSpan){cell->text, cell->length};
  }
  return n;
}

/* Under a merged cell its text stands, too. */
static gboolean
is_text(const CtCell *cell)
{
  return cell->kind == CT_CELL_TEXT || (cell->flags & CT_CELL_COVERED) != 0;
}

static gboolean
has_letters(const CtCell *cell)
{
  if (is_text(cell))
    for (gsize i = 0; i < cell->length; i++)
      if ((guchar)cell->text[i] >= 0x80)
        return TRUE;
  return FALSE;
}

static CtLegacy
guess_row(const CtIntake *intake, const CtRow *row)
{
  g_autoptr(GString) text = NULL;
  CtSpan first;
  guint n = count_maybe(row, &first);

  if (n == 0)
    return CT_LEGACY_NONE;
  if (n == 1)
    return ct_resolver_legacy(intake->resolver, first);
  for (guint i = 0; i < row->n_cells; i++) {
    if (row->cells[i].kind != CT_CELL_TEXT || !has_letters(&row->cells[i]))
      continue;
    if (text == NULL)
      text = g_string_new(NULL);
    g_string_append_len(text, row->cells[i].text, (gssize)row->cells[i].length);
    g_string_append_c(text, '\n');
  }
  return text != NULL ? ct_legacy_guess(text->str, text->len) : CT_LEGACY_NONE;
}

gboolean
ct_intake_is_legacy_row(const CtIntake *intake, const CtRow *row)
{
  return guess_row(intake, row) != CT_LEGACY_NONE;
}

/* Returns: (transfer full) (nullable) */
static gchar *
decode_cell(CtIntake *intake, const CtCell *cell, guint32 row, guint column)
{
  CtTable *table = &intake->table;
  gchar *text;

  if (!has_letters(cell) || !ct_legacy_fits(table->legacy, cell->text, cell->length))
    return NULL;
  text = ct_legacy_decode(table->legacy, cell->text, cell->length);
  if (text != NULL && cell->kind == CT_CELL_TEXT && table->n_legacy++ == 0)
    table->legacy_place = ct_intake_place(intake, row, (gint)column);
  return text;
}

/* Titles that said too little alone. */
static void
decode_held_rows(CtIntake *intake)
{
  for (guint i = intake->table.at; i < ct_held_rows_count(intake->held); i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan left = {NULL, 0};

    for (guint column = 0; column < row->n_cells; column++) {
      const CtCell *cell = &row->cells[column];
      gboolean same = cell->text == left.text && cell->length == left.length &&
                      (cell->flags & CT_CELL_COVERED) != 0;
      g_autofree gchar *text = same ? NULL : decode_cell(intake, cell, row->number, column);

      left = (CtSpan){cell->text, cell->length};
      if (same)
        ct_held_rows_share_text(intake->held, i, column);
      else if (text != NULL)
        ct_held_rows_set_text(intake->held, i, column, text);
    }
  }
}

/* A cell under the same merged one as its neighbour, of whose text there is one copy. */
static gboolean
is_same_merged(const CtRow *row, guint i)
{
  return i > 0 && (row->cells[i].flags & CT_CELL_COVERED) != 0 &&
         row->cells[i].text == row->cells[i - 1].text &&
         row->cells[i].length == row->cells[i - 1].length;
}

static const CtRow *
decode_row(CtIntake *intake, CtRow *row)
{
  CtCell *cells;

  cells = ct_arena_allocate(intake->scratch, row->n_cells * sizeof *cells);
  for (guint i = 0; i < row->n_cells; i++) {
    gboolean same = is_same_merged(row, i);
    g_autofree gchar *text = same ? NULL : decode_cell(intake, &row->cells[i], row->number, i);

    cells[i] = row->cells[i];
    if (same) {
      cells[i].text = cells[i - 1].text;
      cells[i].length = cells[i - 1].length;
    }
    if (text == NULL)
      continue;
    cells[i].length = strlen(text);
    cells[i].text = ct_arena_copy(intake->scratch, text, cells[i].length);
  }
  row->cells = cells;
  return row;
}

const CtRow *
ct_intake_decode_row(CtIntake *intake, CtRow *row)
{
  CtTable *table = &intake->table;

  if (table->legacy == CT_LEGACY_NONE && !table->settled) {
    table->legacy = guess_row(intake, row);
    if (table->legacy != CT_LEGACY_NONE)
      decode_held_rows(intake);
  }
  return table->legacy == CT_LEGACY_NONE ? row : decode_row(intake, row);
}

void
ct_intake_tell_legacy(CtIntake *intake)
{
  const CtTable *table = &intake->table;
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.legacy-text",
                                        table->legacy_place, NULL);
  const gchar *name = ct_legacy_name(table->legacy);

  if (table->n_legacy == 0)
    return;
  finding.observed = name;
  finding.expected = "Unicode";
  ct_findings_add(intake->findings, &finding,
                  _("cells written in old letters: %lu (%s); they were converted; save the file in "
                    "Unicode"),
                  (gulong)table->n_legacy, name);
  ct_recognition_add(intake->options.recognition, CT_FACT_READING, table->legacy_place, "encoding",
                     name, _("by the letters in the cells"));
}
