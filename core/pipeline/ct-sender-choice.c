#include "pipeline/ct-sender-choice.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"
#include "base/ct-text.h"
#include "intake/ct-suggest.h"

#define MAX_SHOWN 3u
#define LETTERS_A_MISTAKE 3u /* one letter in so many may be wrong */
#define LEAST_MISTAKES 3u

typedef struct {
  guint32 id;
  guint distance;
} Near;

static gint
compare_near(gconstpointer a, gconstpointer b)
{
  const Near *left = a, *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

/* "huyen bac kinh" is near to "ubnd huyen bac ha": also to what follows its first words. */
static guint
find_distance(const gchar *sender, const gchar *name, guint limit)
{
  guint least = strstr(name, sender) != NULL ? 1 : limit;

  for (const gchar *rest = name; rest != NULL && *rest != '\0'; rest = strchr(rest, ' ')) {
    rest += *rest == ' ' ? 1 : 0;
    least = MIN(least, ct_suggest_distance(sender, rest, least));
  }
  return least;
}

/* Returns: (transfer full): the nearest first */
static GArray *
find_near(const CtCatalog *catalog, const gchar *sender)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Near));
  g_autofree gchar *folded = ct_text_fold(sender, strlen(sender), CT_FOLD_LETTERS);
  guint limit = MAX(LEAST_MISTAKES, (guint)MIN(strlen(folded), 1000) / LETTERS_A_MISTAKE + 1);

  for (guint32 i = 0; folded[0] != '\0' && i < catalog->n_reporters; i++) {
    const gchar *name = catalog->reporters[i].name;
    g_autofree gchar *key = ct_text_fold(name, strlen(name), CT_FOLD_LETTERS);
    Near near = {.id = i, .distance = find_distance(folded, key, limit)};

    if (near.distance < limit)
      g_array_append_val(all, near);
  }
  g_array_sort(all, compare_near);
  g_array_set_size(all, MIN(all->len, MAX_SHOWN));
  return all;
}

static void
append_name(GString *names, const CtCatalog *catalog, guint32 reporter)
{
  g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "",
                         catalog->reporters[reporter].name);
}

/* A reporter named within the text is what was meant; else those that are spelt alike. */
static void
list_near(GString *names, const CtCatalog *catalog, const gchar *sender)
{
  CtNameMatch within = ct_catalog_find_reporter_within(catalog, sender, strlen(sender));
  g_autoptr(GArray) near = NULL;

  if (within.result == CT_NAME_FOUND) {
    append_name(names, catalog, within.id);
    return;
  }
  near = find_near(catalog, sender);
  for (guint i = 0; i < near->len; i++)
    append_name(names, catalog, g_array_index(near, Near, i).id);
}

static void
set_unknown(const CtCatalog *catalog, const gchar *sender, GError **error)
{
  g_autoptr(GString) names = g_string_new(NULL);

  list_near(names, catalog, sender);
  if (names->len > 0) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("--sender is '%s', and the catalog has no reporter of that name; did you mean: "
                  "%s"),
                sender, names->str);
    return;
  }
  for (guint32 i = 0; i < catalog->n_reporters; i++)
    append_name(names, catalog, i);
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("--sender is '%s', expected one reporter of the catalog: %s"), sender, names->str);
}

static void
set_ambiguous(const CtCatalog *catalog, const gchar *sender, const CtNameMatch *match,
              GError **error)
{
  g_autoptr(GString) names = g_string_new(NULL);

  for (guint i = 0; i < match->n_candidates; i++)
    append_name(names, catalog, match->candidates[i]);
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
              _("--sender is '%s', which may be several reporters of the catalog: %s"), sender,
              names->str);
}

gboolean
ct_sender_choose(const CtCatalog *catalog, const gchar *sender, guint32 *reporter, GError **error)
{
  CtNameMatch match = ct_catalog_find_reporter(catalog, sender, strlen(sender));

  *reporter = match.result == CT_NAME_FOUND ? match.id : CT_INDEX_NONE;
  if (match.result == CT_NAME_FOUND || catalog->n_reporters == 0)
    return TRUE;
  if (match.result == CT_NAME_AMBIGUOUS)
    set_ambiguous(catalog, sender, &match, error);
  else
    set_unknown(catalog, sender, error);
  return FALSE;
}
