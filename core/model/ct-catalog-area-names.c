/* The names under which an area is written.
 *
 * Tables say "huyện Bát Xát", "H. Bát Xát" or just "Bát Xát"; a township often has
 * the name of its district, and then the bare name means the district, since
 * tables list districts bare. A bare name that a province and a district share,
 * or two communes, stays ambiguous. So does "xã Thanh Bình" where there are two,
 * until the district is named as well: "Thanh Bình, huyện Mường Khương".
 */
#include <string.h>

#include "base/ct-text.h"
#include "model/ct-catalog-private.h"

/* Of several areas under one key those of the lowest rank are meant. */
enum {
  RANK_NAME,
  RANK_FORMER_NAME, /* of an area that is no more */
  RANK_BARE,        /* without its type: a province or district */
  RANK_BARE_COMMUNE,
  RANK_FORMER_BARE
};

typedef struct {
  const gchar *name;
  const gchar *shorts[4]; /* folded */
} TypeNames;

static const TypeNames type_names[] = {
  {"tỉnh", {"t"}},           {"thành phố", {"tp", "t p"}}, {"quận", {"q"}},
  {"huyện", {"h"}},          {"thị xã", {"tx", "t x"}},    {"thị trấn", {"tt", "t t"}},
  {"phường", {"p", "f"}},    {"xã", {"x"}},
};

static void
add(CtNameIndex *index, const CtFoldedName *name, guint32 id, guint rank)
{
  ct_name_index_add_folded(index, name->spelling, name->letters, id, rank);
}

static void
add_with_prefix(CtNameIndex *index, const gchar *spelling, const gchar *letters,
                const CtFoldedName *name, guint32 id, guint rank)
{
  g_auto(CtFoldedName) full = {.spelling = g_strconcat(spelling, " ", name->spelling, NULL),
                               .letters = g_strconcat(letters, " ", name->letters, NULL)};

  add(index, &full, id, rank);
}

static guint
rank_of_name(const CtArea *area)
{
  return area->valid_to != NULL ? RANK_FORMER_NAME : RANK_NAME;
}

static guint
rank_of_bare(const CtArea *area)
{
  if (area->valid_to != NULL)
    return RANK_FORMER_BARE;
  return area->level & (CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT) ? RANK_BARE : RANK_BARE_COMMUNE;
}

/* @key without the words of @prefix; NULL when it does not begin so. */
static const gchar *
skip_words(const gchar *key, const gchar *prefix)
{
  gsize length = strlen(prefix);

  return length > 0 && strncmp(key, prefix, length) == 0 && key[length] == ' '
           ? key + length + 1
           : NULL;
}

/* The entry for a type, also of its first words ("Thành phố Trung ương"). */
static const TypeNames *
find_type(const CtFoldedName *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS(type_names); i++) {
    g_auto(CtFoldedName) name = ct_folded_name_new(type_names[i].name);

    if (strcmp(type->spelling, name.spelling) == 0 ||
        skip_words(type->spelling, name.spelling) != NULL)
      return &type_names[i];
  }
  return NULL;
}

/* "Phường 1": a bare number would be taken for anything. */
static gboolean
is_number(const gchar *key)
{
  return key[strspn(key, "0123456789")] == '\0';
}

static void
add_bare_names(CtNameIndex *index, const CtArea *area, const TypeNames *type,
               const CtFoldedName *bare, guint32 id)
{
  if (!is_number(bare->spelling))
    add(index, bare, id, rank_of_bare(area));
  for (gsize i = 0; type != NULL && type->shorts[i] != NULL; i++)
    add_with_prefix(index, type->shorts[i], type->shorts[i], bare, id, rank_of_name(area));
}

/* The words after the type, in @bare (borrowed from @name). */
static gboolean
split_type(const CtFoldedName *name, const CtFoldedName *type, const TypeNames *known,
           CtFoldedName *bare)
{
  *bare = (CtFoldedName){.spelling = (gchar *)skip_words(name->spelling, type->spelling),
                         .letters = (gchar *)skip_words(name->letters, type->letters)};
  if (bare->spelling == NULL && known != NULL) {
    g_auto(CtFoldedName) words = ct_folded_name_new(known->name);

    *bare = (CtFoldedName){.spelling = (gchar *)skip_words(name->spelling, words.spelling),
                           .letters = (gchar *)skip_words(name->letters, words.letters)};
  }
  return bare->spelling != NULL && bare->letters != NULL;
}

/* The type is mostly that of the row before: it is looked up once. */
typedef struct {
  const gchar *text;
  CtFoldedName folded;
  const TypeNames *known;
} Type;

static void
choose_type(Type *type, const gchar *text)
{
  if (type->text != NULL && strcmp(type->text, text) == 0)
    return;
  ct_folded_name_clear(&type->folded);
  type->text = text;
  type->folded = ct_folded_name_new(text);
  type->known = find_type(&type->folded);
}

static void
add_area(CtCatalogData *data, const CtArea *area, guint32 id, const Type *type)
{
  CtNameIndex *index = data->area_index;
  g_auto(CtFoldedName) name = ct_folded_name_new(area->name);
  const CtFoldedName *words = &type->folded;
  CtFoldedName bare;

  add(index, &name, id, rank_of_name(area));
  if (words->spelling[0] == '\0' || strcmp(words->spelling, name.spelling) == 0)
    return;
  if (!split_type(&name, words, type->known, &bare)) {
    add_with_prefix(index, words->spelling, words->letters, &name, id, rank_of_name(area));
    bare = name;
  }
  add_bare_names(index, area, type->known, &bare, id);
  if (area->level & (CT_LEVEL_PROVINCE | CT_LEVEL_DISTRICT))
    ct_catalog_add_short_names(data, &bare, id, area->valid_to != NULL ? 1 : 0);
}

/* The types that @key may begin with, in each of their spellings. */
void
ct_catalog_foreach_type(const gchar *key, CtAreaTypeFunc func, gpointer user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS(type_names); i++) {
    const TypeNames *type = &type_names[i];
    g_auto(CtFoldedName) name = ct_folded_name_new(type->name);
    const gchar *rest = skip_words(key, name.letters);

    if (rest != NULL)
      func(type->name, rest, user_data);
    for (gsize j = 0; type->shorts[j] != NULL; j++)
      if ((rest = skip_words(key, type->shorts[j])) != NULL)
        func(type->name, rest, user_data);
  }
}

gboolean
ct_catalog_is_of_type(const CtArea *area, const gchar *type)
{
  g_auto(CtFoldedName) one = ct_folded_name_new(area->type);
  g_auto(CtFoldedName) other = ct_folded_name_new(type);

  return strcmp(one.spelling, other.spelling) == 0 ||
         skip_words(one.spelling, other.spelling) != NULL;
}

static void
add_aliases(CtNameIndex *index, const CtArea *area, guint32 id, const CtTable *table,
            guint column)
{
  g_auto(GStrv) aliases = ct_table_list(table, id, column, "|");

  for (guint i = 0; aliases[i] != NULL; i++) {
    g_auto(CtFoldedName) alias = ct_folded_name_new(aliases[i]);

    add(index, &alias, id, rank_of_name(area));
  }
}

void
ct_catalog_add_area_names(CtCatalogData *data, const CtTable *table, guint aliases)
{
  Type type = {0};

  for (guint32 i = 0; i < data->public.n_areas; i++) {
    choose_type(&type, data->areas[i].type);
    ct_name_index_add_code(data->area_index, data->areas[i].code, i);
    add_area(data, &data->areas[i], i, &type);
    add_aliases(data->area_index, &data->areas[i], i, table, aliases);
  }
  ct_folded_name_clear(&type.folded);
}
