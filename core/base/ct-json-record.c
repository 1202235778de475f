#include "base/ct-json-record.h"

#include "base/ct-message.h"

#include <cjson/cJSON.h>
#include <string.h>

/* Up to so many keys each is compared with each. */
#define FEW_KEYS 12

typedef struct {
  CtJsonRecord *record;
  GString *pointer;
  gsize start; /* of the path below the record in @pointer */
  guint next_number;
  gsize texts_left;
  gchar *problem;
} Walk;

void
ct_json_record_init(CtJsonRecord *record)
{
  record->bytes = g_string_new(NULL);
  record->numbers = g_array_new(FALSE, FALSE, sizeof(CtJsonToken));
  record->values = g_array_new(FALSE, FALSE, sizeof(CtJsonValue));
  record->texts = ct_arena_new();
}

void
ct_json_record_clear(CtJsonRecord *record)
{
  g_string_free(record->bytes, TRUE);
  g_array_free(record->numbers, TRUE);
  g_array_free(record->values, TRUE);
  ct_arena_free(record->texts);
}

void
ct_json_record_reset(CtJsonRecord *record)
{
  g_string_truncate(record->bytes, 0);
  g_array_set_size(record->numbers, 0);
  g_array_set_size(record->values, 0);
  ct_arena_clear(record->texts);
}

void
ct_json_append_part(GString *pointer, const gchar *key)
{
  g_string_append_c(pointer, '/');
  for (; *key != '\0'; key++) {
    if (*key == '~')
      g_string_append(pointer, "~0");
    else if (*key == '/')
      g_string_append(pointer, "~1");
    else
      g_string_append_c(pointer, *key);
  }
}

static cJSON *
parse(const GString *text)
{
  /* With its NUL counted in, cJSON checks that nothing follows the value. */
  return cJSON_ParseWithLengthOpts(text->str, text->len + 1, NULL, 1);
}

gchar *
ct_json_unquote(const GString *token)
{
  cJSON *string = parse(token);
  gchar *text = string != NULL ? g_strdup(string->valuestring) : NULL;

  cJSON_Delete(string);
  return text;
}

static gboolean
stop(Walk *walk, const gchar *problem)
{
  walk->problem = g_strdup(problem);
  return FALSE;
}

static void
set_text(Walk *walk, const cJSON *item, CtJsonValue *value)
{
  if (cJSON_IsNumber(item)) {
    const CtJsonToken *token =
      &g_array_index(walk->record->numbers, CtJsonToken, walk->next_number++);

    value->kind = CT_JSON_NUMBER;
    value->text = walk->record->bytes->str + token->start;
    value->length = token->length;
    return;
  }
  if (cJSON_IsString(item)) { /* the tree is gone when the values are read */
    value->kind = CT_JSON_STRING;
    value->text =
      ct_arena_copy(walk->record->texts, item->valuestring, strlen(item->valuestring));
  } else {
    value->kind = cJSON_IsBool(item) ? CT_JSON_BOOLEAN : CT_JSON_NULL;
    value->text = cJSON_IsTrue(item) ? "true" : cJSON_IsFalse(item) ? "false" : "null";
  }
  value->length = strlen(value->text);
}

static gboolean
add_scalar(Walk *walk, const cJSON *item)
{
  const gchar *path = walk->pointer->str + walk->start;
  gsize length = walk->pointer->len - walk->start;
  CtJsonValue value = {0};

  if (length > walk->texts_left)
    return stop(walk, _("its keys are too long for so many values"));
  walk->texts_left -= length;
  value.path = ct_arena_copy(walk->record->texts, path, length);
  set_text(walk, item, &value);
  g_array_append_val(walk->record->values, value);
  return TRUE;
}

static gint
compare_keys(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

/* Sorting, since keys may be chosen to meet in one place of a hash table. */
static const gchar *
find_twin_among_many(const cJSON *object)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new();
  const cJSON *item;

  cJSON_ArrayForEach(item, object)
    g_ptr_array_add(keys, item->string);
  g_ptr_array_sort(keys, compare_keys);
  for (guint i = 1; i < keys->len; i++)
    if (strcmp(keys->pdata[i - 1], keys->pdata[i]) == 0)
      return keys->pdata[i];
  return NULL;
}

/* Returns: (nullable): a key that is given twice */
static const gchar *
find_twin(const cJSON *object)
{
  const cJSON *item;
  guint n = 0;

  cJSON_ArrayForEach(item, object)
  {
    if (++n > FEW_KEYS)
      return find_twin_among_many(object);
    for (const cJSON *other = object->child; other != item; other = other->next)
      if (strcmp(other->string, item->string) == 0)
        return item->string;
  }
  return NULL;
}

static void
append_index(GString *pointer, guint index)
{
  gchar digits[16];

  g_snprintf(digits, sizeof(digits), "/%u", index);
  g_string_append(pointer, digits);
}

/* As deep as the scanner allows. */
static gboolean
walk_item(Walk *walk, const cJSON *item)
{
  gsize length = walk->pointer->len;
  const gchar *twin = cJSON_IsObject(item) ? find_twin(item) : NULL;
  const cJSON *child;
  guint index = 0;

  if (!cJSON_IsObject(item) && !cJSON_IsArray(item))
    return add_scalar(walk, item);
  if (twin != NULL) {
    ct_json_append_part(walk->pointer, twin);
    return stop(walk, _("this key is given twice"));
  }
  cJSON_ArrayForEach(child, item)
  {
    if (cJSON_IsObject(item))
      ct_json_append_part(walk->pointer, child->string);
    else
      append_index(walk->pointer, index++);
    if (!walk_item(walk, child))
      return FALSE;
    g_string_truncate(walk->pointer, length);
  }
  return TRUE;
}

static guint
count_numbers(const cJSON *item)
{
  const cJSON *child;
  guint n = cJSON_IsNumber(item) ? 1 : 0;

  cJSON_ArrayForEach(child, item)
    n += count_numbers(child);
  return n;
}

static gchar *
find_long_number(const CtJsonRecord *record)
{
  for (guint i = 0; i < record->numbers->len; i++)
    if (g_array_index(record->numbers, CtJsonToken, i).length > CT_JSON_LONGEST_NUMBER)
      return g_strdup_printf(_("a number of more than %d characters"), CT_JSON_LONGEST_NUMBER);
  return NULL;
}

gchar *
ct_json_record_parse(CtJsonRecord *record, gsize max_texts, GString *pointer)
{
  Walk walk = {
    .record = record, .pointer = pointer, .start = pointer->len + 1, .texts_left = max_texts};
  cJSON *tree;

  walk.problem = find_long_number(record);
  if (walk.problem != NULL)
    return walk.problem;
  tree = parse(record->bytes);
  if (tree == NULL || count_numbers(tree) != record->numbers->len)
    walk.problem = g_strdup(_("it cannot be taken in"));
  else
    walk_item(&walk, tree);
  cJSON_Delete(tree);
  return walk.problem;
}
