/* What xls_confine() takes away: a process that has called it tries all that a fault in the
 * reader could be used for, and must fail or die. The plugin's child calls the same function. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "xls-confine.h"
#include "xls-protocol.h"

enum { EXIT_DONE = 40, EXIT_REFUSED };

/* Returns: it was possible */
typedef gboolean (*Try)(void);

static gboolean
open_file(void)
{
  return open("/etc/passwd", O_RDONLY) >= 0;
}

static gboolean
open_process(void)
{
  return open("/proc/self/maps", O_RDONLY) >= 0;
}

static gboolean
make_file(void)
{
  return open("/tmp/xls-confine-must-not-be", O_WRONLY | O_CREAT, 0600) >= 0;
}

static gboolean
make_folder(void)
{
  return mkdir("/tmp/xls-confine-must-not-be", 0700) == 0;
}

static gboolean
open_socket(void)
{
  return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static gboolean
open_local_socket(void)
{
  return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static gboolean
run_program(void)
{
  gchar *arguments[] = {(gchar *)"true", NULL};

  return execv("/bin/true", arguments) == 0;
}

static gboolean
make_process(void)
{
  return fork() >= 0;
}

static gboolean
kill_parent(void)
{
  return kill(getppid(), 0) == 0;
}

static gboolean
trace_parent(void)
{
  return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0;
}

static gboolean
run_memory(void)
{
  return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static gboolean
write_elsewhere(void)
{
  return write(STDERR_FILENO, "", 1) >= 0;
}

static gboolean
take_memory(void)
{
  return mmap(NULL, 512u << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
         MAP_FAILED;
}

static gboolean
take_time(void)
{
  for (volatile guint64 i = 0; i < G_MAXUINT64; i++)
    continue;
  return TRUE;
}

static gboolean
read_and_write(void)
{
  gchar byte;

  return read(STDIN_FILENO, &byte, 1) == 1 && write(STDOUT_FILENO, &byte, 1) == 1;
}

static gboolean
take_some_memory(void)
{
  gchar *bytes = malloc((gsize)8 << 20);
  gboolean taken = bytes != NULL;

  if (taken)
    memset(bytes, 1, (gsize)8 << 20);
  free(bytes);
  return taken;
}

/* @needs: of XlsConfined: without them it is possible */
typedef struct {
  const gchar *label;
  Try attempt;
  gboolean possible;
  guint needs;
} Case;

#define CALLS XLS_CONFINED_SECCOMP
#define FILES (XLS_CONFINED_SECCOMP | XLS_CONFINED_LANDLOCK)

static const Case cases[] = {
  {"reads from 0 and writes to 1", read_and_write, TRUE, 0},
  {"takes 8 MiB of memory", take_some_memory, TRUE, 0},
  {"opens a file", open_file, FALSE, FILES},
  {"opens what /proc has of it", open_process, FALSE, FILES},
  {"makes a file", make_file, FALSE, FILES},
  {"makes a folder", make_folder, FALSE, FILES},
  {"opens a socket", open_socket, FALSE, CALLS},
  {"opens a local socket", open_local_socket, FALSE, CALLS},
  {"runs a program", run_program, FALSE, FILES},
  {"makes a process", make_process, FALSE, CALLS},
  {"sends a signal to its parent", kill_parent, FALSE, CALLS},
  {"looks into its parent", trace_parent, FALSE, CALLS},
  {"makes memory that can be run", run_memory, FALSE, CALLS},
  {"writes to the terminal", write_elsewhere, FALSE, CALLS},
  {"takes 512 MiB of memory", take_memory, FALSE, XLS_CONFINED_LIMITS},
  {"computes for ever", take_time, FALSE, XLS_CONFINED_LIMITS},
};

/* Tells what holds it, then tries. */
static void
be_confined(const Case *c, gint in, gint out)
{
  guint32 confined;

  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  confined = xls_confine(&(XlsBounds){.memory = 64u << 20, .seconds = 1});
  if (write(STDOUT_FILENO, &confined, sizeof confined) != sizeof confined)
    _exit(1);
  _exit(c->attempt() ? EXIT_DONE : EXIT_REFUSED);
}

/* Returns: the status of its end */
static gint
run(const Case *c, guint32 *confined)
{
  gint in[2], out[2], status = 0;
  pid_t pid;

  assert_int_equal(pipe(in) | pipe(out), 0);
  assert_int_equal(write(in[1], "x", 1), 1);
  pid = fork();
  assert_true(pid >= 0);
  if (pid == 0)
    be_confined(c, in[0], out[1]);
  assert_int_equal(waitpid(pid, &status, 0), pid);
  assert_int_equal(read(out[0], confined, sizeof *confined), sizeof *confined);
  for (guint i = 0; i < 2; i++) {
    close(in[i]);
    close(out[i]);
  }
  return status;
}

static void
try_it(void **state)
{
  const Case *c = *state;
  guint32 confined = 0;
  gint status = run(c, &confined);

  assert_true((confined & XLS_CONFINED_LIMITS) != 0);
  assert_true((confined & XLS_CONFINED_PRIVILEGES) != 0);
  if (c->possible) {
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_DONE);
  } else if (c->needs == 0 || (confined & c->needs) != 0) {
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == EXIT_REFUSED);
  } else {
    skip();
  }
}

/* Nothing is missing where the kernel has all: else the tests above would pass by skipping. */
static void
tell_all(void **state G_GNUC_UNUSED)
{
  guint32 confined = 0;

  run(&cases[0], &confined);
  g_print("# limits, privileges, Landlock, seccomp: %x\n", confined);
  if (g_file_test("/proc/sys/kernel/seccomp/actions_avail", G_FILE_TEST_EXISTS))
    assert_true((confined & XLS_CONFINED_SECCOMP) != 0);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){
      .name = cases[i].label, .test_func = try_it, .initial_state = (void *)&cases[i]};
  tests[G_N_ELEMENTS(cases)] = (struct CMUnitTest)cmocka_unit_test(tell_all);
  return cmocka_run_group_tests_name("read/xls: confinement", tests, NULL, NULL);
}
