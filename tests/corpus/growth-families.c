#include "growth-families.h"

#include <string.h>

#define CSV_HEADER "INDICATOR;REF_AREA;TIME_PERIOD;OBS_VALUE;Ghi chú\n"

static void
repeat(GString *text, gsize size, const gchar *piece)
{
  while (text->len < size)
    g_string_append(text, piece);
}

static void
rows(GString *text, gsize size, const gchar *row)
{
  g_string_append(text, CSV_HEADER);
  repeat(text, size, row);
}

/* Rows that are all different: @format holds one %u. */
static void
numbered(GString *text, gsize size, const gchar *before, const gchar *behind)
{
  for (guint i = 0; text->len < size; i++)
    g_string_append_printf(text, "%s%u%s", before, i, behind);
}

/* Rows of one long cell each. */
static void
long_cells(GString *text, gsize size, const gchar *before, gchar c, gsize length,
           const gchar *behind)
{
  g_autofree gchar *cell = g_strnfill(length, c);

  for (guint i = 0; text->len < size; i++)
    g_string_append_printf(text, "%s%s%u%s", before, cell, i, behind);
}

/* CSV: quotes */

static void
csv_stray_quotes(GString *text, gsize size)
{
  rows(text, size, "5;082;2023;1\"5;\n");
}

static void
csv_open_quotes(GString *text, gsize size)
{
  rows(text, size, "5;082;2023;\"1,5;\n");
}

static void
csv_triple_quotes(GString *text, gsize size)
{
  rows(text, size, "\"\"\";x\n");
}

static void
csv_one_quote(GString *text, gsize size)
{
  rows(text, size, "\"\n5;082;2023;;\"\"\n5;082;2023;;\n5;082;2023;;\n");
}

static void
csv_doubled_quotes(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER "\"");
  repeat(text, size, "\"\"");
}

static void
csv_spaces_and_quotes(GString *text, gsize size)
{
  rows(text, size, "  \"5\"  ;   \"082\"  ;        \"2023\";;   \"x\"     \n");
}

/* CSV: delimiters and lines */

static void
csv_million_columns(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER);
  repeat(text, size, ";");
}

static void
csv_rows_of_delimiters(GString *text, gsize size)
{
  g_autofree gchar *row = g_strnfill(16000, ';');

  while (text->len < size)
    g_string_append_printf(text, "%s\n", row);
}

static void
csv_wide_header(GString *text, gsize size)
{
  for (guint i = 0; i < 4000; i++)
    g_string_append(text, "Cột;");
  g_string_append(text, "\n" CSV_HEADER);
  repeat(text, size, "5;082;2023;;\n");
}

static void
csv_blank_lines(GString *text, gsize size)
{
  rows(text, size, "\n\r\r\n");
}

static void
csv_no_line_end(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER);
  repeat(text, size, "x");
}

static void
csv_ragged(GString *text, gsize size)
{
  rows(text, size, "5;082\n5\n;;;;;;;;;;;;\n;\n");
}

/* CSV: what intake looks at */

static void
csv_repeated_headers(GString *text, gsize size)
{
  repeat(text, size, CSV_HEADER "5;082;2023;1,5;\n");
}

static void
csv_titles(GString *text, gsize size)
{
  repeat(text, size, "Kính gửi: Văn phòng UBND tỉnh, năm 2023;Đơn vị tính: tỷ đồng\n");
}

static void
csv_digits(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER);
  long_cells(text, size, "5;082;2023;", '7', 20000, ";\n");
}

static void
csv_groups(GString *text, gsize size)
{
  rows(text, size, "5;082;2023;1.234.567.890.123.456.789.012.345.678,1,2,3,4,5;\n");
}

static void
csv_ambiguous_numbers(GString *text, gsize size)
{
  rows(text, size, "5;082;2023;18.000;\n");
}

static void
csv_words_around_numbers(GString *text, gsize size)
{
  rows(text, size, "TNGT;082;2023;giảm khoảng 12 vụ (-9,68%) so với cùng kỳ năm 2022;\n");
}

static void
csv_long_names(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER);
  long_cells(text, size, "5;Huyện ", 'x', 3000, ";2023;1,5;\n");
}

static void
csv_misspelt_names(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER);
  numbered(text, size, "5;Huyện Bát Xá", ";2023;1,5;\n");
}

static void
csv_misspelt_indicators(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER);
  numbered(text, size, "Thu ngân sách nhà nướ", ";082;2023;1,5;\n");
}

static void
csv_unknown_periods(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER);
  numbered(text, size, "5;082;từ tháng 1 đến tháng ", " năm 2023 và quý sau;1,5;\n");
}

static void
csv_sections(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER);
  numbered(text, size, "I. KINH TẾ ", "\n- Trong đó: phần khác;;;1,5;\n");
}

static void
csv_figures(GString *text, gsize size)
{
  rows(text, size, "5;082;2023;1.234,5;\n");
}

/* CSV: characters */

static void
csv_combining_marks(GString *text, gsize size)
{
  rows(text, size, "5;a\u0301\u0323\u0302\u0301\u0323\u0302\u0301\u0323\u0302\u0301;2023;1,5;\n");
}

static void
csv_one_letter_of_marks(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER "5;a");
  repeat(text, size, "\u0323\u0302");
}

static void
csv_broken_utf8(GString *text, gsize size)
{
  rows(text, size, "5;082;2023;1,5;số \xFF\xE1\xBB liệu\n");
}

static void
csv_tcvn3(GString *text, gsize size)
{
  repeat(text, size, "5;HuyÖn B\xB8t X\xB8t;2023;1,5;t\xFB l\xD6 h\xE9 ngh\xCCo gi\xB6m\n");
}

static void
csv_nul(GString *text, gsize size)
{
  g_string_append(text, CSV_HEADER);
  while (text->len < size)
    g_string_append_len(text, "5;\0;2023;1,5;\n", 15);
}

static const GrowthFamily csv_families[] = {
  {"stray quotes", csv_stray_quotes},
  {"open quotes", csv_open_quotes},
  {"triple quotes", csv_triple_quotes},
  {"one quote among many lines", csv_one_quote},
  {"doubled quotes without end", csv_doubled_quotes},
  {"spaces around quotes", csv_spaces_and_quotes},
  {"a million columns", csv_million_columns},
  {"rows of delimiters", csv_rows_of_delimiters},
  {"a wide header", csv_wide_header},
  {"blank lines", csv_blank_lines},
  {"one line without end", csv_no_line_end},
  {"ragged rows", csv_ragged},
  {"repeated headers", csv_repeated_headers},
  {"titles without end", csv_titles},
  {"digits", csv_digits},
  {"groups of digits", csv_groups},
  {"ambiguous numbers", csv_ambiguous_numbers},
  {"words around numbers", csv_words_around_numbers},
  {"long names", csv_long_names},
  {"misspelt names", csv_misspelt_names},
  {"misspelt indicators", csv_misspelt_indicators},
  {"unknown periods", csv_unknown_periods},
  {"sections", csv_sections},
  {"figures", csv_figures},
  {"combining marks", csv_combining_marks},
  {"one letter with marks without end", csv_one_letter_of_marks},
  {"broken UTF-8", csv_broken_utf8},
  {"TCVN3", csv_tcvn3},
  {"NUL bytes", csv_nul},
};

/* JSON */

#define JSON_RECORD \
  "{\"INDICATOR\":\"5\",\"REF_AREA\":\"082\",\"TIME_PERIOD\":\"2023\",\"OBS_VALUE\":"

static void
json_nesting(GString *text, gsize size)
{
  repeat(text, size, "[");
}

static void
json_nesting_of_objects(GString *text, gsize size)
{
  repeat(text, size, "{\"a\":");
}

static void
json_nested_records(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  repeat(text, size, "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":[[[[1]]]]}}}}}},");
  g_string_append(text, "{}]");
}

static void
json_keys_of_one_object(GString *text, gsize size)
{
  g_string_append(text, "[{");
  numbered(text, size, "\"k", "\":1,");
  g_string_append(text, "\"z\":1}]");
}

static void
json_other_keys_in_each(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  numbered(text, size, "{\"k", "\":1},");
  g_string_append(text, "{}]");
}

static void
json_one_key_again(GString *text, gsize size)
{
  g_string_append(text, "[{");
  repeat(text, size, "\"k\":1,");
  g_string_append(text, "\"k\":1}]");
}

static void
json_long_string(GString *text, gsize size)
{
  g_string_append(text, "[" JSON_RECORD "\"");
  repeat(text, size, "xxxxxxxxxxxxxxxx");
  g_string_append(text, "\"}]");
}

static void
json_long_strings(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  long_cells(text, size, "{\"Ghi chú\":\"", 'x', 5000, "\"},");
  g_string_append(text, "{}]");
}

static void
json_long_keys(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  long_cells(text, size, "{\"", 'x', 5000, "\":1},");
  g_string_append(text, "{}]");
}

static void
json_escapes(GString *text, gsize size)
{
  g_string_append(text, "[" JSON_RECORD "\"");
  repeat(text, size, "\\u1EC7\\n\\\"\\\\");
  g_string_append(text, "\"}]");
}

static void
json_escaped_keys(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  repeat(text, size, "{\"\\u0049\\u004E\\u0044\":\"\\u0035\"},");
  g_string_append(text, "{}]");
}

static void
json_digits(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  long_cells(text, size, JSON_RECORD, '7', 5000, "},");
  g_string_append(text, "{}]");
}

static void
json_exponents(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  repeat(text, size, JSON_RECORD "1e999999999},");
  g_string_append(text, "{}]");
}

static void
json_scalars(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  repeat(text, size, "1,null,\"a\",true,");
  g_string_append(text, "1]");
}

static void
json_rows_of_arrays(GString *text, gsize size)
{
  g_string_append(text, "[[\"INDICATOR\",\"REF_AREA\",\"TIME_PERIOD\",\"OBS_VALUE\"],");
  repeat(text, size, "[\"5\",\"082\",\"2023\",1.5],");
  g_string_append(text, "[]]");
}

static void
json_columns(GString *text, gsize size)
{
  g_string_append(text, "{\"INDICATOR\":[");
  repeat(text, size / 2, "\"5\",");
  g_string_append(text, "\"5\"],\"OBS_VALUE\":[");
  repeat(text, size, "1.5,");
  g_string_append(text, "1.5]}");
}

static void
json_lines(GString *text, gsize size)
{
  repeat(text, size, JSON_RECORD "\"1,5\"}\n");
}

static void
json_broken_lines(GString *text, gsize size)
{
  repeat(text, size, JSON_RECORD "\"1,5}\n");
}

static void
json_broken_records(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  repeat(text, size, "{\"INDICATOR\" \"5\"},");
  g_string_append(text, "{}]");
}

static void
json_blanks(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  repeat(text, size, " \n\t\r");
  g_string_append_c(text, ']');
}

static void
json_arrays_under_paths(GString *text, gsize size)
{
  g_string_append(text, "{\"z\":[{}]");
  numbered(text, size, ",\"p", "\":{\"data\":[{\"a\":1},{\"a\":2}]}");
  g_string_append_c(text, '}');
}

static void
json_figures(GString *text, gsize size)
{
  g_string_append_c(text, '[');
  repeat(text, size, JSON_RECORD "1234.5},");
  g_string_append(text, "{}]");
}

static const GrowthFamily json_families[] = {
  {"nesting", json_nesting},
  {"nesting of objects", json_nesting_of_objects},
  {"nested records", json_nested_records},
  {"keys of one object", json_keys_of_one_object},
  {"other keys in each record", json_other_keys_in_each},
  {"one key again and again", json_one_key_again},
  {"one long string", json_long_string},
  {"long strings", json_long_strings},
  {"long keys", json_long_keys},
  {"escapes", json_escapes},
  {"escaped keys", json_escaped_keys},
  {"digits", json_digits},
  {"exponents", json_exponents},
  {"scalars", json_scalars},
  {"rows of arrays", json_rows_of_arrays},
  {"columns of arrays", json_columns},
  {"lines", json_lines},
  {"broken lines", json_broken_lines},
  {"broken records", json_broken_records},
  {"blanks", json_blanks},
  {"arrays under many paths", json_arrays_under_paths},
  {"figures", json_figures},
};

const GrowthFamily *
growth_families(const gchar *reader, gsize *n)
{
  gboolean json = strcmp(reader, "json") == 0;

  *n = json ? G_N_ELEMENTS(json_families) : G_N_ELEMENTS(csv_families);
  return json ? json_families : csv_families;
}
