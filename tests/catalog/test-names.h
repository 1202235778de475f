/* test-names.h: the names of the shipped catalog are found as people write them.
 */
#pragma once

#include "model/ct-catalog.h"

void test_names_add(GArray *tests, CtCatalog *catalog);
