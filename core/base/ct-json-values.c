#include "base/ct-json-values.h"

#include <string.h>

/* Texts by their place, as the buffer moves. */
typedef struct {
  gsize path;
  gsize text;
  gsize length;
  CtJsonKind kind;
} Entry;

void
ct_json_values_init(CtJsonValues *values, guint max_values, gsize max_bytes)
{
  *values = (CtJsonValues){.entries = g_array_new(FALSE, FALSE, sizeof(Entry)),
                           .texts = g_string_new(NULL),
                           .max_values = max_values,
                           .max_bytes = max_bytes};
}

void
ct_json_values_clear(CtJsonValues *values)
{
  g_array_free(values->entries, TRUE);
  g_string_free(values->texts, TRUE);
}

guint
ct_json_values_count(const CtJsonValues *values)
{
  return values->entries->len;
}

static gsize
append(GString *texts, const gchar *text, gsize length)
{
  gsize at = texts->len;

  g_string_append_len(texts, text, (gssize)length);
  g_string_append_c(texts, '\0');
  return at;
}

void
ct_json_values_push(CtJsonValues *values, const CtJsonValue *value)
{
  gsize path_length = strlen(value->path);
  gsize left = values->max_bytes - MIN(values->texts->len, values->max_bytes);
  Entry entry = {.length = value->length, .kind = value->kind};

  if (values->entries->len >= values->max_values || value->length > left ||
      path_length + 2 > left - value->length) {
    values->full = TRUE;
    return;
  }
  entry.path = append(values->texts, value->path, path_length);
  entry.text = append(values->texts, value->text, value->length);
  g_array_append_val(values->entries, entry);
}

CtJsonValue
ct_json_values_get(const CtJsonValues *values, guint index)
{
  const Entry *entry = &g_array_index(values->entries, Entry, index);

  return (CtJsonValue){.path = values->texts->str + entry->path,
                       .kind = entry->kind,
                       .text = values->texts->str + entry->text,
                       .length = entry->length};
}

void
ct_json_values_truncate(CtJsonValues *values, guint count)
{
  if (count >= values->entries->len)
    return;
  g_string_truncate(values->texts, g_array_index(values->entries, Entry, count).path);
  g_array_set_size(values->entries, count);
  values->full = values->full && count > 0;
}
