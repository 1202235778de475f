/* growth.c: how time grows with size, for input that is made to hurt.
 *
 * Each family is read (reader and intake) at one size and at twice that size; the
 * time may grow at most 2.3-fold. It is time of the processor, the best of several,
 * and a family gets five attempts, since others work on the same machine. One source,
 * a program a reader: growth-csv, growth-json.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "../fuzz/fuzz.h"
#include "growth-families.h"
#include "reading.h"

#define MAX_RATIO 2.3
#define ATTEMPTS 5
#define FIRST_SIZE ((gsize)256 * 1024)
#define LARGEST_SIZE ((gsize)16 * 1024 * 1024)
#define ENOUGH_SECONDS 0.02 /* less is too short to be measured */

static gdouble
now(void)
{
  struct timespec time;

  g_assert_cmpint(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time), ==, 0);
  return (gdouble)time.tv_sec + (gdouble)time.tv_nsec / 1e9;
}

static gdouble
time_once(GBytes *bytes)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  gdouble start = now(), seconds;
  Reading reading;

  options.period = ct_period_new(2023, 1, 6);
  reading = reading_run(fuzz_catalog(), input, &options, NULL, TRUE);
  seconds = now() - start;
  reading_clear(&reading);
  return seconds;
}

static GBytes *
make(const GrowthFamily *family, gsize size)
{
  g_autoptr(GString) text = g_string_new(NULL);

  family->make(text, size);
  return g_string_free_to_bytes(g_steal_pointer(&text));
}

/* Both sizes in turn, so that a slow moment of the machine meets both. */
static gdouble
measure(const GrowthFamily *family, gsize size)
{
  g_autoptr(GBytes) once = make(family, size);
  g_autoptr(GBytes) twice = make(family, 2 * size);
  gdouble best_once = G_MAXDOUBLE, best_twice = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++) {
    gdouble seconds = time_once(once);

    best_once = MIN(best_once, seconds);
    seconds = time_once(twice);
    best_twice = MIN(best_twice, seconds);
  }
  print_message("# %s: %zu KiB in %.1f ms, twice that in %.1f ms\n", family->label, size / 1024,
                best_once * 1e3, best_twice * 1e3);
  return best_twice / best_once;
}

static gsize
find_size(const GrowthFamily *family)
{
  gsize size = FIRST_SIZE;

  for (; size < LARGEST_SIZE; size *= 2) {
    g_autoptr(GBytes) bytes = make(family, size);

    if (time_once(bytes) >= ENOUGH_SECONDS)
      break;
  }
  return size;
}

static void
grows_in_proportion(void **state)
{
  const GrowthFamily *family = *state;
  gsize size = find_size(family);
  gdouble best = G_MAXDOUBLE;

  for (guint i = 0; i < ATTEMPTS && best > MAX_RATIO; i++) {
    gdouble ratio = measure(family, size);

    best = MIN(best, ratio);
  }
  if (best > MAX_RATIO)
    fail_msg("%s: the time grows %.2f-fold", family->label, best);
}

/* A second argument runs only the families whose label holds it. */
int
main(int argc, char **argv)
{
  gsize n;
  const GrowthFamily *families = growth_families(ct_plugin.name, &n);
  g_autofree struct CMUnitTest *tests = g_new0(struct CMUnitTest, n);
  gsize chosen = 0;

  for (gsize i = 0; i < n; i++)
    if (argc < 2 || strstr(families[i].label, argv[1]) != NULL)
      tests[chosen++] = (struct CMUnitTest){.name = families[i].label,
                                            .test_func = grows_in_proportion,
                                            .initial_state = (void *)&families[i]};
  return _cmocka_run_group_tests("growth", tests, chosen, NULL, NULL);
}
