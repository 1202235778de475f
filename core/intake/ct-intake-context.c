/* ct-intake-context.c: what stands outside a table and holds for all of it: the
 * title with the period, "Đơn vị tính: tỷ đồng", the sender; in JSON, values
 * beside the array. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

static gboolean
take_area(CtIntake *intake, CtSpan text, CtPlace place, gboolean tell)
{
  CtNameMatch match = ct_resolver_area(intake->resolver, text);

  if (match.result == CT_NAME_FOUND) {
    intake->table.stated.area = match.id;
    ct_intake_note(intake, CT_FACT_AREA, place, text, intake->catalog->areas[match.id].name,
                   _("for the whole table"));
    return TRUE;
  }
  if (tell)
    ct_intake_tell_name(intake, CT_MEANS_AREA, match, text, place, NULL);
  return FALSE;
}

static gboolean
take_indicator(CtIntake *intake, CtSpan text, CtPlace place, gboolean tell)
{
  CtIndicatorMatch found = ct_resolver_indicator(intake->resolver, text);

  if (found.match.result == CT_NAME_FOUND) {
    intake->table.stated.indicator = found.match.id;
    return TRUE;
  }
  if (tell)
    ct_intake_tell_name(intake, CT_MEANS_INDICATOR, found.match, text, place, NULL);
  return FALSE;
}

static gboolean
take_period(CtIntake *intake, CtSpan text, CtPlace place, gboolean tell)
{
  CtPeriodMatch found = ct_resolver_period(intake->resolver, text);
  gchar period[CT_PERIOD_CHARS];

  if (found.period != CT_PERIOD_NONE) {
    intake->table.title.said = TRUE;
    intake->table.stated.period = found.period;
    intake->table.stated.estimate = found.estimate;
    ct_period_format(found.period, period);
    ct_intake_note(intake, CT_FACT_PERIOD, place, text, period, _("for the whole table"));
    return TRUE;
  }
  if (tell)
    ct_intake_tell_period(intake, text, place, NULL);
  return FALSE;
}

static gboolean
take_unit(CtIntake *intake, CtSpan text, CtPlace place)
{
  intake->table.stated.unit =
    (CtSpan){ct_arena_copy(intake->table.texts, text.text, text.length), text.length};
  ct_intake_note(intake, CT_FACT_UNIT, place, text, NULL, _("for the whole table"));
  return TRUE;
}

static gboolean
take_measure(CtIntake *intake, CtSpan text, CtPlace place, gboolean tell)
{
  gint measure = ct_header_words_measure(intake->words, text);

  if (measure == CT_MEASURE_UNSAID && tell)
    ct_intake_tell_word(intake, "intake.unknown-measure", text, _(CT_INTAKE_MEASURES), place, NULL);
  if (measure == CT_MEASURE_UNSAID)
    return FALSE;
  intake->table.stated.measure = measure;
  return TRUE;
}

/* "Triệu đồtg", "Tricu đồng": a few words of which the first or the last is a unit. */
static gboolean
looks_like_unit(CtIntake *intake, CtSpan text)
{
  guint words = 1;
  gsize last = 0;

  for (gsize i = 0; i < text.length; i++) {
    if (text.text[i] == ',')
      return FALSE; /* "Lưu: VT, 02 bản" */
    if (text.text[i] != ' ')
      continue;
    words++;
    last = i;
  }
  return words > 1 && words <= 3 &&
         (ct_resolver_is_unit(intake->resolver,
                              (CtSpan){text.text + last + 1, text.length - last - 1}) ||
          ct_resolver_is_unit(
            intake->resolver,
            (CtSpan){text.text, (gsize)((const gchar *)memchr(text.text, ' ', text.length) -
                                        text.text)}));
}

/* "Phòng TC - KH", "UBND", and whatever is longer than a unit; "đang" is not the Party. */
static gboolean
may_be_office(CtIntake *intake, CtSpan text)
{
  static const gchar *const words[] = {
    "phong", "so",   "ubnd", "uy",  "tram", "truong", "ban",  "cong", "huyen", "xa",   "thi",
    "thanh", "tinh", "chi",  "cuc", "van",  "trung",  "doi",  "benh", "to",    "bo",   "hoi",
    "mat",   "toa",  "vien", "dang", "lien", "cty",   "kho",  "tong", "nganh", "khoi", NULL};
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  gchar *space = strchr(key, ' ');

  if (ct_catalog_find_reporter_within(intake->catalog, text.text, text.length).result !=
        CT_NAME_UNKNOWN ||
      strlen(key) > 16)
    return TRUE;
  if (space == NULL)
    return g_str_equal(key, "ubnd");
  *space = '\0';
  return g_strv_contains(words, key);
}

/* "Đơn vị: tỷ đồng", "Đơn vị: huyện Bát Xát", "Đơn vị: UBND huyện Bát Xát" */
static gboolean
take_area_or_unit(CtIntake *intake, CtSpan text, CtPlace place)
{
  if (ct_resolver_is_unit(intake->resolver, text))
    return take_unit(intake, text, place);
  if (take_area(intake, text, place, FALSE))
    return TRUE;
  if (looks_like_unit(intake, text) || !may_be_office(intake, text))
    return take_unit(intake, text, place); /* and each figure tells that it is none */
  ct_intake_set_sender(intake, text);
  return TRUE;
}

gboolean
ct_intake_take_context(CtIntake *intake, CtMeaning role, CtSpan text, CtPlace place, gboolean tell)
{
  if (text.length == 0)
    return TRUE;
  if (ct_meaning_is_indicator(role))
    return take_indicator(intake, text, place, tell);
  if (role == CT_MEANS_AREA_OR_UNIT)
    return take_area_or_unit(intake, text, place);
  if (ct_meaning_is_area(role))
    return take_area(intake, text, place, tell);
  if (role == CT_MEANS_PERIOD)
    return take_period(intake, text, place, tell);
  if (role == CT_MEANS_UNIT)
    return take_unit(intake, text, place);
  if (role == CT_MEANS_MEASURE)
    return take_measure(intake, text, place, tell);
  if (role == CT_MEANS_SENDER) {
    ct_intake_compare_sender(intake, text, place);
    ct_intake_set_sender(intake, text);
  }
  return TRUE;
}

static gboolean
has_words(CtSpan text, const gchar *const *words)
{
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);

  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr(key, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the cell has the day of a document, whose month is no reporting period. */
static gboolean
has_date(CtSpan text)
{
  static const gchar *const words[] = {"ngay ", NULL};

  return has_words(text, words);
}

/* Whether the cell names the one who receives it. */
static gboolean
has_addressee(CtSpan text)
{
  static const gchar *const words[] = {"kinh gui", "noi nhan", "don vi nhan", NULL};

  return has_words(text, words);
}

/* Whether a line may be part of what says the period. */
static gboolean
may_say_period(CtSpan text)
{
  static const gchar *const words[] = {"thang", "quy", "qui", "nua ", "uoc ", "nam", NULL};

  for (gsize i = 0; i < text.length; i++)
    if (g_ascii_isdigit(text.text[i]))
      return TRUE;
  return has_words(text, words);
}

/* Whether the number at the end of a line has nothing to do with the next one: "Biểu số 3". */
static gboolean
ends_apart(const CtTitlePeriod *title, CtSpan next)
{
  g_autofree gchar *key = ct_text_fold(next.text, next.length, CT_FOLD_LETTERS);

  return title->length > 0 && g_ascii_isdigit(title->text[title->length - 1]) &&
         !g_str_has_prefix(key, "dau ") && !g_str_has_prefix(key, "nam ");
}

/* A title over several rows is one text: "... 6 THÁNG ĐẦU NĂM | VÀ NHIỆM VỤ 6 THÁNG CUỐI NĂM
 * 2023". What does not fit begins anew, as long as none is @found. */
static void
add_title_line(CtTitlePeriod *title, CtSpan text, gboolean found)
{
  const gchar *between = ends_apart(title, text) ? " muc " : " ";
  gsize n = strlen(between);

  gboolean full = title->length + n + text.length > CT_INTAKE_MAX_TITLE;

  if (text.length >= CT_INTAKE_MAX_TITLE || (full && found))
    return;
  if (title->length == 0 || full) {
    title->length = 0;
  } else {
    memcpy(title->text + title->length, between, n);
    title->length += n;
  }
  memcpy(title->text + title->length, text.text, text.length);
  title->length += text.length;
}

/* Of a line with the day of a document only a part of a year is what the table is about:
 * "theo Quyết định ngày 10/12/2022 về kế hoạch năm 2023". */
static void
read_dated_line(CtTitlePeriod *title, CtSpan text)
{
  CtPeriod found = ct_period_parse_words(text.text, text.length, FALSE, NULL);

  if (title->dated == CT_PERIOD_NONE && ct_period_months(found) < 12)
    title->dated = found;
}

/* "(Tính đến ngày 30/6/2023)" */
static void
read_until(CtIntake *intake, CtSpan text, CtPlace place)
{
  CtTitlePeriod *title = &intake->table.title;

  if (title->until_month != 0 ||
      !ct_period_find_until(text.text, text.length, &title->until, &title->until_month))
    return;
  title->until_text =
    (CtSpan){ct_arena_copy(intake->table.texts, text.text, text.length), text.length};
  title->until_place = place;
}

/* What a title says; without its words, the days in it do, which also tell how much of a year
 * is over. */
static CtPeriod
settle_title(const CtTitlePeriod *title, CtPeriod worded)
{
  if (worded == CT_PERIOD_NONE && title->dated != CT_PERIOD_NONE)
    return title->dated;
  if (title->until != CT_PERIOD_NONE &&
      (worded == CT_PERIOD_NONE ||
       (ct_period_months(worded) == 12 && ct_period_contains(worded, title->until))))
    return title->until;
  return worded;
}

/* A title: its period, unless a line says nothing but that. */
static void
read_title_period(CtIntake *intake, CtSpan text, CtPlace place)
{
  CtKeys *stated = &intake->table.stated;
  CtTitlePeriod *title = &intake->table.title;
  CtPeriod before = stated->period, worded = CT_PERIOD_NONE;
  gboolean estimate = FALSE;
  gchar period[CT_PERIOD_CHARS];

  if (title->said || !may_say_period(text))
    return;
  read_until(intake, text, place);
  if (has_date(text))
    read_dated_line(title, text);
  else
    add_title_line(title, text, before != CT_PERIOD_NONE);
  if (title->length > 0)
    worded = ct_period_parse_words(title->text, title->length, FALSE, &estimate);
  stated->period = settle_title(title, worded);
  stated->estimate = estimate && stated->period == worded;
  if (stated->period == CT_PERIOD_NONE || stated->period == before)
    return;
  ct_period_format(stated->period, period);
  ct_intake_note(intake, CT_FACT_PERIOD, place, text, period, _("in a title"));
}

CtPeriod
ct_intake_line_period(CtSpan line, CtPeriod above)
{
  CtPeriod found = CT_PERIOD_NONE;
  g_autofree gchar *text = NULL;

  if (line.length == 0 || line.length > CT_INTAKE_MAX_TITLE || has_date(line))
    return CT_PERIOD_NONE;
  found = ct_period_parse_words(line.text, line.length, FALSE, NULL);
  if (found != CT_PERIOD_NONE || above == CT_PERIOD_NONE)
    return found;
  text = g_strdup_printf("%.*s năm %d", (gint)line.length, line.text, ct_period_year(above));
  found = ct_period_parse_words(text, strlen(text), FALSE, NULL);
  return ct_period_months(found) < 12 ? found : CT_PERIOD_NONE;
}

CtPeriod
ct_intake_title_in_year(const CtIntake *intake, CtPeriod year)
{
  const CtTitlePeriod *title = &intake->table.title;

  return ct_intake_line_period((CtSpan){title->text, title->length}, year);
}

static void
read_title_reporter(CtIntake *intake, CtSpan text, CtPlace place)
{
  CtNameMatch match;

  if (has_addressee(text))
    return;
  match = ct_catalog_find_reporter_within(intake->catalog, text.text, text.length);
  if (match.result != CT_NAME_FOUND)
    return;
  if (intake->table.title_reporter == CT_INDEX_NONE) {
    intake->table.title_reporter = match.id;
    ct_intake_note(intake, CT_FACT_SENDER, place, text,
                   intake->catalog->reporters[match.id].name, _("in a title"));
  }
  ct_intake_compare_sender(intake, text, place);
  ct_intake_set_sender(intake, text);
}

/* "Biểu 3: Tỷ lệ bao phủ BHYT": what a table is about that names no indicator. */
static void
read_title_indicator(CtIntake *intake, CtSpan text)
{
  const gchar *colon = memchr(text.text, ':', text.length);
  CtIndicatorMatch found = ct_resolver_indicator(intake->resolver, text);

  if (found.match.result != CT_NAME_FOUND && colon != NULL) {
    gsize n = (gsize)(colon + 1 - text.text);
    CtSpan rest = ct_span_trim((CtSpan){text.text + n, text.length - n});

    found = ct_resolver_indicator(intake->resolver, rest);
  }
  if (found.match.result == CT_NAME_FOUND)
    intake->table.title_indicator = found.match.id;
}

/* "(từ 15/12/2022 đến 14/6/2023)" */
static void
read_title_window(CtIntake *intake, CtSpan text, CtPlace place)
{
  CtWindow window = {.table = place.table, .row = place.row};
  g_autofree gchar *meaning = NULL;

  if (!ct_period_find_window(text.text, text.length, window.from, window.to))
    return;
  ct_submission_add_window(intake->submission, &window);
  meaning = g_strdup_printf(_("%s to %s"), window.from, window.to);
  ct_intake_note(intake, CT_FACT_WINDOW, place, text, meaning, NULL);
}

/* The year behind the words, or %NULL. */
static const gchar *
find_price_year(const gchar *key)
{
  static const gchar *const words[] = {"gia so sanh ", "gia so sanh nam ", "gia ss ",
                                       "gia ss nam ", "gia co dinh ", "gia co dinh nam "};

  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    const gchar *at = strstr(key, words[i]);

    if (at == NULL)
      continue;
    at += strlen(words[i]);
    if (strspn(at, "0123456789") == 4)
      return at;
  }
  return NULL;
}

/* "(Tính theo giá hiện hành)", "Giá so sánh 2010": of a line that says both nothing is taken. */
static void
read_title_prices(CtIntake *intake, CtSpan text)
{
  static const gchar *const words[] = {"gia hien hanh", "gia hh", "gia thuc te", NULL};
  gchar *prices = intake->table.prices;
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  const gchar *year = find_price_year(key);
  gboolean current = has_words(text, words);

  if (current == (year != NULL))
    return;
  if (current)
    g_strlcpy(prices, "current", sizeof intake->table.prices);
  else
    g_strlcpy(prices, year, 5);
}

static void
read_title(CtIntake *intake, CtSpan text, CtPlace place)
{
  if (text.length == 0)
    return;
  read_title_prices(intake, text);
  ct_outline_add_title(intake->table.outline, text);
  read_title_window(intake, text, place);
  read_title_period(intake, text, place);
  read_title_reporter(intake, text, place);
  ct_intake_read_title_area(intake, text, place);
  read_title_indicator(intake, text);
}

/* Parts "label: value" in two; a cell that is a label alone has no value. */
static CtSpan
split_label(CtSpan text, CtSpan *value)
{
  const gchar *colon = memchr(text.text, ':', text.length);
  gsize n;

  *value = (CtSpan){"", 0};
  if (colon == NULL)
    return text;
  n = (gsize)(colon - text.text);
  *value = ct_span_trim((CtSpan){colon + 1, text.length - n - 1});
  return ct_span_trim((CtSpan){text.text, n});
}

/* "(Đơn vị tính: tỷ đồng)" */
static CtSpan
strip_brackets(CtSpan text)
{
  if (text.length > 2 && text.text[0] == '(' && text.text[text.length - 1] == ')')
    return ct_span_trim((CtSpan){text.text + 1, text.length - 2});
  return text;
}

static gboolean
is_context(CtMeaning role)
{
  return ct_meaning_is_indicator(role) || ct_meaning_is_area(role) || role == CT_MEANS_PERIOD ||
         role == CT_MEANS_UNIT || role == CT_MEANS_MEASURE || role == CT_MEANS_SENDER;
}

/* The meaning of the words right before the colon: of all of them, or of the last
 * ones ("Biểu số 02 - Đơn vị tính: Triệu đồng"). */
static CtMeaning
label_meaning(CtIntake *intake, CtSpan label)
{
  CtMeaning role = ct_header_words_read(intake->words, intake->resolver, label).role;
  guint words = 0;

  for (gsize at = label.length; at-- > 0 && words < 4 && !is_context(role);) {
    if (label.text[at] != ' ' && label.text[at] != '(')
      continue;
    words++;
    role = ct_header_words_read(intake->words, intake->resolver,
                                (CtSpan){label.text + at + 1, label.length - at - 1})
             .role;
    role = role == CT_MEANS_UNIT ? role : CT_MEANS_NONE;
  }
  return role;
}

/* The next cell with text, for a label whose value stands beside it. */
static gint
next_cell(const CtRow *row, guint after)
{
  for (guint i = after + 1; i < row->n_cells; i++)
    if (ct_cell_span(&row->cells[i]).length > 0)
      return (gint)i;
  return CT_COLUMN_NONE;
}

/* "(triệu đồng)" alone above a table */
static gboolean
read_bare_unit(CtIntake *intake, CtSpan whole, CtSpan inside, CtPlace place)
{
  if (inside.length == whole.length || !ct_resolver_is_unit(intake->resolver, inside))
    return FALSE;
  return take_unit(intake, inside, place);
}

/* "Đơnvị tín: đồng", "Đơn vị tín:h đồng": a unit behind a misspelt label is one all the
 * same. */
static gboolean
ends_with_unit(CtIntake *intake, CtSpan *value)
{
  const gchar *space = memchr(value->text, ' ', value->length);
  CtSpan rest;

  if (ct_resolver_is_unit(intake->resolver, *value))
    return TRUE;
  if (looks_like_unit(intake, *value))
    return TRUE; /* "nghnì đồng": each figure tells that it is no unit */
  if (space == NULL || space - value->text > 4)
    return FALSE;
  rest = ct_span_trim(
    (CtSpan){space, value->length - (gsize)(space - value->text)});
  if (!ct_resolver_is_unit(intake->resolver, rest))
    return FALSE;
  *value = rest;
  return TRUE;
}

/* "Đơn vị tníh: tr.đpng": each figure tells that this is no unit. */
static gboolean
is_nearly_unit_line(CtIntake *intake, CtSpan label, CtSpan value)
{
  g_autofree gchar *key = NULL;

  if (label.length == 0 || label.length > 32 || value.length == 0 ||
      may_be_office(intake, value))
    return FALSE;
  key = ct_text_fold(label.text, label.length, CT_FOLD_LETTERS);
  return ct_suggest_distance(key, "don vi tinh", 3) < 3 ||
         ct_suggest_distance(key, "don vi", 2) < 2 ||
         g_str_equal(key, "dtv") ||
         (g_str_has_prefix(key, "dv") && ct_suggest_distance(key, "dvt", 2) < 2);
}

/* What stands behind the first @n words. */
static CtSpan
skip_words(CtSpan text, guint n)
{
  for (; n > 0 && text.length > 0; n--) {
    const gchar *space = memchr(text.text, ' ', text.length);
    gsize length = space != NULL ? (gsize)(space - text.text) : text.length;

    text = ct_span_trim((CtSpan){text.text + length, text.length - length});
  }
  return text;
}

/* How many words are "ĐVT", "Đơn vị" or "Đơn vị tính", whose colon was lost. 0: none */
static guint
count_label_words(CtSpan text)
{
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  g_auto(GStrv) words = g_strsplit(key, " ", 6);
  guint n = g_strv_length(words);

  if (n >= 2 && g_str_has_prefix(words[0], "dv"))
    return 1;
  if (n < 3 || !g_str_equal(words[0], "don"))
    return 0;
  return n > 3 && strlen(words[2]) > 2 && ct_suggest_distance(words[2], "tinh", 3) < 3 ? 3 : 2;
}

/* "Đơn ịp Trđ", "ĐVT Tđ": behind such a label all the rest is the unit, known or not. */
static gboolean
find_unit_behind_label(CtIntake *intake, CtSpan text, CtSpan *unit)
{
  guint n = count_label_words(text);

  *unit = n > 0 ? skip_words(text, n) : (CtSpan){"", 0};
  return unit->length > 0 &&
         (ct_resolver_is_unit(intake->resolver, *unit) || looks_like_unit(intake, *unit) ||
          (n == 1 && !may_be_office(intake, *unit)));
}

/* "ĐVTt nghìn đồng": a unit at the end of a few words, without a colon. */
static gboolean
find_unit_at_end(CtIntake *intake, CtSpan text, CtSpan *unit)
{
  guint words = 1;
  gsize last[2] = {0, 0};

  for (gsize i = 0; i < text.length; i++) {
    if (text.text[i] != ' ')
      continue;
    words++;
    last[0] = last[1];
    last[1] = i;
  }
  *unit = (CtSpan){"", 0};
  if (words < 2 || words > 6 || memchr(text.text, ':', text.length) != NULL ||
      g_ascii_isdigit(text.text[0]))
    return FALSE; /* "329,2 tỷ đồng" is a figure */
  if (find_unit_behind_label(intake, text, unit))
    return TRUE;
  *unit = (CtSpan){text.text + last[0] + 1, text.length - last[0] - 1};
  if (words > 2 && words < 6 && ct_resolver_is_unit(intake->resolver, *unit))
    return TRUE;
  *unit = (CtSpan){"", 0};
  return FALSE;
}

/* Returns: the last cell that was used. */
static guint
read_cell(CtIntake *intake, const CtRow *row, guint i)
{
  CtSpan whole = ct_cell_span(&row->cells[i]), text = strip_brackets(whole), value;
  CtSpan label = split_label(text, &value);
  CtMeaning role = value.length == 0 && find_unit_at_end(intake, text, &value)
                     ? CT_MEANS_UNIT
                     : label_meaning(intake, label);
  gint next = value.length > 0 ? CT_COLUMN_NONE : next_cell(row, i);
  CtPlace place = ct_intake_place(intake, row->number, next != CT_COLUMN_NONE ? next : (gint)i);

  if (!is_context(role) && value.length > 0 &&
      (ends_with_unit(intake, &value) || is_nearly_unit_line(intake, label, value)))
    role = CT_MEANS_UNIT;
  if (!is_context(role) || (value.length == 0 && next == CT_COLUMN_NONE)) {
    place = ct_intake_place(intake, row->number, (gint)i);
    if (!read_bare_unit(intake, whole, text, place)) {
      if (ct_intake_find_unit_words(intake, text, &value) && value.text[0] != '%')
        take_unit(intake, value, place);
      read_title(intake, text, place);
    }
    return i;
  }
  if (value.length == 0)
    value = ct_cell_span(&row->cells[next]);
  if (!ct_intake_take_context(intake, role, value, place, FALSE))
    read_title(intake, value, place);
  else if (role != CT_MEANS_UNIT)
    ct_outline_add_title(intake->table.outline, value);
  return next != CT_COLUMN_NONE ? (guint)next : i;
}

void
ct_intake_read_preamble(CtIntake *intake, const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (ct_cell_span(&row->cells[i]).length > 0)
      i = read_cell(intake, row, i);
}

void
ct_intake_read_declared_title(CtIntake *intake, const gchar *title)
{
  CtCell cell = {.text = title, .length = strlen(title), .kind = CT_CELL_TEXT};
  CtRow row = {.cells = &cell, .n_cells = 1};

  ct_intake_read_preamble(intake, &row);
}

/* Whether the row says a unit and nothing else: "ĐVT: Tỷ đồng, giá HH". */
gboolean
ct_intake_read_unit_line(CtIntake *intake, const CtRow *row)
{
  gint first = next_cell(row, (guint)-1), next;
  CtSpan text, label, value;
  CtMeaning role;

  if (first == CT_COLUMN_NONE)
    return FALSE;
  text = strip_brackets(ct_cell_span(&row->cells[first]));
  label = split_label(text, &value);
  next = value.length > 0 ? first : next_cell(row, (guint)first);
  if (next == CT_COLUMN_NONE)
    return FALSE;
  if (next != first)
    value = ct_cell_span(&row->cells[next]);
  role = label_meaning(intake, label);
  if (role != CT_MEANS_UNIT && (next != first || role == CT_MEANS_AREA_OR_UNIT
                                  ? !ct_resolver_is_unit(intake->resolver, value)
                                  : !ends_with_unit(intake, &value) &&
                                      !is_nearly_unit_line(intake, label, value)))
    return FALSE;
  return take_unit(intake, value, ct_intake_place(intake, row->number, next));
}
