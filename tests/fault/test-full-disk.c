/* A disk that is full: a commit that fails leaves the files of the run before.
 *
 * Twenty sizes of a small tmpfs, from one where nothing fits to one where two
 * sets do, mounted in a mount namespace of this test's own. Where mounting is
 * not allowed the test is skipped.
 */
#include "base/ct-error.h"
#include "base/ct-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cmocka.h>

#define SIZES 20
#define STEP_KIB 128
#define FILES 4
#define FILE_BYTES ((gsize)300 * 1000)
/* With TAP, Meson takes the plan "1..0 # SKIP" for it and any code but 0 for a failure. */
#define EXIT_SKIPPED (g_strcmp0(g_getenv("CMOCKA_MESSAGE_OUTPUT"), "TAP") == 0 ? 0 : 77)

static gchar *folder; /* where the tmpfs goes */

static void
write_text(const gchar *path, const gchar *text)
{
  FILE *file = fopen(path, "we");

  if (file == NULL)
    return;
  fputs(text, file);
  fclose(file);
}

/* As root a mount namespace will do; others need a user namespace around it. */
static gboolean
enter_namespace(void)
{
  g_autofree gchar *users = g_strdup_printf("0 %u 1", (guint)geteuid());
  g_autofree gchar *groups = g_strdup_printf("0 %u 1", (guint)getegid());

  if (unshare(CLONE_NEWNS) != 0) {
    if (unshare(CLONE_NEWNS | CLONE_NEWUSER) != 0)
      return FALSE;
    write_text("/proc/self/setgroups", "deny");
    write_text("/proc/self/uid_map", users);
    write_text("/proc/self/gid_map", groups);
  }
  return mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static gboolean
mount_disk(guint kib)
{
  g_autofree gchar *options = g_strdup_printf("size=%uk,mode=0700", kib);

  return mount("tmpfs", folder, "tmpfs", MS_NOSUID | MS_NODEV, options) == 0;
}

static gboolean
commit(const gchar *out, gchar mark, GError **error)
{
  g_autoptr(CtOutputSet) set = ct_output_set_open(out, error);
  g_autofree gchar *line = g_strnfill(1000, mark);

  if (set == NULL)
    return FALSE;
  for (guint i = 0; i < FILES; i++) {
    g_autofree gchar *name = g_strdup_printf("file-%u.csv", i);
    CtOutput *output = ct_output_set_create(set, name, error);

    if (output == NULL)
      return FALSE;
    for (gsize at = 0; at < FILE_BYTES; at += 1000)
      ct_output_write(output, line, 1000);
  }
  return ct_output_set_commit(set, error);
}

/* @mark: what all files are filled with; 0 when there must be none */
static void
check_files(const gchar *out, gchar mark)
{
  for (guint i = 0; i < FILES; i++) {
    g_autofree gchar *path = g_strdup_printf("%s/file-%u.csv", out, i);
    g_autofree gchar *content = NULL;
    gsize length;

    if (!g_file_get_contents(path, &content, &length, NULL)) {
      assert_int_equal(mark, 0);
      continue;
    }
    assert_int_equal(length, FILE_BYTES);
    assert_int_equal(strspn(content, (const gchar[]){mark, '\0'}), FILE_BYTES);
  }
}

static guint
count_sets(const gchar *out)
{
  g_autofree gchar *state = g_build_filename(out, ".chitieu", NULL);
  g_autoptr(GDir) dir = g_dir_open(state, 0, NULL);
  const gchar *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
    n += g_str_has_prefix(name, "set-") ? 1 : 0;
  return n;
}

/* Commits three times. Returns: how many of them succeeded */
static guint
commit_on_disk(guint kib)
{
  g_autofree gchar *out = g_build_filename(folder, "out", NULL);
  gchar published = 0;
  guint done = 0;

  assert_true(mount_disk(kib));
  for (gchar mark = 'a'; mark <= 'c'; mark++) {
    g_autoptr(GError) error = NULL;

    if (commit(out, mark, &error)) {
      published = mark;
      done++;
    } else {
      assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_OUTPUT));
      assert_non_null(strstr(error->message, ct_error_reason(ENOSPC)));
      assert_true(count_sets(out) <= (published != 0 ? 1 : 0)); /* the failed set is gone */
    }
    check_files(out, published);
  }
  assert_int_equal(umount(folder), 0);
  return done;
}

static void
keeps_the_run_before(void **state)
{
  guint failed = 0, half = 0, good = 0;

  (void)state;
  for (guint i = 1; i <= SIZES; i++) {
    guint done = commit_on_disk(i * STEP_KIB);

    failed += done == 0 ? 1 : 0;
    half += done == 1 ? 1 : 0;
    good += done == 3 ? 1 : 0;
  }
  print_message("# %u sizes: nothing fits in %u, one set in %u, two in %u\n", SIZES, failed, half,
                good);
  assert_true(failed > 0 && half > 0 && good > 0); /* each case was met */
}

int
main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(keeps_the_run_before)};
  int result;

  folder = g_dir_make_tmp("ct-full-XXXXXX", NULL);
  if (folder == NULL || !enter_namespace() || !mount_disk(STEP_KIB) || umount(folder) != 0) {
    printf("1..0 # SKIP a tmpfs cannot be mounted here: %s\n", g_strerror(errno));
    if (folder != NULL)
      g_rmdir(folder);
    return EXIT_SKIPPED;
  }
  result = cmocka_run_group_tests_name("full disk", tests, NULL, NULL);
  g_rmdir(folder);
  g_free(folder);
  return result;
}
