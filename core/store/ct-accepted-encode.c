/* ct-accepted-encode.c: figures as columns of text. */
#include "store/ct-accepted-private.h"

#include <string.h>

#define ROOM 64 /* for a decimal, or two numbers, and what parts them */
#define USUAL_ROOM 2048 /* for the amounts of a row */

/* What is written to one column: the last item, and how often it came. */
typedef struct {
  GString *text;
  gint64 item;
  guint64 n;
} Runs;

void
ct_store_row_free(CtStoreRow *row)
{
  for (guint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++)
    if (row->texts[i] != NULL)
      g_string_free(row->texts[i], TRUE);
  g_array_unref(row->senders);
  g_free(row);
}

static CtStoreRow *
new_row(const CtBatch *batch, gsize first, CtMeasure measure)
{
  CtStoreRow *row = g_new0(CtStoreRow, 1);

  row->indicator = batch->indicator[first];
  row->period = batch->period[first];
  row->measure = measure;
  row->senders = g_array_new(FALSE, FALSE, sizeof(CtSenderRun));
  for (guint i = CT_STORE_AREAS; i < CT_STORE_FIGURE_COLUMNS; i++)
    if (i != CT_STORE_SENDERS)
      row->texts[i] = g_string_sized_new(i == CT_STORE_AMOUNTS ? USUAL_ROOM : ROOM);
  return row;
}

/* Texts */

static void
append_number(GString *text, gint64 number)
{
  gchar buffer[CT_DECIMAL_CHARS];
  gsize length = ct_decimal_format(CT_DECIMAL_INIT(number, 0), buffer);

  g_string_append_len(text, buffer, (gssize)length);
}

static void
part(GString *text)
{
  if (text->len > 0)
    g_string_append_c(text, ' ');
}

/* "3", or "3-7" */
static void
append_range(Runs *runs)
{
  part(runs->text);
  append_number(runs->text, runs->item);
  if (runs->n > 1) {
    g_string_append_c(runs->text, '-');
    append_number(runs->text, runs->item + (gint64)runs->n - 1);
  }
}

static void
append_repeated(const Runs *runs)
{
  if (runs->n > 1) {
    g_string_append_c(runs->text, '*');
    append_number(runs->text, (gint64)runs->n);
  }
}

static void
append_item(Runs *runs)
{
  part(runs->text);
  append_number(runs->text, runs->item);
  append_repeated(runs);
}

static void
append_letter(Runs *runs)
{
  part(runs->text);
  g_string_append_c(runs->text, (gchar)runs->item);
  append_repeated(runs);
}

static inline void
add(Runs *runs, gint64 item, gint64 follows, void (*append)(Runs *))
{
  if (runs->n > 0 && item == follows) {
    runs->n++;
    return;
  }
  if (runs->n > 0)
    append(runs);
  runs->item = item;
  runs->n = 1;
}

static void
add_sender(CtStoreRow *row, guint sender)
{
  CtSenderRun *last = row->senders->len > 0
                        ? &g_array_index(row->senders, CtSenderRun, row->senders->len - 1)
                        : NULL;
  const CtSenderRun next = {sender, 1};

  if (last != NULL && last->sender == sender)
    last->n++;
  else
    g_array_append_val(row->senders, next);
}

/* What counts in millions, "5e6", and not 5000000, so that it comes back as it was. */
static void
append_amount(GString *text, CtDecimal value)
{
  const gint scale = value.scale;
  gsize length = text->len;

  if (text->allocated_len - length <= ROOM) {
    g_string_set_size(text, length + ROOM);
    text->len = length;
  }
  if (length > 0)
    text->str[length++] = ' ';
  value.scale = (gint8)MAX(scale, 0);
  text->len = length + ct_decimal_format(value, text->str + length);
  if (scale < 0) {
    g_string_append_c(text, 'e');
    append_number(text, -scale);
  }
}

/* Rows */

typedef struct {
  const CtBatch *batch;
  const guint32 *area_numbers;
  CtStoreRow *row;
  Runs areas;
  Runs decimals;
  Runs statuses;
  Runs runs;
} Encoding;

static void
begin_row(Encoding *encoding, gsize first, CtMeasure measure)
{
  CtStoreRow *row = new_row(encoding->batch, first, measure);

  encoding->row = row;
  encoding->areas = (Runs){.text = row->texts[CT_STORE_AREAS]};
  encoding->decimals = (Runs){.text = row->texts[CT_STORE_DECIMALS]};
  encoding->statuses = (Runs){.text = row->texts[CT_STORE_STATUSES]};
  encoding->runs = (Runs){.text = row->texts[CT_STORE_RUNS]};
}

static void
end_row(Encoding *encoding, GPtrArray *rows)
{
  append_range(&encoding->areas);
  append_item(&encoding->decimals);
  append_letter(&encoding->statuses);
  append_item(&encoding->runs);
  g_ptr_array_add(rows, g_steal_pointer(&encoding->row));
}

static void
add_figure(Encoding *encoding, gsize i)
{
  const CtBatch *batch = encoding->batch;
  CtDecimal value = ct_batch_value(batch, i);
  gint64 area = encoding->area_numbers != NULL ? encoding->area_numbers[batch->area[i]]
                                               : (gint64)batch->area[i] + 1;
  Runs *runs = &encoding->areas;

  add(runs, area, runs->item + (gint64)runs->n, append_range);
  append_amount(encoding->row->texts[CT_STORE_AMOUNTS], value);
  runs = &encoding->decimals;
  add(runs, batch->decimals[i] - value.scale, runs->item, append_item);
  runs = &encoding->statuses;
  add(runs, ct_batch_status(batch, i), runs->item, append_letter);
  runs = &encoding->runs;
  add(runs, batch->place[i].row, runs->item, append_item);
  add_sender(encoding->row, ct_batch_sender(batch, i));
  encoding->row->n++;
}

static void
encode_measure(Encoding *encoding, gsize begin, gsize end, CtMeasure measure, GPtrArray *rows)
{
  for (gsize i = begin; i < end; i++) {
    if (ct_batch_measure(encoding->batch, i) != measure)
      continue;
    if (encoding->row == NULL)
      begin_row(encoding, i, measure);
    add_figure(encoding, i);
    if (encoding->row->n == CT_STORE_ROW_FIGURES)
      end_row(encoding, rows);
  }
  if (encoding->row != NULL)
    end_row(encoding, rows);
}

void
ct_store_encode(const CtBatch *batch, gsize begin, gsize end, const guint32 *area_numbers,
                GPtrArray *rows)
{
  Encoding encoding = {.batch = batch, .area_numbers = area_numbers};

  for (guint measure = 0; measure < CT_N_MEASURES; measure++)
    encode_measure(&encoding, begin, end, (CtMeasure)measure, rows);
}
