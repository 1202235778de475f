/* Names somewhere in a title or file name. */
#include <stdlib.h>
#include <string.h>

#include "model/ct-name-index-private.h"

#define MAX_TITLE 4096 /* bytes */
#define MAX_TITLE_WORDS 512
#define MAX_SPANS 256

/* A name that stands in the title. */
typedef struct {
  gsize start;
  gsize end;
  const CtNameEntry *entry;
} Span;

typedef struct {
  Span items[MAX_SPANS];
  guint n;
} Spans;

typedef struct {
  gsize starts[MAX_TITLE_WORDS];
  gsize ends[MAX_TITLE_WORDS];
  guint n;
} Words;

static void
find_words(const gchar *key, Words *words)
{
  gsize start = 0;

  words->n = 0;
  for (gsize i = 0;; i++) {
    if (!ct_name_ends_word(key[i]))
      continue;
    if (i > start && words->n < MAX_TITLE_WORDS) {
      words->starts[words->n] = start;
      words->ends[words->n++] = i;
    }
    start = i + 1;
    if (key[i] == '\0')
      return;
  }
}

static gboolean
is_inside(const Span *span, const Spans *spans)
{
  for (guint i = 0; i < spans->n; i++)
    if (spans->items[i].start <= span->start && spans->items[i].end >= span->end)
      return TRUE;
  return FALSE;
}

/* The longest name that starts at each word, where it is not inside one before. */
static void
find_spans(const CtNameIndex *index, CtFold fold, const gchar *key, const Words *words,
           Spans *spans)
{
  guint max_words = ct_name_index_max_words(index, fold);

  for (guint i = 0; i < words->n && spans->n < MAX_SPANS; i++) {
    guint last = (guint)MIN((guint64)words->n, (guint64)i + max_words);

    for (guint j = last; j > i; j--) {
      Span span = {.start = words->starts[i], .end = words->ends[j - 1]};

      span.entry =
        ct_name_index_look_up(index, key + span.start, span.end - span.start, fold);
      if (span.entry == NULL)
        continue;
      if (!is_inside(&span, spans))
        spans->items[spans->n++] = span;
      break;
    }
  }
}

static int
compare_spans(const void *a, const void *b)
{
  const Span *one = a, *other = b;
  gsize length = one->end - one->start, other_length = other->end - other->start;

  if (length != other_length)
    return length > other_length ? -1 : 1;
  return one->start < other->start ? -1 : 1;
}

static gsize
limit_title(const gchar *text, gsize length)
{
  if (length <= MAX_TITLE)
    return length;
  for (length = MAX_TITLE; length > 0 && ((guchar)text[length] & 0xc0) == 0x80;)
    length--;
  return length;
}

/* Returns: (transfer full): the key in which they were found */
static gchar *
find_in_order(const CtNameIndex *index, const gchar *text, gsize length, Spans *spans,
              CtFold *fold)
{
  gchar *key = NULL;
  Words words;

  spans->n = 0;
  length = limit_title(text, length);
  for (*fold = CT_FOLD_SPELLING;; *fold = CT_FOLD_LETTERS) {
    g_free(key);
    key = ct_text_fold(text, length, *fold);
    find_words(key, &words);
    find_spans(index, *fold, key, &words, spans);
    if (spans->n > 0 || *fold == CT_FOLD_LETTERS)
      return key;
  }
}

void
ct_name_index_foreach_within(const CtNameIndex *index, const gchar *text, gsize length,
                             CtNameSpanFunc func, gpointer user_data)
{
  Spans spans;
  CtFold fold;
  g_autofree gchar *key = find_in_order(index, text, length, &spans, &fold);

  for (guint i = 0; i < spans.n; i++)
    func(&(CtNameSpan){.entry = spans.items[i].entry,
                       .key = key,
                       .fold = fold,
                       .start = spans.items[i].start,
                       .end = spans.items[i].end},
         user_data);
}

static void
find_names(const CtNameIndex *index, const gchar *text, gsize length, Spans *spans)
{
  CtFold fold;

  g_free(find_in_order(index, text, length, spans, &fold));
  qsort(spans->items, spans->n, sizeof(Span), compare_spans);
}

static gboolean
contains(const guint32 *ids, guint n, guint32 id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

guint
ct_name_index_find_within(const CtNameIndex *index, const gchar *text, gsize length, guint32 *ids,
                          guint max)
{
  Spans spans;
  guint n = 0;

  find_names(index, text, length, &spans);
  for (guint i = 0; i < spans.n; i++)
    for (guint j = 0; j < spans.items[i].entry->n_ids && n < max; j++)
      if (!contains(ids, n, spans.items[i].entry->ids[j]))
        ids[n++] = spans.items[i].entry->ids[j];
  return n;
}

CtNameMatch
ct_name_index_find_one_within(const CtNameIndex *index, const gchar *text, gsize length)
{
  Spans spans;
  CtNameMatch match;

  find_names(index, text, length, &spans);
  match = ct_name_match_new(spans.n == 0 ? NULL : spans.items[0].entry);
  for (guint i = 1; match.result == CT_NAME_FOUND && i < spans.n; i++) {
    const CtNameEntry *entry = spans.items[i].entry;

    if (entry->n_ids != 1 || entry->ids[0] != match.id) {
      match.result = CT_NAME_AMBIGUOUS;
      match.id = G_MAXUINT32;
    }
  }
  return match;
}
