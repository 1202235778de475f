/* xlsx-value.h: what a c element says, as a cell (ECMA-376 part 1, 18.3.1.4).
 */
#pragma once

#include "base/ct-cell.h"
#include "xlsx-strings.h"
#include "xlsx-styles.h"

G_BEGIN_DECLS

typedef enum {
  XLSX_NUMBER,  /* n, or nothing */
  XLSX_SHARED,  /* s */
  XLSX_STRING,  /* str */
  XLSX_INLINE,  /* inlineStr */
  XLSX_BOOLEAN, /* b */
  XLSX_ERROR,   /* e */
  XLSX_DATE,    /* d */
  XLSX_UNKNOWN
} XlsxType;

XlsxType xlsx_type_parse(const gchar *text, gsize length);

/* What values need to be understood; does not change. */
typedef struct {
  const XlsxStyles *styles;
  const XlsxStrings *strings;
  gboolean since_1904;
  gsize max_text;
} XlsxValues;

/**
 * XlsxRaw: a cell as written.
 * @value: (array length=length) (nullable): of v, or of an inline string; NULL: none is there
 * @ready: it is in Unicode already (inline strings)
 * @formula: an f element is there
 */
typedef struct {
  XlsxType type;
  guint32 style;
  const gchar *value;
  gsize length;
  gboolean ready;
  gboolean formula;
} XlsxRaw;

typedef enum {
  XLSX_FAULT_NONE,
  XLSX_FAULT_STRING,   /* no such shared text */
  XLSX_FAULT_NUMBER,   /* no number */
  XLSX_FAULT_TYPE,     /* no such type of cell */
  XLSX_FAULT_TOO_LONG, /* a text */
  XLSX_N_FAULTS
} XlsxFault;

/**
 * XlsxSeen: room for one value.
 * @text: of those that are put together
 */
typedef struct {
  gchar number[OFFICE_SEEN_SIZE];
  GString *text;
} XlsxSeen;

/* @cell: (out): what a person saw; valid until @seen is used again. With a fault: an error
 *   cell that shows what stands there
 * @font: (out): an old font that was decoded */
XlsxFault xlsx_value_see(const XlsxValues *values, const XlsxRaw *raw, XlsxSeen *seen,
                         CtCell *cell, OfficeFont *font);

G_END_DECLS
