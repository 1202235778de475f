/* SIGKILL at any moment: readers find all files of one run or none.
 *
 * A child commits sets in a loop, each file filled with the number of its
 * generation; the parent kills it at random moments and looks.
 * CT_TEST_SEED repeats a run, CT_TEST_KILLS sets how often.
 */
#include "base/ct-error.h"
#include "base/ct-output.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct {
  const gchar *name;
  gsize lines;
} File;

static const File files[] = {
  {"dataset.csv", 40000}, {"findings.csv", 300}, {"scorecard.csv", 1},
  {"submissions.csv", 0}, {"excel/dataset.csv", 5000},
};

/* What each file begins with, so that even one without lines tells its run. */
static void
write_file(CtOutputSet *set, const File *file, guint64 generation)
{
  CtOutput *output = ct_output_set_create(set, file->name, NULL);
  g_autofree gchar *line = g_strdup_printf("%012" G_GUINT64_FORMAT "\n", generation);

  for (gsize i = 0; i <= file->lines; i++)
    ct_output_write(output, line, strlen(line));
}

static G_GNUC_NORETURN void
commit_for_ever(const gchar *folder, guint64 generation)
{
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (;; generation++) {
    g_autoptr(CtOutputSet) set = ct_output_set_open(folder, NULL);

    if (set == NULL)
      _exit(1);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++)
      write_file(set, &files[i], generation);
    if (!ct_output_set_commit(set, NULL))
      _exit(2);
  }
}

static void
run_and_kill(const gchar *folder, guint64 generation, gulong microseconds)
{
  pid_t child = fork();
  int status;

  assert_true(child >= 0);
  if (child == 0)
    commit_for_ever(folder, generation);
  g_usleep(microseconds);
  assert_int_equal(kill(child, SIGKILL), 0);
  while (waitpid(child, &status, 0) < 0)
    assert_int_equal(errno, EINTR);
  assert_true(WIFSIGNALED(status)); /* it did not end by itself with an error */
}

/* About half of the kills are to come before the first commit, however long one takes on
 * this machine just now.
 * Returns: the longest time to let the next child live, in microseconds */
static gint32
adapt(gint32 longest, gboolean committed)
{
  return committed ? MAX(longest / 5 * 4, 1000) : MIN(longest / 4 * 5, G_USEC_PER_SEC);
}

/* Returns: the generation that the file is whole of; 0 when it cannot be opened */
static guint64
read_generation(const gchar *folder, const File *file)
{
  g_autofree gchar *path = g_build_filename(folder, file->name, NULL);
  g_autofree gchar *content = NULL;
  gsize length;
  guint64 generation;

  if (!g_file_get_contents(path, &content, &length, NULL))
    return 0;
  assert_int_equal(length, (file->lines + 1) * 13);
  generation = g_ascii_strtoull(content, NULL, 10);
  for (gsize i = 0; i <= file->lines; i++)
    assert_memory_equal(content + i * 13, content, 13);
  assert_true(generation > 0);
  return generation;
}

/* Returns: the generation that all files are of, 0 when there is none at all */
static guint64
read_folder(const gchar *folder)
{
  guint64 generation = read_generation(folder, &files[0]);

  for (gsize i = 1; i < G_N_ELEMENTS(files); i++)
    assert_int_equal(read_generation(folder, &files[i]), generation);
  return generation;
}

static guint
count_names(const gchar *folder)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name(dir) != NULL)
    n++;
  return n;
}

/* The lock of a killed run is free, and what it left over goes. */
static void
check_next_open(const gchar *folder, guint64 generation)
{
  g_autofree gchar *state = g_build_filename(folder, ".chitieu", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CtOutputSet) set = ct_output_set_open(folder, &error);

  if (set == NULL)
    fail_msg("%s", error->message);
  /* lock and the new set; with a published set also that and the pointer */
  assert_int_equal(count_names(state), generation > 0 ? 4 : 2);
  /* .chitieu; with a published set also the five files, two of them in one folder */
  assert_int_equal(count_names(folder), generation > 0 ? 1 + G_N_ELEMENTS(files) : 1);
  g_clear_pointer(&set, ct_output_set_free);
  assert_int_equal(read_folder(folder), generation);
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

static guint64
number_from(const gchar *variable, guint64 fallback)
{
  const gchar *text = g_getenv(variable);

  return text != NULL ? g_ascii_strtoull(text, NULL, 10) : fallback;
}

/* Every fifth round begins with an empty folder, where all or none may exist. */
static void
kill_often(void **state)
{
  guint32 seed = (guint32)number_from("CT_TEST_SEED", g_random_int());
  guint64 rounds = number_from("CT_TEST_KILLS", 200);
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  g_autofree gchar *folder = g_dir_make_tmp("ct-kill-XXXXXX", NULL);
  guint64 generation = 0, committed = 0;
  gint32 longest = 20000;

  (void)state;
  print_message("# CT_TEST_SEED=%u\n", seed);
  for (guint64 i = 0; i < rounds; i++) {
    guint64 before = generation;

    if (i % 5 == 0) {
      remove_tree(folder);
      before = generation = 0;
    }
    run_and_kill(folder, before + 1, (gulong)g_rand_int_range(rand, 0, longest));
    generation = read_folder(folder);
    assert_true(generation >= before);
    longest = adapt(longest, generation > before);
    committed += generation - before;
    check_next_open(folder, generation);
  }
  print_message("# %" G_GUINT64_FORMAT " kills, %" G_GUINT64_FORMAT " sets committed\n", rounds,
                committed);
  assert_true(committed > 0);
  remove_tree(folder);
}

/* Every moment of a first commit that takes over plain files: all of them stay whole. */
static void
kill_while_adopting(void **state)
{
  guint32 seed = (guint32)number_from("CT_TEST_SEED", g_random_int());
  g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
  guint64 rounds = number_from("CT_TEST_KILLS", 200) / 4;
  guint new_ones = 0;
  gint32 longest = 8000;

  (void)state;
  print_message("# CT_TEST_SEED=%u\n", seed);
  for (guint64 i = 0; i < rounds; i++) {
    g_autofree gchar *folder = g_dir_make_tmp("ct-adopt-XXXXXX", NULL);
    guint64 generation;

    for (gsize j = 0; j < 4; j++) {
      g_autofree gchar *path = g_build_filename(folder, files[j].name, NULL);
      g_autoptr(GString) text = g_string_new(NULL);

      for (gsize k = 0; k <= files[j].lines; k++)
        g_string_append(text, "000000000001\n");
      assert_true(g_file_set_contents(path, text->str, (gssize)text->len, NULL));
    }
    run_and_kill(folder, 2, (gulong)g_rand_int_range(rand, 0, longest));
    generation = read_generation(folder, &files[0]);
    assert_true(generation > 0);
    for (gsize j = 1; j < 4; j++)
      assert_int_equal(read_generation(folder, &files[j]), generation);
    assert_int_equal(read_generation(folder, &files[4]), generation > 1 ? generation : 0);
    new_ones += generation > 1 ? 1 : 0;
    longest = adapt(longest, generation > 1);
    remove_tree(folder);
  }
  print_message("# %" G_GUINT64_FORMAT " kills, %u after the switch\n", rounds, new_ones);
  assert_true(new_ones > 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(kill_often),
    cmocka_unit_test(kill_while_adopting),
  };

  return cmocka_run_group_tests_name("kill", tests, NULL, NULL);
}
