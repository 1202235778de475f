/* Finds the period in a cell or title: see ct-period-grammar.h for its forms. */
#include "model/ct-period-grammar.h"

#include <string.h>

gboolean
ct_take_estimate(CtCursor *cursor)
{
  static const gchar *const behind[] = {"thuc hien", "th", "tinh", "dat"};

  if (ct_take_words(cursor, "uth"))
    return TRUE;
  if (!ct_take_words(cursor, "uoc") && !ct_take_words(cursor, "du kien"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(behind); i++)
    if (ct_take_words(cursor, behind[i]))
      break;
  return TRUE;
}

/* What changes nothing before a period; "kế hoạch" would. */
static gboolean
take_filler(CtCursor *cursor)
{
  static const gchar *const fillers[] = {"ky bao cao", "ki bao cao", "bao cao", "so lieu",
                                         "ket qua",    "thuc hien",  "thoi gian", "th",
                                         "ky",         "ki",         "trong"};

  for (gsize i = 0; i < G_N_ELEMENTS(fillers); i++)
    if (ct_take_words(cursor, fillers[i]))
      return TRUE;
  return FALSE;
}

/* "lũy kế", "lũy kế từ đầu năm đến hết": what follows counts from January. */
static gboolean
take_cumulative(CtCursor *cursor)
{
  gboolean found = ct_take_words(cursor, "luy ke");

  found = ct_take_words(cursor, "tu dau nam") || found;
  if (found && !ct_take_words(cursor, "den het"))
    ct_take_words(cursor, "den");
  return found;
}

static CtPeriod
count_from_january(CtPeriod period)
{
  return ct_period_new(ct_period_year(period), 1,
                       ct_period_month(period) + ct_period_months(period) - 1);
}

static CtPeriod
parse_cell(const CtToken *tokens, gboolean *estimate)
{
  CtCursor cursor = {.tokens = tokens};
  gboolean cumulative = FALSE, same = FALSE;
  CtPeriod period;

  for (guint before = G_MAXUINT; before != cursor.at;) {
    before = cursor.at;
    *estimate = ct_take_estimate(&cursor) || *estimate;
    cumulative = take_cumulative(&cursor) || cumulative;
    same = ct_take_words(&cursor, "cung ky") || same;
    take_filler(&cursor);
  }
  /* "cùng kỳ năm 2022" is those months of 2022 that the report is about */
  if (!ct_take_range(&cursor, &period) && (same || !ct_take_whole_year(&cursor, &period)))
    return CT_PERIOD_NONE;
  *estimate = ct_take_estimate(&cursor) || *estimate;
  ct_take_days(&cursor);
  if (tokens[cursor.at].kind != CT_TOKEN_END)
    return CT_PERIOD_NONE;
  return cumulative ? count_from_january(period) : period;
}

/* Titles */

static gboolean
is_any_word(const CtToken *token, const gchar *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (token->kind == CT_TOKEN_WORD && strcmp(token->text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* What a period is compared with is not what the table is about; "số 05/2023" is a
 * document, and "Q5/2023" a slip. */
static gboolean
is_other(const CtToken *tokens, guint at)
{
  static const gchar *const compared[] = {"voi", "ck"};
  static const gchar *const numbered[] = {"so"};
  CtCursor before = {.tokens = tokens, .at = at >= 2 ? at - 2 : at};

  if (at == 0)
    return FALSE;
  return is_any_word(&tokens[at - 1], compared, G_N_ELEMENTS(compared)) ||
         ct_take_words(&before, "cung ky") ||
         (tokens[at].kind == CT_TOKEN_NUMBER && tokens[at + 1].kind == CT_TOKEN_SLASH &&
          (is_any_word(&tokens[at - 1], numbered, G_N_ELEMENTS(numbered)) ||
           (tokens[at - 1].kind == CT_TOKEN_WORD && tokens[at - 1].length == 1)));
}

/* A number that another one leads up to ("12/6/2023", "3,6/2023"). */
static gboolean
is_continued(const CtToken *tokens, guint at)
{
  if (at == 0 || tokens[at].kind != CT_TOKEN_NUMBER)
    return FALSE;
  return tokens[at - 1].kind == CT_TOKEN_SLASH || tokens[at - 1].kind == CT_TOKEN_POINT ||
         (tokens[at - 1].kind == CT_TOKEN_DASH && at > 1 &&
          tokens[at - 2].kind == CT_TOKEN_NUMBER);
}

/* "giá 2010", "cố định 2010", "số 2023", "quý V 2023", "% 2023"; but "quốc gia 2023" */
static gboolean
is_bare_number_of_other(const CtToken *tokens, guint at)
{
  static const gchar *const words[] = {"so", "gia", "dinh"};
  static const gchar *const harmless[] = {"quoc", "tham", "quyet"};
  const CtToken *before = &tokens[at - 1], *earlier = at > 1 ? &tokens[at - 2] : NULL;

  if (is_any_word(before, words, G_N_ELEMENTS(words)))
    return earlier == NULL || !is_any_word(earlier, harmless, G_N_ELEMENTS(harmless));
  return before->kind == CT_TOKEN_NUMBER || before->kind == CT_TOKEN_SIGN ||
         (before->kind == CT_TOKEN_WORD && before->length < 2) ||
         (earlier != NULL && strncmp(earlier->text, "quy", 3) == 0);
}

/* "cuối năm 2022", "năm học 2022", "tháng ... năm 2023" name no year's report. */
static gboolean
is_year_of_other(const CtToken *tokens, guint at)
{
  static const gchar *const words[] = {"dau", "cuoi", "hoc", "den", "tu", "sanh",
                                       "ss",  "thang", "truoc", "quy"};

  if (at == 0)
    return FALSE;
  return is_any_word(&tokens[at - 1], words, G_N_ELEMENTS(words)) ||
         (tokens[at].kind == CT_TOKEN_NUMBER && is_bare_number_of_other(tokens, at));
}

/* Whether the words before @at say that it is expected. */
static gboolean
is_estimate(const CtToken *tokens, guint at)
{
  for (guint start = at > 4 ? at - 4 : 0; start < at; start++) {
    CtCursor cursor = {.tokens = tokens, .at = start};

    if (!ct_take_estimate(&cursor))
      continue;
    while (cursor.at < at && take_filler(&cursor))
      ;
    if (cursor.at == at)
      return TRUE;
  }
  return FALSE;
}

/* What has been found so far: the first whole year, and the first part of a year
 * that has no year beside it. */
typedef struct {
  const CtToken *tokens;
  CtPeriod found; /* settles the title */
  CtPeriod year;
  CtYearPart part;
  guint found_at;
  guint year_at;
  guint part_at;
  guint next; /* where to go on */
} Title;

static gboolean
has_part(const Title *title)
{
  return title->part.months > 0;
}

static void
settle(Title *title, CtPeriod period, guint at)
{
  title->found = period;
  title->found_at = at;
}

static void
settle_part(Title *title, CtPeriod year)
{
  settle(title, ct_period_new(ct_period_year(year), title->part.month, title->part.months),
         title->part_at);
}

/* A part that has its year. One of another year than that named first is
 * something else. */
static void
note_period(Title *title, CtPeriod period, guint at)
{
  if (has_part(title))
    settle_part(title, period);
  else if (title->year == CT_PERIOD_NONE || ct_period_contains(title->year, period))
    settle(title, period, at);
}

/* A whole year waits: "kế hoạch năm 2023, kết quả 6 tháng" is about 6 months. */
static void
note_year(Title *title, CtPeriod year, guint at)
{
  if (has_part(title))
    settle_part(title, year);
  else if (title->year == CT_PERIOD_NONE) {
    title->year = year;
    title->year_at = at;
  }
}

static void
note_part(Title *title, CtYearPart part, guint at)
{
  if (has_part(title))
    return;
  title->part = part;
  title->part_at = at;
  if (title->year != CT_PERIOD_NONE)
    settle_part(title, title->year);
}

/* The part of a year at the cursor, whether its year follows or not: then @year is 0. */
static gboolean
take_any_part(CtCursor *cursor, CtYearPart *part, gint *year)
{
  CtPeriod period;

  *year = 0;
  if (!ct_take_range(cursor, &period))
    return ct_take_year_part(cursor, part);
  *year = ct_period_year(period);
  *part = (CtYearPart){.month = ct_period_month(period), .months = ct_period_months(period)};
  return TRUE;
}

/* In "tháng 6 và 6 tháng đầu năm 2023" the last months are told apart, and the table
 * is about all of them. Returns: where the wider part stands; @at where there is
 * none. */
static guint
find_wider(const CtToken *tokens, guint at)
{
  CtCursor cursor = {.tokens = tokens, .at = at};
  CtYearPart narrow, wide;
  gint year, other;
  guint start;

  if (!take_any_part(&cursor, &narrow, &year))
    return at;
  if (!ct_take_words(&cursor, "va"))
    ct_take_kind(&cursor, CT_TOKEN_DASH); /* or a comma, which is no token */
  ct_take_words(&cursor, "luy ke");
  start = cursor.at;
  if (!take_any_part(&cursor, &wide, &other) || wide.month > narrow.month ||
      (year != 0 && other != year) ||
      wide.month + wide.months < narrow.month + narrow.months)
    return at;
  return start;
}

/* "đến hết tháng 9", "tính đến tháng 9": what counts from January on. A range has its own
 * beginning. */
static gboolean
is_until(const CtToken *tokens, guint at)
{
  static const gchar *const words[] = {"den het", "het", "tinh den", "luy ke den", "luy ke"};

  for (guint start = at > 3 ? at - 3 : 0; start < at; start++)
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
      CtCursor before = {.tokens = tokens, .at = start};

      if (ct_take_words(&before, words[i]) && before.at == at)
        return TRUE;
    }
  return FALSE;
}

/* "(LŨY KẾ TỪ ĐẦU NĂM)" anywhere in a title. */
static gboolean
says_from_january(const CtTokens *tokens)
{
  for (guint at = 0; at < tokens->n; at++) {
    CtCursor cursor = {.tokens = tokens->tokens, .at = at};

    if (ct_take_words(&cursor, "luy ke tu dau nam") || ct_take_words(&cursor, "tu dau nam den") ||
        ct_take_words(&cursor, "cong don tu dau nam"))
      return TRUE;
  }
  return FALSE;
}

/* Reads what stands at @at; @start: where what is found has its first words. */
static void
look_at(Title *title, guint at, guint start)
{
  CtCursor cursor = {.tokens = title->tokens, .at = at};
  gboolean other = is_other(title->tokens, at) || is_continued(title->tokens, at);
  CtPeriod period;
  CtYearPart part;

  if (ct_take_range(&cursor, &period)) {
    if (is_until(title->tokens, at))
      period = count_from_january(period);
    if (!other)
      note_period(title, period, start);
  } else if (ct_take_days(&cursor)) {
    /* no period */
  } else if (ct_take_whole_year(&cursor, &period)) {
    if (!other && !is_year_of_other(title->tokens, at))
      note_year(title, period, start);
  } else if (ct_take_year_part(&cursor, &part)) {
    if (is_until(title->tokens, at))
      part = (CtYearPart){.month = 1, .months = part.month + part.months - 1};
    if (!other)
      note_part(title, part, start);
  }
  title->next = MAX(cursor.at, at + 1);
}

static CtPeriod
parse_title(const CtTokens *tokens, gboolean *estimate)
{
  Title title = {.tokens = tokens->tokens};

  while (title.next < tokens->n && title.found == CT_PERIOD_NONE)
    look_at(&title, find_wider(title.tokens, title.next), title.next);
  if (title.found == CT_PERIOD_NONE)
    settle(&title, title.year, title.year_at);
  else if (ct_period_months(title.found) < 12 && says_from_january(tokens))
    title.found = count_from_january(title.found);
  *estimate = title.found != CT_PERIOD_NONE && is_estimate(tokens->tokens, title.found_at);
  return title.found;
}

CtPeriod
ct_period_parse_words(const gchar *text, gsize length, gboolean whole, gboolean *estimate)
{
  CtPeriod period = ct_period_parse(text, length);
  gboolean expected = FALSE;

  if (period == CT_PERIOD_NONE) {
    CtTokens tokens;

    ct_tokens_split(&tokens, text, length);
    if (!whole)
      period = parse_title(&tokens, &expected);
    else if (!tokens.cut)
      period = parse_cell(tokens.tokens, &expected);
  }
  if (estimate != NULL)
    *estimate = expected && period != CT_PERIOD_NONE;
  return period;
}
