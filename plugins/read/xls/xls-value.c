#include "xls-value.h"

#include <math.h>
#include <string.h>

/* Valid UTF-8 in NFC. Returns: (transfer full) (nullable): %NULL: @text is that already */
static gchar *
clean_text(const gchar *text, gsize length, OfficeFont font, guint64 n_old[OFFICE_N_FONTS])
{
  g_autofree gchar *valid = NULL;
  gchar *clean;

  if (!g_utf8_validate_len(text, length, NULL)) {
    valid = g_utf8_make_valid(text, (gssize)length);
    text = valid;
    length = strlen(valid);
  }
  clean = font != OFFICE_FONT_UNICODE ? office_font_decode(font, text, length) : NULL;
  if (clean != NULL)
    n_old[font]++;
  else
    clean = office_text_compose(text, length);
  return clean != NULL ? clean : g_steal_pointer(&valid);
}

gchar *
xls_text_copy(const gchar *text, gsize length)
{
  guint64 n_old[OFFICE_N_FONTS] = {0};
  gchar *clean = clean_text(text, length, OFFICE_FONT_UNICODE, n_old);

  return clean != NULL ? clean : g_strndup(text, length);
}

CtCell
xls_number_cell(gdouble number, const XlsStyle *style, gboolean since_1904,
                gchar seen[OFFICE_SEEN_SIZE])
{
  static const OfficeFormat general = {.kind = OFFICE_FORMAT_GENERAL};
  gchar text[G_ASCII_DTOSTR_BUF_SIZE];
  CtCell cell = {.text = seen};

  if (!isfinite(number))
    return (CtCell){.text = "#NUM!", .length = strlen("#NUM!"), .kind = CT_CELL_ERROR};
  g_ascii_dtostr(text, sizeof text, number);
  cell.kind = office_number_see(text, strlen(text), style != NULL ? &style->format : &general,
                                since_1904, seen, &cell.length);
  return cell;
}

static guint
read_digits(const gchar *text, gsize n)
{
  guint number = 0;

  for (gsize i = 0; i < n; i++)
    number = 10 * number + (guint)g_ascii_digit_value(text[i]);
  return number;
}

static gboolean
is_date(const gchar *text)
{
  static const gchar like[] = "0000-00-00";

  for (gsize i = 0; i < sizeof like - 1; i++)
    if (like[i] == '0' ? !g_ascii_isdigit(text[i]) : text[i] != like[i])
      return FALSE;
  return g_date_valid_dmy((GDateDay)read_digits(text + 8, 2), (GDateMonth)read_digits(text + 5, 2),
                          (GDateYear)read_digits(text, 4));
}

/* As freexl writes it: a date, a date and a time, or a time. */
static CtCell
read_date(const gchar *text, gsize length)
{
  static const gsize date = sizeof "2023-06-30" - 1;

  if (length >= date && is_date(text))
    return (CtCell){.text = text, .length = date, .kind = CT_CELL_DATE};
  return (CtCell){.text = text, .length = length, .kind = CT_CELL_TEXT};
}

CtCell
xls_truth_cell(gdouble number)
{
  const gchar *word = number > 0 ? "TRUE" : "FALSE";

  return (CtCell){.text = word, .length = strlen(word), .kind = CT_CELL_TEXT};
}

CtCell
xls_text_cell(const gchar *text, gsize length, XlsValue kind, const XlsStyle *style,
              gchar **clean, guint64 n_old[OFFICE_N_FONTS])
{
  *clean = clean_text(text, length, style != NULL ? style->font : OFFICE_FONT_UNICODE, n_old);
  if (*clean != NULL) {
    text = *clean;
    length = strlen(text);
  }
  if (kind == XLS_VALUE_DATE)
    return read_date(text, length);
  if (length == 0)
    return (CtCell){.text = "", .kind = CT_CELL_BLANK};
  return (CtCell){.text = text,
                  .length = length,
                  .kind = kind == XLS_VALUE_ERROR ? CT_CELL_ERROR : CT_CELL_TEXT};
}
