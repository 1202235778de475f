/* fuzz-names.c: folding (base/ct-text.h) and the index of names (model/ct-name-index.h).
 *
 * Each line is a name; one that starts with '=' is a code. The number of the line is
 * its id. All are looked up again, each alone and all in the whole text.
 */
#include "fuzz.h"

#include <string.h>

#include "base/ct-text.h"

#define MAX_IDS 16

/* As in ct-name-index.c: longer texts name nothing. */
#define MAX_CODE 128
#define MAX_NAME 1024

static void
check_fold(const gchar *text, gsize length, CtFold fold)
{
  g_autofree gchar *key = ct_text_fold(text, length, fold);
  g_autofree gchar *again = ct_text_fold(key, strlen(key), fold);

  g_assert_true(g_utf8_validate(key, -1, NULL));
  g_assert_cmpstr(again, ==, key);
}

/* Spellings that are one text have one key. */
static void
check_forms(const gchar *text, gsize length, CtFold fold)
{
  static const GNormalizeMode forms[] = {G_NORMALIZE_NFC, G_NORMALIZE_NFD};
  g_autofree gchar *key = ct_text_fold(text, length, fold);

  for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
    g_autofree gchar *form = g_utf8_normalize(text, (gssize)length, forms[i]);
    g_autofree gchar *same = ct_text_fold(form, strlen(form), fold);

    g_assert_cmpstr(same, ==, key);
  }
}

/* A run of marks that no text has: keys drop what is too much of it, and then the
 * order in which they come matters. */
static gboolean
has_long_marks(const gchar *text, gsize length)
{
  guint run = 0;

  for (const gchar *at = text; at < text + length; at = g_utf8_next_char(at)) {
    run = g_unichar_ismark(g_utf8_get_char(at)) ? run + 1 : 0;
    if (run > 3)
      return TRUE;
  }
  return FALSE;
}

static void
check_texts(const gchar *text, gsize length)
{
  g_autofree gchar *quoted = ct_text_quote(text, length);
  const gchar *trimmed = text;
  gsize rest = length;

  g_assert_true(g_utf8_validate(quoted, -1, NULL));
  g_assert_cmpint(ct_text_find_invalid(text, length), ==, -1);
  ct_text_trim(&trimmed, &rest);
  g_assert_true(trimmed >= text && trimmed + rest <= text + length);
  g_assert_true(g_utf8_validate_len(trimmed, rest, NULL));
  for (CtFold fold = CT_FOLD_SPELLING; fold <= CT_FOLD_LETTERS; fold++) {
    check_fold(text, length, fold);
    if (!has_long_marks(text, length))
      check_forms(text, length, fold);
  }
}

static gboolean
holds(CtNameMatch match, guint32 id)
{
  for (guint i = 0; i < match.n_candidates; i++)
    if (match.candidates[i] == id)
      return TRUE;
  return FALSE;
}

static void
check_match(CtNameMatch match, guint n_names)
{
  if (match.result == CT_NAME_UNKNOWN)
    return;
  g_assert_cmpuint(match.n_candidates, >, 0);
  g_assert_cmpint(match.result == CT_NAME_FOUND, ==, match.n_candidates == 1);
  for (guint i = 0; i < match.n_candidates; i++)
    g_assert_cmpuint(match.candidates[i], <, n_names);
  if (match.result == CT_NAME_FOUND)
    g_assert_cmpuint(match.id, ==, match.candidates[0]);
}

static gboolean
is_code(const gchar *name)
{
  return name[0] == '=' && name[1] != '\0';
}

static gboolean
is_blank(const gchar *text, CtFold fold)
{
  g_autofree gchar *key = ct_text_fold(text, strlen(text), fold);

  return *key == '\0';
}

/* A code wins over names, so what is found may be another one; but never nothing. */
static void
find_name(const CtNameIndex *index, const gchar *name, guint n_names)
{
  CtNameMatch match = ct_name_index_find(index, name, strlen(name));

  check_match(match, n_names);
  if (strlen(name) <= MAX_NAME && !is_blank(name, CT_FOLD_SPELLING))
    g_assert_cmpint(match.result, !=, CT_NAME_UNKNOWN);
}

static void
find_code(const CtNameIndex *index, const gchar *code, guint32 id, guint n_names)
{
  CtNameMatch match = ct_name_index_find(index, code, strlen(code));
  const gchar *trimmed = code;
  gsize length = strlen(code);

  check_match(match, n_names);
  ct_text_trim(&trimmed, &length);
  if (trimmed == code && length == strlen(code) && length <= MAX_CODE)
    g_assert_true(holds(match, id));
}

static void
find_within(const CtNameIndex *index, const gchar *bytes, gsize length, guint n_names)
{
  g_autofree gchar *text = fuzz_bytes(bytes, length);
  guint32 ids[MAX_IDS], fewer[2];
  guint n = ct_name_index_find_within(index, text, length, ids, MAX_IDS);
  guint n_fewer = ct_name_index_find_within(index, text, length, fewer, G_N_ELEMENTS(fewer));

  g_assert_cmpuint(n, <=, MAX_IDS);
  g_assert_cmpuint(n_fewer, ==, MIN(n, G_N_ELEMENTS(fewer)));
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint(ids[i], <, n_names);
  for (guint i = 0; i < n_fewer; i++)
    g_assert_cmpuint(ids[i], ==, fewer[i]);
}

static void
check_index(gchar **names, const gchar *text, gsize length)
{
  g_autoptr(CtNameIndex) index = ct_name_index_new();
  guint n = g_strv_length(names);

  for (guint i = 0; i < n; i++)
    if (is_code(names[i]))
      ct_name_index_add_code(index, names[i] + 1, i);
    else
      ct_name_index_add(index, names[i], i);
  for (guint i = 0; i < n; i++)
    if (is_code(names[i]))
      find_code(index, names[i] + 1, i, n);
    else
      find_name(index, names[i], n);
  find_within(index, text, length, n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = 0;
  g_autofree gchar *text = fuzz_text(data, MIN(size, FUZZ_MAX_INPUT / 8), &length);
  g_autofree gchar *whole = g_strndup(text, length);
  g_auto(GStrv) names = g_strsplit(whole, "\n", -1);

  check_texts(text, length);
  for (gsize i = 0; names[i] != NULL; i++)
    check_texts(names[i], strlen(names[i]));
  check_index(names, text, length);
  return 0;
}
