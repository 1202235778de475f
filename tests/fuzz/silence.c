#include "silence.h"

#include <stdio.h>
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-layout.h"
#include "intake/ct-number.h"
#include "intake/ct-row-kind.h"

#define MOST_FINDINGS 9000u /* of one rule not all are kept */

/**
 * Block: one header and the rows below it.
 * @first, @last: the rows of the header
 * @numbered: a row below it numbers its columns
 * @columns: of each column (from 0) 0, 'v' values or 'p' parts
 */
typedef struct {
  guint32 first;
  guint32 last;
  gboolean numbered;
  GByteArray *columns;
} Block;

/**
 * Silence:
 * @told: (element-type gint64): places that became an observation or have a finding,
 *   those of whole rows with the column 0
 */
typedef struct {
  const CtRow *rows;
  guint n_rows;
  guint table;
  const CtFindings *findings;
  GArray *blocks;
  GHashTable *told;
} Silence;

/* Headers */

static void
clear_block(gpointer data)
{
  g_byte_array_unref(((Block *)data)->columns);
}

/* "row 3", "rows 3 to 5" */
static void
add_block(Silence *silence, const CtFact *fact)
{
  Block block = {.first = fact->place.row, .last = fact->place.row,
                 .columns = g_byte_array_new()};

  if (fact->kind == CT_FACT_HEADER)
    sscanf(fact->meaning, "rows %u to %u", &block.first, &block.last);
  block.numbered = fact->kind == CT_FACT_HEADER && *fact->evidence != '\0';
  g_array_append_val(silence->blocks, block);
}

static void
add_column(Block *block, const CtFact *fact)
{
  static const guint8 none[1] = {0};
  guint column = fact->place.column - 1u;

  while (block->columns->len <= column)
    g_byte_array_append(block->columns, none, 1);
  if (g_str_has_prefix(fact->meaning, "figures"))
    block->columns->data[column] = 'v';
  else if (g_str_has_prefix(fact->meaning, "numerator") ||
           g_str_has_prefix(fact->meaning, "denominator"))
    block->columns->data[column] = 'p';
}

static void
collect_blocks(Silence *silence, const CtRecognition *recognition)
{
  for (guint i = 0; i < ct_recognition_count(recognition); i++) {
    const CtFact *fact = ct_recognition_get(recognition, i);

    if (fact->table != silence->table)
      continue;
    if (fact->kind == CT_FACT_TABLE || fact->kind == CT_FACT_HEADER)
      add_block(silence, fact);
    else if (fact->kind == CT_FACT_COLUMN && silence->blocks->len > 0)
      add_column(&g_array_index(silence->blocks, Block, silence->blocks->len - 1), fact);
  }
}

/* What came of each cell */

static void
add_place(Silence *silence, guint32 row, guint column)
{
  gint64 key = ((gint64)row << 32) | column;

  g_hash_table_add(silence->told, g_memdup2(&key, sizeof key));
}

static gboolean
is_told(const Silence *silence, guint32 row, guint column)
{
  gint64 key = ((gint64)row << 32) | column;

  return g_hash_table_contains(silence->told, &key);
}

/* What costs a row as a whole, wherever in the row it stands. */
static gboolean
is_of_row(const CtFinding *finding)
{
  static const gchar *const rules[] = {
    "intake.unknown-indicator", "intake.ambiguous-indicator", "intake.not-in-catalog",
    "intake.unknown-area",      "intake.ambiguous-area",      "intake.unknown-period",
    "intake.unknown-measure",   "intake.unknown-status",      "intake.bad-decimals",
    "intake.extra-fields",      "intake.too-many-columns",    "intake.long-cell",
    "intake.missing-column",    "read.broken-record",         NULL};

  return g_strv_contains(rules, finding->rule);
}

static gboolean
is_of_figure(const Silence *silence, CtPlace place)
{
  const Block *found = NULL;

  for (guint i = 0; i < silence->blocks->len; i++)
    if (g_array_index(silence->blocks, Block, i).last <= place.row)
      found = &g_array_index(silence->blocks, Block, i);
  return found != NULL && place.column > 0 && place.column <= found->columns->len &&
         found->columns->data[place.column - 1] != 0;
}

/* A unit that stands beside the figures is that of all of them. */
static gboolean
is_of_unit(const Silence *silence, const CtFinding *finding)
{
  return (g_str_equal(finding->rule, "intake.unknown-unit") ||
          g_str_equal(finding->rule, "intake.ambiguous-unit")) &&
         !is_of_figure(silence, finding->place);
}

static void
collect_told(Silence *silence, const CtBatch *batch)
{
  for (gsize i = 0; i < batch->n; i++)
    if (batch->place[i].table == silence->table)
      add_place(silence, batch->place[i].row, batch->place[i].column);
  for (guint i = 0; i < ct_findings_count(silence->findings); i++) {
    const CtFinding *finding = ct_findings_get(silence->findings, i);

    if (finding->place.table != silence->table)
      continue;
    add_place(silence, finding->place.row, finding->place.column);
    if (is_of_row(finding) || is_of_unit(silence, finding))
      add_place(silence, finding->place.row, 0);
  }
}

/* Rows and cells that are none of figures */

static CtSpan
get_text(const CtRow *row, guint column)
{
  return ct_cells_get(row->cells, row->n_cells, (gint)column);
}

/* "-", "…", "x" need not be said of parts that an indicator does not have, nor beside a
 * signature. */
static gboolean
is_sign(CtSpan text)
{
  CtNumberKind kind = ct_number_read(text.text, text.length, CT_STYLE_AUTO).kind;

  return kind == CT_NUMBER_NIL || kind == CT_NUMBER_NOT_AVAILABLE ||
         kind == CT_NUMBER_NOT_APPLICABLE;
}

/* Words, as names and offices below a signature are. */
static gboolean
is_no_number(const CtRow *row, guint column)
{
  CtSpan text = get_text(row, column);

  return row->cells[column].kind == CT_CELL_TEXT &&
         (ct_text_is_words(text) ||
          ct_number_read(text.text, text.length, CT_STYLE_AUTO).kind == CT_NUMBER_NONE);
}

/* Whether a cell holds what the header has in its column. */
static gboolean
is_of_header(const Silence *silence, const Block *block, const CtRow *row, guint column)
{
  CtSpan text = get_text(row, column);

  for (guint i = 0; i < silence->n_rows; i++) {
    CtSpan other = get_text(&silence->rows[i], column);

    if (silence->rows[i].number >= block->first && silence->rows[i].number <= block->last &&
        text.length == other.length && memcmp(text.text, other.text, text.length) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The header again, on a new page, maybe in other words. */
static gboolean
is_header_again(const Silence *silence, const Block *block, const CtRow *row)
{
  guint n = 0, n_same = 0;

  for (guint column = 0; column < row->n_cells; column++) {
    if (get_text(row, column).length == 0)
      continue;
    n++;
    n_same += is_of_header(silence, block, row, column) ? 1 : 0;
  }
  return n_same >= 2 && n_same * 2 >= n;
}

/* "(3)" in the third column and another one like it: numbers of columns. */
static gboolean
is_numbering(const CtRow *row)
{
  guint n = 0;

  for (guint column = 0; column < row->n_cells; column++) {
    g_autofree gchar *number = g_strdup_printf("(%u)", column + 1);
    CtSpan text = get_text(row, column);

    n += ct_text_equal(text.text, text.length, number) ? 1 : 0;
  }
  return n >= 2 || ct_row_is_numbering(row);
}

static void
check_cell(const Silence *silence, const Block *block, const CtRow *row, guint column,
           gboolean words)
{
  CtSpan text = get_text(row, column);
  guint8 meaning = block->columns->data[column];

  if (meaning == 0 || text.length == 0 || is_told(silence, row->number, 0) ||
      is_told(silence, row->number, column + 1))
    return;
  if ((words && is_no_number(row, column)) || ((words || meaning == 'p') && is_sign(text)) ||
      is_of_header(silence, block, row, column))
    return;
  g_error("the cell %u:%u is lost in silence", row->number, column + 1);
}

/* A title amid the rows, that happens to stand there. */
static gboolean
is_lone_text(const CtRow *row)
{
  CtSpan text = {"", 0};
  guint n = 0;

  for (guint column = 0; column < row->n_cells; column++) {
    CtSpan cell = get_text(row, column);

    text = cell.length > 0 ? cell : text;
    n += cell.length > 0 ? 1 : 0;
  }
  return n == 1 && ct_text_is_words(text);
}

static gboolean
has_finding(const Silence *silence, const gchar *rule, guint32 row)
{
  for (guint i = 0; i < ct_findings_count(silence->findings); i++) {
    const CtFinding *finding = ct_findings_get(silence->findings, i);

    if (g_str_equal(finding->rule, rule) && finding->place.table == silence->table &&
        finding->place.row == row)
      return TRUE;
  }
  return FALSE;
}

/* The header of a table without rows, of which no more is told, or the numbers of its columns. */
static gboolean
is_of_empty_table(const Silence *silence, const CtRow *row)
{
  for (guint32 i = 0; i <= CT_HEADER_MAX_ROWS; i++)
    if (has_finding(silence, "intake.no-rows", row->number + i))
      return TRUE;
  return is_numbering(row) && has_finding(silence, "intake.no-rows", row->number - 1);
}

/* A unit that is said only below costs the figures above it. */
static gboolean
has_late_unit(const Silence *silence, guint32 row)
{
  for (guint i = 0; i < ct_findings_count(silence->findings); i++) {
    const CtFinding *finding = ct_findings_get(silence->findings, i);

    if (g_str_equal(finding->rule, "intake.unit-contradiction") &&
        finding->place.table == silence->table && finding->place.row > row &&
        !is_of_figure(silence, finding->place))
      return TRUE;
  }
  return FALSE;
}

/* @foot: signatures have begun, or what stands below a header that nobody understands */
static void
check_row(const Silence *silence, const Block *block, const CtRow *row, gboolean *foot)
{
  CtFoot kind = ct_row_foot(row);
  gboolean words;

  *foot = *foot || kind == CT_FOOT_SIGNATURE ||
          has_finding(silence, "intake.unknown-header", row->number);
  if (ct_row_is_blank(row) || ct_row_is_comment(row) || is_lone_text(row) ||
      (block->numbered && is_numbering(row)) || is_header_again(silence, block, row) ||
      is_of_empty_table(silence, row) || has_late_unit(silence, row->number))
    return;
  words = *foot || kind == CT_FOOT_NOTE;
  for (guint column = 0; column < block->columns->len; column++)
    check_cell(silence, block, row, column, words);
}

static void
check_block(const Silence *silence, guint index)
{
  const Block *block = &g_array_index(silence->blocks, Block, index);
  guint32 end = index + 1 < silence->blocks->len
                  ? g_array_index(silence->blocks, Block, index + 1).first
                  : G_MAXUINT32;
  gboolean foot = FALSE;

  /* A period beside the table that is none costs all of its rows. */
  if (has_finding(silence, "intake.missing-column", block->last) ||
      has_finding(silence, "intake.unknown-period", 0))
    return;
  for (guint i = 0; i < silence->n_rows; i++)
    if (silence->rows[i].number > block->last && silence->rows[i].number < end)
      check_row(silence, block, &silence->rows[i], &foot);
}

void
silence_check(const CtRow *rows, guint n_rows, guint table, const CtRecognition *recognition,
              const CtBatch *batch, const CtFindings *findings)
{
  Silence silence = {.rows = rows, .n_rows = n_rows, .table = table, .findings = findings};

  if (ct_findings_count(findings) >= MOST_FINDINGS ||
      ct_recognition_count(recognition) >= CT_RECOGNITION_MAX)
    return;
  silence.blocks = g_array_new(FALSE, FALSE, sizeof(Block));
  g_array_set_clear_func(silence.blocks, clear_block);
  silence.told = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  collect_blocks(&silence, recognition);
  collect_told(&silence, batch);
  for (guint i = 0; i < silence.blocks->len; i++)
    check_block(&silence, i);
  g_array_unref(silence.blocks);
  g_hash_table_unref(silence.told);
}
