/* findings.h: tables of findings read, and how often each is told.
 */
#pragma once

#include <glib.h>

/**
 * Findings:
 * @keys: "rule indicator area period" -> how often; @errors: the same of errors alone
 * @kept, @left_out: rule -> how many are listed, and were only counted
 */
typedef struct {
  GHashTable *keys;
  GHashTable *errors;
  GHashTable *kept;
  GHashTable *left_out;
  guint64 n;
} Findings;

/* Ends the program when the file cannot be read. */
Findings *findings_read(const gchar *folder, const gchar *name);
void findings_free(Findings *findings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Findings, findings_free)

/* 0 where a table does not have it. */
guint64 findings_count_of(GHashTable *table, const gchar *key);
void findings_count_add(GHashTable *table, const gchar *key, guint64 n);

/* One record of CSV, as fields; @at moves behind it. Empty at the end. */
GPtrArray *csv_read_record(const gchar **at);
/* "" where the record is shorter. */
const gchar *csv_field(GPtrArray *record, guint column);
/* The text of a file; ends the program when it cannot be read. */
gchar *csv_read_text(const gchar *folder, const gchar *name);
