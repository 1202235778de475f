#include "json-private.h"

#include <string.h>

#include "base/ct-message.h"

static gboolean
report(JsonRows *rows, const gchar *rule, guint64 row, const gchar *message)
{
  return ct_row_sink_problem(rows->sink,
                             &(CtReadProblem){.rule = rule, .row = row, .message = message});
}

gboolean
json_report(JsonRows *rows, guint64 row, const gchar *message)
{
  return report(rows, "read.json-record", row, message);
}

/* "/data/12" below the array "/data" is its row 13. */
static guint64
find_row(const JsonRows *rows, const gchar *pointer)
{
  const gchar *rest;

  if (rows->pointer == NULL || !g_str_has_prefix(pointer, rows->pointer))
    return 0;
  rest = pointer + strlen(rows->pointer);
  return rest[0] == '/' && g_ascii_isdigit(rest[1]) ? g_ascii_strtoull(rest + 1, NULL, 10) + 1 : 0;
}

/* The pointer is told by the place where the table has one, else by the message. */
static gboolean
report_at(JsonRows *rows, const gchar *rule, const gchar *pointer, const gchar *message)
{
  guint64 row = find_row(rows, pointer);
  g_autofree gchar *text = NULL;

  if (row == 0 && *pointer != '\0' && g_strcmp0(pointer, rows->pointer) != 0)
    text = g_strdup_printf("%s: %s", pointer, message);
  return report(rows, rule, row, text != NULL ? text : message);
}

gboolean
json_take_problem(const gchar *pointer, const gchar *message, gpointer user_data)
{
  return report_at(user_data, "read.json-record", pointer, message);
}

gboolean
json_take_syntax(const gchar *pointer, const gchar *message, gpointer user_data)
{
  return report_at(user_data, "read.json-syntax", pointer, message);
}

gboolean
json_take_unequal(const gchar *pointer, const gchar *message, gpointer user_data)
{
  JsonRows *rows = user_data;
  const gchar *name = pointer + strlen(rows->pointer) + 1;
  guint32 id = ct_text_ids_find(rows->columns, name, strlen(name));

  return ct_row_sink_problem(rows->sink, &(CtReadProblem){.rule = "read.unequal-columns",
                                                          .column = id + 1, /* or 0: none */
                                                          .message = message});
}

gboolean
json_take_left_out(const gchar *pointer, guint64 n, gpointer user_data)
{
  JsonRows *rows = user_data;
  g_autofree gchar *message = g_strdup_printf(
    _("lists of values that belong to no table are left out: %lu, the first one is '%s'"),
    (gulong)n, pointer);

  return ct_row_sink_note(rows->sink, &(CtReadNote){.what = "left-out",
                                                    .value = pointer,
                                                    .rule = "read.json-left-out",
                                                    .message = message});
}

/* What it says, intake knows; a figure may have been read without its period. */
gboolean
json_take_late(const gchar *pointer, guint64 n, gpointer user_data)
{
  JsonRows *rows = user_data;
  g_autofree gchar *message = g_strdup_printf(
    _("values that stand behind several tables hold for the last of them only: %lu, the first one "
      "is '%s'; what holds for all tables should stand before them"),
    (gulong)n, pointer);

  return ct_row_sink_note(rows->sink, &(CtReadNote){.what = "late-context",
                                                    .value = pointer,
                                                    .rule = "read.json-late-context",
                                                    .message = message});
}
