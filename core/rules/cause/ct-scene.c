/* ct-scene.c: a tangle of breaches, its figures, and changes that are tried on them. */
#include "rules/cause/ct-scene.h"

#include "rules/cause/ct-solve.h"

CtIncident *
ct_scene_incident(const CtScene *scene, guint index)
{
  return scene->incidents->pdata[index];
}

CtSuspect *
ct_scene_suspect(const CtScene *scene, guint index)
{
  return &g_array_index(scene->suspects, CtSuspect, index);
}

/* Judging */

CtEvaluation
ct_scene_evaluation(const CtScene *scene, const CtIncident *incident)
{
  return (CtEvaluation){.view = scene->all->view,
                        .cell = &incident->subject,
                        .cursor = incident->cursor,
                        .memo = scene->memo,
                        .more = (const CtObservation *)(gconstpointer)scene->changed->data,
                        .n_more = scene->changed->len};
}

static gboolean
fits_when_cut(const CtScene *scene, const CtIncident *incident)
{
  CtEvaluation evaluation = ct_scene_evaluation(scene, incident);

  evaluation.rounding = CT_ROUNDING_EITHER;
  return ct_evaluate_constraint(&evaluation, incident->constraint) == CT_VERDICT_HOLDS;
}

static CtState
judge(CtScene *scene, CtIncident *incident)
{
  CtEvaluation evaluation = ct_scene_evaluation(scene, incident);
  CtVerdict verdict = ct_rule_index_judge_alone(scene->all->index, incident->index, &evaluation);

  scene->steps_left -= MIN(scene->steps_left, 1);
  incident->cursor = evaluation.cursor;
  switch (verdict) {
  case CT_VERDICT_HOLDS:
    return CT_STATE_HOLDS;
  case CT_VERDICT_UNTELLABLE:
    return CT_STATE_UNTELLABLE;
  case CT_VERDICT_BROKEN:
  default:
    return fits_when_cut(scene, incident) ? CT_STATE_CUT : CT_STATE_BROKEN;
  }
}

static gboolean
is_affected(const CtScene *scene, const CtIncident *incident, guint suspect)
{
  const GArray *incidents;

  if (suspect == CT_INDEX_NONE || scene->has_absent || incident->constraint->otherwise)
    return TRUE;
  incidents = ct_scene_suspect(scene, suspect)->incidents;
  for (guint i = 0; i < incidents->len; i++)
    if (g_array_index(incidents, guint, i) == incident->number)
      return TRUE;
  return FALSE;
}

/* The stamp of the last change that it takes notice of. */
static guint64
stamp_of(const CtScene *scene, const CtIncident *incident)
{
  guint n = scene->changed->len;

  while (n > 0 && !is_affected(scene, incident, g_array_index(scene->changed_by, guint, n - 1)))
    n--;
  return g_array_index(scene->stamps, guint64, n);
}

guint64
ct_scene_stamp(const CtScene *scene, const CtSuspect *suspect)
{
  guint64 last = g_array_index(scene->stamps, guint64, 0);

  if (scene->changed->len == 0)
    return last;
  for (guint i = 0; i < suspect->incidents->len; i++) {
    guint number = g_array_index(suspect->incidents, guint, i);
    last = MAX(last, stamp_of(scene, ct_scene_incident(scene, number)));
  }
  return last;
}

/* A search asks the same again and again. */
CtState
ct_scene_judge(CtScene *scene, guint index)
{
  CtIncident *incident = ct_scene_incident(scene, index);
  guint64 stamp = stamp_of(scene, incident);
  guint at = stamp == g_array_index(scene->stamps, guint64, 0) ? 0 : 1;

  if (incident->stamps[at] != stamp) {
    incident->states[at] = judge(scene, incident);
    incident->stamps[at] = stamp;
  }
  return incident->states[at];
}

static gboolean
solve(const CtScene *scene, const CtIncident *incident, const CtSuspect *suspect,
      gboolean loosely, CtInterval *admits)
{
  CtEvaluation evaluation = ct_scene_evaluation(scene, incident);
  CtObservation figure = ct_scene_figure(scene, suspect);

  if (loosely)
    evaluation.rounding = CT_ROUNDING_EITHER;
  return ct_solve(&evaluation, incident->constraint, &figure, admits);
}

gboolean
ct_scene_solve(CtScene *scene, CtSuspect *suspect, guint at, gboolean loosely,
               CtInterval *admits)
{
  const CtIncident *incident =
      ct_scene_incident(scene, g_array_index(suspect->incidents, guint, at));
  guint64 stamp = stamp_of(scene, incident);
  CtSolved *solved;

  if (suspect->solved == NULL)
    suspect->solved = g_array_new(FALSE, TRUE, sizeof(CtSolved));
  if (suspect->solved->len < 2 * suspect->incidents->len)
    g_array_set_size(suspect->solved, 2 * suspect->incidents->len);
  solved = &g_array_index(suspect->solved, CtSolved, 2 * at + (loosely ? 1 : 0));
  if (solved->stamp != stamp) {
    solved->is_told = solve(scene, incident, suspect, loosely, &solved->admits);
    solved->stamp = stamp;
  }
  *admits = solved->admits;
  return solved->is_told;
}

CtObservation
ct_scene_figure(const CtScene *scene, const CtSuspect *suspect)
{
  for (guint i = scene->changed->len; i > 0; i--) {
    const CtObservation *changed = &g_array_index(scene->changed, CtObservation, i - 1);
    if (ct_observation_same_key(changed, &suspect->figure))
      return *changed;
  }
  return suspect->figure;
}

static guint
find_changed(const CtScene *scene, const CtObservation *changed)
{
  for (guint i = 0; i < scene->suspects->len; i++)
    if (ct_observation_same_key(&ct_scene_suspect(scene, i)->figure, changed))
      return i;
  return CT_INDEX_NONE;
}

void
ct_scene_push(CtScene *scene, const CtObservation *changed)
{
  guint suspect = find_changed(scene, changed);

  scene->last_stamp++;
  g_array_append_val(scene->stamps, scene->last_stamp);
  g_array_append_vals(scene->changed, changed, 1);
  g_array_append_val(scene->changed_by, suspect);
}

void
ct_scene_pop(CtScene *scene)
{
  g_array_set_size(scene->stamps, scene->stamps->len - 1);
  g_array_set_size(scene->changed, scene->changed->len - 1);
  g_array_set_size(scene->changed_by, scene->changed_by->len - 1);
}

void
ct_scene_pop_all(CtScene *scene)
{
  while (scene->changed->len > 0)
    ct_scene_pop(scene);
}

/* Making the scene */

static void
free_incident(gpointer data)
{
  CtIncident *incident = data;

  if (incident->users != NULL)
    g_array_unref(incident->users);
  g_free(incident);
}

static guint
hash_incident(gconstpointer key)
{
  const CtIncident *incident = key;
  const CtObservation *subject = &incident->subject;

  return incident->index * 8191 ^ (subject->indicator * 31 + subject->area) * 31 ^
         (guint)subject->period ^ (guint)subject->measure;
}

static gboolean
same_incident(gconstpointer a, gconstpointer b)
{
  const CtIncident *x = a, *y = b;

  return x->index == y->index && ct_observation_same_key(&x->subject, &y->subject);
}

/* Returns: its number; it is added when it is new */
static guint
add_incident(CtScene *scene, guint constraint, const CtObservation *subject)
{
  CtIncident probe = {.constraint = ct_constraints_get(scene->all->index->constraints, constraint),
                      .index = constraint,
                      .subject = *subject,
                      .breach = CT_INDEX_NONE,
                      .number = scene->incidents->len};
  const CtIncident *known = g_hash_table_lookup(scene->known, &probe);

  if (known == NULL) {
    CtIncident *incident = g_memdup2(&probe, sizeof probe);
    g_ptr_array_add(scene->incidents, incident);
    g_hash_table_add(scene->known, incident);
    known = incident;
  }
  return known->number;
}

static void
link_incident(CtSuspect *suspect, guint incident)
{
  for (guint i = 0; i < suspect->incidents->len; i++)
    if (g_array_index(suspect->incidents, guint, i) == incident)
      return;
  g_array_append_val(suspect->incidents, incident);
}

static guint
add_suspect(CtScene *scene, gsize cell)
{
  const CtView *view = scene->all->view;
  CtSuspect suspect = {.cell = cell,
                       .figure = ct_dataset_get(view->current, cell),
                       .submission = ct_dataset_submission(view->current, cell),
                       .incidents = g_array_new(FALSE, FALSE, sizeof(guint))};

  if (suspect.submission < view->n_submissions)
    suspect.trust = view->submissions[suspect.submission]->trust;
  g_array_append_val(scene->suspects, suspect);
  g_hash_table_insert(scene->by_cell, GSIZE_TO_POINTER(cell + 1),
                      GUINT_TO_POINTER(scene->suspects->len));
  return scene->suspects->len - 1;
}

/* Returns: its number; it is added when it is new */
static guint
find_suspect(CtScene *scene, gsize cell)
{
  guint at = GPOINTER_TO_UINT(g_hash_table_lookup(scene->by_cell, GSIZE_TO_POINTER(cell + 1)));

  return at > 0 ? at - 1 : add_suspect(scene, cell);
}

/* The broken constraints, and the figures that they use. */
static gboolean
add_breaches(CtScene *scene, guint max_suspects)
{
  const CtBreaches *all = scene->all;
  g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(gsize));

  for (guint i = 0; i < scene->n_breaches && scene->suspects->len <= max_suspects; i++) {
    CtBreach breach = ct_breaches_get(all, scene->breaches[i]);
    CtObservation subject = ct_dataset_get(all->view->current, breach.cell);
    guint incident = add_incident(scene, breach.constraint, &subject);
    GArray *users = g_array_new(FALSE, FALSE, sizeof(guint));
    ct_scene_incident(scene, incident)->breach = scene->breaches[i];
    ct_scene_incident(scene, incident)->users = users;
    g_array_set_size(cells, 0);
    ct_breach_append_cells(all->index, scene->memo,
                           ct_breaches_constraint(all, scene->breaches[i]), &subject, cells);
    for (guint j = 0; j < cells->len; j++) {
      guint suspect = find_suspect(scene, g_array_index(cells, gsize, j));
      link_incident(ct_scene_suspect(scene, suspect), incident);
      ct_scene_suspect(scene, suspect)->n_broken++;
      g_array_append_val(users, suspect);
    }
  }
  return scene->suspects->len <= max_suspects;
}

typedef struct {
  CtScene *scene;
  CtSuspect *suspect;
} Linking;

static gboolean
link_around(guint constraint, const CtObservation *subject, gpointer user_data)
{
  Linking *linking = user_data;

  link_incident(linking->suspect, add_incident(linking->scene, constraint, subject));
  return TRUE;
}

/* All that uses the figures, for it has to hold afterwards. */
static void
link_surroundings(CtScene *scene, guint number)
{
  Linking linking = {scene, ct_scene_suspect(scene, number)};

  ct_rule_index_each_use(scene->all->index, &linking.suspect->figure, link_around, &linking);
}

static void
begin(CtScene *scene, const CtBreaches *all, guint64 steps)
{
  *scene = (CtScene){
    .all = all,
    .incidents = g_ptr_array_new_with_free_func(free_incident),
    .suspects = g_array_new(FALSE, FALSE, sizeof(CtSuspect)),
    .changed = g_array_new(FALSE, FALSE, sizeof(CtObservation)),
    .changed_by = g_array_new(FALSE, FALSE, sizeof(guint)),
    .stamps = g_array_new(FALSE, FALSE, sizeof(guint64)),
    .last_stamp = 1,
    .known = g_hash_table_new(hash_incident, same_incident),
    .by_cell = g_hash_table_new(NULL, NULL),
    .steps_left = steps,
  };
  g_array_append_val(scene->stamps, scene->last_stamp);
}

void
ct_scene_add_absent(CtScene *scene, const CtObservation *figure)
{
  CtSuspect suspect = {.cell = CT_CELL_NONE,
                       .figure = *figure,
                       .submission = CT_INDEX_NONE,
                       .incidents = g_array_new(FALSE, FALSE, sizeof(guint))};

  scene->has_absent = TRUE;
  g_array_append_val(scene->suspects, suspect);
  link_surroundings(scene, scene->suspects->len - 1);
}

void
ct_scene_init_absent(CtScene *scene, const CtBreaches *all, const CtObservation *figure,
                     guint64 steps)
{
  begin(scene, all, steps);
  ct_scene_add_absent(scene, figure);
  ct_scene_push(scene, figure);
}

gboolean
ct_scene_init(CtScene *scene, CtMemo *memo, const CtBreaches *all, const guint *breaches,
              guint n_breaches, guint max_suspects, guint64 steps)
{
  begin(scene, all, steps);
  scene->memo = memo;
  scene->breaches = breaches;
  scene->n_breaches = n_breaches;
  if (!add_breaches(scene, max_suspects))
    return FALSE;
  for (guint i = 0; i < scene->suspects->len; i++)
    link_surroundings(scene, i);
  return TRUE;
}

static void
clear_suspect(CtSuspect *suspect)
{
  g_array_unref(suspect->incidents);
  if (suspect->solved != NULL)
    g_array_unref(suspect->solved);
  if (suspect->remedies != NULL)
    g_array_unref(suspect->remedies);
  if (suspect->around != NULL)
    g_array_unref(suspect->around);
}

void
ct_scene_clear(CtScene *scene)
{
  for (guint i = 0; i < scene->suspects->len; i++)
    clear_suspect(ct_scene_suspect(scene, i));
  g_array_unref(scene->suspects);
  g_array_unref(scene->changed);
  g_array_unref(scene->changed_by);
  g_array_unref(scene->stamps);
  g_hash_table_unref(scene->known);
  g_hash_table_unref(scene->by_cell);
  g_ptr_array_unref(scene->incidents);
}
