/* csv-tell.h: what read/csv says about broken records and about what it found. */
#pragma once

#include "base/ct-csv.h"
#include "data/ct-row-sink.h"

gboolean csv_tell_problem(CtRowSink *rows, const CtCsvProblem *problem);

/* Which delimiter was found. */
gboolean csv_tell_delimiter(CtRowSink *rows, const CtCsvEvidence *evidence);

/* The word of the option `delimiter`: ",", "tab"; "none" for '\0'. */
const gchar *csv_delimiter_name(gchar delimiter);
/* Returns: %FALSE for a name that is none of these ("auto") */
gboolean csv_delimiter_parse(const gchar *name, gchar *delimiter);
