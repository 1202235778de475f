#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/ct-message.h"
#include "base/ct-mo.h"

static void
parse(void **state)
{
  static const struct {
    const gchar *name;
    gint language; /* -1: none of the two */
  } cases[] = {
    {"vi", CT_LANGUAGE_VI},         {"en", CT_LANGUAGE_EN},       {"vi_VN", CT_LANGUAGE_VI},
    {"vi_VN.UTF-8", CT_LANGUAGE_VI}, {"en_GB@euro", CT_LANGUAGE_EN}, {"vi-VN", CT_LANGUAGE_VI},
    {"vi.UTF-8", CT_LANGUAGE_VI},   {"VI", CT_LANGUAGE_VI},       {"", -1},
    {"v", -1},                      {"vie", -1},                  {"fr", -1},
    {"C", -1},                      {"english", -1},              {" vi", -1},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    CtLanguage language = (CtLanguage)42;
    gboolean known = ct_language_parse(cases[i].name, &language);
    assert_int_equal(known, cases[i].language >= 0);
    assert_int_equal(language, known ? cases[i].language : 42);
  }
}

typedef struct {
  const gchar *label;
  const gchar *language, *lc_all, *lc_messages, *lang; /* NULL: unset */
  CtLanguage expected;
} EnvironmentCase;

#define EN CT_LANGUAGE_EN
#define VI CT_LANGUAGE_VI

static const EnvironmentCase environment_cases[] = {
  {"environment: nothing set", NULL, NULL, NULL, NULL, EN},
  {"environment: LANG", NULL, NULL, NULL, "vi_VN.UTF-8", VI},
  {"environment: LC_MESSAGES before LANG", NULL, NULL, "en_US.UTF-8", "vi_VN", EN},
  {"environment: LC_ALL before all", NULL, "vi_VN", "en_US.UTF-8", "en_US", VI},
  {"environment: an empty variable is unset", "", "", "", "vi_VN", VI},
  {"environment: another language", NULL, NULL, NULL, "fr_FR.UTF-8", EN},
  {"environment: LANGUAGE before the locale", "vi", NULL, NULL, "en_US.UTF-8", VI},
  {"environment: first of the two in LANGUAGE", "fr:vi:en", NULL, NULL, "en_US.UTF-8", VI},
  {"environment: English before Vietnamese", "en:vi", NULL, NULL, "vi_VN", EN},
  {"environment: LANGUAGE hides the locale", "fr", NULL, NULL, "vi_VN", EN},
  {"environment: C in LANGUAGE ends it", "C:vi", NULL, NULL, "vi_VN", EN},
  {"environment: LANGUAGE counts not in C", "vi", "C", NULL, "vi_VN", EN},
  {"environment: LANGUAGE counts not in POSIX", "vi", NULL, NULL, "POSIX", EN},
  {"environment: LANGUAGE counts not without a locale", "vi", NULL, NULL, NULL, EN},
  {"environment: LANGUAGE counts in C.UTF-8", "vi", NULL, NULL, "C.UTF-8", VI},
};

static void
set_variable(const gchar *name, const gchar *value)
{
  if (value != NULL)
    g_setenv(name, value, TRUE);
  else
    g_unsetenv(name);
}

static void
environment_one(void **state)
{
  const EnvironmentCase *c = *state;

  set_variable("LANGUAGE", c->language);
  set_variable("LC_ALL", c->lc_all);
  set_variable("LC_MESSAGES", c->lc_messages);
  set_variable("LANG", c->lang);
  assert_int_equal(ct_language_from_environment(), c->expected);
}

static void
speaks_the_language_of_the_thread(void **state)
{
  (void)state;
  assert_int_equal(ct_language_get(), EN);
  assert_string_equal(_("%s: not a regular file"), "%s: not a regular file");
  assert_int_equal(ct_language_set(VI), EN);
  assert_string_equal(_("%s: not a regular file"), "%s: không phải là tệp thông thường");
  assert_string_equal(ct_message("no such message"), "no such message");
  assert_string_equal(ct_message(N_("")), "");
  assert_int_equal(ct_language_set(EN), VI);
  assert_string_equal(_("%s: not a regular file"), "%s: not a regular file");
}

/* A catalog of "", "a", "bc" and their translations, each 2 bytes longer. */
typedef struct {
  guint32 header[7];
  guint32 originals[3][2];
  guint32 translations[3][2];
  gchar texts[24];
} Catalog;

#define AT(field) GUINT32_TO_LE(offsetof(Catalog, field))
#define TEXT(at) GUINT32_TO_LE(offsetof(Catalog, texts) + (at))
#define LENGTH(n) GUINT32_TO_LE(n)

static Catalog
make_catalog(void)
{
  Catalog catalog = {
    .header = {GUINT32_TO_LE(0x950412deu), 0, GUINT32_TO_LE(3u), AT(originals), AT(translations),
               0, 0},
    .originals = {{LENGTH(0u), TEXT(0)}, {LENGTH(1u), TEXT(1)}, {LENGTH(2u), TEXT(3)}},
    .translations = {{LENGTH(2u), TEXT(6)}, {LENGTH(3u), TEXT(9)}, {LENGTH(4u), TEXT(13)}},
  };

  memcpy(catalog.texts, "\0a\0bc\0hd\0a++\0bc++\0", 18);
  return catalog;
}

static void
catalog_finds_all(void **state)
{
  Catalog catalog = make_catalog();
  CtMo mo;

  (void)state;
  assert_true(ct_mo_init(&mo, (const guint8 *)&catalog, sizeof catalog));
  assert_string_equal(ct_mo_find(&mo, "a"), "a++");
  assert_string_equal(ct_mo_find(&mo, "bc"), "bc++");
  assert_null(ct_mo_find(&mo, ""));
  assert_null(ct_mo_find(&mo, "b"));
  assert_null(ct_mo_find(&mo, "d"));
}

static void
catalog_is_checked(void **state)
{
  static const struct {
    const gchar *label;
    gsize word; /* of 32 bits */
    guint32 value;
  } cases[] = {
    {"another magic", 0, 0xde120495u},
    {"another revision", 1, 1},
    {"more messages than rows", 2, 0x20000000u},
    {"table in the header", 3, 16},
    {"table behind the end", 3, 0xfffffff0u},
    {"table of translations behind the end", 4, 0x7fffffffu},
    {"text behind the end", 8, 0xffffffffu},
    {"length behind the end", 7, 0xffffffffu},
    {"text without NUL", 9, 2},
    {"originals out of order", 10, offsetof(Catalog, texts) + 4},
    {"translation behind the end", 14, 1000},
  };

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Catalog catalog = make_catalog();
    guint32 value = GUINT32_TO_LE(cases[i].value);
    CtMo mo;
    memcpy((guint8 *)&catalog + 4 * cases[i].word, &value, sizeof value);
    if (ct_mo_init(&mo, (const guint8 *)&catalog, sizeof catalog))
      fail_msg("accepted: %s", cases[i].label);
    assert_null(ct_mo_find(&mo, "a"));
  }
}

/* Cut off anywhere, in a block of just that size, so that a sanitizer sees a
 * read behind it. */
static void
catalog_cut_off(void **state)
{
  Catalog catalog = make_catalog();

  (void)state;
  for (gsize size = 0; size < offsetof(Catalog, texts) + 18; size++) {
    g_autofree guint8 *part = g_memdup2(&catalog, MAX(size, 1));
    CtMo mo;
    assert_false(ct_mo_init(&mo, part, size));
  }
}

int
main(void)
{
  static const struct CMUnitTest others[] = {
    cmocka_unit_test(parse),
    cmocka_unit_test(speaks_the_language_of_the_thread),
    cmocka_unit_test(catalog_finds_all),
    cmocka_unit_test(catalog_is_checked),
    cmocka_unit_test(catalog_cut_off),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(environment_cases) + G_N_ELEMENTS(others)];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(environment_cases); i++)
    tests[n++] =
      (struct CMUnitTest){.name = environment_cases[i].label, .test_func = environment_one,
                          .initial_state = (void *)&environment_cases[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    tests[n++] = others[i];
  return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
