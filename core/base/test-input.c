#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ct-error.h"
#include "base/ct-input.h"

#define SHA256_EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define SHA256_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define LARGE ((gsize)300001)

typedef struct {
  gchar *folder;
  gchar *path;
} Files;

static gint
make_folder(void **state)
{
  Files *files = g_new0(Files, 1);

  files->folder = g_dir_make_tmp("ct-input-XXXXXX", NULL);
  files->path = g_build_filename(files->folder, "report.csv", NULL);
  *state = files;
  return files->folder == NULL;
}

static gint
remove_folder(void **state)
{
  Files *files = *state;

  g_unlink(files->path);
  g_rmdir(files->folder);
  g_free(files->path);
  g_free(files->folder);
  g_free(files);
  return 0;
}

/* In place: the file keeps its inode. */
static void
write_file(const gchar *path, const gchar *text, gsize length)
{
  gint fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  assert_true(fd >= 0);
  assert_int_equal(write(fd, text, length), length);
  close(fd);
}

static gchar *
make_large(void)
{
  gchar *text = g_malloc(LARGE);

  for (gsize i = 0; i < LARGE; i++)
    text[i] = (gchar)('a' + i * i % 23);
  return text;
}

static CtInput *
open_input(const gchar *path)
{
  g_autoptr(GError) error = NULL;
  CtInput *input = ct_input_open(path, &error);

  assert_null(error);
  assert_non_null(input);
  return input;
}

static void
assert_source_error(GError **error, const gchar *part)
{
  assert_non_null(*error);
  assert_true(g_error_matches(*error, CT_ERROR, CT_ERROR_SOURCE));
  assert_non_null(strstr((*error)->message, part));
  g_clear_error(error);
}

static void
digests_are_those_of_the_standard(void **state)
{
  Files *files = *state;
  static const struct {
    const gchar *text, *sha256;
  } cases[] = {{"", SHA256_EMPTY}, {"abc", SHA256_ABC}};

  for (gsize i = 0; i < 2 * G_N_ELEMENTS(cases); i++) {
    const gchar *text = cases[i / 2].text;
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    g_autoptr(CtInput) input = NULL;
    gchar sha256[CT_SHA256_CHARS];
    guint64 size = 42;

    write_file(files->path, text, strlen(text));
    input = i % 2 == 0 ? ct_input_new_bytes(bytes) : open_input(files->path);
    assert_true(ct_input_finish(input, sha256, &size, NULL));
    assert_string_equal(sha256, cases[i / 2].sha256);
    assert_int_equal(size, strlen(text));
  }
}

/* Every size of read gives the same bytes and the same digest, peeked or not. */
static void
reads_in_pieces_of_any_size(void **state)
{
  static const gsize sizes[] = {1, 7, 4095, 65535, 65536, 100000, LARGE, LARGE + 1};
  Files *files = *state;
  g_autofree gchar *text = make_large();
  g_autofree gchar *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (guchar *)text, LARGE);

  write_file(files->path, text, LARGE);
  for (gsize i = 0; i < 2 * G_N_ELEMENTS(sizes); i++) {
    g_autoptr(CtInput) input = open_input(files->path);
    g_autofree gchar *buffer = g_malloc(LARGE + 1);
    gchar sha256[CT_SHA256_CHARS];
    gsize length = 0, at = 0;
    guint64 size;
    gssize n;

    if (i % 2 == 1) {
      const gchar *start = ct_input_peek(input, LARGE, &length, NULL);
      assert_int_equal(length, 65536);
      assert_memory_equal(start, text, length);
    }
    while ((n = ct_input_read(input, buffer + at, MIN(sizes[i / 2], LARGE + 1 - at), NULL)) > 0)
      at += (gsize)n;
    assert_int_equal(n, 0);
    assert_int_equal(at, LARGE);
    assert_memory_equal(buffer, text, LARGE);
    assert_true(ct_input_finish(input, sha256, &size, NULL));
    assert_string_equal(sha256, sum);
    assert_int_equal(size, LARGE);
  }
}

static void
finish_reads_the_rest(void **state)
{
  Files *files = *state;
  g_autofree gchar *text = make_large();
  g_autofree gchar *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (guchar *)text, LARGE);
  g_autoptr(CtInput) input = NULL;
  gchar sha256[CT_SHA256_CHARS], buffer[10];
  guint64 size;

  write_file(files->path, text, LARGE);
  input = open_input(files->path);
  assert_int_equal(ct_input_read(input, buffer, sizeof buffer, NULL), sizeof buffer);
  assert_true(ct_input_finish(input, sha256, &size, NULL));
  assert_string_equal(sha256, sum);
  assert_int_equal(size, LARGE);
}

static void
peek_consumes_nothing(void **state)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static("0123456789", 10);
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  g_autoptr(GBytes) nothing = g_bytes_new_static("", 0);
  g_autoptr(CtInput) empty = ct_input_new_bytes(nothing);
  gchar buffer[16];
  gsize length;

  (void)state;
  assert_memory_equal(ct_input_peek(input, 4, &length, NULL), "0123", 4);
  assert_int_equal(length, 4);
  assert_int_equal(ct_input_read(input, buffer, 3, NULL), 3);
  assert_memory_equal(ct_input_peek(input, 100, &length, NULL), "3456789", 7);
  assert_int_equal(length, 7);
  assert_int_equal(ct_input_read(input, buffer, sizeof buffer, NULL), 7);
  assert_memory_equal(buffer, "3456789", 7);
  assert_non_null(ct_input_peek(input, 100, &length, NULL));
  assert_int_equal(length, 0);
  assert_non_null(ct_input_peek(empty, 0, &length, NULL));
  assert_int_equal(length, 0);
}

static void
what_is_no_regular_file_is_refused(void **state)
{
  Files *files = *state;
  g_autofree gchar *pipe_path = g_build_filename(files->folder, "pipe", NULL);
  g_autoptr(GError) error = NULL;

  assert_null(ct_input_open(files->path, &error));
  assert_source_error(&error, "report.csv");
  assert_null(ct_input_open(files->folder, &error));
  assert_source_error(&error, files->folder);
  assert_null(ct_input_open("/dev/zero", &error));
  assert_source_error(&error, "/dev/zero");
  /* A pipe without a writer must not hold up the run. */
  assert_int_equal(mkfifo(pipe_path, 0600), 0);
  assert_null(ct_input_open(pipe_path, &error));
  g_unlink(pipe_path);
  assert_source_error(&error, "pipe");
}

typedef enum { KEEP, APPEND, CUT, REWRITE, REPLACE, REMOVE, TOUCH_BACK } Change;

typedef struct {
  const gchar *label;
  Change change;
  gboolean at_end; /* after all bytes have been read; else after the first */
} ChangeCase;

static const ChangeCase change_cases[] = {
  {"change: none", KEEP, TRUE},
  {"change: appended while read", APPEND, FALSE},
  {"change: appended after the end", APPEND, TRUE},
  {"change: cut while read", CUT, FALSE},
  {"change: cut after the end", CUT, TRUE},
  {"change: other bytes of the same length", REWRITE, FALSE},
  {"change: replaced by a new file", REPLACE, TRUE},
  {"change: removed", REMOVE, TRUE},
  {"change: the time was set back", TOUCH_BACK, TRUE},
};

static void
replace_file(const Files *files, const gchar *text)
{
  g_autofree gchar *other = g_build_filename(files->folder, "other", NULL);

  write_file(other, text, LARGE);
  assert_int_equal(g_rename(other, files->path), 0);
}

static void
append_to_file(const gchar *path)
{
  gint fd = open(path, O_WRONLY | O_APPEND);

  assert_int_equal(write(fd, "x", 1), 1);
  close(fd);
}

/* The size and time of modification are as before; only the time of change tells. */
static void
rewrite_and_set_back(const gchar *path, const gchar *text)
{
  struct stat before;
  struct timespec times[2];

  assert_int_equal(stat(path, &before), 0);
  write_file(path, text, LARGE);
  times[0] = before.st_atim;
  times[1] = before.st_mtim;
  assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void
change_file(const Files *files, Change change, const gchar *text)
{
  switch (change) {
  case KEEP:
    break;
  case APPEND:
    append_to_file(files->path);
    break;
  case CUT:
    assert_int_equal(truncate(files->path, LARGE - 1), 0);
    break;
  case REWRITE:
    write_file(files->path, text, LARGE);
    break;
  case REPLACE:
    replace_file(files, text);
    break;
  case REMOVE:
    assert_int_equal(g_unlink(files->path), 0);
    break;
  case TOUCH_BACK:
    rewrite_and_set_back(files->path, text);
    break;
  }
}

/* The clock of a file system may tick as slowly as 10 ms. */
static void
change_one(void **state)
{
  const ChangeCase *c = *state;
  void *made = NULL;
  assert_int_equal(make_folder(&made), 0);
  Files *files = made;
  g_autofree gchar *text = make_large();
  g_autofree gchar *buffer = g_malloc(LARGE);
  g_autoptr(CtInput) input = NULL;
  g_autoptr(GError) error = NULL;
  gchar sha256[CT_SHA256_CHARS];
  guint64 size;
  gssize n = 1;
  gsize step = c->at_end ? LARGE : 1;

  write_file(files->path, text, LARGE);
  g_usleep(20000);
  input = open_input(files->path);
  do
    n = ct_input_read(input, buffer, step, &error);
  while (c->at_end && n > 0);
  assert_null(error);
  change_file(files, c->change, text);
  if (ct_input_finish(input, sha256, &size, &error))
    assert_int_equal(c->change, KEEP);
  else
    assert_source_error(&error, "report.csv");
  if (c->change == KEEP)
    assert_int_equal(size, LARGE);
  remove_folder(&made);
}

/* However much of it was read, and peeked. */
static void
small_files_can_be_read_again(void **state)
{
  static const gsize sizes[] = {1, 7, 4096, 65535, 65536, 200000}, reads[] = {0, 1, 2, 100000};
  const gsize small = 256 * 1024 - 1;
  Files *files = *state;
  g_autofree gchar *text = make_large();
  g_autofree gchar *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (guchar *)text, small);
  g_autofree gchar *buffer = g_malloc(LARGE);

  write_file(files->path, text, small);
  for (gsize i = 0; i < 2 * G_N_ELEMENTS(sizes) * G_N_ELEMENTS(reads); i++) {
    gsize step = sizes[i / 2 % G_N_ELEMENTS(sizes)], at = 0, length;
    gsize n_reads = reads[i / 2 / G_N_ELEMENTS(sizes)];
    g_autoptr(CtInput) input = open_input(files->path);
    gchar sha256[CT_SHA256_CHARS];
    guint64 size;
    gssize n;

    if (i % 2 == 1)
      assert_non_null(ct_input_peek(input, 100, &length, NULL));
    for (gsize k = 0; k < n_reads && ct_input_read(input, buffer, step, NULL) > 0; k++)
      ;
    assert_true(ct_input_can_rewind(input));
    ct_input_rewind(input);
    while ((n = ct_input_read(input, buffer + at, step, NULL)) > 0)
      at += (gsize)n;
    assert_int_equal(at, small);
    assert_memory_equal(buffer, text, small);
    assert_true(ct_input_finish(input, sha256, &size, NULL));
    assert_string_equal(sha256, sum);
    assert_int_equal(size, small);
  }
}

static void
large_files_cannot_be_read_again(void **state)
{
  Files *files = *state;
  g_autofree gchar *text = make_large();
  g_autoptr(CtInput) input = NULL;

  write_file(files->path, text, 256 * 1024);
  input = open_input(files->path);
  assert_false(ct_input_can_rewind(input));
}

/* The reader itself fails too, so that nobody works on for ever on a file that
 * is written faster than it is read. */
static void
growing_file_ends_the_reading(void **state)
{
  Files *files = *state;
  g_autoptr(CtInput) input = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree gchar *buffer = g_malloc(65536);
  gssize n;

  write_file(files->path, "abc", 3);
  input = open_input(files->path);
  append_to_file(files->path);
  do
    n = ct_input_read(input, buffer, 65536, &error);
  while (n > 0);
  assert_int_equal(n, -1);
  assert_source_error(&error, "report.csv");
}

static void
modified_is_the_time_of_the_file(void **state)
{
  Files *files = *state;
  static const struct timespec times[2] = {{.tv_sec = 1}, {.tv_sec = 1688540400}};
  g_autoptr(GBytes) bytes = g_bytes_new_static("abc", 3);
  g_autoptr(CtInput) of_bytes = ct_input_new_bytes(bytes);
  g_autoptr(CtInput) of_file = NULL;

  write_file(files->path, "abc", 3);
  assert_int_equal(utimensat(AT_FDCWD, files->path, times, 0), 0);
  of_file = open_input(files->path);
  assert_int_equal(ct_input_modified(of_file), 1688540400);
  assert_int_equal(ct_input_modified(of_bytes), -1);
}

int
main(void)
{
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
  static const struct CMUnitTest others[] = {
    WITH_FOLDER(digests_are_those_of_the_standard),
    WITH_FOLDER(reads_in_pieces_of_any_size),
    WITH_FOLDER(finish_reads_the_rest),
    WITH_FOLDER(small_files_can_be_read_again),
    WITH_FOLDER(large_files_cannot_be_read_again),
    cmocka_unit_test(peek_consumes_nothing),
    WITH_FOLDER(what_is_no_regular_file_is_refused),
    WITH_FOLDER(growing_file_ends_the_reading),
    WITH_FOLDER(modified_is_the_time_of_the_file),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(change_cases) + G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(change_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = change_cases[i].label, .test_func = change_one,
                                     .initial_state = (void *)&change_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    tests[n++] = others[i];
  return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
