#include "data/ct-place.h"

#include <string.h>

#include "base/ct-arena.h"

#define MAX_TABLES 65536u
#define MAX_COLUMN 65535u

typedef struct {
  CtPlaceStyle style;
  const gchar *name; /* NULL: the one record of a JSON document, which has no index */
} Table;

/* Column names are in one hash table for all tables, because a hostile file may
 * have many tables, each with one far column. */
struct CtPlaces {
  GArray *tables;
  GHashTable *columns; /* table * 65536 + column -> path */
  CtArena *texts;
};

gint
ct_place_compare(CtPlace a, CtPlace b)
{
  if (a.table != b.table)
    return a.table < b.table ? -1 : 1;
  if (a.row != b.row)
    return a.row < b.row ? -1 : 1;
  if (a.column != b.column)
    return a.column < b.column ? -1 : 1;
  return 0;
}

CtPlaces *
ct_places_new(void)
{
  CtPlaces *places = g_new0(CtPlaces, 1);

  places->tables = g_array_new(FALSE, FALSE, sizeof(Table));
  places->columns = g_hash_table_new(g_direct_hash, g_direct_equal);
  return places;
}

void
ct_places_free(CtPlaces *places)
{
  if (places == NULL)
    return;
  g_array_unref(places->tables);
  g_hash_table_unref(places->columns);
  ct_arena_free(places->texts);
  g_free(places);
}

/* Most submissions are text without names: they need no arena. */
static const gchar *
keep(CtPlaces *places, const gchar *text)
{
  if (text == NULL || *text == '\0')
    return text == NULL ? NULL : "";
  if (places->texts == NULL)
    places->texts = ct_arena_new();
  return ct_arena_copy(places->texts, text, strlen(text));
}

guint16
ct_places_add_table(CtPlaces *places, CtPlaceStyle style, const gchar *name)
{
  if (places->tables->len < MAX_TABLES) {
    Table table = {.style = style, .name = keep(places, name)};
    g_array_append_val(places->tables, table);
  }
  return (guint16)(places->tables->len - 1);
}

static gpointer
column_key(guint16 table, guint column)
{
  return GUINT_TO_POINTER((guint)table << 16 | column);
}

gboolean
ct_places_has_style(const CtPlaces *places, CtPlaceStyle style)
{
  for (guint i = 0; i < places->tables->len; i++) {
    CtPlaceStyle other = g_array_index(places->tables, Table, i).style;

    if (other == style || (style == CT_PLACE_POINTER && other > CT_PLACE_POINTER))
      return TRUE;
  }
  return FALSE;
}

/* Places of a submission that never told its tables are those of text. */
static const Table *
get_table(const CtPlaces *places, guint16 table)
{
  static const Table plain = {CT_PLACE_TEXT, ""};

  return places != NULL && table < places->tables->len
             ? &g_array_index(places->tables, Table, table) : &plain;
}

const gchar *
ct_places_table_name(const CtPlaces *places, guint16 table)
{
  const gchar *name = get_table(places, table)->name;

  return name != NULL ? name : "";
}

void
ct_places_name_column(CtPlaces *places, guint16 table, guint column, const gchar *path)
{
  g_return_if_fail(path != NULL);

  if (column == 0 || column > MAX_COLUMN)
    return;
  g_hash_table_insert(places->columns, column_key(table, column), (gpointer)keep(places, path));
}

/* Without printf, which allocates: every row of a dataset has a place. */
static void
append_number(guint64 number, GString *text)
{
  gchar digits[20];
  gsize at = sizeof digits;

  do {
    digits[--at] = (gchar)('0' + (gint)(number % 10));
    number /= 10;
  } while (number > 0);
  g_string_append_len(text, digits + at, (gssize)(sizeof digits - at));
}

static void
append_text(CtPlace place, GString *text)
{
  if (place.row == 0)
    return;
  append_number(place.row, text);
  g_string_append_c(text, ':');
  append_number(MAX(place.column, 1), text); /* a whole record is told at its first field */
}

/* 1 is A, 26 is Z, 27 is AA. */
static void
append_letters(guint column, GString *text)
{
  gchar letters[8];
  gsize at = sizeof letters;

  for (; column > 0; column = (column - 1) / 26)
    letters[--at] = (gchar)('A' + (gint)((column - 1) % 26));
  g_string_append_len(text, letters + at, (gssize)(sizeof letters - at));
}

/* "Biểu 1!D12"; a whole row is "Biểu 1!12:12", a whole column "Biểu 1!D:D". */
static void
append_sheet(const Table *table, CtPlace place, GString *text)
{
  g_string_append(text, table->name != NULL ? table->name : "");
  if (place.row == 0 && place.column == 0)
    return;
  g_string_append_c(text, '!');
  append_letters(place.column, text);
  if (place.row > 0)
    append_number(place.row, text);
  if (place.row > 0 && place.column > 0)
    return;
  g_string_append_c(text, ':');
  append_letters(place.column, text);
  if (place.row > 0)
    append_number(place.row, text);
}

static void
append_pointer(const CtPlaces *places, const Table *table, CtPlace place, GString *text)
{
  const gchar *path =
      g_hash_table_lookup(places->columns, column_key(place.table, place.column));

  if (table->name != NULL) {
    g_string_append(text, table->name);
    if (place.row > 0) {
      g_string_append_c(text, '/');
      append_number(place.row - 1, text);
    }
  }
  if (place.row > 0 && path != NULL) {
    g_string_append_c(text, '/');
    g_string_append(text, path);
  }
}

/* "/data/11/2": as in its pointer, rows and columns count from 0. */
static void
append_list(const Table *table, CtPlace place, GString *text)
{
  g_string_append(text, table->name != NULL ? table->name : "");
  if (place.row > 0) {
    g_string_append_c(text, '/');
    append_number(place.row - 1, text);
  }
  if (place.row > 0 && place.column > 0) {
    g_string_append_c(text, '/');
    append_number(place.column - 1, text);
  }
}

/* "/data/value/11"; a whole row has no pointer of its own but in its first column. */
static void
append_in_column(const CtPlaces *places, const Table *table, CtPlace place, GString *text)
{
  guint column = MAX(place.column, 1);
  const gchar *path = g_hash_table_lookup(places->columns, column_key(place.table, column));

  g_string_append(text, table->name != NULL ? table->name : "");
  if ((place.row == 0 && place.column == 0) || path == NULL)
    return;
  g_string_append_c(text, '/');
  g_string_append(text, path);
  if (place.row == 0)
    return;
  g_string_append_c(text, '/');
  append_number(place.row - 1, text);
}

void
ct_places_append(const CtPlaces *places, CtPlace place, GString *text)
{
  const Table *table;

  if (place.row == 0 && place.column == 0 && place.table == 0)
    return;
  table = get_table(places, place.table);
  switch (table->style) {
  case CT_PLACE_TEXT: append_text(place, text); break;
  case CT_PLACE_SHEET: append_sheet(table, place, text); break;
  case CT_PLACE_POINTER: append_pointer(places, table, place, text); break;
  case CT_PLACE_LISTS: append_list(table, place, text); break;
  case CT_PLACE_COLUMNS: append_in_column(places, table, place, text); break;
  }
}
