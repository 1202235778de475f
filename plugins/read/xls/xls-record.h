/* xls-record.h: the records of a BIFF stream.
 */
#pragma once

#include <glib.h>

typedef enum {
  BIFF_FORMULA = 0x0006,
  BIFF_EOF = 0x000A,
  BIFF_EXTERNSHEET = 0x0017,
  BIFF_DATEMODE = 0x0022,
  BIFF_FILEPASS = 0x002F,
  BIFF_FONT = 0x0031,
  BIFF_CONTINUE = 0x003C,
  BIFF_CODEPAGE = 0x0042,
  BIFF_COLINFO = 0x007D,
  BIFF_BOUNDSHEET = 0x0085,
  BIFF_MULRK = 0x00BD,
  BIFF_RSTRING = 0x00D6,
  BIFF_XF = 0x00E0,
  BIFF_MERGEDCELLS = 0x00E5,
  BIFF_LABELSST = 0x00FD,
  BIFF_SUPBOOK = 0x01AE,
  BIFF_NUMBER = 0x0203,
  BIFF_LABEL = 0x0204,
  BIFF_BOOLERR = 0x0205,
  BIFF_STRING = 0x0207,
  BIFF_ROW = 0x0208,
  BIFF_RK = 0x027E,
  BIFF_FORMAT = 0x041E,
  BIFF_SHRFMLA = 0x04BC,
  BIFF_BOF = 0x0809
} BiffType;

/**
 * BiffRecord:
 * @data: (array length=length): 8,224 bytes at most
 */
typedef struct {
  guint16 type;
  guint16 length;
  const guint8 *data;
} BiffRecord;

/* Reads the one at @at and moves it behind. Returns: %FALSE at the end, or where a record is cut */
gboolean biff_next(const guint8 *bytes, gsize length, gsize *at, BiffRecord *record);

/* Of the record; 0 beyond its end. */
guint8 biff_u8(const BiffRecord *record, gsize at);
guint16 biff_u16(const BiffRecord *record, gsize at);
guint32 biff_u32(const BiffRecord *record, gsize at);
gdouble biff_f64(const BiffRecord *record, gsize at);
/* A number in 4 bytes: 30 bits of a whole or a fraction, perhaps of its hundredfold. */
gdouble biff_rk(const BiffRecord *record, gsize at);

/**
 * biff_text:
 * @at: where the characters are, behind their number
 * @n: characters that are wanted
 * @is_8: there is a byte of flags; else they are bytes of @code_page
 * @n_read: (out): characters that the record has; the rest is in the next one
 * Returns: (transfer full): UTF-8; what is no character is U+FFFD
 */
gchar *biff_text(const BiffRecord *record, gsize at, gsize n, gboolean is_8, guint16 code_page,
                 gsize *n_read);
