/* xls-child: reads an old workbook (.xls) from descriptor 0 and tells its cells to descriptor 1
 * in frames: see xls-protocol.h. freexl has faults that a made-up file can use; so it runs
 * here, in a process that has given up all rights before the file's first byte is read.
 *
 *   xls-child MEMORY SECONDS SIZE    bytes of memory, seconds of CPU time, bytes of the file
 *
 * It is started by read/xls, and of no use by hand.
 */
#include <freexl.h>
#include <iconv.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "office/office-cfb.h"
#include "xls-confine.h"
#include "xls-tell.h"
#include "xls-write.h"

#define MORE_BYTES ((gsize)1024 * 1024) /* so little memory is none */
#define ENTRY_BYTES 128u                /* of a compound file's directory */
#define ENTRY_NAME_BYTES 64u

/* The file's bytes, and how freexl gets them: it knows only paths. */

static struct {
  gchar *bytes;
  gsize length;
} file;

/* Goes before that of the C library. The label is needed as some headers call fopen() another
 * name. */
FILE *open_bytes(const char *path, const char *mode) __asm__("fopen");

FILE *
open_bytes(const char *path G_GNUC_UNUSED, const char *mode G_GNUC_UNUSED)
{
  return fmemopen(file.bytes, file.length, "rb");
}

static gboolean
read_file(gsize size)
{
  gssize n = 1;

  file.bytes = g_try_malloc(size);
  while (file.bytes != NULL && file.length < size && n > 0) {
    n = read(STDIN_FILENO, file.bytes + file.length, size - file.length);
    file.length += n > 0 ? (gsize)n : 0;
  }
  return file.bytes != NULL && file.length == size;
}

static void
tell_failure(XlsFailure failure, guint number)
{
  xls_write_begin(XLS_FRAME_FAILED);
  xls_write_u32(failure);
  xls_write_u32(number);
  xls_write_end();
}

static guint
get_info(const void *library, unsigned short what)
{
  unsigned int info = 0;

  return freexl_get_info(library, what, &info) == FREEXL_OK ? info : 0;
}

/* Files for Excel 97 and 95 have the workbook twice, and freexl takes the older one, whose texts
 * have lost all letters of Vietnamese: its entry in the directory gets another name. */
static void
hide_older(void)
{
  static const gchar name[] = "B\0o\0o\0k\0\0";

  for (gsize at = 0; at + ENTRY_BYTES <= file.length; at += ENTRY_BYTES)
    if (memcmp(file.bytes + at, name, sizeof name) == 0 &&
        file.bytes[at + ENTRY_NAME_BYTES] == sizeof name)
      file.bytes[at] = 'X';
}

/* Returns: (transfer full) (nullable): of BIFF5 or BIFF8 */
static gchar *
read_stream(gsize *length)
{
  g_autoptr(OfficeCfb) cfb = office_cfb_new(file.bytes, file.length);

  if (cfb == NULL)
    return NULL;
  if (!office_cfb_has(cfb, "Workbook"))
    return office_cfb_read(cfb, "Book", length);
  hide_older();
  return office_cfb_read(cfb, "Workbook", length);
}

/* Errors of the library are of many kinds when there is no memory. */
static gboolean
lacks_memory(gint status)
{
  g_autofree gchar *more = g_try_malloc(MORE_BYTES);

  return status == FREEXL_INSUFFICIENT_MEMORY || status == FREEXL_FILE_NOT_FOUND || more == NULL;
}

static void
read_book(const XlsBook *book)
{
  const void *library = NULL;
  gint status = freexl_open("", &library);
  guint n_sheets = status == FREEXL_OK ? get_info(library, FREEXL_BIFF_SHEET_COUNT) : 0;

  g_clear_pointer(&file.bytes, g_free); /* nobody needs it any more */
  if (status == FREEXL_OK && n_sheets == 0)
    status = FREEXL_BIFF_WORKBOOK_NOT_FOUND;
  if (status == FREEXL_OK && get_info(library, FREEXL_BIFF_PASSWORD) == FREEXL_BIFF_OBFUSCATED)
    tell_failure(XLS_FAILURE_PASSWORD, 0);
  else if (status == FREEXL_OK)
    xls_tell_book(library, n_sheets, book);
  else
    tell_failure(lacks_memory(status) ? XLS_FAILURE_MEMORY : XLS_FAILURE_LIBRARY, (guint)-status);
}

static void
read_bytes(void)
{
  gsize length = 0;
  g_autofree gchar *stream = read_stream(&length);
  g_autoptr(XlsBook) book = stream != NULL ? xls_book_new(stream, length) : NULL;

  if (book != NULL && book->password)
    tell_failure(XLS_FAILURE_PASSWORD, 0);
  else
    read_book(book);
}

/* What iconv loads from files must be there before none can be opened. They stay open. */
static void
load_converters(void)
{
  static const gchar *const names[] = {"UTF-16LE", "CP1252", "CP1258"};

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    (void)iconv_open("UTF-8", names[i]);
}

static gboolean
read_number(const gchar *text, guint64 most, guint64 *number)
{
  return g_ascii_string_to_unsigned(text, 10, 1, most, number, NULL);
}

int
main(int argc, char **argv)
{
  guint64 memory, seconds, size;

  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (argc != 4 || !read_number(argv[1], G_MAXINT64, &memory) ||
      !read_number(argv[2], G_MAXUINT16, &seconds) || !read_number(argv[3], G_MAXINT64, &size))
    return 2;
  load_converters();
  xls_write_begin(XLS_FRAME_HELLO);
  xls_write_u32(XLS_PROTOCOL_VERSION);
  xls_write_u32(xls_confine(&(XlsBounds){.memory = memory, .seconds = (guint)seconds}));
  xls_write_end();
  xls_write_flush();
  if (read_file((gsize)size))
    read_bytes();
  else
    tell_failure(XLS_FAILURE_MEMORY, 0);
  xls_write_flush();
  _exit(0);
}
