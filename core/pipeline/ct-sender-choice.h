/* ct-sender-choice.h: the reporter that somebody names on a command line.
 */
#pragma once

#include "model/ct-catalog.h"

G_BEGIN_DECLS

/**
 * ct_sender_choose:
 * @sender: a code or name as in reporters.csv, in any spelling that the catalog knows
 * @reporter: (out): its index; CT_INDEX_NONE where the catalog lists no reporters at all
 * Fails with %CT_ERROR_CONFIG, naming what was most likely meant, when @sender is no reporter
 * of the catalog or may be several.
 */
gboolean ct_sender_choose(const CtCatalog *catalog, const gchar *sender, guint32 *reporter,
                          GError **error);

G_END_DECLS
