#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "data/ct-place.h"

typedef struct {
  const gchar *label;
  CtPlaceStyle style;
  const gchar *name; /* of the table; "-" for none at all */
  CtPlace place;
  const gchar *location;
} Case;

static const Case cases[] = {
  {"text: line and field", CT_PLACE_TEXT, "", {12, 3, 0}, "12:3"},
  {"text: a whole record", CT_PLACE_TEXT, "", {12, 0, 0}, "12:1"},
  {"text: the whole file", CT_PLACE_TEXT, "", {0, 0, 0}, ""},
  {"text: the last line there can be", CT_PLACE_TEXT, "", {G_MAXUINT32, 65535, 0},
   "4294967295:65535"},
  {"text without a table told", CT_PLACE_TEXT, "-", {1, 2, 0}, "1:2"},
  {"sheet: cell", CT_PLACE_SHEET, "Biểu 1", {12, 4, 0}, "Biểu 1!D12"},
  {"sheet: last letter", CT_PLACE_SHEET, "A", {1, 26, 0}, "A!Z1"},
  {"sheet: two letters", CT_PLACE_SHEET, "A", {1, 27, 0}, "A!AA1"},
  {"sheet: last of two letters", CT_PLACE_SHEET, "A", {1, 702, 0}, "A!ZZ1"},
  {"sheet: three letters", CT_PLACE_SHEET, "A", {1, 703, 0}, "A!AAA1"},
  {"sheet: last column of a workbook", CT_PLACE_SHEET, "A", {1, 16384, 0}, "A!XFD1"},
  {"sheet: row", CT_PLACE_SHEET, "A", {12, 0, 0}, "A!12:12"},
  {"sheet: column", CT_PLACE_SHEET, "A", {0, 4, 0}, "A!D:D"},
  {"json: named value", CT_PLACE_POINTER, "/data", {12, 2, 0}, "/data/11/chi_tieu/ma"},
  {"json: the array is the document", CT_PLACE_POINTER, "", {1, 2, 0}, "/0/chi_tieu/ma"},
  {"json: record", CT_PLACE_POINTER, "/data", {12, 0, 0}, "/data/11"},
  {"json: value without a name", CT_PLACE_POINTER, "/data", {12, 7, 0}, "/data/11"},
  {"json: a cell of a list", CT_PLACE_LISTS, "/data", {12, 2, 0}, "/data/11/1"},
  {"json: a list", CT_PLACE_LISTS, "/data", {12, 0, 0}, "/data/11"},
  {"json: a list of the document", CT_PLACE_LISTS, "", {1, 1, 0}, "/0/0"},
  {"json: all lists", CT_PLACE_LISTS, "/data", {0, 0, 0}, ""},
  {"json: a cell of a column", CT_PLACE_COLUMNS, "/data", {12, 2, 0}, "/data/chi_tieu/ma/11"},
  {"json: a row of columns", CT_PLACE_COLUMNS, "/data", {12, 0, 0}, "/data"},
  {"json: a column", CT_PLACE_COLUMNS, "/data", {0, 2, 0}, "/data/chi_tieu/ma"},
  {"json: a cell of a column without a name", CT_PLACE_COLUMNS, "/data", {12, 7, 0}, "/data"},
  {"json: a column of the document", CT_PLACE_COLUMNS, "", {1, 2, 0}, "/chi_tieu/ma/0"},
  {"json: the one record", CT_PLACE_POINTER, NULL, {1, 2, 0}, "/chi_tieu/ma"},
};

static void
location_one(void **state)
{
  const Case *c = *state;
  g_autoptr(GString) text = g_string_new("at ");
  CtPlaces *places = ct_places_new();

  if (c->name == NULL || strcmp(c->name, "-") != 0) {
    assert_int_equal(ct_places_add_table(places, c->style, c->name), 0);
    ct_places_name_column(places, 0, 2, "chi_tieu/ma");
  }
  ct_places_append(places, c->place, text);
  assert_string_equal(text->str + 3, c->location);
  ct_places_free(places);
}

static void
tables_are_told_apart(void **state)
{
  g_autoptr(GString) text = g_string_new(NULL);
  CtPlaces *places = ct_places_new();

  (void)state;
  ct_places_add_table(places, CT_PLACE_POINTER, "/a");
  ct_places_add_table(places, CT_PLACE_POINTER, "/b");
  ct_places_name_column(places, 0, 1, "x");
  ct_places_name_column(places, 1, 1, "y");
  ct_places_append(places, (CtPlace){1, 1, 1}, text);
  ct_places_append(places, (CtPlace){1, 1, 0}, text);
  assert_string_equal(text->str, "/b/0/y/a/0/x");
  ct_places_free(places);
}

/* What is asked for JSON is true of each of its styles. */
static void
styles_of_json_are_pointers(void **state)
{
  static const CtPlaceStyle styles[] = {CT_PLACE_POINTER, CT_PLACE_LISTS, CT_PLACE_COLUMNS};

  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(styles); i++) {
    g_autoptr(CtPlaces) places = ct_places_new();

    ct_places_add_table(places, styles[i], "");
    assert_true(ct_places_has_style(places, CT_PLACE_POINTER));
    assert_false(ct_places_has_style(places, CT_PLACE_SHEET));
    assert_int_equal(ct_places_has_style(places, CT_PLACE_COLUMNS), i == 2);
  }
}

static void
too_many_tables_share_the_last(void **state)
{
  CtPlaces *places = ct_places_new();
  guint16 last = 0;

  (void)state;
  for (guint i = 0; i < 65536; i++)
    last = ct_places_add_table(places, CT_PLACE_SHEET, "");
  assert_int_equal(last, 65535);
  assert_int_equal(ct_places_add_table(places, CT_PLACE_SHEET, ""), 65535);
  ct_places_free(places);
}

static void
order_is_that_of_reading(void **state)
{
  static const CtPlace order[] = {{1, 9, 0}, {2, 1, 0}, {2, 2, 0}, {1, 1, 1}};

  (void)state;
  for (guint i = 0; i < G_N_ELEMENTS(order); i++)
    for (guint j = 0; j < G_N_ELEMENTS(order); j++)
      assert_int_equal(ct_place_compare(order[i], order[j]), i < j ? -1 : i > j);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 4];
  gsize n = 0;

  for (; n < G_N_ELEMENTS(cases); n++)
    tests[n] = (struct CMUnitTest){.name = cases[n].label,
                                   .test_func = location_one,
                                   .initial_state = (void *)&cases[n]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(tables_are_told_apart);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(styles_of_json_are_pointers);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(too_many_tables_share_the_last);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(order_is_that_of_reading);
  return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
