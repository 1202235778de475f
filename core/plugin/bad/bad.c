/* Plugins that the loader must refuse: one module for each value of BAD. */
#include "plugin/ct-plugin.h"

static gboolean
fetch(gpointer self G_GNUC_UNUSED, CtFetchedFunc bring G_GNUC_UNUSED,
      gpointer user_data G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
  return TRUE;
}

#if BAD == 6
static const CtFetchRole role = {.size = 8, .fetch = fetch};
#elif BAD == 7
static const CtFetchRole role = {.size = sizeof role, .fetch = NULL};
#else
static const CtFetchRole role = {.size = sizeof role, .fetch = fetch};
#endif
static const CtEmitRole other_role G_GNUC_UNUSED = {.size = sizeof other_role};

extern G_MODULE_EXPORT const CtPlugin BAD_SYMBOL;
G_MODULE_EXPORT const CtPlugin BAD_SYMBOL = {
  .abi = BAD == 1 ? CT_PLUGIN_ABI + 1 : CT_PLUGIN_ABI,
  .size = BAD == 2 ? sizeof(CtPlugin) + 8 : sizeof(CtPlugin),
  .name = BAD == 3 ? "somebody-else" : BAD_NAME,
  .summary = BAD == 4 ? NULL : "a plugin",
  .version = "1",
  .licence = "MIT",
  .fetch = BAD == 5 ? NULL : &role,
  .emit = BAD == 8 ? &other_role : NULL,
};

/* Keeps gcc from calling the function unused where the role lacks it. */
extern G_MODULE_EXPORT gboolean (*const bad_use)(gpointer, CtFetchedFunc, gpointer, GError **);
G_MODULE_EXPORT gboolean (*const bad_use)(gpointer, CtFetchedFunc, gpointer, GError **) = fetch;
