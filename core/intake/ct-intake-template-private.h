/* ct-intake-template-private.h: the facts of a form that was sent out.
 */
#pragma once

#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-template.h"

G_BEGIN_DECLS

/* @at: where it is now; CT_COLUMN_NONE: nowhere. @figures: its cells are figures */
typedef struct {
  const gchar *role;
  const gchar *heading;
  guint column; /* from 0 */
  gint at;
  gboolean figures;
} Column;

/* @formulas: bits of the columns that have one */
typedef struct {
  const gchar *code;
  const gchar *area;
  const gchar *name;
  const gchar *unit;
  guint32 formulas;
  gboolean seen;
} Item;

/* A value where the form has a formula. */
typedef struct {
  CtPlace place;
  const gchar *observed;
  const gchar *name;
} Typed;

typedef enum {
  STAGE_MARK,  /* in the sheet of facts; its first row decides */
  STAGE_FACTS, /* below it */
  STAGE_SEEK,  /* for the header of the form */
  STAGE_FORM,  /* below that */
  STAGE_DONE   /* the form was read; or there is none */
} Stage;

/**
 * CtTemplate:
 * @columns: (element-type Column); @items: (element-type Item)
 * @keys: "code\narea" -> 1 + index among @items; @names: "name\narea" -> the same
 * @header: its row in the form as it came
 * @typed: (element-type Typed); @n_computed: formulas that are still there
 */
struct CtTemplate {
  Stage stage;
  GArray *columns;
  GArray *items;
  GHashTable *keys;
  GHashTable *names;
  CtArena *texts;
  guint32 header;
  GArray *typed;
  guint n_computed;
};

CtTemplate *ct_template_new(void);
/* A row below the first of the sheet of facts. */
void ct_template_take_fact(CtTemplate *form, const CtRow *row);
/* "code\narea" Returns: (transfer full) */
gchar *ct_template_key(CtSpan name, CtSpan area);

static inline CtSpan
trim(CtSpan text)
{
  while (text.length > 0 && g_ascii_isspace(text.text[0]))
    text = (CtSpan){text.text + 1, text.length - 1};
  while (text.length > 0 && g_ascii_isspace(text.text[text.length - 1]))
    text.length--;
  return text;
}

static inline CtSpan
cell_at(const CtRow *row, gint column)
{
  return column < 0 || (guint)column >= row->n_cells ? (CtSpan){"", 0}
                                                     : trim(ct_cell_span(&row->cells[column]));
}

static inline gboolean
is(CtSpan text, const gchar *wanted)
{
  return text.length == strlen(wanted) && memcmp(text.text, wanted, text.length) == 0;
}

G_END_DECLS
