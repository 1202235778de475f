/* The comment of a cell: what is wrong and what it should be, in a few lines. */
#include <string.h>

#include "base/ct-message.h"
#include "data/ct-remark-private.h"
#include "model/ct-for-people.h"

#define MAX_CHARS 350      /* of what is wrong and what it should be */
#define MAX_SUGGESTION 120 /* of these */
#define MORE_CLAUSES 240   /* up to which more than the first clause is told */
#define MAX_JOINED 700     /* where a cell covers several that are wrong */
#define MAX_RULES 5u

const gchar *
ct_remark_severity(CtSeverity severity)
{
  switch (severity) {
  case CT_SEVERITY_ERROR: return _("Error");
  case CT_SEVERITY_WARNING: return _("Warning");
  case CT_SEVERITY_INFO: return _("Note");
  }
  g_return_val_if_reached("");
}

static glong
count(const gchar *text)
{
  return g_utf8_strlen(text, -1);
}

/* At most @n characters, ending with a word. */
static gchar *
take_head(const gchar *text, glong n)
{
  gchar *head = g_utf8_substring(text, 0, MIN(n, count(text)));
  gchar *space = strrchr(head, ' ');

  if (space != NULL && space > head + strlen(head) / 2)
    *space = '\0';
  return head;
}

/* The same from the end, beginning with a word. */
static const gchar *
take_tail(const gchar *text, glong n)
{
  const gchar *tail = g_utf8_offset_to_pointer(text, MAX(count(text) - n, 0));
  const gchar *space = strchr(tail, ' ');

  return space != NULL && space < tail + strlen(tail) / 2 ? space + 1 : tail;
}

/* A sum of many figures: its beginning and what comes out. */
static gchar *
leave_out_middle(const gchar *text, glong n)
{
  g_autofree gchar *head = take_head(text, n * 3 / 5);

  return g_strdup_printf("%s … %s", head, take_tail(text, n - n * 3 / 5 - 3));
}

/* "nếu thay bằng 909,7 ...": the figure is told in the cell's unit, on a line of its own. */
static gboolean
names_suggestion(const gchar *clause, const gchar *suggestion)
{
  g_auto(GStrv) values = g_strsplit(suggestion != NULL ? suggestion : "", " | ", -1);

  for (guint i = 0; values[i] != NULL; i++) {
    g_autofree gchar *people = ct_values_for_people(values[i]);
    if (people[0] != '\0' && strstr(clause, people) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* @whole: (out): nothing is left out */
static gchar *
shorten(const CtFinding *finding, glong n, gboolean *whole)
{
  g_auto(GStrv) clauses = g_strsplit(finding->message, "; ", -1);
  g_autoptr(GString) text = g_string_new(NULL);

  *whole = count(finding->message) <= MIN(n, MORE_CLAUSES) && clauses[0] != NULL;
  if (clauses[0] == NULL)
    return g_strdup("");
  if (count(clauses[0]) > n)
    return leave_out_middle(clauses[0], n);
  g_string_append(text, clauses[0]);
  for (guint i = 1; clauses[i] != NULL; i++) {
    if (names_suggestion(clauses[i], finding->suggestion)) {
      *whole = FALSE;
      continue;
    }
    if (count(text->str) + 2 + count(clauses[i]) > MIN(n, MORE_CLAUSES))
      break;
    g_string_append_printf(text, "; %s", clauses[i]);
  }
  return g_strdup(text->str);
}

/* Of those behind the first one. */
static void
append_rules(const GPtrArray *findings, GString *comment)
{
  g_autoptr(GHashTable) named = g_hash_table_new(g_str_hash, g_str_equal);

  g_hash_table_add(named, (gpointer)((const CtFinding *)findings->pdata[0])->rule);
  for (guint i = 1; i < findings->len; i++) {
    const CtFinding *finding = findings->pdata[i];

    if (!g_hash_table_add(named, (gpointer)finding->rule))
      continue;
    if (g_hash_table_size(named) > MAX_RULES + 1) {
      g_string_append(comment, ", …");
      return;
    }
    if (g_hash_table_size(named) > 2)
      g_string_append(comment, ", ");
    g_string_append(comment, finding->rule);
  }
}

static gboolean
has_more_rules(const GPtrArray *findings)
{
  const CtFinding *first = findings->pdata[0];

  for (guint i = 1; i < findings->len; i++)
    if (strcmp(((const CtFinding *)findings->pdata[i])->rule, first->rule) != 0)
      return TRUE;
  return FALSE;
}

static void
append_more(const GPtrArray *findings, gboolean whole, const gchar *title, GString *comment)
{
  if (has_more_rules(findings)) {
    g_string_append_c(comment, '\n');
    g_string_append_printf(comment, _("More in the sheet \"%s\": "), title);
    append_rules(findings, comment);
  } else if (!whole || findings->len > 1) {
    g_string_append_c(comment, '\n');
    g_string_append_printf(comment, _("More in the sheet \"%s\""), title);
  }
}

gchar *
ct_remark_make_comment(const GPtrArray *findings, const gchar *suggestion, const gchar *title)
{
  const CtFinding *first = findings->pdata[0];
  g_autofree gchar *head = g_strdup_printf("%s: ", ct_remark_severity(first->severity));
  g_autofree gchar *likely =
    suggestion != NULL && count(suggestion) <= MAX_SUGGESTION
      ? g_strdup_printf("\n%s: %s", _("Suggestion"), suggestion) : g_strdup("");
  GString *comment = g_string_new(head);
  gboolean whole = TRUE;
  g_autofree gchar *message = shorten(first, MAX_CHARS - count(head) - count(likely), &whole);

  g_string_append_printf(comment, "%s%s", message, likely);
  append_more(findings, whole && (suggestion == NULL || likely[0] != '\0'), title, comment);
  return g_string_free(comment, FALSE);
}

gchar *
ct_remark_join_comments(const gchar *first, const gchar *second)
{
  if (g_str_has_suffix(first, "\n…"))
    return g_strdup(first);
  if (count(first) + count(second) > MAX_JOINED)
    return g_strconcat(first, "\n…", NULL);
  return g_strconcat(first, "\n", second, NULL);
}
