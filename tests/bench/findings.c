/* findings.c: tables of findings read, and how often each is told. */
#include "findings.h"

#include <stdlib.h>
#include <string.h>

#define LIMIT_RULE "findings.limit"

enum { SEVERITY, RULE, INDICATOR, AREA, PERIOD, OBSERVED, MESSAGE, N_COLUMNS };
static const gchar *const column_names[] = {"SEVERITY",    "RULE",     "INDICATOR", "REF_AREA",
                                            "TIME_PERIOD", "OBSERVED", "MESSAGE"};

guint64
findings_count_of(GHashTable *table, const gchar *key)
{
  return (guint64)GPOINTER_TO_SIZE(g_hash_table_lookup(table, key));
}

void
findings_count_add(GHashTable *table, const gchar *key, guint64 n)
{
  g_hash_table_insert(table, g_strdup(key),
                      GSIZE_TO_POINTER((gsize)(findings_count_of(table, key) + n)));
}

static Findings *
findings_new(void)
{
  Findings *findings = g_new0(Findings, 1);

  findings->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  findings->errors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  findings->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  findings->left_out = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return findings;
}

void
findings_free(Findings *findings)
{
  g_hash_table_unref(findings->keys);
  g_hash_table_unref(findings->errors);
  g_hash_table_unref(findings->kept);
  g_hash_table_unref(findings->left_out);
  g_free(findings);
}

/* CSV */

/* One record, as fields; @at moves behind it. Empty at the end. */
GPtrArray *
csv_read_record(const gchar **at)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) field = g_string_new(NULL);
  gboolean quoted = FALSE;

  for (; **at != '\0'; (*at)++) {
    gchar c = **at;
    if (c == '"' && quoted && (*at)[1] == '"') {
      g_string_append_c(field, c);
      (*at)++;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ',' || c == '\n')) {
      g_ptr_array_add(fields, g_strdup(field->str));
      g_string_truncate(field, 0);
      if (c == '\n') {
        (*at)++;
        return fields;
      }
    } else {
      g_string_append_c(field, c);
    }
  }
  return fields;
}

const gchar *
csv_field(GPtrArray *record, guint column)
{
  return column < record->len ? g_ptr_array_index(record, column) : "";
}

/* "...of rule 'bounds.above' are..." */
static void
take_limit(Findings *findings, const gchar *observed, const gchar *message)
{
  g_auto(GStrv) words = g_strsplit(message, "'", 3);
  guint64 number = g_ascii_strtoull(observed, NULL, 10);

  findings_count_add(findings->left_out, g_strv_length(words) == 3 ? words[1] : "(unknown)",
                     number);
  findings->n += number;
}

static void
take_record(Findings *findings, GPtrArray *record, const guint *columns)
{
  const gchar *rule = csv_field(record, columns[RULE]);
  g_autofree gchar *key = NULL;

  if (g_str_equal(rule, LIMIT_RULE)) {
    take_limit(findings, csv_field(record, columns[OBSERVED]), csv_field(record, columns[MESSAGE]));
    return;
  }
  key = g_strjoin(" ", rule, csv_field(record, columns[INDICATOR]),
                  csv_field(record, columns[AREA]), csv_field(record, columns[PERIOD]), NULL);
  findings_count_add(findings->keys, key, 1);
  if (g_str_equal(csv_field(record, columns[SEVERITY]), "error"))
    findings_count_add(findings->errors, key, 1);
  findings_count_add(findings->kept, rule, 1);
  findings->n++;
}

static void
find_columns(GPtrArray *header, guint *columns)
{
  for (guint column = 0; column < N_COLUMNS; column++) {
    columns[column] = G_MAXUINT;
    for (guint i = 0; i < header->len; i++)
      if (g_str_equal(csv_field(header, i), column_names[column]))
        columns[column] = i;
  }
}

gchar *
csv_read_text(const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  g_autoptr(GError) error = NULL;
  gchar *text;

  if (!g_file_get_contents(path, &text, NULL, &error)) {
    g_printerr("bench-compare: %s\n", error->message);
    exit(2);
  }
  return text;
}

Findings *
findings_read(const gchar *folder, const gchar *name)
{
  g_autofree gchar *text = csv_read_text(folder, name);
  g_autoptr(GPtrArray) header = NULL;
  Findings *findings = findings_new();
  guint columns[N_COLUMNS];
  const gchar *at = text;

  header = csv_read_record(&at);
  find_columns(header, columns);
  while (*at != '\0') {
    g_autoptr(GPtrArray) record = csv_read_record(&at);
    take_record(findings, record, columns);
  }
  return findings;
}
