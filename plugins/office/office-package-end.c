#include <string.h>

#include "office/office-package-private.h"

/* APPNOTE 4.3.14 to 4.3.16: the records at the end of an archive. */
#define END_SIZE 22u
#define END64_SIZE 56u
#define LOCATOR_SIZE 20u
#define MAX_COMMENT 65535u

static guint64
little(const guint8 *bytes, guint n)
{
  guint64 value = 0;

  while (n-- > 0)
    value = value << 8 | bytes[n];
  return value;
}

/* @end: where the end record stands; a locator of the 64-bit one may stand before it. */
static guint64
count_at(const guint8 *bytes, gsize size, gsize end)
{
  guint64 count = little(bytes + end + 10, 2);
  guint64 at;

  if (end < LOCATOR_SIZE || memcmp(bytes + end - LOCATOR_SIZE, "PK\6\7", 4) != 0)
    return count;
  at = little(bytes + end - LOCATOR_SIZE + 8, 8);
  if (size < END64_SIZE || at > size - END64_SIZE || memcmp(bytes + at, "PK\6\6", 4) != 0)
    return count;
  return MAX(count, MAX(little(bytes + at + 24, 8), little(bytes + at + 32, 8)));
}

guint64
office_package_claimed_count(GBytes *archive)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data(archive, &size);
  gsize first = size > END_SIZE + MAX_COMMENT ? size - END_SIZE - MAX_COMMENT : 0;
  guint64 count = 0;

  for (gsize at = first; size >= END_SIZE && at <= size - END_SIZE; at++)
    if (memcmp(bytes + at, "PK\5\6", 4) == 0)
      count = MAX(count, count_at(bytes, size, at));
  return count;
}
