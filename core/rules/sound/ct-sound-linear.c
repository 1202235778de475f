/* ct-sound-linear.c: all linear constraints together.
 */
#include "rules/sound/ct-sound-linear.h"

/* Those that hang together through their variables are solved together. */

typedef struct {
  GHashTable *group_of; /* variable -> any variable of its group: a forest */
} Groups;

static guint
group_of(const Groups *groups, guint variable)
{
  gpointer above;

  while (g_hash_table_lookup_extended(groups->group_of, GUINT_TO_POINTER(variable), NULL,
                                      &above) &&
         GPOINTER_TO_UINT(above) != variable)
    variable = GPOINTER_TO_UINT(above);
  return variable;
}

static void
group_line(Groups *groups, const CtSoundLine *line)
{
  for (guint i = 0; i < line->terms->len; i++) {
    guint first = group_of(groups, g_array_index(line->terms, CtSimplexTerm, 0).column);
    guint other = group_of(groups, g_array_index(line->terms, CtSimplexTerm, i).column);
    g_hash_table_insert(groups->group_of, GUINT_TO_POINTER(MAX(first, other)),
                        GUINT_TO_POINTER(MIN(first, other)));
  }
}

/* CtSoundLines in a simplex: columns of the variables that were met, and the line of each row. */
typedef struct {
  CtSoundSolver *solver;
  CtSimplex *simplex;
  GHashTable *column_of;   /* variable -> column + 1 */
  GHashTable *variable_of; /* column -> variable */
  GHashTable *line_of;     /* column -> line */
} Group;

static guint
column_of(Group *group, guint variable)
{
  guint known = GPOINTER_TO_UINT(g_hash_table_lookup(group->column_of,
                                                     GUINT_TO_POINTER(variable)));

  if (known != 0)
    return known - 1;
  known = ct_simplex_add_column(group->simplex, &group->solver->domain[variable]);
  g_hash_table_insert(group->column_of, GUINT_TO_POINTER(variable), GUINT_TO_POINTER(known + 1));
  g_hash_table_insert(group->variable_of, GUINT_TO_POINTER(known), GUINT_TO_POINTER(variable));
  return known;
}

static void
add_to_group(Group *group, const CtSoundLine *line)
{
  g_autofree CtSimplexTerm *terms = g_new(CtSimplexTerm, line->terms->len + 1);
  guint column;

  for (guint i = 0; i < line->terms->len; i++) {
    terms[i] = g_array_index(line->terms, CtSimplexTerm, i);
    terms[i].column = column_of(group, terms[i].column);
  }
  column = ct_simplex_add_row(group->simplex, terms, line->terms->len, &line->bounds);
  g_hash_table_insert(group->line_of, GUINT_TO_POINTER(column), (gpointer)line);
}

static void
tell_shares(const Group *group, const GArray *terms)
{
  for (guint i = 0; i < terms->len; i++) {
    const CtSimplexTerm *term = &g_array_index(terms, CtSimplexTerm, i);
    const CtSoundLine *line = g_hash_table_lookup(group->line_of, GUINT_TO_POINTER(term->column));
    CtSoundShare share = {.constraint = line != NULL ? line->constraint : CT_SOUND_NONE,
                          .variable = CT_SOUND_NONE,
                          .side = ct_rational_sign(term->factor) > 0 ? CT_SOUND_LOW
                                                                     : CT_SOUND_HIGH};
    if (line == NULL)
      share.variable = GPOINTER_TO_UINT(
          g_hash_table_lookup(group->variable_of, GUINT_TO_POINTER(term->column)));
    g_array_append_val(group->solver->shares, share);
    if (line != NULL && line->limit != CT_SOUND_NONE) {
      share = (CtSoundShare){CT_SOUND_NONE, line->limit, line->side};
      g_array_append_val(group->solver->shares, share);
    }
  }
}

static gboolean
group_is_empty(CtSoundSolver *solver, const GPtrArray *lines)
{
  g_autoptr(CtSimplex) simplex = ct_simplex_new();
  g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(CtSimplexTerm));
  g_autoptr(GHashTable) columns = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) variables = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) rows = g_hash_table_new(NULL, NULL);
  Group group = {solver, simplex, columns, variables, rows};
  gboolean is_empty;

  for (guint i = 0; i < lines->len; i++)
    add_to_group(&group, lines->pdata[i]);
  is_empty = ct_simplex_is_empty(simplex, terms);
  solver->work += ct_simplex_work(simplex);
  if (is_empty)
    tell_shares(&group, terms);
  return is_empty;
}

static void
unref_lines(gpointer lines)
{
  g_ptr_array_unref(lines);
}

/* Returns: (element-type GPtrArray): of each group its lines, in their order */
static GPtrArray *
make_groups(const GArray *lines)
{
  GPtrArray *all = g_ptr_array_new_with_free_func(unref_lines);
  g_autoptr(GHashTable) forest = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) by_group = g_hash_table_new(NULL, NULL);
  Groups groups = {forest};

  for (guint i = 0; i < lines->len; i++)
    group_line(&groups, &g_array_index(lines, CtSoundLine, i));
  for (guint i = 0; i < lines->len; i++) {
    CtSoundLine *line = &g_array_index(lines, CtSoundLine, i);
    guint group = line->terms->len > 0
                      ? group_of(&groups, g_array_index(line->terms, CtSimplexTerm, 0).column)
                      : CT_SOUND_NONE;
    GPtrArray *own = g_hash_table_lookup(by_group, GUINT_TO_POINTER(group));
    if (own == NULL) {
      own = g_ptr_array_new();
      g_hash_table_insert(by_group, GUINT_TO_POINTER(group), own);
      g_ptr_array_add(all, own);
    }
    g_ptr_array_add(own, line);
  }
  return all;
}

static void
clear_line(gpointer data)
{
  g_array_unref(((CtSoundLine *)data)->terms);
}

gboolean
ct_sound_linear_is_empty(CtSoundSolver *solver, gboolean all)
{
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(CtSoundLine));
  CtSoundLines lines = {.solver = solver, .lines = found, .all = all, .limit = CT_SOUND_NONE};
  gboolean is_empty = FALSE;

  g_array_set_clear_func(found, clear_line);
  for (guint i = 0; i < solver->problem->members->len; i++)
    ct_sound_lines_add(&lines, g_array_index(solver->problem->members, guint, i));
  g_autoptr(GPtrArray) groups = make_groups(found);
  for (guint i = 0; i < groups->len && !is_empty; i++)
    is_empty = group_is_empty(solver, groups->pdata[i]);
  return is_empty;
}
