/* ct-remedy.c: what a figure would have to be. */
#include "rules/cause/ct-remedy.h"

#include "rules/cause/ct-solve.h"

/* That a rule is satisfied only by figures that were cut. */
#define COST_OF_CUT 6

/* @before: (array): the states of the suspect's incidents; @repaired: (array): which of them
 * are to hold afterwards although they do not now; @pinned: by an equation among these */
typedef struct {
  CtScene *scene;
  CtSuspect *suspect;
  CtObservation figure;
  gboolean loosely;
  gboolean pinned;
  CtState *before;
  gboolean *repaired;
  CtRemedy *remedy;
} Seeking;

static guint
incident_at(const Seeking *seeking, guint i)
{
  return g_array_index(seeking->suspect->incidents, guint, i);
}

static void
judge_before(Seeking *seeking)
{
  for (guint i = 0; i < seeking->suspect->incidents->len; i++) {
    seeking->before[i] = ct_scene_judge(seeking->scene, incident_at(seeking, i));
    seeking->repaired[i] = FALSE;
  }
}

/* What holds now keeps the figure where it is. %FALSE: that is nowhere */
static gboolean
take_what_holds(Seeking *seeking)
{
  CtRemedy *remedy = seeking->remedy;
  CtInterval admits;

  for (guint i = 0; i < seeking->suspect->incidents->len; i++)
    if (seeking->before[i] == CT_STATE_HOLDS &&
        ct_scene_solve(seeking->scene, seeking->suspect, i, seeking->loosely, &admits) &&
        !ct_interval_intersect(&remedy->admits, &admits, &remedy->admits))
      return FALSE;
  return TRUE;
}

static gboolean
is_equation(const Seeking *seeking, guint i)
{
  const CtIncident *incident = ct_scene_incident(seeking->scene, incident_at(seeking, i));

  return incident->constraint->relation == CT_RELATION_EQ;
}

/* Whether it can be repaired together with what is taken already. */
static gboolean
take_broken(Seeking *seeking, guint i)
{
  CtRemedy *remedy = seeking->remedy;
  CtInterval admits, both;

  if (!ct_scene_solve(seeking->scene, seeking->suspect, i, seeking->loosely, &admits))
    both = remedy->admits;
  else if (!ct_interval_intersect(&remedy->admits, &admits, &both))
    return FALSE;
  else
    seeking->pinned |= is_equation(seeking, i);
  remedy->admits = both;
  seeking->repaired[i] = TRUE;
  remedy->n_repaired++;
  return TRUE;
}

/* All that are broken, and what holds. */
static gboolean
take_all(Seeking *seeking)
{
  seeking->remedy->admits = ct_interval_everything();
  for (guint i = 0; i < seeking->suspect->incidents->len; i++)
    if (seeking->before[i] == CT_STATE_BROKEN && !take_broken(seeking, i))
      return FALSE;
  return seeking->remedy->n_repaired > 0 && take_what_holds(seeking);
}

/* @must, and then as many of the others as do. */
static gboolean
take_some(Seeking *seeking, guint must)
{
  guint n = seeking->suspect->incidents->len;

  seeking->remedy->admits = ct_interval_everything();
  for (guint i = 0; i < n; i++)
    if (incident_at(seeking, i) == must && seeking->before[i] == CT_STATE_BROKEN &&
        !take_broken(seeking, i))
      return FALSE;
  if (seeking->remedy->n_repaired == 0 || !take_what_holds(seeking))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (seeking->before[i] == CT_STATE_BROKEN && !seeking->repaired[i] &&
        !take_broken(seeking, i))
      seeking->remedy->n_left++;
  return TRUE;
}

/* @n_rules, @n_cut: (out): how many hold, and how many of them only when cut */
static gboolean
is_satisfied(Seeking *seeking, guint *n_rules, guint *n_cut)
{
  *n_rules = *n_cut = 0;
  for (guint i = 0; i < seeking->suspect->incidents->len; i++) {
    CtState after = ct_scene_judge(seeking->scene, incident_at(seeking, i));
    if (after == CT_STATE_BROKEN &&
        (seeking->before[i] != CT_STATE_BROKEN || seeking->repaired[i]))
      return FALSE;
    *n_rules += after == CT_STATE_HOLDS || after == CT_STATE_CUT ? 1 : 0;
    *n_cut += after == CT_STATE_CUT && seeking->before[i] != CT_STATE_CUT ? 1 : 0;
  }
  return TRUE;
}

static void
try_slip(Seeking *seeking, const CtSlip *slip)
{
  CtRemedy *remedy = seeking->remedy;
  guint n_rules, n_cut;
  gboolean satisfied;

  ct_scene_push(seeking->scene, &slip->changed);
  satisfied = is_satisfied(seeking, &n_rules, &n_cut);
  ct_scene_pop(seeking->scene);
  if (!satisfied)
    return;
  if (remedy->n == 0) {
    remedy->n_rules = n_rules;
    remedy->cost = slip->cost + (n_cut > 0 ? COST_OF_CUT : 0);
  }
  remedy->slips[remedy->n++] = *slip;
}

static gboolean
take(Seeking *seeking, guint must)
{
  return must == CT_INDEX_NONE ? take_all(seeking) : take_some(seeking, must);
}

static void
find_slips(const Seeking *seeking, const CtNeighbours *neighbours, gboolean plain, CtSlips *slips)
{
  CtSuspect *suspect = seeking->suspect;
  const CtRounding rounding = seeking->loosely ? CT_ROUNDING_EITHER : CT_ROUNDING_NEAREST;

  if (suspect->around == NULL)
    suspect->around = g_array_new(FALSE, FALSE, sizeof(CtNeighbour));
  slips->around = suspect->around;
  slips->has_around = &suspect->has_around;
  (plain ? ct_slips_find_plain : ct_slips_find)(slips, neighbours, &seeking->figure,
                                                &seeking->remedy->admits, rounding,
                                                seeking->pinned);
}

/* What hardly ever happens by accident is believed of a sender who cuts, too: 0,2219 for a rate
 * of 22,195 %. */
static void
seek_plain(Seeking *seeking, const CtNeighbours *neighbours, guint must)
{
  CtRemedy tight = *seeking->remedy, *remedy = seeking->remedy;
  CtSlips slips;

  *remedy = (CtRemedy){.suspect = tight.suspect};
  seeking->loosely = TRUE;
  judge_before(seeking);
  if (take(seeking, must)) {
    find_slips(seeking, neighbours, TRUE, &slips);
    for (guint i = 0; i < slips.n && remedy->n < CT_REMEDY_SLIPS; i++)
      if (ct_slip_is_plain(slips.list[i].kind))
        try_slip(seeking, &slips.list[i]);
  }
  if (remedy->n == 0)
    *remedy = tight;
}

static gboolean
seek(Seeking *seeking, const CtNeighbours *neighbours, guint must)
{
  CtRemedy *remedy = seeking->remedy;
  CtSlips slips;

  judge_before(seeking);
  if (!take(seeking, must))
    return FALSE;
  find_slips(seeking, neighbours, FALSE, &slips);
  for (guint i = 0; i < slips.n && remedy->n < CT_REMEDY_SLIPS; i++)
    if (remedy->n == 0 || slips.list[i].kind < CT_SLIP_CALCULATED ||
        slips.list[i].kind == remedy->slips[0].kind)
      try_slip(seeking, &slips.list[i]);
  if (!seeking->loosely && (remedy->n == 0 || remedy->slips[0].kind >= CT_SLIP_CALCULATED))
    seek_plain(seeking, neighbours, must);
  return remedy->n > 0;
}

static gboolean
find(CtScene *scene, const CtNeighbours *neighbours, guint suspect, guint must, gboolean loosely,
     CtRemedy *remedy)
{
  CtSuspect *one = ct_scene_suspect(scene, suspect);
  g_autofree CtState *before = g_new(CtState, one->incidents->len);
  g_autofree gboolean *repaired = g_new(gboolean, one->incidents->len);
  Seeking seeking = {.scene = scene,
                     .suspect = one,
                     .figure = ct_scene_figure(scene, one),
                     .loosely = loosely,
                     .before = before,
                     .repaired = repaired,
                     .remedy = remedy};

  *remedy = (CtRemedy){.suspect = suspect};
  return seek(&seeking, neighbours, must);
}

/* What was found for a suspect with the changes of @stamp. */
typedef struct {
  guint64 stamp;
  guint must;
  gboolean loosely;
  gboolean is_found;
  CtRemedy remedy;
} Known;

/* One without changes is kept, one with others makes room. Returns: where it is or shall be */
static Known *
find_known(const CtScene *scene, CtSuspect *suspect, guint64 stamp, guint must, gboolean loosely)
{
  const guint64 first = g_array_index(scene->stamps, guint64, 0);
  const Known none = {.must = must, .loosely = loosely};

  if (suspect->remedies == NULL)
    suspect->remedies = g_array_new(FALSE, FALSE, sizeof(Known));
  for (guint i = 0; i < suspect->remedies->len; i++) {
    Known *known = &g_array_index(suspect->remedies, Known, i);
    if (known->must == must && known->loosely == loosely &&
        (known->stamp == stamp || (known->stamp != first && stamp != first)))
      return known;
  }
  g_array_append_val(suspect->remedies, none);
  return &g_array_index(suspect->remedies, Known, suspect->remedies->len - 1);
}

gboolean
ct_remedy_find(CtScene *scene, const CtNeighbours *neighbours, guint suspect, guint must,
               gboolean loosely, CtRemedy *remedy)
{
  CtSuspect *one = ct_scene_suspect(scene, suspect);
  guint64 stamp = ct_scene_stamp(scene, one);
  Known *known = find_known(scene, one, stamp, must, loosely);

  if (known->stamp != stamp) {
    known->is_found = find(scene, neighbours, suspect, must, loosely, &known->remedy);
    known->stamp = stamp;
  }
  *remedy = known->remedy;
  return known->is_found;
}
