#include "base/ct-error.h"

#include <errno.h>

#include "base/ct-message.h"

GQuark
ct_error_quark(void)
{
  return g_quark_from_static_string("ct-error-quark");
}

typedef struct {
  gint number;
  const gchar *reason;
} Reason;

static const Reason reasons[] = {
  {ENOENT, N_("there is no such file or folder")},
  {EACCES, N_("access is not allowed")},
  {EPERM, N_("this is not allowed")},
  {EISDIR, N_("this is a folder, not a file")},
  {ENOTDIR, N_("a part of the path is no folder")},
  {EEXIST, N_("something of this name is there already")},
  {ENOTEMPTY, N_("the folder is not empty")},
  {ENOSPC, N_("there is no space left on the disk")},
  {EDQUOT, N_("the disk space allowed to this user is used up")},
  {EFBIG, N_("the file would be larger than is allowed")},
  {EROFS, N_("the disk can only be read, not written to")},
  {EIO, N_("the disk or device reports a fault")},
  {EBUSY, N_("it is in use")},
  {ETXTBSY, N_("it is in use")},
  {ENAMETOOLONG, N_("the name is too long")},
  {ELOOP, N_("too many symbolic links, or one where none may be")},
  {EXDEV, N_("it lies on another disk")},
  {EMFILE, N_("too many files are open")},
  {ENFILE, N_("too many files are open")},
  {ENOMEM, N_("there is not enough memory")},
  {ENXIO, N_("there is no such device")},
  {ENODEV, N_("there is no such device")},
  {EPIPE, N_("the program that was to read it has ended")},
};

const gchar *
ct_error_reason(gint number)
{
  for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++)
    if (reasons[i].number == number)
      return ct_message(reasons[i].reason);
  return g_strerror(number);
}

/* Of GLib's codes of files. Returns: 0: none of the common ones */
static gint
number_of(GFileError code)
{
  switch (code) {
  case G_FILE_ERROR_NOENT: return ENOENT;
  case G_FILE_ERROR_ACCES: return EACCES;
  case G_FILE_ERROR_PERM: return EPERM;
  case G_FILE_ERROR_ISDIR: return EISDIR;
  case G_FILE_ERROR_NOTDIR: return ENOTDIR;
  case G_FILE_ERROR_EXIST: return EEXIST;
  case G_FILE_ERROR_NOSPC: return ENOSPC;
  case G_FILE_ERROR_ROFS: return EROFS;
  case G_FILE_ERROR_IO: return EIO;
  case G_FILE_ERROR_TXTBSY: return ETXTBSY;
  case G_FILE_ERROR_NAMETOOLONG: return ENAMETOOLONG;
  case G_FILE_ERROR_LOOP: return ELOOP;
  case G_FILE_ERROR_MFILE: return EMFILE;
  case G_FILE_ERROR_NFILE: return ENFILE;
  case G_FILE_ERROR_NOMEM: return ENOMEM;
  case G_FILE_ERROR_NXIO: return ENXIO;
  case G_FILE_ERROR_NODEV: return ENODEV;
  case G_FILE_ERROR_PIPE: return EPIPE;
  default: return 0;
  }
}

const gchar *
ct_error_reason_of(const GError *error)
{
  gint number = error->domain == G_FILE_ERROR ? number_of((GFileError)error->code) : 0;

  return number != 0 ? ct_error_reason(number) : error->message;
}
