/* A layout as text, for the tests: "2: row-number|indicator|value plan 2023 by district
 * [tỷ đồng]|compares % 3/2". */
#pragma once

#include "intake/ct-layout.h"
#include "model/ct-catalog.h"

void layout_append(GString *text, const CtCatalog *catalog, const CtLayout *layout);
void layout_append_column(GString *text, const CtCatalog *catalog, const CtColumn *column);
