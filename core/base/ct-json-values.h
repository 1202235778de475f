/* ct-json-values.h: scalars that wait until it is known what they belong to.
 *
 * Private to base/.
 */
#pragma once

#include "base/ct-json.h"

G_BEGIN_DECLS

/**
 * CtJsonValues: a stack of values with texts of their own.
 * @max_values, @max_bytes: what is more is not kept
 * @full: something was not kept since this was last cleared
 */
typedef struct {
  GArray *entries;
  GString *texts;
  guint max_values;
  gsize max_bytes;
  gboolean full;
} CtJsonValues;

void ct_json_values_init(CtJsonValues *values, guint max_values, gsize max_bytes);
void ct_json_values_clear(CtJsonValues *values);

guint ct_json_values_count(const CtJsonValues *values);
void ct_json_values_push(CtJsonValues *values, const CtJsonValue *value);
/* Borrowed until the next push. */
CtJsonValue ct_json_values_get(const CtJsonValues *values, guint index);
void ct_json_values_truncate(CtJsonValues *values, guint count);

/**
 * CtJsonColumns: the lists that are members of objects, until the object ends.
 * They come one after the other, and an object inside another ends before it, so
 * this is a stack, too. Blocks of 64 KiB: nothing is moved, memory is what is told.
 */
typedef struct CtJsonColumns CtJsonColumns;

CtJsonColumns *ct_json_columns_new(gsize max_bytes);
void ct_json_columns_free(CtJsonColumns *columns);

guint ct_json_columns_count(const CtJsonColumns *columns);
/* Begins a list. @name: its key. %FALSE: there are 16384 already, or no memory is left */
gboolean ct_json_columns_begin(CtJsonColumns *columns, const gchar *name);
/* To the list that began last. */
void ct_json_columns_add(CtJsonColumns *columns, CtJsonKind kind, const gchar *text);
/* Drops all lists but the first @count. */
void ct_json_columns_truncate(CtJsonColumns *columns, guint count);

/* Whether values of the list were not kept, for want of memory. */
gboolean ct_json_columns_too_long(const CtJsonColumns *columns, guint column);
const gchar *ct_json_columns_name(const CtJsonColumns *columns, guint column);
/* Values of the list; and without null and "" at its end. */
guint64 ct_json_columns_length(const CtJsonColumns *columns, guint column);
guint64 ct_json_columns_trimmed(const CtJsonColumns *columns, guint column);

/* The values one by one: rewind, then next as often as there are values. The value's
 * path is the name of the list. */
void ct_json_columns_rewind(CtJsonColumns *columns, guint column);
CtJsonValue ct_json_columns_next(CtJsonColumns *columns, guint column);

G_END_DECLS
