/* A name under both folds. */
#include <string.h>

#include "model/ct-name-index-private.h"

/* Takes the marks off a key. %FALSE where it holds other than ASCII, đ and the
 * marks U+0300 to U+033F. */
static gboolean
drop_marks(const gchar *spelling, gchar *letters)
{
  gsize n = 0;

  for (const guchar *at = (const guchar *)spelling; *at != '\0'; at++) {
    if (*at < 0x80) {
      letters[n++] = (gchar)*at;
    } else if (at[0] == 0xc4 && at[1] == 0x91) {
      letters[n++] = 'd';
      at++;
    } else if (at[0] == 0xcc) {
      at++;
    } else {
      return FALSE;
    }
  }
  letters[n] = '\0';
  return TRUE;
}

/* Folding is most of the work of loading a catalog; the second key comes from the
 * first, which for Vietnamese and English gives the same. */
CtFoldedName
ct_folded_name_new(const gchar *name)
{
  gsize length = strlen(name);
  gchar *spelling = ct_text_fold(name, length, CT_FOLD_SPELLING);
  gchar *letters = g_malloc(strlen(spelling) + 1);

  if (!drop_marks(spelling, letters)) {
    g_free(letters);
    letters = ct_text_fold(name, length, CT_FOLD_LETTERS);
  }
  return (CtFoldedName){.spelling = spelling, .letters = letters};
}

void
ct_folded_name_clear(CtFoldedName *name)
{
  g_free(name->spelling);
  g_free(name->letters);
}
