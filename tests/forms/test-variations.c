/* Tables that say the same in many ways: each must be read to the very figures that were
 * written, at their places, and to nothing more. Files are kept with CT_FORMS_KEEP=DIR. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "compare.h"
#include "variation.h"

static Office *office;

static int
open_office(void **state G_GNUC_UNUSED)
{
  office = office_open();
  return 0;
}

static int
leave_office(void **state G_GNUC_UNUSED)
{
  office_close(office);
  return 0;
}

static void
keep_file(const Variation *variation, const gchar *name, GBytes *bytes)
{
  const gchar *folder = g_getenv("CT_FORMS_KEEP");
  g_autofree gchar *file = g_strdup_printf("%03u-%s", (guint)(variation - variations), name);
  g_autofree gchar *path = folder != NULL ? g_build_filename(folder, file, NULL) : NULL;
  gsize length = 0;
  const gchar *data = g_bytes_get_data(bytes, &length);

  if (path != NULL)
    g_file_set_contents(path, data, (gssize)length, NULL);
}

static void
read_variation(void **state)
{
  const Variation *variation = *state;
  g_autoptr(Grid) grid = variation_grid(variation, office_catalog(office));
  g_autofree gchar *name = NULL;
  g_autoptr(GBytes) bytes = variation_write(variation, grid, &name);
  g_autoptr(CtProcessed) processed = office_receive(office, name, bytes);
  Outcome outcome = compare_outcome(office, processed, grid->expected, NULL, NULL);
  gboolean right = outcome.wrong == 0 && outcome.lost == 0;

  assert_true(grid->expected->len > 3);
  keep_file(variation, name, bytes);
  if (!right) {
    g_autoptr(GString) all = g_string_new(NULL);

    office_describe(office, processed, all);
    fprintf(stderr, "# %s: %s:\n%swhat came out:\n%s", variation->label, name,
            outcome.complaints->str, all->str);
  }
  outcome_clear(&outcome);
  assert_true(right);
}

int
main(void)
{
  g_autofree struct CMUnitTest *tests = g_new0(struct CMUnitTest, n_variations);

  for (guint i = 0; i < n_variations; i++)
    tests[i] = (struct CMUnitTest){.name = variations[i].label,
                                   .test_func = read_variation,
                                   .initial_state = (void *)&variations[i]};
  return _cmocka_run_group_tests("forms-variations", tests, n_variations, open_office,
                                 leave_office);
}
