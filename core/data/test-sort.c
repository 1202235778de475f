#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/ct-sort.h"

typedef struct {
  const gchar *label;
  gsize n;
  guint bits;    /* that the values have */
  guint low;     /* that are sorted */
  guint high;
  guint threads;
} Case;

static const Case cases[] = {
  {"nothing", 0, 64, 0, 64, 1},
  {"one value", 1, 64, 0, 64, 2},
  {"no bits to compare keeps the order", 1000, 64, 5, 5, 1},
  {"all bits", 5000, 64, 0, 64, 1},
  {"a few bits in the middle, many equal", 50000, 64, 30, 37, 1},
  {"values that differ in the low bits only", 50000, 9, 0, 64, 1},
  {"several pieces", 400000, 64, 20, 53, 3},
  {"the highest bit alone", 400000, 64, 63, 64, 2},
};

/* The reference: GLib's stable merge sort. */
static gint
compare(gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Case *c = user_data;
  guint64 mask = c->high - c->low >= 64 ? G_MAXUINT64
                                        : (G_GUINT64_CONSTANT(1) << (c->high - c->low)) - 1;
  guint64 left = *(const guint64 *)a >> c->low & mask;
  guint64 right = *(const guint64 *)b >> c->low & mask;

  return left < right ? -1 : left > right;
}

static void
sorts_like_the_reference(void **state)
{
  const Case *c = *state;
  guint32 seed = g_random_int();
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  guint64 *values = g_new(guint64, c->n + 1);
  guint64 *spare = g_new(guint64, c->n + 1);

  print_message("# seed %u\n", seed);
  for (gsize i = 0; i < c->n; i++) {
    values[i] = (guint64)g_rand_int(random) << 32 | g_rand_int(random);
    if (c->bits < 64)
      values[i] &= (G_GUINT64_CONSTANT(1) << c->bits) - 1;
  }
  g_autofree guint64 *expected = g_memdup2(values, (c->n + 1) * sizeof *values);
  g_qsort_with_data(expected, (gint)c->n, sizeof *expected, compare, (gpointer)c);
  ct_sort_bits(&values, &spare, c->n, c->low, c->high, c->threads);
  for (gsize i = 0; i < c->n; i++)
    assert_int_equal(values[i], expected[i]);
  g_free(values);
  g_free(spare);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].label,
                                   .test_func = sorts_like_the_reference,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("sort", tests, NULL, NULL);
}
