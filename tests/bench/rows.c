#include "rows.h"

#include <string.h>

/* Of 1,000 numbers with decimals; that makes 30 % of all numbers. */
#define QUOTED_RATE 420u
#define MAX_PRINTED 48

/* A number as it will be printed: coefficient / 10^decimals */
typedef struct {
  gint64 coefficient;
  gint decimals;
} Printed;

/* What is the same in all rows of a block. */
typedef struct {
  Rows *rows;
  const Block *block;
  const gchar *area;
  gchar period[12];
} Page;

/* Numbers */

static gint64
divide_half_up(gint64 value, gint64 divisor)
{
  return (value + divisor / 2) / divisor;
}

static Printed
print_grains(gint64 grains, const Form *form)
{
  return (Printed){divide_half_up(grains, power_of_ten((guint)(form->shift - form->decimals))),
                   form->decimals};
}

static Printed
print_rate(const Block *block, guint ratio, const Form *form)
{
  gint64 numerator = figures_part(block->figures, ratio, 0, block->area, block->period);
  gint64 denominator = figures_part(block->figures, ratio, 1, block->area, block->period);
  gint64 power = power_of_ten((guint)(form->shift + form->decimals));

  return (Printed){divide_half_up(numerator * power, denominator), form->decimals};
}

static const Form *
choose_form(const Block *block, guint line)
{
  const Indicator *indicator = &block->figures->indicators[block->row[line]];

  return &indicator->forms[block_draw(block, DRAW_FORM, block->row[line]) % indicator->n_forms];
}

/* 18 k + 1: see mistakes.h; @k below 100, so that it is small beside any figure */
static gint64
odd_difference(const Block *block, guint line)
{
  return 18 * (gint64)(1 + block_draw(block, DRAW_SIZE, line) % 99) + 1;
}

static Printed
true_number(const Block *block, guint line, const Form *form)
{
  guint row = block->row[line];

  if (block->figures->indicators[row].group == GROUP_RATIO)
    return print_rate(block, row - figures_row(GROUP_RATIO, 0), form);
  return print_grains(figures_value(block->figures, row, block->area, block->period), form);
}

/* Whether the true rate is below that of the area above. */
static gboolean
is_below_parent(const Block *block, guint ratio)
{
  const Figures *figures = block->figures;
  guint parent = areas_get(figures->areas, block->area)->parent;

  if (parent == AREAS_NONE)
    return FALSE;
  return figures_part(figures, ratio, 0, block->area, block->period) *
           figures_part(figures, ratio, 1, parent, block->period) <
         figures_part(figures, ratio, 0, parent, block->period) *
           figures_part(figures, ratio, 1, block->area, block->period);
}

/* Rates are 20 to 60 %. A wrong one is above 80 % or at most 15 %, where no mean of others is;
 * away from the rate of the area above, so that this one stays among those that it is of. */
static Printed
wrong_rate(const Block *block, guint line, Printed number, const Form *form)
{
  number.coefficient /= 4;
  if (!is_below_parent(block, block->row[line] - figures_row(GROUP_RATIO, 0)))
    number.coefficient += 80 * power_of_ten((guint)(form->shift - 2 + form->decimals));
  return number;
}

static Printed
written_number(const Block *block, guint line, const Form *form)
{
  Printed number = true_number(block, line, form);
  guint64 size = block_draw(block, DRAW_SIZE, line);

  switch (block->mistakes[line]) {
  case MISTAKE_BOUNDS:
    number.coefficient *= size_is_negative(size) ? -1 : 1000;
    break;
  case MISTAKE_RATIO:
    return wrong_rate(block, line, number, form);
  case MISTAKE_DUPLICATE:
    number.coefficient += size_is_repeated(size) ? 0 : number.coefficient / 8 + 1;
    break;
  case MISTAKE_ROLLUP:
  case MISTAKE_PARTS:
    number.coefficient += odd_difference(block, line);
    break;
  case MISTAKE_NONE:
  case MISTAKE_NO_NUMBER:
  case MISTAKE_UNIT:
  default:
    break;
  }
  return number;
}

/* The number backwards from the end of @buffer, MAX_PRINTED bytes: 1234.5, or 1.234,5 with
 * @group. Returns where it begins. */
static gchar *
format_number(gchar *buffer, Printed number, gboolean group)
{
  guint64 rest = (guint64)ABS(number.coefficient);
  gchar *at = buffer + MAX_PRINTED;
  gint digit;

  *--at = '\0';
  for (digit = 0; digit < number.decimals; digit++, rest /= 10)
    *--at = (gchar)('0' + rest % 10);
  if (number.decimals > 0)
    *--at = group ? ',' : '.';
  for (digit = 0; digit == 0 || rest > 0; digit++, rest /= 10) {
    if (group && digit > 0 && digit % 3 == 0)
      *--at = '.';
    *--at = (gchar)('0' + rest % 10);
  }
  if (number.coefficient < 0)
    *--at = '-';
  return at;
}

/* Readers of JSON that make doubles of numbers lose a 0 at the end; DuckDB is one. */
static gboolean
is_text(const Rows *rows, Printed number, gboolean group)
{
  return group || (rows->format == FORMAT_JSON && number.decimals > 0 &&
                   number.coefficient % 10 == 0);
}

static void
append_number(const Page *page, Printed number, guint salt)
{
  Rows *rows = page->rows;
  gboolean group = number.decimals > 0 &&
                   block_draw(page->block, DRAW_STYLE, salt) % 1000 < QUOTED_RATE;
  gboolean text = is_text(rows, number, group);
  gchar buffer[MAX_PRINTED];

  rows->n_numbers++;
  rows->n_quoted += group ? 1 : 0;
  if (text)
    g_string_append_c(rows->text, '"');
  g_string_append(rows->text, format_number(buffer, number, group));
  if (text)
    g_string_append_c(rows->text, '"');
}

/* Rows */

static void
append_text(const Rows *rows, const gchar *text)
{
  gboolean quoted = rows->format == FORMAT_JSON || strchr(text, ',') != NULL;

  if (quoted)
    g_string_append_c(rows->text, '"');
  g_string_append(rows->text, text);
  if (quoted)
    g_string_append_c(rows->text, '"');
}

/* What stands before a value that is not the first. */
static void
append_name(const Rows *rows, const gchar *name)
{
  if (rows->format == FORMAT_CSV) {
    g_string_append_c(rows->text, ',');
    return;
  }
  g_string_append(rows->text, ",\"");
  g_string_append(rows->text, name);
  g_string_append(rows->text, "\":");
}

static void
append_value(const Page *page, guint line, const Form *form)
{
  static const gchar *const words[] = {"chưa có", "n/a", "?", "không rõ"};
  const Block *block = page->block;
  guint64 size = block_draw(block, DRAW_SIZE, line);

  append_name(page->rows, "value");
  if (block->mistakes[line] == MISTAKE_NO_NUMBER)
    append_text(page->rows, words[size % G_N_ELEMENTS(words)]);
  else
    append_number(page, written_number(block, line, form), line);
}

static void
append_unit(const Page *page, guint line, const Form *form)
{
  static const gchar *const unknown[] = {"thùng", "bao", "lít"};
  const Block *block = page->block;
  const Indicator *indicator = &block->figures->indicators[block->row[line]];
  guint64 size = block_draw(block, DRAW_SIZE, line);
  const gchar *unit = form->unit;

  if (block->mistakes[line] == MISTAKE_UNIT && size_is_unknown_unit(size))
    unit = unknown[size / 2 % G_N_ELEMENTS(unknown)];
  else if (block->mistakes[line] == MISTAKE_UNIT)
    unit = g_str_equal(indicator->unit, "HA") ? "kg" : "ha";
  append_name(page->rows, "unit");
  append_text(page->rows, unit);
}

static void
append_parts(const Page *page, guint row)
{
  static const gchar *const names[] = {"numerator", "denominator"};
  const Block *block = page->block;
  const Figures *figures = block->figures;
  guint ratio = row - figures_row(GROUP_RATIO, 0);

  for (guint part = 0; part < 2; part++) {
    gint64 grains = figures_part(figures, ratio, part, block->area, block->period);
    append_name(page->rows, names[part]);
    append_number(page, print_grains(grains, figures->components[2 * ratio + part].forms),
                  N_INDICATORS + 2 * ratio + part);
  }
}

static void
append_note(const Page *page, guint line)
{
  static const gchar *const notes[] = {
    "theo mẫu biểu mới",
    "số liệu ước tính trong kỳ",
    "đã đối chiếu với chi cục thống kê",
    "theo báo cáo của các huyện",
    "số ước, chưa chốt",
    "số chính thức trong kỳ",
    "chi cục thống kê cung cấp",
    "",
  };

  append_name(page->rows, "note");
  append_text(page->rows, notes[block_draw(page->block, DRAW_NOTE, line) % G_N_ELEMENTS(notes)]);
}

/* A rate is told with both of its parts. */
static void
count_figures(Rows *rows, const Block *block, guint line)
{
  Mistake mistake = block->mistakes[line];

  if (mistake != MISTAKE_NO_NUMBER && mistake != MISTAKE_UNIT && mistake != MISTAKE_DUPLICATE)
    rows->n_figures += block->figures->indicators[block->row[line]].group == GROUP_RATIO ? 3 : 1;
}

static void
append_row(const Page *page, guint line, gboolean first)
{
  const Block *block = page->block;
  const Indicator *indicator = &block->figures->indicators[block->row[line]];
  const Form *form = choose_form(block, line);
  gboolean json = page->rows->format == FORMAT_JSON;
  GString *text = page->rows->text;

  if (json)
    g_string_append(text, first ? " {\"indicator\":" : ",\n {\"indicator\":");
  append_text(page->rows, indicator->code);
  append_name(page->rows, "area");
  append_text(page->rows, page->area);
  append_name(page->rows, "period");
  append_text(page->rows, page->period);
  append_value(page, line, form);
  append_unit(page, line, form);
  if (indicator->group == GROUP_RATIO)
    append_parts(page, block->row[line]);
  else if (!json)
    g_string_append(text, ",,");
  append_note(page, line);
  g_string_append_c(text, json ? '}' : '\n');
  count_figures(page->rows, block, line);
}

void
rows_begin(Rows *rows)
{
  g_string_append(rows->text, rows->format == FORMAT_JSON ? "[\n"
                  : "indicator,area,period,value,unit,numerator,denominator,note\n");
}

void
rows_append(Rows *rows, const Block *block, gboolean first)
{
  Page page = {.rows = rows, .block = block};

  page.area = areas_get(block->figures->areas, block->area)->code;
  period_code(block->period, page.period);
  for (guint line = 0; line < block->n_rows; line++)
    append_row(&page, line, first && line == 0);
}

void
rows_end(Rows *rows)
{
  if (rows->format == FORMAT_JSON)
    g_string_append(rows->text, "\n]\n");
}
