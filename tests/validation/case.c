#include "case.h"

#include <string.h>

#define HEADER "Chỉ tiêu;Địa bàn;Kỳ;Thực hiện;Đơn vị tính;Tử số;Mẫu số;MEASURE\n"

static void
case_file_free(gpointer data)
{
  CaseFile *file = data;

  g_free(file->name);
  g_string_free(file->text, TRUE);
  g_free(file);
}

static void
case_free(gpointer data)
{
  Case *this_case = data;

  g_free(this_case->label);
  g_free(this_case->period);
  g_free(this_case->todo);
  g_free(this_case->with);
  g_ptr_array_unref(this_case->files);
  if (this_case->history != NULL)
    g_string_free(this_case->history, TRUE);
  g_ptr_array_unref(this_case->expected);
  g_free(this_case);
}

/* @path, @line: for complaints; @rows: where rows go; NULL: they are expectations */
typedef struct {
  const CtCatalog *catalog;
  GPtrArray *cases;
  Case *last;
  gchar *kind;
  GString *rows;
  const gchar *path;
  guint line;
} Reading;

G_GNUC_NORETURN static void
refuse(const Reading *reading, const gchar *why)
{
  g_error("%s:%u: %s", reading->path, reading->line, why);
}

static void
begin_file(Reading *reading, const gchar *name)
{
  CaseFile *file = g_new0(CaseFile, 1);

  file->name = g_strdup_printf("%s.csv", name);
  file->text = g_string_new(HEADER);
  g_ptr_array_add(reading->last->files, file);
  reading->rows = file->text;
}

static void
begin_case(Reading *reading, const gchar *label)
{
  Case *this_case = g_new0(Case, 1);

  this_case->label = g_strdup_printf("%s: %s", reading->kind, label);
  this_case->period = g_strdup("2023");
  this_case->files = g_ptr_array_new_with_free_func(case_file_free);
  this_case->expected = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(reading->cases, this_case);
  reading->last = this_case;
  begin_file(reading, "bao-cao");
}

static void
take_option(Reading *reading, const gchar *text)
{
  gchar **slot = g_str_has_prefix(text, "period=") ? &reading->last->period
                 : g_str_has_prefix(text, "todo=") ? &reading->last->todo
                 : g_str_has_prefix(text, "with=") ? &reading->last->with
                                                   : NULL;

  if (slot == NULL)
    refuse(reading, "no such option");
  g_free(*slot);
  *slot = g_strdup(strchr(text, '=') + 1);
}

static void
begin_section(Reading *reading, const gchar *name)
{
  if (g_str_has_prefix(name, "file ")) {
    begin_file(reading, name + strlen("file "));
  } else if (g_str_equal(name, "history")) {
    reading->last->history = g_string_new(HEADER);
    reading->rows = reading->last->history;
  } else if (g_str_equal(name, "expect")) {
    reading->rows = NULL;
  } else {
    refuse(reading, "no such section");
  }
}

static const gchar *
unit_of(const Reading *reading, const gchar *code)
{
  guint32 indicator = ct_catalog_indicator_by_code(reading->catalog, code);

  return indicator == CT_INDEX_NONE
             ? ""
             : reading->catalog->units[reading->catalog->indicators[indicator].unit].symbol;
}

/* An empty period is that of the run, an empty unit the indicator's. */
static void
take_row(Reading *reading, const gchar *line)
{
  g_auto(GStrv) given = g_strsplit(line, ";", -1);
  const gchar *fields[8] = {"", "", "", "", "", "", "", ""};
  guint n = g_strv_length(given);

  if (n < 4 || n > G_N_ELEMENTS(fields))
    refuse(reading, "a row has 4 to 8 fields");
  for (guint i = 0; i < n; i++)
    fields[i] = given[i];
  if (fields[2][0] == '\0')
    fields[2] = reading->last->period;
  if (fields[4][0] == '\0')
    fields[4] = unit_of(reading, fields[0]);
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
    g_string_append_printf(reading->rows, "%s%s", i > 0 ? ";" : "", fields[i]);
  g_string_append_c(reading->rows, '\n');
}

static void
take_line(Reading *reading, const gchar *line)
{
  if (g_str_has_prefix(line, "### ")) {
    begin_case(reading, line + 4);
  } else if (reading->last == NULL || line[0] == '\0') {
    return;
  } else if (g_str_has_prefix(line, "@ ")) {
    take_option(reading, line + 2);
  } else if (g_str_has_prefix(line, "--- ")) {
    begin_section(reading, line + 4);
  } else if (reading->rows != NULL) {
    take_row(reading, line);
  } else {
    g_ptr_array_add(reading->last->expected, g_strdup(line));
  }
}

static void
load_file(GPtrArray *cases, const CtCatalog *catalog, const gchar *folder, const gchar *name)
{
  g_autofree gchar *path = g_build_filename(folder, name, NULL);
  Reading reading = {.catalog = catalog, .cases = cases, .path = path};
  g_autofree gchar *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents(path, &text, NULL, NULL))
    refuse(&reading, "cannot be read");
  reading.kind = g_strndup(name, strlen(name) - strlen(".cases"));
  lines = g_strsplit(text, "\n", -1);
  for (reading.line = 1; lines[reading.line - 1] != NULL; reading.line++)
    take_line(&reading, lines[reading.line - 1]);
  for (guint i = 0; i < cases->len; i++)
    if (((Case *)cases->pdata[i])->expected->len == 0)
      refuse(&reading, ((Case *)cases->pdata[i])->label);
  g_free(reading.kind);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

GPtrArray *
cases_load(const gchar *folder, const CtCatalog *catalog)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func(case_free);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const gchar *name;

  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
    if (g_str_has_suffix(name, ".cases"))
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  for (guint i = 0; i < names->len; i++)
    load_file(cases, catalog, folder, names->pdata[i]);
  return cases;
}
