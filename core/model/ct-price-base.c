#include "model/ct-price-base.h"

#include <string.h>

/* Word by word from behind, as keys without marks; the longer before the shorter. */
typedef struct {
  const gchar *words;
  CtPrices prices;
} Phrase;

static const Phrase phrases[] = {
  {"theo gia hien hanh", CT_PRICES_CURRENT},
  {"gia hien hanh", CT_PRICES_CURRENT},
  {"theo gia thuc te", CT_PRICES_CURRENT},
  {"gia thuc te", CT_PRICES_CURRENT},
  {"gia hh", CT_PRICES_CURRENT},
  {"gia tt", CT_PRICES_CURRENT},
  {"theo gia so sanh", CT_PRICES_CONSTANT},
  {"gia so sanh", CT_PRICES_CONSTANT},
  {"theo gia ss", CT_PRICES_CONSTANT},
  {"gia ss", CT_PRICES_CONSTANT},
  {"theo gia co dinh", CT_PRICES_CONSTANT},
  {"gia co dinh", CT_PRICES_CONSTANT},
  {"gia cd", CT_PRICES_CONSTANT},
  {"current prices", CT_PRICES_CURRENT},
  {"constant prices", CT_PRICES_CONSTANT},
};

/* A year may follow these and no other words. */
static const Phrase with_year[] = {
  {"theo gia", CT_PRICES_YEAR},
  {"gia", CT_PRICES_YEAR},
};

static const gchar *const labels[] = {"don vi tinh", "don vi", "dvt", "unit"};

static gboolean
ends_with(const gchar *key, gsize *length, const gchar *words)
{
  gsize n = strlen(words);

  if (*length < n || memcmp(key + *length - n, words, n) != 0 ||
      (*length > n && key[*length - n - 1] != ' '))
    return FALSE;
  *length -= *length > n ? n + 1 : n;
  return TRUE;
}

static gboolean
begins_with(const gchar **key, gsize *length, const gchar *words)
{
  gsize n = strlen(words);

  if (*length < n || memcmp(*key, words, n) != 0 || (*length > n && (*key)[n] != ' '))
    return FALSE;
  n += *length > n ? 1 : 0;
  *key += n;
  *length -= n;
  return TRUE;
}

static gboolean
is_year(const gchar *text)
{
  return (text[0] == '1' || text[0] == '2') && g_ascii_isdigit(text[1]) &&
         g_ascii_isdigit(text[2]) && g_ascii_isdigit(text[3]);
}

/* "2010", "nam 2010" behind */
static gboolean
take_year_behind(const gchar *key, gsize *length, gchar *year)
{
  if (*length < 5 || key[*length - 5] != ' ' || !is_year(key + *length - 4))
    return FALSE;
  memcpy(year, key + *length - 4, 4);
  year[4] = '\0';
  *length -= 5;
  ends_with(key, length, "nam");
  return TRUE;
}

static CtPrices
take_behind(const gchar *key, gsize *length, gchar *year)
{
  gsize rest = *length;
  gboolean has_year = take_year_behind(key, &rest, year);

  for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++) {
    if ((has_year && phrases[i].prices != CT_PRICES_CONSTANT) ||
        !ends_with(key, &rest, phrases[i].words))
      continue;
    *length = rest;
    return has_year ? CT_PRICES_YEAR : phrases[i].prices;
  }
  for (gsize i = 0; has_year && i < G_N_ELEMENTS(with_year); i++) {
    if (!ends_with(key, &rest, with_year[i].words))
      continue;
    *length = rest;
    return CT_PRICES_YEAR;
  }
  return CT_PRICES_NONE;
}

/* "2010", "nam 2010" in front */
static gboolean
take_year_before(const gchar **key, gsize *length, gchar *year)
{
  const gchar *at = *key;
  gsize left = *length;

  begins_with(&at, &left, "nam");
  if (left < 4 || !is_year(at) || (left > 4 && at[4] != ' '))
    return FALSE;
  memcpy(year, at, 4);
  year[4] = '\0';
  *key = at + (left > 4 ? 5 : 4);
  *length = left - (left > 4 ? 5 : 4);
  return TRUE;
}

static CtPrices
take_before(const gchar **key, gsize *length, gchar *year)
{
  for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++) {
    if (!begins_with(key, length, phrases[i].words))
      continue;
    return phrases[i].prices == CT_PRICES_CONSTANT && take_year_before(key, length, year)
             ? CT_PRICES_YEAR
             : phrases[i].prices;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(with_year); i++) {
    const gchar *at = *key;
    gsize left = *length;

    if (!begins_with(&at, &left, with_year[i].words) || !take_year_before(&at, &left, year))
      continue;
    *key = at;
    *length = left;
    return CT_PRICES_YEAR;
  }
  return CT_PRICES_NONE;
}

CtPrices
ct_price_base_split(const gchar **key, gsize *length, gchar *year)
{
  CtPrices prices;

  for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
    if (begins_with(key, length, labels[i]))
      break;
  prices = take_behind(*key, length, year);
  return prices != CT_PRICES_NONE ? prices : take_before(key, length, year);
}
