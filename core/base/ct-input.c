#include "base/ct-input.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ct-error.h"
#include "base/ct-message.h"

#define PIECE_SIZE ((gsize)64 * 1024)
#define PEEK_SIZE PIECE_SIZE
#define KEPT_SIZE ((gsize)256 * 1024) /* smaller ones stay in memory until they are read */
#define DIGEST_SIZE 32

struct CtInput {
  gchar *path;
  gchar *name;         /* the path as shown in messages */
  gint fd;             /* -1: bytes */
  GBytes *bytes;
  struct stat opened;
  guint64 expected;    /* number of bytes */
  guint64 taken;       /* of them, from the file into the digest */
  EVP_MD_CTX *digest;
  gchar *buffer;       /* made when first wanted */
  gsize size;          /* of it */
  gsize start, end;    /* what is in the buffer and not consumed */
};

static CtInput *
new_input(guint64 expected)
{
  CtInput *input = g_new0(CtInput, 1);

  input->fd = -1;
  input->expected = expected;
  input->digest = EVP_MD_CTX_new();
  return input;
}

void
ct_input_free(CtInput *input)
{
  if (input == NULL)
    return;
  if (input->fd >= 0)
    close(input->fd);
  g_clear_pointer(&input->bytes, g_bytes_unref);
  EVP_MD_CTX_free(input->digest);
  g_free(input->buffer);
  g_free(input->path);
  g_free(input->name);
  g_free(input);
}

static gboolean
set_errno(const CtInput *input, GError **error)
{
  gint number = errno;

  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("%s: cannot be read: %s"), input->name,
              ct_error_reason(number));
  return FALSE;
}

static gboolean
start_digest(CtInput *input, GError **error)
{
  if (input->digest != NULL && EVP_DigestInit_ex(input->digest, EVP_sha256(), NULL) == 1)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("SHA-256 is not available in libcrypto"));
  return FALSE;
}

/* Not blocking, because opening a pipe would wait for its writer; for a regular
 * file it makes no difference. */
static gboolean
open_file(CtInput *input, GError **error)
{
  input->fd = open(input->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (input->fd < 0 || fstat(input->fd, &input->opened) != 0)
    return set_errno(input, error);
  if (!S_ISREG(input->opened.st_mode)) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
                S_ISDIR(input->opened.st_mode) ? _("%s: this is a folder, expected a file")
                                               : _("%s: not a regular file"),
                input->name);
    return FALSE;
  }
  input->expected = (guint64)input->opened.st_size;
  posix_fadvise(input->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  return TRUE;
}

CtInput *
ct_input_open(const gchar *path, GError **error)
{
  g_autoptr(CtInput) input = new_input(0);

  input->path = g_strdup(path);
  input->name = g_filename_display_name(path);
  if (!open_file(input, error) || !start_digest(input, error))
    return NULL;
  return g_steal_pointer(&input);
}

/* A digest that cannot be started is found out by the first read. */
CtInput *
ct_input_new_bytes(GBytes *bytes)
{
  CtInput *input = new_input(g_bytes_get_size(bytes));

  input->bytes = g_bytes_ref(bytes);
  if (!start_digest(input, NULL))
    g_clear_pointer(&input->digest, EVP_MD_CTX_free);
  return input;
}

static gssize
take_bytes(CtInput *input, gchar *buffer, gsize size)
{
  const gchar *data = g_bytes_get_data(input->bytes, NULL);
  gsize n = (gsize)MIN(size, input->expected - input->taken);

  if (n > 0)
    memcpy(buffer, data + input->taken, n);
  return (gssize)n;
}

static gssize
take_file(CtInput *input, gchar *buffer, gsize size, GError **error)
{
  gssize n;

  do
    n = read(input->fd, buffer, MIN(size, G_MAXSSIZE));
  while (n < 0 && errno == EINTR);
  if (n < 0)
    set_errno(input, error);
  return n;
}

static gboolean
set_changed(const CtInput *input, GError **error)
{
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("%s: the file changed while it was read"), input->name);
  return FALSE;
}

/* The size is the one at the start: a file that is longer or shorter now is one
 * that somebody is writing. */
static gboolean
check_length(const CtInput *input, gsize n, GError **error)
{
  guint64 left = input->expected - input->taken;

  if (n > left || (n == 0 && left > 0))
    return set_changed(input, error);
  return TRUE;
}

/* The one place where bytes come in. */
static gssize
take(CtInput *input, gchar *buffer, gsize size, GError **error)
{
  gssize n = input->bytes != NULL ? take_bytes(input, buffer, size)
                                  : take_file(input, buffer, size, error);

  if (n < 0 || !check_length(input, (gsize)n, error))
    return -1;
  if (input->digest == NULL || EVP_DigestUpdate(input->digest, buffer, (gsize)n) != 1) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("SHA-256 is not available in libcrypto"));
    return -1;
  }
  input->taken += (guint64)n;
  return n;
}

gboolean
ct_input_can_rewind(const CtInput *input)
{
  return input->expected < KEPT_SIZE;
}

/* Of a small file so much that a file that has grown shows itself. */
static void
make_buffer(CtInput *input)
{
  if (input->buffer != NULL)
    return;
  input->size = ct_input_can_rewind(input) ? (gsize)input->expected + 1 : PIECE_SIZE;
  input->buffer = g_malloc(input->size);
}

void
ct_input_rewind(CtInput *input)
{
  g_return_if_fail(ct_input_can_rewind(input));

  input->start = 0;
}

/* Fills the buffer behind what is in it. A small file has room in it and stays there. */
static gssize
fill(CtInput *input, GError **error)
{
  gssize n;

  make_buffer(input);
  if (input->start > 0 && !ct_input_can_rewind(input)) {
    memmove(input->buffer, input->buffer + input->start, input->end - input->start);
    input->end -= input->start;
    input->start = 0;
  }
  n = take(input, input->buffer + input->end, input->size - input->end, error);
  if (n > 0)
    input->end += (gsize)n;
  return n;
}

/* That no more comes is for ct_input_finish() to see. */
static gboolean
has_all(const CtInput *input)
{
  return input->taken > 0 && input->taken == input->expected;
}

const gchar *
ct_input_peek(CtInput *input, gsize wanted, gsize *length, GError **error)
{
  wanted = MIN(wanted, PEEK_SIZE);
  while (input->end - input->start < wanted && !has_all(input)) {
    gssize n = fill(input, error);
    if (n < 0)
      return NULL;
    if (n == 0)
      break;
  }
  *length = MIN(wanted, input->end - input->start);
  return input->buffer != NULL ? input->buffer + input->start : "";
}

gssize
ct_input_read(CtInput *input, gchar *buffer, gsize size, GError **error)
{
  gssize n;

  if (size == 0)
    return 0;
  if (input->start == input->end) {
    /* Large reads need no copy of their own. */
    if (size >= PIECE_SIZE && !ct_input_can_rewind(input))
      return take(input, buffer, size, error);
    n = fill(input, error);
    if (n <= 0)
      return n;
  }
  n = (gssize)MIN(size, input->end - input->start);
  memcpy(buffer, input->buffer + input->start, (gsize)n);
  input->start += (gsize)n;
  return n;
}

static gboolean
is_same(const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec &&
         a->st_ctim.tv_sec == b->st_ctim.tv_sec && a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

/* The file that was read must be as it was, and still be the one of its name. */
static gboolean
check_unchanged(const CtInput *input, GError **error)
{
  struct stat now, named;

  if (fstat(input->fd, &now) != 0 || stat(input->path, &named) != 0)
    return set_errno(input, error);
  if (!is_same(&input->opened, &now) || !is_same(&input->opened, &named))
    return set_changed(input, error);
  return TRUE;
}

static gboolean
read_rest(CtInput *input, GError **error)
{
  gssize n;

  do {
    input->start = input->end = 0;
    n = fill(input, error);
  } while (n > 0);
  return n == 0;
}

static gboolean
write_digest(CtInput *input, gchar *sha256, GError **error)
{
  guchar digest[DIGEST_SIZE];

  if (EVP_DigestFinal_ex(input->digest, digest, NULL) != 1) {
    g_set_error(error, CT_ERROR, CT_ERROR_SOURCE, _("SHA-256 is not available in libcrypto"));
    return FALSE;
  }
  for (gsize i = 0; i < sizeof digest; i++) {
    sha256[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    sha256[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  sha256[2 * sizeof digest] = '\0';
  return TRUE;
}

gboolean
ct_input_finish(CtInput *input, gchar *sha256, guint64 *size, GError **error)
{
  if (!read_rest(input, error))
    return FALSE;
  if (input->bytes == NULL && !check_unchanged(input, error))
    return FALSE;
  if (!write_digest(input, sha256, error))
    return FALSE;
  *size = input->taken;
  return TRUE;
}

gint64
ct_input_modified(const CtInput *input)
{
  return input->bytes != NULL ? -1 : (gint64)input->opened.st_mtim.tv_sec;
}
