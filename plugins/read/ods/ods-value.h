/* ods-value.h: what a table-cell element says, as a cell (OpenDocument 1.3 part 3, 9.1.4, 19.385).
 */
#pragma once

#include "base/ct-cell.h"
#include "ods-styles.h"

G_BEGIN_DECLS

typedef enum {
  ODS_NONE,
  ODS_FLOAT, /* of currency, too */
  ODS_PERCENTAGE,
  ODS_DATE,
  ODS_TIME,
  ODS_BOOLEAN,
  ODS_STRING,
  ODS_UNKNOWN
} OdsType;

/**
 * OdsRaw: a cell as written; kept from its beginning to its end.
 * @value: of the attribute that the type has; "": none
 * @formula: in A1 notation; "": none
 * @is_error: it is said to be an error
 */
typedef struct {
  OdsType type;
  gboolean has_value;
  gboolean is_error;
  GString *value;
  GString *formula;
  const OdsStyle *style;
} OdsRaw;

void ods_raw_init(OdsRaw *raw);
void ods_raw_clear(OdsRaw *raw);
/* From the cell's attributes. */
void ods_raw_read(OdsRaw *raw, const OfficeXmlElement *element, const OdsStyle *style);

/* @text: (array length=length): its paragraphs; @n_paragraphs: how many
 * @seen: room; the cell points there, into @raw or to @text
 * Returns: %FALSE: the value is none of its type: an error cell that shows it */
gboolean ods_value_see(const OdsRaw *raw, gboolean since_1904, const gchar *text, gsize length,
                       guint n_paragraphs, gchar seen[OFFICE_SEEN_SIZE], CtCell *cell);

G_END_DECLS
