/* ct-header-words.c: the words of headers, ready to be looked up. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-header-key.h"
#include "intake/ct-header-private.h"

#define MAX_MEASURES 256u
#define MAX_PHRASE_TOKENS 6u
#define MAX_PHRASE 64u /* bytes of its key */

struct CtHeaderWords {
  GHashTable *entries;  /* folded words -> CtHeaderEntry */
  GHashTable *phrases;  /* tokens parted by spaces -> CtHeaderPhrase */
  GHashTable *exact;    /* CtHeaderPhrase -> its words, folded with their marks */
  CtTextIds *measure_texts; /* cells as they came, and what they mean (gint) */
  GArray *measure_answers;
  gsize bytes; /* of @measure_texts */
};

static GHashTable *
fold_entries(void)
{
  GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < ct_header_n_entries; i++) {
    const gchar *words = ct_header_entries[i].words;

    g_hash_table_insert(table, ct_text_fold(words, strlen(words), CT_FOLD_LETTERS),
                        (gpointer)(guintptr)&ct_header_entries[i]);
  }
  return table;
}

/* A sign as it stands in a phrase; "" for a word or number. */
static const gchar *
sign_text(const CtToken *token)
{
  switch (token->kind) {
  case CT_TOKEN_SLASH:
    return "/";
  case CT_TOKEN_DASH:
    return "-";
  default:
    return token->text;
  }
}

/* Appends a token to a phrase's key; tỷ and tỉ are one word. %FALSE: no room. */
static gboolean
append_token(gchar *key, gsize *used, const CtToken *token)
{
  const gchar *text = sign_text(token);
  gsize length = strlen(text);

  if (token->kind == CT_TOKEN_END || *used + length + 2 > MAX_PHRASE)
    return FALSE;
  if (*used > 0)
    key[(*used)++] = ' ';
  memcpy(key + *used, text, length + 1);
  *used += length;
  if (length == 2 && key[*used - 1] == 'y')
    key[*used - 1] = 'i';
  return TRUE;
}

static gchar *
fold_phrase(const gchar *words)
{
  CtTokens tokens;
  gchar key[MAX_PHRASE] = "";
  gsize used = 0;

  ct_tokens_split(&tokens, words, strlen(words));
  for (guint i = 0; i < tokens.n; i++)
    if (!append_token(key, &used, &tokens.tokens[i]))
      g_error("header phrase too long: %s", words);
  return g_strdup(key);
}

static void
fill_phrases(CtHeaderWords *words)
{
  for (gsize i = 0; i < ct_header_n_phrases; i++) {
    const CtHeaderPhrase *phrase = &ct_header_phrases[i];

    g_hash_table_insert(words->phrases, fold_phrase(phrase->words), (gpointer)(guintptr)phrase);
    if (phrase->marks != CT_MARKS_ANY)
      g_hash_table_insert(words->exact, (gpointer)(guintptr)phrase,
                          ct_text_fold(phrase->words, strlen(phrase->words), CT_FOLD_SPELLING));
  }
}

CtHeaderWords *
ct_header_words_new(void)
{
  CtHeaderWords *words = g_new0(CtHeaderWords, 1);

  words->entries = fold_entries();
  words->phrases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  words->exact = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  fill_phrases(words);
  words->measure_texts = ct_text_ids_new();
  words->measure_answers = g_array_new(FALSE, FALSE, sizeof(gint));
  return words;
}

void
ct_header_words_free(CtHeaderWords *words)
{
  if (words == NULL)
    return;
  g_hash_table_unref(words->entries);
  g_hash_table_unref(words->phrases);
  g_hash_table_unref(words->exact);
  ct_text_ids_free(words->measure_texts);
  g_array_unref(words->measure_answers);
  g_free(words);
}

gsize
ct_header_words_bytes(const CtHeaderWords *words)
{
  return words->bytes;
}

const CtHeaderEntry *
ct_header_words_entry(const CtHeaderWords *words, CtSpan text)
{
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);

  return g_hash_table_lookup(words->entries, key);
}

/* Words that may be told with a slip, and the longest text that is looked at. */
#define MIN_NEAR 8u
#define MAX_NEAR 64u

static gboolean
may_be_near(const CtHeaderEntry *entry)
{
  return ct_meaning_is_indicator(entry->role) || entry->role == CT_MEANS_UNIT ||
         (ct_meaning_is_area(entry->role) && entry->role != CT_MEANS_AREA_OR_UNIT);
}

/* Letters to change, add, leave out or swap with their neighbour; more than @limit when
 * they are more. */
static guint
count_slips(const gchar *a, gsize a_length, const gchar *b, gsize b_length, guint limit)
{
  guint rows[3][MAX_NEAR + 1];
  guint *before = rows[0], *above = rows[1], *row = rows[2];

  for (gsize j = 0; j <= b_length; j++)
    above[j] = (guint)j;
  for (gsize i = 1; i <= a_length; i++) {
    guint *next = before;
    guint least = row[0] = (guint)i;

    for (gsize j = 1; j <= b_length; j++) {
      row[j] = MIN(above[j - 1] + (a[i - 1] != b[j - 1] ? 1u : 0u), MIN(above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN(row[j], before[j - 2] + 1);
      least = MIN(least, row[j]);
    }
    if (least > limit)
      return least;
    before = above;
    above = row;
    row = next;
  }
  return above[b_length];
}

static gboolean
is_near(const gchar *key, gsize length, const gchar *words)
{
  gsize n = strlen(words);
  guint slips = n < 16 ? 1 : 2;

  return n >= MIN_NEAR && n <= MAX_NEAR && n <= length + slips && length <= n + slips &&
         count_slips(key, length, words, n, slips) <= slips;
}

const CtHeaderEntry *
ct_header_words_near(const CtHeaderWords *words, CtSpan text)
{
  const CtHeaderEntry *found = ct_header_words_entry(words, text);
  g_autofree gchar *key = NULL;
  gpointer folded, value;
  GHashTableIter iter;
  gsize length;

  if (found != NULL || text.length < MIN_NEAR - 2 || text.length > 3 * MAX_NEAR)
    return found;
  key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);
  length = strlen(key);
  if (length > MAX_NEAR)
    return NULL;
  g_hash_table_iter_init(&iter, words->entries);
  while (g_hash_table_iter_next(&iter, &folded, &value)) {
    const CtHeaderEntry *entry = value;

    if (!may_be_near(entry) || !is_near(key, length, folded))
      continue;
    if (found != NULL && found->role != entry->role)
      return NULL;
    found = entry;
  }
  return found;
}

static gboolean
has_marks(CtSpan text)
{
  for (gsize i = 0; i < text.length; i++)
    if ((guchar)text.text[i] >= 0x80)
      return TRUE;
  return FALSE;
}

/* Whether the words from token @first to @last stand there with the phrase's marks. */
static gboolean
is_exact(const CtHeaderWords *words, const CtHeaderPhrase *phrase, CtSpan text,
         const CtToken *first, const CtToken *last)
{
  g_autofree gchar *key = NULL;

  if (phrase->marks == CT_MARKS_ANY || (phrase->marks == CT_MARKS_SAME && !has_marks(text)))
    return TRUE;
  key = ct_text_fold(text.text + first->start, last->end - first->start, CT_FOLD_SPELLING);
  return strcmp(key, g_hash_table_lookup(words->exact, phrase)) == 0;
}

const CtHeaderPhrase *
ct_header_words_take(const CtHeaderWords *words, CtSpan text, CtCursor *cursor)
{
  const CtToken *first = &cursor->tokens[cursor->at];
  const CtHeaderPhrase *found = NULL;
  gchar key[MAX_PHRASE];
  gsize used = 0;
  guint n = 0;

  for (guint i = 0; i < MAX_PHRASE_TOKENS && append_token(key, &used, &first[i]); i++) {
    const CtHeaderPhrase *phrase = g_hash_table_lookup(words->phrases, key);

    if (phrase == NULL || !is_exact(words, phrase, text, first, &first[i]))
      continue;
    found = phrase;
    n = i + 1;
  }
  cursor->at += n;
  return found;
}

gboolean
ct_meaning_is_indicator(CtMeaning role)
{
  return role >= CT_MEANS_INDICATOR_CODE && role <= CT_MEANS_INDICATOR_NAME;
}

gboolean
ct_meaning_is_key(CtMeaning role)
{
  return role > CT_MEANS_NONE && role < CT_MEANS_NUMERATOR;
}

gboolean
ct_meaning_is_area(CtMeaning role)
{
  return role >= CT_MEANS_AREA_CODE && role <= CT_MEANS_AREA_OR_UNIT;
}

/* The role of what stands above told closer by "mã" and "tên". */
static CtMeaning
narrow_role(CtMeaning role, gboolean code)
{
  switch (role) {
  case CT_MEANS_INDICATOR:
  case CT_MEANS_INDICATOR_NAME:
    return code ? CT_MEANS_INDICATOR_CODE : CT_MEANS_INDICATOR_NAME;
  case CT_MEANS_AREA:
    return code ? CT_MEANS_AREA_CODE : CT_MEANS_AREA_NAME;
  case CT_MEANS_COMMUNE:
    return code ? CT_MEANS_COMMUNE_CODE : CT_MEANS_COMMUNE;
  case CT_MEANS_DISTRICT:
    return code ? CT_MEANS_DISTRICT_CODE : CT_MEANS_DISTRICT;
  default:
    return role;
  }
}

gboolean
ct_header_is_one_of(CtSpan text, const gchar *const *list)
{
  g_autofree gchar *key = ct_text_fold(text.text, text.length, CT_FOLD_LETTERS);

  return g_strv_contains(list, key);
}

CtMeaning
ct_header_narrow(CtMeaning role, CtSpan text)
{
  static const gchar *const codes[] = {"ma", "ma so", "code", "id", NULL};
  static const gchar *const names[] = {"ten", "ten goi", "name", "label", NULL};

  if (ct_header_is_one_of(text, codes))
    return narrow_role(role, TRUE);
  return ct_header_is_one_of(text, names) ? narrow_role(role, FALSE) : CT_MEANS_NONE;
}

/* A cell alone: names and bare periods mean nothing without a table. */
CtColumn
ct_header_words_read(const CtHeaderWords *words, CtResolver *resolver, CtSpan text)
{
  CtHeaderPath path = {.cells = {text}, .n = 1};
  CtHeaderReading reading;

  if (text.length == 0 || text.length > CT_HEADER_MAX_CELL)
    return CT_COLUMN_INIT;
  reading = ct_header_path_read(words, resolver, &path);
  if (reading.column.role == CT_MEANS_PERIOD || reading.column.role == CT_MEANS_INDICATOR)
    reading.column.relative = (CtRelativePeriod){0};
  return reading.worded && !reading.unknown ? reading.column : CT_COLUMN_INIT;
}

/* A key that is no path. */
static CtColumn
read_one_key(const CtHeaderWords *words, CtResolver *resolver, const gchar *path, CtSpan part)
{
  CtColumn column =
    ct_header_words_read(words, resolver, (CtSpan){path, strlen(path)});

  return column.role != CT_MEANS_NONE ? column : ct_header_words_read(words, resolver, part);
}

/* "chi_tieu/ma" is the code of what "chi_tieu" is, "ky/gia_tri" the period itself. What a key
 * says of a row, it does not say below the words of a figure: "ke_hoach/ky". */
static CtColumn
read_key_below(const CtHeaderWords *words, CtResolver *resolver, const CtKeyPath *key)
{
  CtSpan leaf = key->parts[key->n - 1];
  CtColumn above = ct_header_words_read(words, resolver, key->parts[key->n - 2]);
  CtColumn column = ct_header_words_read(words, resolver, leaf);
  CtMeaning narrow = ct_header_narrow(above.role, leaf);

  if (ct_header_narrow(CT_MEANS_INDICATOR, leaf) != CT_MEANS_NONE) {
    column = CT_COLUMN_INIT;
    column.role = narrow;
    return column;
  }
  return ct_meaning_is_key(column.role) && above.role < CT_MEANS_VALUE ? column : CT_COLUMN_INIT;
}

/* Keys that name what the rows are about say nothing of figures below them. */
static guint
drop_nouns(const CtHeaderWords *words, CtResolver *resolver, const CtKeyPath *key,
           CtHeaderPath *path)
{
  for (guint i = 0; i < key->n && path->n < CT_HEADER_MAX_ROWS; i++)
    if (i + 1 == key->n ||
        !ct_meaning_is_key(ct_header_words_read(words, resolver, key->parts[i]).role))
      path->cells[path->n++] = key->parts[i];
  return path->n;
}

CtColumn
ct_header_words_read_path(const CtHeaderWords *words, CtResolver *resolver, const CtKeyPath *key,
                          gboolean with_names)
{
  CtHeaderPath path = {.with_names = with_names};
  CtHeaderReading reading;

  if (!key->known || drop_nouns(words, resolver, key, &path) == 0)
    return CT_COLUMN_INIT;
  reading = ct_header_path_read(words, resolver, &path);
  if (reading.unknown || reading.column.role < CT_MEANS_VALUE ||
      (!reading.worded && !with_names))
    return CT_COLUMN_INIT;
  return reading.column;
}

CtColumn
ct_header_words_read_key(const CtHeaderWords *words, CtResolver *resolver, const gchar *path)
{
  g_autoptr(CtArena) texts = ct_arena_new();
  CtKeyPath key;
  CtColumn column;

  ct_key_path_split(&key, path, texts);
  if (!key.known || key.n == 0)
    return CT_COLUMN_INIT;
  if (key.n == 1 && key.above == 0) {
    column = read_one_key(words, resolver, path, key.parts[0]);
  } else if (key.n == 1) {
    column = ct_header_words_read(words, resolver, key.parts[0]);
  } else {
    column = read_key_below(words, resolver, &key);
    if (column.role == CT_MEANS_NONE &&
        ct_header_narrow(CT_MEANS_INDICATOR, key.parts[key.n - 1]) == CT_MEANS_NONE)
      column = ct_header_words_read_path(words, resolver, &key, FALSE);
  }
  if (column.unit.length > 0 &&
      (column.unit.text < path || column.unit.text >= path + strlen(path)))
    return CT_COLUMN_INIT; /* @texts are gone; what reads all keys together finds it */
  return column;
}

/* In a cell "TH" says more than above a column, where it may be an estimate. */
static gint
find_measure(const CtHeaderWords *words, CtSpan text)
{
  static const gchar *const actual[] = {"thuc hien", "th", "so thuc hien", "so th", NULL};
  const CtHeaderEntry *entry = ct_header_words_entry(words, text);
  const CtHeaderPhrase *phrase;
  CtTokens tokens;
  CtCursor cursor = {.tokens = tokens.tokens};

  if (entry != NULL)
    return entry->role == CT_MEANS_VALUE ? entry->measure : CT_MEASURE_UNSAID;
  ct_tokens_split(&tokens, text.text, text.length);
  phrase = ct_header_words_take(words, text, &cursor);
  if (phrase == NULL || phrase->kind != CT_PHRASE_VALUE || cursor.at != tokens.n || tokens.cut)
    return CT_MEASURE_UNSAID;
  return ct_header_is_one_of(text, actual) ? CT_MEASURE_ACTUAL : phrase->measure;
}

gint
ct_header_words_measure(CtHeaderWords *words, CtSpan text)
{
  guint32 id = ct_text_ids_find(words->measure_texts, text.text, text.length);
  gint measure;

  if (id != CT_TEXT_ID_NONE)
    return g_array_index(words->measure_answers, gint, id);
  measure = find_measure(words, text);
  if (words->measure_answers->len < MAX_MEASURES) {
    ct_text_ids_add(words->measure_texts, text.text, text.length, NULL);
    g_array_append_val(words->measure_answers, measure);
    words->bytes += text.length;
  }
  return measure;
}
