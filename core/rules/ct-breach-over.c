/* ct-breach-over.c: breaches that are too many to be told one by one. */
#include "rules/ct-breach-private.h"

typedef struct {
  const gchar *rule;
  guint32 submission;
  guint n;
} Tally;

static guint
hash_tally(gconstpointer key)
{
  const Tally *tally = key;

  return g_str_hash(tally->rule) ^ tally->submission * 2654435761u;
}

static gboolean
same_tally(gconstpointer a, gconstpointer b)
{
  const Tally *x = a, *y = b;

  return x->submission == y->submission && g_str_equal(x->rule, y->rule);
}

gboolean *
ct_breaches_mark_over(const CtBreaches *breaches)
{
  guint n = ct_breaches_count(breaches);
  gboolean *is_over = g_new(gboolean, MAX(n, 1));
  g_autoptr(GHashTable) tallies = g_hash_table_new_full(hash_tally, same_tally, g_free, NULL);

  for (guint i = 0; i < n; i++) {
    Tally probe = {ct_breaches_constraint(breaches, i)->rule,
                   ct_dataset_submission(breaches->view->current,
                                         ct_breaches_get(breaches, i).cell), 0};
    Tally *tally = g_hash_table_lookup(tallies, &probe);
    if (tally == NULL) {
      tally = g_memdup2(&probe, sizeof probe);
      g_hash_table_add(tallies, tally);
    }
    is_over[i] = tally->n++ >= CT_FINDINGS_PER_RULE;
  }
  return is_over;
}
