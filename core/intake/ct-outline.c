#include "intake/ct-outline.h"

#include <string.h>

#include "base/ct-text.h"

#define MAX_TITLES 16u
#define MAX_NAME ((gsize)500) /* bytes; what is longer is prose */

struct CtOutline {
  GPtrArray *titles; /* GString, in the order of the rows */
  GString *rows[CT_OUTLINE_PART + 1];
};

/* What a text is called when only its letters count. */
static gboolean
has_key(CtSpan text, const gchar *const *keys)
{
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);

  return g_strv_contains(keys, key);
}

/* Names that say nothing without what stands above them. */
static gboolean
is_generic(CtSpan name)
{
  static const gchar *const keys[] = {"ti le", "ti le %", "%", "tong so", "tong",
                                      "cong", "tong cong", "so luong", "ke hoach", "thuc hien",
                                      "uoc thuc hien", "kh", "th", "so lieu", "gia tri", NULL};

  return name.length > 0 && name.length < 40 && has_key(name, keys);
}

static gboolean
is_roman(CtSpan text)
{
  gsize i = 0;

  while (i < text.length && strchr("IVXL", text.text[i]) != NULL)
    i++;
  return i > 0 && i == text.length;
}

static CtSpan
strip_point(CtSpan text)
{
  while (text.length > 0 && strchr(".)/", text.text[text.length - 1]) != NULL)
    text.length--;
  if (text.length > 0 && text.text[0] == '(')
    return (CtSpan){text.text + 1, text.length - 1};
  return text;
}

static CtOutlineLevel
level_of_number(CtSpan number)
{
  CtSpan bare = strip_point(number);

  if (bare.length == 0 || strchr("-+*", bare.text[0]) != NULL || !g_ascii_isalnum(bare.text[0]))
    return CT_OUTLINE_PART;
  if (is_roman(bare) || (bare.length == 1 && g_ascii_isupper(bare.text[0])))
    return CT_OUTLINE_SECTION;
  for (gsize i = 0; i < bare.length; i++)
    if (!g_ascii_isdigit(bare.text[i]))
      return CT_OUTLINE_BELOW;
  return CT_OUTLINE_ROW;
}

static CtSpan
skip_bullet(CtSpan text)
{
  static const gchar *const bullets[] = {"-", "+", "*", "–", "—", "•", "·", "●", "○", "▪", "►"};

  for (gsize i = 0; i < G_N_ELEMENTS(bullets); i++) {
    gsize n = strlen(bullets[i]);

    if (text.length > n && memcmp(text.text, bullets[i], n) == 0)
      return ct_span_trim((CtSpan){text.text + n, text.length - n});
  }
  return text;
}

/* The bytes of the word at the start that parts a row off from the one above, or 0. */
static gsize
parting_length(CtSpan text)
{
  static const gchar *const words[] = {"Trong đó", "trong đó", "TRONG ĐÓ", "Tr.đó",   "Tr. đó",
                                       "tr.đó",    "Trđó",     "Gồm",      "Bao gồm", "gồm",
                                       "Chia ra",  "chia ra",  "Trong do", "T.đó",    "Riêng"};

  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    gsize n = strlen(words[i]);

    if (text.length > n && memcmp(text.text, words[i], n) == 0 && strchr(" :-,", text.text[n]) != NULL)
      return n;
  }
  return 0;
}

static CtSpan
skip_parting(CtSpan text)
{
  gsize n = parting_length(text);

  if (n == 0)
    return text;
  while (n < text.length && strchr(" :-,", text.text[n]) != NULL)
    n++;
  return n < text.length ? ct_span_trim((CtSpan){text.text + n, text.length - n}) : text;
}

CtSpan
ct_outline_strip(CtSpan name)
{
  return skip_bullet(skip_parting(skip_bullet(ct_span_trim(name))));
}

CtOutlineLevel
ct_outline_level(CtSpan number, CtSpan name, gboolean numbered)
{
  CtSpan bare = ct_outline_strip(name);

  if (bare.length < ct_span_trim(name).length || is_generic(bare))
    return CT_OUTLINE_PART;
  if (number.length > 0)
    return level_of_number(number);
  return numbered ? CT_OUTLINE_PART : CT_OUTLINE_ROW;
}

gboolean
ct_outline_is_ditto(CtSpan text)
{
  static const gchar *const marks[] = {"\"", "″", "”", "“", "''", "\"\"", "〃", "-\"-", "-nt-", "nt",
                                       "- nt -", "như trên", "-\"", ",,"};

  /* Asked of every row: names and units are longer, or begin with another letter. */
  if (text.length == 0 || text.length > 12 ||
      (strchr("\"'-n,", text.text[0]) == NULL && (guchar)text.text[0] < 0x80))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
    if (ct_text_equal(text.text, text.length, marks[i]))
      return TRUE;
  return FALSE;
}

static void
free_string(gpointer data)
{
  g_string_free(data, TRUE);
}

CtOutline *
ct_outline_new(void)
{
  CtOutline *outline = g_new0(CtOutline, 1);

  outline->titles = g_ptr_array_new_with_free_func(free_string);
  for (gsize i = 0; i < G_N_ELEMENTS(outline->rows); i++)
    outline->rows[i] = g_string_new(NULL);
  return outline;
}

void
ct_outline_free(CtOutline *outline)
{
  if (outline == NULL)
    return;
  g_ptr_array_unref(outline->titles);
  for (gsize i = 0; i < G_N_ELEMENTS(outline->rows); i++)
    g_string_free(outline->rows[i], TRUE);
  g_free(outline);
}

void
ct_outline_add_title(CtOutline *outline, CtSpan text)
{
  if (text.length == 0 || text.length > MAX_NAME)
    return;
  if (outline->titles->len >= MAX_TITLES)
    g_ptr_array_remove_index(outline->titles, 0);
  g_ptr_array_add(outline->titles, g_string_new_len(text.text, (gssize)text.length));
}

void
ct_outline_clear_titles(CtOutline *outline)
{
  g_ptr_array_set_size(outline->titles, 0);
}

void
ct_outline_enter(CtOutline *outline, CtOutlineLevel level, CtSpan name)
{
  g_string_truncate(outline->rows[level], 0);
  if (name.length <= MAX_NAME)
    g_string_append_len(outline->rows[level], name.text, (gssize)name.length);
  for (guint below = level + 1; below <= CT_OUTLINE_PART; below++)
    g_string_truncate(outline->rows[below], 0);
}

void
ct_outline_clear_rows(CtOutline *outline)
{
  for (gsize i = 0; i < G_N_ELEMENTS(outline->rows); i++)
    g_string_truncate(outline->rows[i], 0);
}

static void
add_heading(const GString *text, CtSpan *headings, guint *n)
{
  if (text->len > 0 && *n < CT_OUTLINE_MAX)
    headings[(*n)++] = (CtSpan){text->str, text->len};
}

guint
ct_outline_headings(const CtOutline *outline, CtOutlineLevel level, CtSpan *headings)
{
  guint n = 0;

  for (guint above = level; above-- > 0;)
    add_heading(outline->rows[above], headings, &n);
  for (guint i = outline->titles->len; i-- > 0;)
    add_heading(g_ptr_array_index(outline->titles, i), headings, &n);
  return n;
}
