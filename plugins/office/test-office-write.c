/* Changed copies of packages: what is changed, and that all else keeps its bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/ct-error.h"
#include "office/office-package.h"
#include "office/test-zip.h"

/* Returns: (transfer full) */
static OfficePackage *
open_bytes(GBytes *bytes)
{
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);
  OfficePackage *package = office_package_open(input, &OFFICE_LIMITS_DEFAULT, NULL);

  assert_non_null(package);
  return package;
}

/* Parts as different programs write them. Returns: (transfer full) */
static GBytes *
make_mixed(void)
{
  TestZip zip = test_zip_new();

  test_zip_add(&zip, &(TestEntry){.name = "mimetype", .bytes = "application/x", .stored = TRUE});
  test_zip_add(&zip, &(TestEntry){.name = "z/last.xml", .bytes = "<z>zzzzzzzzzzzz</z>"});
  test_zip_add(&zip, &(TestEntry){.name = "b.xml",
                                  .bytes = "<b>bbbbbbbbbbbb</b>",
                                  .descriptor = TRUE});
  test_zip_add(&zip, &(TestEntry){.name = "picture.png", .bytes = "\x89PNG", .stored = TRUE});
  test_zip_add(&zip, &(TestEntry){.name = "a.xml",
                                  .bytes = "<a>aaaaaaaaaaaa</a>",
                                  .extra = "xy\4\0abcd",
                                  .extra_length = 8});
  test_zip_add(&zip, &(TestEntry){.name = "v\xE1\xBB\xA5.xml", .bytes = "<v/>", .flags = 1 << 11});
  return test_zip_end(&zip);
}

/* @name: changed to @text (NULL: removed); @order: the names of the copy */
typedef struct {
  const gchar *label;
  const gchar *name;
  const gchar *text;
  const gchar *order;
} Case;

#define ALL "mimetype z/last.xml b.xml picture.png a.xml v\xE1\xBB\xA5.xml "

static const Case cases[] = {
  {"nothing is changed", "none.xml", NULL, ALL},
  {"the last but one is put", "a.xml", "<new/>", ALL},
  {"by another spelling", "/B.XML", "<new/>", ALL},
  {"the first deflated one is put", "z/last.xml", "<new/>", ALL},
  {"the first is put and stays stored", "mimetype", "application/y", ALL},
  {"one is added at the end", "new/part.xml", "<new/>", ALL "new/part.xml "},
  {"an empty one is added", "new/part.xml", "", ALL "new/part.xml "},
  {"one is removed", "b.xml", NULL, "mimetype z/last.xml picture.png a.xml v\xE1\xBB\xA5.xml "},
  {"the first is removed", "mimetype", NULL,
   "z/last.xml b.xml picture.png a.xml v\xE1\xBB\xA5.xml "},
};

/* Where the local header of the @at'th entry stands, by the directory. */
static const guint8 *
find_directory_entry(GBytes *bytes, guint at)
{
  gsize size;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  const guint8 *entry = memmem(data, size, "PK\1\2", 4);

  for (; at > 0; at--)
    entry += 46 + entry[28] + entry[30] + entry[32];
  return entry;
}

static guint32
number_at(const guint8 *bytes)
{
  return bytes[0] | (guint32)bytes[1] << 8 | (guint32)bytes[2] << 16 | (guint32)bytes[3] << 24;
}

/* Returns: (transfer full): the packed bytes of an entry, with method, date, checksum, sizes,
 * attributes, and the extra fields of both headers */
static GBytes *
find_packed(GBytes *bytes, guint at)
{
  const guint8 *data = g_bytes_get_data(bytes, NULL);
  const guint8 *entry = find_directory_entry(bytes, at);
  const guint8 *local = data + number_at(entry + 42);
  GByteArray *packed = g_byte_array_new();

  g_byte_array_append(packed, entry + 10, 18);
  g_byte_array_append(packed, entry + 36, 6);
  g_byte_array_append(packed, entry + 46 + entry[28], entry[30]);
  g_byte_array_append(packed, local + 30 + local[26], local[28]);
  g_byte_array_append(packed, local + 30 + local[26] + local[28], number_at(entry + 20));
  return g_byte_array_free_to_bytes(packed);
}

/* Returns: (transfer full) */
static gchar *
read_text(OfficePackage *package, const gchar *name)
{
  g_autoptr(GBytes) bytes = office_package_read(package, name, 10000, NULL);

  assert_non_null(bytes);
  return g_strndup(g_bytes_get_size(bytes) > 0 ? g_bytes_get_data(bytes, NULL) : "",
                   g_bytes_get_size(bytes));
}

/* Returns: (transfer full): the file of the changed copy */
static GBytes *
write_copy(OfficePackage *package)
{
  g_autofree gchar *folder = g_dir_make_tmp("office-XXXXXX", NULL);
  g_autofree gchar *path = g_build_filename(folder, "copy.xlsx", NULL);
  g_autoptr(GError) error = NULL;
  gchar *text;
  gsize length;

  if (!office_package_write(package, path, &error))
    fail_msg("%s", error->message);
  assert_true(g_file_get_contents(path, &text, &length, NULL));
  g_unlink(path);
  assert_int_equal(g_rmdir(folder), 0);
  return g_bytes_new_take(text, length);
}

static guint
find_index(OfficePackage *package, const gchar *name)
{
  for (guint i = 0; i < office_package_count(package); i++)
    if (strcmp(office_package_name(package, i), name) == 0)
      return i;
  return G_MAXUINT;
}

/* All parts but @changed have the same packed bytes. */
static void
compare(GBytes *before, GBytes *after, const gchar *changed)
{
  g_autoptr(OfficePackage) old = open_bytes(before);
  g_autoptr(OfficePackage) new = open_bytes(after);

  for (guint i = 0; i < office_package_count(old); i++) {
    const gchar *name = office_package_name(old, i);
    g_autoptr(GBytes) a = find_packed(before, i);
    g_autoptr(GBytes) b = NULL;

    if (g_ascii_strcasecmp(name, changed + (changed[0] == '/')) == 0)
      continue;
    b = find_packed(after, find_index(new, name));
    if (!g_bytes_equal(a, b))
      fail_msg("the packed bytes of %s have changed", name);
  }
}

static void
change_one(void **state)
{
  const Case *c = *state;
  g_autoptr(GBytes) before = make_mixed();
  g_autoptr(OfficePackage) package = open_bytes(before);
  g_autoptr(GBytes) text = c->text != NULL ? g_bytes_new(c->text, strlen(c->text)) : NULL;
  g_autoptr(GBytes) after = NULL;
  g_autoptr(OfficePackage) copy = NULL;
  g_autoptr(GString) order = g_string_new(NULL);

  if (text != NULL)
    office_package_put(package, c->name, text);
  else
    office_package_remove(package, c->name);
  after = write_copy(package);
  copy = open_bytes(after);
  for (guint i = 0; i < office_package_count(copy); i++)
    g_string_append_printf(order, "%s ", office_package_name(copy, i));
  assert_string_equal(order->str, c->order);
  assert_int_equal(office_package_has(copy, c->name), c->text != NULL);
  if (c->text != NULL) {
    g_autofree gchar *seen = read_text(copy, c->name);

    assert_string_equal(seen, c->text);
  }
  compare(before, after, c->name);
}

static void
unchanged_is_the_same_file(void **state G_GNUC_UNUSED)
{
  g_autoptr(GBytes) before = make_mixed();
  g_autoptr(OfficePackage) package = open_bytes(before);
  g_autoptr(GBytes) after = write_copy(package);

  assert_true(g_bytes_equal(before, after));
}

/* A stored part stays stored: readers of ODF look for "mimetype" at byte 30. */
static void
mimetype_stays_stored(void **state G_GNUC_UNUSED)
{
  g_autoptr(GBytes) before = make_mixed();
  g_autoptr(OfficePackage) package = open_bytes(before);
  g_autoptr(GBytes) text = g_bytes_new_static("application/y", 13);
  g_autoptr(GBytes) after = NULL;

  office_package_put(package, "mimetype", text);
  after = write_copy(package);
  assert_memory_equal((const gchar *)g_bytes_get_data(after, NULL) + 30, "mimetypeapplication/y",
                      21);
}

/* Several changes of one part: the last counts; the package itself still reads the old ones;
 * and copies are the same whenever they are made. */
static void
change_several(void **state G_GNUC_UNUSED)
{
  g_autoptr(GBytes) before = make_mixed();
  g_autoptr(OfficePackage) package = open_bytes(before);
  g_autoptr(GBytes) one = g_bytes_new_static("<one/>", 6);
  g_autoptr(GBytes) two = g_bytes_new_static("<two/>", 6);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GBytes) again = NULL;
  g_autoptr(OfficePackage) copy = NULL;
  g_autofree gchar *a = NULL;
  g_autofree gchar *n = NULL;
  g_autofree gchar *old = NULL;

  office_package_put(package, "a.xml", one);
  office_package_put(package, "n.xml", one);
  office_package_remove(package, "A.xml");
  office_package_put(package, "/a.xml", two);
  office_package_put(package, "b.xml", two);
  office_package_remove(package, "b.xml");
  after = write_copy(package);
  again = write_copy(package);
  copy = open_bytes(after);
  a = read_text(copy, "a.xml");
  n = read_text(copy, "n.xml");
  old = read_text(package, "a.xml");
  assert_string_equal(a, "<two/>");
  assert_string_equal(n, "<one/>");
  assert_string_equal(old, "<a>aaaaaaaaaaaa</a>");
  assert_false(office_package_has(copy, "b.xml"));
  assert_true(g_bytes_equal(after, again));
}

static void
folder_is_missing(void **state G_GNUC_UNUSED)
{
  g_autoptr(GBytes) before = make_mixed();
  g_autoptr(OfficePackage) package = open_bytes(before);
  g_autoptr(GError) error = NULL;

  assert_false(office_package_write(package, "/nonexistent/copy.xlsx", &error));
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_OUTPUT));
  assert_non_null(strstr(error->message, "/nonexistent/copy.xlsx"));
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(cases) + 4];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[n++] = (struct CMUnitTest){.name = cases[i].label,
                                     .test_func = change_one,
                                     .initial_state = (void *)&cases[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(unchanged_is_the_same_file);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(mimetype_stays_stored);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(change_several);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(folder_is_missing);
  return cmocka_run_group_tests_name("office-write", tests, NULL, NULL);
}
