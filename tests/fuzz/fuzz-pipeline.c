/* fuzz-pipeline.c: a pipeline file (pipeline/ct-pipeline.h). Lines of a part
 * "=== set" are what --set gives, a part "=== period" what --period gives. */
#include "fuzz.h"

#include <string.h>

#include "base/ct-error.h"
#include "intake/ct-intake.h"
#include "pipeline/ct-pipeline.h"

static void
check_step(const CtStep *step)
{
  g_assert_nonnull(step->where);
  g_assert_nonnull(step->plugin); /* the host judges the name */
  g_assert_nonnull(step->keys);
  g_assert_cmpuint(step->keys->len, ==, step->values->len);
}

static void
check_form(const CtFormSection *section)
{
  const CtFormDeclaration *form = section->declaration;

  g_assert_true(*form->name != '\0');
  g_assert_cmpuint(form->header_first, <=, form->header_last);
  g_assert_true((form->header_first == 0) == (form->header_last == 0));
  g_assert_true(form->last_row == 0 || form->last_row > form->header_last);
  for (guint i = 0; i < form->titles->len; i++)
    g_assert_true(*(const gchar *)form->titles->pdata[i] != '\0');
  for (guint i = 0; i < form->columns->len; i++) {
    const CtFormColumn *column = &g_array_index(form->columns, CtFormColumn, i);

    g_assert_true(column->column >= 1 && column->column <= CT_INTAKE_MAX_COLUMNS);
    g_assert_true(*column->header != '\0');
  }
  g_assert_true(form->names->len == 0 || section->names_where != NULL);
  for (guint i = 0; i < form->names->len; i++) {
    const CtFormName *name = &g_array_index(form->names, CtFormName, i);

    g_assert_true(*name->name != '\0' && *name->code != '\0');
    g_assert_null(strchr(name->code, '='));
  }
}

static void
check_source(const CtPipeline *pipeline, const CtSource *source)
{
  g_assert_true(source->form == NULL || ct_pipeline_find_form(pipeline, source->form) != NULL);

  g_assert_true(source->name != NULL && *source->name != '\0');
  if (source->sender_kind == CT_SENDER_NAMED)
    g_assert_true(source->sender != NULL && *source->sender != '\0');
  g_assert_cmpint(source->received, >=, -1);
  if (source->fetch != NULL)
    check_step(source->fetch);
  if (source->read != NULL)
    check_step(source->read);
}

static void
check_pipeline(const CtPipeline *pipeline)
{
  g_assert_true(g_path_is_absolute(pipeline->path));
  g_assert_true(g_path_is_absolute(pipeline->folder));
  g_assert_true(pipeline->catalog != NULL && g_path_is_absolute(pipeline->catalog));
  g_assert_true(pipeline->out == NULL || g_path_is_absolute(pipeline->out));
  g_assert_true(pipeline->state == NULL || g_path_is_absolute(pipeline->state));
  g_assert_cmpuint(ct_period_new(ct_period_year(pipeline->period), ct_period_month(pipeline->period),
                                 ct_period_months(pipeline->period)),
                   ==, pipeline->period);
  g_assert_cmpuint(pipeline->period, !=, CT_PERIOD_NONE);
  g_assert_nonnull(pipeline->time_zone);
  for (guint i = 0; i < pipeline->sources->len; i++)
    check_source(pipeline, pipeline->sources->pdata[i]);
  for (guint i = 0; i < pipeline->forms->len; i++)
    check_form(pipeline->forms->pdata[i]);
  for (guint i = 0; i < pipeline->steps->len; i++)
    check_step(pipeline->steps->pdata[i]);
  for (guint i = 0; i < pipeline->histories->len; i++)
    g_assert_true(g_path_is_absolute(((CtHistory *)pipeline->histories->pdata[i])->path));
}

/* Every mistake is one of the file, and the message names the file or the option. */
static void
check_error(const GError *error, const gchar *path)
{
  g_autofree gchar *name = g_path_get_basename(path);

  g_assert_error(error, CT_ERROR, CT_ERROR_CONFIG);
  g_assert_true(g_utf8_validate(error->message, -1, NULL));
  g_assert_true(strstr(error->message, name) != NULL || strstr(error->message, "--") != NULL);
}

/* Returns: (transfer full) (nullable): the part as an argument of the command line,
 * which GOption has made UTF-8 */
static gchar *
get_argument(const GPtrArray *parts, const gchar *name)
{
  const FuzzPart *part = fuzz_parts_find(parts, name);
  g_autofree gchar *text = NULL;
  gsize length = 0;

  if (part == NULL)
    return NULL;
  text = fuzz_text(part->bytes, part->length, &length);
  return g_strchomp(g_strndup(text, length));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GPtrArray) parts = fuzz_parts(data, MIN(size, FUZZ_MAX_INPUT));
  const FuzzPart *file = fuzz_parts_find(parts, "");
  g_autofree gchar *path = fuzz_write("pipeline.ini", file->bytes, file->length);
  g_autofree gchar *set = get_argument(parts, "set");
  g_autofree gchar *period = get_argument(parts, "period");
  g_auto(GStrv) settings = set != NULL ? g_strsplit(set, "\n", -1) : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CtPipeline) pipeline = NULL;

  g_setenv("CT_FUZZ", "giá trị", TRUE);
  pipeline = ct_pipeline_load(path, (const gchar *const *)settings, period, &error);
  g_assert_cmpint(pipeline == NULL, ==, error != NULL);
  if (pipeline != NULL)
    check_pipeline(pipeline);
  else
    check_error(error, path);
  return 0;
}
