/* test-zip.h: ZIP archives made byte by byte, so that a test can make them lie.
 */
#pragma once

#include <gio/gio.h>
#include <string.h>

/**
 * TestEntry:
 * @bytes: (array length=length); length 0: up to the NUL
 * @stored: not deflated
 * @method: another number of the method; 0: the true one
 * @flags: general purpose bits
 * @descriptor: sizes stand behind the data
 * @extra: (nullable) (array length=extra_length): extra field
 * @size, @packed: other sizes than the true ones; 0: the true ones
 * @crc: added to the true one
 * @at: of another entry's local header, plus 1; nothing is written
 */
typedef struct {
  const gchar *name;
  const gchar *bytes;
  gsize length;
  gboolean stored;
  guint method;
  guint flags;
  gboolean descriptor;
  const gchar *extra;
  gsize extra_length;
  guint32 size;
  guint32 packed;
  guint32 crc;
  guint32 at;
} TestEntry;

typedef struct {
  GByteArray *bytes;
  GByteArray *directory;
  guint n;
} TestZip;

static inline void
test_zip_number(GByteArray *bytes, guint64 value, guint n)
{
  for (; n > 0; n--, value >>= 8) {
    guint8 byte = (guint8)(value & 0xFF);

    g_byte_array_append(bytes, &byte, 1);
  }
}

static inline void
test_zip_text(GByteArray *bytes, const gchar *text)
{
  g_byte_array_append(bytes, (const guint8 *)text, (guint)strlen(text));
}

static inline guint32
test_zip_crc(const gchar *bytes, gsize length)
{
  guint32 table[256], crc = 0xFFFFFFFFu;

  for (guint32 i = 0; i < 256; i++) {
    table[i] = i;
    for (guint k = 0; k < 8; k++)
      table[i] = table[i] & 1 ? 0xEDB88320u ^ table[i] >> 1 : table[i] >> 1;
  }
  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ (guchar)bytes[i]) & 0xFF] ^ crc >> 8;
  return ~crc;
}

/* Returns: (transfer full) */
static inline GBytes *
test_zip_deflate(const gchar *bytes, gsize length)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();
  g_autoptr(GOutputStream) stream =
    g_converter_output_stream_new(memory, G_CONVERTER(compressor));

  g_output_stream_write_all(stream, bytes, length, NULL, NULL, NULL);
  g_output_stream_close(stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes(G_MEMORY_OUTPUT_STREAM(memory));
}

static inline TestZip
test_zip_new(void)
{
  return (TestZip){.bytes = g_byte_array_new(), .directory = g_byte_array_new()};
}

/* From "version needed" to the lengths of name and extra field. */
static inline void
test_zip_head(GByteArray *bytes, const TestEntry *entry, guint32 crc, gsize packed, gsize size)
{
  guint method = entry->method > 0 ? entry->method : entry->stored ? 0 : 8;

  test_zip_number(bytes, 20, 2);
  test_zip_number(bytes, entry->flags | (entry->descriptor ? 8u : 0u), 2);
  test_zip_number(bytes, method, 2);
  test_zip_number(bytes, 0x6000, 2); /* 12:00 */
  test_zip_number(bytes, 0x56CF, 2); /* 15 June 2023 */
  test_zip_number(bytes, crc, 4);
  test_zip_number(bytes, packed, 4);
  test_zip_number(bytes, size, 4);
  test_zip_number(bytes, strlen(entry->name), 2);
  test_zip_number(bytes, entry->extra_length, 2);
}

static inline void
test_zip_names(GByteArray *bytes, const TestEntry *entry)
{
  test_zip_text(bytes, entry->name);
  g_byte_array_append(bytes, (const guint8 *)entry->extra, (guint)entry->extra_length);
}

static inline void
test_zip_local(TestZip *zip, const TestEntry *entry, guint32 crc, GBytes *data, gsize packed,
               gsize size)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data(data, &length);
  gboolean late = entry->descriptor;

  test_zip_text(zip->bytes, "PK\3\4");
  test_zip_head(zip->bytes, entry, late ? 0 : crc, late ? 0 : packed, late ? 0 : size);
  test_zip_names(zip->bytes, entry);
  g_byte_array_append(zip->bytes, bytes, (guint)length);
  if (!late)
    return;
  test_zip_text(zip->bytes, "PK\7\10");
  test_zip_number(zip->bytes, crc, 4);
  test_zip_number(zip->bytes, packed, 4);
  test_zip_number(zip->bytes, size, 4);
}

static inline void
test_zip_add(TestZip *zip, const TestEntry *entry)
{
  gsize length = entry->length > 0 ? entry->length : strlen(entry->bytes);
  g_autoptr(GBytes) data = entry->stored ? g_bytes_new(entry->bytes, length)
                                         : test_zip_deflate(entry->bytes, length);
  guint32 crc = test_zip_crc(entry->bytes, length) + entry->crc;
  gsize packed = entry->packed > 0 ? entry->packed : g_bytes_get_size(data);
  gsize size = entry->size > 0 ? entry->size : length;
  guint32 at = entry->at > 0 ? entry->at - 1 : zip->bytes->len;

  if (entry->at == 0)
    test_zip_local(zip, entry, crc, data, packed, size);
  test_zip_text(zip->directory, "PK\1\2");
  test_zip_number(zip->directory, 20, 2);
  test_zip_head(zip->directory, entry, crc, packed, size);
  test_zip_number(zip->directory, 0, 6);          /* comment, disk, internal attributes */
  test_zip_number(zip->directory, 0x81A40000, 4); /* external ones: rw-r--r-- */
  test_zip_number(zip->directory, at, 4);
  test_zip_names(zip->directory, entry);
  zip->n++;
}

/* @n: entries as the end tells them. Returns: (transfer full) */
static inline GBytes *
test_zip_end_telling(TestZip *zip, guint n)
{
  guint at = zip->bytes->len;

  g_byte_array_append(zip->bytes, zip->directory->data, zip->directory->len);
  test_zip_text(zip->bytes, "PK\5\6");
  test_zip_number(zip->bytes, 0, 4);
  test_zip_number(zip->bytes, n, 2);
  test_zip_number(zip->bytes, n, 2);
  test_zip_number(zip->bytes, zip->directory->len, 4);
  test_zip_number(zip->bytes, at, 4);
  test_zip_number(zip->bytes, 0, 2);
  g_byte_array_unref(zip->directory);
  return g_byte_array_free_to_bytes(zip->bytes);
}

static inline GBytes *
test_zip_end(TestZip *zip)
{
  return test_zip_end_telling(zip, zip->n);
}

/* The same with records of 64 bits at the end, which tell @n entries. */
static inline GBytes *
test_zip_end64(TestZip *zip, guint64 n)
{
  guint at = zip->bytes->len, end;

  g_byte_array_append(zip->bytes, zip->directory->data, zip->directory->len);
  end = zip->bytes->len;
  test_zip_text(zip->bytes, "PK\6\6");
  test_zip_number(zip->bytes, 44, 8);
  test_zip_number(zip->bytes, 45 | 45 << 16, 4);
  test_zip_number(zip->bytes, 0, 8);
  test_zip_number(zip->bytes, n, 8);
  test_zip_number(zip->bytes, n, 8);
  test_zip_number(zip->bytes, zip->directory->len, 8);
  test_zip_number(zip->bytes, at, 8);
  test_zip_text(zip->bytes, "PK\6\7");
  test_zip_number(zip->bytes, 0, 4);
  test_zip_number(zip->bytes, end, 8);
  test_zip_number(zip->bytes, 1, 4);
  test_zip_text(zip->bytes, "PK\5\6");
  test_zip_number(zip->bytes, 0, 4);
  test_zip_number(zip->bytes, 0xFFFFFFFF, 4);
  test_zip_number(zip->bytes, G_GUINT64_CONSTANT(0xFFFFFFFFFFFFFFFF), 8);
  test_zip_number(zip->bytes, 0, 2);
  g_byte_array_unref(zip->directory);
  return g_byte_array_free_to_bytes(zip->bytes);
}
