/* ct-intake-space.c: what is kept from one submission to the next. */
#include "intake/ct-plain.h"

/* Texts of submissions that are over: more than the names of a catalog need. */
#define MAX_BYTES ((gsize)1024 * 1024)

static void
fill(CtIntakeSpace *space)
{
  space->resolver = ct_resolver_new(space->catalog);
  space->words = ct_header_words_new();
  space->layouts = ct_layout_memo_new();
  space->plain_memo = ct_plain_memo_new(space->catalog, space->resolver);
}

static void
clear(CtIntakeSpace *space)
{
  ct_plain_memo_free(space->plain_memo);
  ct_layout_memo_free(space->layouts);
  ct_header_words_free(space->words);
  ct_resolver_free(space->resolver);
}

CtIntakeSpace *
ct_intake_space_new(const CtCatalog *catalog)
{
  CtIntakeSpace *space = g_new0(CtIntakeSpace, 1);

  space->catalog = catalog;
  fill(space);
  space->suggest = ct_suggest_new(catalog);
  return space;
}

void
ct_intake_space_free(CtIntakeSpace *space)
{
  if (space == NULL)
    return;
  clear(space);
  ct_suggest_free(space->suggest);
  g_free(space);
}

/* The nearest names are looked for a limited number of times a submission. */
void
ct_intake_space_end(CtIntakeSpace *space)
{
  ct_suggest_forget(space->suggest);
  if (ct_resolver_bytes(space->resolver) + ct_plain_memo_bytes(space->plain_memo) +
        ct_header_words_bytes(space->words) <=
      MAX_BYTES)
    return;
  clear(space);
  fill(space);
}
