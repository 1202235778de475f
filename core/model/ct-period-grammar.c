#include "model/ct-period-grammar.h"

#include <string.h>

typedef struct {
  const gchar *word;
  gint value;
} Numeral;

static const Numeral numerals[] = {{"mot", 1},  {"hai", 2}, {"ba", 3},   {"bon", 4},
                                   {"nam", 5},  {"sau", 6}, {"bay", 7},  {"tam", 8},
                                   {"chin", 9}, {"muoi", 10}};
static const Numeral month_names[] = {{"gieng", 1}, {"tu", 4}, {"chap", 12}};
static const Numeral quarter_names[] = {{"mot", 1}, {"hai", 2}, {"ba", 3}, {"bon", 4}, {"tu", 4}};
static const Numeral romans[] = {{"i", 1}, {"ii", 2}, {"iii", 3}, {"iv", 4}};

static const CtToken *
peek(const CtCursor *cursor)
{
  return &cursor->tokens[cursor->at];
}

static gboolean
take_word(CtCursor *cursor, const gchar *word, gsize length)
{
  const CtToken *token = peek(cursor);

  if (token->kind != CT_TOKEN_WORD || token->length != length ||
      memcmp(token->text, word, length) != 0)
    return FALSE;
  cursor->at++;
  return TRUE;
}

gboolean
ct_take_words(CtCursor *cursor, const gchar *words)
{
  CtCursor ahead = *cursor;

  while (*words != '\0') {
    gsize length = strcspn(words, " ");

    if (!take_word(&ahead, words, length))
      return FALSE;
    words += length;
    words += *words == ' ' ? 1 : 0;
  }
  *cursor = ahead;
  return TRUE;
}

gboolean
ct_take_kind(CtCursor *cursor, CtTokenKind kind)
{
  if (peek(cursor)->kind != kind)
    return FALSE;
  cursor->at++;
  return TRUE;
}

gboolean
ct_take_year(CtCursor *cursor, gint *year)
{
  const CtToken *token = peek(cursor);

  if (token->kind != CT_TOKEN_NUMBER || token->length != 4 ||
      ct_period_new(token->value, 1, 1) == CT_PERIOD_NONE)
    return FALSE;
  *year = token->value;
  cursor->at++;
  return TRUE;
}

gboolean
ct_take_number(CtCursor *cursor, gint max, gint *number)
{
  const CtToken *token = peek(cursor);

  if (token->kind != CT_TOKEN_NUMBER || token->length > 2 || token->value < 1 ||
      token->value > max)
    return FALSE;
  *number = token->value;
  cursor->at++;
  return TRUE;
}

static gboolean
take_listed(CtCursor *cursor, const Numeral *list, gsize n, gint *number)
{
  for (gsize i = 0; i < n; i++) {
    if (!ct_take_words(cursor, list[i].word))
      continue;
    *number = list[i].value;
    return TRUE;
  }
  return FALSE;
}

/* "sáu", "mười hai" */
static gboolean
take_numeral(CtCursor *cursor, gint *number)
{
  gint unit;

  if (!take_listed(cursor, numerals, G_N_ELEMENTS(numerals), number))
    return FALSE;
  if (*number == 10) {
    CtCursor ahead = *cursor;

    if (take_listed(&ahead, numerals, 2, &unit)) {
      *number += unit;
      *cursor = ahead;
    }
  }
  return TRUE;
}

gboolean
ct_take_to(CtCursor *cursor)
{
  return ct_take_words(cursor, "den het") || ct_take_words(cursor, "den") ||
         ct_take_words(cursor, "toi") || ct_take_kind(cursor, CT_TOKEN_DASH);
}

/* "dau nam", "cuoi nam" after "6 tháng"; @months stays in the year. */
static void
take_end_of_year(CtCursor *cursor, gint months, gint *month)
{
  *month = 1;
  if (ct_take_words(cursor, "dau nam") || ct_take_words(cursor, "dau"))
    return;
  if (ct_take_words(cursor, "cuoi nam") || ct_take_words(cursor, "cuoi"))
    *month = 13 - months;
}

/* "6 tháng đầu năm", "9T", "6TĐN", "sáu tháng", "3 quý đầu năm". "năm tháng" alone
 * may be anything, and 6 months of age are no period. */
static gboolean
take_number_of_months(CtCursor *cursor, CtYearPart *part)
{
  CtCursor ahead = *cursor;
  gboolean digits = ct_take_number(&ahead, 12, &part->months);
  gboolean five = !digits && strcmp(peek(&ahead)->text, "nam") == 0;

  if (!digits && !take_numeral(&ahead, &part->months))
    return FALSE;
  if (digits && (ct_take_words(&ahead, "tdn") || ct_take_words(&ahead, "t dn"))) {
    part->month = 1;
  } else if (ct_take_words(&ahead, "thang") ||
             (digits && (ct_take_words(&ahead, "t") || ct_take_words(&ahead, "m") ||
                         ct_take_words(&ahead, "months")))) {
    guint before = ahead.at;

    take_end_of_year(&ahead, part->months, &part->month);
    if (five && ahead.at == before)
      return FALSE;
  } else if (part->months <= 4 && ct_take_words(&ahead, "quy dau nam")) {
    part->months *= 3;
    part->month = 1;
  } else {
    return FALSE;
  }
  if (strcmp(peek(&ahead)->text, "tuoi") == 0 ||
      (peek(&ahead)->kind == CT_TOKEN_NUMBER && peek(&ahead)->length != 4))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

/* The number after "tháng". "tháng năm 2023" is more often a blank than May. */
static gboolean
take_month_number(CtCursor *cursor, gint *month)
{
  CtCursor ahead = *cursor;

  if (ct_take_number(cursor, 12, month))
    return TRUE;
  if (ct_take_words(&ahead, "nam")) {
    if (!ct_take_words(&ahead, "nam"))
      return FALSE;
    ahead.at--;
    *month = 5;
  } else if (!take_listed(&ahead, month_names, G_N_ELEMENTS(month_names), month) &&
             !take_numeral(&ahead, month)) {
    return FALSE;
  }
  *cursor = ahead;
  return TRUE;
}

static gboolean
take_month_name(CtCursor *cursor, gint *month)
{
  CtCursor ahead = *cursor;

  if (ct_take_words(&ahead, "thang") ? !take_month_number(&ahead, month)
                                     : !ct_take_words(&ahead, "t") ||
                                         !ct_take_number(&ahead, 12, month))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

/* "tháng 6", "T6", "tháng 1 đến tháng 6", "tháng 1-6" */
static gboolean
take_month(CtCursor *cursor, CtYearPart *part)
{
  CtCursor ahead;
  gint last;

  if (!take_month_name(cursor, &part->month))
    return FALSE;
  part->months = 1;
  ahead = *cursor;
  if (ct_take_to(&ahead) && (take_month_name(&ahead, &last) || ct_take_number(&ahead, 12, &last)) &&
      last > part->month) {
    part->months = last - part->month + 1;
    *cursor = ahead;
  }
  return TRUE;
}

/* The quarter in one word with its number: "QII". */
static gboolean
take_joined_quarter(CtCursor *cursor, gint *quarter)
{
  const CtToken *token = peek(cursor);
  gsize skip = g_str_has_prefix(token->text, "quy") ? 3 : 1;

  if (token->kind != CT_TOKEN_WORD || token->text[0] != 'q')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(romans); i++) {
    if (strcmp(token->text + skip, romans[i].word) != 0)
      continue;
    *quarter = romans[i].value;
    cursor->at++;
    return TRUE;
  }
  return FALSE;
}

static gboolean
take_quarter_name(CtCursor *cursor, gint *quarter)
{
  CtCursor ahead = *cursor;

  if (take_joined_quarter(cursor, quarter))
    return TRUE;
  if (!ct_take_words(&ahead, "quy") && !ct_take_words(&ahead, "qui") &&
      !ct_take_words(&ahead, "q"))
    return FALSE;
  if (!ct_take_number(&ahead, 4, quarter) &&
      !take_listed(&ahead, romans, G_N_ELEMENTS(romans), quarter) &&
      !take_listed(&ahead, quarter_names, G_N_ELEMENTS(quarter_names), quarter))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

/* "quý II", "Q2", "quý I đến quý III" */
static gboolean
take_quarter(CtCursor *cursor, CtYearPart *part)
{
  CtCursor ahead;
  gint first, last;

  if (!take_quarter_name(cursor, &first))
    return FALSE;
  *part = (CtYearPart){.month = first * 3 - 2, .months = 3};
  ahead = *cursor;
  if (ct_take_to(&ahead) && take_quarter_name(&ahead, &last) && last > first) {
    part->months = (last - first + 1) * 3;
    *cursor = ahead;
  }
  return TRUE;
}

/* "nửa đầu năm", "H1" */
static gboolean
take_half(CtCursor *cursor, CtYearPart *part)
{
  CtCursor ahead = *cursor;
  gint half;

  if (ct_take_words(&ahead, "nua"))
    take_end_of_year(&ahead, 6, &part->month);
  else if (ct_take_words(&ahead, "h") && ct_take_number(&ahead, 2, &half))
    part->month = half * 6 - 5;
  else
    return FALSE;
  if (ahead.at == cursor->at + 1)
    return FALSE;
  part->months = 6;
  *cursor = ahead;
  return TRUE;
}

gboolean
ct_take_year_part(CtCursor *cursor, CtYearPart *part)
{
  return take_number_of_months(cursor, part) || take_month(cursor, part) ||
         take_quarter(cursor, part) || take_half(cursor, part);
}
