#include "office/office-kind.h"

#include <string.h>

#include "base/ct-encoding.h"
#include "base/ct-message.h"
#include "office/office-cfb.h"

#define HEAD_BYTES 4096u /* of text that is looked at */
#define LOCAL_HEADER 30u /* of a zip archive's entry, before its name */

typedef struct {
  const gchar *bytes;
  gsize n;
  OfficeKind kind;
} Mark;

#define MARK(text, kind) {text, sizeof(text) - 1, OFFICE_KIND_##kind}

static const Mark binary_marks[] = {
  MARK("%PDF", PDF),
  MARK("\x89PNG", IMAGE),
  MARK("\xFF\xD8\xFF", IMAGE),
  MARK("GIF8", IMAGE),
  MARK("II*\0", IMAGE),
  MARK("MM\0*", IMAGE),
  MARK("{\\rtf", DOCUMENT),
  MARK("\x1F\x8B", ARCHIVE),
  MARK("7z\xBC\xAF\x27\x1C", ARCHIVE),
  MARK("Rar!\x1A\x07", ARCHIVE),
  /* Workbooks of Excel 2 to 4, which are no compound files: the record BOF. */
  MARK("\x09\0\x04\0", XLS),
  MARK("\x09\x02\x06\0", XLS),
  MARK("\x09\x04\x06\0", XLS),
};

/* Behind white space, in any case. */
static const Mark text_marks[] = {
  MARK("<!doctype html", HTML), MARK("<html", HTML),  MARK("<head", HTML), MARK("<body", HTML),
  MARK("<table", HTML),         MARK("<meta", HTML),  MARK("<style", HTML), MARK("<div", HTML),
  MARK("<center", HTML),        MARK("<font", HTML),
};

/* Names of the first streams and parts. */
static const Mark cfb_streams[] = {
  MARK("EncryptedPackage", ENCRYPTED),        MARK("Workbook", XLS),
  MARK("Book", XLS),                          MARK("WordDocument", DOCUMENT),
  MARK("PowerPoint Document", SLIDES),        MARK("__properties_version1.0", MAIL),
};

static const Mark zip_parts[] = {
  MARK("xl/", XLSX),
  MARK("word/", DOCUMENT),
  MARK("ppt/", SLIDES),
};

static const Mark zip_types[] = {
  MARK("application/vnd.oasis.opendocument.spreadsheet", ODS),
  MARK("application/vnd.oasis.opendocument.text", DOCUMENT),
  MARK("application/vnd.oasis.opendocument.presentation", SLIDES),
};

static gboolean
begins_with(const gchar *bytes, gsize length, const Mark *mark)
{
  return length >= mark->n && memcmp(bytes, mark->bytes, mark->n) == 0;
}

static OfficeKind
find_mark(const gchar *bytes, gsize length, const Mark *marks, gsize n_marks, OfficeKind otherwise)
{
  for (gsize i = 0; i < n_marks; i++)
    if (begins_with(bytes, length, &marks[i]))
      return marks[i].kind;
  return otherwise;
}

static OfficeKind
find_in_cfb(const gchar *bytes, gsize length)
{
  g_autoptr(OfficeCfb) cfb = office_cfb_new(bytes, length);

  for (gsize i = 0; cfb != NULL && i < G_N_ELEMENTS(cfb_streams); i++)
    if (office_cfb_has(cfb, cfb_streams[i].bytes))
      return cfb_streams[i].kind;
  return OFFICE_KIND_CFB;
}

/* By the part whose entry begins at @entry. */
static OfficeKind
find_by_part(const gchar *entry, gsize length)
{
  const gchar *name = entry + LOCAL_HEADER;
  static const Mark mimetype = MARK("mimetype", ZIP);

  if (length < LOCAL_HEADER)
    return OFFICE_KIND_ZIP;
  length -= LOCAL_HEADER;
  if (begins_with(name, length, &mimetype)) /* stored, the first part of all */
    return find_mark(name + mimetype.n, length - mimetype.n, zip_types, G_N_ELEMENTS(zip_types),
                     OFFICE_KIND_ZIP);
  return find_mark(name, length, zip_parts, G_N_ELEMENTS(zip_parts), OFFICE_KIND_ZIP);
}

static OfficeKind
find_in_zip(const gchar *head, gsize length)
{
  const gchar *end = head + MIN(length, HEAD_BYTES), *entry = head;
  OfficeKind kind = OFFICE_KIND_ZIP;

  while (kind == OFFICE_KIND_ZIP && entry != NULL) {
    kind = find_by_part(entry, (gsize)(end - entry));
    entry = memmem(entry + 1, (gsize)(end - entry) - 1, "PK\x03\x04", 4);
  }
  return kind;
}

static const gchar *
skip_space(const gchar *text)
{
  while (g_ascii_isspace(*text))
    text++;
  return text;
}

static OfficeKind
find_in_xml(const gchar *text)
{
  if (strstr(text, "urn:schemas-microsoft-com:office:spreadsheet") != NULL ||
      strstr(text, "Excel.Sheet") != NULL)
    return OFFICE_KIND_XML_SHEET;
  return strstr(text, "<html") != NULL ? OFFICE_KIND_HTML : OFFICE_KIND_XML;
}

static OfficeKind
find_in_text(const gchar *head, gsize length)
{
  gsize decoded, n = MIN(length, HEAD_BYTES);
  g_autofree gchar *text = NULL;
  const gchar *begin;

  if (!ct_encoding_may_begin(head, n, "<Mm"))
    return OFFICE_KIND_OTHER;
  text = ct_encoding_decode(CT_ENCODING_AUTO, head, n, &decoded);
  begin = skip_space(text);
  if (g_ascii_strncasecmp(begin, "MIME-Version:", 13) == 0)
    return OFFICE_KIND_HTML; /* a page with its pictures, "single file web page" */
  if (g_str_has_prefix(begin, "<?xml") || g_str_has_prefix(begin, "<Workbook"))
    return find_in_xml(begin);
  for (gsize i = 0; i < G_N_ELEMENTS(text_marks); i++)
    if (g_ascii_strncasecmp(begin, text_marks[i].bytes, text_marks[i].n) == 0)
      return text_marks[i].kind;
  return OFFICE_KIND_OTHER;
}

OfficeKind
office_kind_find(const gchar *head, gsize length)
{
  OfficeKind kind;

  if (length == 0)
    return OFFICE_KIND_EMPTY;
  if (office_cfb_is(head, length))
    return find_in_cfb(head, length);
  if (length >= 4 && memcmp(head, "PK\x03\x04", 4) == 0)
    return find_in_zip(head, length);
  kind = find_mark(head, length, binary_marks, G_N_ELEMENTS(binary_marks), OFFICE_KIND_OTHER);
  return kind != OFFICE_KIND_OTHER ? kind : find_in_text(head, length);
}

static const gchar *const sentences[] = {
  [OFFICE_KIND_EMPTY] =
    N_("the file is empty (0 bytes): it was not saved, or not sent completely; save the workbook "
       "again and send it again"),
  [OFFICE_KIND_ENCRYPTED] =
    N_("the workbook can be opened only with a password; in Excel choose File, Info, Protect "
       "Workbook, Encrypt with Password, delete the password, save, and send the file again"),
  [OFFICE_KIND_CFB] =
    N_("the file is an old office file without a workbook in it, or it is damaged; open it in the "
       "program it comes from, save the table as a workbook (.xlsx), and send that"),
  [OFFICE_KIND_DOCUMENT] =
    N_("the file is a text document (Word), not a workbook; copy its table into a workbook, save "
       "that as .xlsx, and send it"),
  [OFFICE_KIND_SLIDES] =
    N_("the file is a presentation (PowerPoint), not a workbook; copy its table into a workbook, "
       "save that as .xlsx, and send it"),
  [OFFICE_KIND_MAIL] =
    N_("the file is a saved mail message, not a workbook; save the workbook attached to it, and "
       "send that"),
  [OFFICE_KIND_HTML] =
    N_("the file is a web page (HTML), as some programs export it under the name of a workbook; "
       "open it in Excel or LibreOffice, save it as .xlsx, and send that"),
  [OFFICE_KIND_XML_SHEET] =
    N_("the file is an XML Spreadsheet of 2003; open it in Excel or LibreOffice, save it as .xlsx, "
       "and send that"),
  [OFFICE_KIND_XML] =
    N_("the file is XML that holds no workbook; export the table as a workbook (.xlsx), and send "
       "that"),
  [OFFICE_KIND_PDF] =
    N_("the file is a PDF, made for printing, not for reading figures from it; send the workbook "
       "(.xlsx) that it was made from"),
  [OFFICE_KIND_IMAGE] =
    N_("the file is a picture; send the workbook (.xlsx) with the figures, not a photo or scan"),
  [OFFICE_KIND_ARCHIVE] =
    N_("the file is a compressed archive; unpack it, and send the workbooks in it one by one"),
};

const gchar *
office_kind_tell(OfficeKind kind)
{
  return (gsize)kind < G_N_ELEMENTS(sentences) && sentences[kind] != NULL ? _(sentences[kind])
                                                                           : NULL;
}
