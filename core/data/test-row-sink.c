#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/ct-row-sink.h"

static const CtTableInfo info = {CT_PLACE_TEXT, "", FALSE};
static const CtCell cell = {"67.2", 4, CT_CELL_TEXT};
static const CtReadProblem problem = {.rule = "read.nul", .row = 3, .message = "m"};

static gboolean
stop_at_row_two(CtRowSink *sink G_GNUC_UNUSED, guint64 row, const CtCell *cells G_GNUC_UNUSED,
                guint n_cells G_GNUC_UNUSED)
{
  return row < 2;
}

static gboolean
stop_at_problem(CtRowSink *sink G_GNUC_UNUSED, const CtReadProblem *seen)
{
  assert_ptr_equal(seen, &problem);
  return FALSE;
}

static void
what_is_left_out_goes_on(void **state)
{
  static const CtRowSinkClass nothing = {0};
  CtRowSink sink = {&nothing};

  (void)state;
  assert_true(ct_row_sink_table(&sink, &info));
  assert_true(ct_row_sink_column(&sink, 1, "value"));
  assert_true(ct_row_sink_context(&sink, "ky", &cell));
  assert_true(ct_row_sink_row(&sink, 1, &cell, 1));
  assert_true(ct_row_sink_problem(&sink, &problem));
}

static void
the_receiver_may_stop(void **state)
{
  static const CtRowSinkClass class = {.row = stop_at_row_two, .problem = stop_at_problem};
  CtRowSink sink = {&class};

  (void)state;
  assert_true(ct_row_sink_table(&sink, &info));
  assert_true(ct_row_sink_row(&sink, 1, &cell, 1));
  assert_false(ct_row_sink_row(&sink, 2, &cell, 1));
  assert_false(ct_row_sink_problem(&sink, &problem));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_left_out_goes_on),
    cmocka_unit_test(the_receiver_may_stop),
  };

  return cmocka_run_group_tests_name("row-sink", tests, NULL, NULL);
}
