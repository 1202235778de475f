#include "test-plain-text.h"

#include <string.h>

#define MAX_COLUMNS 11u

typedef enum {
  INDICATOR,
  AREA,
  PERIOD,
  VALUE,
  UNIT,
  NUMERATOR,
  DENOMINATOR,
  NOTE,
  REMARK,
  NUMBER,
  INDICATOR_NAME,
  AREA_NAME,
  MEASURE,
  STATUS,
  N_WHATS
} What;

static const gchar *const headers[N_WHATS][3] = {
  [INDICATOR] = {"Chỉ tiêu", "indicator", "INDICATOR"},
  [AREA] = {"Địa bàn", "area", "REF_AREA"},
  [PERIOD] = {"Kỳ", "period", "TIME_PERIOD"},
  [VALUE] = {"Số liệu", "value", "Thực hiện 2023"},
  [UNIT] = {"Đơn vị tính", "unit", "ĐVT"},
  [NUMERATOR] = {"Tử số", "numerator", "numerator"},
  [DENOMINATOR] = {"Mẫu số", "denominator", "denominator"},
  [NOTE] = {"Ghi chú", "note", "note"},
  [REMARK] = {"Nhận xét", "nhận xét", "nhận xét"},
  [NUMBER] = {"STT", "STT", "TT"},
  [INDICATOR_NAME] = {"Tên chỉ tiêu", "indicator_name", "Tên chỉ tiêu"},
  [AREA_NAME] = {"Tên địa bàn", "area_name", "Tên địa bàn"},
  [MEASURE] = {"Loại số liệu", "measure", "MEASURE"},
  [STATUS] = {"OBS_STATUS", "status", "OBS_STATUS"},
};

/* Of each the first ones are plain. */
static const gchar *const indicators[] = {
  "5", "8.1", "17", "19.1", "24.3", "Thu NSNN", "Tỷ lệ bao phủ BHYT", "DS", "RUNG",
  "Tổng lượng khách du lịch", "XA", "Thu NSNN (triệu đồng)", "Thu ngân sách nhà nước và các khoản",
  "", "nt", "\"", "- Kế hoạch", "Số vụ", "không rõ", "Khách du lịc", "5. Thu NSNN", "  17", "17 ",
  "Thu NSNN", "Trong đó: xã", "Kinh tế"};
static const gchar *const areas[] = {
  "082", "083", "10", "Huyện Bát Xát", "Thành phố Lào Cai", "080", "Xã A Lù", "Toàn tỉnh", "02683",
  "088", "Khối tỉnh", "Xã Thanh Bình", "", "nt", "Tổng số", "nơi khác", "Bát Xat", "B.Xát", " 082 ",
  "〃", "Huyện Bát Xát"};
static const gchar *const periods[] = {
  "2023", "2023-Q1", "2023-06", "2022", "6 tháng đầu năm 2023", "ước năm 2023", "", "hôm nay",
  "Quý I", " 2023", "2022-12"};
static const gchar *const units[] = {
  "tỷ đồng", "triệu đồng", "%", "", "lượt", "nghìn lượt", "người", "xã", "đồng", "nt", "quả",
  "nghìn", "tỷ", " tỷ đồng", "đô la", "VND_BN", "1.000.000 đồng"};
static const gchar *const notes[] = {
  "", "theo mẫu biểu mới", "số ước", "Ghi chú", "note", "Nhận xét", "STT",
  "Tû lÖ hé nghÌo", "1", "#", "ghi chú (1)", "82\\\nhai dòng",
  "rất dài rất dài rất dài rất dài rất dài rất dài rất dài"};
static const gchar *const measures[] = {"", "", "actual", "kế hoạch", "ước", "gì đó"};
static const gchar *const statuses[] = {"", "", "A", "E", "M", "x", "?"};
static const gchar *const lines[] = {
  "# a comment",
  "Ghi chú: (1) số liệu ước",
  "Đơn vị tính: triệu đồng",
  "I. Huyện Bát Xát",
  "II\tThu NSNN",
  "Người lập biểu\t\t\tThủ trưởng đơn vị",
  "Nơi nhận:",
  "Lào Cai, ngày 15 tháng 6 năm 2023",
  "TM. UBND huyện",
  "\t\t\t",
  "   \t ",
  "5,082,2023,2.5",
  "chỉ tiêu lạ\tđịa bàn lạ\tđang tổng hợp\tđang tổng hợp",
  "Xã\tTên\tSố\tGì",
  "(1)\t(2)\t(3)\t(4)\t(5)",
  "1\t2\t3\t4\t5\t6",
  "!!a broken record",
  "Chỉ tiêu\tBát Xát\tSa Pa",
  "Thu NSNN\t12,5\t14",
  "indicator\tarea\tperiod\tvalue",
  "Chỉ tiêu\tHuyện Bát Xát\tGhi chú\tHuyện Mường Khương",
  "Năm 2022",
};
static const gchar *const odd_numbers[] = {
  "", "-", "…", "x", "18.000", "18,000", "1O,5", "56,,7", "12,5 %", "62/127", "gần 5", "05/06/2023",
  "172,12", "12 tỷ đồng", "97 ,6", "60,5(1)", "đang tổng hợp", "99999999999999999999", "giảm 12",
  "(5)", "−7", "+8", "1'234", "1 234,5", "12,5 và 14", " 7", "7 ", "١٢", "0012", "1.234.56", ".5",
  "5.", "1e5", "-", "--5", "000000000000000000001", "1", "(1)", "Giá trị"};

/* A table. @odd: one of so many cells is none of the plain ones; @filled: of these none is
 * blank */
typedef struct {
  GRand *random;
  What columns[MAX_COLUMNS];
  guint n_columns;
  guint language;
  gint style;
  guint odd;
  guint odd_lines;
  gboolean filled;
} Table;

static guint
any(GRand *random, gsize n)
{
  return (guint)g_rand_int_range(random, 0, (gint32)n);
}

static gboolean
happens(GRand *random, guint one_of)
{
  return one_of > 0 && any(random, one_of) == 0;
}

/* One of the first @n_plain, or of all. */
#define CHOOSE(table, list, n_plain)                                                               \
  (list)[any((table)->random,                                                                      \
             happens((table)->random, (table)->odd) ? G_N_ELEMENTS(list) : (gsize)(n_plain))]

static void
append_grouped(GString *text, guint64 whole, const gchar *mark)
{
  g_autofree gchar *digits = g_strdup_printf("%" G_GUINT64_FORMAT, whole);
  gsize n = strlen(digits);

  for (gsize i = 0; i < n; i++) {
    if (i > 0 && (n - i) % 3 == 0)
      g_string_append(text, mark);
    g_string_append_c(text, digits[i]);
  }
}

/* @style: 0 vi, 1 en, 2 plain, 3 any of them */
static void
append_plain_number(GString *text, GRand *random, gint style)
{
  static const gchar *const groups[] = {".", ",", ""}, *const points[] = {",", ".", "."};
  guint form = style < 3 ? (guint)style : any(random, 3);
  guint64 whole = g_rand_int(random) >> any(random, 31);

  if (happens(random, 20))
    g_string_append_c(text, '-');
  append_grouped(text, whole, any(random, 2) == 0 ? groups[form] : "");
  if (any(random, 2) == 0)
    g_string_append_printf(text, "%s%0*d", points[form], g_rand_int_range(random, 1, 5),
                           g_rand_int_range(random, 0, 10));
}

void
plain_text_append_number(GString *text, GRand *random)
{
  if (any(random, 3) > 0)
    append_plain_number(text, random, 3);
  else
    g_string_append(text, odd_numbers[any(random, G_N_ELEMENTS(odd_numbers))]);
  if (happens(random, 8) && text->len > 0)
    text->str[any(random, text->len)] = "0123456789.,- x"[any(random, 15)];
}

static void
append_number(GString *text, const Table *table, gboolean blank)
{
  if (happens(table->random, table->odd))
    g_string_append(text, odd_numbers[any(table->random, G_N_ELEMENTS(odd_numbers))]);
  else if (!blank)
    append_plain_number(text, table->random, table->style);
}

static void
append_cell(GString *text, const Table *table, What what)
{
  switch (what) {
  case INDICATOR:
  case INDICATOR_NAME:
    g_string_append(text, CHOOSE(table, indicators, 5));
    break;
  case AREA:
  case AREA_NAME:
    g_string_append(text, CHOOSE(table, areas, 6));
    break;
  case PERIOD:
    g_string_append(text, CHOOSE(table, periods, 4));
    break;
  case VALUE:
    append_number(text, table, FALSE);
    break;
  case UNIT:
    g_string_append(text, CHOOSE(table, units, table->filled ? 3 : 4));
    break;
  case NUMERATOR:
  case DENOMINATOR:
    append_number(text, table, !happens(table->random, 4));
    break;
  case NOTE:
  case REMARK:
  case NUMBER:
    g_string_append(text, CHOOSE(table, notes, 3));
    break;
  case MEASURE:
    g_string_append(text, CHOOSE(table, measures, 2));
    break;
  case STATUS:
  case N_WHATS:
  default:
    g_string_append(text, CHOOSE(table, statuses, 2));
    break;
  }
}

static gboolean
is_ignored(What what)
{
  return what == NOTE || what == REMARK || what == NUMBER;
}

/* What is not read may be as in the header, which makes the row like it. */
static void
append_row(GString *text, const Table *table)
{
  guint n = table->n_columns;
  gboolean like_header = happens(table->random, table->odd_lines);

  if (happens(table->random, table->odd_lines))
    n = any(table->random, n + 3);
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append_c(text, '\t');
    if (like_header && i < table->n_columns && is_ignored(table->columns[i]))
      g_string_append(text, headers[table->columns[i]][table->language]);
    else
      append_cell(text, table, table->columns[MIN(i, table->n_columns - 1)]);
  }
  g_string_append_c(text, '\n');
}

static void
append_header(GString *text, const Table *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf(text, "%s%s", i > 0 ? "\t" : "",
                           headers[table->columns[i]][table->language]);
  g_string_append_c(text, '\n');
}

static void
add_column(Table *table, What what)
{
  if (table->n_columns < MAX_COLUMNS)
    table->columns[table->n_columns++] = what;
}

static void
choose_columns(Table *table)
{
  GRand *random = table->random;

  table->n_columns = 0;
  for (guint what = 0; what < N_WHATS; what++) {
    guint one_of = what <= VALUE ? 12 : what <= NUMBER ? 2 : 8;

    if (what <= VALUE ? !happens(random, one_of) : happens(random, one_of))
      add_column(table, (What)what);
  }
  for (guint i = table->n_columns; i > 1 && happens(random, 2); i--) {
    guint other = any(random, i);
    What what = table->columns[i - 1];

    table->columns[i - 1] = table->columns[other];
    table->columns[other] = what;
  }
}

static void
start_table(GString *text, Table *table)
{
  static const guint odds[] = {0, 0, 1000, 100, 30, 5};

  choose_columns(table);
  if (table->n_columns == 0)
    add_column(table, VALUE);
  table->language = any(table->random, 3);
  table->style = g_rand_int_range(table->random, 0, 4);
  table->odd = odds[any(table->random, G_N_ELEMENTS(odds))];
  table->odd_lines = odds[any(table->random, G_N_ELEMENTS(odds))];
  if (happens(table->random, 4))
    g_string_append(text, "Biểu số 1\nĐơn vị tính: tỷ đồng\n");
  append_header(text, table);
  if (happens(table->random, 10))
    g_string_append(text, "(1)\t(2)\t(3)\t(4)\n");
}

GString *
plain_text_make(GRand *random)
{
  GString *text = g_string_new(NULL);
  Table table = {.random = random};
  guint n_rows = any(random, 2) == 0 ? any(random, 300) : 1000 + any(random, 1200);

  start_table(text, &table);
  for (guint i = 0; i < n_rows; i++) {
    if (happens(random, table.odd_lines))
      g_string_append_printf(text, "%s\n", lines[any(random, G_N_ELEMENTS(lines))]);
    if (happens(random, table.odd_lines) && happens(random, 4))
      append_header(text, &table);
    if (happens(random, 3000))
      start_table(text, &table);
    append_row(text, &table);
  }
  if (happens(random, 3))
    g_string_truncate(text, text->len - 1);
  return text;
}

/* A row whose figure is none, and which seems to explain a digit. */
static void
append_words(GString *text, const Table *table)
{
  static const gchar *const remarks[] = {"(1) số ước", "1. số liệu ước", "² tạm tính", "số ước"};

  for (guint i = 0; i < table->n_columns; i++) {
    if (i > 0)
      g_string_append_c(text, '\t');
    if (table->columns[i] == VALUE)
      g_string_append(text, "đang tổng hợp");
    else if (table->columns[i] == NOTE)
      g_string_append(text, remarks[any(table->random, G_N_ELEMENTS(remarks))]);
    else
      append_cell(text, table, table->columns[i]);
  }
  g_string_append_c(text, '\n');
}

static void
start_small(GString *text, Table *table)
{
  static const What always[] = {INDICATOR, AREA, PERIOD, VALUE};
  static const What often[] = {UNIT, NUMERATOR, DENOMINATOR, NOTE, MEASURE, AREA_NAME};
  static const guint odds[] = {0, 2000, 500, 100}, odd_lines[] = {0, 0, 0, 0, 500};

  for (gsize i = 0; i < G_N_ELEMENTS(always); i++)
    add_column(table, always[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(often); i++)
    if (any(table->random, 3) > 0)
      add_column(table, often[i]);
  table->filled = any(table->random, 8) > 0;
  table->language = any(table->random, 2);
  table->style = g_rand_int_range(table->random, 0, 4);
  table->odd = odds[any(table->random, G_N_ELEMENTS(odds))];
  table->odd_lines = odd_lines[any(table->random, G_N_ELEMENTS(odd_lines))];
  append_header(text, table);
}

GString *
plain_text_make_small(GRand *random)
{
  GString *text = g_string_new(NULL);
  Table table = {.random = random};
  guint n_rows = any(random, 4) > 0 ? any(random, 100) : 990 + any(random, 20);

  start_small(text, &table);
  for (guint i = 0; i < n_rows; i++) {
    if (happens(random, table.odd_lines))
      g_string_append_printf(text, "%s\n", lines[any(random, G_N_ELEMENTS(lines))]);
    if (happens(random, 500) || (i + 1 == n_rows && happens(random, 4)))
      append_words(text, &table);
    else
      append_row(text, &table);
  }
  return text;
}
