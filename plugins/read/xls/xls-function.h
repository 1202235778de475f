/* xls-function.h: functions of formulas, by their numbers.
 */
#pragma once

#include <glib.h>

/**
 * XlsFunction:
 * @n: arguments; -1: the token tells
 */
typedef struct {
  guint16 id;
  gint n;
  const gchar *name;
} XlsFunction;

/* Returns: (nullable): %NULL: none that is known here */
const XlsFunction *xls_function_find(guint id);
