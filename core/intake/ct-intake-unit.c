/* ct-intake-unit.c: units that stand in a part of a table: in its section rows, over some of its
 * columns, in some of its names, below it. Figures beside them that name none are in no unit that
 * is sure: tỷ or triệu is three digits. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-merged.h"

#define MAX_SAID 16u
#define MAX_LINE ((gsize)300) /* bytes; what is longer is prose */

/* A unit in a line of words */

/* @sure: what follows is a unit, known or not */
typedef struct {
  const gchar *key; /* folded */
  guint words;
  gboolean sure;
} Label;

static const Label labels[] = {
  {"tinh bang", 2, FALSE}, {"tinh theo", 2, FALSE}, {"don vi tinh la", 4, TRUE},
  {"don vi tinh", 3, TRUE}, {"dv tinh", 2, TRUE},   {"dvt", 1, TRUE},
  {"don vi la", 3, FALSE}, {"don vi", 2, FALSE},
};

static gsize
word_end(CtSpan text, gsize at)
{
  while (at < text.length && strchr(" :(", text.text[at]) == NULL)
    at++;
  return at;
}

static gsize
skip_marks(CtSpan text, gsize at)
{
  while (at < text.length && strchr(" :(", text.text[at]) != NULL)
    at++;
  return at;
}

/* What stands behind the label that begins at @start; length 0: none does. */
static CtSpan
take_label(CtSpan text, gsize start, gboolean *sure)
{
  for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
    gsize end = start;
    g_autofree gchar *key = NULL;

    for (guint n = 0; n < labels[i].words; n++)
      end = word_end(text, skip_marks(text, end));
    key = ct_text_fold(text.text + start, end - start, CT_FOLD_LETTERS);
    if (!g_str_equal(key, labels[i].key))
      continue;
    *sure = labels[i].sure;
    end = skip_marks(text, end);
    return ct_span_trim((CtSpan){text.text + end, text.length - end});
  }
  return (CtSpan){"", 0};
}

static CtSpan
strip_end(CtSpan text)
{
  while (text.length > 0 && strchr(".;) ", text.text[text.length - 1]) != NULL)
    text.length--;
  return text;
}

gboolean
ct_intake_find_unit_words(CtIntake *intake, CtSpan text, CtSpan *unit)
{
  CtSpan name;

  if (text.length == 0 || text.length > MAX_LINE)
    return FALSE;
  if (ct_span_split_brackets(text, &name, unit) && ct_resolver_is_unit(intake->resolver, *unit))
    return TRUE;
  for (gsize at = skip_marks(text, 0); at < text.length;
       at = skip_marks(text, word_end(text, at))) {
    gboolean sure = FALSE;

    *unit = strip_end(take_label(text, at, &sure));
    if (unit->length > 0 && (ct_resolver_is_unit(intake->resolver, *unit) ||
                             (sure && unit->length <= 24)))
      return TRUE;
  }
  *unit = (CtSpan){"", 0};
  return FALSE;
}

/* Units that are said somewhere */

/* A unit of which the indicator need not be known: those of one spelling are of one size. */
static guint32
get_unit(CtIntake *intake, CtSpan text, guint32 indicator)
{
  CtNameMatch match = indicator != CT_INDEX_NONE
                        ? ct_resolver_unit(intake->resolver, text, indicator)
                        : ct_catalog_find_unit(intake->catalog, text.text, text.length, NULL);

  if (match.result == CT_NAME_FOUND)
    return match.id;
  return match.result == CT_NAME_AMBIGUOUS && match.n_candidates > 0 ? match.candidates[0]
                                                                     : CT_INDEX_NONE;
}

static void
add_said(CtIntake *intake, CtSpan text, guint32 indicator)
{
  CtTable *table = &intake->table;
  guint32 unit = text.length > 0 ? get_unit(intake, text, indicator) : CT_INDEX_NONE;

  if (unit == CT_INDEX_NONE)
    return;
  if (table->said_units == NULL)
    table->said_units = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint i = 0; i < table->said_units->len; i++)
    if (g_array_index(table->said_units, guint32, i) == unit)
      return;
  if (table->said_units->len < MAX_SAID)
    g_array_append_val(table->said_units, unit);
}

/* Names without brackets and commas have no unit behind them. */
static gboolean
may_have_unit(CtSpan name)
{
  return name.length > 0 && (memchr(name.text, '(', name.length) != NULL ||
                             memchr(name.text, ',', name.length) != NULL);
}

void
ct_intake_find_said_units(CtIntake *intake, guint end)
{
  CtTable *table = &intake->table;
  const CtLayout *layout = table->layout;

  g_clear_pointer(&table->said_units, g_array_unref);
  table->section_unit = (CtSectionUnit){.said = FALSE};
  table->late_unit = (CtLateUnit){.first = intake->batch->n};
  if (table->keyed || table->context.unit.length > 0 ||
      table->context.declared_unit != CT_INDEX_NONE)
    return;
  for (guint i = 0; i < layout->values->len; i++) {
    const CtColumn *column = ct_layout_get(layout, g_array_index(layout->values, guint, i));

    add_said(intake, column->unit, column->indicator);
  }
  /* Long tables are read ahead: what holds for them all lies in no row. */
  for (guint i = table->at; table->outlined && i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan name = ct_intake_indicator_text(intake, row);
    CtIndicatorMatch found;

    if (!may_have_unit(name))
      continue;
    found = ct_resolver_indicator(intake->resolver, name);
    add_said(intake, found.unit,
             found.match.result == CT_NAME_FOUND ? found.match.id : CT_INDEX_NONE);
  }
}

gboolean
ct_intake_is_same_size(const CtIntake *intake, guint32 unit, guint32 other)
{
  const CtUnit *units = intake->catalog->units;

  return units[unit].dimension != units[other].dimension ||
         ct_decimal_compare(units[unit].factor, units[other].factor) == 0;
}

/* Section rows */

static gchar
number_kind(CtSpan number)
{
  if (number.length == 0)
    return ' ';
  return strchr("IVX", number.text[0]) != NULL  ? 'I'
         : g_ascii_isalpha(number.text[0])      ? 'A'
         : g_ascii_isdigit(number.text[0])      ? '1'
                                                : ' ';
}

static CtSpan
keep_text(CtIntake *intake, CtSpan text)
{
  return (CtSpan){ct_arena_copy(intake->table.texts, text.text, text.length), text.length};
}

/* A section without a unit below, or behind, one with: where its number does not tell which,
 * nothing is sure of what stands in it. */
static void
leave_section(CtIntake *intake, CtOutlineLevel level, gchar kind)
{
  CtTable *table = &intake->table;
  CtSectionUnit *section = &table->section_unit;

  if (!section->said || level > section->level || (section->kind == 'A' && kind == 'I'))
    return;
  if (kind != ' ' && (section->kind == kind || (section->kind == 'I' && kind == 'A'))) {
    table->context.unit = table->stated.unit;
  } else {
    add_said(intake, table->stated.unit, CT_INDEX_NONE);
    table->context.unit = (CtSpan){"", 0};
  }
  section->said = FALSE;
}

void
ct_intake_enter_unit(CtIntake *intake, CtSpan number, CtOutlineLevel level, CtSpan name,
                     CtPlace place)
{
  CtTable *table = &intake->table;
  gchar kind = number_kind(number.length > 0 ? number : name);
  CtSpan unit;

  if (number.length == 0 && (name.length < 2 || memchr(name.text, '.', MIN(name.length, 5)) == NULL))
    kind = ' ';
  if (!ct_intake_find_unit_words(intake, name, &unit)) {
    leave_section(intake, level, kind);
    return;
  }
  add_said(intake, unit, CT_INDEX_NONE);
  table->context.unit = keep_text(intake, unit);
  table->section_unit = (CtSectionUnit){.said = TRUE, .level = level, .kind = kind};
  ct_intake_note(intake, CT_FACT_UNIT, place, unit, NULL,
                 _("a section row: the unit of the rows below it"));
}

/* Lines below the figures */

void
ct_intake_meet_unit(CtIntake *intake, CtSpan unit, CtPlace place)
{
  CtTable *table = &intake->table;
  CtLateUnit *late = &table->late_unit;

  if (late->met || table->n_figure_rows == 0 || !table->settled || table->refused)
    return;
  late->met = TRUE;
  late->open = !table->keyed && table->context.unit.length == 0 &&
               table->context.declared_unit == CT_INDEX_NONE &&
               table->layout->at[CT_MEANS_UNIT] == CT_COLUMN_NONE;
  late->text = keep_text(intake, unit);
  late->place = place;
  late->n_rows = table->n_figure_rows;
}

/* Whether figure @i of the batch was taken in its indicator's unit as nothing said another. */
static gboolean
is_by_default(const CtIntake *intake, gsize i, guint32 said)
{
  const CtTable *table = &intake->table;
  CtObservation figure = ct_batch_get(intake->batch, i);
  guint column = figure.place.column - 1u;

  return figure.place.table == table->index && figure.place.row < table->late_unit.place.row &&
         figure.unit == intake->catalog->indicators[figure.indicator].unit &&
         !ct_intake_is_same_size(intake, figure.unit, said) && !figure.missing &&
         (column >= table->layout->columns->len ||
          ct_layout_get(table->layout, column)->unit.length == 0);
}

static void
tell_late(CtIntake *intake, gsize n)
{
  const CtLateUnit *late = &intake->table.late_unit;
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.unit-contradiction",
                                        late->place, NULL);
  g_autofree gchar *observed = ct_text_quote(late->text.text, late->text.length);

  finding.observed = observed;
  finding.expected = _("the unit above the figures");
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" stands below figures that name no unit and would be taken in another "
                    "one; %lu of them are left out (write the unit above the table)"),
                  observed, (gulong)n);
}

void
ct_intake_settle_late_unit(CtIntake *intake, gboolean last)
{
  CtTable *table = &intake->table;
  CtLateUnit late = table->late_unit;
  CtBatch *batch = intake->batch;
  g_autofree guint8 *keep = NULL;
  guint32 said;
  gsize n = 0;

  table->late_unit.met = FALSE;
  if (!late.met || !late.open || late.first > batch->n ||
      (!last && !late.note && late.n_rows == table->n_figure_rows))
    return; /* it stands over the next table */
  said = get_unit(intake, late.text, CT_INDEX_NONE);
  if (said == CT_INDEX_NONE)
    return;
  keep = g_malloc(MAX(batch->n, 1));
  memset(keep, TRUE, batch->n);
  for (gsize i = late.first; i < batch->n; i++)
    if (is_by_default(intake, i, said)) {
      keep[i] = FALSE;
      n++;
    }
  if (n == 0)
    return;
  tell_late(intake, n);
  ct_batch_filter(batch, keep);
}
