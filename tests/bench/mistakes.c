#include "mistakes.h"

#define FIRST_YEAR 2015u
/* Of 1,000 rows. */
#define MISTAKE_RATE 10u

guint64
block_draw(const Block *block, guint what, guint salt)
{
  return figures_draw(block->figures, what, block->area, block->period, salt);
}

void
period_code(guint period, gchar *buffer)
{
  g_snprintf(buffer, 12, "%04u-%02u", FIRST_YEAR + period / 12, period % 12 + 1);
}

/* Where they stand */

/* Whether row @row is there for all areas in @area, in this period. */
static gboolean
is_complete(const Block *block, guint area, guint row)
{
  guint64 last = areas_get(block->figures->areas, area)->end - 1;
  guint64 number = last * block->plan->n_periods + block->period;

  return number * N_INDICATORS + row < block->plan->n_rows;
}

static guint
province_of(const Block *block)
{
  const Areas *areas = block->figures->areas;
  guint area = block->area;

  while (areas_get(areas, area)->parent != AREAS_NONE)
    area = areas_get(areas, area)->parent;
  return area;
}

/* The mistakes of sums and rates are in rows of their own for each level of areas, so that
 * those of an area never meet those of its parts. @step: rows that belong together */
static void
share_rows(const Block *block, Group group, guint step, guint *first, guint *n)
{
  guint level = areas_get(block->figures->areas, block->area)->level;
  guint n_levels = block->figures->areas->n_levels;
  guint size = figures_group_size(group) / step;
  guint begin = size * level / n_levels;

  *first = figures_row(group, begin * step);
  *n = (size * (level + 1) / n_levels - begin) * step;
}

/* Its rate is that of the area above, whose range would be off with it. */
static gboolean
is_only_child(const Block *block)
{
  const Areas *areas = block->figures->areas;
  guint parent = areas_get(areas, block->area)->parent;

  return parent != AREAS_NONE && areas_get(areas, parent + 1)->end == areas_get(areas, parent)->end;
}

static void
candidates(const Block *block, Mistake mistake, guint *first, guint *n)
{
  switch (mistake) {
  case MISTAKE_RATIO:
    share_rows(block, GROUP_RATIO, 1, first, n);
    *n = is_only_child(block) ? 0 : *n;
    return;
  case MISTAKE_ROLLUP:
    share_rows(block, GROUP_SUM_EXACT, 1, first, n);
    return;
  case MISTAKE_PARTS:
    share_rows(block, GROUP_PARTS, 4, first, n);
    return;
  case MISTAKE_NONE:
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

static gboolean
is_repeated(const Block *block, guint row)
{
  for (guint line = row + 1; line < N_INDICATORS; line++)
    if (block->row[line] == row)
      return TRUE;
  return FALSE;
}

/* The figure again, in place of the last free plain row. */
static void
repeat(Block *block, guint row)
{
  for (guint last = figures_row(GROUP_PLAIN, 0) + figures_group_size(GROUP_PLAIN) - 1; last > row;
       last--) {
    if (block->mistakes[last] != MISTAKE_NONE || is_repeated(block, last))
      continue;
    block->row[last] = row;
    block->mistakes[last] = MISTAKE_DUPLICATE;
    return;
  }
}

static void
place_mistake(Block *block, Mistake mistake, guint64 number)
{
  guint first, n, row;

  candidates(block, mistake, &first, &n);
  if (n == 0 || (mistake == MISTAKE_PARTS && !is_free(block, first, n)))
    return;
  row = first + (guint)(number % n);
  if (block->mistakes[row] != MISTAKE_NONE)
    return;
  if (mistake == MISTAKE_DUPLICATE)
    repeat(block, row);
  else if (!is_repeated(block, row))
    block->mistakes[row] = mistake;
}

void
block_place_mistakes(Block *block)
{
  gboolean whole = is_complete(block, province_of(block), N_INDICATORS - 1);

  for (guint row = 0; row < N_INDICATORS; row++) {
    block->row[row] = row;
    block->mistakes[row] = MISTAKE_NONE;
  }
  for (guint row = 0; row < block->n_rows; row++) {
    guint64 number = block_draw(block, DRAW_MISTAKE, row);
    Mistake mistake = (Mistake)(MISTAKE_NO_NUMBER + number / 1000 % N_MISTAKES);
    gboolean needs_all = mistake == MISTAKE_RATIO || mistake == MISTAKE_ROLLUP;
    if (number % 1000 < MISTAKE_RATE && (whole || !needs_all))
      place_mistake(block, mistake, number / 10000);
  }
}

/* What must be told */

static void
append_finding(Expected *expected, const Block *block, const gchar *rule, guint row, guint area)
{
  gchar period[12];

  period_code(block->period, period);
  g_string_append_printf(expected->text, "%s,%s,%s,%s\n", rule,
                         block->figures->indicators[row].code,
                         areas_get(block->figures->areas, area)->code, period);
}

/* That @wrong, a row of the block, breaks @rule at @row of @area. */
static void
append_cause(Expected *expected, const Block *block, guint wrong, const gchar *rule, guint row,
             guint area)
{
  const Figures *figures = block->figures;
  gchar period[12];

  period_code(block->period, period);
  g_string_append_printf(expected->causes, "%s,%s,%s,%s,%s,%s\n", figures->indicators[wrong].code,
                         areas_get(figures->areas, block->area)->code, period, rule,
                         figures->indicators[row].code, areas_get(figures->areas, area)->code);
}

/* A rule that the figure at @row breaks by itself. */
static void
append_own(Expected *expected, const Block *block, const gchar *rule, guint row)
{
  append_finding(expected, block, rule, row, block->area);
  append_cause(expected, block, row, rule, row, block->area);
}

/* The sum of @area; several figures may break it, and it is told once. */
static void
append_sum(Expected *expected, const Block *block, guint row, guint area)
{
  guint64 key;

  if (areas_is_leaf(block->figures->areas, area) || !is_complete(block, area, row))
    return;
  append_cause(expected, block, row, "rollup.sum", row, area);
  key = ((guint64)area << 32 | block->period) * N_INDICATORS + row;
  if (g_hash_table_add(expected->sums, g_memdup2(&key, sizeof key)))
    append_finding(expected, block, "rollup.sum", row, area);
}

/* A figure that is off breaks the sum that it is and the sum in which it is. */
static void
append_sums(Expected *expected, const Block *block, guint row)
{
  guint parent = areas_get(block->figures->areas, block->area)->parent;

  append_sum(expected, block, row, block->area);
  if (parent != AREAS_NONE)
    append_sum(expected, block, row, parent);
}

static void
append_parts(Expected *expected, const Block *block, guint row)
{
  guint first = figures_row(GROUP_PARTS, 0);
  guint whole = row - (row - first) % 4;

  if (whole + 4 <= block->n_rows) {
    append_finding(expected, block, "parts.sum", whole, block->area);
    append_cause(expected, block, row, "parts.sum", whole, block->area);
  }
  append_sums(expected, block, row);
}

static void
append_ratio(Expected *expected, const Block *block, guint row)
{
  append_own(expected, block, "ratios.ratio", row);
  if (!areas_is_leaf(block->figures->areas, block->area))
    append_own(expected, block, "rollup.rate-range", row);
}

static void
add_line(Expected *expected, const Block *block, guint line)
{
  guint row = block->row[line], area = block->area;
  guint64 size = block_draw(block, DRAW_SIZE, line);

  switch (block->mistakes[line]) {
  case MISTAKE_NO_NUMBER:
    append_finding(expected, block, "intake.not-a-number", row, area);
    break;
  case MISTAKE_UNIT:
    append_finding(expected, block,
                   size_is_unknown_unit(size) ? "intake.unknown-unit" : "units.dimension", row,
                   area);
    break;
  case MISTAKE_BOUNDS:
    append_own(expected, block, size_is_negative(size) ? "bounds.below" : "bounds.above", row);
    break;
  case MISTAKE_RATIO:
    append_ratio(expected, block, row);
    break;
  case MISTAKE_DUPLICATE:
    append_finding(expected, block,
                   size_is_repeated(size) ? "merge.repeated" : "merge.contradicts", row, area);
    break;
  case MISTAKE_ROLLUP:
    append_sums(expected, block, row);
    break;
  case MISTAKE_PARTS:
    append_parts(expected, block, row);
    break;
  case MISTAKE_NONE:
  default:
    break;
  }
}

void
expected_add(Expected *expected, const Block *block)
{
  for (guint line = 0; line < block->n_rows; line++) {
    expected->n[block->mistakes[line]]++;
    if (block->mistakes[line] != MISTAKE_NONE)
      add_line(expected, block, line);
  }
}
