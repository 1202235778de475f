/* csv-tell.h: what read/csv says about broken records and about what it found. */
#pragma once

#include "base/ct-csv.h"
#include "data/ct-row-sink.h"

gboolean csv_tell_problem(CtRowSink *rows, const CtCsvProblem *problem);

/* Which delimiter was found. */
gboolean csv_tell_delimiter(CtRowSink *rows, const CtCsvEvidence *evidence);

/* Those that a table may have, '\0' among them. */
#define CSV_N_DELIMITERS 5
gchar csv_delimiter_at(guint index);
guint csv_delimiter_index(gchar delimiter);

/* The word of the option `delimiter`: ",", "tab"; "none" for '\0'. */
const gchar *csv_delimiter_name(gchar delimiter);
/* Returns: %FALSE for a name that is none of these ("auto") */
gboolean csv_delimiter_parse(const gchar *name, gchar *delimiter);
