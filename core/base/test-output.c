#include "base/ct-error.h"
#include "base/ct-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* Each test has a folder of its own, with the path OUT in it not made yet. */
typedef struct {
  gchar *base;
  gchar *out;
} Place;

static int
set_up(void **state)
{
  Place *place = g_new0(Place, 1);

  place->base = g_dir_make_tmp("ct-output-XXXXXX", NULL);
  place->out = g_build_filename(place->base, "a", "out", NULL);
  *state = place;
  return place->base == NULL;
}

static void
remove_tree(const gchar *path)
{
  g_autoptr(GDir) dir =
    g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  const gchar *name;

  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree gchar *below = g_build_filename(path, name, NULL);

    remove_tree(below);
  }
  g_remove(path);
}

static int
tear_down(void **state)
{
  Place *place = *state;

  remove_tree(place->base);
  g_free(place->base);
  g_free(place->out);
  g_free(place);
  return 0;
}

static gchar *
at(const Place *place, const gchar *name)
{
  return g_build_filename(place->out, name, NULL);
}

static void
assert_content(const Place *place, const gchar *name, const gchar *expected)
{
  g_autofree gchar *path = at(place, name);
  g_autofree gchar *content = NULL;

  assert_int_equal(g_file_get_contents(path, &content, NULL, NULL), expected != NULL);
  if (expected != NULL)
    assert_string_equal(content, expected);
}

/* Nothing of that name at all, not even a link that leads nowhere. */
static void
assert_absent(const Place *place, const gchar *name)
{
  g_autofree gchar *path = at(place, name);
  struct stat info;

  assert_int_not_equal(lstat(path, &info), 0);
}

static void
assert_link(const Place *place, const gchar *name, const gchar *expected)
{
  g_autofree gchar *path = at(place, name);
  g_autofree gchar *target = g_file_read_link(path, NULL);

  assert_non_null(target);
  assert_string_equal(target, expected);
}

static void
put(const Place *place, const gchar *name, const gchar *content)
{
  g_autofree gchar *path = at(place, name);
  g_autofree gchar *folder = g_path_get_dirname(path);

  assert_int_equal(g_mkdir_with_parents(folder, 0777), 0);
  assert_true(g_file_set_contents(path, content, -1, NULL));
}

static void
put_link(const Place *place, const gchar *name, const gchar *target)
{
  g_autofree gchar *path = at(place, name);

  assert_int_equal(g_mkdir_with_parents(place->out, 0777), 0);
  assert_int_equal(symlink(target, path), 0);
}

static void
write_text(CtOutputSet *set, const gchar *name, const gchar *text)
{
  g_autoptr(GError) error = NULL;
  CtOutput *output = ct_output_set_create(set, name, &error);

  if (output == NULL)
    fail_msg("%s", error->message);
  ct_output_write(output, text, strlen(text));
  assert_true(ct_output_close(output, NULL));
}

static CtOutputSet *
open_set(const Place *place)
{
  g_autoptr(GError) error = NULL;
  CtOutputSet *set = ct_output_set_open(place->out, &error);

  if (set == NULL)
    fail_msg("%s", error->message);
  return set;
}

/* @files: name=text, ... */
static void
commit(const Place *place, const gchar *const *files)
{
  g_autoptr(CtOutputSet) set = open_set(place);
  g_autoptr(GError) error = NULL;

  for (; *files != NULL; files += 2)
    write_text(set, files[0], files[1]);
  if (!ct_output_set_commit(set, &error))
    fail_msg("%s", error->message);
}

#define COMMIT(place, ...) commit(place, (const gchar *const[]){__VA_ARGS__, NULL})

static void
assert_open_fails(const Place *place, CtErrorCode code, const gchar *part)
{
  g_autoptr(GError) error = NULL;

  assert_null(ct_output_set_open(place->out, &error));
  assert_true(g_error_matches(error, CT_ERROR, (gint)code));
  if (strstr(error->message, part) == NULL)
    fail_msg("'%s' is not in: %s", part, error->message);
}

static void
assert_commit_fails(CtOutputSet *set, const gchar *part)
{
  g_autoptr(GError) error = NULL;

  assert_false(ct_output_set_commit(set, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_OUTPUT));
  if (strstr(error->message, part) == NULL)
    fail_msg("'%s' is not in: %s", part, error->message);
}

static guint
count_sets(const Place *place)
{
  g_autofree gchar *path = at(place, ".chitieu");
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  const gchar *name;
  guint n = 0;

  while ((name = g_dir_read_name(dir)) != NULL)
    n += g_str_has_prefix(name, "set-") ? 1 : 0;
  return n;
}

static void
makes_the_layout(void **state)
{
  const Place *place = *state;

  COMMIT(place, "dataset.csv", "1", "findings.csv", "f");
  assert_link(place, "dataset.csv", ".chitieu/current/dataset.csv");
  assert_link(place, ".chitieu/current", "set-1");
  assert_content(place, ".chitieu/set-1/dataset.csv", "1");
  assert_content(place, "dataset.csv", "1");
  assert_content(place, "findings.csv", "f");
  COMMIT(place, "dataset.csv", "2", "findings.csv", "g");
  assert_link(place, ".chitieu/current", "set-2");
  assert_content(place, "dataset.csv", "2");
}

static void
adds_and_removes_names(void **state)
{
  const Place *place = *state;

  put(place, "other.txt", "not ours");
  put_link(place, "elsewhere", "other.txt");
  put_link(place, "odd", ".chitieu/current/dataset.csv");
  COMMIT(place, "dataset.csv", "1", "old.csv", "x");
  COMMIT(place, "dataset.csv", "2", "new.csv", "y");
  assert_content(place, "new.csv", "y");
  assert_absent(place, "old.csv");
  assert_content(place, "other.txt", "not ours");
  assert_link(place, "elsewhere", "other.txt");
  assert_content(place, "odd", "2");
}

static void
shows_nothing_before_the_commit(void **state)
{
  const Place *place = *state;

  COMMIT(place, "dataset.csv", "1");
  {
    g_autoptr(CtOutputSet) set = open_set(place);

    write_text(set, "dataset.csv", "2");
    write_text(set, "more.csv", "2");
    assert_content(place, "dataset.csv", "1");
    assert_absent(place, "more.csv");
  }
  assert_content(place, "dataset.csv", "1");
  assert_int_equal(count_sets(place), 1);
}

static void
links_sub_folders(void **state)
{
  const Place *place = *state;

  COMMIT(place, "excel/dataset.csv", "1", "excel/a/b.csv", "2", "excel-2.csv", "3");
  assert_link(place, "excel", ".chitieu/current/excel");
  assert_content(place, "excel/dataset.csv", "1");
  assert_content(place, "excel/a/b.csv", "2");
  COMMIT(place, "excel", "now a file");
  assert_content(place, "excel", "now a file");
  assert_absent(place, "excel-2.csv");
}

/* The files that were there stay readable until the switch and after a failure. */
static void
adopts_files(void **state)
{
  const Place *place = *state;
  g_autoptr(CtOutputSet) set = NULL;

  put(place, "dataset.csv", "from before");
  put(place, "notes.txt", "not ours");
  COMMIT(place, "findings.csv", "f");
  set = open_set(place);
  write_text(set, "dataset.csv", "new");
  assert_content(place, "dataset.csv", "from before");
  assert_true(ct_output_set_commit(set, NULL));
  assert_link(place, "dataset.csv", ".chitieu/current/dataset.csv");
  assert_content(place, "dataset.csv", "new");
  assert_content(place, "notes.txt", "not ours");
  assert_absent(place, "findings.csv");
}

static void
adopts_into_a_first_set(void **state)
{
  const Place *place = *state;

  put(place, "dataset.csv", "from before");
  put(place, "findings.csv", "from before, too");
  COMMIT(place, "dataset.csv", "new", "findings.csv", "new, too");
  assert_link(place, "findings.csv", ".chitieu/current/findings.csv");
  assert_content(place, "dataset.csv", "new");
  assert_absent(place, ".chitieu/set-2"); /* nothing of before is left behind */
}

/* A failure after files were adopted leaves what they said. */
static void
keeps_adopted_files_on_failure(void **state)
{
  const Place *place = *state;
  g_autoptr(CtOutputSet) set = NULL;

  put(place, "dataset.csv", "from before");
  put(place, "excel/mine.txt", "not ours");
  set = open_set(place);
  write_text(set, "dataset.csv", "new");
  write_text(set, "aaa.csv", "new");
  write_text(set, "excel/dataset.csv", "new");
  assert_commit_fails(set, "out/excel");
  assert_content(place, "dataset.csv", "from before");
  assert_absent(place, "aaa.csv");
  assert_content(place, "excel/mine.txt", "not ours");
}

static void
takes_an_empty_folder(void **state)
{
  const Place *place = *state;
  g_autofree gchar *path = at(place, "excel");

  assert_int_equal(g_mkdir_with_parents(path, 0777), 0);
  COMMIT(place, "excel/dataset.csv", "1");
  assert_content(place, "excel/dataset.csv", "1");
}

static void
refuses_a_foreign_link(void **state)
{
  const Place *place = *state;
  g_autoptr(CtOutputSet) set = NULL;

  put(place, "target", "not ours");
  put_link(place, "dataset.csv", "target");
  set = open_set(place);
  write_text(set, "dataset.csv", "new");
  assert_commit_fails(set, "dataset.csv");
  assert_content(place, "target", "not ours");
  assert_link(place, "dataset.csv", "target");
  assert_int_equal(count_sets(place), 0);
}

static void
replaces_a_file_put_over_a_link(void **state)
{
  const Place *place = *state;
  g_autofree gchar *path = at(place, "dataset.csv");

  COMMIT(place, "dataset.csv", "1");
  assert_int_equal(g_unlink(path), 0);
  put(place, "dataset.csv", "by hand");
  COMMIT(place, "dataset.csv", "2");
  assert_content(place, "dataset.csv", "2");
  assert_link(place, "dataset.csv", ".chitieu/current/dataset.csv");
}

/* Killed in the middle of adopting: the file has two names, one not a link yet. */
static void
goes_on_after_half_an_adoption(void **state)
{
  const Place *place = *state;
  g_autofree gchar *file = at(place, "dataset.csv");
  g_autofree gchar *inside = at(place, ".chitieu/set-1/dataset.csv");

  put(place, ".chitieu/set-1/findings.csv", "f");
  put_link(place, ".chitieu/current", "set-1");
  put_link(place, "findings.csv", ".chitieu/current/findings.csv");
  put(place, "dataset.csv", "d");
  assert_int_equal(link(file, inside), 0);
  COMMIT(place, "dataset.csv", "2", "findings.csv", "2");
  assert_content(place, "dataset.csv", "2");
  assert_link(place, "dataset.csv", ".chitieu/current/dataset.csv");
}

static void
clears_leftovers(void **state)
{
  const Place *place = *state;

  COMMIT(place, "dataset.csv", "1");
  put(place, ".chitieu/set-7/dataset.csv", "killed");
  put(place, ".chitieu/set-7/a/b", "killed");
  put(place, ".chitieu/settings", "not a set");
  put_link(place, ".chitieu/new-link", "set-7");
  put_link(place, "more.csv", ".chitieu/current/more.csv");
  ct_output_set_free(open_set(place));
  assert_absent(place, ".chitieu/set-7");
  assert_absent(place, ".chitieu/new-link");
  assert_absent(place, "more.csv");
  assert_content(place, ".chitieu/settings", "not a set");
  assert_content(place, "dataset.csv", "1");
  assert_int_equal(count_sets(place), 1);
}

/* A link planted in a leftover set must not lead the sweep out of the folder. */
static void
sweeps_no_further_than_links(void **state)
{
  const Place *place = *state;

  put(place, "keep/file", "kept");
  put(place, ".chitieu/set-7/x", "");
  put_link(place, ".chitieu/set-7/keep", "../../keep");
  put_link(place, ".chitieu/set-8", "../keep");
  ct_output_set_free(open_set(place));
  assert_absent(place, ".chitieu/set-7");
  assert_absent(place, ".chitieu/set-8");
  assert_content(place, "keep/file", "kept");
}

static void
survives_a_lost_set(void **state)
{
  const Place *place = *state;
  g_autofree gchar *lost = at(place, ".chitieu/set-1");

  COMMIT(place, "dataset.csv", "1", "gone.csv", "1");
  remove_tree(lost);
  COMMIT(place, "dataset.csv", "2");
  assert_content(place, "dataset.csv", "2");
  assert_absent(place, "gone.csv");
}

static void
locks_the_folder(void **state)
{
  const Place *place = *state;
  g_autoptr(CtOutputSet) set = open_set(place);

  assert_open_fails(place, CT_ERROR_LOCKED, place->out);
  assert_true(ct_output_set_commit(set, NULL));
  assert_open_fails(place, CT_ERROR_LOCKED, place->out);
  g_clear_pointer(&set, ct_output_set_free);
  set = open_set(place);
}

static void
locks_a_file(void **state)
{
  const Place *place = *state;
  g_autofree gchar *path = g_build_filename(place->base, "lock", NULL);
  g_autofree gchar *bad = g_build_filename(place->base, "no", "lock", NULL);
  g_autoptr(GError) error = NULL;
  CtLock *lock = ct_lock_take(path, NULL);

  assert_non_null(lock);
  assert_null(ct_lock_take(path, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_LOCKED));
  assert_non_null(strstr(error->message, path));
  ct_lock_release(lock);
  lock = ct_lock_take(path, NULL);
  assert_non_null(lock);
  ct_lock_release(lock);
  g_clear_error(&error);
  assert_null(ct_lock_take(bad, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_OUTPUT));
}

static void
refuses_odd_folders(void **state)
{
  const Place *place = *state;
  g_autofree gchar *state_path = at(place, ".chitieu");

  put(place, "away/x", "");
  put_link(place, ".chitieu", "away");
  assert_open_fails(place, CT_ERROR_OUTPUT, ".chitieu");
  assert_int_equal(g_unlink(state_path), 0);
  put(place, ".chitieu", "a file");
  assert_open_fails(place, CT_ERROR_OUTPUT, ".chitieu");
  assert_int_equal(g_unlink(state_path), 0);
  put(place, ".chitieu/current", "a file");
  assert_open_fails(place, CT_ERROR_OUTPUT, "current");
}

static void
refuses_a_pointer_out_of_the_folder(void **state)
{
  const Place *place = *state;

  put(place, ".chitieu/x", "");
  put_link(place, ".chitieu/current", "../away");
  assert_open_fails(place, CT_ERROR_OUTPUT, "current");
}

static void
refuses_a_file_as_folder(void **state)
{
  const Place *place = *state;
  g_autofree gchar *folder = g_path_get_dirname(place->out);

  assert_int_equal(g_mkdir(folder, 0777), 0);
  assert_true(g_file_set_contents(place->out, "", 0, NULL));
  assert_open_fails(place, CT_ERROR_OUTPUT, place->out);
}

typedef struct {
  const gchar *name;
  gboolean good;
} NameCase;

static void
checks_names(void **state)
{
  static const NameCase names[] = {
    {"dataset.csv", TRUE},   {"", FALSE},          {"/etc/x", FALSE},     {"..", FALSE},
    {"a/../b", FALSE},       {"a/./b", FALSE},     {"a//b", FALSE},       {"a/", FALSE},
    {".", FALSE},            {".chitieu", FALSE},  {".chitieu/x", FALSE}, {".chitieu2", FALSE},
    {"dataset.csv", FALSE},  {"a/b", TRUE},        {"a/b", FALSE},        {"a/b/c", FALSE},
    {"a", FALSE},            {"a/bc", TRUE},       {"a-b", TRUE},         {"...", TRUE},
    {"tệp dữ liệu", TRUE}, {".hidden.csv", TRUE}, {"dataset.csv/x", FALSE},
  };
  const Place *place = *state;
  g_autoptr(CtOutputSet) folder = open_set(place);
  g_autoptr(CtOutputSet) memory = ct_output_set_new_memory();

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    CtOutputSet *sets[] = {folder, memory};

    for (gsize j = 0; j < 2; j++) {
      g_autoptr(GError) error = NULL;
      CtOutput *output = ct_output_set_create(sets[j], names[i].name, &error);

      if ((output != NULL) != names[i].good)
        fail_msg("'%s' in set %zu", names[i].name, j);
      if (!names[i].good)
        assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_CONFIG));
    }
  }
}

static void
writes_much(void **state)
{
  const Place *place = *state;
  g_autoptr(CtOutputSet) set = open_set(place);
  CtOutput *output = ct_output_set_create(set, "big", NULL);
  g_autoptr(GString) expected = g_string_new(NULL);
  g_autofree gchar *block = g_strnfill(600000, 'x');

  for (guint i = 0; i < 100000; i++) {
    g_autofree gchar *line = g_strdup_printf("%u,", i);

    g_string_append(expected, line);
    ct_output_write(output, line, strlen(line));
    if (i % 40000 == 0) {
      g_string_append(expected, block);
      ct_output_write(output, block, 600000);
    }
  }
  assert_true(ct_output_set_commit(set, NULL)); /* closes what is open */
  assert_content(place, "big", expected->str);
  assert_true(ct_output_set_sync_time(set) > 0);
}

static void
claims_a_path(void **state)
{
  const Place *place = *state;
  g_autoptr(CtOutputSet) set = open_set(place);
  g_autofree gchar *path = ct_output_set_claim(set, "db/data.sqlite", NULL);
  g_autoptr(GPtrArray) names = NULL;

  write_text(set, "a.csv", "a");
  assert_true(g_file_set_contents(path, "made by a library", -1, NULL));
  names = ct_output_set_list(set);
  assert_int_equal(names->len, 2);
  assert_string_equal(names->pdata[0], "a.csv");
  assert_string_equal(names->pdata[1], "db/data.sqlite");
  assert_true(ct_output_set_commit(set, NULL));
  assert_content(place, "db/data.sqlite", "made by a library");
}

static void
misses_a_claimed_file(void **state)
{
  const Place *place = *state;
  g_autoptr(CtOutputSet) set = NULL;
  g_autofree gchar *path = NULL;

  COMMIT(place, "data.sqlite", "1");
  set = open_set(place);
  path = ct_output_set_claim(set, "data.sqlite", NULL);
  assert_commit_fails(set, "data.sqlite");
  assert_content(place, "data.sqlite", "1");
  assert_int_equal(count_sets(place), 1);
}

/* A device that is always full stands for the disk: the message and the state. */
static void
tells_write_errors(void **state)
{
  const Place *place = *state;
  g_autoptr(CtOutputSet) set = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree gchar *file = at(place, ".chitieu/set-2/dataset.csv");
  g_autofree gchar *block = g_strnfill(300000, 'x');
  CtOutput *output;
  struct stat info;
  int full, fd;

  COMMIT(place, "dataset.csv", "1");
  set = open_set(place);
  output = ct_output_set_create(set, "dataset.csv", NULL);
  assert_int_equal(stat(file, &info), 0);
  full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0)
    skip();
  for (fd = 3; fd < 100; fd++) { /* the descriptor behind the output */
    struct stat other;

    if (fstat(fd, &other) == 0 && other.st_ino == info.st_ino && other.st_dev == info.st_dev)
      break;
  }
  assert_int_equal(dup2(full, fd), fd);
  close(full);
  ct_output_write(output, block, 300000);
  ct_output_write(output, "more", 4);
  assert_false(ct_output_close(output, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_OUTPUT));
  assert_non_null(strstr(error->message, "dataset.csv"));
  assert_non_null(strstr(error->message, ct_error_reason(ENOSPC)));
  assert_commit_fails(set, ct_error_reason(ENOSPC));
  assert_content(place, "dataset.csv", "1");
  assert_int_equal(count_sets(place), 1);
}

static void
keeps_memory_sets(void **state)
{
  g_autoptr(CtOutputSet) set = ct_output_set_new_memory();
  CtOutput *output = ct_output_set_create(set, "a", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  (void)state;
  ct_output_write(output, "x\0y", 3);
  assert_null(ct_output_set_get_bytes(set, "a")); /* not finished */
  assert_null(ct_output_set_get_bytes(set, "b"));
  assert_null(ct_output_set_claim(set, "c", &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_OUTPUT));
  assert_true(ct_output_set_commit(set, NULL));
  bytes = ct_output_set_get_bytes(set, "a");
  assert_int_equal(g_bytes_get_size(bytes), 3);
  assert_memory_equal(g_bytes_get_data(bytes, NULL), "x\0y", 3);
}

#define PLACED(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    PLACED(makes_the_layout),
    PLACED(adds_and_removes_names),
    PLACED(shows_nothing_before_the_commit),
    PLACED(links_sub_folders),
    PLACED(adopts_files),
    PLACED(adopts_into_a_first_set),
    PLACED(keeps_adopted_files_on_failure),
    PLACED(takes_an_empty_folder),
    PLACED(refuses_a_foreign_link),
    PLACED(replaces_a_file_put_over_a_link),
    PLACED(goes_on_after_half_an_adoption),
    PLACED(clears_leftovers),
    PLACED(sweeps_no_further_than_links),
    PLACED(survives_a_lost_set),
    PLACED(locks_the_folder),
    PLACED(locks_a_file),
    PLACED(refuses_odd_folders),
    PLACED(refuses_a_pointer_out_of_the_folder),
    PLACED(refuses_a_file_as_folder),
    PLACED(checks_names),
    PLACED(writes_much),
    PLACED(claims_a_path),
    PLACED(misses_a_claimed_file),
    PLACED(tells_write_errors),
    cmocka_unit_test(keeps_memory_sets),
  };

  return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
