/* ct-intake-keys.c: the keys of JSON records, all of a table together: names that are columns,
 * objects inside of records, and lists there. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-header-key.h"
#include "intake/ct-header-private.h"
#include "intake/ct-intake-private.h"

/* A key of the table. @bound: says something of the figures beside it only: "ke_hoach/ky"
 * @figure: by the words alone it holds figures */
typedef struct {
  CtKeyPath path;
  CtColumn column;
  CtMeaning bound;
  gboolean figure;
} Key;

/* Keys come before the cells that tell in which old encoding the table is. */
static void
decode_keys(CtIntake *intake)
{
  const CtTable *table = &intake->table;

  for (guint i = 0; table->legacy != CT_LEGACY_NONE && i < table->layout->columns->len; i++) {
    CtSpan name = ct_layout_get(table->layout, i)->header;
    g_autofree gchar *text = NULL;
    CtColumn column;

    if (name.length == 0 || !ct_legacy_fits(table->legacy, name.text, name.length))
      continue;
    text = ct_legacy_decode(table->legacy, name.text, name.length);
    if (text == NULL)
      continue;
    column = ct_header_words_read_key(intake->words, intake->resolver, text);
    column.header = (CtSpan){ct_arena_copy(table->texts, text, strlen(text)), strlen(text)};
    ct_layout_set(table->layout, i, &column);
  }
}

/* Whether the keys above are a name, or words of a figure: "082", "ke_hoach". */
static gboolean
is_below_figure(CtIntake *intake, const Key *key)
{
  CtKeyPath above = key->path;

  above.n--;
  return ct_header_words_read_path(intake->words, intake->resolver, &above, TRUE).role !=
         CT_MEANS_NONE;
}

/* What a key says there, not of its row but of the figures beside it. */
static CtMeaning
find_bound(CtIntake *intake, const Key *key)
{
  CtMeaning role;

  if (key->path.n < 2 || !key->path.known || !is_below_figure(intake, key))
    return CT_MEANS_NONE;
  role = ct_header_words_read(intake->words, intake->resolver, key->path.parts[key->path.n - 1])
           .role;
  return ct_meaning_is_key(role) ? role : CT_MEANS_NONE;
}

static void
read_paths(CtIntake *intake, Key *keys, guint n)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < n; i++) {
    CtSpan header = ct_layout_get(layout, i)->header;
    Key *key = &keys[i];

    key->column = CT_COLUMN_INIT;
    if (header.length == 0)
      continue;
    ct_key_path_split(&key->path, header.text, intake->table.texts);
    key->column = ct_header_words_read_key(intake->words, intake->resolver, header.text);
    key->bound = find_bound(intake, key);
    if (key->column.role == CT_MEANS_NONE && key->bound == CT_MEANS_NONE && key->path.n > 1)
      key->column =
        ct_header_words_read_path(intake->words, intake->resolver, &key->path, TRUE);
  }
}

/* Names, which mean something beside others only. */
static void
read_names(CtIntake *intake, Key *keys, guint n)
{
  g_autofree CtCell *cells = g_new0(CtCell, n);
  CtRow row = {.cells = cells, .n_cells = n};
  CtLayout *found;
  guint used = 0;

  for (guint i = 0; i < n; i++) {
    CtSpan header = ct_layout_get(intake->table.layout, i)->header;
    CtSpan name = keys[i].path.n > 0 ? keys[i].path.parts[keys[i].path.n - 1] : (CtSpan){"", 0};

    if (keys[i].path.above == 0 && keys[i].column.role != CT_MEANS_NONE)
      name = header;
    cells[i] = (CtCell){.text = name.text, .length = name.length, .kind = CT_CELL_TEXT};
  }
  found = ct_layout_find(intake->words, intake->resolver, NULL, &row, 1, NULL, 0, &used);
  for (guint i = 0; found != NULL && i < n; i++) {
    CtColumn column = *ct_layout_get(found, i);

    if (keys[i].column.role != CT_MEANS_NONE || keys[i].path.n != 1 ||
        column.role != CT_MEANS_VALUE)
      continue;
    if (column.unit.length > 0)
      column.unit.text =
        ct_arena_copy(intake->table.texts, column.unit.text, column.unit.length);
    keys[i].column = column;
  }
  ct_layout_free(found);
}

static gboolean
is_figure(const Key *key)
{
  return key->column.role == CT_MEANS_VALUE;
}

static gboolean
is_same_object(const CtLayout *layout, const Key *keys, guint a, guint b)
{
  gsize length = keys[a].path.above;

  return length == keys[b].path.above &&
         strncmp(ct_layout_get(layout, a)->header.text, ct_layout_get(layout, b)->header.text,
                 length) == 0;
}

/* Nothing is read there, whatever its cells are. */
static void
refuse(CtIntake *intake, Key *keys, guint i)
{
  const GArray *rows = intake->table.key_rows;
  guint32 row = i < rows->len ? g_array_index(rows, guint32, i) : intake->table.header_row;
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.unknown-column",
                      ct_intake_place(intake, row, (gint)i), NULL);
  g_autofree gchar *observed = NULL;
  CtSpan header = ct_layout_get(intake->table.layout, i)->header;
  gboolean figure = is_figure(&keys[i]) || keys[i].path.value;

  keys[i].column = CT_COLUMN_INIT;
  keys[i].column.role = CT_MEANS_IGNORED;
  if (!figure)
    return;
  observed = ct_text_quote(header.text, header.length);
  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("the figures under \"%s\" are about something else than their record, and "
                    "are not read: give them records of their own"),
                  observed);
}

/* {"ke_hoach": {"ky": ..., "gia_tri": ...}}: the period of that figure alone. Where all figures
 * stand there it is that of the row; else figures whose own keys are passed over are not read. */
static void
settle_bound(CtIntake *intake, Key *keys, guint n)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < n; i++)
    keys[i].figure = is_figure(&keys[i]);
  for (guint i = 0; i < n; i++) {
    guint beside = 0, elsewhere = 0;

    if (keys[i].bound == CT_MEANS_NONE)
      continue;
    for (guint k = 0; k < n; k++)
      if (keys[k].figure)
        *(is_same_object(layout, keys, i, k) ? &beside : &elsewhere) += 1;
    if (elsewhere == 0 && beside > 0) {
      keys[i].column = CT_COLUMN_INIT;
      keys[i].column.role = keys[i].bound;
      continue;
    }
    for (guint k = 0; k < n; k++)
      if (is_figure(&keys[k]) && is_same_object(layout, keys, i, k))
        refuse(intake, keys, k);
    keys[i].column = CT_COLUMN_INIT;
    keys[i].column.role = CT_MEANS_IGNORED;
  }
}

/* {"area": {"value": "082"}, "value": 10}: the record's own figure counts, and the other value
 * is what the key above it says. {"chi_tieu": {"ma": "5", "gia_tri": 10}} has no other. */
static void
settle_values(Key *keys, guint n)
{
  guint figures = 0;

  for (guint i = 0; i < n; i++)
    figures += is_figure(&keys[i]) && !keys[i].path.indexed ? 1 : 0;
  for (guint i = 0; i < n && figures == 0; i++)
    if (keys[i].path.value && ct_meaning_is_indicator(keys[i].column.role)) {
      keys[i].column = CT_COLUMN_INIT;
      keys[i].column.role = CT_MEANS_VALUE;
    }
}

/* A list inside of a record that has figures of its own: its rows are others. */
static void
settle_lists(CtIntake *intake, Key *keys, guint n)
{
  gboolean own = FALSE;

  for (guint i = 0; i < n; i++)
    own = own || (is_figure(&keys[i]) && !keys[i].path.indexed);
  for (guint i = 0; own && i < n; i++)
    if (keys[i].path.indexed)
      refuse(intake, keys, i);
}

/* The record's own keys before those below them. */
static void
place_all(CtLayout *layout, const Key *keys, guint n)
{
  guint deepest = 0;

  for (guint i = 0; i < n; i++) {
    CtColumn none = CT_COLUMN_INIT;

    none.header = ct_layout_get(layout, i)->header;
    deepest = MAX(deepest, keys[i].path.above > 0 ? 1u : 0u);
    ct_layout_set(layout, i, &none);
  }
  for (guint depth = 0; depth <= deepest; depth++)
    for (guint i = 0; i < n; i++) {
      CtColumn column = keys[i].column;

      if ((keys[i].path.above > 0 ? 1u : 0u) != depth || column.role == CT_MEANS_NONE)
        continue;
      column.header = ct_layout_get(layout, i)->header;
      ct_layout_set(layout, i, &column);
    }
}

void
ct_intake_read_keys(CtIntake *intake)
{
  CtLayout *layout = intake->table.layout;
  guint n = layout->columns->len;
  g_autofree Key *keys = g_new0(Key, n);

  decode_keys(intake);
  read_paths(intake, keys, n);
  read_names(intake, keys, n);
  settle_bound(intake, keys, n);
  settle_values(keys, n);
  settle_lists(intake, keys, n);
  place_all(layout, keys, n);
}
