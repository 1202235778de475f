/* json-cell.h: a scalar of JSON as a cell. */
#pragma once

#include "base/ct-arena.h"
#include "base/ct-json.h"
#include "data/ct-row-sink.h"

G_BEGIN_DECLS

/* Borrows the texts of @value; @arena: for numbers that are written out. */
void json_set_cell(CtCell *cell, const CtJsonValue *value, CtArena *arena);

G_END_DECLS
