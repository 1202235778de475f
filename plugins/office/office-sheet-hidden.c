#include "office/office-sheet-hidden.h"

#include <string.h>

#include "base/ct-message.h"

/* Longer lists tell nobody anything. */
#define MAX_LISTED 20

typedef struct {
  guint32 first;
  guint32 last;
} Span;

struct OfficeHidden {
  GArray *rows;
  gboolean any_column;
  guint8 columns[OFFICE_MAX_COLUMNS + 1];
};

enum { COLUMN_HIDDEN = 1, COLUMN_USED = 2 };

static void
hide_columns(OfficeHidden *hidden, const OfficeRange *range)
{
  for (guint32 column = range->first.column;
       column > 0 && column <= range->last.column && column <= OFFICE_MAX_COLUMNS; column++) {
    /* What is hidden twice is passed over at once: hostile lists repeat. */
    hidden->columns[column] = COLUMN_HIDDEN;
    hidden->any_column = TRUE;
  }
}

OfficeHidden *
office_hidden_new(const OfficeRange *columns, gsize n_columns)
{
  OfficeHidden *hidden = g_new0(OfficeHidden, 1);

  hidden->rows = g_array_new(FALSE, FALSE, sizeof(Span));
  for (gsize i = 0; i < MIN(n_columns, OFFICE_MAX_COLUMNS); i++)
    hide_columns(hidden, &columns[i]);
  return hidden;
}

void
office_hidden_free(OfficeHidden *hidden)
{
  g_array_free(hidden->rows, TRUE);
  g_free(hidden);
}

static void
add_to_spans(GArray *spans, guint32 at)
{
  Span *last = spans->len > 0 ? &g_array_index(spans, Span, spans->len - 1) : NULL;

  if (last != NULL && at >= last->first && at <= last->last + 1)
    last->last = MAX(last->last, at);
  else
    g_array_append_val(spans, ((Span){at, at}));
}

void
office_hidden_add_row(OfficeHidden *hidden, guint32 row)
{
  add_to_spans(hidden->rows, row);
}

void
office_hidden_use_column(OfficeHidden *hidden, guint32 column)
{
  hidden->columns[column] |= COLUMN_USED;
}

static void
append_at(GString *text, guint32 at, gboolean column)
{
  g_autoptr(GString) address = NULL;

  if (!column) {
    g_string_append_printf(text, "%u", at);
    return;
  }
  address = g_string_new(NULL);
  office_address_append((OfficeAddress){.row = 1, .column = at}, address);
  g_string_append_len(text, address->str, (gssize)address->len - 1);
}

/* "7-9, 14". Returns: (transfer full) */
static gchar *
list_spans(const GArray *spans, gboolean columns)
{
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index(spans, Span, i);
    g_string_append(text, i > 0 ? ", " : "");
    if (i == MAX_LISTED) {
      g_string_append(text, "…");
      break;
    }
    append_at(text, span->first, columns);
    if (span->last == span->first)
      continue;
    g_string_append_c(text, '-');
    append_at(text, span->last, columns);
  }
  return g_string_free(text, FALSE);
}

static gboolean
tell_rows(const OfficeHidden *hidden, CtRowSink *rows)
{
  g_autofree gchar *list = NULL;
  g_autofree gchar *message = NULL;

  if (hidden->rows->len == 0)
    return TRUE;
  list = list_spans(hidden->rows, FALSE);
  message = g_strdup_printf(_("hidden rows: %s; they are read like the others"), list);
  return ct_row_sink_note(rows, &(CtReadNote){.what = "hidden-rows",
                                              .value = list,
                                              .rule = "read.hidden-rows",
                                              .row = g_array_index(hidden->rows, Span, 0).first,
                                              .message = message});
}

static gboolean
tell_columns(const OfficeHidden *hidden, CtRowSink *rows)
{
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  g_autofree gchar *list = NULL;
  g_autofree gchar *message = NULL;

  for (guint32 column = 1; hidden->any_column && column <= OFFICE_MAX_COLUMNS; column++)
    if (hidden->columns[column] == (COLUMN_HIDDEN | COLUMN_USED))
      add_to_spans(spans, column);
  if (spans->len == 0)
    return TRUE;
  list = list_spans(spans, TRUE);
  message = g_strdup_printf(_("hidden columns: %s; they are read like the others"), list);
  return ct_row_sink_note(rows, &(CtReadNote){.what = "hidden-columns",
                                              .value = list,
                                              .rule = "read.hidden-columns",
                                              .message = message});
}

gboolean
office_hidden_tell(const OfficeHidden *hidden, CtRowSink *rows)
{
  return tell_rows(hidden, rows) && tell_columns(hidden, rows);
}
