#include "ods-columns.h"

#include "ods-names.h"

/* Up to @last. */
typedef struct {
  guint32 last;
  const OdsStyle *style;
} Run;

void
ods_columns_init(OdsColumns *columns)
{
  *columns = (OdsColumns){.list = g_array_new(FALSE, FALSE, sizeof(Run)),
                          .hidden = g_array_new(FALSE, FALSE, sizeof(OfficeRange)),
                          .next = 1};
}

void
ods_columns_clear(OdsColumns *columns)
{
  g_array_unref(columns->list);
  g_array_unref(columns->hidden);
}

void
ods_columns_add(OdsColumns *columns, OdsStyles *styles, const OfficeXmlElement *element,
                gboolean hidden)
{
  guint32 n = MAX(1, ods_number(element, "table", "number-columns-repeated", 1));
  const gchar *style = ods_attribute(element, "table", "default-cell-style-name");
  Run run;

  if (columns->next > OFFICE_MAX_COLUMNS)
    return;
  run.last = columns->next + MIN(n, OFFICE_MAX_COLUMNS + 1 - columns->next) - 1;
  run.style = style != NULL ? ods_styles_cell(styles, style) : NULL;
  g_array_append_val(columns->list, run);
  if (hidden)
    g_array_append_val(columns->hidden, ((OfficeRange){{1, columns->next}, {1, run.last}}));
  columns->next = run.last + 1;
}

const OdsStyle *
ods_columns_style(const OdsColumns *columns, guint32 column, guint *cursor)
{
  while (*cursor < columns->list->len && g_array_index(columns->list, Run, *cursor).last < column)
    ++*cursor;
  return *cursor < columns->list->len ? g_array_index(columns->list, Run, *cursor).style : NULL;
}
