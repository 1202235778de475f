#include "intake/ct-row-kind.h"

#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-column-numbers.h"
#include "intake/ct-layout.h"
#include "intake/ct-number.h"

gboolean
ct_row_is_blank(const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].kind != CT_CELL_BLANK && ct_cell_span(&row->cells[i]).length > 0)
      return FALSE;
  return TRUE;
}

/* "(1)", "A", "(9)=(7)/(4)": forms number their columns below the header.
 * @number: 0 for a letter */
static gboolean
is_column_number(CtSpan text, guint *number)
{
  gsize i = text.text[0] == '(' ? 1 : 0, start = i;

  *number = 0;
  if (text.length == 1 && g_ascii_isalpha(text.text[0]))
    return TRUE;
  for (; i < text.length && g_ascii_isdigit(text.text[i]) && i - start < 3; i++)
    *number = *number * 10 + (guint)(text.text[i] - '0');
  if (*number == 0)
    return FALSE;
  if (i < text.length && text.text[i] == ')')
    i++;
  return i == text.length || text.text[i] == '=';
}

/* Two bare numbers may as well be a figure: "1,2" is indicator 1 with the value 2. */
gboolean
ct_row_is_numbering(const CtRow *row)
{
  guint last = 0, n = 0, n_bare = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);
    guint number;

    if (text.length == 0)
      continue;
    text = ct_column_number_text(&row->cells[i]);
    if (!is_column_number(text, &number) || (number != 0 && number != last + 1))
      return FALSE;
    last = number != 0 ? number : last;
    n_bare += number != 0 && text.text[0] != '(' &&
              text.length == ct_cell_span(&row->cells[i]).length;
    n++;
  }
  return last >= 2 && (n > 2 || n_bare < n);
}

static gboolean
is_number(const CtCell *cell)
{
  CtSpan text = ct_cell_span(cell);
  CtNumber number;

  if (text.length == 0)
    return FALSE;
  if (cell->kind != CT_CELL_TEXT && cell->kind != CT_CELL_NUMBER)
    return TRUE;
  if (ct_period_parse(text.text, text.length) != CT_PERIOD_NONE)
    return FALSE; /* "2023" over a column is a year */
  if (cell->kind == CT_CELL_NUMBER)
    return TRUE;
  number = ct_number_read(text.text, text.length, CT_STYLE_PLAIN);
  return (number.kind == CT_NUMBER_VALUE || number.kind == CT_NUMBER_RATIO) &&
         number.unit_length == 0;
}

guint
ct_row_count_numbers(const CtRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n += is_number(&row->cells[i]) ? 1 : 0;
  return n;
}

/* The first cell with text; length 0 when all are blank. */
static CtSpan
first_text(const CtRow *row)
{
  CtSpan text = {"", 0};

  for (guint i = 0; i < row->n_cells && text.length == 0; i++)
    text = ct_cell_span(&row->cells[i]);
  return text;
}

gboolean
ct_row_is_comment(const CtRow *row)
{
  CtSpan text = first_text(row);

  return text.length > 1 && text.text[0] == '#' && !g_ascii_isalpha(text.text[1]);
}

typedef struct {
  const gchar *key; /* folded; how the text begins */
  CtFoot foot;
} FootWords;

static const FootWords foot_words[] = {
  {"ghi chu", CT_FOOT_NOTE},           {"luu y", CT_FOOT_NOTE},
  {"chu thich", CT_FOOT_NOTE},         {"chu giai", CT_FOOT_NOTE},
  {"nguon", CT_FOOT_NOTE},             {"giai trinh", CT_FOOT_NOTE},
  {"note", CT_FOOT_NOTE},              {"source", CT_FOOT_NOTE},
  {"nguoi lap", CT_FOOT_SIGNATURE},    {"nguoi tong hop", CT_FOOT_SIGNATURE},
  {"nguoi kiem tra", CT_FOOT_SIGNATURE}, {"thu truong", CT_FOOT_SIGNATURE},
  {"noi nhan", CT_FOOT_SIGNATURE},     {"tm", CT_FOOT_SIGNATURE},
  {"t/m", CT_FOOT_SIGNATURE},          {"kt", CT_FOOT_SIGNATURE},
  {"k/t", CT_FOOT_SIGNATURE},          {"tl", CT_FOOT_SIGNATURE},
  {"chu tich", CT_FOOT_SIGNATURE},     {"pho chu tich", CT_FOOT_SIGNATURE},
  {"giam doc", CT_FOOT_SIGNATURE},     {"pho giam doc", CT_FOOT_SIGNATURE},
  {"pho bi thu", CT_FOOT_SIGNATURE},   {"bi thu", CT_FOOT_SIGNATURE},
  {"truong phong", CT_FOOT_SIGNATURE}, {"ki ten", CT_FOOT_SIGNATURE},
  {"thay mat", CT_FOOT_SIGNATURE},     {"xac nhan", CT_FOOT_SIGNATURE},
  {"ke toan truong", CT_FOOT_SIGNATURE},
};

/* "Lào Cai, ngày 15 tháng 6 năm 2023" */
static gboolean
is_day_of_signing(const gchar *key)
{
  const gchar *day = strstr(key, "ngay "), *month = day != NULL ? strstr(day, "thang ") : NULL;

  return month != NULL && strstr(month, "nam ") != NULL && day - key < 40;
}

static CtFoot
find_foot(const gchar *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS(foot_words); i++) {
    gsize n = strlen(foot_words[i].key);

    if (strncmp(key, foot_words[i].key, n) == 0 && (key[n] == '\0' || key[n] == ' '))
      return foot_words[i].foot;
  }
  return is_day_of_signing(key) ? CT_FOOT_SIGNATURE : CT_FOOT_NONE;
}

static CtFoot
foot_of(CtSpan text)
{
  g_autofree gchar *key = NULL;

  if (text.length == 0 || g_ascii_isdigit(text.text[0]))
    return CT_FOOT_NONE;
  key = ct_text_fold(text.text, MIN(text.length, 200), CT_FOLD_LETTERS);
  return find_foot(g_strchug(key));
}

static gboolean
has_digit(CtSpan text)
{
  for (gsize i = 0; i < text.length; i++)
    if (g_ascii_isdigit(text.text[i]))
      return TRUE;
  return FALSE;
}

/* "Phòng Ngân sách" beside "GIÁM ĐỐC": who signs stands on the right.
 * Returns: the last text of a few without any digit, or "" */
static CtSpan
last_of_words(const CtRow *row)
{
  CtSpan last = {"", 0};
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++) {
    CtSpan text = ct_cell_span(&row->cells[i]);

    if (has_digit(text))
      return (CtSpan){"", 0};
    n += text.length > 0;
    last = text.length > 0 ? text : last;
  }
  /* "KT", "TM" may be anything here. */
  return (n == 2 || n == 3) && last.length > 4 ? last : (CtSpan){"", 0};
}

CtFoot
ct_row_foot(const CtRow *row)
{
  CtFoot foot = foot_of(first_text(row));

  if (foot == CT_FOOT_NONE && foot_of(last_of_words(row)) == CT_FOOT_SIGNATURE)
    foot = CT_FOOT_SIGNATURE;
  return foot;
}

gboolean
ct_text_is_words(CtSpan text)
{
  CtSpan rest = text;
  CtNumberKind kind;

  while (rest.length > 0 && strchr("-+*( ", rest.text[0]) != NULL) {
    rest.text++;
    rest.length--;
  }
  if (rest.length <= 2 || (!g_ascii_isalpha(rest.text[0]) && (guchar)rest.text[0] < 0xC0))
    return FALSE;
  if (!has_digit(rest))
    return TRUE;
  kind = ct_number_read(text.text, text.length, CT_STYLE_AUTO).kind;
  return kind != CT_NUMBER_VALUE && kind != CT_NUMBER_AMBIGUOUS;
}

gboolean
ct_text_is_total(CtSpan text)
{
  static const gchar *const keys[] = {"tong so", "tong cong", "tong", "cong", "toan bo", "total",
                                      "tong so chung", "cong chung", NULL};
  g_autofree gchar *key = NULL;

  if (text.length == 0 || text.length > 60)
    return FALSE;
  key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  return g_strv_contains(keys, key);
}
