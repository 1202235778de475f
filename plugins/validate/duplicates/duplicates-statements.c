/* duplicates-statements.c: sorts what was sent by submission and area. */
#include "duplicates-statements.h"

const Statement *
statements_at(const Statements *statements, guint32 index)
{
  return &g_array_index(statements->list, Statement, index);
}

static gint
compare_statements(gconstpointer a, gconstpointer b)
{
  const Statement *x = a, *y = b;

  if (x->submission != y->submission)
    return x->submission < y->submission ? -1 : 1;
  return (x->area > y->area) - (x->area < y->area);
}

static void
collect_statements(Statements *statements)
{
  const CtDataset *dataset = statements->view->current;
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

  for (gsize i = 0; i < dataset->observations->n; i++) {
    Statement statement = {.submission = ct_dataset_submission_at(dataset, i),
                           .area = dataset->observations->area[i]};
    guint64 key = (guint64)statement.submission << 32 | statement.area;
    if (g_hash_table_contains(seen, &key))
      continue;
    g_hash_table_add(seen, g_memdup2(&key, sizeof key));
    g_array_append_val(statements->list, statement);
  }
  g_array_sort(statements->list, compare_statements);
}

static guint32
find_statement(const Statements *statements, guint32 submission, guint32 area)
{
  const Statement wanted = {.submission = submission, .area = area};
  guint index = 0;

  g_array_binary_search(statements->list, &wanted, compare_statements, &index);
  return index;
}

/* Counts, then hands out places, as a counting sort does. */
static void
order_observations(Statements *statements)
{
  const CtDataset *dataset = statements->view->current;
  gsize n = dataset->observations->n;
  guint n_statements = statements->list->len;
  g_autofree gsize *next = g_new0(gsize, n_statements + 1);
  const Statement end = {.first = n};

  statements->of = g_new(guint32, MAX(n, 1));
  statements->indexes = g_new(gsize, MAX(n, 1));
  for (gsize i = 0; i < n; i++) {
    statements->of[i] =
        find_statement(statements, ct_dataset_submission_at(dataset, i),
                       dataset->observations->area[i]);
    next[statements->of[i] + 1]++;
  }
  for (guint s = 0; s < n_statements; s++) {
    g_array_index(statements->list, Statement, s).first = next[s];
    next[s + 1] += next[s];
  }
  g_array_append_val(statements->list, end);
  for (gsize i = 0; i < n; i++)
    statements->indexes[next[statements->of[i]]++] = i;
}

CtLevel
statements_level(const Statements *statements, const Statement *statement)
{
  return statements->view->catalog->areas[statement->area].level;
}

/* A district's own file speaks of one district, a department's of all. */
static void
mark_alone(Statements *statements, guint n_statements)
{
  for (guint begin = 0, end; begin < n_statements; begin = end) {
    guint count[CT_LEVEL_RESIDUAL + 1] = {0};
    guint32 submission = statements_at(statements, begin)->submission;
    for (end = begin;
         end < n_statements && statements_at(statements, end)->submission == submission; end++)
      count[statements_level(statements, statements_at(statements, end))]++;
    for (guint i = begin; i < end; i++) {
      Statement *statement = &g_array_index(statements->list, Statement, i);
      statement->alone = count[statements_level(statements, statement)] == 1;
    }
  }
}

void
statements_init(Statements *statements, const CtView *view)
{
  guint n_statements;

  *statements = (Statements){.view = view};
  statements->list = g_array_new(FALSE, FALSE, sizeof(Statement));
  collect_statements(statements);
  n_statements = statements->list->len;
  order_observations(statements);
  mark_alone(statements, n_statements);
}

void
statements_clear(Statements *statements)
{
  g_array_unref(statements->list);
  g_free(statements->of);
  g_free(statements->indexes);
}
