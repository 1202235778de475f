/* file.h: a grid written as a file: delimited text or JSON.
 */
#pragma once

#include "encoding.h"
#include "grid.h"

G_BEGIN_DECLS

typedef enum { QUOTES_WHERE_NEEDED, QUOTES_ALL, QUOTES_TEXT } Quotes;
typedef enum { LINES_LF, LINES_CRLF, LINES_CR } LineEnds;

/* The shapes are those of a table with one header row. */
typedef enum {
  JSON_NONE,
  JSON_RECORDS,       /* [{"chỉ tiêu": ...}, ...] */
  JSON_LINES,         /* a record a line */
  JSON_COLUMNS,       /* {"chỉ tiêu": [...], ...} */
  JSON_UNDER_PATH,    /* {"ket_qua": {"so_lieu": [...]}} beside what the title says */
  JSON_ROWS           /* [["chỉ tiêu", ...], [...], ...] */
} JsonShape;
#define N_JSON_SHAPES 6

/**
 * FileStyle:
 * @sep_line: "sep=;" before all
 * @decomposed: NFD; only for encodings of Unicode
 * @json_numbers: figures that are plain numbers stand without quotes
 * @trailing: a delimiter more at the end of each line
 */
typedef struct {
  gchar delimiter;
  Quotes quotes;
  LineEnds ends;
  Encoding encoding;
  gboolean sep_line;
  gboolean decomposed;
  gboolean trailing;
  JsonShape json;
  gboolean json_numbers;
} FileStyle;

#define FILE_STYLE_INIT ((FileStyle){.delimiter = ','})

/* Also sets the lines of @grid's rows and the places of what is expected. */
GBytes *file_write(Grid *grid, const FileStyle *style);

G_END_DECLS
