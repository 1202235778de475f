/* ct-input.h: the bytes of one submission, read once from front to end.
 *
 * Files are read, not mapped: a file that shrinks while mapped kills the
 * process. The SHA-256 is taken on the way. One thread at a time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CT_SHA256_CHARS 65

typedef struct CtInput CtInput;

/* @path must be a regular file (a pipe or device is refused).
 * Returns: (transfer full) (nullable) */
CtInput *ct_input_open(const gchar *path, GError **error);
CtInput *ct_input_new_bytes(GBytes *bytes);
void ct_input_free(CtInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtInput, ct_input_free)

/* The first bytes (up to @wanted, at most 64 KiB), without consuming them.
 * Returns: (transfer none) (array length=length): valid until the next call */
const gchar *ct_input_peek(CtInput *input, gsize wanted, gsize *length, GError **error);

/* Whether ct_input_rewind() will do: it is small enough to be kept in memory. */
gboolean ct_input_can_rewind(const CtInput *input);
/* Gives what was read from the start again. Not after an error. */
void ct_input_rewind(CtInput *input);

/* Returns: bytes read, 0 at the end, -1 on error. */
gssize ct_input_read(CtInput *input, gchar *buffer, gsize size, GError **error);

/**
 * ct_input_finish:
 * @sha256: (out caller-allocates) (array fixed-size=65): hex digest of all bytes
 * @size: (out): number of bytes
 *
 * Reads what is left, so the digest is that of the whole file, and fails with
 * %CT_ERROR_SOURCE when the file changed since it was opened (size, time of
 * change or inode): such bytes belong to no version of the file.
 */
gboolean ct_input_finish(CtInput *input, gchar *sha256, guint64 *size, GError **error);

/* Modification time of the file, seconds since 1970 UTC; -1 for bytes. */
gint64 ct_input_modified(const CtInput *input);

G_END_DECLS
