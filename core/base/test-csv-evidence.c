/* Which delimiter is found, and on what evidence. */
#include "base/ct-csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NONE '\0'
#define TITLE "UBND HUYỆN BÁT XÁT, TỈNH LÀO CAI\nBáo cáo, kèm biểu số 01, ngày 16/6/2023\n"

typedef struct {
  const gchar *label;
  const gchar *input;
  gchar expected;
} DelimiterCase;

static const DelimiterCase delimiter_cases[] = {
  {"commas", "a,b,c\n1,2,3\n", ','},
  {"semicolons", "a;b\n1;2\n", ';'},
  {"tabs", "a\tb\n1\t2\n", '\t'},
  {"bars", "a|b\n1|2\n", '|'},
  {"decimal commas", "ma;ten;gia tri\na;b;1,5\nc;d;2,5\n", ';'},
  {"decimal commas, no header", "a;1,5\nb;2,5\n", ';'},
  {"more decimal commas than semicolons", "a;1,5 2,5 3,5\nb;1,5 2,5 3,5\n", ';'},
  {"ragged semicolons", "x;1,5;;\ny;2,5\nz;3,5;;\nt;4,5\nu;5,5;\n", ';'},
  {"numbers between commas", "1,2,3\n4,5,6\n", ','},
  {"one line", "a,b,c;d", ','},
  {"grouped by commas", "1,234,567.5;2\n", ';'},
  {"a title without delimiters", "SO Y TE, 2023\n\nma;gia tri\na;1\nb;2\n", ';'},
  {"semicolons in quotes", "a,b\n\"x;y;z\",1\n\"x;y;z\",2\n", ','},
  {"semicolons in a note", "a,b,note\n1,2,x;y\n3,4,z\n5,6,t\n", ','},
  {"a quoted newline", "\"a\nb\";c\n\"1\n2\";3\n", ';'},
  {"a stray quote", "a;b\n\"x;1\ny;2\nz;3\n", ';'},
  {"cut in the middle of a line", "a;b\n1;2\n3,4,5,6,7,8", ';'},
  {"CR lines", "a;b\r1,1;2\r", ';'},
  {"many commas in the first line only", "x,y,z,t,u,v\na;b\nc;d\ne;f\n", ';'},
  {"titles with commas", TITLE "Chỉ tiêu;Số liệu\nThu NSNN;1,5\nKhách;2,5\n", ';'},
  {"more lines of title than of table", TITLE TITLE TITLE "Chỉ tiêu;Số liệu\nThu NSNN;1,5\n", ';'},
  {"titles with commas above tabs", TITLE TITLE "a\tb\n1,5\t2,5\n3,5\t4,5\n", '\t'},
  {"titles filled up", "SỞ Y TẾ, LÀO CAI;;\nBiểu 1, 2, 3;;\na;b;c\n1,5;2,5;3,5\n", ';'},
  {"notes with commas at the foot",
   "a;b\n1;2\n3;4\nGhi chú: số ước, chưa đủ, sơ bộ\nx, y, z\n", ';'},
  {"decimal commas only", "1,5;2,5\n3,5;4,5\n", ';'},
  {"trailing semicolons", "a;b;\n1,5;2,5;\n", ';'},
  {"commas and spaces", "a, b, c\n1, 2, 3\n4, 5, 6\n", ','},
  {"lists with semicolons", "a,b,levels\n1,2,x;y\n3,4,x;y\n5,6,z\n", ','},
  {"lists with semicolons in every row", "a,b,c,levels\n1,2,m,x;y\n3,4,n,x;y\n5,6,o,z;t\n", ','},
  {"bars in a table of semicolons", "a|x;b;c\n1|2;3;4\n5|6;7;8\n", ';'},
  {"quoted numbers with commas", "a;b\n\"1,234,567\";\"1,5\"\n\"2,5\";\"3,5\"\n", ';'},
  {"a quote behind a space", "a, b\n\"x;y;z\", \"t;u\"\n\"x;y;z\", \"t;u\"\n", ','},
  {"codes between commas are no number",
   "5,082,2023,1.5\n5,083,2023,2.5\n", ','},
  {"areas with commas", "Địa bàn;Số liệu\nxã A Lù, huyện Bát Xát;5\nxã Y Tý, huyện Bát Xát;6\n", ';'},
  {"header of commas above decimals", "a,b\n1,5\n2,5\n", ','},

  {"no evidence", "abc\ndef\n", NONE},
  {"empty", "", NONE},
  {"blank lines", "\n\r\n\r", NONE},
  {"one column", "Số liệu\n1\n2\n", NONE},
  {"one column of decimals", "Số liệu\n1,5\n2,5\n3\n", NONE},
  {"one column below a title with a comma", "Sở Y tế, năm 2023\n1,5\n2,5\n", NONE},
  {"one column of grouped numbers", "1,234,567.5\n12,345\n", NONE},
  {"one column of sentences", "Ghi chú, một\nhai\nba, bốn, năm, sáu\nbảy\n", NONE},
  {"a semicolon in one of many lines", "a\nb; c\nd\ne\nf\n", NONE},

  {"sep", "sep=|\na,b,c\n1,2,3\n", '|'},
  {"sep in capitals", "SEP=;\r\na,b\r\n", ';'},
  {"sep behind a mark", "\xEF\xBB\xBFsep=;\na,b\n", ';'},
  {"sep in quotes", "\"sep=\t\"\na,b\n", '\t'},
  {"sep alone", "sep=,", ','},
  {"sep filled up", "sep=;;;\na,b\n", ';'},
  {"sep of a letter is a text", "sep=x\na;b\n1;2\n", ';'},
  {"sep with more text is a text", "sep=;a\nb,c\n1,2\n3,4\n", ','},
  {"sep in the second line is a text", "a,b\nsep=;\n1,2\n", ','},
};

static void
find_delimiter(void **state)
{
  const DelimiterCase *c = *state;
  CtCsvEvidence evidence = ct_csv_find_evidence(c->input, strlen(c->input));

  assert_int_equal(evidence.delimiter, c->expected);
  assert_int_equal(ct_csv_find_delimiter(c->input, strlen(c->input)),
                   c->expected != NONE ? c->expected : ',');
}

static void
counts_lines(void **state G_GNUC_UNUSED)
{
  static const gchar text[] = "Biểu 1\n\na;b;c\n1;2;3\n\"x\ny\";5;6\n7;8\n";
  CtCsvEvidence evidence = ct_csv_find_evidence(text, strlen(text));

  assert_false(evidence.stated);
  assert_int_equal(evidence.lines, 5);
  assert_int_equal(evidence.agreeing, 3);
  assert_int_equal(evidence.count, 2);
}

static void
states(void **state G_GNUC_UNUSED)
{
  assert_true(ct_csv_find_evidence("sep=;\n", 6).stated);
  assert_int_equal(ct_csv_find_evidence("sep=;\n", 6).lines, 0);
}

/* What the end of the sample cuts off says nothing, and no more is looked at. */
static void
looks_at_64_kib(void **state G_GNUC_UNUSED)
{
  g_autoptr(GString) text = g_string_new("a;b\n");
  g_autofree gchar *many = g_strnfill(100000, ',');

  g_string_append(text, "1;2\n3;4\n");
  g_string_append(text, many);
  assert_int_equal(ct_csv_find_evidence(text->str, text->len).delimiter, ';');
  g_string_append(text, "\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n");
  assert_int_equal(ct_csv_find_evidence(text->str, text->len).delimiter, ';');
}

static void
knows_sep_lines(void **state G_GNUC_UNUSED)
{
  const CtCsvField parted[] = {{"Sep=", 4}, {"", 0}, {"", 0}};
  const CtCsvField whole[] = {{"sep=;", 5}, {"", 0}};
  const CtCsvField other[] = {{"sep=", 4}, {"x", 1}};

  assert_true(ct_csv_is_sep_line(parted, 3, 1));
  assert_true(ct_csv_is_sep_line(whole, 1, 1));
  assert_true(ct_csv_is_sep_line(whole, 2, 1));
  assert_false(ct_csv_is_sep_line(whole, 1, 2));
  assert_false(ct_csv_is_sep_line(other, 2, 1));
  assert_false(ct_csv_is_sep_line(other, 1, 1));
}

int
main(void)
{
  const struct CMUnitTest others[] = {
    cmocka_unit_test(counts_lines),
    cmocka_unit_test(states),
    cmocka_unit_test(looks_at_64_kib),
    cmocka_unit_test(knows_sep_lines),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(delimiter_cases) + G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(delimiter_cases); i++)
    tests[n++] = (struct CMUnitTest){.name = delimiter_cases[i].label,
                                     .test_func = find_delimiter,
                                     .initial_state = (void *)&delimiter_cases[i]};
  memcpy(tests + n, others, sizeof(others));
  return cmocka_run_group_tests_name("csv-evidence", tests, NULL, NULL);
}
