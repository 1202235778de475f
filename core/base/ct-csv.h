/* ct-csv.h: delimited text into records, on libcsv (RFC 4180, and spaces around a
 * quoted field are dropped; else strictly).
 *
 * Shared by the catalog, history and plugins/read/csv. Bytes are pushed in, in
 * pieces of any size; records and problems come out by calls, in order. Limits
 * bound memory whatever the input: a record is buffered up to max_record bytes.
 *
 * A broken record costs that record, not the file: reading goes on at the line
 * after the one where it began.
 */
#pragma once

#include "base/ct-cell.h"

G_BEGIN_DECLS

/* A field without its quotes, borrowed until the call returns: a cell of
 * %CT_CELL_TEXT, or %CT_CELL_BLANK when it is empty. */
typedef CtCell CtCsvField;

typedef enum {
  CT_CSV_BROKEN_QUOTE, /* a quote inside an unquoted field, or text after a closing one */
  CT_CSV_OPEN_QUOTE,   /* the file ended inside quotes, or a field in quotes that spans
                          lines passed a limit (then @limit is set) */
  CT_CSV_NUL,          /* a NUL byte */
  CT_CSV_ENCODING,     /* bytes that are no UTF-8 */
  CT_CSV_LONG_FIELD,   /* over max_field */
  CT_CSV_LONG_RECORD,  /* over max_record */
  CT_CSV_MANY_FIELDS   /* over max_fields */
} CtCsvProblemKind;
#define CT_CSV_N_PROBLEMS 7

/**
 * CtCsvProblem:
 * @line: physical line where the record starts, from 1
 * @field: number of the field, from 1; 0 when it cannot be told
 * @seen: (array length=seen_length): the first bytes of the field at fault, or of the
 *   line where the record starts when the fault came in a later one; for a byte that
 *   may not be there, those around it. Up to 40, maybe not UTF-8; without line ends
 * @limit: the limit that was passed, else 0
 */
typedef struct {
  CtCsvProblemKind kind;
  guint64 line;
  guint field;
  const gchar *seen;
  gsize seen_length;
  gsize limit;
} CtCsvProblem;

/* Both may return %FALSE to stop: feed and finish then return %FALSE without error. */
typedef struct {
  gboolean (*record)(const CtCsvField *fields, guint n_fields, guint64 line, gpointer user_data);
  gboolean (*problem)(const CtCsvProblem *problem, gpointer user_data);
} CtCsvHandler;

/**
 * CtCsvDialect:
 * @delimiter: '\0': none, each record is one field
 * @is_utf_8: the text is known to be valid, so a block need not be checked again
 */
typedef struct {
  gchar delimiter;
  gsize max_field;  /* bytes; 0 stands for 64 KiB */
  gsize max_record; /* bytes; 0 stands for 1 MiB */
  guint max_fields; /* 0 stands for 16384 */
  gboolean is_utf_8;
} CtCsvDialect;

typedef struct CtCsvParser CtCsvParser;

/* A byte-order mark at the start is skipped. Empty lines give no record but count. */
CtCsvParser *ct_csv_parser_new(const CtCsvDialect *dialect, const CtCsvHandler *handler,
                               gpointer user_data);
void ct_csv_parser_free(CtCsvParser *parser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtCsvParser, ct_csv_parser_free)

/* Return %FALSE only when the handler stopped the reading. */
gboolean ct_csv_parser_feed(CtCsvParser *parser, const gchar *bytes, gsize length);
gboolean ct_csv_parser_finish(CtCsvParser *parser);

/**
 * ct_csv_parse_block:
 * @bytes: (array length=length): begins where a record may begin, and does not end
 *   between CR and LF
 * @last: nothing comes behind: a record that is not ended is one, or broken
 * @first_line: number of the line where it begins
 * @used: (out): bytes up to the end of the last record; what is left has not been told
 *   anything of, and is at most a record and a line. @length when @last
 * @n_lines: (out): line ends among them
 *
 * Gives what the parser would give. Nothing is kept between two blocks, and any thread
 * may read any block. A byte-order mark is text.
 *
 * Returns: %FALSE when the handler stopped the reading; then @used says nothing
 */
gboolean ct_csv_parse_block(const CtCsvDialect *dialect, const CtCsvHandler *handler,
                            gpointer user_data, const gchar *bytes, gsize length, gboolean last,
                            guint64 first_line, gsize *used, guint64 *n_lines);

/**
 * CtCsvProblemText: what is said about a kind of problem.
 * @name: a word for programs: "open-quote"
 * @what: to be translated
 * @advice: (nullable): to be translated: what the sender can do
 * @expected: (nullable): what would have been right
 * @limited: a limit was passed
 */
typedef struct {
  const gchar *name;
  const gchar *what;
  const gchar *advice;
  const gchar *expected;
  gboolean limited;
} CtCsvProblemText;

const CtCsvProblemText *ct_csv_problem_text(CtCsvProblemKind kind);

/* @what, translated, with the limit. Returns: (transfer full) */
gchar *ct_csv_problem_what(const CtCsvProblem *problem);

/* What is wrong, in a sentence without file and line. Returns: (transfer full) */
gchar *ct_csv_problem_describe(const CtCsvProblem *problem);

/**
 * CtCsvEvidence: which delimiter the first lines speak for, of , ; tab |
 * @delimiter: '\0': none, the text has one column
 * @stated: by a first line "sep=;", which is no row of the table (ct_csv_is_sep_line())
 * @lines: records that were looked at, blank ones apart
 * @agreeing: those of them that have @count delimiters each
 */
typedef struct {
  gchar delimiter;
  gboolean stated;
  guint lines;
  guint agreeing;
  guint count;
} CtCsvEvidence;

/* @bytes: (array length=length): the first bytes, UTF-8: 64 KiB say enough, and more
 * are not looked at */
CtCsvEvidence ct_csv_find_evidence(const gchar *bytes, gsize length);

/* Whether a record is the line "sep=;", which spreadsheets write before the first row. */
gboolean ct_csv_is_sep_line(const CtCsvField *fields, guint n_fields, guint64 line);

/* The same in short: ',' where there is none. */
gchar ct_csv_find_delimiter(const gchar *bytes, gsize length);

/* Reads a whole small file (catalog, history): the first problem is the error,
 * prefixed with file and line, domain CT_ERROR_CONFIG. handler->problem is not
 * called. %FALSE without @error when handler->record stopped the reading. The
 * delimiter is a comma unless the first line has none. */
gboolean ct_csv_read_file(const gchar *path, const CtCsvHandler *handler, gpointer user_data,
                          GError **error);

G_END_DECLS
