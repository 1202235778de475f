/* ct-header-key.c: the keys of JSON as words of headers. */
#include "intake/ct-header-key.h"

#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-header-private.h"

/* What programs call it, folded (tỷ is "ti"), and what headings do. A new one is one line. */
static const struct {
  const gchar *key;
  const gchar *words;
} called[] = {
  {"don vi tien", "đơn vị tính"},
  {"don vi tien te", "đơn vị tính"},
  {"dvt tien", "đơn vị tính"},
  {"tien te", "đơn vị tính"},
  {"loai tien", "đơn vị tính"},
  {"loai tien te", "đơn vị tính"},
  {"currency", "đơn vị tính"},
  {"currency unit", "đơn vị tính"},
  {"unit of measure", "đơn vị tính"},
  {"units", "đơn vị tính"},
  {"uom", "đơn vị tính"},
  {"measure unit", "đơn vị tính"},
  {"measurement unit", "đơn vị tính"},
  {"unit name", "đơn vị tính"},
  {"unit code", "đơn vị tính"},
  {"unit symbol", "đơn vị tính"},
  {"ten don vi tinh", "đơn vị tính"},
  {"ma don vi tinh", "đơn vị tính"},
  {"ten dvt", "đơn vị tính"},
  {"ma dvt", "đơn vị tính"},
  {"don vi do luong", "đơn vị tính"},
  {"don vi tinh gia tri", "đơn vị tính"},
  {"reporting period", "kỳ báo cáo"},
  {"report period", "kỳ báo cáo"},
  {"period name", "kỳ báo cáo"},
  {"period code", "kỳ báo cáo"},
  {"period id", "kỳ báo cáo"},
  {"time period", "kỳ báo cáo"},
  {"ten ki", "kỳ báo cáo"},
  {"ma ki", "kỳ báo cáo"},
  {"ten ki bao cao", "kỳ báo cáo"},
  {"ma ki bao cao", "kỳ báo cáo"},
  {"ki thong ke", "kỳ báo cáo"},
  {"ki bc", "kỳ báo cáo"},
  {"ki du lieu", "kỳ báo cáo"},
  {"thoi gian bao cao", "kỳ báo cáo"},
  {"nam bao cao", "năm"},
  {"nam bc", "năm"},
  {"nam so lieu", "năm"},
  {"nam thong ke", "năm"},
  {"nam du lieu", "năm"},
  {"report year", "năm"},
  {"reporting year", "năm"},
  {"fiscal year", "năm"},
  {"thang bao cao", "tháng"},
  {"month", "tháng"},
  {"qui bao cao", "quý"},
  {"quarter", "quý"},
  {"ma dia phuong", "mã địa bàn"},
  {"area id", "mã địa bàn"},
  {"ref area code", "mã địa bàn"},
  {"org unit", "địa bàn"},
  {"region", "địa bàn"},
  {"region code", "mã địa bàn"},
  {"region name", "tên địa bàn"},
  {"khu vuc", "địa bàn"},
  {"ten khu vuc", "tên địa bàn"},
  {"commune name", "xã"},
  {"ward", "xã"},
  {"ward code", "mã xã"},
  {"ward name", "xã"},
  {"phuong", "xã"},
  {"xa phuong", "xã"},
  {"ten phuong", "xã"},
  {"ma phuong", "mã xã"},
  {"district name", "huyện"},
  {"quan huyen", "huyện"},
  {"data element", "chỉ tiêu"},
  {"indicator label", "tên chỉ tiêu"},
  {"ten ct", "tên chỉ tiêu"},
  {"target", "kế hoạch"},
  {"targets", "kế hoạch"},
  {"target value", "kế hoạch"},
  {"planned", "kế hoạch"},
  {"plan", "kế hoạch"},
  {"plans", "kế hoạch"},
  {"plan value", "kế hoạch"},
  {"budget", "dự toán"},
  {"muc tieu nam", "kế hoạch năm"},
  {"forecast", "dự kiến"},
  {"estimate", "ước thực hiện"},
  {"estimates", "ước thực hiện"},
  {"estimated", "ước thực hiện"},
  {"actual", "thực hiện"},
  {"actuals", "thực hiện"},
  {"actual value", "thực hiện"},
  {"same period", "cùng kỳ"},
  {"same period last year", "cùng kỳ năm trước"},
  {"last year", "năm trước"},
  {"previous year", "năm trước"},
  {"comparison", "so sánh"},
  {"growth", "tốc độ tăng"},
  {"growth rate", "tốc độ tăng"},
};

/* The characters of a part of a pointer: "~1" is a slash. */
static void
append_words(GString *words, const gchar *part, gsize length, gboolean camel)
{
  for (gsize i = 0; i < length; i++) {
    gchar c = part[i];

    if (c == '~' && i + 1 < length && (part[i + 1] == '0' || part[i + 1] == '1'))
      c = part[++i] == '1' ? '/' : '~';
    if (camel && i > 0 && g_ascii_isupper(c) && g_ascii_islower(part[i - 1]))
      g_string_append_c(words, ' ');
    g_string_append_c(words, c == '_' ? ' ' : c);
  }
}

gchar *
ct_key_words(const gchar *part, gsize length)
{
  GString *words = g_string_sized_new(length + 8);
  g_autofree gchar *fold = NULL;
  gboolean spaced = memchr(part, ' ', length) != NULL;

  append_words(words, part, length, !spaced);
  fold = ct_text_fold(words->str, words->len, CT_FOLD_LETTERS);
  for (gsize i = 0; i < G_N_ELEMENTS(called); i++)
    if (g_str_equal(fold, called[i].key)) {
      g_string_assign(words, called[i].words);
      break;
    }
  return g_string_free(words, FALSE);
}

static gboolean
is_listed(CtSpan words, const gchar *const *list)
{
  return words.length > 0 && words.length < 64 && ct_header_is_one_of(words, list);
}

gboolean
ct_key_is_value(CtSpan words)
{
  static const gchar *const list[] = {
    "value", "values", "gia tri", "so lieu", "so", "number", "amount", "val",
    "tri so", "obs value", "so luong", "$numberdecimal", "numberdecimal", NULL};

  return is_listed(words, list);
}

static gboolean
is_number(CtSpan words)
{
  for (gsize i = 0; i < words.length; i++)
    if (!g_ascii_isdigit(words.text[i]))
      return FALSE;
  return words.length > 0;
}

gboolean
ct_key_is_neutral(CtSpan words)
{
  static const gchar *const list[] = {
    "data",    "du lieu",  "properties", "attributes", "records",  "record",  "items",
    "item",    "rows",     "row",        "result",     "results",  "list",    "danh sach",
    "chi tiet", "details", "bang",       "table",      "tables",   "hits",    "source",
    "response", "body",    "payload",    "content",    "dataset",  "observations", "obs",
    "series",  "features", "ban ghi",    "noi dung",   "bieu",     "bang so lieu", NULL};

  return ct_key_is_value(words) || is_listed(words, list);
}

gboolean
ct_key_is_head(CtSpan words)
{
  static const gchar *const list[] = {
    "meta",      "metadata",  "header",       "head",       "info",       "information",
    "thong tin", "thong tin chung", "thong tin bao cao", "bao cao", "report", "chung",
    "general",   "common",    "context",      "params",     "parameters", "tham so",
    "tieu de",   "dau trang", "phan dau",     "mo ta",      "description", "dac ta",
    "thuoc tinh", "bieu mau", "bieu",         "don vi bao cao", "request",
    "filter",    "bo loc",    "query",      NULL};

  return ct_key_is_neutral(words) || is_number(words) || is_listed(words, list);
}

gboolean
ct_key_is_title(CtSpan words)
{
  static const gchar *const list[] = {"tieu de",  "title", "ten bao cao", "ten bieu", "label",
                                      "ten bang", "caption", "bieu",      "ten bieu mau",
                                      "name", "ten", "report name", "report title", NULL};

  return is_listed(words, list);
}

gboolean
ct_key_is_power(CtSpan words)
{
  static const gchar *const list[] = {"unit mult", "unitmult", "unit multiplier", "lui thua",
                                      "exponent", "power", NULL};

  return is_listed(words, list);
}

gboolean
ct_key_is_factor(CtSpan words)
{
  static const gchar *const list[] = {"he so nhan", "he so",      "scale",    "multiplier", "factor",
                                      "he so qui doi", "ti le qui doi", "scale factor", "boi so",
                                      NULL};

  return is_listed(words, list);
}

gboolean
ct_key_is_day(CtSpan words)
{
  static const gchar *const list[] = {
    "tu ngay",  "den ngay",   "from date",    "to date",       "date from",  "date to",
    "start",    "end",        "start date",   "end date",      "period start", "period end",
    "ngay bat dau", "ngay ket thuc", "tu thang", "den thang",  "date",       "ngay so lieu",
    "ngay bao cao", "report date", NULL};

  return is_listed(words, list);
}

gboolean
ct_key_is_technical(CtSpan words)
{
  static const gchar *const list[] = {
    "page",  "pages", "per page", "total", "count", "limit",  "offset", "size",  "status",
    "code",  "id",    "version",  "took",  "trang", "tong so trang", "tong so ban ghi",
    "tong ban ghi", "so ban ghi", "so dong", "stt", "number of records", "page size",
    "@odata.count", "total pages", "total count", "sourceid", "timestamp", "error", "success",
    "schema version", "phien ban", "ma loi", "lat", "lng", "index", "total records", NULL};

  return is_listed(words, list);
}

static CtSpan
copy_words(const gchar *part, gsize length, CtArena *texts)
{
  g_autofree gchar *words = ct_key_words(part, length);
  gsize n = strlen(words);

  return ct_span_trim((CtSpan){ct_arena_copy(texts, words, n), n});
}

void
ct_key_path_split(CtKeyPath *key, const gchar *path, CtArena *texts)
{
  CtSpan last = {"", 0};
  const gchar *at = path;

  *key = (CtKeyPath){.known = strlen(path) <= CT_HEADER_MAX_CELL};
  while (key->known && at != NULL) {
    const gchar *slash = strchr(at, '/');
    gsize length = slash != NULL ? (gsize)(slash - at) : strlen(at);
    CtSpan part = {at, length};

    if (slash == NULL)
      key->above = (gsize)(at - path);
    if (at > path && is_number(part) && length < 3 && slash != NULL) {
      key->indexed = TRUE;
    } else {
      last = copy_words(at, length, texts);
      if (!ct_key_is_neutral(last) && key->n == CT_KEY_MAX_PARTS)
        key->known = FALSE;
      else if (!ct_key_is_neutral(last))
        key->parts[key->n++] = last;
    }
    at = slash != NULL ? slash + 1 : NULL;
  }
  key->value = key->n > 0 && key->above > 0 && ct_key_is_value(last);
  if (key->known && key->n == 0)
    key->parts[key->n++] = last;
}
