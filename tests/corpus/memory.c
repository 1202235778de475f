/* memory.c: reads one file (reader and intake) and prints how much memory it took at
 * its peak beyond the observations, in KiB; see memory.sh. */
#include <stdlib.h>
#include <sys/resource.h>

#include "../fuzz/fuzz.h"
#include "reading.h"

/* At least, without the room for more that growing columns have. */
#define OBSERVATION_BYTES 40

static glong
peak_kib(void)
{
  struct rusage usage;

  g_assert_cmpint(getrusage(RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

int
main(int argc, char **argv)
{
  CtIntakeOptions options = CT_INTAKE_OPTIONS_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(CtInput) input = NULL;
  Reading reading;

  if (argc != 2) {
    g_printerr("usage: %s FILE\n", argv[0]);
    return 2;
  }
  input = ct_input_open(argv[1], &error);
  g_assert_no_error(error);
  options.period = ct_period_new(2023, 1, 6);
  reading = reading_run(fuzz_catalog(), input, &options, NULL, TRUE);
  g_print("%ld %zu\n", peak_kib() - (glong)(reading.batch->n * OBSERVATION_BYTES / 1024),
          reading.batch->n);
  reading_clear(&reading);
  return EXIT_SUCCESS;
}
