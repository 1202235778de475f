/* ct-shift.c: figures that stand in the row or column beside their own.
 *
 * Numerator and denominator that were exchanged, or a column that was pasted one row too low,
 * break rules that have nothing to do with one another, and each alone may be explained by
 * some other figure. So figures that stand side by side and break rules are tried in one
 * another's places before anything else.
 */
#include "rules/cause/ct-shift-private.h"

#include "base/ct-task.h"

#define MAX_LENGTH 12u
#define MAX_RUN_BREACHES 64u
/* A single figure that a usual slip explains is likelier than a shift. */
#define COST_OF_SHIFT 30

/* @broken: (element-type guint): all incidents of the scene that are broken
 * @spots: (array length=n): of the run */
typedef struct {
  const CtShifting *shifting;
  const CtSearch *search;
  const GArray *broken;
  const CtSpot *spots;
  guint n;
  CtShift *best;
} Trying;

static CtObservation
figure_at(const CtShifting *shifting, const CtSpot *spot)
{
  if (spot->cell == CT_CELL_NONE)
    return g_array_index(shifting->left_out, CtLeftOut, spot->left_out).figure;
  return ct_dataset_get(shifting->breaches->view->current, spot->cell);
}

/* The figure at @to with what stands at @from. */
static CtObservation
moved(const CtShifting *shifting, const CtSpot *to, const CtSpot *from)
{
  CtObservation figure = figure_at(shifting, to), other = figure_at(shifting, from);

  figure.value = other.value;
  figure.decimals = other.decimals;
  figure.qualifier = other.qualifier;
  figure.missing = other.missing;
  return figure;
}

/* Puts each into the next one's place. %FALSE: the first or the last stay what they are. */
static gboolean
push_moved(const Trying *trying, guint begin, guint length, gint step)
{
  const CtSpot *spots = trying->spots + begin;

  for (guint i = 0; i < length; i++) {
    guint from = step > 0 ? (i + 1) % length : (i + length - 1) % length;
    CtObservation figure = moved(trying->shifting, &spots[i], &spots[from]);
    CtObservation before = figure_at(trying->shifting, &spots[i]);
    if ((i == 0 || i == length - 1) && ct_decimal_compare(figure.value, before.value) == 0)
      return FALSE;
    ct_scene_push(trying->search->scene, &figure);
  }
  return TRUE;
}

static gboolean
is_moved(const CtScene *scene, const CtSuspect *suspect)
{
  for (guint i = 0; i < scene->changed->len; i++)
    if (ct_observation_same_key(&g_array_index(scene->changed, CtObservation, i),
                                &suspect->figure))
      return TRUE;
  return FALSE;
}

/* Whether all that uses what was moved holds now. @repaired: (element-type guint): breaches */
static gboolean
holds_around(const Trying *trying, GArray *repaired)
{
  CtScene *scene = trying->search->scene;

  for (guint i = 0; i < trying->broken->len; i++) {
    guint number = g_array_index(trying->broken, guint, i);
    const CtIncident *incident = ct_scene_incident(scene, number);
    gboolean touched = FALSE;
    for (guint j = 0; j < incident->users->len && !touched; j++)
      touched = is_moved(scene, ct_scene_suspect(scene, g_array_index(incident->users, guint, j)));
    if (!touched)
      continue;
    if (ct_scene_judge(scene, number) == CT_STATE_BROKEN)
      return FALSE;
    g_array_append_val(repaired, incident->breach);
  }
  for (guint i = 0; i < scene->suspects->len; i++) {
    const CtSuspect *suspect = ct_scene_suspect(scene, i);
    for (guint j = 0; is_moved(scene, suspect) && j < suspect->incidents->len; j++) {
      guint number = g_array_index(suspect->incidents, guint, j);
      if (ct_scene_incident(scene, number)->breach == CT_INDEX_NONE &&
          ct_scene_judge(scene, number) == CT_STATE_BROKEN)
        return FALSE;
    }
  }
  return TRUE;
}

static void
free_shift(gpointer data)
{
  CtShift *shift = data;

  if (shift == NULL)
    return;
  g_array_unref(shift->figures);
  g_array_unref(shift->breaches);
  g_free(shift);
}

/* More that is repaired, then fewer figures. */
static gboolean
is_better(const CtShift *best, const GArray *repaired, guint length)
{
  return best == NULL || repaired->len > best->breaches->len ||
         (repaired->len == best->breaches->len && length < best->figures->len);
}

static void
keep(Trying *trying, guint begin, guint length, gint step, const GArray *repaired, gboolean in_row)
{
  CtShift *shift = g_new0(CtShift, 1);

  shift->figures = g_array_new(FALSE, FALSE, sizeof(CtObservation));
  shift->seen = figure_at(trying->shifting, &trying->spots[begin]).value;
  shift->submission = trying->spots[begin].submission;
  shift->breaches = g_array_new(FALSE, FALSE, sizeof(guint));
  shift->in_row = in_row;
  shift->step = step;
  g_array_append_vals(shift->figures, trying->search->scene->changed->data, length);
  g_array_append_vals(shift->breaches, repaired->data, repaired->len);
  free_shift(trying->best);
  trying->best = shift;
}

static void
try_shift(Trying *trying, guint begin, guint length, gint step, gboolean in_row)
{
  CtScene *scene = trying->search->scene;
  g_autoptr(GArray) repaired = g_array_new(FALSE, FALSE, sizeof(guint));

  if (push_moved(trying, begin, length, step) && holds_around(trying, repaired) &&
      repaired->len >= 2 && repaired->len + 1 >= length &&
      is_better(trying->best, repaired, length))
    keep(trying, begin, length, step, repaired, in_row);
  ct_scene_pop_all(scene);
}

static void
try_all(Trying *trying, gboolean in_row)
{
  CtScene *scene = trying->search->scene;

  for (guint length = 2; length <= MIN(trying->n, MAX_LENGTH); length++)
    for (guint begin = 0; begin + length <= trying->n && scene->steps_left > 0; begin++) {
      try_shift(trying, begin, length, 1, in_row);
      if (length > 2)
        try_shift(trying, begin, length, -1, in_row);
    }
}

/* The breaches of all tangles that the run has to do with, ascending. */
static GArray *
breaches_of_run(const CtShifting *shifting, const CtSpot *spots, guint n, guint *n_tangles)
{
  GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

  for (guint i = 0; i < n && numbers->len <= MAX_RUN_BREACHES; i++) {
    if (spots[i].cell == CT_CELL_NONE)
      continue;
    guint breach = shifting->tangles->first_use[spots[i].cell] - 1;
    guint number = shifting->tangles->number[breach];
    const CtTangle *tangle = &shifting->tangles->list[number];
    if (!g_hash_table_add(seen, GUINT_TO_POINTER(number + 1)))
      continue;
    g_array_append_vals(numbers, shifting->tangles->breaches + tangle->first, tangle->n);
  }
  *n_tangles = g_hash_table_size(seen);
  return numbers;
}

/* Whether one figure alone explains it, and a slip explains that. */
static gboolean
is_one_figure(const CtSearch *search, const GArray *broken)
{
  g_autoptr(GArray) singles = ct_search_singles(search, broken);

  return singles->len > 0 && g_array_index(singles, CtRemedy, 0).cost < COST_OF_SHIFT;
}

static void
try_scene(const CtShifting *shifting, CtShiftRun *run, CtScene *scene, gboolean one_tangle)
{
  const CtSearch search = {scene, shifting->neighbours, shifting->options};
  const GArray *spots = run->in_row ? shifting->by_row : shifting->by_column;
  g_autoptr(GArray) broken = g_array_new(FALSE, FALSE, sizeof(guint));
  Trying trying = {shifting, &search, broken, &g_array_index(spots, CtSpot, run->begin),
                   run->end - run->begin, NULL};

  for (guint i = 0; i < trying.n; i++)
    if (trying.spots[i].cell == CT_CELL_NONE) {
      CtObservation figure = figure_at(shifting, &trying.spots[i]);
      ct_scene_add_absent(scene, &figure);
    }
  for (guint i = 0; i < scene->n_breaches; i++)
    g_array_append_val(broken, i);
  if (one_tangle && is_one_figure(&search, broken))
    return;
  try_all(&trying, run->in_row);
  run->found = trying.best;
}

static void
try_run(gsize number, gpointer user_data)
{
  const CtShifting *shifting = user_data;
  CtShiftRun *run = &g_array_index(shifting->runs, CtShiftRun, number);
  const GArray *spots = run->in_row ? shifting->by_row : shifting->by_column;
  guint n_tangles;
  g_autoptr(GArray) breaches = breaches_of_run(
      shifting, &g_array_index(spots, CtSpot, run->begin), run->end - run->begin, &n_tangles);
  CtScene scene;

  if (breaches->len < 2 || breaches->len > MAX_RUN_BREACHES)
    return;
  g_autoptr(CtMemo) memo = ct_memo_new(shifting->breaches->view);
  if (ct_scene_init(&scene, memo, shifting->breaches, (const guint *)(gconstpointer)breaches->data,
                    breaches->len, shifting->options->max_figures, shifting->options->steps))
    try_scene(shifting, run, &scene, n_tangles == 1);
  ct_scene_clear(&scene);
}

/* Choosing */

static gboolean
is_taken(const CtShifts *shifts, const CtTangles *tangles, const CtShift *shift)
{
  for (guint i = 0; i < shift->breaches->len; i++)
    if (shifts->of_tangle[tangles->number[g_array_index(shift->breaches, guint, i)]] != 0)
      return TRUE;
  return FALSE;
}

static gint
compare_found(gconstpointer a, gconstpointer b)
{
  const CtShift *x = ((const CtShiftRun *)a)->found, *y = ((const CtShiftRun *)b)->found;
  guint n = x != NULL ? x->breaches->len : 0, m = y != NULL ? y->breaches->len : 0;

  return (n < m) - (n > m);
}

/* Those that repair most come first; a tangle has to do with one of them. */
static void
choose(const CtShifting *shifting, CtShifts *shifts)
{
  g_array_sort(shifting->runs, compare_found);
  for (guint i = 0; i < shifting->runs->len; i++) {
    CtShift *shift = g_array_index(shifting->runs, CtShiftRun, i).found;
    if (shift == NULL)
      continue;
    if (is_taken(shifts, shifting->tangles, shift)) {
      free_shift(shift);
      continue;
    }
    g_ptr_array_add(shifts->list, shift);
    for (guint j = 0; j < shift->breaches->len; j++) {
      guint breach = g_array_index(shift->breaches, guint, j);
      shifts->of_tangle[shifting->tangles->number[breach]] = shifts->list->len;
    }
  }
}

CtShifts *
ct_shifts_find(const CtBreaches *breaches, const CtTangles *tangles,
               const CtNeighbours *neighbours, const GArray *left_out,
               const CtCauseOptions *options, guint n_threads)
{
  CtShifts *shifts = g_new0(CtShifts, 1);
  CtShifting shifting = {.breaches = breaches,
                       .tangles = tangles,
                       .neighbours = neighbours,
                       .left_out = left_out,
                       .options = options,
                       .by_row = g_array_new(FALSE, FALSE, sizeof(CtSpot)),
                       .by_column = g_array_new(FALSE, FALSE, sizeof(CtSpot)),
                       .runs = g_array_new(FALSE, FALSE, sizeof(CtShiftRun))};

  shifts->list = g_ptr_array_new_with_free_func(free_shift);
  shifts->of_tangle = g_new0(guint, MAX(tangles->n, 1));
  ct_shifting_collect_runs(&shifting);
  ct_task_for_each(n_threads, shifting.runs->len, try_run, &shifting);
  choose(&shifting, shifts);
  g_array_unref(shifting.by_row);
  g_array_unref(shifting.by_column);
  g_array_unref(shifting.runs);
  return shifts;
}

void
ct_shifts_free(CtShifts *shifts)
{
  if (shifts == NULL)
    return;
  g_ptr_array_unref(shifts->list);
  g_free(shifts->of_tangle);
  g_free(shifts);
}
