/* ct-header-cell.c: one cell of a header, word by word: "Ước TH 6T/2023 (tỷ đồng)",
 * "6T/KH huyện", "% so với cùng kỳ". */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-header-private.h"

/* @at: the operand that words go to: behind "so với" it is the base
 * @said: words that mean something have been met; @rate_first: "%" stood before them */
typedef struct {
  const CtHeaderWords *words;
  CtSpan text;
  CtTokens tokens;
  CtCursor cursor;
  CtHeaderCell cell;
  CtOperand *at;
  gboolean said;
  gboolean rate_first;
  gboolean rate_last;
  gboolean progress; /* compared with the plan */
  gboolean unknown;  /* words stand there that are none of headers */
  gsize rest_start;
  gsize rest_end;
} Reader;

static void
add_rest(Reader *reader, gsize start, gsize end)
{
  if (reader->rest_end == 0)
    reader->rest_start = start;
  reader->rest_end = end;
}

static void
say(Reader *reader)
{
  reader->said = TRUE;
  reader->rate_last = FALSE;
  reader->at->said = TRUE;
}

static void
turn_to_base(Reader *reader)
{
  reader->cell.compares = TRUE;
  reader->cell.versus = TRUE;
  reader->at = &reader->cell.base;
}

static void
take_measure(Reader *reader, const CtHeaderPhrase *phrase)
{
  say(reader);
  reader->cell.value = reader->cell.value || reader->at == &reader->cell.main;
  if (phrase->measure != CT_MEASURE_UNSAID && reader->at->measure != CT_MEASURE_ESTIMATE)
    reader->at->measure = phrase->measure;
  if (phrase->plan != CT_PLAN_UNSAID)
    reader->at->plan = phrase->plan;
}

static void
take_giver(Reader *reader, const CtHeaderPhrase *phrase)
{
  say(reader);
  reader->at->plan = phrase->plan;
  reader->cell.weak_giver = reader->cell.weak_giver || reader->at == &reader->cell.main;
}

static void
take_comparison(Reader *reader, CtComparison comparison)
{
  CtHeaderCell *cell = &reader->cell;

  cell->compares = TRUE;
  if (cell->comparison != CT_COMPARES_PERCENT && comparison != CT_COMPARES_UNKNOWN)
    cell->comparison = comparison;
}

static void
take_rate(Reader *reader)
{
  reader->cell.rate = TRUE;
  if (!reader->said)
    reader->rate_first = TRUE;
  else
    reader->rate_last = TRUE;
}

static void
take_phrase(Reader *reader, const CtHeaderPhrase *phrase, gsize start, gsize end)
{
  switch (phrase->kind) {
  case CT_PHRASE_VALUE:
    take_measure(reader, phrase);
    break;
  case CT_PHRASE_GIVER:
    take_giver(reader, phrase);
    break;
  case CT_PHRASE_COMPARES:
    take_comparison(reader, phrase->comparison);
    break;
  case CT_PHRASE_VERSUS:
    turn_to_base(reader);
    break;
  case CT_PHRASE_PROGRESS:
    take_comparison(reader, CT_COMPARES_PERCENT);
    reader->progress = TRUE;
    reader->cell.base.said = TRUE;
    reader->cell.base.measure = CT_MEASURE_PLAN;
    break;
  case CT_PHRASE_RATE:
    take_rate(reader);
    break;
  case CT_PHRASE_UNTOLD:
    reader->cell.untold = TRUE;
    break;
  case CT_PHRASE_OTHER:
    reader->unknown = TRUE;
    add_rest(reader, start, end);
    break;
  case CT_PHRASE_SECTION:
    add_rest(reader, start, end);
    break;
  case CT_PHRASE_NEUTRAL:
    break;
  }
}

/* "6T/CK", "TH/KH": what stands before is held against what comes. "TH/6T" is not:
 * one says what, the other when. */
static gboolean
is_fraction(const CtOperand *above, const CtOperand *below)
{
  return above->said && below->said &&
         (above->relative.said || below->measure != CT_MEASURE_UNSAID ||
          below->relative.years_back != 0 || !below->relative.said);
}

/* The one step at the cursor: a phrase or a period, whichever is longer. */
static gboolean
take_step(Reader *reader)
{
  CtCursor by_phrase = reader->cursor, by_period = reader->cursor;
  const CtToken *first = &reader->tokens.tokens[reader->cursor.at];
  const CtHeaderPhrase *phrase = ct_header_words_take(reader->words, reader->text, &by_phrase);
  CtRelativePeriod relative;

  if (ct_take_relative(&by_period, &relative) && by_period.at > by_phrase.at) {
    reader->cursor = by_period;
    say(reader);
    reader->at->relative = ct_relative_period_join(reader->at->relative, relative);
    return TRUE;
  }
  if (phrase == NULL)
    return FALSE;
  reader->cursor = by_phrase;
  take_phrase(reader, phrase, first->start, reader->tokens.tokens[by_phrase.at - 1].end);
  return TRUE;
}

/* Behind a slash: into the base, when it turns out to be one. */
static void
take_slash(Reader *reader)
{
  CtHeaderCell before = reader->cell;
  CtOperand *at = reader->at;
  CtCursor start = reader->cursor;

  reader->cursor.at++;
  if (before.versus || !before.main.said)
    return;
  reader->at = &reader->cell.base;
  reader->cell.base = CT_OPERAND_INIT;
  while (reader->tokens.tokens[reader->cursor.at].kind != CT_TOKEN_END &&
         reader->tokens.tokens[reader->cursor.at].kind != CT_TOKEN_SLASH && take_step(reader))
    ;
  if (is_fraction(&reader->cell.main, &reader->cell.base)) {
    turn_to_base(reader);
    take_comparison(reader, CT_COMPARES_PERCENT);
    return;
  }
  reader->cell = before;
  reader->at = at;
  reader->cursor.at = start.at + 1;
}

static gboolean
is_sign(const CtToken *token)
{
  return token->kind == CT_TOKEN_DASH || token->kind == CT_TOKEN_SLASH ||
         (token->kind == CT_TOKEN_SIGN && strcmp(token->text, "%") != 0);
}

/* "2021-2023", "2021 đến 2023": no year, and how much of them a figure is of nobody says. */
static gboolean
take_years(Reader *reader)
{
  CtCursor ahead = reader->cursor;
  const CtToken *tokens = reader->tokens.tokens;
  gint first, last;

  if (!ct_take_year(&ahead, &first) || !ct_take_to(&ahead))
    return FALSE;
  ct_take_words(&ahead, "nam");
  if (!ct_take_year(&ahead, &last) || last <= first)
    return FALSE;
  reader->unknown = TRUE;
  add_rest(reader, tokens[reader->cursor.at].start, tokens[ahead.at - 1].end);
  reader->cursor = ahead;
  return TRUE;
}

static void
read_tokens(Reader *reader)
{
  const CtToken *tokens = reader->tokens.tokens;

  while (tokens[reader->cursor.at].kind != CT_TOKEN_END) {
    const CtToken *token = &tokens[reader->cursor.at];

    if (take_years(reader) || take_step(reader))
      continue;
    if (token->kind == CT_TOKEN_SLASH) {
      take_slash(reader);
      continue;
    }
    if (!is_sign(token)) {
      reader->unknown = TRUE;
      add_rest(reader, token->start, token->end);
    }
    reader->cursor.at++;
  }
}

/* "% KH", "% CK", "% TH": a percentage of that. "CK (%)": may be one. */
static void
weigh_rate(Reader *reader)
{
  CtHeaderCell *cell = &reader->cell;

  if (cell->rate && cell->compares)
    cell->comparison = CT_COMPARES_PERCENT;
  if (!cell->rate || cell->compares)
    return;
  if (reader->rate_first && cell->main.said && reader->rest_end == 0) {
    take_comparison(reader, CT_COMPARES_PERCENT);
    cell->versus = TRUE;
    cell->base = cell->main;
    cell->main = CT_OPERAND_INIT;
    if (cell->base.measure != CT_MEASURE_PLAN && cell->base.relative.years_back == 0) {
      cell->base = CT_OPERAND_INIT;
      cell->versus = FALSE;
    }
  } else if (reader->rate_last) {
    cell->percent = TRUE;
    cell->rate = FALSE;
  }
}

static gboolean
is_percent(CtSpan unit)
{
  return unit.length == 1 && unit.text[0] == '%';
}

/* "ĐVT: tỷ đồng" -> "tỷ đồng" */
static CtSpan
strip_label(CtSpan text)
{
  static const gchar *const labels[] = {"dvt", "don vi tinh", "dv tinh", "don vi", "d v t", NULL};
  const gchar *colon = memchr(text.text, ':', text.length);
  CtSpan label;

  if (colon == NULL)
    return text;
  label = ct_span_trim((CtSpan){text.text, (gsize)(colon - text.text)});
  if (!ct_header_is_one_of(label, labels))
    return text;
  return ct_span_trim((CtSpan){colon + 1, (gsize)(text.text + text.length - colon) - 1});
}

static gboolean
split_comma(CtSpan text, CtSpan *name, CtSpan *behind)
{
  for (gsize at = text.length; at-- > 0;) {
    if (text.text[at] != ',')
      continue;
    *name = ct_span_trim((CtSpan){text.text, at});
    *behind = ct_span_trim((CtSpan){text.text + at + 1, text.length - at - 1});
    return name->length > 0 && behind->length > 0;
  }
  return FALSE;
}

/* Cuts the unit off the text. A percent sign stays: it may say "so sánh". */
static CtSpan
take_unit(CtResolver *resolver, CtSpan text, CtHeaderCell *cell)
{
  CtSpan name, unit;

  if (!ct_span_split_brackets(text, &name, &unit) && !split_comma(text, &name, &unit))
    return text;
  unit = strip_label(unit);
  if (is_percent(unit) || !ct_resolver_is_unit(resolver, unit))
    return text;
  cell->unit = unit;
  return name;
}

/* "(tỷ đồng)", "ĐVT: tỷ đồng" */
static CtSpan
bare_unit(CtSpan text)
{
  if (text.length > 2 && text.text[0] == '(' && text.text[text.length - 1] == ')')
    text = ct_span_trim((CtSpan){text.text + 1, text.length - 2});
  return strip_label(text);
}

static void
finish(Reader *reader)
{
  CtHeaderCell *cell = &reader->cell;

  weigh_rate(reader);
  if (reader->progress && cell->main.measure == CT_MEASURE_PLAN) {
    cell->base = cell->main; /* "Hoàn thành KH tỉnh" */
    cell->main = CT_OPERAND_INIT;
  }
  cell->neutral = !reader->said && !cell->compares && !cell->rate && !cell->untold &&
                  cell->unit.length == 0 && reader->rest_end == 0;
  cell->section = reader->rest_end > 0 && !reader->unknown && !reader->tokens.cut;
  if (reader->rest_end > 0)
    cell->rest = ct_span_trim(
      (CtSpan){reader->text.text + reader->rest_start, reader->rest_end - reader->rest_start});
}

CtHeaderCell
ct_header_cell_read(const CtHeaderWords *words, CtResolver *resolver, CtSpan text)
{
  Reader reader = {.words = words, .cell = {.main = CT_OPERAND_INIT, .base = CT_OPERAND_INIT}};
  CtSpan unit = bare_unit(text);

  reader.at = &reader.cell.main;
  if (text.length > CT_HEADER_MAX_CELL) {
    reader.cell.rest = text;
    return reader.cell;
  }
  if (ct_resolver_is_unit(resolver, unit)) {
    reader.cell.unit = unit;
    reader.cell.unit_only = TRUE;
    reader.cell.rate = is_percent(unit);
    return reader.cell;
  }
  reader.text = take_unit(resolver, text, &reader.cell);
  ct_tokens_split(&reader.tokens, reader.text.text, reader.text.length);
  reader.cursor.tokens = reader.tokens.tokens;
  if (reader.tokens.cut)
    add_rest(&reader, 0, reader.text.length);
  read_tokens(&reader);
  finish(&reader);
  return reader.cell;
}
