/* read/xlsx: workbooks that another library writes (libxlsxwriter) come back as they were meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "test-book.h"

/* Texts in the cells themselves, or shared. */
typedef struct {
  const gchar *label;
  gboolean inline_texts;
} Way;

static const Way ways[] = {{"shared texts", FALSE}, {"inline texts", TRUE}};

static lxw_format *
add_format(lxw_workbook *book, const gchar *code)
{
  lxw_format *format = workbook_add_format(book);

  format_set_num_format(format, code);
  return format;
}

static void
write_titles(lxw_workbook *book, lxw_worksheet *sheet)
{
  worksheet_write_string(sheet, 0, 0, "UBND HUYỆN BÁT XÁT", NULL);
  worksheet_write_string(sheet, 1, 0, "a & b < c > \"d\"", NULL);
  worksheet_write_string(sheet, 1, 1, "dòng 1\ndòng 2", NULL);
  worksheet_write_string(sheet, 1, 3, " 082 ", NULL);
  worksheet_write_number(sheet, 2, 0, 0.1 + 0.2, NULL);
  worksheet_write_number(sheet, 2, 1, 0.672, add_format(book, "0.0%"));
  worksheet_write_number(sheet, 2, 2, 1234567, add_format(book, "#,##0,"));
  worksheet_write_datetime(sheet, 2, 3, &(lxw_datetime){.year = 2023, .month = 6, .day = 30},
                           add_format(book, "dd/mm/yyyy"));
  worksheet_write_boolean(sheet, 2, 4, 1, NULL);
}

static void
write_formulas(lxw_workbook *book, lxw_worksheet *sheet)
{
  worksheet_write_formula_num(sheet, 3, 0, "=A3*2", NULL, 0.6);
  worksheet_write_formula_str(sheet, 3, 1, "=A1&\"x\"", NULL, "UBNDx");
  worksheet_write_number(sheet, 4, 0, 0, add_format(book, "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-"));
  worksheet_write_blank(sheet, 4, 1, add_format(book, "0.00"));
  worksheet_write_number(sheet, 4, 2, -12.5, NULL);
}

static void
write_second(lxw_workbook *book)
{
  lxw_worksheet *sheet = workbook_add_worksheet(book, "Phụ lục");

  worksheet_set_row_opt(sheet, 199, LXW_DEF_ROW_HEIGHT, NULL,
                        &(lxw_row_col_options){.hidden = LXW_TRUE});
  worksheet_write_string(sheet, 199, 3, "xa", NULL);
  worksheet_hide(sheet);
}

static GBytes *
write_book(gboolean inline_texts)
{
  g_autofree gchar *folder = g_dir_make_tmp("chitieu-XXXXXX", NULL);
  g_autofree gchar *path = g_build_filename(folder, "a.xlsx", NULL);
  lxw_workbook_options options = {.constant_memory = inline_texts ? LXW_TRUE : LXW_FALSE,
                                  .tmpdir = folder};
  lxw_workbook *book = workbook_new_opt(path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "Biểu 1");
  gchar *bytes = NULL;
  gsize length = 0;

  write_titles(book, sheet);
  write_formulas(book, sheet);
  write_second(book);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  assert_true(g_file_get_contents(path, &bytes, &length, NULL));
  g_unlink(path);
  g_rmdir(folder);
  return g_bytes_new_take(bytes, length);
}

static void
read_back(void **state)
{
  const Way *way = *state;
  g_autoptr(GBytes) book = write_book(way->inline_texts);
  g_autofree gchar *told = test_read(book, NULL, NULL);

  assert_string_equal(told, "table Biểu 1\n"
                            "1: UBND HUYỆN BÁT XÁT\n"
                            "2: a & b < c > \"d\"|dòng 1\ndòng 2|_| 082 \n"
                            "3: #0.3|%67.2|#1235|@2023-06-30|TRUE\n"
                            "4: ~#0.6|~UBNDx\n"
                            "5: -|_|#-12.5\n"
                            "table Phụ lục\n"
                            "note hidden-sheet Phụ lục read.hidden-sheet 0\n"
                            "200: _|_|_|xa\n"
                            "note hidden-rows 200 read.hidden-rows 200\n");
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(ways)];

  for (gsize i = 0; i < G_N_ELEMENTS(ways); i++)
    tests[i] = (struct CMUnitTest){ways[i].label, read_back, NULL, NULL, (void *)&ways[i]};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
