#include "random-table.h"

#include "slips.h"
#include "spelling.h"

#define DONE (1u << FIGURE_DONE)
#define BEFORE (1u << FIGURE_BEFORE)
#define PLAN (1u << FIGURE_PLAN)

static guint
pick(GRand *random, guint n)
{
  return (guint)g_rand_int_range(random, 0, (gint32)n);
}

static gboolean
one_in(GRand *random, guint n)
{
  return pick(random, n) == 0;
}

/* Which figures */

/* @kind: all of one kind of unit; or -1 */
static void
pick_indicators(Figures *figures, GRand *random, guint wanted, gint kind)
{
  guint left = n_known_indicators;

  figures->n_indicators = 0;
  for (guint i = 0; i < n_known_indicators; i++, left--) {
    if (kind >= 0 && (gint)known_indicators[i].kind != kind)
      continue;
    if (figures->n_indicators < wanted &&
        (kind >= 0 || pick(random, left) < wanted - figures->n_indicators))
      figures->indicators[figures->n_indicators++] = i;
  }
}

static void
pick_areas(Figures *figures, GRand *random, const FormStyle *form)
{
  gboolean all = one_in(random, 2);

  figures->n_areas = 0;
  if (form->layout == LAYOUT_FORM) {
    figures->areas[figures->n_areas++] = pick(random, n_known_areas);
    return;
  }
  for (guint a = all ? 0 : 1; a < n_known_areas; a++)
    if (all || one_in(random, 2) || figures->n_areas + n_known_areas - a <= 2)
      figures->areas[figures->n_areas++] = a;
}

/* Habits */

static void
pick_kinds(FormStyle *form, GRand *random)
{
  static const guint kinds[] = {DONE | BEFORE | PLAN, DONE | BEFORE, DONE | PLAN, DONE};
  gboolean wide = form->layout == LAYOUT_AREA_ROWS || form->layout == LAYOUT_AREA_COLUMNS;

  form->header_depth = one_in(random, 3) ? 1 : 1 + pick(random, 4);
  form->kinds = wide && form->header_depth == 1 ? DONE : kinds[pick(random, G_N_ELEMENTS(kinds))];
  form->no_title = form->kinds != DONE && one_in(random, 3);
  if ((form->kinds & BEFORE) != 0 && one_in(random, 3))
    form->comparison = (Comparison)(1 + pick(random, 3));
  form->second_plan = (form->kinds & PLAN) != 0 && one_in(random, 5);
}

/* @same: all indicators have one kind of unit */
static void
pick_units(FormStyle *form, GRand *random, gboolean same)
{
  static const UnitPlace in_rows[] = {UNITS_COLUMN, UNITS_COLUMN, UNITS_NAME, UNITS_CELL,
                                      UNITS_NONE};
  static const UnitPlace in_columns[] = {UNITS_NAME, UNITS_NAME, UNITS_HEADER_ROW, UNITS_CELL,
                                         UNITS_NONE};
  guint which = pick(random, G_N_ELEMENTS(in_rows));

  form->unit_place = form->layout == LAYOUT_AREA_ROWS ? in_columns[which] : in_rows[which];
  if (same && one_in(random, 2))
    form->unit_place = UNITS_LINE;
  if (form->layout == LAYOUT_ONE_INDICATOR && form->unit_place == UNITS_NAME)
    form->unit_place = UNITS_LINE;
  if (form->unit_place == UNITS_NAME)
    form->codes = FALSE;
  form->unit = pick(random, 8);
}

static void
pick_form(FormStyle *form, GRand *random)
{
  form->layout = (FormLayout)pick(random, N_LAYOUTS);
  pick_kinds(form, random);
  form->words = pick(random, 12);
  form->area_name = pick(random, 12);
  form->indicator_name = pick(random, 12);
  form->numbers = one_in(random, 2) ? NUMBERS_VI : (NumberStyle)pick(random, N_NUMBER_STYLES);
  form->numbering = one_in(random, 3) ? (Numbering)(1 + pick(random, 4)) : NUMBERING_NONE;
  form->letter_case = one_in(random, 4) ? (LetterCase)(1 + pick(random, 2)) : CASE_AS_IS;
  form->no_marks = one_in(random, 10);
  form->repeat_header = one_in(random, 8);
  form->stt = one_in(random, 2);
  form->sections = one_in(random, 3);
  form->notes = one_in(random, 4);
  form->of_which = one_in(random, 3);
  form->ditto = one_in(random, 5);
  form->codes = one_in(random, 12);
  form->shuffle = pick(random, 3);
  form->total_last = one_in(random, 3);
  form->letterhead = one_in(random, 3);
  form->footer = one_in(random, 3);
  form->blank_rows = one_in(random, 6);
  form->blank_columns = one_in(random, 8);
  form->padded = one_in(random, 8);
  form->about = one_in(random, 25);
  if (form->layout == LAYOUT_LONG && form->words % 3 == 2) /* OBS_VALUE: SDMX is plain */
    form->numbers = NUMBERS_PLAIN;
}

static void
pick_json(RandomTable *table, GRand *random)
{
  FormStyle *form = &table->form;

  form->layout = LAYOUT_LONG;
  form->no_title = TRUE;
  form->letterhead = form->footer = form->repeat_header = form->blank_columns = FALSE;
  form->numbering = NUMBERING_NONE;
  if (form->unit_place != UNITS_CELL)
    form->unit_place = UNITS_COLUMN;
  table->file.json = (JsonShape)(1 + pick(random, N_JSON_SHAPES - 1));
  table->file.json_numbers = one_in(random, 2);
  if (table->file.json_numbers || form->words % 3 == 2)
    form->numbers = NUMBERS_PLAIN;
}

static void
pick_file(RandomTable *table, GRand *random)
{
  static const gchar delimiters[] = ",;\t|";
  FileStyle *file = &table->file;

  file->delimiter = delimiters[pick(random, 4)];
  file->quotes = one_in(random, 3) ? (Quotes)(1 + pick(random, 2)) : QUOTES_WHERE_NEEDED;
  file->ends = (LineEnds)pick(random, 3);
  file->encoding = one_in(random, 2) ? ENCODING_UTF8 : (Encoding)pick(random, N_ENCODINGS);
  file->sep_line = one_in(random, 12);
  file->trailing = one_in(random, 8);
  if (one_in(random, 8))
    pick_json(table, random);
  if (file->encoding <= ENCODING_UTF32LE)
    file->decomposed = one_in(random, 8);
  else if (table->form.numbers == NUMBERS_NARROW) /* no such space there */
    table->form.numbers = NUMBERS_SPACED;
}

/* "104.600 1.000 đồng" is written by nobody. */
static void
avoid_units_with_digits(FormStyle *form, const Figures *figures)
{
  for (guint i = 0; i < figures->n_indicators; i++)
    if (form->unit_place == UNITS_CELL &&
        g_ascii_isdigit(*spell_unit(&known_indicators[figures->indicators[i]], form->unit)->text))
      form->unit_place = UNITS_NONE;
}

static void
write_table(RandomTable *table, const CtCatalog *catalog, GRand *random)
{
  FormStyle *form = &table->form;
  gboolean one = form->layout == LAYOUT_ONE_INDICATOR;
  gboolean same = one || one_in(random, 3);
  gboolean twice = same && !one && table->file.json == JSON_NONE && one_in(random, 2);
  gint kind = same ? (gint)(one_in(random, 2) ? KIND_MONEY : KIND_PERCENT) : -1;
  Figures figures;

  pick_units(form, random, same);
  if (table->file.json != JSON_NONE && form->unit_place != UNITS_CELL)
    form->unit_place = UNITS_COLUMN;
  pick_indicators(&figures, random, one ? 1 : 2 + pick(random, 4), kind);
  pick_areas(&figures, random, form);
  avoid_units_with_digits(form, &figures);
  figures_fill(&figures, random);
  form_write(table->grid, catalog, &figures, form, TRUE, !twice);
  table->name = form_file_name(&figures, form, table->file.json != JSON_NONE ? "json" : "csv");
  if (twice) {
    pick_indicators(&figures, random, 3, kind == KIND_MONEY ? KIND_PERCENT : KIND_MONEY);
    avoid_units_with_digits(form, &figures);
    figures_fill(&figures, random);
    form_write(table->grid, catalog, &figures, form, FALSE, TRUE);
  }
  form_finish(table->grid, form);
}

RandomTable
random_table_make(const CtCatalog *catalog, guint32 seed)
{
  RandomTable table = {.grid = grid_new()};
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  pick_form(&table.form, random);
  pick_file(&table, random);
  write_table(&table, catalog, random);
  if (one_in(random, 2))
    table.slips = slips_make(table.grid, catalog, &table.form, random);
  table.bytes = file_write(table.grid, &table.file);
  return table;
}

void
random_table_clear(RandomTable *table)
{
  grid_free(table->grid);
  g_free(table->name);
  g_bytes_unref(table->bytes);
}

gchar *
random_table_describe(const RandomTable *table)
{
  static const gchar *const layouts[] = {"form", "districts as rows", "districts as columns",
                                         "one indicator", "one figure a row"};
  const FormStyle *form = &table->form;
  const FileStyle *file = &table->file;

  return g_strdup_printf(
      "%s, %s, kinds %u, header %u, words %u, units %u/%u, numbers %u, numbering %u, "
      "comparison %u, second plan %d, json %u, delimiter %02x, quotes %u, ends %u, slips %u",
      layouts[form->layout], encoding_name(file->encoding), form->kinds, form->header_depth,
      form->words, form->unit_place, form->unit, form->numbers, form->numbering, form->comparison,
      form->second_plan, file->json, (guint)file->delimiter, file->quotes, file->ends,
      table->slips);
}
