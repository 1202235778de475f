/* xls-run.h: gives a workbook's bytes to the child, and its answer to somebody.
 */
#pragma once

#include "base/ct-input.h"

/**
 * XlsBudget: what reading may cost, named in the message when it is passed.
 * @max_file: bytes. @max_memory: bytes of the child. @max_seconds: of the child's CPU time, and
 *   of waiting for it
 */
typedef struct {
  guint64 max_file;
  guint64 max_memory;
  guint max_seconds;
} XlsBudget;

/* A piece of the child's answer. Returns: %FALSE: no more is wanted */
typedef gboolean (*XlsTakeFunc)(const gchar *bytes, gsize length, gpointer user_data);

/* The file, in memory that nobody can change. */
typedef struct {
  gint descriptor;
  guint64 size;
} XlsFile;

/* Reads @input to its end. */
gboolean xls_file_read(XlsFile *file, CtInput *input, guint64 max_bytes, GError **error);
void xls_file_close(XlsFile *file);

/* Fails when the child cannot be started, dies, or takes too long; succeeds also when @take
 * wanted no more. */
gboolean xls_run(const XlsFile *file, const XlsBudget *budget, XlsTakeFunc take,
                 gpointer user_data, GError **error);

/* All messages end with the same advice. */
void xls_set_unreadable(GError **error, const gchar *format, ...) G_GNUC_PRINTF(2, 3);
