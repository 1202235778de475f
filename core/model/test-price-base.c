#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ct-text.h"
#include "model/ct-price-base.h"

typedef struct {
  const gchar *text;
  const gchar *rest;
  CtPrices prices;
  const gchar *year;
} Case;

static const Case cases[] = {
  {"triệu đồng", "trieu dong", CT_PRICES_NONE, ""},
  {"Triệu đồng (giá SS 2010)", "trieu dong", CT_PRICES_YEAR, "2010"},
  {"triệu đồng theo giá so sánh năm 2010", "trieu dong", CT_PRICES_YEAR, "2010"},
  {"triệu đồng giá cố định 1994", "trieu dong", CT_PRICES_YEAR, "1994"},
  {"tr.đ, giá 2020", "tr d", CT_PRICES_YEAR, "2020"},
  {"tr.đ, giá năm 2020", "tr d", CT_PRICES_YEAR, "2020"},
  {"đồng, theo giá 2020", "dong", CT_PRICES_YEAR, "2020"},
  {"giá so sánh 2010: tỷ đồng", "ti dong", CT_PRICES_YEAR, "2010"},
  {"Giá 2010, tỷ đồng", "ti dong", CT_PRICES_YEAR, "2010"},
  {"giá năm 2010 tỷ đồng", "ti dong", CT_PRICES_YEAR, "2010"},
  {"tỷ đồng (giá SS)", "ti dong", CT_PRICES_CONSTANT, ""},
  {"giá so sánh, tỷ đồng", "ti dong", CT_PRICES_CONSTANT, ""},
  {"tỷ đồng theo giá hiện hành", "ti dong", CT_PRICES_CURRENT, ""},
  {"Tỷ đồng, giá HH", "ti dong", CT_PRICES_CURRENT, ""},
  {"ĐVT: tỷ đồng - giá thực tế", "ti dong", CT_PRICES_CURRENT, ""},
  {"Đơn vị tính: hộ", "ho", CT_PRICES_NONE, ""},
  {"Đơn vị: %", "%", CT_PRICES_NONE, ""},
  {"million dong, current prices", "million dong", CT_PRICES_CURRENT, ""},
  {"tỷ đồng giá hiện hành 2010", "ti dong gia hien hanh 2010", CT_PRICES_NONE, ""},
  {"tỷ đồng 2010", "ti dong 2010", CT_PRICES_NONE, ""},
  {"giá", "gia", CT_PRICES_NONE, ""},
  {"giá hh", "", CT_PRICES_CURRENT, ""},
  {"đồng, giá 20100", "dong gia 20100", CT_PRICES_NONE, ""},
  {"đồng, giá 3010", "dong gia 3010", CT_PRICES_NONE, ""},
  {"2010", "2010", CT_PRICES_NONE, ""},
  {"", "", CT_PRICES_NONE, ""},
};

static void
split(void **state)
{
  const Case *test = *state;
  g_autofree gchar *key = ct_text_fold(test->text, strlen(test->text), CT_FOLD_LETTERS);
  const gchar *rest = key;
  gsize length = strlen(key);
  gchar year[5] = "";

  assert_int_equal(ct_price_base_split(&rest, &length, year), test->prices);
  assert_true(ct_text_equal(rest, length, test->rest));
  if (test->prices == CT_PRICES_YEAR)
    assert_string_equal(year, test->year);
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases)];

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i] = (struct CMUnitTest){.name = cases[i].text[0] != '\0' ? cases[i].text : "(empty)",
                                   .test_func = split,
                                   .initial_state = (void *)&cases[i]};
  return cmocka_run_group_tests_name("price-base", tests, NULL, NULL);
}
