/* ct-suggest.h: the name that was most likely meant.
 *
 * Only for messages: nothing is ever read as what is suggested.
 */
#pragma once

#include "intake/ct-resolve.h"

G_BEGIN_DECLS

typedef struct CtSuggest CtSuggest;
CtSuggest *ct_suggest_new(const CtCatalog *catalog);
void ct_suggest_free(CtSuggest *suggest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtSuggest, ct_suggest_free)

/* The searches made so far count no more. */
void ct_suggest_forget(CtSuggest *suggest);

/* Returns: index of the indicator or area whose name or code is nearest, or
 * CT_INDEX_NONE when none is near. */
guint32 ct_suggest_indicator(CtSuggest *suggest, CtSpan text);
guint32 ct_suggest_area(CtSuggest *suggest, CtSpan text);

/* Letters to change, add or leave out, or to swap with their neighbour; @limit when it is
 * not less, or when a text is long. */
guint ct_suggest_distance(const gchar *a, const gchar *b, guint limit);

G_END_DECLS
