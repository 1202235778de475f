#include "cases.h"

#include <string.h>

#include "base/ct-text.h"

typedef enum { BEFORE, OPTIONS, INPUT, EXPECTED } Section;

/* What is being read: @line: number, for messages. */
typedef struct {
  const gchar *path;
  guint line;
  const gchar *family;
  Section section;
  CorpusCase *now;
  GHashTable *labels;
  GPtrArray *cases;
} Loading;

static void
free_case(gpointer data)
{
  CorpusCase *one = data;

  g_free(one->label);
  g_ptr_array_unref(one->options);
  g_string_free(one->input, TRUE);
  g_ptr_array_unref(one->expected);
  g_free(one);
}

static void
fail(const Loading *loading, const gchar *what)
{
  g_error("%s:%u: %s", loading->path, loading->line, what);
}

static gint
compare_lines(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

void
corpus_sort(GPtrArray *lines)
{
  g_ptr_array_sort(lines, compare_lines);
}

/* Escapes */

static void unescape(const Loading *loading, GString *out, const gchar *text, const gchar *end);

static guint
read_hex(const Loading *loading, const gchar *text, const gchar *end, guint digits)
{
  guint value = 0;

  for (guint i = 0; i < digits; i++) {
    if (text + i >= end || !g_ascii_isxdigit(text[i]))
      fail(loading, "hexadecimal digits are missing behind \\x or \\u");
    value = value * 16 + (guint)g_ascii_xdigit_value(text[i]);
  }
  return value;
}

/* Returns: (nullable): the "}" that belongs to the "{" before @text */
static const gchar *
find_close(const gchar *text, const gchar *end)
{
  guint depth = 1;

  for (; text < end; text++) {
    depth += *text == '{' ? 1u : 0u;
    depth -= *text == '}' ? 1u : 0u;
    if (depth == 0)
      return text;
  }
  return NULL;
}

/* @text: behind "\{". Returns: behind "}" */
static const gchar *
repeat(const Loading *loading, GString *out, const gchar *text, const gchar *end)
{
  g_autoptr(GString) once = g_string_new(NULL);
  gchar *colon;
  guint64 n = g_ascii_strtoull(text, &colon, 10);
  const gchar *close = find_close(text, end);

  if (*colon != ':' || close == NULL || n > 10000000)
    fail(loading, "expected \\{NUMBER:TEXT}");
  unescape(loading, once, colon + 1, close);
  for (; n > 0; n--)
    g_string_append_len(out, once->str, (gssize)once->len);
  return close + 1;
}

/* @text: behind the backslash. Returns: behind the escape */
static const gchar *
take_escape(const Loading *loading, GString *out, const gchar *text, const gchar *end)
{
  static const gchar letters[] = "nrt\\#-@";
  static const gchar meanings[] = "\n\r\t\\#-@";
  const gchar *letter = text < end ? strchr(letters, *text) : NULL;

  if (letter != NULL) {
    g_string_append_c(out, meanings[letter - letters]);
    return text + 1;
  }
  if (text < end && *text == 'x') {
    g_string_append_c(out, (gchar)read_hex(loading, text + 1, end, 2));
    return text + 3;
  }
  if (text < end && *text == 'u') {
    g_string_append_unichar(out, read_hex(loading, text + 1, end, 4));
    return text + 5;
  }
  if (text < end && *text == '{')
    return repeat(loading, out, text + 1, end);
  fail(loading, "unknown escape");
  return end;
}

static void
unescape(const Loading *loading, GString *out, const gchar *text, const gchar *end)
{
  while (text < end) {
    if (*text != '\\')
      g_string_append_c(out, *text++);
    else
      text = take_escape(loading, out, text + 1, end);
  }
}

/* A file */

static void
begin_case(Loading *loading, const gchar *label)
{
  CorpusCase *one = g_new0(CorpusCase, 1);

  if (loading->section != BEFORE && loading->section != EXPECTED)
    fail(loading, "the case before has no \"--- expect\"");
  one->label = g_strconcat(loading->family, ": ", label, NULL);
  one->options = g_ptr_array_new_with_free_func(g_free);
  one->input = g_string_new(NULL);
  one->expected = g_ptr_array_new_with_free_func(g_free);
  if (*label == '\0' || !g_hash_table_add(loading->labels, one->label))
    fail(loading, "the label is empty or stands twice");
  g_ptr_array_add(loading->cases, one);
  loading->now = one;
  loading->section = OPTIONS;
}

static void
add_input(Loading *loading, const gchar *line)
{
  gsize length = strlen(line);
  gsize slashes = 0;

  while (slashes < length && line[length - 1 - slashes] == '\\')
    slashes++;
  unescape(loading, loading->now->input, line, line + length - slashes % 2);
  if (slashes % 2 == 0)
    g_string_append_c(loading->now->input, '\n');
}

static void
take_line(Loading *loading, const gchar *line)
{
  if (g_str_has_prefix(line, "### ")) {
    begin_case(loading, line + 4);
  } else if (loading->section == BEFORE) {
    return;
  } else if (loading->section == OPTIONS && g_str_has_prefix(line, "@ ")) {
    g_ptr_array_add(loading->now->options, g_strdup(line + 2));
  } else if (g_str_equal(line, "--- expect")) {
    loading->section = EXPECTED;
  } else if (loading->section == EXPECTED) {
    if (*line != '\0')
      g_ptr_array_add(loading->now->expected, g_strdup(line));
  } else {
    loading->section = INPUT;
    add_input(loading, line);
  }
}

static void
load_file(Loading *loading, const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  g_autofree gchar *family = g_strndup(name, strlen(name) - strlen(".cases"));
  g_autofree gchar *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents(path, &text, NULL, NULL))
    g_error("%s cannot be read", path);
  if (!g_utf8_validate(text, -1, NULL))
    g_error("%s is no UTF-8: odd bytes are written \\xHH", path);
  lines = g_strsplit(text, "\n", -1);
  loading->path = path;
  loading->family = family;
  loading->section = BEFORE;
  for (guint i = 0; lines[i] != NULL; i++) {
    loading->line = i + 1;
    take_line(loading, lines[i]);
  }
  if (loading->section != EXPECTED)
    fail(loading, "the last case has no \"--- expect\"");
}

static GPtrArray *
list_files(const gchar *folder)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
  const gchar *name;

  if (entries == NULL)
    g_error("%s: no such folder", folder);
  while ((name = g_dir_read_name(entries)) != NULL)
    if (g_str_has_suffix(name, ".cases"))
      g_ptr_array_add(names, g_strdup(name));
  corpus_sort(names);
  return g_steal_pointer(&names);
}

GPtrArray *
corpus_load(const gchar *folder)
{
  g_autoptr(GPtrArray) names = list_files(folder);
  g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
  Loading loading = {.labels = labels, .cases = g_ptr_array_new_with_free_func(free_case)};

  for (guint i = 0; i < names->len; i++)
    load_file(&loading, folder, names->pdata[i]);
  for (guint i = 0; i < loading.cases->len; i++)
    corpus_sort(((CorpusCase *)loading.cases->pdata[i])->expected);
  return loading.cases;
}
