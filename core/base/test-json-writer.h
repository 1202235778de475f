/* test-json-writer.h: what the JSON parser tells, as text; for its tests. */
#pragma once

#include "base/ct-error.h"
#include "base/ct-json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* What comes out, as text, a word each: "ky=s:2023" context, "@/data" an array of objects,
 * "#/data:a,b" one of arrays (with names), "|/data:a,b" columns, "0{ma=s:x,gia=n:1.50}" a
 * record or row, "!/data/0" a problem, "?/data" unequal columns, "~/data/0" broken grammar,
 * ">/x*2" lists left out, "</ky*1" context behind several tables. */

static void
append_value(GString *out, const CtJsonValue *value)
{
  g_string_append_printf(out, "%s=%c:", value->path, "0bns"[value->kind]);
  g_string_append_len(out, value->text, (gssize)value->length);
}

static gboolean
write_context(const CtJsonValue *value, gpointer user_data)
{
  append_value(user_data, value);
  g_string_append_c(user_data, ' ');
  return TRUE;
}

static gboolean
write_array(const gchar *pointer, gpointer user_data)
{
  g_string_append_printf(user_data, "@%s ", pointer);
  return TRUE;
}

static gboolean
write_record(const CtJsonValue *values, guint n_values, guint64 index, gpointer user_data)
{
  g_string_append_printf(user_data, "%" G_GUINT64_FORMAT "{", index);
  for (guint i = 0; i < n_values; i++) {
    g_string_append(user_data, i > 0 ? "," : "");
    append_value(user_data, &values[i]);
  }
  g_string_append(user_data, "} ");
  return TRUE;
}

static gboolean
write_problem(const gchar *pointer, const gchar *message, gpointer user_data)
{
  assert_true(*message != '\0');
  g_string_append_printf(user_data, "!%s ", pointer);
  return TRUE;
}

static void
write_names(GString *out, const gchar *const *names, guint n)
{
  for (guint i = 0; names != NULL && i < n; i++)
    g_string_append_printf(out, "%c%s", i == 0 ? ':' : ',', names[i]);
  g_string_append_c(out, ' ');
}

static gboolean
write_rows(const gchar *pointer, const gchar *const *names, guint n, gpointer user_data)
{
  g_string_append_printf(user_data, "#%s", pointer);
  write_names(user_data, names, n);
  return TRUE;
}

static gboolean
write_columns(const gchar *pointer, const gchar *const *names, guint n, gpointer user_data)
{
  g_string_append_printf(user_data, "|%s", pointer);
  write_names(user_data, names, n);
  return TRUE;
}

static gboolean
write_unequal(const gchar *pointer, const gchar *message, gpointer user_data)
{
  assert_true(*message != '\0');
  g_string_append_printf(user_data, "?%s ", pointer);
  return TRUE;
}

static gboolean
write_syntax(const gchar *pointer, const gchar *message, gpointer user_data)
{
  assert_true(g_str_has_prefix(message, "line "));
  g_string_append_printf(user_data, "~%s ", pointer);
  return TRUE;
}

static gboolean
write_left_out(const gchar *pointer, guint64 n, gpointer user_data)
{
  g_string_append_printf(user_data, ">%s*%u ", pointer, (guint)n);
  return TRUE;
}

static gboolean
write_late(const gchar *pointer, guint64 n, gpointer user_data)
{
  g_string_append_printf(user_data, "<%s*%u ", pointer, (guint)n);
  return TRUE;
}

static const CtJsonHandler writer = {.context = write_context,
                                     .array = write_array,
                                     .record = write_record,
                                     .problem = write_problem,
                                     .rows = write_rows,
                                     .columns = write_columns,
                                     .unequal = write_unequal,
                                     .syntax = write_syntax,
                                     .left_out = write_left_out,
                                     .late = write_late};

/* @error: set where the text was refused */
static gchar *
parse(const CtJsonOptions *options, const gchar *input, gsize length, gsize piece, GError **error)
{
  GString *out = g_string_new(NULL);
  g_autoptr(CtJsonParser) parser = ct_json_parser_new(options, &writer, out);
  gboolean good = TRUE;

  for (gsize at = 0; good && at < length; at += piece) {
    gsize size = MIN(piece, length - at);
    g_autofree gchar *copy = g_memdup2(input + at, size); /* so that ASan sees the edges */

    good = ct_json_parser_feed(parser, copy, size, error);
  }
  good = good && ct_json_parser_finish(parser, error);
  assert_int_equal(good, *error == NULL);
  g_strchomp(out->str);
  return g_string_free(out, FALSE);
}

typedef struct {
  const gchar *label;
  const gchar *input;
  const gchar *expected;
  CtJsonOptions options;
} Good;

static G_GNUC_UNUSED void
accept_one(void **state)
{
  const Good *c = *state;
  gsize length = strlen(c->input);

  for (gsize piece = 1; piece <= length; piece++) {
    g_autoptr(GError) error = NULL;
    g_autofree gchar *out = parse(&c->options, c->input, length, piece, &error);

    if (error != NULL)
      fail_msg("%s", error->message);
    assert_string_equal(out, c->expected);
  }
}
