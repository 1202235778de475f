/* ct-figure-words.c: whether the words of a cell let its figures be taken for the indicator's.
 *
 *   chưa đạt 12 xã | đề nghị công nhận 10 xã | 12 xã chưa đạt, 9 xã đạt | 31,5 (CK)
 *
 * A word that is not known may say that a figure is of something else, or none yet, so only
 * known ones may stand beside it: words about numbers, units, and those of the names that the
 * row is about. Of changes, plans and parts nothing is taken; there any word may stand.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-figure.h"
#include "intake/ct-prose-pieces.h"

/* Words that say nothing, beside those of ct-number-words.c. */
static const gchar *const plain[] = {
  "kết", "quả",  "đã",  "số",  "lượng", "nay",  "hiện", "kỳ",   "kì",
  "đầu", "xảy",  "ra",  "các", "hàng",  "mỗi",  "địa",  "bàn", "về",  "chỉ", "cho",  "trung",
  "nhất", "ở",   "với", "đó",  "đ",     "c",    "cả",   "vào", "khi", "thì", "tính", "đợt",
  NULL};

typedef struct {
  const CtProseCell *prose;
  GString *names; /* of one spelling, " between spaces " */
  gboolean unmarked;
  guint n_levels; /* figures that are no changes, parts of plans or repeated */
  gboolean relevant[CT_PROSE_MAX_FIGURES];
  gboolean labelled[CT_PROSE_MAX_FIGURES];
  guint64 owners[CT_PROSE_MAX_FIGURES];
} Cell;

static const CtProseFigure *
get_figure(const Cell *cell, guint i)
{
  return ct_prose_cell_get(cell->prose, i);
}

/* Names */

static void
add_text(GString *names, const gchar *text, gsize length)
{
  g_autofree gchar *key = ct_text_fold(text, length, CT_FOLD_SPELLING);

  g_string_append_printf(names, "%s ", key);
}

static void
add_unit_words(GString *names, const CtCatalog *catalog, guint32 unit)
{
  add_text(names, catalog->units[unit].name_vi, strlen(catalog->units[unit].name_vi));
  add_text(names, catalog->units[unit].symbol, strlen(catalog->units[unit].symbol));
}

static void
add_indicator(GString *names, const CtCatalog *catalog, guint32 index)
{
  const CtIndicator *indicator;

  if (index == CT_INDEX_NONE)
    return;
  indicator = &catalog->indicators[index];
  add_text(names, indicator->name_vi, strlen(indicator->name_vi));
  add_unit_words(names, catalog, indicator->unit);
}

static void
add_whole_indicator(GString *names, const CtCatalog *catalog, guint32 index)
{
  if (index == CT_INDEX_NONE)
    return;
  add_indicator(names, catalog, index);
  add_indicator(names, catalog, catalog->indicators[index].numerator);
  add_indicator(names, catalog, catalog->indicators[index].denominator);
}

static GString *
collect_names(const CtProseCell *prose)
{
  const CtCatalog *catalog = prose->intake->catalog;
  GString *names = g_string_new(" ");

  add_whole_indicator(names, catalog, prose->own);
  add_text(names, prose->names.text, prose->names.length);
  if (prose->group == CT_INDEX_NONE)
    return names;
  add_text(names, catalog->groups[prose->group].name_vi,
           strlen(catalog->groups[prose->group].name_vi));
  for (guint32 i = 0; prose->own == CT_INDEX_NONE && i < catalog->n_targeted; i++)
    if (catalog->indicators[i].group == prose->group)
      add_whole_indicator(names, catalog, i);
  return names;
}

/* Words */

static gboolean
is_in_names(const Cell *cell, const gchar *key)
{
  g_autofree gchar *word = g_strdup_printf(" %s ", key);
  g_autofree gchar *unmarked =
    cell->unmarked ? ct_text_fold(cell->names->str, cell->names->len, CT_FOLD_LETTERS) : NULL;
  g_autofree gchar *padded = cell->unmarked ? g_strdup_printf(" %s ", unmarked) : NULL;

  return strstr(cell->unmarked ? padded : cell->names->str, word) != NULL;
}

static gboolean
is_plain_word(const Cell *cell, CtSpan word, const gchar *key)
{
  g_autofree gchar *lower = g_utf8_strdown(word.text, (gssize)word.length);

  for (guint i = 0; plain[i] != NULL; i++) {
    g_autofree gchar *folded = NULL;

    if (g_str_equal(lower, plain[i]))
      return TRUE;
    if (!cell->unmarked)
      continue;
    folded = ct_text_fold(plain[i], strlen(plain[i]), CT_FOLD_LETTERS);
    if (g_str_equal(key, folded))
      return TRUE;
  }
  return FALSE;
}

/* "lũy kế": of the month's figure and the cumulated one nothing says which is wanted. */
static gboolean
is_cumulative(const gchar *key)
{
  return g_str_equal(key, "luy") || g_str_equal(key, "ke");
}

static gboolean
is_cumulative_piece(const CtPiece *piece)
{
  g_autofree gchar *key = ct_text_fold(piece->at, (gsize)(piece->end - piece->at), CT_FOLD_LETTERS);

  return is_cumulative(key);
}

static gboolean
is_unit_of(const Cell *cell, CtSpan text, guint32 indicator)
{
  const CtCatalog *catalog = cell->prose->intake->catalog;
  CtNameMatch match;

  if (indicator == CT_INDEX_NONE)
    return FALSE;
  match = ct_resolver_unit(cell->prose->intake->resolver, text, indicator);
  return match.result == CT_NAME_FOUND &&
         ct_unit_convertible(&catalog->units[match.id],
                             &catalog->units[catalog->indicators[indicator].unit]);
}

/* Of a unit of the row's indicator, or of what it counts. */
static gboolean
is_unit_word(const Cell *cell, CtSpan word)
{
  const CtProseCell *prose = cell->prose;
  const CtIndicator *own;

  if (prose->own == CT_INDEX_NONE)
    return ct_resolver_is_unit(prose->intake->resolver, word);
  own = &prose->intake->catalog->indicators[prose->own];
  return is_unit_of(cell, word, prose->own) || is_unit_of(cell, word, own->numerator) ||
         is_unit_of(cell, word, own->denominator);
}

/* "thêm 01 xã" is by how much there are more; "tăng thêm" says so itself. */
static gboolean
is_known_word(const Cell *cell, const CtPiece *piece, CtWord before)
{
  CtSpan word = {piece->at, (gsize)(piece->end - piece->at)};
  g_autofree gchar *spelt = NULL;
  g_autofree gchar *key = NULL;

  key = ct_text_fold(word.text, word.length, CT_FOLD_LETTERS);
  if (piece->word == CT_WORD_FILLER && g_str_equal(key, "them"))
    return before == CT_WORD_UP;
  if (piece->word != CT_WORD_NONE)
    return TRUE;
  if (is_cumulative(key))
    return cell->n_levels < 2;
  if (!cell->unmarked)
    spelt = ct_text_fold(word.text, word.length, CT_FOLD_SPELLING);
  return is_in_names(cell, cell->unmarked ? key : spelt) || is_plain_word(cell, word, key) || is_unit_word(cell, word);
}

/* Figures */

static gboolean
is_change_form(const CtProseCell *prose)
{
  CtForm form = prose->own != CT_INDEX_NONE
                  ? prose->intake->catalog->indicators[prose->own].form
                  : CT_FORM_TOTAL;

  return form == CT_FORM_GROWTH || form == CT_FORM_DECREASE || form == CT_FORM_CHANGE;
}

/* Whether it may be taken for a figure of the row. */
static gboolean
is_relevant(CtProseCell *prose, guint i, guint64 *owner)
{
  const CtProseFigure *figure = ct_prose_cell_get(prose, i);
  guint32 part;

  prose->owners[i] = CT_INDEX_NONE;
  *owner = CT_INDEX_NONE;
  if (figure->kind != CT_PROSE_FIGURE && figure->kind != CT_PROSE_EQUAL &&
      !(figure->kind == CT_PROSE_CHANGE && is_change_form(prose)))
    return FALSE;
  prose->owners[i] = ct_prose_cell_owner(prose, i);
  *owner = prose->owners[i];
  if (*owner != CT_INDEX_NONE)
    return TRUE;
  part = ct_prose_cell_numerator_owner(prose, i);
  if (part != CT_INDEX_NONE)
    *owner = (guint64)part | ((guint64)1 << 32);
  else if (prose->own != CT_INDEX_NONE && figure->kind == CT_PROSE_FIGURE &&
           (figure->number.unit_length == 0 ||
            ct_prose_cell_unit(prose, &figure->number, prose->own).length > 0))
    *owner = prose->own;
  return *owner != CT_INDEX_NONE;
}

static void
judge_figures(Cell *cell, CtProseCell *prose)
{
  for (guint i = 0; i < prose->figures->len; i++) {
    CtProseKind kind = ct_prose_cell_get(prose, i)->kind;

    cell->relevant[i] = is_relevant(prose, i, &cell->owners[i]);
    cell->n_levels += kind == CT_PROSE_FIGURE || kind == CT_PROSE_OTHER ? 1 : 0;
    cell->labelled[i] = ct_prose_cell_labelled(prose, i) != CT_INDEX_NONE;
  }
}

static gboolean
holds(CtSpan span, const CtPiece *piece)
{
  return span.length > 0 && piece->at >= span.text && piece->at < span.text + span.length;
}

/* Walk */

/* @free: words may say what they like up to the end of the sentence: "trong đó", "do"
 * @aside: the clause has no figure and may say what it likes
 * @after: a figure that may be taken stands before on the line */
typedef struct {
  const CtPiece *pieces;
  guint n;
  guint i;
  CtWord before;
  gboolean free;
  gboolean aside;
  gboolean after;
} Walk;

static gboolean
ends_clause(CtPieceKind kind)
{
  return kind == CT_PIECE_COMMA || kind == CT_PIECE_POINT || kind == CT_PIECE_SEMICOLON ||
         kind == CT_PIECE_LINE;
}

/* The figure that a piece is part of, or -1. */
static gint
find_figure(const Cell *cell, const CtPiece *piece)
{
  for (guint i = 0; i < cell->prose->figures->len; i++)
    if (holds(get_figure(cell, i)->text, piece) && get_figure(cell, i)->kind != CT_PROSE_DATE)
      return (gint)i;
  return -1;
}

/* "Rà soát cuối năm; ước giảm 2,7%", "12 xã, không tăng so với 31/12/2022": but what follows a
 * figure, "9 xã, chưa công nhận", speaks of it. */
static void
begin_clause(const Cell *cell, Walk *walk)
{
  gboolean change = FALSE;
  guint i;

  if (walk->i > 0 && walk->pieces[walk->i - 1].kind == CT_PIECE_LINE)
    walk->after = FALSE;
  walk->aside = FALSE;
  for (i = walk->i; i < walk->n && !ends_clause(walk->pieces[i].kind); i++) {
    const CtPiece *piece = &walk->pieces[i];

    if (find_figure(cell, piece) >= 0)
      return;
    change = change || (piece->kind == CT_PIECE_WORD &&
                        (piece->word == CT_WORD_UP || piece->word == CT_WORD_DOWN ||
                         piece->word == CT_WORD_COMPARED));
  }
  walk->aside = change || (!walk->after && i < walk->n && walk->pieces[i].kind != CT_PIECE_COMMA);
}

static gboolean
ends_free(CtPieceKind kind)
{
  return kind == CT_PIECE_POINT || kind == CT_PIECE_SEMICOLON || kind == CT_PIECE_LINE ||
         kind == CT_PIECE_CLOSE;
}

/* Whether a word belongs to the unit that figure @i has. */
static gboolean
is_in_unit(const Cell *cell, guint i, const CtPiece *piece)
{
  guint64 owner = cell->owners[i];
  const CtIndicator *indicator;
  CtSpan unit;

  if (owner == CT_INDEX_NONE)
    return FALSE;
  indicator = &cell->prose->intake->catalog->indicators[owner & G_MAXUINT32];
  if (owner > G_MAXUINT32 || get_figure(cell, i)->number.kind == CT_NUMBER_RATIO)
    owner = indicator->numerator;
  if ((guint32)owner == CT_INDEX_NONE)
    return FALSE;
  unit = ct_prose_cell_unit(cell->prose, &get_figure(cell, i)->number, (guint32)owner);
  return holds(unit, piece);
}

/* Whether a word speaks of no figure that is taken. */
static gboolean
is_beside(const Cell *cell, const CtPiece *piece)
{
  const CtProseFigure *last = NULL;
  guint at = 0;

  for (guint i = 0; i < cell->prose->figures->len; i++) {
    const CtProseFigure *figure = get_figure(cell, i);

    if (holds(figure->against, piece))
      return TRUE;
    if (holds(figure->label, piece))
      return !cell->relevant[i] || cell->labelled[i];
    if (holds(figure->text, piece))
      return !cell->relevant[i] || is_in_unit(cell, i, piece);
    if (figure->text.text < piece->at && figure->kind != CT_PROSE_DATE) {
      last = figure;
      at = i;
    }
  }
  return last != NULL && !cell->relevant[at] && last->kind != CT_PROSE_OTHER;
}

/* "31,5 (CK)", "22,4 (KH)": brackets without a number that say whose the one before is. */
static gboolean
names_other(const Cell *cell, const Walk *walk)
{
  gboolean other = FALSE;

  for (guint i = walk->i + 1; i < walk->n && walk->pieces[i].kind != CT_PIECE_CLOSE; i++) {
    const CtPiece *piece = &walk->pieces[i];

    if (piece->kind == CT_PIECE_WORD &&
        (piece->word == CT_WORD_UP || piece->word == CT_WORD_DOWN ||
         piece->word == CT_WORD_COMPARED || piece->word == CT_WORD_TO))
      return FALSE;
    if (piece->kind == CT_PIECE_WORD &&
        (piece->word == CT_WORD_EARLIER || piece->word == CT_WORD_PLAN ||
         piece->word == CT_WORD_AIM || piece->word == CT_WORD_INDICATOR ||
         piece->word == CT_WORD_TIME))
      other = TRUE;
    for (guint k = 0; k < cell->prose->figures->len; k++)
      if (holds(get_figure(cell, k)->text, piece) && get_figure(cell, k)->kind != CT_PROSE_DATE)
        return FALSE;
  }
  return other;
}

/* Returns: the first piece that is not understood, or %NULL */
static const CtPiece *
find_unknown(const Cell *cell, const CtPiece *pieces, guint n)
{
  Walk walk = {.pieces = pieces, .n = n};

  for (; walk.i < n; walk.i++) {
    const CtPiece *piece = &pieces[walk.i];
    gint figure = find_figure(cell, piece);

    walk.after = walk.after || (figure >= 0 && cell->relevant[figure]);
    if (walk.i == 0 || ends_clause(pieces[walk.i - 1].kind))
      begin_clause(cell, &walk);
    if (ends_free(piece->kind))
      walk.free = FALSE;
    if (piece->kind == CT_PIECE_OPEN && names_other(cell, &walk))
      return &pieces[MIN(walk.i + 1, n - 1)];
    if (piece->kind == CT_PIECE_WORD) {
      walk.free = walk.free || piece->word == CT_WORD_OF_WHICH || ct_piece_is(piece, "do");
      if (!walk.free && !walk.aside && (!is_beside(cell, piece) || is_cumulative_piece(piece)) &&
          !is_known_word(cell, piece, walk.before))
        return piece;
      walk.before = piece->word;
    } else if (piece->kind != CT_PIECE_OPEN) {
      walk.before = CT_WORD_NONE;
    }
  }
  return NULL;
}

/* Two figures of one indicator that differ: nothing says which is the whole. */
static gboolean
has_rivals(const Cell *cell)
{
  guint n = cell->prose->figures->len;

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++) {
      const CtProseFigure *one = get_figure(cell, i), *other = get_figure(cell, k);

      if (cell->relevant[i] && cell->relevant[k] && cell->owners[i] == cell->owners[k] &&
          one->kind == CT_PROSE_FIGURE && other->kind == CT_PROSE_FIGURE &&
          one->number.kind == other->number.kind && one->number.kind != CT_NUMBER_RATIO &&
          ct_decimal_compare(one->number.value, other->number.value) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Telling */

static void
tell_word(const CtProseCell *prose, const CtPiece *piece)
{
  const CtFigure *figure = prose->figure;
  CtFinding finding = ct_intake_finding(prose->intake, CT_SEVERITY_ERROR, "intake.not-a-number",
                                        figure->place, figure->keys);
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);
  g_autofree gchar *word = ct_text_quote(piece->at, (gsize)(piece->end - piece->at));

  finding.observed = observed;
  finding.expected = _("a number such as 1.234,5");
  ct_findings_add(prose->intake->findings, &finding,
                  _("\"%s\" is not read: with \"%s\" it is not sure that the number is this "
                    "figure; write the number alone, and the rest as a note"),
                  observed, word);
}

static void
tell_rivals(const CtProseCell *prose)
{
  const CtFigure *figure = prose->figure;
  CtFinding finding = ct_intake_finding(prose->intake, CT_SEVERITY_ERROR, "intake.not-a-number",
                                        figure->place, figure->keys);
  g_autofree gchar *observed = ct_text_quote(figure->text.text, figure->text.length);

  finding.observed = observed;
  finding.expected = _("a number such as 1.234,5");
  ct_findings_add(prose->intake->findings, &finding,
                  _("\"%s\" is not read: it holds several numbers of one kind, and nothing says "
                    "which is this figure; write that one alone, and the rest as a note"),
                  observed);
}

gboolean
ct_figure_refuse_words(CtProseCell *prose)
{
  g_autoptr(GArray) pieces = ct_prose_split(prose->figure->text.text, prose->figure->text.length);
  Cell cell = {.prose = prose,
               .unmarked = ct_number_words_unmarked(prose->figure->text.text,
                                                    prose->figure->text.length)};
  const CtPiece *unknown = NULL;
  gboolean relevant = FALSE, rivals;

  judge_figures(&cell, prose);
  for (guint i = 0; i < prose->figures->len; i++)
    relevant = relevant || cell.relevant[i];
  if (!relevant)
    return FALSE;
  cell.names = collect_names(prose);
  unknown = find_unknown(&cell, &g_array_index(pieces, CtPiece, 0), pieces->len);
  rivals = has_rivals(&cell);
  g_string_free(cell.names, TRUE);
  if (unknown != NULL)
    tell_word(prose, unknown);
  else if (rivals)
    tell_rivals(prose);
  return unknown != NULL || rivals;
}

/* "22 tỷ 400 triệu đồng": one number in two units, of which the second is the smaller. */
gboolean
ct_figure_read_sum(const CtProseCell *prose, CtNumber *sum)
{
  const CtUnit *units = prose->intake->catalog->units;
  const CtProseFigure *large, *small;
  CtNameMatch first, second;
  CtDecimal times, back, amount;

  if (prose->own == CT_INDEX_NONE || prose->figures->len != 2)
    return FALSE;
  large = ct_prose_cell_get(prose, 0);
  small = ct_prose_cell_get(prose, 1);
  if (large->number.kind != CT_NUMBER_VALUE || small->number.kind != CT_NUMBER_VALUE ||
      large->kind != CT_PROSE_FIGURE || small->kind != CT_PROSE_FIGURE ||
      large->number.value.scale != 0 || small->number.value.scale != 0 ||
      large->number.value.coefficient <= 0 || small->number.value.coefficient < 0 ||
      small->label.length > 0 || large->label.length > 0 ||
      large->number.qualifier != CT_QUALIFIER_NONE ||
      !ct_prose_cell_is_adjacent(prose, 0) ||
      small->text.text + small->text.length !=
        prose->figure->text.text + prose->figure->text.length)
    return FALSE;
  first = ct_resolver_unit(prose->intake->resolver,
                           (CtSpan){large->number.unit, large->number.unit_length}, prose->own);
  second = ct_resolver_unit(prose->intake->resolver,
                            (CtSpan){small->number.unit, small->number.unit_length}, prose->own);
  if (large->number.unit_length == 0 || small->number.unit_length == 0 ||
      first.result != CT_NAME_FOUND || second.result != CT_NAME_FOUND ||
      !ct_unit_convertible(&units[first.id], &units[second.id]) ||
      !ct_decimal_divide(units[first.id].factor, units[second.id].factor, 0, &times) ||
      !ct_decimal_multiply(times, units[second.id].factor, &back) ||
      ct_decimal_compare(back, units[first.id].factor) != 0 ||
      ct_decimal_compare(small->number.value, times) >= 0 ||
      !ct_decimal_multiply(large->number.value, times, &amount) ||
      !ct_decimal_add(amount, small->number.value, &amount))
    return FALSE;
  *sum = small->number;
  sum->value = amount;
  sum->decimals = 0;
  return TRUE;
}

gboolean
ct_prose_cell_is_adjacent(const CtProseCell *prose, guint i)
{
  const CtProseFigure *one = ct_prose_cell_get(prose, i), *next;
  CtSpan between;

  if (i + 1 >= prose->figures->len)
    return FALSE;
  next = ct_prose_cell_get(prose, i + 1);
  between = ct_span_trim((CtSpan){one->text.text + one->text.length,
                                  (gsize)(next->text.text - one->text.text) - one->text.length});
  return between.length == 0 && one->line == next->line;
}

void
ct_figure_strip_names(CtIntake *intake, const CtFigure *figure, CtNumber *number)
{
  CtProseCell prose = {.intake = intake,
                       .figure = figure,
                       .own = figure->keys->indicator,
                       .group = CT_INDEX_NONE,
                       .figures = intake->prose};
  CtSpan unit = {number->unit, number->unit_length}, own;
  Cell cell = {.prose = &prose, .n_levels = 2};
  gboolean known = TRUE;

  if (memchr(unit.text != NULL ? unit.text : "", ' ', unit.length) == NULL ||
      figure->cell->kind != CT_CELL_TEXT ||
      ct_resolver_unit(intake->resolver, unit, prose.own).result == CT_NAME_FOUND)
    return;
  own = ct_prose_cell_unit(&prose, number, prose.own);
  if (own.length == 0)
    return;
  cell.unmarked = ct_number_words_unmarked(unit.text, unit.length);
  cell.names = g_string_new(" ");
  add_indicator(cell.names, intake->catalog, prose.own);
  g_autofree gchar *rest = ct_text_fold(unit.text + own.length, unit.length - own.length,
                                        cell.unmarked ? CT_FOLD_LETTERS : CT_FOLD_SPELLING);
  g_auto(GStrv) words = g_strsplit(rest, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    known = known && (*words[i] == '\0' || is_in_names(&cell, words[i]));
  g_string_free(cell.names, TRUE);
  if (known)
    number->unit_length = own.length;
}
