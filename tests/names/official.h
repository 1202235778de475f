/* official.h: the official list of areas as a catalog.
 */
#pragma once

#include "model/ct-catalog.h"

/* @name: without its type, spaces as published */
typedef struct {
  gchar *code;
  gchar *parent;
  gchar *type;
  gchar *name;
} OfficialUnit;

/* Returns: (transfer full): OfficialUnit, in the order of the list */
GArray *official_list_load(const gchar *path, GError **error);

/* A catalog of these areas and nothing else. Returns: (transfer full) */
CtCatalog *official_catalog_new(const GArray *units, GError **error);

/* "Huyện Bát Xát" Returns: (transfer full) */
gchar *official_unit_name(const OfficialUnit *unit);
