/* What an entry of a name index says to those who asked. */
#include "model/ct-name-index-private.h"

CtNameMatch
ct_name_match_new(const CtNameEntry *entry)
{
  if (entry == NULL)
    return (CtNameMatch){.result = CT_NAME_UNKNOWN, .id = G_MAXUINT32};
  if (entry->all != NULL)
    entry = entry->all;
  return (CtNameMatch){
    .result = entry->n_ids == 1 ? CT_NAME_FOUND : CT_NAME_AMBIGUOUS,
    .id = entry->n_ids == 1 ? entry->ids[0] : G_MAXUINT32,
    .candidates = entry->ids,
    .n_candidates = entry->n_ids,
  };
}

static gboolean
is_known(const CtNameMatch *match, guint32 id)
{
  for (guint i = 0; i < match->n_candidates; i++)
    if (match->candidates[i] == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_of_entry(const CtNameMatch *match, const CtNameEntry *entry)
{
  return match->candidates >= entry->ids && match->candidates < entry->ids + entry->n_ids;
}

void
ct_name_match_add(CtNameMatch *match, const CtNameEntry *entry, guint i)
{
  if (match->result == CT_NAME_UNKNOWN) {
    *match = (CtNameMatch){.result = CT_NAME_FOUND,
                           .id = entry->ids[i],
                           .candidates = &entry->ids[i],
                           .n_candidates = 1};
    return;
  }
  if (is_known(match, entry->ids[i]))
    return;
  *match = (CtNameMatch){.result = CT_NAME_AMBIGUOUS,
                         .id = G_MAXUINT32,
                         .candidates = is_of_entry(match, entry) ? entry->ids : NULL,
                         .n_candidates = is_of_entry(match, entry) ? entry->n_ids : 0};
}
