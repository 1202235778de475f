#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "base/ct-error.h"
#include "store/ct-database.h"

static gchar *
scratch_folder(void)
{
  g_autoptr(GError) error = NULL;
  gchar *folder = g_dir_make_tmp("ct-database-XXXXXX", &error);

  assert_null(error);
  return folder;
}

static void
remove_folder(gchar *folder, gchar *path)
{
  g_unlink(path);
  assert_int_equal(g_rmdir(folder), 0);
  g_free(folder);
  g_free(path);
}

static void
write_rows(const gchar *path, guint n, GError **error)
{
  g_autoptr(CtDatabase) database = ct_database_create(path, "t.sqlite", error);

  if (database == NULL ||
      !ct_database_execute(database,
                           "CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY, b INTEGER, c TEXT)",
                           error) ||
      !ct_database_begin(database, error))
    return;
  {
    g_autoptr(CtStatement) insert =
        ct_database_prepare(database, "INSERT INTO t VALUES (?1, ?2, ?3)", error);
    for (guint i = 0; insert != NULL && i < n; i++) {
      g_autofree gchar *key = g_strdup_printf("khoá %u", i);
      ct_statement_set_text(insert, 1, key, strlen(key));
      if (i % 2 == 0) /* the odd ones stay null */
        ct_statement_set_integer(insert, 2, (gint64)i - G_MAXINT);
      ct_statement_set_text(insert, 3, "0.100xyz", 5);
      if (!ct_statement_run(insert, error))
        return;
    }
  }
  if (ct_database_commit(database, error))
    ct_database_close(database, error);
}

/* What stands inside is asked of another connection, by counting. */
static void
expect_count(const gchar *path, const gchar *condition, gint64 expected)
{
  g_autofree gchar *copy = g_strconcat(path, ".check", NULL);
  g_autofree gchar *attach = g_strdup_printf("ATTACH '%s' AS w", path);
  g_autofree gchar *sql = g_strdup_printf(
      "CREATE TABLE r (n INTEGER CHECK (n = %" G_GINT64_FORMAT ")); "
      "INSERT INTO r SELECT count(*) FROM w.t WHERE %s", expected, condition);
  g_autoptr(GError) error = NULL;
  g_autoptr(CtDatabase) database = ct_database_create(copy, "check", &error);

  assert_null(error);
  assert_true(ct_database_execute(database, attach, &error));
  ct_database_execute(database, sql, &error);
  assert_null(error);
  g_unlink(copy);
}

static void
rows_are_written(void **state)
{
  gchar *folder = scratch_folder();
  gchar *path = g_build_filename(folder, "t.sqlite", NULL);
  g_autoptr(GError) error = NULL;

  (void)state;
  write_rows(path, 1000, &error);
  assert_null(error);
  expect_count(path, "1", 1000);
  expect_count(path, "b IS NULL", 500);
  expect_count(path, "c = '0.100' AND typeof(c) = 'text'", 1000);
  expect_count(path, "a = 'khoá 998' AND b = 998 - 2147483647", 1);
  remove_folder(folder, path);
}

static void
same_input_same_bytes(void **state)
{
  gchar *folder = scratch_folder();
  gchar *path = g_build_filename(folder, "t.sqlite", NULL);
  gchar *bytes[2];
  gsize lengths[2];

  (void)state;
  for (guint i = 0; i < 2; i++) {
    g_autoptr(GError) error = NULL;
    write_rows(path, 5000, &error);
    assert_null(error);
    assert_true(g_file_get_contents(path, &bytes[i], &lengths[i], NULL));
    g_unlink(path);
  }
  assert_int_equal(lengths[0], lengths[1]);
  assert_memory_equal(bytes[0], bytes[1], lengths[0]);
  assert_int_equal((guchar)bytes[0][16] << 8 | (guchar)bytes[0][17], 4096);
  g_free(bytes[0]);
  g_free(bytes[1]);
  remove_folder(folder, path);
}

static void
expect_error(GError *error)
{
  assert_non_null(error);
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_OUTPUT));
  assert_true(g_str_has_prefix(error->message, "t.sqlite: "));
}

static void
what_is_there_is_left_alone(void **state)
{
  gchar *folder = scratch_folder();
  gchar *path = g_build_filename(folder, "t.sqlite", NULL);
  g_autofree gchar *contents = NULL;
  g_autoptr(GError) error = NULL;

  (void)state;
  assert_true(g_file_set_contents(path, "precious", -1, NULL));
  write_rows(path, 1, &error);
  expect_error(error);
  assert_true(g_file_get_contents(path, &contents, NULL, NULL));
  assert_string_equal(contents, "precious");
  remove_folder(folder, path);
}

static void
faults_are_told(void **state)
{
  gchar *folder = scratch_folder();
  gchar *path = g_build_filename(folder, "t.sqlite", NULL);
  g_autofree gchar *nowhere = g_build_filename(folder, "no", "t.sqlite", NULL);
  g_autoptr(GError) no_folder = NULL;
  g_autoptr(GError) syntax = NULL;
  g_autoptr(GError) twice = NULL;
  g_autoptr(GError) parameter = NULL;

  (void)state;
  write_rows(nowhere, 1, &no_folder);
  expect_error(no_folder);
  {
    g_autoptr(CtDatabase) database = ct_database_create(path, "t.sqlite", NULL);
    assert_false(ct_database_execute(database, "CREATE TABEL t", &syntax));
    expect_error(syntax);
    assert_true(ct_database_execute(database, "CREATE TABLE t (a UNIQUE)", NULL));
    g_autoptr(CtStatement) insert =
        ct_database_prepare(database, "INSERT INTO t VALUES (?1)", NULL);
    ct_statement_set_integer(insert, 1, 7);
    assert_true(ct_statement_run(insert, NULL));
    ct_statement_set_integer(insert, 1, 7);
    assert_false(ct_statement_run(insert, &twice));
    expect_error(twice);
    ct_statement_set_integer(insert, 2, 7);
    assert_false(ct_statement_run(insert, &parameter));
    expect_error(parameter);
    ct_statement_set_integer(insert, 1, 8); /* and it may be used on */
    assert_true(ct_statement_run(insert, NULL));
  }
  remove_folder(folder, path);
}

/* A file that may not grow past 64 KiB stands for a full disk. */
static void
full_disk_is_told(void **state)
{
  gchar *folder = scratch_folder();
  gchar *path = g_build_filename(folder, "t.sqlite", NULL);
  struct rlimit before, small;
  g_autoptr(GError) error = NULL;

  (void)state;
  signal(SIGXFSZ, SIG_IGN);
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
  small = before;
  small.rlim_cur = 65536;
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
  write_rows(path, 200000, &error);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
  expect_error(error);
  remove_folder(folder, path);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(rows_are_written),
    cmocka_unit_test(same_input_same_bytes),
    cmocka_unit_test(what_is_there_is_left_alone),
    cmocka_unit_test(faults_are_told),
    cmocka_unit_test(full_disk_is_told),
  };

  return cmocka_run_group_tests_name("database", tests, NULL, NULL);
}
