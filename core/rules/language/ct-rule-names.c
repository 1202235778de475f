/* ct-rule-names.c: words and codes in a rule, and what was meant by those that are unknown.
 */
#include "rules/language/ct-rule-names.h"

#include <string.h>

#include "base/ct-message.h"
#include "base/ct-text.h"

#define MAX_NAME 32

gint
ct_rule_word(const gchar *text, gsize length, const gchar *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (ct_text_equal(text, length, words[i]))
      return (gint)i;
  return -1;
}

/* Letters to change, add or leave out, in any case. */
static guint
distance(const gchar *a, gsize a_length, const gchar *b, gsize b_length)
{
  guint row[MAX_NAME + 1];

  for (gsize j = 0; j <= b_length; j++)
    row[j] = (guint)j;
  for (gsize i = 1; i <= a_length; i++) {
    guint diagonal = row[0];

    row[0] = (guint)i;
    for (gsize j = 1; j <= b_length; j++) {
      guint change = diagonal + (g_ascii_tolower(a[i - 1]) != g_ascii_tolower(b[j - 1]) ? 1 : 0);

      diagonal = row[j];
      row[j] = MIN(change, MIN(diagonal, row[j - 1]) + 1);
    }
  }
  return row[b_length];
}

/* The candidate that is nearest so far; a third of the letters may differ. */
typedef struct {
  const gchar *text;
  gsize length;
  const gchar *best;
  guint limit;
} Nearest;

static Nearest
nearest_to(const gchar *text, gsize length)
{
  return (Nearest){text, length, NULL, (guint)MIN(length, MAX_NAME) / 3 + 1};
}

static void
try_name(Nearest *nearest, const gchar *name)
{
  gsize length = strlen(name);
  guint found;

  if (length > MAX_NAME || nearest->length > MAX_NAME)
    return;
  found = distance(nearest->text, nearest->length, name, length);
  if (found > nearest->limit || (nearest->best != NULL && found == nearest->limit))
    return;
  nearest->best = name;
  nearest->limit = found;
}

static gchar *
join_words(const gchar *const *words, guint n_words)
{
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", words[i]);
  return g_string_free(text, FALSE);
}

gboolean
ct_rule_fail_word(const CtRuleLine *line, gsize at, const gchar *what, const gchar *text,
                  gsize length, const gchar *const *words, guint n_words, GError **error)
{
  g_autofree gchar *seen = ct_text_quote(text, length);
  g_autofree gchar *all = join_words(words, n_words);
  Nearest nearest = nearest_to(text, length);

  for (guint i = 0; i < n_words; i++)
    try_name(&nearest, words[i]);
  if (nearest.best != NULL)
    return ct_rule_fail(line, at, error, _("'%s' is no %s, expected one of: %s; is '%s' meant?"),
                        seen, what, all, nearest.best);
  return ct_rule_fail(line, at, error, _("'%s' is no %s, expected one of: %s"), seen, what, all);
}

static gboolean
fail_code(const CtRuleLine *line, gsize at, const CtCatalog *catalog, const gchar *text,
          gsize length, GError **error)
{
  g_autofree gchar *seen = ct_text_quote(text, length);
  Nearest nearest = nearest_to(text, length);

  for (guint32 i = 0; i < catalog->n_indicators; i++)
    try_name(&nearest, catalog->indicators[i].code);
  if (nearest.best != NULL)
    return ct_rule_fail(line, at, error,
                        _("'%s' is no code of an indicator or component; is '%s' meant?"), seen,
                        nearest.best);
  return ct_rule_fail(line, at, error,
                      _("'%s' is no code, expected one of indicators.csv or components.csv"), seen);
}

gboolean
ct_rule_find_code(const CtRuleLine *line, gsize at, const CtCatalog *catalog, const gchar *text,
                  gsize length, guint32 *indicator, GError **error)
{
  g_autofree gchar *code = g_strndup(text, length);

  *indicator = ct_catalog_indicator_by_code(catalog, code);
  return *indicator != CT_INDEX_NONE || fail_code(line, at, catalog, text, length, error);
}

static gboolean
find_parts_of(const CtCatalog *catalog, guint32 whole, guint *parts, guint *n)
{
  for (guint i = 0; i < catalog->n_parts; i++)
    if (catalog->parts[i].whole == whole && (*n)++ == 0)
      *parts = i;
  return *n == 1;
}

gboolean
ct_rule_find_parts(const CtRuleLine *line, const CtCatalog *catalog, const CtToken *token,
                   guint *parts, GError **error)
{
  guint32 whole;
  guint n = 0;

  for (*parts = 0; *parts < catalog->n_parts; (*parts)++)
    if (ct_text_equal(token->text, token->text_length, catalog->parts[*parts].code))
      return TRUE;
  if (!ct_rule_find_code(line, token->at, catalog, token->text, token->text_length, &whole, error))
    return FALSE;
  if (find_parts_of(catalog, whole, parts, &n))
    return TRUE;
  if (n == 0)
    return ct_rule_fail(line, token->at, error,
                        _("'%s' is no whole, expected one that parts.csv has parts of"),
                        catalog->indicators[whole].code);
  return ct_rule_fail(line, token->at, error,
                      _("'%s' has %u lines in parts.csv, expected the code of one of these lines"),
                      catalog->indicators[whole].code, n);
}
