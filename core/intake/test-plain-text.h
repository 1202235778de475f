/* Random long tables: plain rows, and whatever may stand between them. */
#pragma once

#include <glib.h>

/**
 * plain_text_make:
 * Rows are lines, cells are parted by tabs; a line that ends with a backslash goes on in the
 * next one, and "!!..." is a row that the reader cannot read.
 */
GString *plain_text_make(GRand *random);
/* The same of a header that leaves nothing open, and of rows that mostly leave nothing blank. */
GString *plain_text_make_small(GRand *random);

/* Appends what a cell of figures may hold. */
void plain_text_append_number(GString *text, GRand *random);
