/* ct-intake-space.h: what reading one submission teaches for the next one.
 *
 * Files of one sender name the same few hundred things. Whoever reads one after another
 * may keep a space between them, so that each name is looked up once. Nothing in it says
 * anything but what the catalog says, so what comes out of a submission does not depend on
 * those before it.
 */
#pragma once

#include "model/ct-catalog.h"

G_BEGIN_DECLS

/* Of one catalog, which it borrows. One intake and one thread at a time. */
typedef struct CtIntakeSpace CtIntakeSpace;

CtIntakeSpace *ct_intake_space_new(const CtCatalog *catalog);
void ct_intake_space_free(CtIntakeSpace *space);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtIntakeSpace, ct_intake_space_free)

G_END_DECLS
