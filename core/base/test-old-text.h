/* test-old-text.h: names of the shipped catalog, and text written in old encodings by
 * other means than the code under test: iconv where it knows the encoding. */
#pragma once

#include <string.h>

#include "base/ct-encoding.h"

/* The same phrase in TCVN3 and in VNI. */
typedef struct {
  const gchar *text;
  const gchar *tcvn3;
  const gchar *vni;
} Phrase;

static const Phrase phrases[] = {
  {"Tỷ lệ hộ nghèo", "T\373 l\326 h\351 ngh\314o", "Ty\373 le\344 ho\344 nghe\370o"},
  {"Thị xã Sa Pa", "Th\336 x\267 Sa Pa", "Th\362 xa\365 Sa Pa"},
  {"Huyện Mường Khương", "Huy\326n M\255\352ng Kh\255\254ng",
   "Huye\344n M\366\364\370ng Kh\366\364ng"},
  {"Tổng vốn đầu tư toàn xã hội", "T\346ng v\350n \256\307u t\255 to\265n x\267 h\351i",
   "To\345ng vo\341n \361a\340u t\366 toa\370n xa\365 ho\344i"},
  {"Tỷ lệ che phủ rừng", "T\373 l\326 che ph\361 r\365ng",
   "Ty\373 le\344 che phu\373 r\366\370ng"},
  {"triệu đồng", "tri\326u \256\345ng", "trie\344u \361o\340ng"},
  {"TỔNG SỐ", "T\346NG S\350", "TO\305NG SO\301"},
  {"SỞ Y TẾ", "S\353 Y T\325", "S\324\333 Y TE\301"},
  {"Đơn vị tính: %", "\247\254n v\336 t\335nh: %", "\321\364n v\362 t\355nh: %"},
  {"Đồng Tuyển", "\247\345ng Tuy\323n", "\321o\340ng Tuye\345n"},
  {"Nậm Lúc", "N\313m L\363c", "Na\344m Lu\371c"},
  {"Giường bệnh trên 1 vạn dân", "Gi\255\352ng b\326nh tr\252n 1 v\271n d\251n",
   "Gi\366\364\370ng be\344nh tre\342n 1 va\357n da\342n"},
};

/* All letters that have codes of their own, in the order of their bytes. */
static const gchar vni_letters[] =
  "ẦẤÂẪẬẨẰẮĂẶẠÃÀÁẲẢẴỀẾÊỄỆỂẸẼÈÉẺỒỐÔỖỘỔỌÕÒÓỎỤŨÙÚỦỸỲÝỶ"
  "ầấâẫậẩằắăặạãàáẳảẵềếêễệểẹẽèéẻồốôỗộổọõòóỏụũùúủỹỳýỷ"
  "ỈÌÍỴĐỊĨƠỢỠỜỚỞƯỰỮỪỨỬỉìíỵđịĩơợỡờớởưựữừứử";
static const gchar vni_bytes[] =
  "A\300A\301A\302A\303A\304A\305A\310A\311A\312A\313A\317A\325A\330A\331A\332A\333A\334"
  "E\300E\301E\302E\303E\304E\305E\317E\325E\330E\331E\333"
  "O\300O\301O\302O\303O\304O\305O\317O\325O\330O\331O\333"
  "U\317U\325U\330U\331U\333Y\325Y\330Y\331Y\333"
  "a\340a\341a\342a\343a\344a\345a\350a\351a\352a\353a\357a\365a\370a\371a\372a\373a\374"
  "e\340e\341e\342e\343e\344e\345e\357e\365e\370e\371e\373"
  "o\340o\341o\342o\343o\344o\345o\357o\365o\370o\371o\373"
  "u\357u\365u\370u\371u\373y\365y\370y\371y\373"
  "\306\314\315\316\321\322\323\324\324\317\324\325\324\330\324\331\324\333"
  "\326\326\317\326\325\326\330\326\331\326\333"
  "\346\354\355\356\361\362\363\364\364\357\364\365\364\370\364\371\364\373"
  "\366\366\357\366\365\366\370\366\371\366\373";
static const gchar tcvn3_letters[] =
  "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
static const gchar tcvn3_bytes[] =
  "\241\242\243\244\245\246\247\250\251\252\253\254\255\256\265\266\267\270\271\273\274\275"
  "\276\306\307\310\311\312\313\314\316\317\320\321\322\323\324\325\326\327\330\334\335\336"
  "\337\341\342\343\344\345\346\347\350\351\352\353\354\355\356\357\361\362\363\364\365\366"
  "\367\370\371\372\373\374\375\376";

/* How many bytes of VNI a letter takes: a base of ASCII, ơ or ư takes a mark. */
static inline gsize
vni_length(const gchar *bytes)
{
  guchar first = (guchar)bytes[0], next = (guchar)bytes[1];

  if (first < 0x80)
    return 2;
  if ((first | 0x20) != 0xf4 && (first | 0x20) != 0xf6)
    return 1;
  next |= 0x20;
  return next == 0xef || next == 0xf5 || next == 0xf8 || next == 0xf9 || next == 0xfb ? 2 : 1;
}

static inline gboolean
append_vni(GString *out, gunichar c)
{
  const gchar *bytes = vni_bytes;

  for (const gchar *at = vni_letters; *at != '\0'; at = g_utf8_next_char(at)) {
    gsize n = vni_length(bytes);
    if (g_utf8_get_char(at) == c) {
      g_string_append_len(out, bytes, (gssize)n);
      return TRUE;
    }
    bytes += n;
  }
  return FALSE;
}

/* What the ABC fonts can have: capitals with a tone are small letters. */
static inline gchar *
as_tcvn3_text(const gchar *text)
{
  GString *out = g_string_new(NULL);

  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    gboolean has_code = c < 0x80 || g_utf8_strchr(tcvn3_letters, -1, c) != NULL;
    g_string_append_unichar(out, has_code ? c : g_unichar_tolower(c));
  }
  return g_string_free(out, FALSE);
}

/* Returns: (transfer full) (nullable): NULL when some character is not in @encoding */
static inline GString *
encode(CtEncoding encoding, const gchar *text)
{
  static const gchar *const charsets[] = {
    [CT_ENCODING_UTF_8] = "UTF-8",         [CT_ENCODING_UTF_16LE] = "UTF-16LE",
    [CT_ENCODING_UTF_16BE] = "UTF-16BE",   [CT_ENCODING_UTF_32LE] = "UTF-32LE",
    [CT_ENCODING_UTF_32BE] = "UTF-32BE",   [CT_ENCODING_WINDOWS_1258] = "CP1258",
    [CT_ENCODING_VISCII] = "VISCII",       [CT_ENCODING_TCVN3] = "TCVN5712-1",
  };
  g_autofree gchar *small = encoding == CT_ENCODING_TCVN3 ? as_tcvn3_text(text) : NULL;
  g_autofree gchar *bytes = NULL;
  GString *out = g_string_new(NULL);
  gsize n = 0;

  if (encoding == CT_ENCODING_VNI) {
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
      gunichar c = g_utf8_get_char(text);
      if (c < 0x80)
        g_string_append_c(out, (gchar)c);
      else if (!append_vni(out, c))
        return g_string_free(out, TRUE), NULL;
    }
    return out;
  }
  bytes = g_convert(small != NULL ? small : text, -1, charsets[encoding], "UTF-8", NULL, &n, NULL);
  if (bytes == NULL)
    return g_string_free(out, TRUE), NULL;
  g_string_append_len(out, bytes, (gssize)n);
  return out;
}

/* What comes back: TCVN3 has no capitals with a tone. */
static inline gchar *
as_decoded(CtEncoding encoding, const gchar *text)
{
  return encoding == CT_ENCODING_TCVN3 ? as_tcvn3_text(text) : g_strdup(text);
}

/* The phrases between commas, bars and quotes of two files of the catalog that have
 * letters beyond ASCII, each once. */
static inline GPtrArray *
read_names(void)
{
  static const gchar *const files[] = {CATALOG "/areas.csv", CATALOG "/indicators.csv"};
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree gchar *text = NULL;
    g_auto(GStrv) parts = NULL;
    g_assert_true(g_file_get_contents(files[i], &text, NULL, NULL));
    parts = g_strsplit_set(text, ",|\"\r\n;", -1);
    for (gsize k = 0; parts[k] != NULL; k++) {
      gchar *name = g_strstrip(parts[k]);
      if (g_str_is_ascii(name) || !g_hash_table_add(seen, g_strdup(name)))
        continue;
      g_ptr_array_add(names, g_strdup(name));
    }
  }
  return names;
}
