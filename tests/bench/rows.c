/* rows.c: rows of CSV, a hundredth of them wrong.
 *
 * The mistakes are such that no single change of another figure (a power of ten, a
 * sign, two digits swapped) would repair everything around it: chitieu would tell of
 * that figure too, and whether there is one is no question for SQL. The differences
 * put into counted sums are 1 modulo 9 and odd, and such changes make multiples of 9,
 * or twice the figure.
 */
#include "rows.h"

#include "catalog.h"

#define FIRST_YEAR 2015u
/* Of 1,000 rows. */
#define MISTAKE_RATE 10u
/* Of 1,000 numbers with decimals; that makes 30 % of all numbers. */
#define QUOTED_RATE 420u

/* What is drawn, apart from the figures themselves. */
enum { DRAW_FORM = 1000, DRAW_STYLE = 2000, DRAW_MISTAKE = 3000, DRAW_SIZE = 4000,
       DRAW_NOTE = 5000 };

/* A number as it will be printed: coefficient / 10^decimals */
typedef struct {
  gint64 coefficient;
  gint decimals;
} Printed;

/* @row: whose figure stands in each line; @mistakes: what is wrong with it */
typedef struct {
  Rows *rows;
  guint area;
  guint period;
  guint row[N_INDICATORS];
  Mistake mistakes[N_INDICATORS];
} Block;

static guint64
draw(const Block *block, guint what, guint salt)
{
  return figures_draw(block->rows->figures, what, block->area, block->period, salt);
}

/* Mistakes */

static gboolean
is_province(const Block *block)
{
  return block->area % N_AREAS == 0;
}

/* In each group and kind of area the mistakes of sums are in rows of their own, so that
 * those of a province never meet those of its districts. */
static void
candidates(const Block *block, Mistake mistake, guint *first, guint *n)
{
  switch (mistake) {
  case MISTAKE_RATIO:
    *first = figures_row(GROUP_RATIO, 0);
    *n = figures_group_size(GROUP_RATIO);
    return;
  case MISTAKE_ROLLUP:
    *n = figures_group_size(GROUP_SUM_EXACT) / 2;
    *first = figures_row(GROUP_SUM_EXACT, is_province(block) ? 0 : *n);
    return;
  case MISTAKE_PARTS:
    *n = figures_group_size(GROUP_PARTS) / 2;
    *first = figures_row(GROUP_PARTS, is_province(block) ? 0 : *n);
    return;
  case MISTAKE_NO_NUMBER:
  case MISTAKE_UNIT:
  case MISTAKE_BOUNDS:
  case MISTAKE_DUPLICATE:
  default:
    *first = figures_row(GROUP_PLAIN, 0);
    *n = figures_group_size(GROUP_PLAIN);
  }
}

static gboolean
is_free(const Block *block, guint first, guint n)
{
  for (guint row = first; row < first + n; row++)
    if (block->mistakes[row] != MISTAKE_NONE)
      return FALSE;
  return TRUE;
}

/* The figure again, in place of the last free plain row. */
static gboolean
repeat(Block *block, guint row)
{
  for (guint last = figures_row(GROUP_PLAIN, 0) + figures_group_size(GROUP_PLAIN) - 1; last > row;
       last--) {
    if (block->mistakes[last] != MISTAKE_NONE || block->row[last] != last)
      continue;
    block->row[last] = row;
    block->mistakes[last] = MISTAKE_DUPLICATE;
    return TRUE;
  }
  return FALSE;
}

static gboolean
place_mistake(Block *block, Mistake mistake, guint64 number)
{
  guint first, n, row;

  candidates(block, mistake, &first, &n);
  row = first + (guint)(number % n);
  if (mistake == MISTAKE_PARTS && !is_free(block, first, n))
    return FALSE;
  if (block->mistakes[row] != MISTAKE_NONE)
    return FALSE;
  if (mistake == MISTAKE_DUPLICATE)
    return repeat(block, row);
  block->mistakes[row] = mistake;
  return TRUE;
}

static void
place_mistakes(Block *block, guint n_rows, gboolean whole)
{
  for (guint row = 0; row < N_INDICATORS; row++)
    block->row[row] = row;
  for (guint row = 0; row < n_rows; row++) {
    guint64 number = draw(block, DRAW_MISTAKE, row);
    Mistake mistake = (Mistake)(MISTAKE_NO_NUMBER + number / 1000 % N_MISTAKES);
    gboolean needs_all = mistake == MISTAKE_RATIO || mistake == MISTAKE_ROLLUP;
    if (number % 1000 < MISTAKE_RATE && (whole || !needs_all))
      (void)place_mistake(block, mistake, number / 10000);
  }
}

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
  gint64 numerator = figures_part(block->rows->figures, ratio, 0, block->area, block->period);
  gint64 denominator = figures_part(block->rows->figures, ratio, 1, block->area, block->period);
  gint64 power = power_of_ten((guint)(form->shift + form->decimals));

  return (Printed){divide_half_up(numerator * power, denominator), form->decimals};
}

static const Form *
choose_form(const Block *block, guint line)
{
  const Indicator *indicator = &block->rows->figures->indicators[block->row[line]];

  return &indicator->forms[draw(block, DRAW_FORM, block->row[line]) % indicator->n_forms];
}

/* 18 k + 1: see above; @k below 100, so that it is small beside any figure */
static gint64
odd_difference(const Block *block, guint line)
{
  return 18 * (gint64)(1 + draw(block, DRAW_SIZE, line) % 99) + 1;
}

static Printed
true_number(const Block *block, guint line, const Form *form)
{
  guint row = block->row[line];
  const Figures *figures = block->rows->figures;

  if (figures->indicators[row].group == GROUP_RATIO)
    return print_rate(block, row - figures_row(GROUP_RATIO, 0), form);
  return print_grains(figures_value(figures, row, block->area, block->period), form);
}

/* Rates are 20 to 60 %; a wrong one is above 80 %, where no mean of others is either. */
static Printed
wrong_rate(Printed number, const Form *form)
{
  number.coefficient = 80 * power_of_ten((guint)(form->shift - 2 + form->decimals)) +
                       number.coefficient / 4;
  return number;
}

static Printed
wrong_number(const Block *block, guint line, const Form *form)
{
  Printed number = true_number(block, line, form);
  guint64 choice = draw(block, DRAW_SIZE, line);

  switch (block->mistakes[line]) {
  case MISTAKE_BOUNDS:
    number.coefficient *= choice % 4 == 0 ? -1 : 1000;
    break;
  case MISTAKE_RATIO:
    return wrong_rate(number, form);
  case MISTAKE_DUPLICATE:
    number.coefficient += choice % 2 == 0 ? 0 : number.coefficient / 8 + 1;
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

/* "1234.5" */
static void
append_plain(GString *text, Printed number)
{
  gint64 power = power_of_ten((guint)number.decimals);
  gint64 amount = ABS(number.coefficient);

  if (number.coefficient < 0)
    g_string_append_c(text, '-');
  g_string_append_printf(text, "%" G_GINT64_FORMAT, amount / power);
  if (number.decimals > 0)
    g_string_append_printf(text, ".%0*" G_GINT64_FORMAT, number.decimals, amount % power);
}

/* "1.234,5" with its quotation marks */
static void
append_vietnamese(GString *text, Printed number)
{
  gsize begin, point, sign = number.coefficient < 0 ? 1 : 0;

  g_string_append_c(text, '"');
  begin = text->len;
  append_plain(text, number);
  point = text->len - (gsize)number.decimals - 1;
  text->str[point] = ',';
  for (gsize at = point; at > begin + sign + 3; at -= 3)
    g_string_insert_c(text, (gssize)at - 3, '.');
  g_string_append_c(text, '"');
}

static void
append_number(const Block *block, Printed number, guint salt)
{
  Rows *rows = block->rows;

  rows->n_numbers++;
  if (number.decimals > 0 && draw(block, DRAW_STYLE, salt) % 1000 < QUOTED_RATE) {
    append_vietnamese(rows->text, number);
    rows->n_quoted++;
  } else {
    append_plain(rows->text, number);
  }
}

/* Rows */

static void
append_value(const Block *block, guint line, const Form *form)
{
  static const gchar *const words[] = {"chưa có", "n/a", "?", "không rõ"};

  if (block->mistakes[line] == MISTAKE_NO_NUMBER)
    g_string_append(block->rows->text, words[draw(block, DRAW_SIZE, line) % G_N_ELEMENTS(words)]);
  else
    append_number(block, wrong_number(block, line, form), line);
}

static void
append_unit(const Block *block, guint line, const Form *form)
{
  static const gchar *const unknown[] = {"thùng", "bao", "lít"};
  const Indicator *indicator = &block->rows->figures->indicators[block->row[line]];
  guint64 choice = draw(block, DRAW_SIZE, line);
  const gchar *unit = form->unit;

  if (block->mistakes[line] == MISTAKE_UNIT && choice % 2 == 0)
    unit = unknown[choice / 2 % G_N_ELEMENTS(unknown)];
  else if (block->mistakes[line] == MISTAKE_UNIT)
    unit = g_str_equal(indicator->unit, "HA") ? "kg" : "ha";
  g_string_append(block->rows->text, unit);
}

static void
append_parts(const Block *block, guint row)
{
  const Figures *figures = block->rows->figures;
  guint ratio = row - figures_row(GROUP_RATIO, 0);

  for (guint part = 0; part < 2; part++) {
    gint64 grains = figures_part(figures, ratio, part, block->area, block->period);
    g_string_append_c(block->rows->text, ',');
    append_number(block, print_grains(grains, figures->components[2 * ratio + part].forms),
                  N_INDICATORS + 2 * ratio + part);
  }
}

static void
append_row(const Block *block, guint line, const gchar *area)
{
  static const gchar *const notes[] = {
    "theo mẫu biểu mới",
    "số liệu ước tính trong kỳ",
    "đã đối chiếu với chi cục thống kê",
    "theo báo cáo của các huyện",
    "\"số ước, chưa chốt\"",
    "số chính thức trong kỳ",
    "chi cục thống kê cung cấp",
    "",
  };
  const Indicator *indicator = &block->rows->figures->indicators[block->row[line]];
  const Form *form = choose_form(block, line);
  GString *text = block->rows->text;

  g_string_append_printf(text, "%s,%s,%u-%02u,", indicator->code, area,
                         FIRST_YEAR + block->period / 12, block->period % 12 + 1);
  append_value(block, line, form);
  g_string_append_c(text, ',');
  append_unit(block, line, form);
  if (indicator->group == GROUP_RATIO)
    append_parts(block, block->row[line]);
  else
    g_string_append(text, ",,");
  g_string_append_printf(text, ",%s\n",
                         notes[draw(block, DRAW_NOTE, line) % G_N_ELEMENTS(notes)]);
  block->rows->n_mistakes[block->mistakes[line]]++;
}

void
rows_append(Rows *rows, guint area, guint period, guint n_rows, gboolean whole)
{
  Block block = {.rows = rows, .area = area, .period = period};
  gchar code[12];

  catalog_area_code(area, code);
  place_mistakes(&block, n_rows, whole);
  for (guint line = 0; line < n_rows; line++)
    append_row(&block, line, code);
}
