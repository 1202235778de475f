/* The file in memory: see xls-run.h. */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "xls-run.h"

#define PIECE_BYTES ((gsize)64 * 1024)

static gboolean
set_errno(GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("the file cannot be kept in memory: %s"),
              ct_error_reason(errno));
  return FALSE;
}

static gboolean
write_all(gint descriptor, const gchar *bytes, gsize length, GError **error)
{
  for (gsize at = 0; at < length;) {
    gssize n = write(descriptor, bytes + at, length - at);

    if (n < 0 && errno != EINTR)
      return set_errno(error);
    at += n > 0 ? (gsize)n : 0;
  }
  return TRUE;
}

static gboolean
copy(XlsFile *file, CtInput *input, guint64 max_bytes, GError **error)
{
  g_autofree gchar *piece = g_malloc(PIECE_BYTES);
  gssize n;

  while ((n = ct_input_read(input, piece, PIECE_BYTES, error)) > 0) {
    file->size += (guint64)n;
    if (file->size > max_bytes) {
      g_set_error(error, CT_ERROR, CT_ERROR_LIMIT,
                  _("the workbook has more than %lu bytes (read.max-file); save it as .xlsx, or "
                    "raise the limit"),
                  (gulong)max_bytes);
      return FALSE;
    }
    if (!write_all(file->descriptor, piece, (gsize)n, error))
      return FALSE;
  }
  return n == 0;
}

gboolean
xls_file_read(XlsFile *file, CtInput *input, guint64 max_bytes, GError **error)
{
  gint seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;

  file->size = 0;
  file->descriptor = memfd_create("xls", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file->descriptor < 0)
    return set_errno(error);
  if (!copy(file, input, max_bytes, error))
    return FALSE;
  return fcntl(file->descriptor, F_ADD_SEALS, seals) == 0 || set_errno(error);
}

void
xls_file_close(XlsFile *file)
{
  if (file->descriptor >= 0)
    close(file->descriptor);
  file->descriptor = -1;
}
