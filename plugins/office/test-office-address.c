/* Places in sheets as workbooks write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "office/office-address.h"

/* @used: 0: none */
typedef struct {
  const gchar *text;
  gsize used;
  guint row;
  guint column;
} AddressCase;

static const AddressCase addresses[] = {
  {"A1", 2, 1, 1},
  {"D12", 3, 12, 4},
  {"d12", 3, 12, 4},
  {"$D$12", 5, 12, 4},
  {"Z9", 2, 9, 26},
  {"AA1", 3, 1, 27},
  {"AZ1", 3, 1, 52},
  {"ZZ1", 3, 1, 702},
  {"AAA1", 4, 1, 703},
  {"XFD1048576", 10, 1048576, 16384},
  {"B3:C7", 2, 3, 2},
  {"A01", 3, 1, 1},
  {"XFE1", 0, 0, 0},
  {"A1048577", 0, 0, 0},
  {"ZZZZZZZZ1", 0, 0, 0},
  {"ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ1", 0, 0, 0},
  {"A99999999999", 0, 0, 0},
  {"A18446744073709551617", 0, 0, 0},
  {"A0", 0, 0, 0},
  {"A", 0, 0, 0},
  {"12", 0, 0, 0},
  {"$", 0, 0, 0},
  {"$$A1", 0, 0, 0},
  {"", 0, 0, 0},
  {"Ă1", 0, 0, 0},
};

static void
parse_address(void **state)
{
  const AddressCase *c = *state;
  OfficeAddress address = {0};

  assert_int_equal(office_address_parse(c->text, strlen(c->text), &address), c->used);
  if (c->used == 0)
    return;
  assert_int_equal(address.row, c->row);
  assert_int_equal(address.column, c->column);
}

/* @shown: NULL: no range */
typedef struct {
  const gchar *text;
  const gchar *shown;
} RangeCase;

static const RangeCase ranges[] = {
  {"A1:C7", "A1:C7"},     {"$A$1:C7", "A1:C7"},   {"B3", "B3:B3"},
  {"A1:A1", "A1:A1"},     {"XFD1:XFD1048576", "XFD1:XFD1048576"},
  {"C7:A1", NULL},        {"A7:C1", NULL},        {"A1:", NULL},
  {":A1", NULL},          {"A1:C7:D9", NULL},     {"A1 C7", NULL},
  {"A1:ZZZZ9", NULL},     {"", NULL},             {"A1:C7 ", NULL},
};

static void
parse_range(void **state)
{
  const RangeCase *c = *state;
  g_autoptr(GString) shown = g_string_new(NULL);
  OfficeRange range;

  assert_int_equal(office_range_parse(c->text, strlen(c->text), &range), c->shown != NULL);
  if (c->shown == NULL)
    return;
  office_address_append(range.first, shown);
  g_string_append_c(shown, ':');
  office_address_append(range.last, shown);
  assert_string_equal(shown->str, c->shown);
}

/* Every column has one name, and is found by it. */
static void
append_and_parse(void **state G_GNUC_UNUSED)
{
  g_autoptr(GString) text = g_string_new(NULL);

  for (guint column = 1; column <= OFFICE_MAX_COLUMNS; column++) {
    OfficeAddress seen = {0};

    g_string_truncate(text, 0);
    office_address_append((OfficeAddress){.row = 7, .column = column}, text);
    assert_int_equal(office_address_parse(text->str, text->len, &seen), text->len);
    assert_int_equal(seen.column, column);
    assert_int_equal(seen.row, 7);
  }
}

/* Only what is given is looked at. */
static void
length_counts(void **state G_GNUC_UNUSED)
{
  OfficeAddress address;
  OfficeRange range;

  assert_int_equal(office_address_parse("D123", 3, &address), 3);
  assert_int_equal(address.row, 12);
  assert_int_equal(office_address_parse("D1", 1, &address), 0);
  assert_true(office_range_parse("A1:C7D", 5, &range));
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(addresses) + G_N_ELEMENTS(ranges) + 2];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++)
    tests[n++] = (struct CMUnitTest){.name = addresses[i].text,
                                     .test_func = parse_address,
                                     .initial_state = (void *)&addresses[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(ranges); i++)
    tests[n++] = (struct CMUnitTest){.name = ranges[i].text,
                                     .test_func = parse_range,
                                     .initial_state = (void *)&ranges[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(append_and_parse);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(length_counts);
  return cmocka_run_group_tests_name("office-address", tests, NULL, NULL);
}
