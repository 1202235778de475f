/* What 64 bytes at a time count is what one byte after the other does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/ct-csv-sample.h"
#include "test-seed.h"

/* One record, a byte at a time. */
typedef struct {
  const gchar *bytes;
  gsize length;
  gsize at;
  CtCsvSampleLine line;
} Record;

static gboolean
ends_field(gchar c)
{
  return ct_csv_sample_find(c) >= 0 || c == '\n' || c == '\r';
}

/* The closing quote of the field that begins here; @length when there is none. */
static gsize
find_closing(const Record *record)
{
  gsize i = record->at + 1, next;

  while (i < record->length && record->bytes[i] != '"')
    i++;
  while (i + 1 < record->length && record->bytes[i + 1] == '"')
    for (i += 2; i < record->length && record->bytes[i] != '"';)
      i++;
  next = MIN(i + 1, record->length);
  while (next < record->length && record->bytes[next] == ' ')
    next++;
  return next < record->length && !ends_field(record->bytes[next]) ? record->length : i;
}

/* Groups of three behind one kind of mark, then perhaps decimals behind another. */
static gboolean
is_one_number(const gchar *text)
{
  return g_regex_match_simple("^(\\d{1,3}(,\\d{3})*([.]\\d+)?|\\d{1,3}([.]\\d{3})*(,\\d+)?|"
                              "\\d+([.,]\\d+)?)$", text, G_REGEX_RAW, 0);
}

static void
take_digits(Record *record)
{
  gsize n = strspn(record->bytes + record->at, "0123456789,.");
  g_autofree gchar *run = g_strndup(record->bytes + record->at, n);
  guint commas = 0;

  while (!g_ascii_isdigit(run[n - 1]))
    run[--n] = '\0';
  for (gsize i = 0; i < n; i++)
    commas += run[i] == ',' ? 1 : 0;
  record->line.counts[CT_CSV_COMMA] += commas;
  record->line.number_commas += is_one_number(run) ? commas : 0;
  record->at += n;
}

static void
take_delimiter(Record *record, guint candidate)
{
  const gchar *at = record->bytes + record->at;

  record->line.counts[candidate]++;
  if (candidate == CT_CSV_COMMA && record->at > 0 && at[1] == ' ' &&
      (g_ascii_isalpha(at[-1]) || (guchar)at[-1] >= 0x80))
    record->line.text_commas++;
  record->at++;
}

/* @bytes: NUL-terminated behind @length; no NUL among them */
static Record
take_record(const gchar *bytes, gsize length)
{
  Record record = {.bytes = bytes, .length = length};
  gboolean start = TRUE;

  while (record.at < length && bytes[record.at] != '\n' && bytes[record.at] != '\r') {
    gchar c = bytes[record.at];
    gint candidate = ct_csv_sample_find(c);
    gsize closing = c == '"' && start ? find_closing(&record) : length;

    start = candidate >= 0 || (start && c == ' ');
    if (candidate >= 0)
      take_delimiter(&record, (guint)candidate);
    else if (g_ascii_isdigit(c))
      take_digits(&record);
    else
      record.at = closing < length ? closing + 1 : record.at + 1;
  }
  return record;
}

static void
take_slowly(CtCsvSample *sample, const gchar *bytes, gsize length)
{
  while (length > 0 && sample->n < CT_CSV_SAMPLE_LINES) {
    Record record = take_record(bytes, length);

    if (record.at == length && sample->n > 1)
      return;
    if (record.at > 0)
      sample->lines[sample->n++] = record.line;
    record.at += record.at < length ? 1 : 0;
    bytes += record.at;
    length -= record.at;
  }
}

static void
check(const GString *text)
{
  /* In a block of its own size, so that ASan sees the end. */
  g_autofree gchar *copy = g_memdup2(text->str, text->len);
  g_autofree CtCsvSample *sample = g_new0(CtCsvSample, 1);
  g_autofree CtCsvSample *expected = g_new0(CtCsvSample, 1);

  ct_csv_sample_take(sample, copy, text->len);
  take_slowly(expected, text->str, text->len);
  assert_int_equal(sample->n, expected->n);
  for (guint i = 0; i < sample->n; i++)
    if (memcmp(&sample->lines[i], &expected->lines[i], sizeof sample->lines[i]) != 0)
      fail_msg("record %u of: %s", i, text->str);
}

static const gchar *const parts[] = {
  ",", ",", ",", ";", "\t", "|", " ", "  ", "\"", "\"\"", "\n", "\r\n", "\r", ".", "1", "12",
  "123", "1,234", "1,234.5", "1.234,5", "108,74", "0,5", ",.", "a", "xã", "ế, ", "b, c",
  "\"108,74\"", "\"số ước, chưa chốt\"", "\"x\ny\"", "a long text of some words in one field",
};

static void
random_texts(void **state G_GNUC_UNUSED)
{
  g_autoptr(GRand) rand = seeded();

  for (guint round = 0; round < 40000; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    gint first = g_rand_int_range(rand, 0, G_N_ELEMENTS(parts));
    gint n_kinds = g_rand_int_range(rand, 1, G_N_ELEMENTS(parts) + 1);

    for (gint n = g_rand_int_range(rand, 0, 60); n > 0; n--) {
      gint i = first + g_rand_int_range(rand, 0, n_kinds);

      g_string_append(text, parts[(gsize)i % G_N_ELEMENTS(parts)]);
    }
    check(text);
  }
}

static void
many_records(void **state G_GNUC_UNUSED)
{
  g_autoptr(GString) text = g_string_new(NULL);

  for (guint i = 0; i < 2 * CT_CSV_SAMPLE_LINES; i++) {
    g_string_append_printf(text, "CTP%02u,%05u,2015-01,\"%u,5\",nghìn đồng,,,\n", i % 40, i, i);
    check(text);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(random_texts),
    cmocka_unit_test(many_records),
  };

  return cmocka_run_group_tests_name("csv-sample", tests, NULL, NULL);
}
