/* A workbook that comes back with what its sender explains in the list of findings: the findings
 * that were explained become information, as long as the figure is the one that was meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#include "book-xlsx.h"
#include "office.h"
#include "pipeline/ct-run.h"

#define HIGH "300"

static Office *office;
static gchar *folder;

static int
open_office(void **state G_GNUC_UNUSED)
{
  office = office_open();
  folder = g_dir_make_tmp("forms-XXXXXX", NULL);
  return folder != NULL ? 0 : -1;
}

static int
leave_office(void **state G_GNUC_UNUSED)
{
  office_close(office);
  g_rmdir(folder);
  g_free(folder);
  return 0;
}

static void
add_row(BookSheet *sheet, const gchar *line)
{
  g_auto(GStrv) cells = g_strsplit(line, "|", -1);
  GArray *row = book_add_row(sheet);

  for (gchar **cell = cells; *cell != NULL; cell++)
    book_add_cell(row, *cell, CT_CELL_TEXT);
}

/* More communes than the district has. @answer: (nullable): in the list of findings, about the
 * figure @meant */
static Book *
make_book(const gchar *figure, const gchar *rule, const gchar *meant, const gchar *answer)
{
  Book *book = book_new();
  BookSheet *form = book_add_sheet(book, "Biểu 1"), *list;
  g_autofree gchar *line = g_strdup_printf("Số xã đạt chuẩn NTM|Xã|%s", figure);
  g_autofree gchar *row = g_strdup_printf("1|lỗi|Biểu 1!C3|19.2|%s|%s|%s|19.2|082|2023-01/P6M|%s",
                                          meant, answer, rule, meant);

  add_row(form, "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023");
  add_row(form, "Chỉ tiêu|ĐVT|Thực hiện 6T/2023");
  add_row(form, line);
  if (answer == NULL)
    return book;
  list = book_add_sheet(book, "Cần sửa");
  add_row(list, "STT|Mức|Ô|Chỉ tiêu|Số liệu|Giải trình|RULE|INDICATOR|REF_AREA|TIME_PERIOD|"
                "OBS_VALUE");
  add_row(list, row);
  return book;
}

static CtRun *
run_book(const Book *book)
{
  g_autofree gchar *path = g_build_filename(folder, "huyen-bat-xat-6-thang.xlsx", NULL);
  const gchar *files[] = {path, NULL};
  g_autoptr(GBytes) bytes = book_write_xlsx(book, NULL);
  gsize length = 0;
  const gchar *data = g_bytes_get_data(bytes, &length);
  CtRun *run;

  assert_true(g_file_set_contents(path, data, (gssize)length, NULL));
  run = ct_run_execute(office_plan(office), files, &(CtRunOptions){.jobs = 1});
  g_unlink(path);
  assert_int_equal(run->dataset->n_cells, 1);
  return run;
}

/* The first finding about the figure. @rule: (nullable): any */
static const CtFinding *
find(const CtRun *run, const gchar *rule)
{
  for (guint i = 0; i < ct_findings_count(run->findings); i++) {
    const CtFinding *finding = ct_findings_get(run->findings, i);

    if (finding->place.row == 3 && !g_str_has_prefix(finding->rule, "intake.") &&
        (rule == NULL ? finding->severity > CT_SEVERITY_INFO : g_str_equal(finding->rule, rule)))
      return finding;
  }
  return NULL;
}

static gchar *
find_rule(void)
{
  g_autoptr(Book) book = make_book(HIGH, "", "", NULL);
  g_autoptr(CtRun) run = run_book(book);
  const CtFinding *finding = find(run, NULL);

  assert_non_null(finding);
  return g_strdup(finding->rule);
}

static void
lowers_what_was_explained(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *rule = find_rule();
  g_autoptr(Book) book = make_book(HIGH, rule, HIGH, "tính cả thôn");
  g_autoptr(CtRun) run = run_book(book);
  const CtFinding *finding = find(run, rule);

  assert_non_null(finding);
  assert_int_equal(finding->severity, CT_SEVERITY_INFO);
  assert_non_null(strstr(finding->message, "tính cả thôn"));
  assert_int_equal(ct_answers_count(run->answered), 1);
}

static void
ends_with_the_figure(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *rule = find_rule();
  g_autoptr(Book) book = make_book("301", rule, HIGH, "tính cả thôn");
  g_autoptr(CtRun) run = run_book(book);

  assert_true(find(run, rule)->severity > CT_SEVERITY_INFO);
  assert_non_null(find(run, "answers.ended"));
}

static void
answers_one_rule_only(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *rule = find_rule();
  g_autoptr(Book) book = make_book(HIGH, "another.rule", HIGH, "tính cả thôn");
  g_autoptr(CtRun) run = run_book(book);

  assert_true(find(run, rule)->severity > CT_SEVERITY_INFO);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(lowers_what_was_explained),
    cmocka_unit_test(ends_with_the_figure),
    cmocka_unit_test(answers_one_rule_only),
  };

  return cmocka_run_group_tests_name("forms-answers", tests, open_office, leave_office);
}
