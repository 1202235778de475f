/* ct-name-index.h: names as people write them -> dense numbers.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { CT_NAME_UNKNOWN, CT_NAME_FOUND, CT_NAME_AMBIGUOUS } CtNameResult;

/**
 * CtNameMatch:
 * @id: what was found; only with %CT_NAME_FOUND
 * @candidates: (array length=n_candidates): all that the name may mean; owned by
 *   the index
 */
typedef struct {
  CtNameResult result;
  guint32 id;
  const guint32 *candidates;
  guint n_candidates;
} CtNameMatch;

/* Built once, then immutable and safe for any number of threads. */
typedef struct CtNameIndex CtNameIndex;

CtNameIndex *ct_name_index_new(void);
void ct_name_index_free(CtNameIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtNameIndex, ct_name_index_free)

/* A code is matched in any case but letter by letter, and wins over names. */
void ct_name_index_add_code(CtNameIndex *index, const gchar *code, guint32 id);
/* The same name given twice for one id is kept once. */
void ct_name_index_add(CtNameIndex *index, const gchar *name, guint32 id);

/**
 * ct_name_index_find:
 * Tries the code, then the name with its diacritics, then without them; a
 * stage that gives one id ends the search, one that gives several is ambiguous.
 */
CtNameMatch ct_name_index_find(const CtNameIndex *index, const gchar *text, gsize length);

/* Every name whose folded words stand in @text (whole words), the longest first:
 * for titles and file names. A name inside a longer one that stands there is left
 * out ("Lào Cai" in "thành phố Lào Cai"); names without diacritics are looked for
 * where none is found with them. Returns: the ids found there, at most @max. */
guint ct_name_index_find_within(const CtNameIndex *index, const gchar *text, gsize length,
                                guint32 *ids, guint max);

G_END_DECLS
