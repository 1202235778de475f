#include "data/ct-written.h"

#include <string.h>

#include "model/ct-for-people.h"

#define MAX_SHOWN 200 /* characters of a cell that are shown */

struct CtWritten {
  GHashTable *cells; /* place -> CtWrittenCell */
  CtArena *texts;
};

CtWritten *
ct_written_new(void)
{
  CtWritten *written = g_new0(CtWritten, 1);

  written->cells = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  written->texts = ct_arena_new();
  return written;
}

void
ct_written_free(CtWritten *written)
{
  if (written == NULL)
    return;
  g_hash_table_unref(written->cells);
  ct_arena_free(written->texts);
  g_free(written);
}

static gint64
key_of(CtPlace place)
{
  return (gint64)((guint64)place.table << 48 | (guint64)place.row << 16 | place.column);
}

void
ct_written_set(CtWritten *written, CtPlace place, const CtWrittenCell *cell)
{
  CtWrittenCell *copy = g_memdup2(cell, sizeof *cell);
  gint64 key = key_of(place);

  copy->text = ct_arena_copy(written->texts, cell->text, strlen(cell->text));
  copy->behind = ct_arena_copy(written->texts, cell->behind, strlen(cell->behind));
  g_hash_table_insert(written->cells, g_memdup2(&key, sizeof key), copy);
}

const CtWrittenCell *
ct_written_get(const CtWritten *written, CtPlace place)
{
  gint64 key = key_of(place);

  return written != NULL ? g_hash_table_lookup(written->cells, &key) : NULL;
}

/* What intake and readers tell of a cell is in that cell's own words, and not converted. */
static gboolean
is_about_text(const CtFinding *finding)
{
  return g_str_has_prefix(finding->rule, "intake.") || g_str_has_prefix(finding->rule, "read.");
}

/* In which of two ways an intake.number-by-... reads it: the number as data. */
static gboolean
is_plain_reading(const CtFinding *finding)
{
  return g_str_has_prefix(finding->rule, "intake.number-by-");
}

/* "909.700" for 909.7 tỷ đồng where the cell is in triệu đồng. */
static gboolean
append_for_cell(const CtCatalog *catalog, const CtFinding *finding, const CtWrittenCell *cell,
                CtDecimal value, GString *text)
{
  gchar number[CT_DECIMAL_PEOPLE_CHARS];
  const CtUnit *units;

  if (cell == NULL || catalog == NULL || cell->indicator == CT_INDEX_NONE ||
      cell->indicator != finding->indicator || cell->unit >= catalog->n_units)
    return FALSE;
  units = catalog->units;
  if (!ct_unit_convertible(&units[catalog->indicators[finding->indicator].unit],
                           &units[cell->unit]) ||
      !ct_unit_convert(value, &units[catalog->indicators[finding->indicator].unit],
                       &units[cell->unit], &value))
    return FALSE;
  ct_decimal_format_with(ct_decimal_reduce(value), cell->group, cell->point, number);
  g_string_append_printf(text, "%s%s", number, cell->behind);
  return TRUE;
}

static void
append_with_unit(const CtCatalog *catalog, const CtFinding *finding, CtDecimal value,
                 GString *text)
{
  gchar number[CT_DECIMAL_PEOPLE_CHARS];

  g_string_append(text, ct_decimal_format_for_people(ct_decimal_reduce(value), number));
  if (catalog != NULL && finding->indicator != CT_INDEX_NONE)
    g_string_append_printf(
      text, " %s", catalog->units[catalog->indicators[finding->indicator].unit].symbol);
}

gchar *
ct_written_suggestion(const CtCatalog *catalog, const CtFinding *finding,
                      const CtWrittenCell *cell)
{
  g_auto(GStrv) values = NULL;
  g_autoptr(GString) text = g_string_new(NULL);

  if (finding->suggestion == NULL || finding->suggestion[0] == '\0')
    return NULL;
  if (is_plain_reading(finding))
    return ct_values_for_people(finding->suggestion);
  if (is_about_text(finding))
    return g_strdup(finding->suggestion);
  values = g_strsplit(finding->suggestion, " | ", -1);
  for (guint i = 0; values[i] != NULL; i++) {
    CtDecimal value;

    if (!ct_decimal_parse(values[i], strlen(values[i]), &value))
      return g_strdup(finding->suggestion);
    if (i > 0)
      g_string_append(text, _(" or "));
    if (!append_for_cell(catalog, finding, cell, value, text))
      append_with_unit(catalog, finding, value, text);
  }
  return g_strdup(text->str);
}

gchar *
ct_written_expected(const CtFinding *finding)
{
  return is_about_text(finding) ? g_strdup(finding->expected)
                                : ct_values_for_people(finding->expected);
}

/* A report in prose is one long cell. */
static gchar *
cut(const gchar *text)
{
  g_autofree gchar *head = NULL;

  if (g_utf8_strlen(text, -1) <= MAX_SHOWN)
    return g_strdup(text);
  head = g_utf8_substring(text, 0, MAX_SHOWN);
  return g_strconcat(head, "…", NULL);
}

gchar *
ct_written_observed(const CtFinding *finding, const CtWrittenCell *cell)
{
  if (cell != NULL && (cell->text[0] != '\0' || !is_about_text(finding)))
    return cut(cell->text);
  if (finding->observed == NULL)
    return NULL;
  return is_about_text(finding) ? g_strdup(finding->observed)
                                : ct_values_for_people(finding->observed);
}
