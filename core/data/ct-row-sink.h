/* ct-row-sink.h: what a reader gives, row by row.
 *
 * A reader calls ct_row_sink_table() once a table, then ct_row_sink_row() for each
 * row. Cells are borrowed until the call returns. Every call returns %FALSE when
 * reading should stop (a limit was passed; the sink has told it).
 */
#pragma once

#include "base/ct-cell.h"
#include "data/ct-place.h"

G_BEGIN_DECLS

/**
 * CtTableInfo:
 * @style: how places of this table are written
 * @name: sheet or JSON pointer, "" for text; (nullable): see ct_places_add_table()
 * @keyed: columns have names of their own (JSON keys), told by
 *   ct_row_sink_column(); otherwise the header is to be found among the rows
 */
typedef struct {
  CtPlaceStyle style;
  const gchar *name;
  gboolean keyed;
} CtTableInfo;

/**
 * CtReadProblem: something that cost a record or more.
 * @rule: finding id, "read.broken-record"; lives as long as the plugin
 * @row, @column: as in CtPlace
 * @observed, @expected: (nullable)
 * @message: in the thread's language
 */
typedef struct {
  const gchar *rule;
  guint64 row;
  guint column;
  const gchar *observed;
  const gchar *expected;
  const gchar *message;
} CtReadProblem;

/**
 * CtReadNote: how the file was read, where a reader had to find it out.
 * @what: "encoding", "delimiter", "array": a word that a program may look for; lives as
 *   long as the plugin
 * @value: what was found: "TCVN3"
 * @evidence: (nullable): what speaks for it, in the thread's language
 * @rule: (nullable): a finding is given, too, with @message: the sender should know,
 *   as the file is not as it should be
 * @warning: of that finding's severity; else information
 * @row: as in CtPlace; 0: the whole file
 * @message: (nullable) without @rule
 * @column: as in CtPlace; 0: the whole row
 */
typedef struct {
  const gchar *what;
  const gchar *value;
  const gchar *evidence;
  const gchar *rule;
  gboolean warning;
  guint64 row;
  const gchar *message;
  guint column;
} CtReadNote;

typedef struct CtRowSink CtRowSink;

/**
 * CtBlockParser: how a reader turns a block of text into rows by itself.
 * @parse: gives the rows of @bytes (array length=length), numbered from 1, and problems to
 *   @rows. The block begins where a row may begin. Called from any thread, for several
 *   blocks at once; what it gives depends on nothing but the bytes.
 *   @last: nothing comes behind: a row that is not ended is one, or broken
 *   @used: (out): bytes up to the end of the last row; what is left, of a row that is not
 *     ended, has not been told anything of. @length when @last
 *   @n_lines: (out): rows' numbers that the @used bytes take
 *   Returns: %FALSE when @rows wanted no more
 * @data: (transfer none): lives as long as the reader: blocks may be parsed when its read()
 *   has returned
 */
typedef struct {
  gboolean (*parse)(gconstpointer data, const gchar *bytes, gsize length, gboolean last,
                    CtRowSink *rows, gsize *used, guint64 *n_lines);
  gconstpointer data;
} CtBlockParser;

/* What a receiver of rows implements (intake, a preview, a test). */
typedef struct {
  gboolean (*table)(CtRowSink *sink, const CtTableInfo *table);
  gboolean (*column)(CtRowSink *sink, guint column, const gchar *name);
  gboolean (*context)(CtRowSink *sink, const gchar *name, const CtCell *cell);
  gboolean (*row)(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells);
  gboolean (*problem)(CtRowSink *sink, const CtReadProblem *problem);
  gboolean (*note)(CtRowSink *sink, const CtReadNote *note);
  gboolean (*begin_blocks)(CtRowSink *sink, const CtBlockParser *parser, guint64 first_row);
  gboolean (*block)(CtRowSink *sink, GBytes *block);
  gboolean (*end_blocks)(CtRowSink *sink);
} CtRowSinkClass;

struct CtRowSink {
  const CtRowSinkClass *class;
};

gboolean ct_row_sink_table(CtRowSink *sink, const CtTableInfo *table);
/* Keyed tables: @column (from 1) is called @name; told before the first row that
 * has it. */
gboolean ct_row_sink_column(CtRowSink *sink, guint column, const gchar *name);
/* A named value that stands outside the table and holds for all of it:
 * {"ky": "2023-01/P6M", "data": [...]}; told before the table's first row, or later. */
gboolean ct_row_sink_context(CtRowSink *sink, const gchar *name, const CtCell *cell);
/* @row: from 1; @cells: (array length=n_cells): cell i is column i + 1 */
gboolean ct_row_sink_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells);
gboolean ct_row_sink_problem(CtRowSink *sink, const CtReadProblem *problem);
/* Told after the table it is about has begun. */
gboolean ct_row_sink_note(CtRowSink *sink, const CtReadNote *note);

/* The rest of a table as blocks of text, which may be parsed side by side; the rows count
 * as if they had been given in their order.
 *
 * ct_row_sink_begin_blocks(): asked between two rows, any time. @first_row: the number of
 *   the next row. Returns: %FALSE when the sink takes no blocks, or not yet: then rows go
 *   on one by one.
 * ct_row_sink_block(): the next bytes, in order, without a gap; about a MiB of whole lines.
 * ct_row_sink_end_blocks(): no more blocks come, until they are begun again. Between them rows
 *   may go on one by one, and all else but notes is told only then.
 */
gboolean ct_row_sink_begin_blocks(CtRowSink *sink, const CtBlockParser *parser,
                                  guint64 first_row);
gboolean ct_row_sink_block(CtRowSink *sink, GBytes *block);
gboolean ct_row_sink_end_blocks(CtRowSink *sink);

G_END_DECLS
