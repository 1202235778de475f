/* ct-csv-parser.h: the parser as the judge of single records in a block.
 *
 * Private to base/.
 */
#pragma once

#include "base/ct-csv.h"

G_BEGIN_DECLS

/* Between two records: the next bytes begin in this line, and a byte-order mark is text. */
void ct_csv_parser_start_at(CtCsvParser *parser, guint64 line);

/* Of the bytes fed, those at the end that nothing was told of: they belong to a record
 * that is not ended. */
gsize ct_csv_parser_pending(const CtCsvParser *parser);

/* Where they begin; without them, the line of the next byte. */
guint64 ct_csv_parser_line(const CtCsvParser *parser);

G_END_DECLS
