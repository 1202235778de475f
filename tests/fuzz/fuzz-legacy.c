/* fuzz-legacy.c: old encodings in valid text (base/ct-legacy.h); each line is a cell, and
 * the whole input is a text of them. */
#include "fuzz.h"

#include <string.h>

#include "base/ct-legacy.h"

static gboolean
is_nfc(const gchar *text)
{
  g_autofree gchar *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);

  return g_str_equal(text, composed);
}

/* Whatever fits can be decoded; other texts may have marks of their own, which stay. */
static void
check_legacy(CtLegacy legacy, const gchar *text, gsize length)
{
  g_autofree gchar *decoded = ct_legacy_decode(legacy, text, length);

  g_assert_true(decoded == NULL || g_utf8_validate(decoded, -1, NULL));
  if (!ct_legacy_fits(legacy, text, length))
    return;
  g_assert_nonnull(decoded);
  g_assert_true(is_nfc(decoded));
}

static void
read_text(const gchar *bytes, gsize length)
{
  g_autofree gchar *text = fuzz_bytes(bytes, length);

  g_assert_cmpint(ct_legacy_guess(text, length), <=, CT_LEGACY_MOJIBAKE);
  for (guint legacy = CT_LEGACY_TCVN3; legacy <= CT_LEGACY_MOJIBAKE; legacy++)
    check_legacy((CtLegacy)legacy, text, length);
  g_assert_false(ct_legacy_fits(CT_LEGACY_NONE, text, length));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  gsize length = 0;
  g_autofree gchar *text = fuzz_text(data, MIN(size, FUZZ_MAX_INPUT), &length);

  read_text(text, length);
  for (gsize at = 0; at < length;) {
    const gchar *end = memchr(text + at, '\n', length - at);
    gsize n = end != NULL ? (gsize)(end - text) - at : length - at;

    read_text(text + at, n);
    at += n + 1;
  }
  return 0;
}
