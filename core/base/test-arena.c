#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/ct-arena.h"

static void
copies_stay(void **state)
{
  g_autoptr(CtArena) arena = ct_arena_new();
  g_autoptr(GPtrArray) copies = g_ptr_array_new();

  (void)state;
  for (guint i = 0; i < 50000; i++) {
    gchar text[32];
    gint length = g_snprintf(text, sizeof text, "text %u", i);
    g_ptr_array_add(copies, (gpointer)ct_arena_copy(arena, text, (gsize)length));
  }
  for (guint i = 0; i < copies->len; i++) {
    gchar text[32];
    g_snprintf(text, sizeof text, "text %u", i);
    assert_string_equal(copies->pdata[i], text);
  }
}

static void
copies_end_with_nul(void **state)
{
  g_autoptr(CtArena) arena = ct_arena_new();

  (void)state;
  assert_string_equal(ct_arena_copy(arena, "abcdef", 3), "abc");
  assert_string_equal(ct_arena_copy(arena, NULL, 0), "");
  assert_memory_equal(ct_arena_copy(arena, "a\0b", 3), "a\0b", 4);
}

static void
pieces_are_aligned_and_apart(void **state)
{
  g_autoptr(CtArena) arena = ct_arena_new();
  static const gsize sizes[] = {0, 1, 7, 8, 9, 1000, 16384, 16385, 65535, 65536, 1000000, 3};
  guchar *pieces[G_N_ELEMENTS(sizes) * 10];

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
    gsize size = sizes[i % G_N_ELEMENTS(sizes)];
    ct_arena_copy(arena, "x", 1); /* moves the next piece off its place */
    pieces[i] = ct_arena_allocate(arena, size);
    assert_int_equal((guintptr)pieces[i] % 8, 0);
    memset(pieces[i], (gint)i, size);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++)
    for (gsize j = 0; j < sizes[i % G_N_ELEMENTS(sizes)]; j++)
      if (pieces[i][j] != (guchar)i)
        fail_msg("byte %zu of piece %zu was overwritten", j, i);
}

/* After a clear the arena is as good as new, whatever came first. */
static void
clear_and_use_again(void **state)
{
  static const gsize first[] = {1, 100000, 65536, 16385};

  (void)state;
  for (gsize i = 0; i < G_N_ELEMENTS(first); i++) {
    g_autoptr(CtArena) arena = ct_arena_new();
    ct_arena_clear(arena);
    for (guint round = 0; round < 3; round++) {
      memset(ct_arena_allocate(arena, first[i]), 1, first[i]);
      for (guint n = 0; n < 1000; n++)
        memset(ct_arena_allocate(arena, 999), 2, 999);
      assert_string_equal(ct_arena_copy(arena, "Lào Cai", strlen("Lào Cai")), "Lào Cai");
      ct_arena_clear(arena);
    }
  }
}

static void
ids_are_dense_and_stay(void **state)
{
  enum { N = 100000 };
  g_autoptr(CtTextIds) ids = ct_text_ids_new();
  gchar text[32];
  gboolean added;

  (void)state;
  for (guint32 i = 0; i < N; i++) {
    gsize length = (gsize)g_snprintf(text, sizeof text, "chỉ tiêu %u", i);
    assert_int_equal(ct_text_ids_find(ids, text, length), CT_TEXT_ID_NONE);
    assert_int_equal(ct_text_ids_add(ids, text, length, &added), i);
    assert_true(added);
    assert_int_equal(ct_text_ids_add(ids, text, length, &added), i);
    assert_false(added);
  }
  assert_int_equal(ct_text_ids_count(ids), N);
  for (guint32 i = 0; i < N; i++) {
    gsize length = (gsize)g_snprintf(text, sizeof text, "chỉ tiêu %u", i);
    assert_int_equal(ct_text_ids_find(ids, text, length), i);
    assert_string_equal(ct_text_ids_get(ids, i), text);
  }
}

static void
ids_compare_bytes(void **state)
{
  g_autoptr(CtTextIds) ids = ct_text_ids_new();

  (void)state;
  assert_int_equal(ct_text_ids_add(ids, "", 0, NULL), 0);
  assert_int_equal(ct_text_ids_add(ids, "a", 1, NULL), 1);
  assert_int_equal(ct_text_ids_add(ids, "a\0", 2, NULL), 2);
  assert_int_equal(ct_text_ids_add(ids, "a\0\0\0\0\0\0\0", 8, NULL), 3);
  assert_int_equal(ct_text_ids_add(ids, "A", 1, NULL), 4);
  assert_int_equal(ct_text_ids_add(ids, "abc", 1, NULL), 1);
  assert_int_equal(ct_text_ids_find(ids, NULL, 0), 0);
  assert_int_equal(ct_text_ids_find(ids, "a\0", 2), 2);
  assert_int_equal(ct_text_ids_find(ids, "ab", 2), CT_TEXT_ID_NONE);
  assert_int_equal(ct_text_ids_count(ids), 5);
}

int
main(void)
{
  static const struct CMUnitTest tests[] = {
    cmocka_unit_test(copies_stay),         cmocka_unit_test(copies_end_with_nul),
    cmocka_unit_test(pieces_are_aligned_and_apart), cmocka_unit_test(clear_and_use_again),
    cmocka_unit_test(ids_are_dense_and_stay), cmocka_unit_test(ids_compare_bytes),
  };

  return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
