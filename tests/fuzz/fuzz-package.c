/* fuzz-package.c: archives (office/office-package.h): what is read stays within the limits and is
 * the same twice; a copy with one part put has it, and all others as they were. */
#include "fuzz.h"

#include <glib/gstdio.h>
#include <string.h>

#include "office/office-package.h"

#define MAX_PART 100000u

static const OfficeLimits limits = {
  .max_file = FUZZ_MAX_INPUT * 2, .max_parts = 50, .max_part = MAX_PART, .max_total = 400000};

/* Returns: (transfer full) (nullable) */
static OfficePackage *
open_bytes(GBytes *bytes)
{
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  g_autoptr(GError) error = NULL;
  OfficePackage *package = office_package_open(input, &limits, &error);

  g_assert_true((package != NULL) == (error == NULL));
  g_assert_true(error == NULL || g_utf8_validate(error->message, -1, NULL));
  g_assert_true(package == NULL || office_package_count(package) <= limits.max_parts);
  return package;
}

/* Returns: (transfer full) (nullable) */
static GBytes *
read_part(OfficePackage *package, const gchar *name)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = office_package_read(package, name, MAX_PART, &error);

  g_assert_true((bytes != NULL) == (error == NULL));
  g_assert_true(error == NULL || g_utf8_validate(error->message, -1, NULL));
  g_assert_true(bytes == NULL || g_bytes_get_size(bytes) <= MAX_PART);
  return bytes;
}

static gboolean
is_same(GBytes *a, GBytes *b)
{
  return a == NULL || b == NULL ? a == b : g_bytes_equal(a, b);
}

static void
compare_parts(OfficePackage *package, OfficePackage *copy, const gchar *put)
{
  for (guint i = 0; i < office_package_count(package); i++) {
    const gchar *name = office_package_name(package, i);
    g_autoptr(GBytes) old = NULL;
    g_autoptr(GBytes) new = NULL;

    g_assert_true(g_utf8_validate(name, -1, NULL));
    old = read_part(package, name);
    if (old == NULL || g_ascii_strcasecmp(name, put) == 0)
      continue;
    new = read_part(copy, name);
    g_assert_true(is_same(old, new));
  }
}

/* Returns: (transfer full) (nullable): the file of the copy; NULL: it cannot be written */
static GBytes *
write_copy(OfficePackage *package)
{
  g_autofree gchar *path = g_build_filename(fuzz_folder(), "copy.zip", NULL);
  g_autoptr(GError) error = NULL;
  gchar *text;
  gsize length;

  if (!office_package_write(package, path, &error)) {
    g_assert_nonnull(error);
    return NULL;
  }
  g_assert_true(g_file_get_contents(path, &text, &length, NULL));
  g_unlink(path);
  return g_bytes_new_take(text, length);
}

static void
check_copy(GBytes *bytes, OfficePackage *package, const gchar *put)
{
  g_autoptr(OfficePackage) same = open_bytes(bytes);
  g_autoptr(GBytes) text = g_bytes_new_static("<put/>", 6);
  g_autoptr(GBytes) copied = NULL;
  g_autoptr(OfficePackage) copy = NULL;
  g_autoptr(GBytes) seen = NULL;

  office_package_put(same, put, text);
  copied = write_copy(same);
  if (copied == NULL)
    return;
  copy = open_bytes(copied);
  if (copy == NULL)
    return; /* one part more than the limit */
  seen = read_part(copy, put);
  g_assert_true(is_same(seen, text));
  compare_parts(package, copy, put);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GBytes) bytes = g_bytes_new(data, MIN(size, FUZZ_MAX_INPUT));
  g_autoptr(OfficePackage) package = open_bytes(bytes);
  g_autoptr(OfficePackage) again = NULL;

  if (package == NULL)
    return 0;
  again = open_bytes(bytes);
  compare_parts(package, again, "");
  g_clear_pointer(&package, office_package_free);
  package = open_bytes(bytes);
  check_copy(bytes, package, "new.xml");
  if (office_package_count(package) > 0 && office_package_name(package, 0)[0] != '\0')
    check_copy(bytes, package, office_package_name(package, 0));
  return 0;
}
