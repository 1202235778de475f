/* Answers of the child of read/xls, sound ones and such as only one that was taken over gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "test-frames.h"
#include "test-recorder.h"
#include "xls-rows.h"

/* What a child may answer. @make: puts together what comes behind the first frame */
typedef struct {
  const gchar *label;
  void (*make)(GString *answer);
  const gchar *seen;
} Answer;

static void
put_sound(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 'l', "uutr", 0u, 10u, ".VnTime", "");
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'c', "uuubbf", 1u, 1u, 0u, XLS_VALUE_NUMBER, 0, 0.672);
  put_frame(answer, 'c', "uuubbtr", 1u, 2u, 0u, XLS_VALUE_TEXT, 1, "A1&\"x\"", "hé nghÌo");
  put_frame(answer, 'c', "uuubbr", 1u, 3u, XLS_NO_LOOK, XLS_VALUE_DATE, 0, "2023-06-30 08:00:00");
  put_frame(answer, 'c', "uuubbr", 1u, 4u, XLS_NO_LOOK, XLS_VALUE_DATE, 0, "2023-02-30");
  put_frame(answer, 'c', "uuubbr", 1u, 5u, XLS_NO_LOOK, XLS_VALUE_TEXT, 0, "a\xFF" "b");
  put_frame(answer, 'e', "");
  put_frame(answer, 'z', "");
}

static void
put_not_finite(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'c', "uuubbf", 1u, 1u, 0u, XLS_VALUE_NUMBER, 0, (gdouble)INFINITY);
  put_frame(answer, 'e', "");
  put_frame(answer, 'z', "");
}

static void
put_dates(GString *answer)
{
  put_frame(answer, 'b', "bu", 1, 1u);
  put_frame(answer, 'l', "uutr", 0u, 14u, "Arial", "");
  put_frame(answer, 'l', "uutr", 1u, 0u, "Arial", "dd/mm/yyyy");
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'c', "uuubbf", 1u, 1u, 0u, XLS_VALUE_NUMBER, 0, 1.0);
  put_frame(answer, 'c', "uuubbf", 1u, 2u, 1u, XLS_VALUE_NUMBER, 0, 366.0);
  put_frame(answer, 'e', "");
  put_frame(answer, 'z', "");
}

static void
put_101_cells(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 's', "br", 0, "A");
  for (guint i = 1; i <= 101; i++)
    put_frame(answer, 'c', "uuubbf", 1u, i, XLS_NO_LOOK, XLS_VALUE_NUMBER, 0, 1.0);
}

static void
put_nothing(GString *answer G_GNUC_UNUSED)
{
}

static void
put_sheets_too_many(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, G_MAXUINT32);
}

static void
put_no_sheet(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 0u);
  put_frame(answer, 'z', "");
}

static void
put_sheet_more(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'e', "");
  put_frame(answer, 's', "br", 0, "B");
}

static void
put_sheet_missing(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 2u);
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'e', "");
  put_frame(answer, 'z', "");
}

static void
put_long_frame(GString *answer)
{
  g_string_append_c(answer, 'b');
  put_u32(answer, XLS_MAX_PAYLOAD + 1);
}

static void
put_row_beyond(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'c', "uuubbf", 65537u, 1u, 0u, XLS_VALUE_NUMBER, 0, 1.0);
}

static void
put_row_nil(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'r', "u", 0u);
}

static void
put_kind_unknown(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'c', "uuubbf", 1u, 1u, 0u, 99, 0, 1.0);
}

static void
put_number_short(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'c', "uuubbu", 1u, 1u, 0u, XLS_VALUE_NUMBER, 0, 1u);
}

static void
put_merged_late(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 's', "br", 0, "A");
  put_frame(answer, 'c', "uuubbf", 1u, 1u, 0u, XLS_VALUE_NUMBER, 0, 1.0);
  put_frame(answer, 'm', "uuuu", 1u, 1u, 2u, 2u);
}

static void
put_cell_without_sheet(GString *answer)
{
  put_frame(answer, 'b', "bu", 0, 1u);
  put_frame(answer, 'c', "uuubbf", 1u, 1u, 0u, XLS_VALUE_NUMBER, 0, 1.0);
}

static void
put_more_behind(GString *answer)
{
  put_sound(answer);
  put_frame(answer, 'z', "");
}

static void
put_half(GString *answer)
{
  put_sound(answer);
  g_string_truncate(answer, answer->len - 2);
}

static void
put_failure(GString *answer)
{
  put_frame(answer, 'q', "uu", XLS_FAILURE_LIBRARY, 26u);
}

static void
put_failure_unknown(GString *answer)
{
  put_frame(answer, 'q', "uu", 1000u, 26u);
}

#define SOUND                                                                                      \
  "table A\n1: %67.20|=hộ nghèo|@2023-06-30|2023-02-30|a\xEF\xBF\xBD" "b\n"                       \
  "note legacy-font TCVN3 read.legacy-font 0\n"
#define NONSENSE                                                                                   \
  "error 1 the file cannot be read: the program that reads it gave an answer that makes no sense"

static const Answer answers[] = {
  {"sound", put_sound,
   SOUND "end\n"},
  {"a number that is none", put_not_finite, "table A\n1: !#NUM!\nend\n"},
  {"days from 1904 on", put_dates, "table A\n1: @1904-01-02|@1905-01-01\nend\n"},
  {"more cells than wanted", put_101_cells,
   "table A\nerror 2 the workbook has more than 100 cells (read.max-cells)"},
  {"nothing", put_nothing, NONSENSE},
  {"4 thousand million sheets", put_sheets_too_many, NONSENSE},
  {"no sheet", put_no_sheet, NONSENSE},
  {"more sheets than told", put_sheet_more, "table A\n" NONSENSE},
  {"fewer sheets than told", put_sheet_missing, "table A\n" NONSENSE},
  {"a frame that is too long", put_long_frame, NONSENSE},
  {"row 65,537", put_row_beyond, "table A\n" NONSENSE},
  {"row 0", put_row_nil, "table A\n" NONSENSE},
  {"an unknown kind of cell", put_kind_unknown, "table A\n" NONSENSE},
  {"half a number", put_number_short, "table A\n" NONSENSE},
  {"a merged cell behind the cells", put_merged_late, "table A\n" NONSENSE},
  {"a cell of no sheet", put_cell_without_sheet, NONSENSE},
  {"something behind the end", put_more_behind,
   SOUND NONSENSE},
  {"an end that is cut", put_half,
   SOUND NONSENSE},
  {"freexl fails", put_failure, "error 1 the file cannot be read: it is no workbook, or damaged "
                                "(error 26 of freexl)"},
  {"an unknown failure", put_failure_unknown, NONSENSE},
};

/* Whole, and byte by byte. */
static void
take_answer(void **state)
{
  const Answer *answer = *state;

  for (gsize step = 1; step <= 10000; step *= 10000 / 2) {
    RowRecorder recorder = make_recorder();
    g_autoptr(XlsRows) rows = xls_rows_new(&recorder.sink, 100);
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    gboolean more = TRUE;

    put_frame(bytes, 'h', "uu", XLS_PROTOCOL_VERSION, 15u);
    answer->make(bytes);
    for (gsize at = 0; at < bytes->len && more; at += step)
      more = xls_rows_take(bytes->str + at, MIN(step, bytes->len - at), rows);
    if (xls_rows_finish(rows, &error))
      g_string_append(recorder.text, "end\n");
    else
      g_string_append_printf(recorder.text, "error %d %s\n", error->code, error->message);
    if (!g_str_has_prefix(recorder.text->str, answer->seen))
      assert_string_equal(recorder.text->str, answer->seen);
    g_string_free(recorder.text, TRUE);
  }
}

/* What holds the child is told where it is not all. */
static void
tell_confinement(void **state G_GNUC_UNUSED)
{
  RowRecorder recorder = make_recorder();
  g_autoptr(XlsRows) rows = xls_rows_new(&recorder.sink, 100);
  g_autoptr(GString) bytes = g_string_new(NULL);

  put_frame(bytes, 'h', "uu", XLS_PROTOCOL_VERSION, (guint32)XLS_CONFINED_LIMITS);
  put_sound(bytes);
  xls_rows_take(bytes->str, bytes->len, rows);
  assert_true(xls_rows_finish(rows, NULL));
  assert_true(g_str_has_prefix(recorder.text->str, "table A\nnote confinement partial\n1: "));
  g_string_free(recorder.text, TRUE);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(answers) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS(answers); i++)
    tests[i] = (struct CMUnitTest){
      .name = answers[i].label, .test_func = take_answer, .initial_state = (void *)&answers[i]};
  tests[G_N_ELEMENTS(answers)] = (struct CMUnitTest)cmocka_unit_test(tell_confinement);
  return cmocka_run_group_tests_name("read/xls: answers", tests, NULL, NULL);
}
