/* An advisory lock on a file. flock(2) binds it to the open file, so it ends
 * with the process that took it, however that ends, and two opens in one
 * process exclude each other as well. */
#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-output.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

struct CtLock {
  int fd;
};

static void
set_lock_error(GError **error, const gchar *path, int saved)
{
  if (saved == EWOULDBLOCK)
    g_set_error(error, CT_ERROR, CT_ERROR_LOCKED, _("%s: another run holds the lock"), path);
  else
    g_set_error(error, CT_ERROR, CT_ERROR_OUTPUT, _("%s: cannot be locked: %s"), path,
                ct_error_reason(saved));
}

CtLock *
ct_lock_take(const gchar *path, GError **error)
{
  int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  CtLock *lock;

  if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) != 0) {
    set_lock_error(error, path, errno);
    if (fd >= 0)
      close(fd);
    return NULL;
  }
  lock = g_new0(CtLock, 1);
  lock->fd = fd;
  return lock;
}

void
ct_lock_release(CtLock *lock)
{
  if (lock == NULL)
    return;
  close(lock->fd);
  g_free(lock);
}
