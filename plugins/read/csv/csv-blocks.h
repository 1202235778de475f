/* csv-blocks.h: the text of a table, read here until the receiver of rows takes blocks. */
#pragma once

#include "base/ct-csv.h"
#include "base/ct-text-input.h"
#include "data/ct-row-sink.h"

/**
 * CsvWay: how texts with one delimiter are read. Lives as long as the reader, since blocks
 * may be parsed when the reading of their text has ended.
 * @doubtful: (atomic): some text was not known to be valid UTF-8; never unset
 */
typedef struct {
  CtCsvDialect dialect;
  gint doubtful;
} CsvWay;

/* Reads @text to its end. Returns: %FALSE on error; %TRUE, too, when @rows has enough. */
gboolean csv_read_blocks(CtTextInput *text, CsvWay *way, CtRowSink *rows, GError **error);
