/* ct-number-words.c: a new word is one line of entries[]. */
#include "intake/ct-number-words.h"

#include <string.h>

#include "base/ct-task.h"
#include "intake/ct-number-digits.h"

#define MAX_KEY 48    /* bytes of the longest entry's key, and some */
#define MAX_WORDS 4   /* of one entry */

typedef struct {
  const gchar *words; /* lower case */
  CtWord word;
} Entry;

static const Entry entries[] = {
  {"khoảng", CT_WORD_ABOUT},         {"xấp xỉ", CT_WORD_ABOUT},
  {"about", CT_WORD_ABOUT},          {"approximately", CT_WORD_ABOUT},
  {"gần", CT_WORD_BELOW},            {"dưới", CT_WORD_BELOW},
  {"nearly", CT_WORD_BELOW},         {"almost", CT_WORD_BELOW},
  {"under", CT_WORD_BELOW},          {"less than", CT_WORD_BELOW},
  {"trên", CT_WORD_ABOVE},           {"hơn", CT_WORD_ABOVE},
  {"over", CT_WORD_ABOVE},           {"more than", CT_WORD_ABOVE},
  {"từ", CT_WORD_AT_LEAST},          {"ít nhất", CT_WORD_AT_LEAST},
  {"tối thiểu", CT_WORD_AT_LEAST},   {"không dưới", CT_WORD_AT_LEAST},
  {"at least", CT_WORD_AT_LEAST},    {"không quá", CT_WORD_AT_MOST},
  {"tối đa", CT_WORD_AT_MOST},       {"at most", CT_WORD_AT_MOST},

  {"ước", CT_WORD_ESTIMATE},         {"ước tính", CT_WORD_ESTIMATE},
  {"ước thực hiện", CT_WORD_ESTIMATE}, {"ước th", CT_WORD_ESTIMATE},
  {"ưth", CT_WORD_ESTIMATE},         {"dự kiến", CT_WORD_ESTIMATE},
  {"dự ước", CT_WORD_ESTIMATE},      {"estimated", CT_WORD_ESTIMATE},

  {"tăng", CT_WORD_UP},              {"vượt", CT_WORD_UP},
  {"giảm", CT_WORD_DOWN},            {"còn", CT_WORD_NOW},
  {"lên", CT_WORD_NOW},              {"xuống", CT_WORD_NOW},
  {"xuống còn", CT_WORD_NOW},        {"lên đến", CT_WORD_NOW},
  {"lên tới", CT_WORD_NOW},          {"đến", CT_WORD_TO},
  {"tới", CT_WORD_TO},

  {"đạt", CT_WORD_REACHED},          {"đã đạt", CT_WORD_REACHED},
  {"đạt được", CT_WORD_REACHED},     {"là", CT_WORD_IS},
  {"có", CT_WORD_REACHED},           {"thực hiện", CT_WORD_REACHED},
  {"thực hiện đạt", CT_WORD_REACHED}, {"hoàn thành", CT_WORD_REACHED},
  {"bằng", CT_WORD_BY},              {"tỷ lệ", CT_WORD_RATE},
  {"tỉ lệ", CT_WORD_RATE},           {"chiếm", CT_WORD_SHARE},
  {"chiếm tỷ lệ", CT_WORD_SHARE},    {"chiếm tỉ lệ", CT_WORD_SHARE},
  {"tương đương", CT_WORD_SHARE},    {"tương đương với", CT_WORD_SHARE},
  {"tương ứng", CT_WORD_SHARE},      {"tương ứng với", CT_WORD_SHARE},
  {"tức", CT_WORD_SHARE},            {"tức là", CT_WORD_SHARE},
  {"hay", CT_WORD_SHARE},            {"tổng số", CT_WORD_TOTAL},
  {"tổng", CT_WORD_TOTAL},           {"thêm", CT_WORD_FILLER},
  {"được", CT_WORD_FILLER},          {"bình quân", CT_WORD_FILLER},
  {"đi", CT_WORD_FILLER},

  {"kế hoạch", CT_WORD_PLAN},        {"kh", CT_WORD_PLAN},
  {"dự toán", CT_WORD_PLAN},         {"dt", CT_WORD_PLAN},
  {"chỉ tiêu", CT_WORD_INDICATOR},        {"mục tiêu", CT_WORD_PLAN},
  {"nghị quyết", CT_WORD_PLAN},      {"nq", CT_WORD_PLAN},
  {"phấn đấu", CT_WORD_AIM},         {"phấn đấu đạt", CT_WORD_AIM},
  {"giao", CT_WORD_AIM},             {"được giao", CT_WORD_AIM},
  {"so với", CT_WORD_COMPARED},      {"so", CT_WORD_COMPARED},
  {"cùng kỳ", CT_WORD_EARLIER},      {"cùng kì", CT_WORD_EARLIER},
  {"ck", CT_WORD_EARLIER},           {"năm trước", CT_WORD_EARLIER},
  {"năm ngoái", CT_WORD_EARLIER},    {"trong đó", CT_WORD_OF_WHICH},
  {"riêng", CT_WORD_OF_WHICH},       {"gồm", CT_WORD_OF_WHICH},
  {"bao gồm", CT_WORD_OF_WHICH},     {"trở lên", CT_WORD_ONWARD},
  {"trở xuống", CT_WORD_DOWNWARD},

  {"năm", CT_WORD_TIME},             {"tháng", CT_WORD_TIME},
  {"quý", CT_WORD_TIME},             {"quí", CT_WORD_TIME},
  {"ngày", CT_WORD_DAY},             {"giai đoạn", CT_WORD_TERM},
  {"nhiệm kỳ", CT_WORD_TERM},        {"giá", CT_WORD_TERM},
  {"giá ss", CT_WORD_TERM},          {"giá so sánh", CT_WORD_TERM},
  {"giá cố định", CT_WORD_TERM},

  {"quyết định", CT_WORD_DOCUMENT}, {"quyết định số", CT_WORD_DOCUMENT},
  {"qđ", CT_WORD_DOCUMENT},         {"qđ số", CT_WORD_DOCUMENT},
  {"nghị quyết số", CT_WORD_DOCUMENT}, {"nq số", CT_WORD_DOCUMENT},
  {"nghị định", CT_WORD_DOCUMENT},  {"nghị định số", CT_WORD_DOCUMENT},
  {"nđ", CT_WORD_DOCUMENT},         {"thông tư", CT_WORD_DOCUMENT},
  {"thông tư số", CT_WORD_DOCUMENT}, {"công văn", CT_WORD_DOCUMENT},
  {"công văn số", CT_WORD_DOCUMENT}, {"cv số", CT_WORD_DOCUMENT},
  {"báo cáo số", CT_WORD_DOCUMENT}, {"văn bản số", CT_WORD_DOCUMENT},
  {"kế hoạch số", CT_WORD_DOCUMENT}, {"kết luận số", CT_WORD_DOCUMENT},
  {"chỉ thị số", CT_WORD_DOCUMENT}, {"biểu số", CT_WORD_NO_FIGURE},
  {"biểu", CT_WORD_NO_FIGURE},       {"phụ lục", CT_WORD_NO_FIGURE},
  {"điều", CT_WORD_NO_FIGURE},       {"khoản", CT_WORD_NO_FIGURE},
  {"thứ", CT_WORD_NO_FIGURE},        {"lần thứ", CT_WORD_NO_FIGURE},
  {"hạng", CT_WORD_NO_FIGURE},       {"gấp", CT_WORD_NO_FIGURE},

  {"và", CT_WORD_OTHER},             {"trong", CT_WORD_OTHER},
  {"của", CT_WORD_OTHER},            {"đối với", CT_WORD_OTHER},
  {"theo", CT_WORD_OTHER},           {"do", CT_WORD_OTHER},
  {"tại", CT_WORD_OTHER},            {"nhưng", CT_WORD_OTHER},
  {"giao thông", CT_WORD_OTHER},     {"điều tra", CT_WORD_OTHER},
  {"tăng trưởng", CT_WORD_OTHER},    {"tốc độ tăng", CT_WORD_OTHER},
  {"tốc độ giảm", CT_WORD_OTHER},    {"mức tăng", CT_WORD_OTHER},
  {"mức giảm", CT_WORD_OTHER},       {"số tăng", CT_WORD_OTHER},
  {"số giảm", CT_WORD_OTHER},        {"tỷ lệ tăng", CT_WORD_OTHER},
  {"tỷ lệ giảm", CT_WORD_OTHER},     {"tỉ lệ tăng", CT_WORD_OTHER},
  {"tỉ lệ giảm", CT_WORD_OTHER},
};

/* Keys */

/* A word without case and width, its tone behind its letters. */
typedef struct {
  gchar bytes[MAX_KEY];
  gsize length;
  gboolean cut;
} Key;

static void
append_key(Key *key, gunichar c)
{
  gchar bytes[6];
  gsize n = (gsize)g_unichar_to_utf8(c, bytes);

  if (key->length + n > sizeof key->bytes) {
    key->cut = TRUE;
    return;
  }
  memcpy(key->bytes + key->length, bytes, n);
  key->length += n;
}

static gboolean
is_tone(gunichar c)
{
  return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

static gboolean
is_letter(gunichar c)
{
  return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

static void
append_character(Key *key, gunichar c, gunichar *tone)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));

  for (gsize i = 0; i < n; i++) {
    gunichar lower = g_unichar_tolower(parts[i]);

    if (is_tone(lower))
      *tone = lower;
    else
      append_key(key, lower == 0xf0 ? 0x111 : lower);
  }
}

/* Appends the word at @text and moves over it. Of what has no end the key is cut. */
static void
append_word(Key *key, const gchar **text, const gchar *end)
{
  gunichar tone = 0, c;

  while (*text < end && is_letter(c = g_utf8_get_char(*text))) {
    if (!key->cut)
      append_character(key, c, &tone);
    *text = g_utf8_next_char(*text);
  }
  if (tone != 0)
    append_key(key, tone);
}

/* A mark that Vietnamese writes on letters, or đ, which has no other form. */
static gboolean
is_mark(const gchar *at)
{
  guchar first = (guchar)at[0], second = (guchar)at[1];

  return (first == 0xcc && second >= 0x80) || first == 0xcd || (first == 0xc4 && second == 0x91);
}

/* The bytes of the key without marks. */
static gsize
strip_marks(const gchar *key, gsize length, gchar *letters)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++) {
    if ((guchar)key[i] < 0x80)
      letters[n++] = key[i];
    else if (i + 1 < length && is_mark(key + i))
      if ((guchar)key[i++] == 0xc4)
        letters[n++] = 'd';
  }
  return n;
}

/* The keys of entries[], with and without marks. */
typedef struct {
  gchar marked[MAX_KEY];
  gchar letters[MAX_KEY];
  guint8 n_marked;
  guint8 n_letters;
} EntryKey;

static EntryKey entry_keys[G_N_ELEMENTS(entries)];

static void
append_words(Key *key, const gchar *words)
{
  const gchar *end = words + strlen(words);

  while (words < end) {
    append_word(key, &words, end);
    if (words < end) {
      append_key(key, ' ');
      words++;
    }
  }
}

static void
make_keys(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(entries); i++) {
    Key key = {.length = 0};

    append_words(&key, entries[i].words);
    memcpy(entry_keys[i].marked, key.bytes, key.length);
    entry_keys[i].n_marked = (guint8)key.length;
    entry_keys[i].n_letters = (guint8)strip_marks(key.bytes, key.length, entry_keys[i].letters);
  }
}

static const EntryKey *
get_keys(void)
{
  static CtOnce made = CT_ONCE_INIT;

  ct_once(&made, make_keys);
  return entry_keys;
}

static gboolean
matches(const EntryKey *entry, const Key *key, gboolean unmarked)
{
  const gchar *bytes = unmarked ? entry->letters : entry->marked;
  gsize length = unmarked ? entry->n_letters : entry->n_marked;

  return length == key->length && memcmp(bytes, key->bytes, length) == 0;
}

static CtWord
find_entry(const Key *key, gboolean unmarked)
{
  const EntryKey *keys = get_keys();

  if (key->cut || key->length == 0)
    return CT_WORD_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS(entries); i++)
    if (matches(&keys[i], key, FALSE))
      return entries[i].word;
  for (gsize i = 0; unmarked && i < G_N_ELEMENTS(entries); i++)
    if (matches(&keys[i], key, TRUE))
      return entries[i].word;
  return CT_WORD_NONE;
}

static gboolean
take_gap(const gchar **text, const gchar *end)
{
  const gchar *begin = *text;

  while (*text < end && **text != '\n' && **text != '\r' && ct_is_space(g_utf8_get_char(*text)))
    *text = g_utf8_next_char(*text);
  return *text > begin;
}

CtWord
ct_number_word_take(const gchar **text, const gchar *end, gboolean unmarked)
{
  const gchar *at = *text;
  CtWord found = CT_WORD_NONE;
  Key key = {.length = 0};

  for (guint n = 0; n < MAX_WORDS && !key.cut; n++) {
    const gchar *begin = at;

    append_word(&key, &at, end);
    if (at == begin)
      break;
    CtWord longer = find_entry(&key, unmarked);
    if (longer != CT_WORD_NONE || n == 0)
      *text = at;
    if (longer != CT_WORD_NONE)
      found = longer;
    if (!take_gap(&at, end))
      break;
    append_key(&key, ' ');
  }
  return found;
}

gboolean
ct_number_words_unmarked(const gchar *text, gsize length)
{
  for (const gchar *at = text; at < text + length; at = g_utf8_next_char(at))
    if ((guchar)*at >= 0x80 && is_letter(g_utf8_get_char(at)))
      return FALSE;
  return TRUE;
}
