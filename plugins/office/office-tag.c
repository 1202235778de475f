/* Tags as they are written. */
#include <string.h>

#include "office/office-patch.h"

static gboolean
is_space(gchar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Bytes of "<x:c". */
static gsize
name_end(OfficeTag tag)
{
  gsize at = 1;

  while (at < tag.length && !is_space(tag.text[at]) && tag.text[at] != '/' && tag.text[at] != '>')
    at++;
  return at;
}

gchar *
office_tag_prefix(OfficeTag tag)
{
  const gchar *colon = memchr(tag.text, ':', name_end(tag));

  return colon != NULL ? g_strndup(tag.text + 1, (gsize)(colon - tag.text)) : g_strdup("");
}

gboolean
office_tag_is_empty(OfficeTag tag)
{
  return tag.length >= 2 && tag.text[tag.length - 2] == '/';
}

/* One attribute after the other. @at: (inout). */
static gboolean
next_attribute(OfficeTag tag, gsize *at, OfficeTag *name, OfficeTag *value)
{
  const gchar *quote;
  gsize i = *at;

  while (i < tag.length && is_space(tag.text[i]))
    i++;
  *name = (OfficeTag){tag.text + i, 0};
  while (i < tag.length && !is_space(tag.text[i]) && tag.text[i] != '=' && tag.text[i] != '/' &&
         tag.text[i] != '>')
    i++;
  name->length = (gsize)(tag.text + i - name->text);
  while (i < tag.length && (is_space(tag.text[i]) || tag.text[i] == '='))
    i++;
  if (name->length == 0 || i >= tag.length || (tag.text[i] != '"' && tag.text[i] != '\''))
    return FALSE;
  quote = memchr(tag.text + i + 1, tag.text[i], tag.length - i - 1);
  if (quote == NULL)
    return FALSE;
  *value = (OfficeTag){tag.text + i + 1, (gsize)(quote - (tag.text + i + 1))};
  *at = (gsize)(quote + 1 - tag.text);
  return TRUE;
}

static gboolean
is_called(OfficeTag written, const gchar *name, gboolean local)
{
  const gchar *colon = local ? memchr(written.text, ':', written.length) : NULL;
  gsize skip = colon != NULL ? (gsize)(colon + 1 - written.text) : 0;

  return written.length - skip == strlen(name) &&
         memcmp(written.text + skip, name, written.length - skip) == 0;
}

gboolean
office_tag_find(OfficeTag tag, const gchar *name, gboolean local, gsize *at, gsize *length)
{
  gsize place = name_end(tag);
  OfficeTag written, value;

  while (next_attribute(tag, &place, &written, &value)) {
    if (!is_called(written, name, local))
      continue;
    *at = (gsize)(value.text - tag.text);
    *length = value.length;
    return TRUE;
  }
  return FALSE;
}

gchar *
office_tag_get(OfficeTag tag, const gchar *name)
{
  gsize at, length;

  return office_tag_find(tag, name, FALSE, &at, &length) ? g_strndup(tag.text + at, length) : NULL;
}

gboolean
office_tag_is(OfficeTag tag, const gchar *name, const gchar *value)
{
  gsize at, length;

  return office_tag_find(tag, name, FALSE, &at, &length) && length == strlen(value) &&
         memcmp(tag.text + at, value, length) == 0;
}

/* The tag that @text begins with: up to the first '>' that is in no value. */
static OfficeTag
first_tag(const GString *text)
{
  OfficeTag whole = {text->str, text->len}, name, value;
  gsize at = name_end(whole);
  const gchar *end;

  while (next_attribute(whole, &at, &name, &value))
    ;
  end = memchr(text->str + at, '>', text->len - at);
  whole.length = end != NULL ? (gsize)(end + 1 - text->str) : text->len;
  return whole;
}

void
office_tag_set(GString *text, const gchar *name, const gchar *value)
{
  g_autoptr(GString) escaped = g_string_new(NULL);
  OfficeTag tag = first_tag(text);
  gsize at, length;

  office_escape(escaped, value);
  if (office_tag_find(tag, name, FALSE, &at, &length)) {
    g_string_erase(text, (gssize)at, (gssize)length);
    g_string_insert(text, (gssize)at, escaped->str);
    return;
  }
  g_string_prepend(escaped, "=\"");
  g_string_prepend(escaped, name);
  g_string_prepend(escaped, " ");
  g_string_append_c(escaped, '"');
  g_string_insert(text, (gssize)name_end(tag), escaped->str);
}

void
office_tag_remove(GString *text, const gchar *name)
{
  OfficeTag tag = first_tag(text);
  gsize at, length, begin;

  if (!office_tag_find(tag, name, FALSE, &at, &length))
    return;
  begin = at - 1;
  while (begin > 0 && text->str[begin] != '=')
    begin--;
  while (begin > 0 && !is_space(text->str[begin]))
    begin--; /* spaces may stand around '=' */
  if (strncmp(text->str + begin + 1, name, strlen(name)) != 0)
    return;
  g_string_erase(text, (gssize)begin, (gssize)(at + length + 1 - begin));
}
