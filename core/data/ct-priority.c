#include "data/ct-priority.h"

struct CtPriorities {
  GArray *list; /* of CtPriority */
};

CtPriorities *
ct_priorities_new(void)
{
  CtPriorities *priorities = g_new(CtPriorities, 1);

  priorities->list = g_array_new(FALSE, FALSE, sizeof(CtPriority));
  return priorities;
}

void
ct_priorities_free(CtPriorities *priorities)
{
  if (priorities == NULL)
    return;
  g_array_unref(priorities->list);
  g_free(priorities);
}

void
ct_priorities_add(CtPriorities *priorities, const CtPriority *priority)
{
  g_array_append_vals(priorities->list, priority, 1);
}

static gboolean
overturns(const CtPriority *priority)
{
  return priority->has_target && priority->before != priority->after;
}

static gint
compare(gconstpointer a, gconstpointer b, gpointer findings)
{
  const CtPriority *x = a, *y = b;
  CtSeverity of_x = ct_findings_get(findings, x->finding)->severity;
  CtSeverity of_y = ct_findings_get(findings, y->finding)->severity;

  if (overturns(x) != overturns(y))
    return overturns(x) ? -1 : 1;
  if (x->moved != y->moved)
    return x->moved > y->moved ? -1 : 1;
  if (of_x != of_y)
    return of_x > of_y ? -1 : 1;
  return (x->finding > y->finding) - (x->finding < y->finding);
}

void
ct_priorities_finish(CtPriorities *priorities, const CtFindings *findings)
{
  g_array_sort_with_data(priorities->list, compare, (gpointer)findings);
  if (priorities->list->len > CT_PRIORITIES_MAX)
    g_array_set_size(priorities->list, CT_PRIORITIES_MAX);
}

guint
ct_priorities_count(const CtPriorities *priorities)
{
  return priorities->list->len;
}

const CtPriority *
ct_priorities_get(const CtPriorities *priorities, guint index)
{
  g_return_val_if_fail(index < priorities->list->len, NULL);

  return &g_array_index(priorities->list, CtPriority, index);
}
