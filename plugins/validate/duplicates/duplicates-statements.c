/* duplicates-statements.c: sorts what was sent by submission and area. */
#include "duplicates-statements.h"

#include <stdlib.h>

#include "duplicates-hash.h"

/* Statements as they are met. @places: one more than the number of a statement, or 0 */
typedef struct {
  GArray *list;
  guint32 *places;
  guint bits;
  guint64 n_steps;
} Numbering;

static guint64
statement_key(const Statement *statement)
{
  return (guint64)statement->submission << 32 | statement->area;
}

static guint64
key_of(const Numbering *numbering, guint32 number)
{
  return statement_key(&g_array_index(numbering->list, Statement, number));
}

/* The place of @key, or the free one where it belongs. */
static guint32 *
find_place(Numbering *numbering, guint64 key)
{
  gsize mask = ((gsize)1 << numbering->bits) - 1;
  gsize at = duplicates_place(duplicates_mix(key), numbering->bits);

  while (numbering->places[at] != 0 && key_of(numbering, numbering->places[at] - 1) != key) {
    at = (at + 1) & mask;
    numbering->n_steps++;
  }
  numbering->n_steps++;
  return &numbering->places[at];
}

static void
make_room(Numbering *numbering)
{
  numbering->bits = duplicates_table_bits(numbering->list->len);
  g_free(numbering->places);
  numbering->places = g_new0(guint32, (gsize)1 << numbering->bits);
  for (guint32 i = 0; i < numbering->list->len; i++)
    *find_place(numbering, key_of(numbering, i)) = i + 1;
}

static guint32
number_of(Numbering *numbering, const Statement *statement)
{
  guint32 *place = find_place(numbering, statement_key(statement));

  if (*place != 0)
    return *place - 1;
  g_array_append_val(numbering->list, *statement);
  *place = numbering->list->len;
  if (numbering->list->len > (gsize)1 << (numbering->bits - 1))
    make_room(numbering);
  return numbering->list->len - 1;
}

/* The areas of one figure stand in the order of those of the figure before: mostly the next
 * statement is the one that was met next then, too. */
static void
number_observations(Numbering *numbering, const CtDataset *dataset, guint32 *of)
{
  guint32 number = 0;

  for (gsize i = 0; i < dataset->observations->n; i++) {
    const Statement statement = {.submission = ct_dataset_submission_at(dataset, i),
                                 .area = ct_batch_area(dataset->observations, i)};
    number = number + 1 < numbering->list->len ? number + 1 : 0;
    if (numbering->list->len == 0 ||
        key_of(numbering, number) != statement_key(&statement))
      number = number_of(numbering, &statement);
    of[i] = number;
  }
  numbering->n_steps += dataset->observations->n;
}

/* A statement's key and the number that it had. */
typedef struct {
  guint64 key;
  guint32 number;
} Met;

static int
compare_met(const void *a, const void *b)
{
  const Met *x = a, *y = b;

  return (x->key > y->key) - (x->key < y->key);
}

/* From the order in which they were met to that of submissions and areas. */
static void
order_statements(Statements *statements, const Numbering *numbering)
{
  gsize n = numbering->list->len;
  g_autofree Met *met = g_new(Met, n + 1);
  g_autofree guint32 *now = g_new(guint32, n + 1);

  for (guint32 i = 0; i < n; i++)
    met[i] = (Met){.key = key_of(numbering, i), .number = i};
  qsort(met, n, sizeof *met, compare_met);
  statements->n = (guint32)n;
  statements->list = g_new(Statement, n + 1);
  for (guint32 i = 0; i < n; i++) {
    statements->list[i] = g_array_index(numbering->list, Statement, met[i].number);
    statements->list[i].level = statements->view->catalog->areas[statements->list[i].area].level;
    now[met[i].number] = i;
  }
  for (gsize i = 0; i < statements->view->current->observations->n; i++)
    statements->of[i] = now[statements->of[i]];
}

/* A district's own file speaks of one district, a department's of all. */
static void
mark_files(Statements *statements)
{
  for (guint32 begin = 0, end; begin < statements->n; begin = end) {
    guint32 count[CT_LEVEL_RESIDUAL + 1] = {0};
    guint32 submission = statements->list[begin].submission;
    for (end = begin; end < statements->n && statements->list[end].submission == submission; end++)
      count[statements->list[end].level]++;
    for (guint32 i = begin; i < end; i++) {
      statements->list[i].alone = count[statements->list[i].level] == 1;
      statements->list[i].file = statements->n_files;
    }
    statements->n_files++;
  }
}

void
statements_init(Statements *statements, const CtView *view)
{
  Numbering numbering = {.list = g_array_new(FALSE, TRUE, sizeof(Statement))};

  *statements = (Statements){.view = view};
  statements->of = g_new(guint32, view->current->observations->n + 1);
  make_room(&numbering);
  number_observations(&numbering, view->current, statements->of);
  order_statements(statements, &numbering);
  mark_files(statements);
  statements->n_steps = numbering.n_steps;
  g_array_unref(numbering.list);
  g_free(numbering.places);
}

void
statements_clear(Statements *statements)
{
  g_free(statements->list);
  g_free(statements->of);
}

/* Counts, then hands out places, as a counting sort does. */
void
statement_rows_init(StatementRows *rows, const Statements *statements, const guint8 *wanted)
{
  gsize n = statements->view->current->observations->n;
  guint32 total = 0;

  rows->begin = g_new0(guint32, (gsize)statements->n + 2);
  for (gsize i = 0; i < n; i++)
    if (wanted[statements->of[i]])
      rows->begin[statements->of[i] + 2]++;
  for (guint32 s = 0; s < statements->n; s++) {
    total += rows->begin[s + 2];
    rows->begin[s + 2] = total;
  }
  rows->indexes = g_new(guint32, (gsize)total + 1);
  for (gsize i = 0; i < n; i++)
    if (wanted[statements->of[i]])
      rows->indexes[rows->begin[statements->of[i] + 1]++] = (guint32)i;
}

void
statement_rows_clear(StatementRows *rows)
{
  g_free(rows->begin);
  g_free(rows->indexes);
}
