#include "xls-confine.h"

#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "xls-protocol.h"

/* Limits */

static gboolean
limit(__rlimit_resource_t resource, rlim_t most)
{
  return setrlimit(resource, &(struct rlimit){.rlim_cur = most, .rlim_max = most}) == 0;
}

/* SIGXCPU, which tells the parent why, then SIGKILL. */
static gboolean
limit_time(guint seconds)
{
  return setrlimit(RLIMIT_CPU, &(struct rlimit){.rlim_cur = seconds,
                                                .rlim_max = (rlim_t)seconds + 1}) == 0;
}

/* Bytes of address space in use. */
static guint64
get_used_memory(void)
{
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");

  if (file == NULL)
    return 0;
  if (fscanf(file, "%lu", &pages) != 1)
    pages = 0;
  fclose(file);
  return (guint64)pages * (guint64)sysconf(_SC_PAGESIZE);
}

static guint
set_limits(const XlsBounds *bounds)
{
  gboolean set = limit(RLIMIT_AS, get_used_memory() + bounds->memory) &&
                 limit_time(bounds->seconds) && limit(RLIMIT_CORE, 0) &&
                 limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 3) &&
                 limit(RLIMIT_MSGQUEUE, 0) && limit(RLIMIT_MEMLOCK, 0);

  return set ? XLS_CONFINED_LIMITS : 0;
}

static guint
drop_privileges(void)
{
  gboolean dropped = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0) == 0;

  return dropped ? XLS_CONFINED_PRIVILEGES : 0;
}

/* Landlock: no right to any file, port or other process's socket. Rights by the version of the
 * kernel's interface, since old headers do not name the newer ones. */

typedef struct {
  guint64 files;
  guint64 network;
  guint64 scoped;
} LandlockRules;

static guint
close_files(void)
{
  static const guint64 files[] = {0, 0x1FFF, 0x3FFF, 0x7FFF, 0x7FFF, 0xFFFF};
  LandlockRules rules = {0};
  glong version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  gsize size = sizeof rules.files;
  glong ruleset;
  gboolean closed;

  if (version < 1)
    return 0;
  rules.files = files[MIN(version, (glong)G_N_ELEMENTS(files) - 1)];
  if (version >= 4) {
    rules.network = 3; /* bind and connect of TCP */
    size = G_STRUCT_OFFSET(LandlockRules, scoped);
  }
  if (version >= 6) {
    rules.scoped = 3; /* abstract sockets and signals to others */
    size = sizeof rules;
  }
  ruleset = syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (ruleset < 0)
    return 0;
  closed = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close((gint)ruleset);
  return closed ? XLS_CONFINED_LANDLOCK : 0;
}

/* seccomp: the few calls that are needed, and death for any other. */

typedef struct {
  gint call;
  guint n_conditions;
  struct scmp_arg_cmp condition;
} Rule;

#define ANY(call) {SCMP_SYS(call), 0, {0}}
#define WHERE(call, argument, ...) {SCMP_SYS(call), 1, {argument, __VA_ARGS__}}

static const Rule allowed[] = {
  WHERE(read, 0, SCMP_CMP_EQ, STDIN_FILENO, 0),
  WHERE(write, 0, SCMP_CMP_EQ, STDOUT_FILENO, 0),
  WHERE(mmap, 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
  WHERE(mprotect, 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
  ANY(munmap),
  ANY(mremap),
  ANY(brk),
  ANY(madvise),
  ANY(futex),
  ANY(getrandom),
  ANY(clock_gettime),
  ANY(exit),
  ANY(exit_group),
  ANY(rt_sigreturn),
};

/* What the C library may try and does without. */
static const gint refused[] = {
  SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(close),     SCMP_SYS(fstat), SCMP_SYS(newfstatat),
  SCMP_SYS(lseek), SCMP_SYS(fcntl), SCMP_SYS(readlink), SCMP_SYS(access),
};

static gboolean
add_rules(scmp_filter_ctx filter)
{
  for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++)
    if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, allowed[i].call, allowed[i].n_conditions,
                               &allowed[i].condition) != 0)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
    if (seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0, NULL) != 0)
      return FALSE;
  return TRUE;
}

static guint
close_calls(void)
{
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  gboolean closed;

  if (filter == NULL)
    return 0;
  closed = add_rules(filter) && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return closed ? XLS_CONFINED_SECCOMP : 0;
}

guint
xls_confine(const XlsBounds *bounds)
{
  guint confined = drop_privileges();

  confined |= close_files();
  confined |= set_limits(bounds);
  return confined | close_calls();
}
