/* measure.c: what a command cost.
 *
 *   bench-measure FILE COMMAND [ARGUMENT...]
 *
 * Appends "wall cpu peak" to FILE: microseconds on the clock, microseconds of all
 * processors (user and system), and the most memory held, in KiB. Ends as the command
 * ended.
 */
#include <errno.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t
now_us(void)
{
  struct timespec now;

  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t
time_us(struct timeval time)
{
  return (int64_t)time.tv_sec * 1000000 + time.tv_usec;
}

static int
append_result(const char *path, int64_t wall, const struct rusage *usage)
{
  FILE *file = fopen(path, "a");
  int64_t cpu = time_us(usage->ru_utime) + time_us(usage->ru_stime);

  if (file == NULL)
    return -1;
  fprintf(file, "%lld %lld %ld\n", (long long)wall, (long long)cpu, usage->ru_maxrss);
  return fclose(file);
}

int
main(int argc, char **argv)
{
  struct rusage usage;
  int64_t begin;
  pid_t child;
  int status, error;

  if (argc < 3) {
    fprintf(stderr, "usage: bench-measure FILE COMMAND [ARGUMENT...]\n");
    return 2;
  }
  begin = now_us();
  error = posix_spawnp(&child, argv[2], NULL, NULL, argv + 2, environ);
  if (error != 0) {
    fprintf(stderr, "bench-measure: %s: %s\n", argv[2], strerror(error));
    return 127;
  }
  while (wait4(child, &status, 0, &usage) < 0)
    if (errno != EINTR)
      return 126;
  if (append_result(argv[1], now_us() - begin, &usage) != 0) {
    fprintf(stderr, "bench-measure: %s: %s\n", argv[1], strerror(errno));
    return 126;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
