/* A preview for programs. Every value is a string, a missing one null. */
#include <string.h>

#include "base/ct-json.h"
#include "cli/ct-preview-print.h"

/* A list is put out in pieces of about this size. */
#define PIECE ((gsize)64 * 1024)

static void
flush(FILE *stream, GString *json)
{
  fwrite(json->str, 1, json->len, stream);
  g_string_truncate(json, 0);
}

static void
append_value(GString *json, const gchar *text, gsize length)
{
  if (text != NULL && length > 0)
    ct_json_append_string(json, text, length);
  else
    g_string_append(json, "null");
}

static void
append_member(GString *json, const gchar *key, const gchar *text)
{
  g_string_append_printf(json, "%s\"%s\": ", g_str_equal(key, "kind") ? "{" : ", ", key);
  append_value(json, text, text != NULL ? strlen(text) : 0);
}

static void
begin_row(GString *json, gboolean first)
{
  g_string_append(json, first ? "\n      " : ",\n      ");
}

static void
append_fact(GString *json, const CtSubmission *submission, const CtFact *fact)
{
  g_autoptr(GString) location = g_string_new(NULL);
  g_autofree gchar *table = g_strdup_printf("%u", fact->table + 1u);

  ct_places_append(submission->places, fact->place, location);
  append_member(json, "kind", ct_fact_kind_name(fact->kind));
  append_member(json, "table", ct_preview_is_of_file(fact) ? NULL : table);
  append_member(json, "location", location->str);
  append_member(json, "text", fact->what);
  append_member(json, "meaning", fact->meaning);
  append_member(json, "evidence", fact->evidence);
  g_string_append_c(json, '}');
}

static void
print_facts(FILE *stream, GString *json, const CtProcessed *processed)
{
  guint n = ct_recognition_count(processed->recognition);

  g_string_append(json, "    \"facts\": [");
  for (guint i = 0; i < n; i++) {
    begin_row(json, i == 0);
    append_fact(json, processed->submission, ct_recognition_get(processed->recognition, i));
    if (json->len >= PIECE)
      flush(stream, json);
  }
  g_string_append(json, n > 0 ? "\n    ],\n" : "],\n");
}

/* The columns that `validate --format json` has. */
static void
append_row(GString *json, CtTableKind table, const CtTableText *row)
{
  guint n;
  const gchar *const *columns = ct_table_columns(table, &n);

  for (guint i = 0; i < n; i++) {
    g_autofree gchar *key = g_ascii_strdown(columns[i], -1);

    g_string_append_printf(json, "%s\"%s\": ", i == 0 ? "{" : ", ", key);
    append_value(json, row->cells[i].text, row->cells[i].length);
  }
  g_string_append_c(json, '}');
}

/* Rows of one table of the file stand together, but nothing promises it. */
static gboolean
is_shown(const CtPreview *preview, gsize index, guint *counts, guint rows)
{
  guint16 table = preview->results.dataset->observations->place[index].table;

  if (counts[table] >= rows)
    return FALSE;
  counts[table]++;
  return TRUE;
}

static void
print_observations(FILE *stream, GString *json, const CtPreview *preview, guint rows)
{
  g_autoptr(CtTableText) row = ct_table_text_new();
  g_autofree guint *counts = g_new0(guint, G_MAXUINT16 + 1);
  gboolean first = TRUE;

  g_string_append(json, "    \"observations\": [");
  for (gsize i = 0; i < preview->results.dataset->n_cells; i++) {
    if (!is_shown(preview, i, counts, rows))
      continue;
    ct_table_format(&preview->results, CT_TABLE_DATASET, i, row);
    begin_row(json, first);
    append_row(json, CT_TABLE_DATASET, row);
    first = FALSE;
    if (json->len >= PIECE)
      flush(stream, json);
  }
  g_string_append(json, first ? "],\n" : "\n    ],\n");
}

static void
print_findings(FILE *stream, GString *json, const CtPreview *preview)
{
  g_autoptr(CtTableText) row = ct_table_text_new();
  guint n = ct_findings_count(preview->processed->findings);

  g_string_append(json, "    \"findings\": [");
  for (guint i = 0; i < n; i++) {
    ct_table_format(&preview->results, CT_TABLE_FINDINGS, i, row);
    begin_row(json, i == 0);
    append_row(json, CT_TABLE_FINDINGS, row);
    if (json->len >= PIECE)
      flush(stream, json);
  }
  g_string_append(json, n > 0 ? "\n    ]\n" : "]\n");
}

void
ct_preview_print_json(FILE *stream, const CtPreview *preview, guint rows)
{
  g_autoptr(GString) json = g_string_sized_new(PIECE);
  const gchar *name = preview->processed->submission->name;

  g_string_append(json, "  {\n    \"file\": ");
  append_value(json, name, strlen(name));
  g_string_append(json, ",\n");
  print_facts(stream, json, preview->processed);
  print_observations(stream, json, preview, rows);
  print_findings(stream, json, preview);
  g_string_append(json, "  }");
  flush(stream, json);
}
