#include "csv-probe.h"

#include <string.h>

#include "base/ct-encoding.h"
#include "base/ct-error.h"
#include "base/ct-message.h"

typedef struct {
  const gchar *bytes;
  gsize n;
  const gchar *name;
} Mark;

static const Mark binary_marks[] = {
  {"PK\x03\x04", 4, "XLSX, ODS (zip)"}, {"\xD0\xCF\x11\xE0", 4, "XLS"}, {"%PDF", 4, "PDF"},
  {"\x1F\x8B", 2, "gzip"},              {"\x89PNG", 4, "PNG"},          {"\xFF\xD8\xFF", 3, "JPEG"},
  {"{\\rtf", 5, "RTF"},                 {"SQLite format 3", 16, "SQLite"},
};

/* Behind white space, in any case. */
static const Mark text_marks[] = {
  {"<!doctype html", 14, "HTML"},
  {"<html", 5, "HTML"},
  {"<table", 6, "HTML"},
  {"<head", 5, "HTML"},
  {"<body", 5, "HTML"},
  {"<meta", 5, "HTML"},
  {"<style", 6, "HTML"},
  {"<div", 4, "HTML"},
  {"<?xml", 5, "XML"},
};

static const gchar *
skip_space(const gchar *text)
{
  while (g_ascii_isspace(*text))
    text++;
  return text;
}

/* "{", and a key or the end; "[", and a value: no cell of a table begins so. */
static gboolean
is_json(const gchar *text)
{
  const gchar *next = skip_space(text + 1);

  if (*text == '{')
    return *next == '"' || *next == '}';
  return *text == '[' && (*next == '{' || *next == '[');
}

static const gchar *
find_binary(const gchar *head, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS(binary_marks); i++)
    if (length >= binary_marks[i].n && memcmp(head, binary_marks[i].bytes, binary_marks[i].n) == 0)
      return binary_marks[i].name;
  return NULL;
}

static const gchar *
find_markup(const gchar *head, gsize length)
{
  gsize decoded;
  g_autofree gchar *text = NULL;
  const gchar *begin;

  if (!ct_encoding_may_begin(head, length, "<{["))
    return NULL;
  text = ct_encoding_decode(CT_ENCODING_AUTO, head, length, &decoded);
  begin = skip_space(text);
  for (gsize i = 0; i < G_N_ELEMENTS(text_marks); i++)
    if (g_ascii_strncasecmp(begin, text_marks[i].bytes, text_marks[i].n) == 0)
      return text_marks[i].name;
  return is_json(begin) ? "JSON" : NULL;
}

gboolean
csv_check_plain_text(const gchar *head, gsize length, GError **error)
{
  const gchar *other = find_binary(head, length);

  if (other == NULL)
    other = find_markup(head, length);
  if (other == NULL)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_SOURCE,
              _("the file is %s whatever its name, expected delimited text (CSV)"), other);
  return FALSE;
}

static gboolean
has_ending(const gchar *name)
{
  static const gchar *const endings[] = {".csv", ".tsv", ".tab", ".txt"};
  g_autofree gchar *lower = g_ascii_strdown(name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_wide(const gchar *head, gsize length)
{
  CtEncoding encoding = ct_encoding_find(head, length);

  return encoding >= CT_ENCODING_UTF_16LE && encoding <= CT_ENCODING_UTF_32BE;
}

guint
csv_probe(const gchar *name, const gchar *media_type, const gchar *head, gsize length)
{
  if (!csv_check_plain_text(head, length, NULL))
    return 0;
  if (media_type != NULL && g_str_has_prefix(media_type, "text/csv"))
    return 90;
  if (has_ending(name))
    return 80;
  if (length == 0)
    return 0;
  return memchr(head, '\0', length) == NULL || is_wide(head, length) ? 20 : 0;
}
