/* What stands before the sheets: see xls-biff.h. */
#include "xls-biff.h"
#include "xls-record.h"

#define FONT_NAME 14u  /* where it is in its record */
#define MOST_LOOKS 65536u

static void
clear_sheet(gpointer data)
{
  g_free(((XlsSheet *)data)->name);
}

/* Two that are at one place would let a small file have any number of cells. */
static void
add_new_sheet(XlsBook *book, XlsSheet sheet)
{
  for (guint i = 0; i < book->sheets->len && sheet.worksheet; i++)
    sheet.worksheet = g_array_index(book->sheets, XlsSheet, i).offset != sheet.offset;
  g_array_append_val(book->sheets, sheet);
}

static void
add_sheet(XlsBook *book, const BiffRecord *record)
{
  gsize n_read;
  const XlsSheet sheet = {.name = biff_text(record, 7, biff_u8(record, 6), book->is_8,
                                            book->code_page, &n_read),
                          .offset = biff_u32(record, 0),
                          .hidden = (biff_u8(record, 4) & 3) != 0,
                          .worksheet = biff_u8(record, 5) == 0};

  add_new_sheet(book, sheet);
}

static void
add_look(XlsBook *book, const BiffRecord *record)
{
  const XlsLook look = {.font = biff_u16(record, 0), .format = biff_u16(record, 2)};

  if (book->looks->len < MOST_LOOKS)
    g_array_append_val(book->looks, look);
}

static void
add_font(XlsBook *book, const BiffRecord *record)
{
  gsize n_read;

  if (book->fonts->len < MOST_LOOKS)
    g_ptr_array_add(book->fonts, biff_text(record, FONT_NAME + 1, biff_u8(record, FONT_NAME),
                                           book->is_8, book->code_page, &n_read));
}

static void
add_format(XlsBook *book, const BiffRecord *record)
{
  gsize n_read, n = book->is_8 ? biff_u16(record, 2) : biff_u8(record, 2);

  g_hash_table_insert(book->formats, GUINT_TO_POINTER(biff_u16(record, 0)),
                      biff_text(record, book->is_8 ? 4 : 3, n, book->is_8, book->code_page,
                                &n_read));
}

static void
add_file(XlsBook *book, const BiffRecord *record)
{
  gboolean own = biff_u16(record, 2) == 0x0401;

  g_array_append_val(book->files, own);
}

static void
add_elsewhere(XlsBook *book, const BiffRecord *record)
{
  gsize n = book->is_8 ? biff_u16(record, 0) : 0;

  for (gsize i = 0, at = 2; i < n && at + 6 <= record->length; i++, at += 6) {
    guint file = biff_u16(record, at);
    gboolean own = file < book->files->len && g_array_index(book->files, gboolean, file);
    const XlsElsewhere elsewhere = {.file = own ? 0 : file + 1, .sheet = biff_u16(record, at + 2)};

    g_array_append_val(book->elsewhere, elsewhere);
  }
}

static void
take(XlsBook *book, const BiffRecord *record)
{
  switch ((BiffType)record->type) {
  case BIFF_FILEPASS:
    book->password = TRUE;
    break;
  case BIFF_CODEPAGE:
    book->code_page = biff_u16(record, 0);
    break;
  case BIFF_DATEMODE:
    book->since_1904 = biff_u16(record, 0) == 1;
    break;
  case BIFF_BOUNDSHEET:
    add_sheet(book, record);
    break;
  case BIFF_FONT:
    add_font(book, record);
    break;
  case BIFF_FORMAT:
    add_format(book, record);
    break;
  case BIFF_XF:
    add_look(book, record);
    break;
  case BIFF_SUPBOOK:
    add_file(book, record);
    break;
  case BIFF_EXTERNSHEET:
    add_elsewhere(book, record);
    break;
  default:
    break;
  }
}

static gboolean
read_globals(XlsBook *book)
{
  BiffRecord record;
  gsize at = 0;

  if (!biff_next(book->bytes, book->length, &at, &record) || record.type != BIFF_BOF)
    return FALSE;
  book->is_8 = biff_u16(&record, 0) == 0x0600;
  if (!book->is_8 && biff_u16(&record, 0) != 0x0500)
    return FALSE;
  while (biff_next(book->bytes, book->length, &at, &record) && record.type != BIFF_EOF &&
         !book->password)
    take(book, &record);
  return book->sheets->len > 0 || book->password;
}

XlsBook *
xls_book_new(const gchar *bytes, gsize length)
{
  g_autoptr(XlsBook) book = g_new0(XlsBook, 1);

  book->bytes = (const guint8 *)bytes;
  book->length = length;
  book->sheets = g_array_new(FALSE, FALSE, sizeof(XlsSheet));
  g_array_set_clear_func(book->sheets, clear_sheet);
  book->files = g_array_new(FALSE, FALSE, sizeof(gboolean));
  book->elsewhere = g_array_new(FALSE, FALSE, sizeof(XlsElsewhere));
  book->looks = g_array_new(FALSE, FALSE, sizeof(XlsLook));
  book->fonts = g_ptr_array_new_with_free_func(g_free);
  book->formats = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
  return read_globals(book) ? g_steal_pointer(&book) : NULL;
}

void
xls_book_free(XlsBook *book)
{
  if (book == NULL)
    return;
  g_array_unref(book->sheets);
  g_array_unref(book->files);
  g_array_unref(book->elsewhere);
  g_array_unref(book->looks);
  g_ptr_array_unref(book->fonts);
  g_hash_table_unref(book->formats);
  g_free(book);
}

const gchar *
xls_book_format(const XlsBook *book, const XlsLook *look)
{
  return g_hash_table_lookup(book->formats, GUINT_TO_POINTER(look->format));
}

/* There is no font number 4. */
const gchar *
xls_book_font(const XlsBook *book, const XlsLook *look)
{
  guint index = look->font > 4 ? look->font - 1u : look->font;

  return look->font != 4 && index < book->fonts->len ? book->fonts->pdata[index] : "";
}

const gchar *
xls_error_name(guint64 number)
{
  switch (number) {
  case 0x00:
    return "#NULL!";
  case 0x07:
    return "#DIV/0!";
  case 0x0F:
    return "#VALUE!";
  case 0x17:
    return "#REF!";
  case 0x1D:
    return "#NAME?";
  case 0x24:
    return "#NUM!";
  default:
    return "#N/A";
  }
}
