/* ct-sound-simplex.c: whether linear relations have a solution, in exact fractions.
 */
#include "rules/sound/ct-sound-simplex.h"

#include "rules/sound/ct-sound-interval.h"

#define MAX_PIVOTS 2000
#define MAX_WORK 2000000u /* terms that are computed */
#define NONE G_MAXUINT

/* value + part x an infinitesimal */
typedef struct {
  CtRational value;
  CtRational part;
} Pair;

typedef struct {
  gboolean set;
  Pair at;
} Bound;

/* @row: where it is basic, or NONE */
typedef struct {
  Bound low;
  Bound high;
  Pair value;
  guint row;
} Column;

/* basic = sum of terms, which are of columns that are not basic, in their order */
typedef struct {
  guint basic;
  GArray *terms;
} Row;

struct CtSimplex {
  GArray *columns;
  GArray *rows;
  guint64 work;
  gboolean gave_up;
};

static void
clear_row(gpointer data)
{
  g_array_unref(((Row *)data)->terms);
}

CtSimplex *
ct_simplex_new(void)
{
  CtSimplex *simplex = g_new0(CtSimplex, 1);

  simplex->columns = g_array_new(FALSE, TRUE, sizeof(Column));
  simplex->rows = g_array_new(FALSE, TRUE, sizeof(Row));
  g_array_set_clear_func(simplex->rows, clear_row);
  return simplex;
}

void
ct_simplex_free(CtSimplex *simplex)
{
  if (simplex == NULL)
    return;
  g_array_unref(simplex->columns);
  g_array_unref(simplex->rows);
  g_free(simplex);
}

static Column *
column_at(CtSimplex *simplex, guint column)
{
  return &g_array_index(simplex->columns, Column, column);
}

static Row *
row_at(CtSimplex *simplex, guint row)
{
  return &g_array_index(simplex->rows, Row, row);
}

/* Arithmetic: what does not fit ends the search. */

static CtRational
product(CtSimplex *simplex, CtRational a, CtRational b)
{
  const CtInt128 large = (CtInt128)1 << 48;
  CtRational result = {0, 1};

  if (a.numerator == 0 || b.numerator == 0)
    return result;
  if (!ct_rational_multiply(a, b, &result))
    simplex->gave_up = TRUE;
  return result.denominator > large || result.numerator > large || result.numerator < -large
             ? ct_sound_reduced(result) : result;
}

static CtRational
quotient(CtSimplex *simplex, CtRational a, CtRational b)
{
  CtRational result = {0, 1};

  if (!ct_rational_divide(a, b, &result))
    simplex->gave_up = TRUE;
  return ct_sound_reduced(result);
}

static CtRational
sum(CtSimplex *simplex, CtRational a, CtRational b)
{
  CtRational result = {0, 1};

  if (!ct_rational_add(a, b, &result))
    simplex->gave_up = TRUE;
  return result;
}

static gint
compare(const Pair *a, const Pair *b)
{
  gint order = ct_rational_compare(a->value, b->value);

  return order != 0 ? order : ct_rational_compare(a->part, b->part);
}

/* a + factor x b */
static Pair
plus_times(CtSimplex *simplex, Pair a, CtRational factor, Pair b)
{
  return (Pair){sum(simplex, a.value, product(simplex, factor, b.value)),
                sum(simplex, a.part, product(simplex, factor, b.part))};
}

/* Columns and rows */

static Pair
plain(CtRational value)
{
  return (Pair){value, {0, 1}};
}

static Pair
beside(CtRational value, gboolean open, gint side)
{
  return (Pair){value, {open ? side : 0, 1}};
}

static Column
column_within(const CtInterval *bounds)
{
  return (Column){.low = {!bounds->low_unbounded, beside(bounds->low, bounds->low_open, 1)},
                  .high = {!bounds->high_unbounded, beside(bounds->high, bounds->high_open, -1)},
                  .value = plain((CtRational){0, 1}),
                  .row = NONE};
}

static gboolean
is_below(const Column *column)
{
  return column->low.set && compare(&column->value, &column->low.at) < 0;
}

static gboolean
is_above(const Column *column)
{
  return column->high.set && compare(&column->value, &column->high.at) > 0;
}

guint
ct_simplex_add_column(CtSimplex *simplex, const CtInterval *bounds)
{
  Column column = column_within(bounds);

  if (is_below(&column))
    column.value = column.low.at;
  else if (is_above(&column))
    column.value = column.high.at;
  g_array_append_val(simplex->columns, column);
  return simplex->columns->len - 1;
}

static gint
compare_terms(gconstpointer a, gconstpointer b)
{
  const CtSimplexTerm *left = a, *right = b;

  return (left->column > right->column) - (left->column < right->column);
}

guint
ct_simplex_add_row(CtSimplex *simplex, const CtSimplexTerm *terms, guint n,
                   const CtInterval *bounds)
{
  Column column = column_within(bounds);
  Row row = {simplex->columns->len, g_array_new(FALSE, FALSE, sizeof(CtSimplexTerm))};

  g_array_append_vals(row.terms, terms, n);
  g_array_sort(row.terms, compare_terms);
  for (guint i = 0; i < n; i++)
    column.value = plus_times(simplex, column.value, terms[i].factor,
                              column_at(simplex, terms[i].column)->value);
  column.row = simplex->rows->len;
  simplex->work += n;
  g_array_append_val(simplex->rows, row);
  g_array_append_val(simplex->columns, column);
  return row.basic;
}

/* Pivots */

static const CtSimplexTerm *
find_term(const Row *row, guint column)
{
  guint low = 0, high = row->terms->len;

  while (low < high) {
    guint middle = (low + high) / 2;
    const CtSimplexTerm *term = &g_array_index(row->terms, CtSimplexTerm, middle);
    if (term->column == column)
      return term;
    if (term->column < column)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

static void
append_term(GArray *terms, guint column, CtRational factor)
{
  const CtSimplexTerm term = {column, factor};

  if (factor.numerator != 0)
    g_array_append_val(terms, term);
}

/* left + factor x right, without the term of @out */
static GArray *
merge(CtSimplex *simplex, const GArray *left, CtRational factor, const GArray *right, guint out)
{
  GArray *terms = g_array_sized_new(FALSE, FALSE, sizeof(CtSimplexTerm), left->len + right->len);
  guint i = 0, j = 0;

  while (i < left->len || j < right->len) {
    const CtSimplexTerm *a = i < left->len ? &g_array_index(left, CtSimplexTerm, i) : NULL;
    const CtSimplexTerm *b = j < right->len ? &g_array_index(right, CtSimplexTerm, j) : NULL;
    gboolean take_a = a != NULL && (b == NULL || a->column <= b->column);
    gboolean take_b = b != NULL && (a == NULL || b->column <= a->column);
    CtRational of_b = take_b ? product(simplex, factor, b->factor) : (CtRational){0, 1};
    guint column = take_a ? a->column : b->column;
    i += take_a ? 1 : 0;
    j += take_b ? 1 : 0;
    if (column != out)
      append_term(terms, column, take_a ? sum(simplex, a->factor, of_b) : of_b);
  }
  return terms;
}

/* The row's equation, solved for @entering: terms of the others and of its old basic one. */
static GArray *
turned(CtSimplex *simplex, const Row *row, guint entering, CtRational factor)
{
  GArray *terms = g_array_sized_new(FALSE, FALSE, sizeof(CtSimplexTerm), row->terms->len);
  CtRational inverse = quotient(simplex, (CtRational){1, 1}, factor);

  for (guint i = 0; i < row->terms->len; i++) {
    const CtSimplexTerm *term = &g_array_index(row->terms, CtSimplexTerm, i);
    if (term->column != entering)
      append_term(terms, term->column,
                  product(simplex, ct_rational_negate(term->factor), inverse));
  }
  append_term(terms, row->basic, inverse);
  g_array_sort(terms, compare_terms);
  return terms;
}

static void
replace_terms(CtSimplex *simplex, Row *row, GArray *terms)
{
  simplex->work += terms->len + row->terms->len;
  g_array_unref(row->terms);
  row->terms = terms;
}

/* @entering becomes the basic one of row @at, and its old one gets @value. */
static void
pivot(CtSimplex *simplex, guint at, guint entering, Pair value)
{
  Row *row = row_at(simplex, at);
  CtRational factor = find_term(row, entering)->factor;
  Column *leaving = column_at(simplex, row->basic);
  Pair change = plus_times(simplex, value, (CtRational){-1, 1}, leaving->value);
  CtRational inverse = quotient(simplex, (CtRational){1, 1}, factor);
  Pair move = plus_times(simplex, plain((CtRational){0, 1}), inverse, change);

  replace_terms(simplex, row, turned(simplex, row, entering, factor));
  leaving->value = value;
  leaving->row = NONE;
  row->basic = entering;
  column_at(simplex, entering)->row = at;
  column_at(simplex, entering)->value =
    plus_times(simplex, column_at(simplex, entering)->value, (CtRational){1, 1}, move);
  for (guint i = 0; i < simplex->rows->len && !simplex->gave_up; i++) {
    Row *other = row_at(simplex, i);
    const CtSimplexTerm *term = i != at ? find_term(other, entering) : NULL;
    if (term == NULL)
      continue;
    Column *basic = column_at(simplex, other->basic);
    basic->value = plus_times(simplex, basic->value, term->factor, move);
    replace_terms(simplex, other,
                  merge(simplex, other->terms, term->factor, row->terms, entering));
  }
}

/* Searching */

/* The basic column of the smallest index that lies outside. */
static guint
find_outside(CtSimplex *simplex)
{
  guint found = NONE;

  for (guint i = 0; i < simplex->rows->len; i++) {
    guint basic = row_at(simplex, i)->basic;
    if (basic < found &&
        (is_below(column_at(simplex, basic)) || is_above(column_at(simplex, basic))))
      found = basic;
  }
  return found;
}

/* Whether the column may move so that factor x its value grows. */
static gboolean
may_move(CtSimplex *simplex, const CtSimplexTerm *term, gboolean up)
{
  const Column *column = column_at(simplex, term->column);

  if ((ct_rational_sign(term->factor) > 0) == up)
    return !column->high.set || compare(&column->value, &column->high.at) < 0;
  return !column->low.set || compare(&column->value, &column->low.at) > 0;
}

static guint
find_entering(CtSimplex *simplex, const Row *row, gboolean up)
{
  for (guint i = 0; i < row->terms->len; i++) {
    const CtSimplexTerm *term = &g_array_index(row->terms, CtSimplexTerm, i);
    if (may_move(simplex, term, up))
      return term->column;
  }
  return NONE;
}

/* The basic one cannot go up: those with a factor above 0 are at their high end. */
static void
tell(const Row *row, gboolean up, GArray *terms)
{
  append_term(terms, row->basic, (CtRational){up ? 1 : -1, 1});
  for (guint i = 0; i < row->terms->len; i++) {
    const CtSimplexTerm *term = &g_array_index(row->terms, CtSimplexTerm, i);
    append_term(terms, term->column, up ? ct_rational_negate(term->factor) : term->factor);
  }
}

gboolean
ct_simplex_is_empty(CtSimplex *simplex, GArray *terms)
{
  for (guint n = 0; n < MAX_PIVOTS && !simplex->gave_up; n++) {
    guint outside = find_outside(simplex);
    if (outside == NONE || simplex->work > MAX_WORK)
      return FALSE;
    Column *column = column_at(simplex, outside);
    gboolean up = is_below(column);
    guint entering = find_entering(simplex, row_at(simplex, column->row), up);
    if (entering == NONE) {
      tell(row_at(simplex, column->row), up, terms);
      return TRUE;
    }
    pivot(simplex, column->row, entering, up ? column->low.at : column->high.at);
  }
  return FALSE;
}

guint64
ct_simplex_work(const CtSimplex *simplex)
{
  return simplex->work;
}
