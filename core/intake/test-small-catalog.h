/* A small province for the tests of intake. */
#pragma once

#include "model/ct-catalog.h"

CtCatalog *small_catalog_new(void);
