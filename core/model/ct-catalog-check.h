/* ct-catalog-check.h: how weaknesses of a catalog are told (for ct-catalog-check*.c).
 */
#pragma once

#include "model/ct-catalog-private.h"

G_BEGIN_DECLS

typedef struct {
  const CtCatalogData *data;
  CtComplaintFunc complain;
  gpointer user_data;
  guint n;
} CtCheck;

void ct_check_complain(CtCheck *check, const gchar *file, const gchar *code, const gchar *format,
                       ...) G_GNUC_PRINTF(4, 5);

/* Names that mean several entries. */
void ct_check_names(CtCheck *check);

G_END_DECLS
