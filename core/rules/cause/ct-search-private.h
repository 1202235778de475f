/* ct-search-private.h: private to ct-search*.c.
 */
#pragma once

#include "rules/cause/ct-search.h"

G_BEGIN_DECLS

gboolean ct_search_is_changed(const CtScene *scene, const CtSuspect *suspect);
/* Of two CtRemedy: the cheaper comes first, and of equals the first suspect. */
gint ct_search_compare(gconstpointer a, gconstpointer b);

G_END_DECLS
