/* ct-sound-branch.c: the ways in which a condition can be true.
 */
#include "rules/sound/ct-sound-branch.h"

#include "rules/ct-condition.h"

#define MAX_BRANCHES 64

static void
free_branch(gpointer data)
{
  CtSoundBranch *branch = data;

  g_array_unref(branch->relations);
  g_array_unref(branch->present);
  g_array_unref(branch->absent);
  g_free(branch);
}

static CtSoundBranch *
branch_new(void)
{
  CtSoundBranch *branch = g_new(CtSoundBranch, 1);

  branch->relations = g_array_new(FALSE, FALSE, sizeof(CtSoundRelation));
  branch->present = g_array_new(FALSE, FALSE, sizeof(guint));
  branch->absent = g_array_new(FALSE, FALSE, sizeof(guint));
  return branch;
}

static void
append_all(CtSoundBranch *to, const CtSoundBranch *from)
{
  g_array_append_vals(to->relations, from->relations->data, from->relations->len);
  g_array_append_vals(to->present, from->present->data, from->present->len);
  g_array_append_vals(to->absent, from->absent->data, from->absent->len);
}

static GPtrArray *
no_branch(void)
{
  return g_ptr_array_new_with_free_func(free_branch);
}

static GPtrArray *
one_branch(void)
{
  GPtrArray *branches = no_branch();

  g_ptr_array_add(branches, branch_new());
  return branches;
}

guint
ct_sound_opposites(CtRelation relation, CtRelation opposites[2])
{
  if (ct_relation_negate(relation, &opposites[0]))
    return 1;
  opposites[0] = CT_RELATION_LT;
  opposites[1] = CT_RELATION_GT;
  return 2;
}

static GPtrArray *
of_relation(const CtSoundCondition *condition, gboolean holds)
{
  CtRelation wanted[2] = {condition->relation};
  guint n = holds ? 1 : ct_sound_opposites(condition->relation, wanted);
  GPtrArray *branches = no_branch();

  for (guint i = 0; i < n; i++) {
    CtSoundBranch *branch = branch_new();
    const CtSoundRelation relation = {condition->left, wanted[i], condition->right};
    g_array_append_val(branch->relations, relation);
    g_ptr_array_add(branches, branch);
  }
  return branches;
}

static GPtrArray *
of_presence(guint variable, gboolean holds)
{
  GPtrArray *branches = one_branch();
  CtSoundBranch *branch = branches->pdata[0];

  g_array_append_val(holds ? branch->present : branch->absent, variable);
  return branches;
}

/* Each of @left with each of @right. */
static GPtrArray *
cross(const GPtrArray *left, const GPtrArray *right)
{
  g_autoptr(GPtrArray) branches = no_branch();

  for (guint i = 0; i < left->len; i++)
    for (guint j = 0; j < right->len; j++) {
      CtSoundBranch *branch = branch_new();
      append_all(branch, left->pdata[i]);
      append_all(branch, right->pdata[j]);
      g_ptr_array_add(branches, branch);
      if (branches->len > MAX_BRANCHES)
        return NULL;
    }
  return g_steal_pointer(&branches);
}

static GPtrArray *
unite(const GPtrArray *left, const GPtrArray *right)
{
  GPtrArray *branches = no_branch();

  for (guint i = 0; i < left->len + right->len; i++) {
    CtSoundBranch *branch = branch_new();
    append_all(branch, i < left->len ? left->pdata[i] : right->pdata[i - left->len]);
    g_ptr_array_add(branches, branch);
  }
  return branches;
}

static GPtrArray *
of_both(const CtSoundSystem *system, const CtSoundCondition *condition, gboolean holds)
{
  g_autoptr(GPtrArray) left = ct_sound_branches(system, condition->left, holds);
  g_autoptr(GPtrArray) right = NULL;

  if (left != NULL)
    right = ct_sound_branches(system, condition->right, holds);
  if (right == NULL)
    return NULL;
  if ((condition->kind == CT_SOUND_AND) == holds)
    return cross(left, right);
  return left->len + right->len <= MAX_BRANCHES ? unite(left, right) : NULL;
}

GPtrArray *
ct_sound_branches(const CtSoundSystem *system, guint index, gboolean holds)
{
  const CtSoundCondition *condition = ct_sound_condition(system, index);

  switch (condition->kind) {
  case CT_SOUND_RELATION:
    return of_relation(condition, holds);
  case CT_SOUND_PRESENT:
    return of_presence(condition->variable, holds);
  case CT_SOUND_NOT:
    return ct_sound_branches(system, condition->left, !holds);
  case CT_SOUND_AND:
  case CT_SOUND_OR:
    return of_both(system, condition, holds);
  case CT_SOUND_CERTAIN:
    return holds ? one_branch() : no_branch();
  case CT_SOUND_UNTELLABLE:
  default:
    return no_branch();
  }
}

void
ct_sound_branch_add(CtSoundSystem *system, const CtSoundBranch *branch, GArray *members)
{
  for (guint i = 0; i < branch->relations->len; i++) {
    const CtSoundRelation *relation = &g_array_index(branch->relations, CtSoundRelation, i);
    guint index = ct_sound_system_add(system, CT_SOUND_ASSUMED, 0, relation->left,
                                      relation->relation, relation->right);
    g_array_append_val(members, index);
  }
}
