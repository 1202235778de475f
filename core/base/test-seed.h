/* test-seed.h: random numbers that can be had again: CT_TEST_SEED=N. After cmocka.h. */
#pragma once

#include <glib.h>

/* Prints its seed. Returns: (transfer full) */
static inline GRand *
seeded(void)
{
  const gchar *given = g_getenv("CT_TEST_SEED");
  guint32 seed = given != NULL ? (guint32)g_ascii_strtoull(given, NULL, 10) : g_random_int();

  print_message("# CT_TEST_SEED=%u\n", seed);
  return g_rand_new_with_seed(seed);
}
