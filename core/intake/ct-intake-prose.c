/* ct-intake-prose.c: several figures in one cell: which of them is whose.
 *
 *   12/21 xã (57,1%), tăng 01 xã so với 31/12/2022
 *
 * in the row of group 19 says numerator, denominator and value of the share of
 * communes. A figure goes to the indicator that its label names, else to the one of
 * the row, else to the only one of the group that it can be by form and unit. What
 * compares or states a goal is no figure. All that was not taken is told.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-figure.h"

#define MAX_TAKEN CT_PROSE_MAX_FIGURES

/**
 * Prose: the cell at hand.
 * @own: the row's indicator, or CT_INDEX_NONE; @group: its group, or CT_INDEX_NONE
 * @names: the lines of the row's name
 * @owners: of each figure, what it was taken for, or CT_INDEX_NONE
 * @n_taken: figures that were
 */
typedef struct {
  CtIntake *intake;
  const CtFigure *figure;
  guint32 own;
  guint32 group;
  CtSpan names;
  const GArray *figures;
  guint32 owners[MAX_TAKEN];
  guint n_taken;
} Prose;

static const CtProseFigure *
get_figure(const Prose *prose, guint index)
{
  return &g_array_index(prose->figures, CtProseFigure, index);
}

static const CtIndicator *
get_indicator(const Prose *prose, guint32 index)
{
  return &prose->intake->catalog->indicators[index];
}

/* Units */

static gsize
last_space(CtSpan text)
{
  gsize n = text.length;

  while (n > 0 && text.text[n - 1] != ' ')
    n--;
  return n > 0 ? n - 1 : 0;
}

/* The longest beginning of the words behind a number that is a unit of @indicator;
 * length 0: none is. */
static CtSpan
find_unit(const Prose *prose, const CtNumber *number, guint32 indicator)
{
  CtSpan text = {number->unit, number->unit_length};

  while (text.length > 0) {
    CtNameMatch match = ct_resolver_unit(prose->intake->resolver, text, indicator);

    if (match.result == CT_NAME_FOUND &&
        ct_unit_convertible(&prose->intake->catalog->units[match.id],
                            &prose->intake->catalog->units[get_indicator(prose, indicator)->unit]))
      return text;
    text = ct_span_trim((CtSpan){text.text, last_space(text)});
  }
  return text;
}

static gboolean
has_unit_of(const Prose *prose, const CtProseFigure *figure, guint32 indicator)
{
  return indicator != CT_INDEX_NONE && find_unit(prose, &figure->number, indicator).length > 0;
}

/* Forms */

static gboolean
is_change(CtForm form)
{
  return form == CT_FORM_GROWTH || form == CT_FORM_DECREASE || form == CT_FORM_CHANGE;
}

static gboolean
is_rate(CtForm form)
{
  return form == CT_FORM_RATIO || form == CT_FORM_SHARE;
}

/* "52/58 vụ" may be this year against last year: a part is not above its whole, and what
 * is printed behind it is its rate. */
static gboolean
is_part_of_whole(const Prose *prose, const CtProseFigure *figure, const CtIndicator *indicator)
{
  const CtNumber *number = &figure->number;

  if (indicator->maximum.set && ct_decimal_compare(number->value, number->other) > 0 &&
      ct_decimal_compare(indicator->maximum.value, indicator->factor) <= 0)
    return FALSE;
  for (guint i = 0; i < prose->figures->len; i++) {
    const CtProseFigure *rate = get_figure(prose, i);

    if (rate->kind == CT_PROSE_EQUAL && rate->of >= 0 &&
        get_figure(prose, (guint)rate->of) == figure && rate->number.kind == CT_NUMBER_VALUE &&
        !ct_intake_fits_parts(indicator, rate->number.value, number->value, number->other))
      return FALSE;
  }
  return TRUE;
}

/* Whether a figure of the cell can be a figure of @indicator. */
static gboolean
fits(const Prose *prose, const CtProseFigure *figure, guint32 index)
{
  const CtIndicator *indicator = get_indicator(prose, index);
  gboolean change = figure->kind == CT_PROSE_CHANGE || figure->direction != 0;

  if (figure->number.kind == CT_NUMBER_RATIO)
    return is_rate(indicator->form) && !change && is_part_of_whole(prose, figure, indicator) &&
           (figure->number.unit_length == 0 ||
            has_unit_of(prose, figure, indicator->numerator));
  if (figure->number.kind != CT_NUMBER_VALUE && figure->number.kind != CT_NUMBER_AMBIGUOUS)
    return FALSE;
  if (change != is_change(indicator->form))
    return FALSE;
  return figure->number.unit_length == 0 ? index == prose->own && !change
                                         : has_unit_of(prose, figure, index);
}

/* "105 đ/c" in the row of a rate: its numerator. */
static gboolean
fits_numerator(const Prose *prose, const CtProseFigure *figure, guint32 index)
{
  const CtIndicator *indicator = get_indicator(prose, index);

  return figure->number.kind == CT_NUMBER_VALUE && figure->kind == CT_PROSE_FIGURE &&
         figure->direction == 0 && is_rate(indicator->form) &&
         has_unit_of(prose, figure, indicator->numerator);
}

/* Whose a figure is */

typedef gboolean (*FitsFunc)(const Prose *prose, const CtProseFigure *figure, guint32 index);

/* The only indicator of the group that it fits, or CT_INDEX_NONE. */
static guint32
find_in_group(const Prose *prose, const CtProseFigure *figure, FitsFunc does_fit)
{
  const CtCatalog *catalog = prose->intake->catalog;
  guint32 found = CT_INDEX_NONE;

  for (guint32 i = 0; prose->group != CT_INDEX_NONE && i < catalog->n_targeted; i++) {
    if (catalog->indicators[i].group != prose->group || !does_fit(prose, figure, i))
      continue;
    if (found != CT_INDEX_NONE)
      return CT_INDEX_NONE;
    found = i;
  }
  return found;
}

/* "TNGT giảm" is about TNGT. */
static CtSpan
strip_direction(CtSpan text)
{
  static const gchar *const words[] = {" giảm", " tăng"};

  for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
    gsize n = strlen(words[i]);

    if (text.length > n && memcmp(text.text + text.length - n, words[i], n) == 0)
      return ct_span_trim((CtSpan){text.text, text.length - n});
  }
  return text;
}

/* A line of the row's name without its goal: "- Vụ án >90%" is "Vụ án". */
static CtSpan
name_line(const Prose *prose, guint line)
{
  CtSpan text = prose->names;
  gsize n = 0;

  for (; line > 0; line--) {
    const gchar *end = memchr(text.text, '\n', text.length);

    if (text.length == 0 || end == NULL)
      return (CtSpan){"", 0};
    text.length -= (gsize)(end + 1 - text.text);
    text.text = end + 1;
  }
  while (n < text.length && text.text[n] != '\n' && strchr("<>=~0123456789", text.text[n]) == NULL)
    n++;
  return strip_direction(ct_outline_strip((CtSpan){text.text, n}));
}

/* The change of what @part counts: "vụ giảm 1 (-20%)" is about the decrease of accidents. */
static guint32
find_change_of(const Prose *prose, const CtProseFigure *figure, guint32 part)
{
  const CtCatalog *catalog = prose->intake->catalog;

  for (guint32 i = 0; i < catalog->n_targeted; i++)
    if (is_change(catalog->indicators[i].form) && catalog->indicators[i].numerator == part &&
        has_unit_of(prose, figure, i))
      return i;
  return CT_INDEX_NONE;
}

/* What a label names, under the row's own name, its group, and what stands above it. */
static guint32
find_labelled(const Prose *prose, const CtProseFigure *figure, CtSpan label)
{
  CtIntake *intake = prose->intake;
  CtSpan headings[CT_OUTLINE_MAX + 2];
  CtIndicatorMatch found;
  guint n = 0;

  if (label.length == 0)
    return CT_INDEX_NONE;
  headings[n++] = name_line(prose, figure->line);
  if (prose->group != CT_INDEX_NONE) {
    const gchar *name = intake->catalog->groups[prose->group].name_vi;

    headings[n++] = (CtSpan){name, strlen(name)};
  }
  n += ct_outline_headings(intake->table.outline, CT_OUTLINE_PART, headings + n);
  found = ct_resolver_indicator_under(intake->resolver, label, headings, n);
  if (found.match.result != CT_NAME_FOUND || found.match.id == CT_INDEX_NONE)
    return CT_INDEX_NONE;
  if (figure->direction != 0 && !is_change(get_indicator(prose, found.match.id)->form))
    return find_change_of(prose, figure, found.match.id);
  return fits(prose, figure, found.match.id) ? found.match.id : CT_INDEX_NONE;
}

/* In the row of one indicator another one of its group is meant only by what says so
 * itself: "12/21 xã", or the share in brackets behind it. */
static gboolean
may_be_of_group(const Prose *prose, const CtProseFigure *figure)
{
  return prose->own == CT_INDEX_NONE || figure->number.kind == CT_NUMBER_RATIO ||
         figure->kind == CT_PROSE_EQUAL;
}

/* Words that name nothing, or that the indicator's own name has: "đạt", "tổng số xã". */
static gboolean
is_own_label(const Prose *prose, CtSpan label)
{
  static const gchar *const plain[] = {
    "dat", "co",  "la",   "ket", "qua",  "thuc", "hien", "uoc", "tong", "so",  "ti",   "le",
    "den", "nay", "duoc", "them", "moi", "ca",   "toan", "luy", "ke",   "trong", "ky", "nam",
    "con", "tang", "giam", "nham", "muc", "chi",  "tieu", "dau", "cuoi", "thang", NULL};
  const gchar *name = get_indicator(prose, prose->own)->name_vi;
  g_autofree gchar *known = ct_text_fold(name, strlen(name), CT_FOLD_LETTERS);
  g_autofree gchar *key = ct_text_fold(label.text, label.length, CT_FOLD_LETTERS);
  g_auto(GStrv) words = g_strsplit(key, " ", -1), names = g_strsplit(known, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_ascii_isdigit(*words[i]) && !g_strv_contains(plain, words[i]) &&
        !g_strv_contains((const gchar *const *)names, words[i]))
      return FALSE;
  return TRUE;
}

static guint32
find_owner(const Prose *prose, guint index)
{
  const CtProseFigure *figure = get_figure(prose, index);
  CtSpan label = figure->label.length > 0 || figure->kind == CT_PROSE_EQUAL
                   ? figure->label
                   : name_line(prose, figure->line);
  guint32 owner = find_labelled(prose, figure, label);

  if (figure->kind == CT_PROSE_EQUAL && figure->of >= 0 && (guint)figure->of < index) {
    const CtProseFigure *of = get_figure(prose, (guint)figure->of);

    owner = prose->owners[figure->of];
    if (owner == CT_INDEX_NONE && of->number.kind == CT_NUMBER_RATIO)
      return CT_INDEX_NONE;
    if (owner == CT_INDEX_NONE && of->label.length > 0)
      owner = find_labelled(prose, figure, of->label);
    else if (owner != CT_INDEX_NONE && !fits(prose, figure, owner))
      owner = CT_INDEX_NONE;
  }
  if (owner == CT_INDEX_NONE && figure->label.length > 0 && prose->own == CT_INDEX_NONE &&
      figure->direction != 0)
    return CT_INDEX_NONE; /* "chết giảm 2": of something else than its neighbour */
  if (owner == CT_INDEX_NONE && prose->own != CT_INDEX_NONE && figure->label.length > 0 &&
      !is_own_label(prose, figure->label))
    return CT_INDEX_NONE; /* "số vụ phạm pháp 12 vụ" in the row of accidents */
  if (owner == CT_INDEX_NONE && prose->own != CT_INDEX_NONE && fits(prose, figure, prose->own))
    owner = prose->own;
  if (owner == CT_INDEX_NONE && may_be_of_group(prose, figure))
    owner = find_in_group(prose, figure, fits);
  return owner;
}

/* Taking */

/* "giảm 2,7 %" is 2,7 of a decrease, "tăng 2,7 %" is -2,7 of it. */
static void
turn_sign(const Prose *prose, guint32 index, const CtProseFigure *figure, CtNumber *number)
{
  const CtIndicator *indicator = get_indicator(prose, index);
  gboolean falls = indicator->form == CT_FORM_DECREASE;

  if (indicator->form == CT_FORM_CHANGE) {
    g_autofree gchar *key =
      ct_text_fold(indicator->name_vi, strlen(indicator->name_vi), CT_FOLD_LETTERS);

    falls = strstr(key, "giam") != NULL;
  }
  if (figure->direction != 0 && (figure->direction < 0) != falls)
    number->value.coefficient = -number->value.coefficient;
}

static gboolean
is_plain(const CtProseFigure *figure)
{
  return figure->kind == CT_PROSE_FIGURE && figure->label.length == 0 &&
         figure->number.kind == CT_NUMBER_VALUE;
}

/* "12 xã, 13 xã": which of them is the figure nobody can tell. */
static gboolean
is_one_of_several(const Prose *prose, guint index)
{
  const CtProseFigure *figure = get_figure(prose, index);

  for (guint i = 0; i < prose->figures->len; i++) {
    const CtProseFigure *other = get_figure(prose, i);

    if (i != index && is_plain(figure) && is_plain(other) && figure->line == other->line &&
        figure->number.unit_length == other->number.unit_length &&
        memcmp(figure->number.unit, other->number.unit, other->number.unit_length) == 0 &&
        ct_decimal_compare(figure->number.value, other->number.value) != 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
was_taken(const Prose *prose, guint index, guint32 owner)
{
  for (guint i = 0; i < index; i++)
    if (prose->owners[i] == owner &&
        (get_figure(prose, i)->number.kind == CT_NUMBER_RATIO) ==
          (get_figure(prose, index)->number.kind == CT_NUMBER_RATIO))
      return TRUE;
  return FALSE;
}

static CtFigure
make_figure(const Prose *prose, guint32 owner, CtKeys *keys)
{
  CtFigure figure = *prose->figure;

  *keys = *figure.keys;
  keys->indicator = owner;
  if (keys->unit_column == CT_COLUMN_NONE)
    keys->unit = (CtSpan){"", 0}; /* the sheet's unit is not that of prose */
  figure.keys = keys;
  return figure;
}

static gboolean
take_value(Prose *prose, const CtProseFigure *read, guint32 owner)
{
  CtKeys keys;
  CtFigure figure = make_figure(prose, owner, &keys);
  CtNumber number = read->number;
  CtSpan unit = find_unit(prose, &number, owner);

  number.unit = unit.text;
  number.unit_length = unit.length;
  number.estimate = number.estimate || read->estimate;
  turn_sign(prose, owner, read, &number);
  return ct_figure_take_number(prose->intake, &figure, &number);
}

static gboolean
take_part(Prose *prose, guint32 owner, CtMeaning role, CtDecimal value)
{
  CtKeys keys;
  CtFigure figure = make_figure(prose, owner, &keys);

  ct_figure_take_part(prose->intake, &figure, role, value);
  return TRUE;
}

/* Goals are figures of plans only. */
static gboolean
is_figure(const Prose *prose, const CtProseFigure *figure)
{
  switch (figure->kind) {
  case CT_PROSE_FIGURE:
  case CT_PROSE_CHANGE:
  case CT_PROSE_EQUAL:
    return TRUE;
  case CT_PROSE_TARGET:
    return prose->figure->keys->measure == CT_MEASURE_PLAN;
  case CT_PROSE_PROGRESS:
  case CT_PROSE_DATE:
  case CT_PROSE_OTHER:
  default:
    return FALSE;
  }
}

static void
take(Prose *prose, guint index)
{
  const CtProseFigure *figure = get_figure(prose, index);
  guint32 owner;
  gboolean taken;

  prose->owners[index] = CT_INDEX_NONE;
  if (!is_figure(prose, figure) || is_one_of_several(prose, index))
    return;
  owner = find_owner(prose, index);
  if (owner == CT_INDEX_NONE) {
    owner = prose->own != CT_INDEX_NONE && fits_numerator(prose, figure, prose->own)
              ? prose->own
              : find_in_group(prose, figure, fits_numerator);
    if (owner == CT_INDEX_NONE || was_taken(prose, index, owner))
      return;
    prose->n_taken += take_part(prose, owner, CT_MEANS_NUMERATOR, figure->number.value) ? 1 : 0;
    return;
  }
  if (was_taken(prose, index, owner))
    return;
  prose->owners[index] = owner;
  if (figure->number.kind == CT_NUMBER_RATIO)
    taken = take_part(prose, owner, CT_MEANS_NUMERATOR, figure->number.value) &&
            take_part(prose, owner, CT_MEANS_DENOMINATOR, figure->number.other);
  else
    taken = take_value(prose, figure, owner);
  prose->n_taken += taken ? 1 : 0;
}

/* Telling */

static void
append_text(GString *list, CtSpan text)
{
  g_autofree gchar *quoted = ct_text_quote(text.text, text.length);

  g_string_append(list, list->len > 0 ? "; " : "");
  g_string_append(list, quoted);
}

/* Which figures of the cell were read and which were not, so that a person can see. */
static void
tell(const Prose *prose, const guint8 *taken)
{
  CtFinding finding = ct_intake_finding(prose->intake, CT_SEVERITY_INFO, "intake.prose",
                                        prose->figure->place, prose->figure->keys);
  g_autoptr(GString) read = g_string_new(NULL);
  g_autoptr(GString) left = g_string_new(NULL);
  g_autofree gchar *observed = ct_text_quote(prose->figure->text.text, prose->figure->text.length);

  for (guint i = 0; i < prose->figures->len; i++)
    if (get_figure(prose, i)->kind != CT_PROSE_DATE)
      append_text(taken[i] != 0 ? read : left, get_figure(prose, i)->text);
  finding.observed = observed;
  if (left->len > 0)
    ct_findings_add(prose->intake->findings, &finding,
                    _("the cell is in words; %s was read, and not %s"), read->str, left->str);
  else
    ct_findings_add(prose->intake->findings, &finding, _("the cell is in words; %s was read"),
                    read->str);
}

/* "=1+1", "@SUM(1;1)", "-2+3+cmd|...": what a spreadsheet would compute. */
static gboolean
is_formula(CtSpan text)
{
  if (text.length == 0 || strchr("=@", text.text[0]) != NULL)
    return TRUE;
  if (strchr("+-", text.text[0]) == NULL || text.length < 2 || !g_ascii_isdigit(text.text[1]))
    return FALSE;
  for (gsize i = 1; i < text.length; i++)
    if (strchr("+|!", text.text[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Words, and not the letters of a slip: "l.491,8", "631 4O0". */
static gboolean
has_words(CtSpan text)
{
  guint letters = 0;
  gboolean digit = FALSE;

  for (gsize i = 0; i < text.length; i++) {
    guchar c = (guchar)text.text[i];
    gboolean letter = g_ascii_isalpha(c) || c >= 0xC3;

    letters = letter && !digit ? letters + 1 : letter ? letters : 0;
    digit = g_ascii_isdigit(c) || (digit && (letter || c == '.' || c == ','));
    if (letters >= 2)
      return TRUE;
  }
  return FALSE;
}

/* "l", "4O0", "97,l": nothing but digits, marks and the letters that digits become. */
static gboolean
is_damaged(const gchar *word, gsize length, gboolean beside)
{
  gboolean digit = beside, letter = FALSE;

  for (gsize i = 0; i < length; i++) {
    if (g_ascii_isdigit(word[i]))
      digit = TRUE;
    else if (strchr("lIOo", word[i]) != NULL)
      letter = TRUE;
    else if (strchr(".,", word[i]) == NULL)
      return FALSE;
  }
  return digit && letter;
}

/* The length of a space of any kind at @text, 0: none */
static gsize
space_length(CtSpan text, gsize at)
{
  gunichar c = g_utf8_get_char_validated(text.text + at, (gssize)(text.length - at));

  return c < 0x110000 && g_unichar_isspace(c)
           ? (gsize)(g_utf8_next_char(text.text + at) - (text.text + at))
           : 0;
}

/* A cell of which a digit became a letter, or a mark was set twice, is no prose: the rest
 * would be read as a whole. */
static gboolean
has_damage(CtSpan text)
{
  gsize begin = 0, i = 0;
  gboolean digit_before = FALSE;

  while (i <= text.length) {
    gsize space = i < text.length ? space_length(text, i) : 1;
    gboolean beside;

    if (i + 1 < text.length && strchr(".,", text.text[i]) != NULL &&
        strchr(".,", text.text[i + 1]) != NULL && i > 0 && g_ascii_isdigit(text.text[i - 1]))
      return TRUE;
    if (space == 0) {
      i++;
      continue;
    }
    beside = digit_before || (i + space < text.length && g_ascii_isdigit(text.text[i + space]));
    if (is_damaged(text.text + begin, i - begin, beside))
      return TRUE;
    digit_before = i > begin && g_ascii_isdigit(text.text[i - 1]);
    i += space;
    begin = i;
  }
  return FALSE;
}

gboolean
ct_figure_read_prose(CtIntake *intake, const CtFigure *figure, guint32 group, CtSpan names)
{
  Prose prose = {.intake = intake,
                 .figure = figure,
                 .own = figure->keys->indicator,
                 .group = group,
                 .names = names,
                 .figures = intake->prose};
  guint8 taken[MAX_TAKEN] = {0};

  if (is_formula(figure->text) || !has_words(figure->text) || has_damage(figure->text) ||
      ct_prose_read(figure->text.text, figure->text.length, intake->table.style, intake->prose) == 0)
    return FALSE;
  if (prose.own != CT_INDEX_NONE && group == CT_INDEX_NONE)
    prose.group = intake->catalog->indicators[prose.own].group;
  for (guint i = 0; i < prose.figures->len; i++) {
    guint before = prose.n_taken;

    take(&prose, i);
    taken[i] = prose.n_taken > before;
  }
  if (prose.n_taken > 0)
    tell(&prose, taken);
  return prose.n_taken > 0;
}

/* Rows of groups */

static void
tell_nothing_read(CtIntake *intake, const CtFigure *figure)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.prose-not-read",
                                        figure->place, figure->keys);
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = _("a number such as 1.234,5");
  ct_findings_add(intake->findings, &finding,
                  _("no figure could be read out of the words in this cell: \"%s\""), observed);
}

/* %FALSE when nothing says where or when, which has been told. */
static gboolean
has_place_and_time(CtIntake *intake, const CtKeys *keys, CtPlace place)
{
  static const CtNameMatch unknown = {.result = CT_NAME_UNKNOWN};

  if (keys->area == CT_INDEX_NONE)
    ct_intake_tell_name(intake, CT_MEANS_AREA, unknown, (CtSpan){"", 0}, place, keys);
  else if (keys->period == CT_PERIOD_NONE)
    ct_intake_tell_period(intake, (CtSpan){"", 0}, place, keys);
  else
    return TRUE;
  return FALSE;
}

/* A number of a spreadsheet as its author would have written it among words. */
static gboolean
read_typed_prose(CtIntake *intake, const CtFigure *figure, guint32 group, CtSpan names)
{
  g_autofree gchar *text = NULL;
  CtNumberStyle style = intake->table.style;
  CtFigure written = *figure;
  gchar *point;

  if (figure->cell->kind != CT_CELL_NUMBER && figure->cell->kind != CT_CELL_PERCENT)
    return ct_figure_read_prose(intake, figure, group, names);
  text = g_strdup_printf("%.*s%s", (gint)figure->text.length, figure->text.text,
                         figure->cell->kind == CT_CELL_PERCENT ? "%" : "");
  point = strchr(text, '.');
  if (point != NULL && (style == CT_STYLE_AUTO || style == CT_STYLE_VI))
    *point = ',';
  written.text = (CtSpan){text, strlen(text)};
  return ct_figure_read_prose(intake, &written, group, names);
}

/* The row's unit is not that of all figures of a group. */
static void
read_group_cell(CtIntake *intake, const CtRow *row, const CtKeys *keys, guint column, CtSpan names)
{
  const CtColumn *meaning = ct_layout_get(intake->table.layout, column);
  const CtCell *cell = column < row->n_cells ? &row->cells[column] : NULL;
  CtKeys own = *keys;
  CtPlace place = ct_intake_place(intake, row->number, (gint)column);
  CtFigure figure;

  own.unit = (CtSpan){"", 0};
  own.unit_column = CT_COLUMN_NONE;
  own.unit_blank = FALSE;
  if (meaning->area != CT_INDEX_NONE)
    own.area = meaning->area;
  if (meaning->period != CT_PERIOD_NONE)
    own.period = meaning->period;
  if (meaning->measure != CT_MEASURE_UNSAID)
    own.measure = meaning->measure;
  if (cell == NULL || ct_cell_span(cell).length == 0 || !has_place_and_time(intake, &own, place))
    return;
  figure = (CtFigure){.row = row,
                      .keys = &own,
                      .cell = cell,
                      .text = ct_cell_span(cell),
                      .place = place};
  if (cell->kind == CT_CELL_ERROR || cell->kind == CT_CELL_FORMULA)
    ct_figure_tell_cell_error(intake, &figure);
  else if (cell->kind == CT_CELL_DATE || !read_typed_prose(intake, &figure, keys->group, names))
    tell_nothing_read(intake, &figure);
}

static void
tell_part_of_group(CtIntake *intake, const CtFigure *figure)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.prose-not-read",
                                        figure->place, figure->keys);
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("a numerator or denominator beside a group of indicators belongs to none of "
                    "them and is not read: \"%s\"; give each indicator a row of its own"),
                  observed);
}

/* A numerator or denominator beside a group's name: of which of its indicators nothing says. */
static void
refuse_group_part(CtIntake *intake, const CtRow *row, const CtKeys *keys, CtMeaning role)
{
  gint column = intake->table.layout->at[role];
  CtSpan text = ct_cells_get(row->cells, row->n_cells, column);
  const CtCell *cell = text.length > 0 ? &row->cells[column] : NULL;
  CtFigure figure = {.row = row,
                     .keys = keys,
                     .cell = cell,
                     .text = text,
                     .place = ct_intake_place(intake, row->number, column)};

  if (cell == NULL || ct_intake_is_sign(intake, cell))
    return;
  if (cell->kind == CT_CELL_ERROR || cell->kind == CT_CELL_FORMULA)
    ct_figure_tell_cell_error(intake, &figure);
  else
    tell_part_of_group(intake, &figure);
}

/* The lines that name those of the results: of the row's name, else of its first cell with
 * several: the goals, "- ANTQ >80% ⏎ - Vụ án >90%". */
static CtSpan
find_names(const CtLayout *layout, const CtRow *row, CtSpan name)
{
  for (guint i = 0; i < layout->values->len; i++) {
    CtSpan text =
      ct_cells_get(row->cells, row->n_cells, (gint)g_array_index(layout->values, guint, i));

    if (memchr(name.text, '\n', name.length) == NULL && memchr(text.text, '\n', text.length) != NULL)
      return text;
  }
  return name;
}

guint32
ct_intake_find_group(const CtIntake *intake, const CtRow *row, CtSpan text)
{
  CtSpan number = ct_cells_get(row->cells, row->n_cells,
                               intake->table.layout->at[CT_MEANS_ROW_NUMBER]);
  guint32 group = ct_catalog_find_group(intake->catalog, text.text, text.length);

  if (group == CT_INDEX_NONE && number.length > 2 && number.text[0] == '(')
    group = ct_catalog_find_group(intake->catalog, number.text, number.length);
  return group;
}

void
ct_intake_read_group(CtIntake *intake, const CtRow *row, CtSpan text, const CtKeys *keys)
{
  const CtLayout *layout = intake->table.layout;
  CtSpan names = find_names(layout, row, text);

  for (guint i = 0; i < layout->values->len; i++)
    read_group_cell(intake, row, keys, g_array_index(layout->values, guint, i), names);
  refuse_group_part(intake, row, keys, CT_MEANS_NUMERATOR);
  refuse_group_part(intake, row, keys, CT_MEANS_DENOMINATOR);
}
