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
    intake->table.context.area = match.id;
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
    intake->table.context.indicator = found.match.id;
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

  if (found.period != CT_PERIOD_NONE) {
    intake->table.context.period = found.period;
    intake->table.context.estimate = found.estimate;
    return TRUE;
  }
  if (tell)
    ct_intake_tell_period(intake, text, place, NULL);
  return FALSE;
}

static gboolean
take_unit(CtIntake *intake, CtSpan text)
{
  intake->table.context.unit =
    (CtSpan){ct_arena_copy(intake->table.texts, text.text, text.length), text.length};
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
  intake->table.context.measure = measure;
  return TRUE;
}

/* "Đơn vị: tỷ đồng", "Đơn vị: huyện Bát Xát", "Đơn vị: UBND huyện Bát Xát" */
static gboolean
take_area_or_unit(CtIntake *intake, CtSpan text, CtPlace place)
{
  if (ct_resolver_is_unit(intake->resolver, text))
    return take_unit(intake, text);
  if (take_area(intake, text, place, FALSE))
    return TRUE;
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
    return take_unit(intake, text);
  if (role == CT_MEANS_MEASURE)
    return take_measure(intake, text, place, tell);
  if (role == CT_MEANS_SENDER)
    ct_intake_set_sender(intake, text);
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

/* A title: its period, if none is known yet, and the office in whose name it is. */
static void
read_title(CtIntake *intake, CtSpan text)
{
  CtKeys *context = &intake->table.context;
  gboolean estimate = FALSE;

  if (context->period == CT_PERIOD_NONE && !has_date(text)) {
    context->period = ct_period_parse_words(text.text, text.length, FALSE, &estimate);
    context->estimate = estimate;
  }
  if (!intake->options.sender_from_table || intake->has_sender || has_addressee(text))
    return;
  if (ct_catalog_find_reporter_within(intake->catalog, text.text, text.length).result ==
      CT_NAME_FOUND)
    ct_intake_set_sender(intake, text);
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

/* The next cell with text, for a label whose value stands beside it. */
static gint
next_cell(const CtRow *row, guint after)
{
  for (guint i = after + 1; i < row->n_cells; i++)
    if (ct_cell_span(&row->cells[i]).length > 0)
      return (gint)i;
  return CT_COLUMN_NONE;
}

/* Returns: the last cell that was used. */
static guint
read_cell(CtIntake *intake, const CtRow *row, guint i)
{
  CtSpan text = strip_brackets(ct_cell_span(&row->cells[i])), value;
  CtSpan label = split_label(text, &value);
  CtMeaning role = ct_header_words_read(intake->words, intake->resolver, label).role;
  gint next = value.length > 0 ? CT_COLUMN_NONE : next_cell(row, i);
  CtPlace place = ct_intake_place(intake, row->number, next != CT_COLUMN_NONE ? next : (gint)i);

  if (!is_context(role) || (value.length == 0 && next == CT_COLUMN_NONE)) {
    read_title(intake, text);
    return i;
  }
  if (value.length == 0)
    value = ct_cell_span(&row->cells[next]);
  if (!ct_intake_take_context(intake, role, value, place, FALSE))
    read_title(intake, value);
  return next != CT_COLUMN_NONE ? (guint)next : i;
}

void
ct_intake_read_preamble(CtIntake *intake, const CtRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (ct_cell_span(&row->cells[i]).length > 0)
      i = read_cell(intake, row, i);
}
