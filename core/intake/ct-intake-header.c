/* ct-intake-header.c: the header of a table, and what in it means nothing. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-column-describe.h"
#include "intake/ct-intake-private.h"
#include "intake/ct-layout-private.h"

/* The area or indicator that the header of a wide table may mean, or NULL. */
static const gchar *
near_name(CtIntake *intake, CtSpan text)
{
  guint32 area = ct_suggest_area(intake->suggest, text);
  guint32 indicator;

  if (area != CT_INDEX_NONE)
    return intake->catalog->areas[area].name;
  indicator = ct_suggest_indicator(intake->suggest, text);
  return indicator != CT_INDEX_NONE ? ct_indicator_name(&intake->catalog->indicators[indicator])
                                    : NULL;
}

/* Where areas or indicators are columns, one that is not known takes figures with it. */
static void
tell_unknown_column(CtIntake *intake, CtSpan text, CtPlace place)
{
  gboolean wide = ct_layout_is_wide(intake->table.layout);
  CtFinding finding = ct_intake_finding(intake, wide ? CT_SEVERITY_WARNING : CT_SEVERITY_INFO,
                                        "intake.unknown-column", place, NULL);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  finding.suggestion = wide ? near_name(intake, text) : NULL;
  if (finding.suggestion != NULL) {
    finding.severity = CT_SEVERITY_ERROR;
    ct_findings_add(intake->findings, &finding,
                    _("the column \"%s\" is not known and none of its figures is read; is it "
                      "\"%s\"?"),
                    observed, finding.suggestion);
  } else {
    ct_findings_add(intake->findings, &finding,
                    _("the column \"%s\" means nothing that is known and is not read"), observed);
  }
}

/* Figures that are passed over are an error, what is told twice is not. */
static void
tell_repeated_column(CtIntake *intake, CtSpan text, CtPlace place)
{
  CtMeaning role = ct_header_words_read(intake->words, intake->resolver, text).role;
  gboolean figures = role == CT_MEANS_VALUE || role == CT_MEANS_NUMERATOR ||
                     role == CT_MEANS_DENOMINATOR || role == CT_MEANS_NONE;
  CtFinding finding =
    ct_intake_finding(intake, figures ? CT_SEVERITY_ERROR : CT_SEVERITY_WARNING,
                      "intake.repeated-column", place, NULL);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("the column \"%s\" holds the same as an earlier one; only that one is read"),
                  observed);
}

/* What was reached, or how much of the plan that is. */
static void
tell_progress_column(CtIntake *intake, CtSpan text, CtPlace place)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_WARNING, "intake.unknown-column", place, NULL);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("the column \"%s\" may hold what was achieved, or percentages of the plan; it "
                    "is not read (call it \"Thực hiện\" or \"%% hoàn thành\")"),
                  observed);
}

/* "Quý trước": figures of another period, by their words and not by those of a key. */
static gboolean
is_untold(CtIntake *intake, guint index)
{
  CtSpan header = ct_layout_get(intake->table.layout, index)->header;
  const CtFormDeclaration *form = intake->options.form;

  return !intake->table.keyed && (form == NULL || form->columns->len == 0) &&
         header.length <= CT_HEADER_MAX_CELL &&
         ct_header_words_entry(intake->words, header) == NULL &&
         ct_header_words_read(intake->words, intake->resolver, header).role == CT_MEANS_IGNORED;
}

static void
tell_untold_column(CtIntake *intake, CtSpan text, CtPlace place)
{
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_INFO, "intake.unknown-column", place, NULL);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("the column \"%s\" holds figures of another period that it does not name; it "
                    "is not read"),
                  observed);
}

/* @text: what the header calls the column */
static void
tell_column(CtIntake *intake, guint index, CtSpan text, guint32 row)
{
  CtPlace place = ct_intake_place(intake, row, (gint)index);

  if (text.length == 0)
    return;
  switch (ct_layout_get(intake->table.layout, index)->role) {
  case CT_MEANS_NONE:
    tell_unknown_column(intake, text, place);
    break;
  case CT_MEANS_REPEATED:
    tell_repeated_column(intake, text, place);
    break;
  case CT_MEANS_COMPARISON:
    if (ct_layout_is_lone_progress(intake->table.layout, index))
      tell_progress_column(intake, text, place);
    break;
  case CT_MEANS_IGNORED:
    if (is_untold(intake, index))
      tell_untold_column(intake, text, place);
    break;
  case CT_MEANS_AMBIGUOUS_AREA:
    ct_intake_tell_name(intake, CT_MEANS_AREA, ct_resolver_area(intake->resolver, text), text, place,
                        NULL);
    break;
  default:
    break;
  }
}

/* What a column means, for who asks. */
static void
note_column(CtIntake *intake, guint index)
{
  const CtColumn *column = ct_layout_get(intake->table.layout, index);
  g_autofree gchar *meaning = NULL;

  if (intake->options.recognition == NULL)
    return;
  meaning = ct_column_describe(intake->catalog, column);
  ct_intake_note(intake, CT_FACT_COLUMN,
                 ct_intake_place(intake, intake->table.header_row, (gint)index), column->header,
                 meaning, NULL);
}

void
ct_intake_tell_columns(CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;
  const GArray *rows = intake->table.key_rows;

  for (guint i = 0; i < layout->columns->len; i++) {
    note_column(intake, i);
    tell_column(intake, i, ct_layout_get(layout, i)->header,
                i < rows->len ? g_array_index(rows, guint32, i) : intake->table.header_row);
  }
}

/* The rows from held row @at on, as far as a header may reach. */
static guint
next_rows(const CtIntake *intake, guint at, CtRow *rows)
{
  guint n = 0;

  for (guint i = at; i < ct_held_rows_count(intake->held) && n < CT_HEADER_LOOKAHEAD; i++)
    rows[n++] = *ct_held_rows_get(intake->held, i);
  return n;
}

/* What people say stands above a column stands there instead of what does. */
static void
declare_columns(CtIntake *intake, CtRow *rows, guint n)
{
  const CtFormDeclaration *form = intake->options.form;

  for (guint k = 0; k < form->columns->len; k++) {
    const CtFormColumn *declared = &g_array_index(form->columns, CtFormColumn, k);

    for (guint i = 0; i < n; i++) {
      CtCell *cell = (CtCell *)&rows[i].cells[declared->column - 1]; /* ours, a copy */

      if (declared->column > rows[i].n_cells)
        continue;
      *cell = (CtCell){.text = i + 1 == n ? declared->header : "",
                       .length = i + 1 == n ? strlen(declared->header) : 0,
                       .kind = i + 1 == n ? CT_CELL_TEXT : CT_CELL_BLANK};
    }
  }
}

/* Copies rows so that they may be changed, each as wide as the widest declared column. */
static void
copy_rows(CtIntake *intake, CtRow *rows, guint n)
{
  const CtFormDeclaration *form = intake->options.form;
  guint widest = 0;

  for (guint k = 0; k < form->columns->len; k++)
    widest = MAX(widest, g_array_index(form->columns, CtFormColumn, k).column);
  for (guint i = 0; i < n; i++) {
    guint width = MAX(rows[i].n_cells, widest);
    CtCell *cells = ct_arena_allocate(intake->table.texts, width * sizeof *cells);

    for (guint k = 0; k < width; k++)
      cells[k] = k < rows[i].n_cells ? rows[i].cells[k]
                                     : (CtCell){.text = "", .kind = CT_CELL_BLANK};
    rows[i].cells = cells;
    rows[i].n_cells = width;
  }
}

static void
ignore_declared(CtIntake *intake, CtLayout *layout)
{
  const CtFormDeclaration *form = intake->options.form;

  for (guint k = 0; k < form->columns->len; k++) {
    const CtFormColumn *declared = &g_array_index(form->columns, CtFormColumn, k);

    if (g_str_equal(declared->header, "-") && declared->column <= layout->columns->len)
      ct_layout_set_role(layout, declared->column - 1, CT_MEANS_IGNORED);
  }
}

/* The header of a form that people have described. */
static CtLayout *
read_declared(CtIntake *intake, CtRow *rows, guint n, const CtSpan *headings, guint n_headings,
              guint *used)
{
  const CtFormDeclaration *form = intake->options.form;
  CtLayout *layout;
  guint depth = 0;

  if (form->header_first > 0) {
    if (rows[0].number < form->header_first || rows[0].number > form->header_last)
      return NULL;
    while (depth < n && rows[depth].number <= form->header_last)
      depth++;
  } else {
    ct_layout_free(ct_layout_find(intake->words, intake->resolver, NULL, rows, n, headings,
                                  n_headings, &depth));
    if (depth == 0)
      return NULL;
  }
  copy_rows(intake, rows, depth);
  declare_columns(intake, rows, depth);
  layout = ct_layout_read(intake->words, intake->resolver, rows, depth, headings, n_headings);
  if (layout != NULL)
    ignore_declared(intake, layout);
  *used = depth;
  return layout;
}

/* Where people have said what the table is about, one heading over figures is enough. */
static CtLayout *
find_short_header(CtIntake *intake, const CtRow *rows, guint *used)
{
  CtLayout *layout;

  if (intake->options.indicator == CT_INDEX_NONE || intake->table.layout != NULL)
    return NULL;
  layout = ct_layout_read(intake->words, intake->resolver, rows, 1, NULL, 0);
  for (guint i = 0; layout != NULL && i < layout->columns->len; i++)
    if (ct_layout_get(layout, i)->role == CT_MEANS_NONE)
      g_clear_pointer(&layout, ct_layout_free);
  if (layout != NULL && layout->values->len == 0)
    g_clear_pointer(&layout, ct_layout_free);
  *used = layout != NULL ? 1 : 0;
  return layout;
}

CtLayout *
ct_intake_find_header(CtIntake *intake, guint at, guint *used)
{
  CtRow rows[CT_HEADER_LOOKAHEAD];
  CtSpan headings[CT_OUTLINE_MAX];
  guint n = next_rows(intake, at, rows);
  guint n_headings =
    ct_outline_headings(intake->table.outline, CT_OUTLINE_SECTION, headings);
  const CtFormDeclaration *form = intake->options.form;
  CtLayout *layout;

  *used = 0;
  if (n == 0)
    return NULL;
  if (form != NULL && (form->header_first > 0 || form->columns->len > 0))
    return read_declared(intake, rows, n, headings, n_headings, used);
  layout = ct_layout_find(intake->words, intake->resolver, intake->space->layouts, rows, n,
                          headings, n_headings, used);
  return layout != NULL ? layout : find_short_header(intake, rows, used);
}

CtLayout *
ct_intake_read_header(CtIntake *intake, const CtRow *rows, guint n)
{
  CtSpan headings[CT_OUTLINE_MAX];
  guint n_headings = ct_outline_headings(intake->table.outline, CT_OUTLINE_SECTION, headings);

  return ct_layout_read(intake->words, intake->resolver, rows, n, headings, n_headings);
}

gboolean
ct_intake_is_same_header(const CtLayout *one, const CtLayout *other)
{
  guint n = MIN(one->columns->len, other->columns->len);

  for (guint i = 0; i < n; i++) {
    CtSpan a = ct_layout_get(one, i)->header, b = ct_layout_get(other, i)->header;

    if (a.length != b.length || memcmp(a.text, b.text, a.length) != 0)
      return FALSE;
  }
  return n > 0;
}

/* Where a key was first seen, for what is told when the table is settled. */
static void
remember_row(CtIntake *intake, guint index, guint32 row)
{
  GArray *rows = intake->table.key_rows;

  if (rows->len <= index)
    g_array_set_size(rows, index + 1);
  g_array_index(rows, guint32, index) = row;
}

void
ct_intake_add_key(CtIntake *intake, guint index, const gchar *path, guint32 row)
{
  CtColumn column = ct_header_words_read_key(intake->words, intake->resolver, path);

  column.header = (CtSpan){ct_arena_copy(intake->table.texts, path, strlen(path)), strlen(path)};
  ct_layout_set(intake->table.layout, index, &column);
  if (intake->table.settled)
    tell_column(intake, index, column.header, row);
  else
    remember_row(intake, index, row);
}

gboolean
ct_intake_find_declared(CtIntake *intake, CtSpan text, CtNameMatch *match)
{
  const CtFormDeclaration *form = intake->options.form;
  g_autofree gchar *key = NULL;

  if (form == NULL || form->names->len == 0)
    return FALSE;
  key = ct_text_fold(text.text, text.length, CT_FOLD_SPELLING);
  for (guint i = 0; i < form->names->len; i++) {
    const CtFormName *name = &g_array_index(form->names, CtFormName, i);
    g_autofree gchar *other = ct_text_fold(name->name, strlen(name->name), CT_FOLD_SPELLING);

    if (!g_str_equal(key, other))
      continue;
    match->result = CT_NAME_FOUND;
    match->id = g_str_equal(name->code, "-")
                  ? CT_INDEX_NONE
                  : ct_catalog_indicator_by_code(intake->catalog, name->code);
    return TRUE;
  }
  return FALSE;
}
