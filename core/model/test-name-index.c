#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/ct-name-index-private.h"

enum { HEALTH, EDUCATION, MUONG_KHUONG, SA_PA_WARD, SA_PAA_WARD, DOCTORS, CITY, PROVINCE, TWIN };

static int
make_index(void **state)
{
  CtNameIndex *index = ct_name_index_new();

  ct_name_index_add_code(index, "SYT", HEALTH);
  ct_name_index_add_code(index, "082a", MUONG_KHUONG);
  ct_name_index_add(index, "Sở Y tế", HEALTH);
  ct_name_index_add(index, "Sở Y tế", HEALTH);
  ct_name_index_add(index, "Sở Giáo dục và Đào tạo", EDUCATION);
  ct_name_index_add(index, "Sở GD&ĐT", EDUCATION);
  ct_name_index_add(index, "Huyện Mường Khương", MUONG_KHUONG);
  ct_name_index_add(index, "Phường Sa Pa", SA_PA_WARD);
  ct_name_index_add(index, "Phường Sa Pả", SA_PAA_WARD);
  ct_name_index_add(index, "Số bác sỹ trên 1 vạn dân", DOCTORS);
  ct_name_index_add(index, "Thành phố Lào Cai", CITY);
  ct_name_index_add(index, "Lào Cai", PROVINCE);
  ct_name_index_add(index, "trùng", TWIN);
  ct_name_index_add(index, "trùng", HEALTH);
  ct_name_index_add(index, "", TWIN);
  ct_name_index_add(index, "---", TWIN);
  ct_name_index_add(index, "syt", EDUCATION); /* the code wins */
  *state = index;
  return 0;
}

static int
free_index(void **state)
{
  ct_name_index_free(*state);
  return 0;
}

typedef struct {
  const gchar *label;
  const gchar *text;
  CtNameResult result;
  guint32 id;
} FindCase;

static const FindCase finds[] = {
  {"code", "SYT", CT_NAME_FOUND, HEALTH},
  {"code in another case, with spaces", " syt\xc2\xa0", CT_NAME_FOUND, HEALTH},
  {"a code is not folded", "s y t", CT_NAME_UNKNOWN, 0},
  {"a code's digits stay", "82a", CT_NAME_UNKNOWN, 0},
  {"as written", "Sở Y tế", CT_NAME_FOUND, HEALTH},
  {"in capitals", "SỞ Y TẾ", CT_NAME_FOUND, HEALTH},
  {"without marks", "so y te", CT_NAME_FOUND, HEALTH},
  {"hyphens", "so-y-te", CT_NAME_FOUND, HEALTH},
  {"đ as d", "so gd&dt", CT_NAME_FOUND, EDUCATION},
  {"sĩ for sỹ", "số bác sĩ trên 1 vạn dân", CT_NAME_FOUND, DOCTORS},
  {"line break", "Huyện\nMường  Khương", CT_NAME_FOUND, MUONG_KHUONG},
  {"marks tell them apart", "phường sa pả", CT_NAME_FOUND, SA_PAA_WARD},
  {"without marks there are two", "phuong sa pa", CT_NAME_AMBIGUOUS, 0},
  {"two entries", "Trùng", CT_NAME_AMBIGUOUS, 0},
  {"part of a name", "Sở Y", CT_NAME_UNKNOWN, 0},
  {"nothing", "", CT_NAME_UNKNOWN, 0},
  {"only signs", " - ", CT_NAME_UNKNOWN, 0},
};

static void
find_one(void **state)
{
  const FindCase *test = *state;
  CtNameIndex *index;
  CtNameMatch match;

  make_index((void **)&index);
  match = ct_name_index_find(index, test->text, strlen(test->text));
  assert_int_equal(match.result, test->result);
  if (match.result == CT_NAME_FOUND) {
    assert_int_equal(match.id, test->id);
    assert_int_equal(match.n_candidates, 1);
    assert_int_equal(match.candidates[0], test->id);
  } else if (match.result == CT_NAME_AMBIGUOUS) {
    assert_int_equal(match.n_candidates, 2);
  } else {
    assert_int_equal(match.n_candidates, 0);
  }
  ct_name_index_free(index);
}

static void
text_without_nul(void **state)
{
  CtNameMatch match = ct_name_index_find(*state, "Sở Y tế và", strlen("Sở Y tế"));

  assert_int_equal(match.result, CT_NAME_FOUND);
  assert_int_equal(match.id, HEALTH);
}

static void
within_longest_first(void **state)
{
  const gchar *title = "SỞ Y TẾ - Báo cáo về Thành phố Lào Cai và huyện Mường Khương 2023";
  guint32 ids[8];

  assert_int_equal(ct_name_index_find_within(*state, title, strlen(title), ids, 8), 3);
  assert_int_equal(ids[0], MUONG_KHUONG);
  assert_int_equal(ids[1], CITY);
  assert_int_equal(ids[2], HEALTH);
  assert_int_equal(ct_name_index_find_within(*state, title, strlen(title), ids, 1), 1);
}

static void
within_file_name(void **state)
{
  const gchar *name = "2023/so_y_te-6T.csv";
  guint32 ids[8];

  assert_int_equal(ct_name_index_find_within(*state, name, strlen(name), ids, 8), 1);
  assert_int_equal(ids[0], HEALTH);
}

static void
within_whole_words(void **state)
{
  const gchar *title = "Nguồn Sở Y tếu";
  guint32 ids[8];

  assert_int_equal(ct_name_index_find_within(*state, title, strlen(title), ids, 8), 0);
}

static void
one_within(void **state)
{
  const gchar *one = "SỞ Y TẾ, Sở Y tế", *two = "Sở Y tế gửi Sở GD&ĐT", *none = "Sở";
  CtNameMatch match = ct_name_index_find_one_within(*state, one, strlen(one));

  assert_int_equal(match.result, CT_NAME_FOUND);
  assert_int_equal(match.id, HEALTH);
  match = ct_name_index_find_one_within(*state, two, strlen(two));
  assert_int_equal(match.result, CT_NAME_AMBIGUOUS);
  match = ct_name_index_find_one_within(*state, none, strlen(none));
  assert_int_equal(match.result, CT_NAME_UNKNOWN);
}

/* A title of any length is looked at, up to a limit, and quickly. */
static void
long_title(void **state)
{
  g_autoptr(GString) title = g_string_new("Sở Y tế ");
  guint32 ids[4];

  while (title->len < 200000)
    g_string_append(title, "ế Sở/");
  assert_int_equal(ct_name_index_find_within(*state, title->str, title->len, ids, 4), 1);
  assert_int_equal(ct_name_index_find(*state, title->str, title->len).result, CT_NAME_UNKNOWN);
}

static void
lowest_rank_counts(void **state)
{
  g_autoptr(CtNameIndex) index = ct_name_index_new();
  CtNameMatch match;

  (void)state;
  ct_name_index_add_folded(index, "a", "a", 7, 2);
  ct_name_index_add_folded(index, "a", "a", 3, 2);
  assert_int_equal(ct_name_index_find(index, "a", 1).result, CT_NAME_AMBIGUOUS);
  ct_name_index_add_folded(index, "a", "a", 5, 1);
  match = ct_name_index_find(index, "A", 1);
  assert_int_equal(match.result, CT_NAME_FOUND);
  assert_int_equal(match.id, 5);
  ct_name_index_add_folded(index, "a", "a", 4, 1);
  match = ct_name_index_find(index, "a", 1);
  assert_int_equal(match.n_candidates, 2);
  assert_int_equal(match.candidates[0], 4);
  assert_int_equal(match.candidates[1], 5);
}

/* Ids come in any order and keep theirs; each is there once. */
/* Ranks order those of one name; where the marks are missing, another name with the
 * same letters may be meant as well. */
static void
names_of_same_letters(void **state)
{
  g_autoptr(CtNameIndex) index = ct_name_index_new();
  CtNameMatch match;

  (void)state;
  ct_name_index_add_folded(index, "ho`a", "hoa", 9, 3);
  ct_name_index_add_folded(index, "ho`a", "hoa", 1, 2);
  assert_int_equal(ct_name_index_find(index, "hoa", 3).id, 1);
  ct_name_index_add_folded(index, "ho^a", "hoa", 4, 3);
  ct_name_index_add_folded(index, "ho`a", "hoa", 2, 1); /* comes first from now on */
  match = ct_name_index_find(index, "hoa", 3);
  assert_int_equal(match.result, CT_NAME_AMBIGUOUS);
  assert_int_equal(match.n_candidates, 4);
  assert_int_equal(match.candidates[0], 1);
  assert_int_equal(match.candidates[3], 9);
}

static void
many_ids(void **state)
{
  g_autoptr(CtNameIndex) index = ct_name_index_new();
  CtNameMatch match;

  (void)state;
  for (guint32 i = 0; i < 1000; i++)
    ct_name_index_add(index, "xã", i * 7 % 1000);
  for (guint32 i = 0; i < 1000; i++)
    ct_name_index_add(index, "xã", i);
  match = ct_name_index_find(index, "xã", strlen("xã"));
  assert_int_equal(match.n_candidates, 1000);
  for (guint32 i = 0; i < 1000; i++)
    assert_int_equal(match.candidates[i], i);
}

/* The key without marks comes from the one with them: it must be what folding gives. */
static void
letters_from_spelling(void **state)
{
  static const gchar *const names[] = {"Huyện Ứng Hòa", "Đắk Đoa", "đường ĐƯỜNG", "bác sỹ 1.000 ‰",
                                       "m² / ha", "Ürümqi", "Июнь", "Æther", "ﬁ",
                                       "kỹ lý Mỹ quý Nguyễn", "n\xcc\x84g", "Ô Quý Hồ"};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_auto(CtFoldedName) folded = ct_folded_name_new(names[i]);
    g_autofree gchar *letters = ct_text_fold(names[i], strlen(names[i]), CT_FOLD_LETTERS);

    assert_string_equal(folded.letters, letters);
  }
}

int
main(void)
{
  static const struct CMUnitTest others[] = {
    cmocka_unit_test_setup_teardown(text_without_nul, make_index, free_index),
    cmocka_unit_test_setup_teardown(within_longest_first, make_index, free_index),
    cmocka_unit_test_setup_teardown(within_file_name, make_index, free_index),
    cmocka_unit_test_setup_teardown(within_whole_words, make_index, free_index),
    cmocka_unit_test_setup_teardown(one_within, make_index, free_index),
    cmocka_unit_test_setup_teardown(long_title, make_index, free_index),
    cmocka_unit_test(lowest_rank_counts),
    cmocka_unit_test(names_of_same_letters),
    cmocka_unit_test(many_ids),
    cmocka_unit_test(letters_from_spelling),
  };
  struct CMUnitTest tests[G_N_ELEMENTS(finds) + G_N_ELEMENTS(others)];

  for (gsize i = 0; i < G_N_ELEMENTS(finds); i++)
    tests[i] = (struct CMUnitTest){
      .name = finds[i].label, .test_func = find_one, .initial_state = (void *)&finds[i]};
  memcpy(tests + G_N_ELEMENTS(finds), others, sizeof others);
  return cmocka_run_group_tests_name("name-index", tests, NULL, NULL);
}
