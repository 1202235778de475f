/* ct-accepted-save.h: for ct-accepted-save*.c: writing the store anew.
 */
#pragma once

#include "store/ct-accepted-private.h"

G_BEGIN_DECLS

/* Rows of an indicator that wait to be written. */
typedef struct {
  GPtrArray *figures;
  GPtrArray *before;
} CtEncoded;

/**
 * CtSaving:
 * @insert: the statement at hand
 * @encoded: (array): of the indicators from @wave on
 * @sender_numbers: of each sender of the names: its row in table sender, or 0: none yet
 * @senders: (element-type guint): those that have a row, in the order of the rows
 * @area_numbers: the same for areas of @strange
 */
typedef struct {
  const CtAcceptedContents *contents;
  const CtCatalog *catalog;
  guint n_threads;
  CtDatabase *database;
  CtStatement *insert;
  CtEncoded *encoded;
  guint32 wave;
  guint *sender_numbers;
  GArray *senders;
  guint32 *area_numbers;
} CtSaving;

/* Columns count from 0. Texts are borrowed until the statement runs. */
void ct_saving_set_text(CtStatement *insert, gint column, const gchar *text);

/* The rows of a table, by its statement; both tables of figures by ones of their own. */
gboolean ct_saving_areas(CtSaving *saving, GError **error);
gboolean ct_saving_figures(CtSaving *saving, GError **error);
/* After all figures: only then it is known who sent some. */
gboolean ct_saving_senders(CtSaving *saving, GError **error);

G_END_DECLS
