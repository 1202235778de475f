/* json-rows.h: what the parser tells, as tables and rows of a sink. */
#pragma once

#include "base/ct-json.h"
#include "base/ct-text-input.h"
#include "data/ct-row-sink.h"

G_BEGIN_DECLS

typedef struct JsonRows JsonRows;

/* Both are borrowed. @sequence: what the text was found to be */
JsonRows *json_rows_new(CtRowSink *sink, const CtTextInput *text, CtJsonSequence sequence);
void json_rows_free(JsonRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonRows, json_rows_free)

/* With a JsonRows as user data. */
extern const CtJsonHandler json_rows_handler;

G_END_DECLS
