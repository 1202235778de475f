/* ct-accepted-decode.c: columns of text as figures; they may be anything. */
#include "store/ct-accepted-private.h"

#include <string.h>

/* Reads one column: the next item, and how often it comes before the next one. */
typedef struct {
  const gchar *at;
  gint64 item;
  guint n;
} Runs;

/* Up to ten digits. */
static gboolean
read_number(const gchar **at, gint64 *number)
{
  const gchar *digit = *at;

  for (*number = 0; g_ascii_isdigit(*digit) && digit < *at + 10; digit++)
    *number = *number * 10 + (*digit - '0');
  if (digit == *at || g_ascii_isdigit(*digit))
    return FALSE;
  *at = digit;
  return TRUE;
}

static gboolean
read_signed(const gchar **at, gint64 *number)
{
  gboolean negative = **at == '-';

  *at += negative ? 1 : 0;
  if (!read_number(at, number))
    return FALSE;
  *number = negative ? -*number : *number;
  return TRUE;
}

/* What parts items, or the end. */
static gboolean
read_space(const gchar **at)
{
  if (**at == ' ' && (*at)[1] != '\0') {
    (*at)++;
    return TRUE;
  }
  return **at == '\0';
}

static gboolean
read_repeated(Runs *runs)
{
  gint64 n = 1;

  if (*runs->at == '*') {
    runs->at++;
    if (!read_number(&runs->at, &n) || n < 1 || n > CT_STORE_ROW_FIGURES)
      return FALSE;
  }
  runs->n = (guint)n;
  return read_space(&runs->at);
}

/* "A*3": letters, or numbers from @low to @high. */
static gboolean
next_letter(Runs *runs)
{
  if (runs->n == 0) {
    if (*runs->at == '\0' || strchr(CT_OBS_STATUS_CODES, *runs->at) == NULL)
      return FALSE;
    runs->item = *runs->at++;
    if (!read_repeated(runs))
      return FALSE;
  }
  runs->n--;
  return TRUE;
}

static gboolean
next_number(Runs *runs, gint64 low, gint64 high)
{
  if (runs->n == 0 && (!read_signed(&runs->at, &runs->item) || runs->item < low ||
                       runs->item > high || !read_repeated(runs)))
    return FALSE;
  runs->n--;
  return TRUE;
}

/* "3-7": the next number of them. */
static gboolean
next_of_range(Runs *runs, gint64 high)
{
  gint64 last;

  if (runs->n > 0) {
    runs->item++;
  } else {
    if (!read_number(&runs->at, &runs->item))
      return FALSE;
    last = runs->item;
    if (*runs->at == '-') {
      runs->at++;
      if (!read_number(&runs->at, &last))
        return FALSE;
    }
    if (runs->item < 1 || last < runs->item || last > high || !read_space(&runs->at))
      return FALSE;
    runs->n = (guint)(last - runs->item) + 1;
  }
  runs->n--;
  return TRUE;
}

static gboolean
is_at_end(const Runs *runs)
{
  return runs->n == 0 && *runs->at == '\0';
}

/* Digits of any coefficient, and at most one point among them, not in front. */
static gboolean
read_digits(const gchar **at, gint64 *coefficient, guint *n_fraction)
{
  const gchar *begin = *at, *point = NULL;

  *coefficient = 0;
  for (; g_ascii_isdigit(**at) || (**at == '.' && point == NULL && *at > begin); (*at)++)
    if (**at == '.')
      point = *at;
    else if (__builtin_mul_overflow(*coefficient, 10, coefficient) ||
             __builtin_add_overflow(*coefficient, **at - '0', coefficient))
      return FALSE;
  *n_fraction = point != NULL ? (guint)MIN(*at - point - 1, G_MAXINT8) : 0;
  return *at > begin && (*at)[-1] != '.';
}

/* "-12.50", "5e6": see append_amount() */
static gboolean
next_amount(const gchar **at, CtDecimal *value)
{
  gboolean negative = **at == '-';
  gint64 coefficient, exponent = 0;
  guint n_fraction;

  *at += negative ? 1 : 0;
  if (!read_digits(at, &coefficient, &n_fraction) || n_fraction > CT_DECIMAL_MAX_SCALE)
    return FALSE;
  if (**at == 'e') {
    (*at)++;
    if (n_fraction > 0 || !read_number(at, &exponent) || exponent > -CT_DECIMAL_MIN_SCALE)
      return FALSE;
  }
  *value = CT_DECIMAL_INIT(negative ? -coefficient : coefficient,
                           (gint8)((gint)n_fraction - (gint)exponent));
  return read_space(at);
}

const gchar *
ct_store_decode(const CtStoreDecoding *decoding)
{
  Runs areas = {.at = decoding->texts[CT_STORE_AREAS]};
  Runs decimals = {.at = decoding->texts[CT_STORE_DECIMALS]};
  Runs statuses = {.at = decoding->texts[CT_STORE_STATUSES]};
  Runs senders = {.at = decoding->texts[CT_STORE_SENDERS]};
  Runs runs = {.at = decoding->texts[CT_STORE_RUNS]};
  const gchar *amounts = decoding->texts[CT_STORE_AMOUNTS];
  CtObservation figure = decoding->figure;

  for (guint n = 0; *amounts != '\0'; n++) {
    if (n == CT_STORE_ROW_FIGURES || !next_amount(&amounts, &figure.value))
      return "amounts";
    if (!next_of_range(&areas, decoding->n_areas))
      return "areas";
    if (!next_number(&decimals, G_MININT8 - figure.value.scale, G_MAXINT8 - figure.value.scale))
      return "decimals";
    if (!next_letter(&statuses))
      return "statuses";
    if (!next_number(&senders, 0, decoding->n_senders))
      return "senders";
    if (!next_number(&runs, 1, decoding->n_runs))
      return "runs";
    figure.area = (guint32)areas.item - 1;
    figure.decimals = (gint)decimals.item + figure.value.scale;
    figure.status = (gchar)statuses.item;
    figure.sender = (guint)senders.item;
    figure.place = (CtPlace){.row = (guint32)runs.item};
    decoding->take(&figure, decoding->user_data);
  }
  return !is_at_end(&areas)      ? "areas"
         : !is_at_end(&decimals) ? "decimals"
         : !is_at_end(&statuses) ? "statuses"
         : !is_at_end(&senders)  ? "senders"
         : !is_at_end(&runs)     ? "runs"
                                 : NULL;
}
