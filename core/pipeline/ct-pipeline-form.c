/* [form NAME]: what detection could not find out of a table (intake/ct-form.h). */
#include "pipeline/ct-reading.h"

#include <string.h>

#include "base/ct-error.h"
#include "base/ct-text.h"
#include "intake/ct-intake.h"
#include "intake/ct-layout.h"

#define SEPARATOR " | "

/* Rows are counted in 32 bits, see CtPlace. */
#define MAX_ROW G_MAXINT32

const CtFormSection *
ct_pipeline_find_form(const CtPipeline *pipeline, const gchar *name)
{
  for (guint i = 0; i < pipeline->forms->len; i++) {
    const CtFormSection *form = pipeline->forms->pdata[i];

    if (g_str_equal(form->declaration->name, name))
      return form;
  }
  return NULL;
}

gchar *
ct_pipeline_list_forms(const CtPipeline *pipeline)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();

  for (guint i = 0; i < pipeline->forms->len; i++)
    g_ptr_array_add(names, ((const CtFormSection *)pipeline->forms->pdata[i])->declaration->name);
  g_ptr_array_add(names, NULL);
  return g_strjoinv(", ", (gchar **)names->pdata);
}

/* Digits and nothing else: "+4", "04" and " 4" are slips of the pen. */
static gboolean
parse_number(const gchar *text, gsize length, guint64 max, guint *number)
{
  g_autofree gchar *digits = g_strndup(text, length);
  guint64 value;

  if (digits[0] == '0' || strlen(digits) != length ||
      !g_ascii_string_to_unsigned(digits, 10, 1, max, &value, NULL))
    return FALSE;
  *number = (guint)value;
  return TRUE;
}

/* "4-6" or "4": no more rows than intake looks at. */
static gboolean
parse_rows(const gchar *text, guint *first, guint *last)
{
  const gchar *hyphen = strchr(text, '-');
  const gchar *end = hyphen != NULL ? hyphen : text + strlen(text);
  const gchar *second = hyphen != NULL ? hyphen + 1 : text;
  gsize length = (gsize)(end - text);

  ct_text_trim(&text, &length);
  if (!parse_number(text, length, MAX_ROW, first))
    return FALSE;
  length = strlen(second);
  ct_text_trim(&second, &length);
  return parse_number(second, length, MAX_ROW, last) && *first <= *last &&
         *last - *first < CT_HEADER_LOOKAHEAD;
}

static gboolean
refuse_header(const CtReading *reading, const CtSection *section, const CtKey *key, GError **error)
{
  g_autofree gchar *expected = g_strdup_printf(
      _("the rows of the header, at most %d, such as 4-6, or 4"), CT_HEADER_LOOKAHEAD);

  return ct_reading_refuse(reading, section, key, expected, error);
}

static gboolean
take_title(const CtReading *reading, const CtSection *section, const CtKey *key,
           CtFormDeclaration *form, GError **error)
{
  g_auto(GStrv) titles = g_strsplit(key->value, SEPARATOR, -1);

  for (gsize i = 0; titles[i] != NULL; i++) {
    if (g_strstrip(titles[i])[0] == '\0')
      break;
    ct_form_declaration_add_title(form, titles[i]);
  }
  if (form->titles->len == 0 || form->titles->len < g_strv_length(titles))
    return ct_reading_refuse(reading, section, key,
                             _("lines as they would stand above the table, parted by ' | '"),
                             error);
  return TRUE;
}

static gboolean
take_column(const CtReading *reading, const CtSection *section, const CtKey *key,
            CtFormDeclaration *form, GError **error)
{
  guint column;
  const gchar *number = key->key + strlen("column.");

  if (!parse_number(number, strlen(number), CT_INTAKE_MAX_COLUMNS, &column)) {
    g_autofree gchar *place = ct_reading_place_of(reading, section, key->line);

    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s unknown key '%s', expected column.N with N from 1 to %d"), place, key->key,
                CT_INTAKE_MAX_COLUMNS);
    return FALSE;
  }
  if (key->value[0] == '\0')
    return ct_reading_refuse(reading, section, key,
                             _("the words that would stand above the column, or '-'"), error);
  ct_form_declaration_add_column(form, column, key->value);
  return TRUE;
}

static gboolean
refuse_name(const CtReading *reading, const CtSection *section, const CtKey *key,
            const gchar *seen, const gchar *expected, GError **error)
{
  g_autofree gchar *place = ct_reading_place_of(reading, section, key->line);
  g_autofree gchar *quoted = ct_text_quote(seen, strlen(seen));

  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s %s holds '%s', expected %s"), place,
              key->key, quoted, expected);
  return FALSE;
}

/* "Tổng số = 7": the last '=' counts, as no code has one.
 * @seen: (element-type utf8): folded names, to tell one that is stated twice */
static gboolean
take_name(const CtReading *reading, const CtSection *section, const CtKey *key,
          const gchar *part, CtFormDeclaration *form, GHashTable *seen, GError **error)
{
  const gchar *equals = strrchr(part, '=');
  g_autofree gchar *name = equals != NULL ? g_strndup(part, (gsize)(equals - part)) : NULL;
  g_autofree gchar *code = equals != NULL ? g_strdup(equals + 1) : NULL;

  if (equals == NULL || g_strstrip(name)[0] == '\0' || g_strstrip(code)[0] == '\0')
    return refuse_name(reading, section, key, part,
                       _("NAME = CODE or NAME = -, parted by ' | '"), error);
  if (!g_hash_table_add(seen, ct_text_fold(name, strlen(name), CT_FOLD_SPELLING)))
    return refuse_name(reading, section, key, name, _("every name once"), error);
  ct_form_declaration_add_name(form, name, code);
  return TRUE;
}

static gboolean
take_names(const CtReading *reading, const CtSection *section, const CtKey *key,
           CtFormSection *taken, GError **error)
{
  g_auto(GStrv) parts = g_strsplit(key->value, SEPARATOR, -1);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

  taken->names_where = ct_reading_place_of(reading, section, key->line);
  if (parts[0] == NULL)
    return refuse_name(reading, section, key, "", _("NAME = CODE or NAME = -, parted by ' | '"),
                       error);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (!take_name(reading, section, key, parts[i], taken->declaration, seen, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_key(const CtReading *reading, const CtSection *section, const CtKey *key,
         CtFormSection *taken, GError **error)
{
  CtFormDeclaration *form = taken->declaration;

  if (g_str_equal(key->key, "title"))
    return take_title(reading, section, key, form, error);
  if (g_str_equal(key->key, "names"))
    return take_names(reading, section, key, taken, error);
  if (g_str_has_prefix(key->key, "column."))
    return take_column(reading, section, key, form, error);
  if (g_str_equal(key->key, "header")) {
    if (!parse_rows(key->value, &form->header_first, &form->header_last))
      return refuse_header(reading, section, key, error);
  } else if (g_str_equal(key->key, "last-row")) {
    if (!parse_number(key->value, strlen(key->value), MAX_ROW, &form->last_row))
      return ct_reading_refuse(reading, section, key, _("a row, counted from 1"), error);
  } else
    return ct_reading_refuse_unknown(reading, section, key,
                                     "title, header, last-row, column.N, names", error);
  return TRUE;
}

static gboolean
check_rows(const CtReading *reading, const CtSection *section, const CtFormDeclaration *form,
           GError **error)
{
  const CtKey *last = ct_section_find(section, "last-row");

  return last == NULL || form->last_row > form->header_last ||
         ct_reading_refuse(reading, section, last, _("a row below the header"), error);
}

gboolean
ct_reading_take_form_section(const CtReading *reading, const CtSection *section,
                             const gchar *name, GError **error)
{
  CtFormSection *taken = g_new0(CtFormSection, 1);

  g_ptr_array_add(reading->pipeline->forms, taken);
  taken->declaration = ct_form_declaration_new(name);
  for (guint i = 0; i < section->keys->len; i++)
    if (!take_key(reading, section, section->keys->pdata[i], taken, error))
      return FALSE;
  return check_rows(reading, section, taken->declaration, error);
}
