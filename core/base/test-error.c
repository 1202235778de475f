#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/ct-error.h"
#include "base/ct-message.h"

/* Each has words of our own, in both languages. */
static const gint known[] = {ENOENT, EACCES, EPERM,  EISDIR,       ENOTDIR, ENOSPC, EROFS,
                             EDQUOT, EEXIST, EBUSY,  ENAMETOOLONG, ELOOP,   EMFILE, ENFILE,
                             ENOMEM, EIO,    ETXTBSY, EFBIG,       ENXIO,   EPIPE,  EXDEV};

static void
are_said_in_the_language(void **state G_GNUC_UNUSED)
{
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
    const gchar *english, *vietnamese;

    ct_language_set(CT_LANGUAGE_EN);
    english = ct_error_reason(known[i]);
    assert_string_not_equal(english, g_strerror(known[i]));
    ct_language_set(CT_LANGUAGE_VI);
    vietnamese = ct_error_reason(known[i]);
    assert_string_not_equal(vietnamese, english);
    assert_true(g_utf8_validate(vietnamese, -1, NULL));
  }
  assert_string_equal(ct_error_reason(ENOENT), "không có tệp hoặc thư mục này");
  ct_language_set(CT_LANGUAGE_EN);
}

static void
rare_ones_stay_the_system_s(void **state G_GNUC_UNUSED)
{
  assert_string_equal(ct_error_reason(EILSEQ), g_strerror(EILSEQ));
}

static void
those_of_glib_too(void **state G_GNUC_UNUSED)
{
  g_autoptr(GError) missing = NULL, other = NULL;

  assert_null(g_dir_open("/no/such/folder", 0, &missing));
  assert_string_equal(ct_error_reason_of(missing), ct_error_reason(ENOENT));
  g_set_error(&other, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE, "a key of no group");
  assert_string_equal(ct_error_reason_of(other), "a key of no group");
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(are_said_in_the_language),
    cmocka_unit_test(rare_ones_stay_the_system_s),
    cmocka_unit_test(those_of_glib_too),
  };

  return cmocka_run_group_tests(tests, NULL, NULL);
}
