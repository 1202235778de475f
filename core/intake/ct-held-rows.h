/* ct-held-rows.h: rows kept until it is known what they are.
 */
#pragma once

#include "data/ct-row-sink.h"

G_BEGIN_DECLS

/**
 * CtRow:
 * @number: as in CtPlace
 * @n_above: rows right above it that have nothing of their own under merged cells; they are
 *   not given
 */
typedef struct {
  guint32 number;
  const CtCell *cells;
  guint n_cells;
  guint n_above;
} CtRow;

typedef struct CtHeldRows CtHeldRows;
CtHeldRows *ct_held_rows_new(void);
void ct_held_rows_free(CtHeldRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtHeldRows, ct_held_rows_free)

/* Copies a row. */
void ct_held_rows_add(CtHeldRows *rows, const CtRow *row);
/* Whether enough are held: CT_INTAKE_EVIDENCE_ROWS, or 16 MiB of them. */
gboolean ct_held_rows_is_full(const CtHeldRows *rows);
guint ct_held_rows_count(const CtHeldRows *rows);
/* Returns: (transfer none): valid until clear or free */
const CtRow *ct_held_rows_get(const CtHeldRows *rows, guint index);
/* Puts another text into a cell; copies. */
void ct_held_rows_set_text(CtHeldRows *rows, guint row, guint column, const gchar *text);
/* Gives a cell the text of the one to its left. */
void ct_held_rows_share_text(CtHeldRows *rows, guint row, guint column);
void ct_held_rows_clear(CtHeldRows *rows);

G_END_DECLS
