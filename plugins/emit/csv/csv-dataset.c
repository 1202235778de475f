#include "csv-dataset.h"

#include <string.h>

/* Columns of the dataset. */
enum { INDICATOR, AREA, PERIOD, MEASURE, VALUE, UNIT, DECIMALS, STATUS, SENDER, SOURCE, LOCATION };

/* Texts are copied by so many bytes, so they and what they are copied to have that much
 * room behind them. */
#define STRIDE 16u

/* Of a row beside its texts: period, measure, two numbers, status, place. */
#define ROW_ROOM ((gsize)256)

/* A cell, or several, with the delimiters behind them; @begin: among the bytes. */
typedef struct {
  gsize begin;
  gsize length;
} Text;

/* @sender: its own name, and the source; @in_text: all its places are a line and a field */
typedef struct {
  Text sender;
  gboolean in_text;
} Submission;

struct CsvDataset {
  const CsvFormat *format;
  const CtResults *results;
  GString *bytes;
  Text *indicators; /* code */
  Text *units;      /* of each indicator */
  Text *areas;
  Submission *submissions;
  Text measures[CT_N_MEASURES];
  gsize room;       /* that any row fits in */
};

/* Quoting once */

static void
add_cell(CsvDataset *dataset, guint column, const gchar *text)
{
  csv_append_cell(dataset->format, column, text, text != NULL ? strlen(text) : 0, dataset->bytes);
}

/* What was added since @begin. @longest: of its kind */
static Text
end_text(const CsvDataset *dataset, gsize begin, gsize *longest)
{
  Text text = {begin, dataset->bytes->len - begin};

  *longest = MAX(*longest, text.length);
  return text;
}

static Text
make_text(CsvDataset *dataset, guint column, const gchar *text, gsize *longest)
{
  gsize begin = dataset->bytes->len;

  add_cell(dataset, column, text);
  return end_text(dataset, begin, longest);
}

static void
make_indicators(CsvDataset *dataset)
{
  const CtCatalog *catalog = dataset->results->catalog;
  gsize code = 0, unit = 0;

  dataset->indicators = g_new(Text, catalog->n_indicators);
  dataset->units = g_new(Text, catalog->n_indicators);
  for (guint i = 0; i < catalog->n_indicators; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];

    dataset->indicators[i] = make_text(dataset, INDICATOR, indicator->code, &code);
    dataset->units[i] = make_text(
        dataset, UNIT,
        indicator->unit != CT_INDEX_NONE ? catalog->units[indicator->unit].symbol : NULL, &unit);
  }
  dataset->room += code + unit;
}

static void
make_areas(CsvDataset *dataset)
{
  const CtCatalog *catalog = dataset->results->catalog;
  gsize longest = 0;

  dataset->areas = g_new(Text, catalog->n_areas);
  for (guint i = 0; i < catalog->n_areas; i++)
    dataset->areas[i] = make_text(dataset, AREA, catalog->areas[i].code, &longest);
  dataset->room += longest;
}

static gboolean
is_in_text(const CtPlaces *places)
{
  return !ct_places_has_style(places, CT_PLACE_SHEET) &&
         !ct_places_has_style(places, CT_PLACE_POINTER);
}

static void
make_submissions(CsvDataset *dataset)
{
  const CtResults *results = dataset->results;
  gsize longest = 0;

  dataset->submissions = g_new(Submission, results->n_submissions);
  for (gsize i = 0; i < results->n_submissions; i++) {
    gsize begin = dataset->bytes->len;

    add_cell(dataset, SENDER, results->submissions[i]->sender);
    add_cell(dataset, SOURCE, results->submissions[i]->name);
    dataset->submissions[i].sender = end_text(dataset, begin, &longest);
    dataset->submissions[i].in_text = is_in_text(results->submissions[i]->places);
  }
  dataset->room += longest;
}

CsvDataset *
csv_dataset_new(const CsvFormat *format, const CtResults *results)
{
  CsvDataset *dataset = g_new0(CsvDataset, 1);
  gsize longest = 0;

  dataset->format = format;
  dataset->results = results;
  dataset->bytes = g_string_new(NULL);
  make_indicators(dataset);
  make_areas(dataset);
  make_submissions(dataset);
  for (guint i = 0; i < CT_N_MEASURES; i++)
    dataset->measures[i] =
        make_text(dataset, MEASURE, ct_measure_name((CtMeasure)i), &longest);
  g_string_set_size(dataset->bytes, dataset->bytes->len + STRIDE);
  dataset->room += ROW_ROOM;
  return dataset;
}

void
csv_dataset_free(CsvDataset *dataset)
{
  if (dataset == NULL)
    return;
  g_string_free(dataset->bytes, TRUE);
  g_free(dataset->indicators);
  g_free(dataset->units);
  g_free(dataset->areas);
  g_free(dataset->submissions);
  g_free(dataset);
}

/* Lines */

/* What the rows of a piece share. Rows of one period and indicator stand together. */
typedef struct {
  const CsvDataset *dataset;
  CtTableText *row;   /* (nullable): scratch for odd rows */
  GString *place;     /* (nullable): scratch for odd places */
  CtPeriod period;
  gchar period_text[2 * STRIDE]; /* a cell */
  gsize period_length;
} Lines;

static inline gchar *
put(gchar *to, const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i += STRIDE)
    memcpy(to + i, text + i, STRIDE);
  return to + length;
}

static inline gchar *
put_text(gchar *to, const CsvDataset *dataset, Text text)
{
  return put(to, dataset->bytes->str + text.begin, text.length);
}

static void
set_period(Lines *lines, CtPeriod period)
{
  g_autoptr(GString) bytes = g_string_new(NULL);
  gchar text[CT_PERIOD_CHARS];

  csv_append_cell(lines->dataset->format, PERIOD, text, ct_period_format(period, text), bytes);
  g_assert(bytes->len <= sizeof lines->period_text);
  memcpy(lines->period_text, bytes->str, bytes->len);
  lines->period_length = bytes->len;
  lines->period = period;
}

/* With a decimal mark of its own, and quotes where that is the delimiter, too. */
static gchar *
put_value(gchar *to, CtDecimal value, const CsvFormat *format)
{
  gsize length = ct_decimal_format(value, to);
  gchar *point;

  if (format->decimal == '.' || (point = memchr(to, '.', length)) == NULL)
    return to + length;
  *point = format->decimal;
  if (format->decimal != format->delimiter)
    return to + length;
  memmove(to + 1, to, length);
  to[0] = to[length + 1] = '"';
  return to + length + 2;
}

static inline gchar *
put_decimals(gchar *to, gint decimals)
{
  if (G_UNLIKELY(decimals < 0 || decimals > 9))
    return to + ct_decimal_format(CT_DECIMAL_INIT(decimals, 0), to);
  *to = (gchar)('0' + decimals);
  return to + 1;
}

/* Digits are written where they stay: bytes that are read back at once have to be waited for. */
static inline gchar *
put_number(gchar *to, guint number)
{
  return to + ct_decimal_format(CT_DECIMAL_INIT(number, 0), to);
}

static gboolean
is_odd(const CsvDataset *dataset, gsize index)
{
  const CtBatch *all = dataset->results->dataset->observations;

  return ct_batch_indicator(all, index) >= dataset->results->catalog->n_indicators ||
         ct_batch_area(all, index) >= dataset->results->catalog->n_areas ||
         ct_batch_sender(all, index) != 0 || !g_ascii_isupper(ct_batch_status(all, index));
}

static void
append_odd_row(Lines *lines, gsize cell, GString *bytes)
{
  if (lines->row == NULL)
    lines->row = ct_table_text_new();
  ct_table_format(lines->dataset->results, CT_TABLE_DATASET, cell, lines->row);
  csv_append_row(lines->dataset->format, lines->row, bytes);
}

/* All up to the place. */
static gchar *
put_row(Lines *lines, gsize index, gchar *to)
{
  const CsvDataset *dataset = lines->dataset;
  const CtBatch *all = dataset->results->dataset->observations;
  const gchar delimiter = dataset->format->delimiter;
  const guint32 indicator = ct_batch_indicator(all, index);
  const gboolean missing = ct_batch_is_missing(all, index);

  if (G_UNLIKELY(ct_batch_period(all, index) != lines->period))
    set_period(lines, ct_batch_period(all, index));
  to = put_text(to, dataset, dataset->indicators[indicator]);
  to = put_text(to, dataset, dataset->areas[ct_batch_area(all, index)]);
  to = put(to, lines->period_text, lines->period_length);
  to = put_text(to, dataset, dataset->measures[ct_batch_measure(all, index)]);
  if (!missing)
    to = put_value(to, ct_batch_value(all, index), dataset->format);
  *to++ = delimiter;
  to = put_text(to, dataset, dataset->units[indicator]);
  if (!missing)
    to = put_decimals(to, all->decimals[index]);
  *to++ = delimiter;
  *to++ = ct_batch_status(all, index);
  *to++ = delimiter;
  return put_text(
      to, dataset,
      dataset->submissions[ct_dataset_submission_at(dataset->results->dataset, index)].sender);
}

/* Returns: %FALSE when it may be none of a line and a field, which need no quotes. */
static gboolean
put_place(const Lines *lines, gsize index, gchar **to)
{
  const CtDataset *all = lines->dataset->results->dataset;
  const CtPlace place = all->observations->place[index];

  if (place.row == 0 || !lines->dataset->submissions[ct_dataset_submission_at(all, index)].in_text)
    return FALSE;
  *to = put_number(*to, place.row);
  *(*to)++ = ':';
  *to = put_number(*to, MAX(place.column, 1));
  *(*to)++ = '\n';
  return TRUE;
}

static void
append_odd_place(Lines *lines, gsize index, GString *bytes)
{
  const CtDataset *all = lines->dataset->results->dataset;

  if (lines->place == NULL)
    lines->place = g_string_new(NULL);
  g_string_truncate(lines->place, 0);
  ct_places_append(
      lines->dataset->results->submissions[ct_dataset_submission_at(all, index)]->places,
      all->observations->place[index], lines->place);
  csv_append_cell(lines->dataset->format, LOCATION, lines->place->str, lines->place->len, bytes);
}

/* Makes room for a row behind @length bytes. */
static gchar *
make_room(GString *bytes, gsize length, gsize room)
{
  if (bytes->allocated_len - length <= room)
    g_string_set_size(bytes, length + room);
  return bytes->str + length;
}

void
csv_dataset_append(gsize begin, gsize end, GString *bytes, gpointer user_data)
{
  const CsvDataset *dataset = user_data;
  const CtDataset *all = dataset->results->dataset;
  Lines lines = {.dataset = dataset};
  gsize length = bytes->len;

  set_period(&lines, CT_PERIOD_NONE);
  for (gsize cell = begin; cell < end; cell++) {
    const gsize index = ct_dataset_first(all, cell);
    gchar *to = make_room(bytes, length, dataset->room);

    if (G_UNLIKELY(is_odd(dataset, index))) {
      g_string_set_size(bytes, length);
      append_odd_row(&lines, cell, bytes);
      length = bytes->len;
      continue;
    }
    to = put_row(&lines, index, to);
    if (G_LIKELY(put_place(&lines, index, &to))) {
      length = (gsize)(to - bytes->str);
      continue;
    }
    g_string_set_size(bytes, (gsize)(to - bytes->str));
    append_odd_place(&lines, index, bytes);
    length = bytes->len;
  }
  g_string_set_size(bytes, length);
  g_clear_pointer(&lines.row, ct_table_text_free);
  if (lines.place != NULL)
    g_string_free(lines.place, TRUE);
}
