/* ct-json-record.h: the bytes of one record into its scalars, by cJSON.
 *
 * Private to base/.
 */
#pragma once

#include "base/ct-arena.h"
#include "base/ct-json.h"

G_BEGIN_DECLS

#define CT_JSON_LONGEST_NUMBER 63 /* cJSON cuts longer ones */

typedef struct {
  gsize start; /* in the record */
  gsize length;
} CtJsonToken;

/**
 * CtJsonRecord:
 * @bytes: as written
 * @numbers: (element-type CtJsonToken): the numbers in @bytes, in order
 * @values: (element-type CtJsonValue): made by ct_json_record_parse()
 */
typedef struct {
  GString *bytes;
  GArray *numbers;
  GArray *values;
  CtArena *texts;
} CtJsonRecord;

void ct_json_record_init(CtJsonRecord *record);
void ct_json_record_clear(CtJsonRecord *record);
void ct_json_record_reset(CtJsonRecord *record);

/**
 * ct_json_record_parse:
 * @max_texts: how much the paths of all values may take together
 * @pointer: where the record stands; on failure the place of the trouble
 * Returns: (transfer full) (nullable): why the record cannot be used; NULL when
 *   it can and @values are set
 */
gchar *ct_json_record_parse(CtJsonRecord *record, gsize max_texts, GString *pointer);

/* Appends "/" and @key as a part of a JSON pointer. */
void ct_json_append_part(GString *pointer, const gchar *key);

/* The characters of one JSON string with its quotes. Returns: (transfer full) (nullable) */
gchar *ct_json_unquote(const GString *token);

G_END_DECLS
