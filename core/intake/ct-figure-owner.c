/* ct-figure-owner.c: whose each of several figures in one cell is.
 *
 *   12/21 xã (57,1%), tăng 01 xã so với 31/12/2022
 *
 * in the row of group 19 says numerator, denominator and value of the share of
 * communes. A figure goes to the indicator that its label names, else to the one of
 * the row, else to the only one of the group that it can be by form and unit.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-figure.h"

static const CtIndicator *
get_indicator(const CtProseCell *prose, guint32 index)
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

CtSpan
ct_prose_cell_unit(const CtProseCell *prose, const CtNumber *number, guint32 indicator)
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
has_unit_of(const CtProseCell *prose, const CtProseFigure *figure, guint32 indicator)
{
  return indicator != CT_INDEX_NONE &&
         ct_prose_cell_unit(prose, &figure->number, indicator).length > 0;
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
is_part_of_whole(const CtProseCell *prose, const CtProseFigure *figure,
                 const CtIndicator *indicator)
{
  const CtNumber *number = &figure->number;

  if (indicator->maximum.set && ct_decimal_compare(number->value, number->other) > 0 &&
      ct_decimal_compare(indicator->maximum.value, indicator->factor) <= 0)
    return FALSE;
  for (guint i = 0; i < prose->figures->len; i++) {
    const CtProseFigure *rate = ct_prose_cell_get(prose, i);

    if (rate->kind == CT_PROSE_EQUAL && rate->of >= 0 &&
        ct_prose_cell_get(prose, (guint)rate->of) == figure &&
        rate->number.kind == CT_NUMBER_VALUE &&
        !ct_intake_fits_parts(indicator, rate->number.value, number->value, number->other))
      return FALSE;
  }
  return TRUE;
}

/* Whether a figure of the cell can be a figure of @indicator. */
static gboolean
fits(const CtProseCell *prose, const CtProseFigure *figure, guint32 index)
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
fits_numerator(const CtProseCell *prose, const CtProseFigure *figure, guint32 index)
{
  const CtIndicator *indicator = get_indicator(prose, index);

  return figure->number.kind == CT_NUMBER_VALUE && figure->kind == CT_PROSE_FIGURE &&
         figure->direction == 0 && is_rate(indicator->form) &&
         has_unit_of(prose, figure, indicator->numerator);
}

/* Whose a figure is */

typedef gboolean (*FitsFunc)(const CtProseCell *prose, const CtProseFigure *figure, guint32 index);

/* The only indicator of the group that it fits, or CT_INDEX_NONE. */
static guint32
find_in_group(const CtProseCell *prose, const CtProseFigure *figure, FitsFunc does_fit)
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
name_line(const CtProseCell *prose, guint line)
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
find_change_of(const CtProseCell *prose, const CtProseFigure *figure, guint32 part)
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
find_labelled(const CtProseCell *prose, const CtProseFigure *figure, CtSpan label)
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
may_be_of_group(const CtProseCell *prose, const CtProseFigure *figure)
{
  return prose->own == CT_INDEX_NONE || figure->number.kind == CT_NUMBER_RATIO ||
         figure->kind == CT_PROSE_EQUAL;
}

/* Words that name nothing, or that the indicator's own name has: "đạt", "tổng số xã". */
static gboolean
is_own_label(const CtProseCell *prose, CtSpan label)
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

guint32
ct_prose_cell_owner(const CtProseCell *prose, guint index)
{
  const CtProseFigure *figure = ct_prose_cell_get(prose, index);
  CtSpan label = figure->label.length > 0 || figure->kind == CT_PROSE_EQUAL
                   ? figure->label
                   : name_line(prose, figure->line);
  guint32 owner = find_labelled(prose, figure, label);

  if (figure->kind == CT_PROSE_EQUAL && figure->of >= 0 && (guint)figure->of < index) {
    const CtProseFigure *of = ct_prose_cell_get(prose, (guint)figure->of);

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

guint32
ct_prose_cell_labelled(const CtProseCell *prose, guint index)
{
  const CtProseFigure *figure = ct_prose_cell_get(prose, index);

  return find_labelled(prose, figure, figure->label);
}

guint32
ct_prose_cell_numerator_owner(const CtProseCell *prose, guint index)
{
  const CtProseFigure *figure = ct_prose_cell_get(prose, index);

  return prose->own != CT_INDEX_NONE && fits_numerator(prose, figure, prose->own)
           ? prose->own
           : find_in_group(prose, figure, fits_numerator);
}
