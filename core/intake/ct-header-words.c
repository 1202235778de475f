/* ct-header-words.c: the words of headers. A new one is one line of entries[]. */
#include <string.h>

#include "base/ct-arena.h"
#include "base/ct-text.h"
#include "intake/ct-header.h"

#define MAX_HEADER 500 /* bytes; what is longer is prose */
#define MAX_MEASURES 256u

typedef struct {
  const gchar *words; /* in any case, with or without marks */
  CtMeaning role;
  gint measure;
} Entry;

#define WORD(words, role) {words, CT_MEANS_##role, CT_MEASURE_UNSAID}
#define VALUE(words, measure) {words, CT_MEANS_VALUE, measure}

static const Entry entries[] = {
  WORD("mã chỉ tiêu", INDICATOR_CODE),
  WORD("mã CT", INDICATOR_CODE),
  WORD("indicator code", INDICATOR_CODE),
  WORD("indicator id", INDICATOR_CODE),
  WORD("chỉ tiêu", INDICATOR),
  WORD("indicator", INDICATOR),
  WORD("tên chỉ tiêu", INDICATOR_NAME),
  WORD("nội dung", INDICATOR_NAME),
  WORD("nội dung chỉ tiêu", INDICATOR_NAME),
  WORD("indicator name", INDICATOR_NAME),

  WORD("mã địa bàn", AREA_CODE),
  WORD("mã đơn vị", AREA_CODE),
  WORD("mã đơn vị hành chính", AREA_CODE),
  WORD("mã ĐVHC", AREA_CODE),
  WORD("area code", AREA_CODE),
  WORD("địa bàn", AREA),
  WORD("địa phương", AREA),
  WORD("đơn vị hành chính", AREA),
  WORD("ĐVHC", AREA),
  WORD("REF_AREA", AREA),
  WORD("refArea", AREA),
  WORD("area", AREA),
  WORD("đơn vị", AREA_OR_UNIT),
  WORD("tên địa bàn", AREA_NAME),
  WORD("tên đơn vị", AREA_NAME),
  WORD("tên đơn vị hành chính", AREA_NAME),
  WORD("area name", AREA_NAME),
  WORD("mã xã", COMMUNE_CODE),
  WORD("commune code", COMMUNE_CODE),
  WORD("xã", COMMUNE),
  WORD("tên xã", COMMUNE),
  WORD("xã, phường, thị trấn", COMMUNE),
  WORD("xã/phường/thị trấn", COMMUNE),
  WORD("xã, phường", COMMUNE),
  WORD("commune", COMMUNE),
  WORD("mã huyện", DISTRICT_CODE),
  WORD("district code", DISTRICT_CODE),
  WORD("huyện", DISTRICT),
  WORD("tên huyện", DISTRICT),
  WORD("huyện, thị xã, thành phố", DISTRICT),
  WORD("huyện/thị xã/thành phố", DISTRICT),
  WORD("huyện, thành phố", DISTRICT),
  WORD("huyện/thành phố", DISTRICT),
  WORD("quận, huyện", DISTRICT),
  WORD("district", DISTRICT),

  WORD("kỳ", PERIOD),
  WORD("kỳ báo cáo", PERIOD),
  WORD("kỳ số liệu", PERIOD),
  WORD("thời kỳ", PERIOD),
  WORD("thời gian", PERIOD),
  WORD("thời điểm", PERIOD),
  WORD("năm", PERIOD),
  WORD("quý", PERIOD),
  WORD("tháng", PERIOD),
  WORD("TIME_PERIOD", PERIOD),
  WORD("timePeriod", PERIOD),
  WORD("period", PERIOD),
  WORD("year", PERIOD),

  VALUE("số liệu", CT_MEASURE_UNSAID),
  VALUE("giá trị", CT_MEASURE_UNSAID),
  VALUE("số lượng", CT_MEASURE_UNSAID),
  VALUE("kết quả", CT_MEASURE_UNSAID),
  VALUE("kết quả thực hiện", CT_MEASURE_UNSAID),
  VALUE("thực hiện", CT_MEASURE_UNSAID),
  VALUE("số thực hiện", CT_MEASURE_UNSAID),
  VALUE("TH", CT_MEASURE_UNSAID),
  VALUE("OBS_VALUE", CT_MEASURE_UNSAID),
  VALUE("obsValue", CT_MEASURE_UNSAID),
  VALUE("value", CT_MEASURE_UNSAID),
  VALUE("actual", CT_MEASURE_ACTUAL),
  VALUE("ước", CT_MEASURE_ESTIMATE),
  VALUE("ước thực hiện", CT_MEASURE_ESTIMATE),
  VALUE("ước TH", CT_MEASURE_ESTIMATE),
  VALUE("ước tính", CT_MEASURE_ESTIMATE),
  VALUE("ước đạt", CT_MEASURE_ESTIMATE),
  VALUE("estimate", CT_MEASURE_ESTIMATE),
  VALUE("kế hoạch", CT_MEASURE_PLAN),
  VALUE("số kế hoạch", CT_MEASURE_PLAN),
  VALUE("KH", CT_MEASURE_PLAN),
  VALUE("kế hoạch giao", CT_MEASURE_PLAN),
  VALUE("plan", CT_MEASURE_PLAN),

  WORD("đơn vị tính", UNIT),
  WORD("ĐVT", UNIT),
  WORD("ĐV tính", UNIT),
  WORD("đơn vị đo", UNIT),
  WORD("UNIT_MEASURE", UNIT),
  WORD("unitMeasure", UNIT),
  WORD("unit", UNIT),
  WORD("tử số", NUMERATOR),
  WORD("numerator", NUMERATOR),
  WORD("mẫu số", DENOMINATOR),
  WORD("denominator", DENOMINATOR),
  WORD("loại số liệu", MEASURE),
  WORD("measure", MEASURE),
  WORD("trạng thái", STATUS),
  WORD("OBS_STATUS", STATUS),
  WORD("obsStatus", STATUS),
  WORD("status", STATUS),
  WORD("số chữ số thập phân", DECIMALS),
  WORD("số thập phân", DECIMALS),
  WORD("DECIMALS", DECIMALS),
  WORD("đơn vị báo cáo", SENDER),
  WORD("đơn vị gửi", SENDER),
  WORD("cơ quan báo cáo", SENDER),
  WORD("nơi gửi", SENDER),
  WORD("sender", SENDER),

  WORD("STT", IGNORED),
  WORD("TT", IGNORED),
  WORD("số TT", IGNORED),
  WORD("số thứ tự", IGNORED),
  WORD("no", IGNORED),
  WORD("nguồn", IGNORED),
  WORD("nguồn số liệu", IGNORED),
  WORD("source", IGNORED),
  WORD("vị trí", IGNORED),
  WORD("location", IGNORED),
  WORD("ghi chú", IGNORED),
  WORD("note", IGNORED),
  WORD("notes", IGNORED),
};

/* The words of a measure in a cell, beside those of value columns. */
static const Entry measures[] = {
  VALUE("thực hiện", CT_MEASURE_ACTUAL), VALUE("TH", CT_MEASURE_ACTUAL),
  VALUE("số thực hiện", CT_MEASURE_ACTUAL), VALUE("chính thức", CT_MEASURE_ACTUAL),
};

struct CtHeaderWords {
  GHashTable *entries;  /* folded words -> Entry */
  GHashTable *measures; /* folded words -> Entry */
  CtTextIds *measure_texts; /* cells as they came, and what they mean (gint) */
  GArray *measure_answers;
  gchar *plain;         /* OBS_VALUE, folded */
};

static GHashTable *
fold_entries(const Entry *list, gsize n)
{
  GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < n; i++)
    g_hash_table_insert(table,
                        ct_text_fold(list[i].words, strlen(list[i].words), CT_FOLD_LETTERS),
                        (gpointer)&list[i]);
  return table;
}

CtHeaderWords *
ct_header_words_new(void)
{
  CtHeaderWords *words = g_new0(CtHeaderWords, 1);

  words->entries = fold_entries(entries, G_N_ELEMENTS(entries));
  words->measures = fold_entries(measures, G_N_ELEMENTS(measures));
  words->measure_texts = ct_text_ids_new();
  words->measure_answers = g_array_new(FALSE, FALSE, sizeof(gint));
  words->plain = ct_text_fold("OBS_VALUE", strlen("OBS_VALUE"), CT_FOLD_LETTERS);
  return words;
}

void
ct_header_words_free(CtHeaderWords *words)
{
  if (words == NULL)
    return;
  g_hash_table_unref(words->entries);
  g_hash_table_unref(words->measures);
  ct_text_ids_free(words->measure_texts);
  g_array_unref(words->measure_answers);
  g_free(words->plain);
  g_free(words);
}

gboolean
ct_meaning_is_indicator(CtMeaning role)
{
  return role >= CT_MEANS_INDICATOR_CODE && role <= CT_MEANS_INDICATOR_NAME;
}

gboolean
ct_meaning_is_area(CtMeaning role)
{
  return role >= CT_MEANS_AREA_CODE && role <= CT_MEANS_AREA_OR_UNIT;
}

static CtColumn
make_column(const CtHeaderWords *words, const gchar *key)
{
  const Entry *entry = g_hash_table_lookup(words->entries, key);
  CtColumn column = CT_COLUMN_INIT;

  if (entry == NULL)
    return column;
  column.role = entry->role;
  column.measure = entry->measure;
  column.plain = strcmp(key, words->plain) == 0;
  return column;
}

/* "ke hoach nam 2023": the longest words of a value column with a period behind. */
static CtColumn
read_value_and_period(const CtHeaderWords *words, gchar *key)
{
  for (gsize at = strlen(key); at-- > 0;) {
    if (key[at] != ' ')
      continue;
    key[at] = '\0';
    CtColumn column = make_column(words, key);
    key[at] = ' ';
    if (column.role != CT_MEANS_VALUE)
      continue;
    column.period = ct_period_parse_words(key + at + 1, strlen(key + at + 1), TRUE, NULL);
    return column.period != CT_PERIOD_NONE ? column : CT_COLUMN_INIT;
  }
  return CT_COLUMN_INIT;
}

static CtColumn
read_words(const CtHeaderWords *words, CtSpan text)
{
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  CtColumn column = make_column(words, key);

  return column.role != CT_MEANS_NONE ? column : read_value_and_period(words, key);
}

CtColumn
ct_header_words_read(const CtHeaderWords *words, CtResolver *resolver, CtSpan text)
{
  CtColumn column = CT_COLUMN_INIT;
  CtSpan name, inside;

  if (text.length == 0 || text.length > MAX_HEADER)
    return column;
  column = read_words(words, text);
  if (column.role != CT_MEANS_NONE || !ct_span_split_brackets(text, &name, &inside) ||
      !ct_resolver_is_unit(resolver, inside))
    return column;
  column = read_words(words, name);
  if (column.role == CT_MEANS_VALUE)
    column.unit = inside;
  return column;
}

/* The role of the key above told closer by "ma" and "ten". */
static CtMeaning
narrow_role(CtMeaning role, gboolean code)
{
  switch (role) {
  case CT_MEANS_INDICATOR:
    return code ? CT_MEANS_INDICATOR_CODE : CT_MEANS_INDICATOR_NAME;
  case CT_MEANS_AREA:
    return code ? CT_MEANS_AREA_CODE : CT_MEANS_AREA_NAME;
  case CT_MEANS_COMMUNE:
    return code ? CT_MEANS_COMMUNE_CODE : CT_MEANS_COMMUNE;
  case CT_MEANS_DISTRICT:
    return code ? CT_MEANS_DISTRICT_CODE : CT_MEANS_DISTRICT;
  default:
    return role;
  }
}

static gboolean
is_one_of(CtSpan text, const gchar *const *list)
{
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);

  return g_strv_contains(list, key);
}

static CtSpan
last_part(CtSpan path)
{
  gsize start = path.length;

  while (start > 0 && path.text[start - 1] != '/')
    start--;
  return (CtSpan){path.text + start, path.length - start};
}

CtColumn
ct_header_words_read_key(const CtHeaderWords *words, CtResolver *resolver, const gchar *path)
{
  static const gchar *const codes[] = {"ma", "code", "id", NULL};
  static const gchar *const names[] = {"ten", "name", "label", NULL};
  CtSpan whole = {path, strlen(path)}, leaf = last_part(whole), above;
  CtColumn column = ct_header_words_read(words, resolver, whole);

  if (column.role != CT_MEANS_NONE || leaf.length == whole.length)
    return column;
  above = last_part((CtSpan){path, whole.length - leaf.length - 1});
  if (!is_one_of(leaf, codes) && !is_one_of(leaf, names))
    return ct_header_words_read(words, resolver, leaf);
  column = ct_header_words_read(words, resolver, above);
  column.role = narrow_role(column.role, is_one_of(leaf, codes));
  return column;
}

static gint
find_measure(const CtHeaderWords *words, CtSpan text)
{
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  const Entry *entry = g_hash_table_lookup(words->measures, key);

  if (entry == NULL)
    entry = g_hash_table_lookup(words->entries, key);
  return entry != NULL && entry->role == CT_MEANS_VALUE ? entry->measure : CT_MEASURE_UNSAID;
}

gint
ct_header_words_measure(CtHeaderWords *words, CtSpan text)
{
  guint32 id = ct_text_ids_find(words->measure_texts, text.text, text.length);
  gint measure;

  if (id != CT_TEXT_ID_NONE)
    return g_array_index(words->measure_answers, gint, id);
  measure = find_measure(words, text);
  if (words->measure_answers->len < MAX_MEASURES) {
    ct_text_ids_add(words->measure_texts, text.text, text.length, NULL);
    g_array_append_val(words->measure_answers, measure);
  }
  return measure;
}
