/* Workbooks as they are written: their parts, as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <zip.h>

#include "data/test-sample.h"
#include "plugin/ct-plugin.h"
#include "workbook.h"

extern const CtPlugin ct_plugin;

/* A folder of its own for each test */

static int
make_folder(void **state)
{
  *state = g_dir_make_tmp("test-xlsx-XXXXXX", NULL);
  return *state != NULL ? 0 : -1;
}

static void
remove_all(const gchar *path)
{
  GDir *dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  const gchar *name;

  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree gchar *below = g_build_filename(path, name, NULL);
    remove_all(below);
  }
  if (dir != NULL)
    g_dir_close(dir);
  g_remove(path);
}

static int
remove_folder(void **state)
{
  remove_all(*state);
  g_free(*state);
  return 0;
}

/* Parts */

static gchar *
read_part(const gchar *path, const gchar *name)
{
  zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
  zip_file_t *file;
  zip_stat_t stat;
  gchar *text = NULL;

  assert_non_null(archive);
  if (zip_stat(archive, name, 0, &stat) == 0) {
    file = zip_fopen(archive, name, 0);
    text = g_malloc0(stat.size + 1);
    assert_int_equal(zip_fread(file, text, stat.size), (zip_int64_t)stat.size);
    zip_fclose(file);
  }
  zip_discard(archive);
  return text;
}

static void
check_has(const gchar *path, const gchar *name, const gchar *text)
{
  g_autofree gchar *part = read_part(path, name);

  if (part == NULL || strstr(part, text) == NULL)
    fail_msg("%s lacks %s: %s", name, text, part != NULL ? part : "(no such part)");
}

static void
check_lacks(const gchar *path, const gchar *name, const gchar *text)
{
  g_autofree gchar *part = read_part(path, name);

  if (part != NULL && strstr(part, text) != NULL)
    fail_msg("%s has %s: %s", name, text, part);
}

/* The library writes 16 digits, which need not be those of the decimal, but are its double. */
static void
check_double(const gchar *path, const gchar *before, gdouble number)
{
  g_autofree gchar *part = read_part(path, "xl/worksheets/sheet1.xml");
  const gchar *at = strstr(part, before);

  assert_non_null(at);
  assert_true(g_ascii_strtod(at + strlen(before), NULL) == number);
}

/* Results */

static gpointer
open_plugin(void)
{
  const gchar *none[] = {NULL};
  g_autoptr(CtSettings) settings = ct_settings_new(ct_plugin.options, none, none, "/", NULL, NULL);

  return ct_plugin.open(settings, NULL);
}

static gchar *
emit_sample(const gchar *folder)
{
  Sample *sample = sample_new();
  gpointer self = open_plugin();
  g_autoptr(CtOutputSet) outputs = ct_output_set_open(folder, NULL);

  assert_true(ct_plugin.emit->emit(self, &sample->results, outputs, NULL));
  assert_true(ct_output_set_commit(outputs, NULL));
  ct_plugin.close(self);
  sample_free(sample);
  return g_build_filename(folder, "ket-qua.xlsx", NULL);
}

/* Targets, priorities, findings, a group, an area, figures, reports, notes */
#define SHEET(n) "xl/worksheets/sheet" #n ".xml"
#define LINKS(n) "xl/worksheets/_rels/sheet" #n ".xml.rels"

static void
writes_results(void **state)
{
  g_autofree gchar *path = emit_sample(*state);

  check_has(path, SHEET(1), "<pane xSplit=\"3\" ySplit=\"2\"");
  check_has(path, SHEET(1), "<autoFilter ref=\"A2:K4\"/>");
  check_has(path, SHEET(1), "<conditionalFormatting sqref=\"K3:K4\">");
  check_has(path, SHEET(1), "<v>99.7</v>");
  check_has(path, "xl/workbook.xml", "name=\"17 Health insurance\"");
  check_has(path, LINKS(3), "Target=\"../in/tp,%20%22sửa%22.xlsx\"");
  check_has(path, SHEET(3), "location=\"'@Biểu 1'!D12\"");
  check_has(path, "docProps/core.xml", "1980-01-01T00:00:00Z");
}

/* What a sender wrote is text, whatever it begins with. */
static void
text_is_no_formula(void **state)
{
  g_autofree gchar *path = emit_sample(*state);
  g_autofree gchar *shared = read_part(path, "xl/sharedStrings.xml");

  assert_non_null(strstr(shared, "=cmd|' /C calc'!A0"));
  assert_non_null(strstr(shared, "+1+1"));
  assert_non_null(strstr(shared, "@SUM(1)"));
  for (guint i = 1; i <= 9; i++) {
    g_autofree gchar *name = g_strdup_printf("xl/worksheets/sheet%u.xml", i);
    check_lacks(path, name, "<f>");
  }
}

static void
same_input_same_bytes(void **state)
{
  g_autofree gchar *path = emit_sample(*state);
  g_autofree gchar *other = g_build_filename(*state, "other", NULL);
  gchar *first, *second;
  gsize length, other_length;

  assert_true(g_file_get_contents(path, &first, &length, NULL));
  g_free(path);
  g_usleep(2100000); /* a ZIP file's clock ticks every two seconds */
  path = emit_sample(other);
  assert_true(g_file_get_contents(path, &second, &other_length, NULL));
  assert_int_equal(length, other_length);
  assert_memory_equal(first, second, length);
  g_free(first);
  g_free(second);
}

/* Cells */

static void
numbers_and_names(void **state)
{
  g_autofree gchar *path = g_build_filename(*state, "a.xlsx", NULL);
  Workbook *workbook = workbook_create(path, path, FALSE, NULL);
  const Look look = {.decimals = 2}, text = {.decimals = LOOK_TEXT};
  const gchar *first, *second, *odd, *empty;
  lxw_worksheet *sheet = workbook_add(workbook, "19 Nông thôn mới: [x]/y và những chữ dài", &first);

  (void)workbook_add(workbook, "19 nông thôn mới: [X]/y và những chữ dài", &second);
  (void)workbook_add(workbook, "'a?b'", &odd);
  (void)workbook_add(workbook, "", &empty);
  assert_string_equal(first, "19 Nông thôn mới   x  y và nhữn");
  assert_string_equal(second, "19 nông thôn mới   X  y và (2)");
  assert_string_equal(odd, "a b");
  assert_true(empty[0] != '\0');
  workbook_decimal(workbook, sheet, 0, 0, CT_DECIMAL_INIT(99999999999999995, 2), look);
  workbook_decimal(workbook, sheet, 1, 0, CT_DECIMAL_INIT(999999999999995, 2), look);
  workbook_decimal(workbook, sheet, 2, 0, CT_DECIMAL_INIT(123450000000000000, 13), look);
  workbook_decimal(workbook, sheet, 4, 0, CT_DECIMAL_INIT(995, 2), look);
  workbook_text(workbook, sheet, 3, 0, "_x0041_ _xyz", text);
  assert_int_equal(workbook_n_long(workbook), 1);
  assert_true(workbook_finish(workbook, NULL));
  check_has(path, "xl/sharedStrings.xml", "999999999999999.95");
  check_has(path, "xl/sharedStrings.xml", "_x005F_x0041_ _xyz");
  check_double(path, "<c r=\"A2\" s=\"2\"><v>", 9999999999999.95);
  check_double(path, "<c r=\"A5\" s=\"2\"><v>", 9.95);
  check_has(path, SHEET(1), "<v>12345</v>");
}

/* Copies */

#define TEXT(t) {.text = t, .length = sizeof t - 1, .kind = CT_CELL_TEXT}
#define NUMBER(t) {.text = t, .length = sizeof t - 1, .kind = CT_CELL_NUMBER}

static gboolean
give_sheets(CtRowSink *rows, gpointer data G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
  const CtTableInfo sheet = {.style = CT_PLACE_SHEET, .name = "Biểu 1"};
  const CtTableInfo list = {.style = CT_PLACE_SHEET, .name = "Cần sửa"};
  CtCell head[] = {TEXT("=1+1"), TEXT("TH"), TEXT("TH")};
  CtCell first[] = {TEXT("a"), NUMBER("67.20"), {.text = "12.5", .length = 4,
                                                 .kind = CT_CELL_PERCENT}};
  CtCell second[] = {TEXT("a"), {.text = "2023-06-30", .length = 10, .kind = CT_CELL_DATE},
                     {.text = "#REF!", .length = 5, .kind = CT_CELL_ERROR}};

  head[2].flags = CT_CELL_COVERED_LEFT;
  second[0].flags = CT_CELL_COVERED_ABOVE;
  return ct_row_sink_table(rows, &sheet) && ct_row_sink_row(rows, 1, head, 3) &&
         ct_row_sink_row(rows, 3, first, 3) && ct_row_sink_row(rows, 4, second, 3) &&
         ct_row_sink_table(rows, &list) && ct_row_sink_row(rows, 1, head, 3);
}

static CtRemarks
make_remarks(CtRemark *remark, CtRemarkRow *row)
{
  CtRemarks remarks = {.list = remark, .n = 1, .rows = row, .n_rows = 1, .title = "Cần sửa",
                       .earlier = "Cần sửa", .author = "chitieu"};

  *remark = (CtRemark){.sheet = "Biểu 1", .place = {3, 2, 0}, .severity = CT_SEVERITY_ERROR,
                       .comment = "67,2 & hơn"};
  *row = (CtRemarkRow){.severity = "Error", .location = "Biểu 1!B3", .sheet = "Biểu 1",
                       .place = {3, 2, 0}, .message = "=sai", .answer = "đúng", .rule = "x.y",
                       .indicator = "5", .area = "082", .period = "2023", .value = "67.2"};
  for (guint i = 0; i < CT_REMARK_COLUMNS; i++)
    remarks.headings[i] = "H";
  remarks.headings[CT_REMARK_COLUMNS - 1] = "Giải trình";
  for (guint i = 0; i < CT_REMARK_KEYS; i++)
    remarks.keys[i] = "RULE";
  return remarks;
}

static void
copies_with_remarks(void **state)
{
  g_autofree gchar *path = g_build_filename(*state, "copy.xlsx", NULL);
  CtRemark remark;
  CtRemarkRow row;
  CtRemarks remarks = make_remarks(&remark, &row);
  gpointer self = open_plugin();

  assert_true(ct_plugin.emit->copy(self, give_sheets, NULL, &remarks, path, NULL));
  ct_plugin.close(self);
  check_has(path, "xl/workbook.xml", "<sheet name=\"Biểu 1\"");
  check_lacks(path, "xl/workbook.xml", "sheetId=\"3\""); /* the list before is gone */
  check_has(path, SHEET(1), "<v>67.2</v>");
  check_has(path, SHEET(1), "<v>0.125</v>");
  check_has(path, SHEET(1), "<v>45107</v>");
  check_has(path, SHEET(1), "<mergeCell ref=\"B1:C1\"/>");
  check_has(path, SHEET(1), "<mergeCell ref=\"A3:A4\"/>");
  check_lacks(path, SHEET(1), "<f>");
  check_has(path, "xl/comments1.xml", "<comment ref=\"B3\"");
  check_has(path, "xl/comments1.xml", "67,2 &amp; hơn");
  check_has(path, SHEET(2), "location=\"'Biểu 1'!B3\"");
  check_has(path, SHEET(2), "<col min=\"11\" max=\"15\" width=\"12.7109375\" hidden=\"1\"");
  check_has(path, "xl/sharedStrings.xml", "Giải trình");
  check_has(path, "xl/sharedStrings.xml", "=sai");
}

static void
nothing_to_mend_is_no_list(void **state)
{
  g_autofree gchar *path = g_build_filename(*state, "copy.xlsx", NULL);
  CtRemark remark;
  CtRemarkRow row;
  CtRemarks remarks = make_remarks(&remark, &row);
  gpointer self = open_plugin();

  remarks.n = remarks.n_rows = 0;
  assert_true(ct_plugin.emit->copy(self, give_sheets, NULL, &remarks, path, NULL));
  ct_plugin.close(self);
  check_has(path, "xl/workbook.xml", "<sheet name=\"Biểu 1\"");
  check_lacks(path, "xl/workbook.xml", remarks.title);
}

static gboolean
give_far_row(CtRowSink *rows, gpointer data G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
  const CtCell cell = TEXT("a");

  return ct_row_sink_row(rows, 1, &cell, 1) && ct_row_sink_row(rows, 1048577, &cell, 1);
}

static void
too_many_rows_are_refused(void **state)
{
  g_autofree gchar *path = g_build_filename(*state, "copy.xlsx", NULL);
  g_autoptr(GError) error = NULL;
  CtRemark remark;
  CtRemarkRow row;
  CtRemarks remarks = make_remarks(&remark, &row);
  gpointer self = open_plugin();

  assert_false(ct_plugin.emit->copy(self, give_far_row, NULL, &remarks, path, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_LIMIT));
  ct_plugin.close(self);
}

static void
a_folder_that_is_not_there(void **state)
{
  g_autofree gchar *path = g_build_filename(*state, "no", "copy.xlsx", NULL);
  g_autoptr(GError) error = NULL;
  CtRemark remark;
  CtRemarkRow row;
  CtRemarks remarks = make_remarks(&remark, &row);
  gpointer self = open_plugin();

  assert_false(ct_plugin.emit->copy(self, give_sheets, NULL, &remarks, path, &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_OUTPUT));
  ct_plugin.close(self);
}

/* Forms */

static void
asks(void **state)
{
  g_autofree gchar *path = g_build_filename(*state, "form.xlsx", NULL);
  const guint32 terms[] = {2};
  CtQuestion questions[] = {
    {.kind = CT_QUESTION_HEADING, .indicator = CT_INDEX_NONE, .area = CT_INDEX_NONE, .name = "=G"},
    {.kind = CT_QUESTION_COMPUTED, .indicator = 1, .area = 1, .name = "Rate", .numerator = 2,
     .denominator = 2, .before = "95.3", .planned = "95.5"},
    {.kind = CT_QUESTION_INPUT, .indicator = 2, .area = 1, .name = "Cards",
     .numerator = CT_INDEX_NONE, .denominator = CT_INDEX_NONE, .minimum = "0", .maximum = "900",
     .hint = "From 0 to 900."},
    {.kind = CT_QUESTION_COMPUTED, .indicator = 2, .area = 1, .name = "Sum",
     .numerator = CT_INDEX_NONE, .denominator = CT_INDEX_NONE, .terms = terms, .n_terms = 1},
  };
  const CtQuestionnaire form = {.catalog = &sample_catalog, .sender = "Sở Y tế",
                                .superior = "UBND TỈNH", .title = "KẾT QUẢ",
                                .period = ct_period_new(2023, 1, 6), .period_text = "2023-01/P6M",
                                .before_text = "2022-01/P6M", .year_text = "2023",
                                .due = "2023-07-05", .questions = questions,
                                .n_questions = G_N_ELEMENTS(questions)};
  gpointer self = open_plugin();

  assert_true(ct_plugin.emit->ask(self, &form, path, NULL));
  ct_plugin.close(self);
  check_has(path, "xl/workbook.xml", "<sheet name=\"chitieu\" sheetId=\"1\" state=\"hidden\"");
  check_has(path, SHEET(1), "<v>");
  check_has(path, "xl/sharedStrings.xml", "chitieu-template");
  check_has(path, SHEET(2),
            "<f>IF(COUNT(G13,G13)=2,IF(G13&lt;&gt;0,ROUND(G13/G13*100,1),\"\"),\"\")</f><v></v>");
  check_has(path, SHEET(2), "<f>IF(COUNT(G13)=1,ROUND(G13,0),\"\")</f>");
  check_has(path, SHEET(2), "<v>95.3</v>");
  check_has(path, SHEET(2), "<sheetProtection sheet=\"1\"");
  check_has(path, SHEET(2), "type=\"whole\"");
  check_has(path, SHEET(2), "<formula1>0</formula1><formula2>900</formula2>");
  check_has(path, SHEET(2), "prompt=\"From 0 to 900.\"");
  check_has(path, SHEET(2), "orientation=\"landscape\"");
  check_has(path, "xl/workbook.xml", "_xlnm.Print_Titles");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(writes_results, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(text_is_no_formula, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(same_input_same_bytes, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(numbers_and_names, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(copies_with_remarks, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(nothing_to_mend_is_no_list, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(too_many_rows_are_refused, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(a_folder_that_is_not_there, make_folder, remove_folder),
    cmocka_unit_test_setup_teardown(asks, make_folder, remove_folder),
  };

  return cmocka_run_group_tests_name("emit-xlsx", tests, NULL, NULL);
}
