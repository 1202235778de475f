#include "office/office-cfb.h"

#include <string.h>

#define HEADER_BYTES 512u
#define HEADER_DIFAT 109u /* numbers of FAT sectors in the header */
#define ENTRY_BYTES 128u
#define MAX_REGULAR 0xFFFFFFFAu /* numbers from here on are no sectors */
#define MINI_SHIFT 6u
#define MINI_CUTOFF 4096u /* shorter streams lie in the mini stream */

enum { ENTRY_STREAM = 2, ENTRY_ROOT = 5 };

/**
 * Chains: which sector follows which.
 */
typedef struct {
  guint32 *next;
  guint32 n;
} Chains;

struct OfficeCfb {
  const guint8 *bytes;
  gsize length;
  guint shift;
  guint32 n_sectors;
  Chains fat;
  Chains mini_fat;
  guint8 *directory;
  guint32 n_entries;
  guint8 *mini_stream;
  gsize mini_length;
};

static guint16
get_u16(const guint8 *at)
{
  return (guint16)(at[0] | at[1] << 8);
}

static guint32
get_u32(const guint8 *at)
{
  return at[0] | (guint32)at[1] << 8 | (guint32)at[2] << 16 | (guint32)at[3] << 24;
}

gboolean
office_cfb_is(const gchar *head, gsize length)
{
  return length >= 8 && memcmp(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

/* The bytes of a sector that the file has: the last one may be cut. */
static const guint8 *
get_sector(const OfficeCfb *cfb, guint32 sector, gsize *n)
{
  gsize at = ((gsize)sector + 1) << cfb->shift;

  *n = MIN(cfb->length - at, (gsize)1 << cfb->shift);
  return cfb->bytes + at;
}

/* Reads the chain from @sector on. @wanted: bytes of it; %G_MAXSIZE: all. Returns: (transfer
 * full) (nullable): %NULL where the chain is damaged or too short */
static guint8 *
read_chain(const OfficeCfb *cfb, guint32 sector, gsize wanted, gsize *length)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();

  for (guint32 steps = 0; sector < MAX_REGULAR && bytes->len < wanted; steps++) {
    gsize n;
    const guint8 *at;

    if (sector >= cfb->n_sectors || steps >= cfb->n_sectors)
      return NULL;
    at = get_sector(cfb, sector, &n);
    g_byte_array_append(bytes, at, (guint)MIN(n, wanted - bytes->len));
    sector = sector < cfb->fat.n ? cfb->fat.next[sector] : MAX_REGULAR;
  }
  if (wanted != G_MAXSIZE && bytes->len < wanted)
    return NULL;
  *length = bytes->len;
  return g_byte_array_free(g_steal_pointer(&bytes), FALSE);
}

/* The FAT: its own sectors are listed in the header, then in a chain of sectors. */

static gboolean
add_fat_sector(OfficeCfb *cfb, guint32 sector)
{
  const guint8 *at;
  gsize n;

  if (sector >= MAX_REGULAR)
    return TRUE;
  if (sector >= cfb->n_sectors)
    return FALSE;
  at = get_sector(cfb, sector, &n);
  for (gsize i = 0; i + 4 <= n && cfb->fat.n < cfb->n_sectors; i += 4)
    cfb->fat.next[cfb->fat.n++] = get_u32(at + i);
  return TRUE;
}

static gboolean
read_fat(OfficeCfb *cfb)
{
  guint32 more = get_u32(cfb->bytes + 68);

  cfb->fat.next = g_try_new(guint32, cfb->n_sectors);
  if (cfb->fat.next == NULL)
    return FALSE;
  for (guint i = 0; i < HEADER_DIFAT; i++)
    if (!add_fat_sector(cfb, get_u32(cfb->bytes + 76 + 4 * i)))
      return FALSE;
  for (guint32 steps = 0; more < MAX_REGULAR; steps++) {
    const guint8 *at;
    gsize n;

    if (more >= cfb->n_sectors || steps >= cfb->n_sectors)
      return FALSE;
    at = get_sector(cfb, more, &n);
    if (n < (gsize)1 << cfb->shift)
      return FALSE;
    for (gsize i = 0; i + 4 < n; i += 4)
      if (!add_fat_sector(cfb, get_u32(at + i)))
        return FALSE;
    more = get_u32(at + n - 4);
  }
  return TRUE;
}

/* The directory: a tree of entries; the root's children are what counts. */

static const guint8 *
get_entry(const OfficeCfb *cfb, guint32 index)
{
  return cfb->directory + (gsize)index * ENTRY_BYTES;
}

static gboolean
is_called(const guint8 *entry, const gchar *name)
{
  gsize n = strlen(name);

  if (get_u16(entry + 64) != 2 * (n + 1) || n > 31)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (entry[2 * i + 1] != 0 ||
        g_ascii_tolower((gchar)entry[2 * i]) != g_ascii_tolower(name[i]))
      return FALSE;
  return TRUE;
}

/* Goes through the siblings in any order; a damaged tree may lead to an entry twice. */
static const guint8 *
find_entry(const OfficeCfb *cfb, const gchar *name)
{
  g_autofree guint8 *seen = g_malloc0(cfb->n_entries);
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint32));
  guint32 first = get_u32(get_entry(cfb, 0) + 76);

  g_array_append_val(open, first);
  while (open->len > 0) {
    guint32 index = g_array_index(open, guint32, open->len - 1), left, right;
    const guint8 *entry;

    g_array_set_size(open, open->len - 1);
    if (index >= cfb->n_entries || seen[index])
      continue;
    seen[index] = TRUE;
    entry = get_entry(cfb, index);
    if (is_called(entry, name))
      return entry;
    left = get_u32(entry + 68);
    right = get_u32(entry + 72);
    g_array_append_val(open, left);
    g_array_append_val(open, right);
  }
  return NULL;
}

static gboolean
read_directory(OfficeCfb *cfb)
{
  gsize length = 0;

  cfb->directory = read_chain(cfb, get_u32(cfb->bytes + 48), G_MAXSIZE, &length);
  cfb->n_entries = (guint32)(length / ENTRY_BYTES);
  return cfb->directory != NULL && cfb->n_entries > 0 && get_entry(cfb, 0)[66] == ENTRY_ROOT;
}

/* Short streams; a file without them is a file all the same. */
static void
read_mini_stream(OfficeCfb *cfb)
{
  const guint8 *root = get_entry(cfb, 0);
  gsize length = 0;
  g_autofree guint8 *bytes =
    read_chain(cfb, get_u32(cfb->bytes + 60), G_MAXSIZE, &length);

  cfb->mini_stream = read_chain(cfb, get_u32(root + 116), get_u32(root + 120), &cfb->mini_length);
  if (bytes == NULL || cfb->mini_stream == NULL)
    return;
  cfb->mini_fat.n = (guint32)(length / 4);
  cfb->mini_fat.next = g_new(guint32, MAX(cfb->mini_fat.n, 1));
  for (guint32 i = 0; i < cfb->mini_fat.n; i++)
    cfb->mini_fat.next[i] = get_u32(bytes + 4 * (gsize)i);
}

static gboolean
read_header(OfficeCfb *cfb)
{
  if (!office_cfb_is((const gchar *)cfb->bytes, cfb->length) || cfb->length < HEADER_BYTES)
    return FALSE;
  cfb->shift = get_u16(cfb->bytes + 30);
  if (cfb->shift != 9 && cfb->shift != 12)
    return FALSE;
  if (cfb->length > (gsize)G_MAXUINT32 || cfb->length <= (gsize)1 << cfb->shift)
    return FALSE;
  cfb->n_sectors = (guint32)((cfb->length - 1) >> cfb->shift);
  return TRUE;
}

OfficeCfb *
office_cfb_new(const gchar *bytes, gsize length)
{
  g_autoptr(OfficeCfb) cfb = g_new0(OfficeCfb, 1);

  cfb->bytes = (const guint8 *)bytes;
  cfb->length = length;
  if (!read_header(cfb) || !read_fat(cfb) || !read_directory(cfb))
    return NULL;
  read_mini_stream(cfb);
  return g_steal_pointer(&cfb);
}

void
office_cfb_free(OfficeCfb *cfb)
{
  if (cfb == NULL)
    return;
  g_free(cfb->fat.next);
  g_free(cfb->mini_fat.next);
  g_free(cfb->directory);
  g_free(cfb->mini_stream);
  g_free(cfb);
}

gboolean
office_cfb_has(const OfficeCfb *cfb, const gchar *name)
{
  return find_entry(cfb, name) != NULL;
}

static guint8 *
read_mini_chain(const OfficeCfb *cfb, guint32 sector, gsize wanted)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();

  for (guint32 steps = 0; bytes->len < wanted; steps++) {
    gsize at = (gsize)sector << MINI_SHIFT, n = MIN(wanted - bytes->len, 1u << MINI_SHIFT);

    if (sector >= cfb->mini_fat.n || steps >= cfb->mini_fat.n || at + n > cfb->mini_length)
      return NULL;
    g_byte_array_append(bytes, cfb->mini_stream + at, (guint)n);
    sector = cfb->mini_fat.next[sector];
  }
  return g_byte_array_free(g_steal_pointer(&bytes), FALSE);
}

gchar *
office_cfb_read(const OfficeCfb *cfb, const gchar *name, gsize *length)
{
  const guint8 *entry = find_entry(cfb, name);
  gsize wanted = entry != NULL ? get_u32(entry + 120) : 0;

  *length = wanted;
  if (wanted == 0 || wanted > cfb->length || entry[66] != ENTRY_STREAM)
    return NULL;
  if (wanted < MINI_CUTOFF)
    return (gchar *)read_mini_chain(cfb, get_u32(entry + 116), wanted);
  return (gchar *)read_chain(cfb, get_u32(entry + 116), wanted, length);
}
