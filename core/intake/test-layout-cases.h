/* Headers as offices write them, and what their columns hold.
 */
#pragma once

#include <glib.h>

/* @headings: titles above the table, nearest first, parted by "|"
 * @period: of the table, "" for none
 * @rows: parted by line ends, their cells by "|"; "⏎" is a line end in a cell; rows are
 *   numbered as lines of a file are
 * @layout: rows of the header, then its columns as layout_append() writes them; "" for
 *   no header */
typedef struct {
  const gchar *label;
  const gchar *headings;
  const gchar *period;
  const gchar *rows;
  const gchar *layout;
} LayoutCase;

extern const LayoutCase layout_forms[];
extern const LayoutCase layout_headers[];
extern const LayoutCase layout_words[];
extern const LayoutCase layout_rows[];
extern const gsize n_layout_forms;
extern const gsize n_layout_headers;
extern const gsize n_layout_words;
extern const gsize n_layout_rows;
