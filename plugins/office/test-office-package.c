/* Packages: what is read, what is refused, and what a changed copy keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/ct-error.h"
#include "office/office-package.h"
#include "office/test-zip.h"

#define MIB (1u << 20)

static const OfficeLimits small_limits = {
  .max_file = MIB, .max_parts = 20, .max_part = 1000, .max_total = 1500};

/* Returns: (transfer full) */
static OfficePackage *
open_bytes(GBytes *bytes, const OfficeLimits *limits, GError **error)
{
  g_autoptr(CtInput) input = ct_input_new_bytes(bytes);

  return office_package_open(input, limits, error);
}

static void
assert_source_error(const GError *error, const gchar *text)
{
  assert_non_null(error);
  assert_true(g_error_matches(error, CT_ERROR, CT_ERROR_SOURCE));
  if (strstr(error->message, text) == NULL)
    fail_msg("\"%s\" has no \"%s\"", error->message, text);
}

/* Returns: (transfer full): three parts, as programs write them */
static GBytes *
make_plain(void)
{
  TestZip zip = test_zip_new();

  test_zip_add(&zip, &(TestEntry){.name = "mimetype", .bytes = "application/x", .stored = TRUE});
  test_zip_add(&zip, &(TestEntry){.name = "[Content_Types].xml", .bytes = "<Types/>"});
  test_zip_add(&zip, &(TestEntry){.name = "xl/Workbook.xml",
                                  .bytes = "<workbook/>",
                                  .descriptor = TRUE,
                                  .extra = "xy\4\0abcd",
                                  .extra_length = 8});
  return test_zip_end(&zip);
}

/* @found: NULL: it is missing */
typedef struct {
  const gchar *name;
  const gchar *found;
} NameCase;

static const NameCase names[] = {
  {"mimetype", "application/x"},
  {"[Content_Types].xml", "<Types/>"},
  {"xl/Workbook.xml", "<workbook/>"},
  {"xl/workbook.xml", "<workbook/>"},
  {"/XL/workbook.XML", "<workbook/>"},
  {"xl\\workbook.xml", "<workbook/>"},
  {"xl/workbook", NULL},
  {"//xl/workbook.xml", NULL},
  {"xl/../xl/workbook.xml", NULL},
  {"../mimetype", NULL},
  {"", NULL},
};

static void
read_by_name(void **state)
{
  const NameCase *c = *state;
  g_autoptr(GBytes) bytes = make_plain();
  g_autoptr(GError) error = NULL;
  g_autoptr(OfficePackage) package = open_bytes(bytes, &OFFICE_LIMITS_DEFAULT, &error);
  g_autoptr(GBytes) part = NULL;

  assert_non_null(package);
  assert_int_equal(office_package_count(package), 3);
  assert_string_equal(office_package_name(package, 2), "xl/Workbook.xml");
  assert_int_equal(office_package_has(package, c->name), c->found != NULL);
  part = office_package_read(package, c->name, 100, &error);
  if (c->found == NULL) {
    assert_null(part);
    assert_source_error(error, "is missing");
  } else {
    assert_int_equal(g_bytes_get_size(part), strlen(c->found));
    assert_memory_equal(g_bytes_get_data(part, NULL), c->found, strlen(c->found));
  }
}

/* Of two parts of one name the first counts; several are read at once, in small pieces. */
static void
read_several(void **state G_GNUC_UNUSED)
{
  TestZip zip = test_zip_new();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(OfficePackage) package = NULL;
  g_autoptr(OfficePart) one = NULL;
  g_autoptr(OfficePart) two = NULL;
  gchar buffer[4] = "";

  test_zip_add(&zip, &(TestEntry){.name = "a.xml", .bytes = "first"});
  test_zip_add(&zip, &(TestEntry){.name = "A.XML", .bytes = "second"});
  test_zip_add(&zip, &(TestEntry){.name = "b.xml", .bytes = "other", .stored = TRUE});
  bytes = test_zip_end(&zip);
  package = open_bytes(bytes, &OFFICE_LIMITS_DEFAULT, NULL);
  one = office_package_open_part(package, "A.xml", NULL);
  two = office_package_open_part(package, "b.xml", NULL);
  assert_int_equal(office_part_read(one, buffer, 3, NULL), 3);
  assert_string_equal(buffer, "fir");
  assert_int_equal(office_part_read(two, buffer, 3, NULL), 3);
  assert_string_equal(buffer, "oth");
  assert_int_equal(office_part_read(one, buffer, 3, NULL), 2);
  assert_int_equal(office_part_read(one, buffer, 3, NULL), 0);
  assert_int_equal(office_part_read(two, buffer, 3, NULL), 2);
}

/* Returns: (transfer full) */
static GBytes *
make_one(const TestEntry *entry)
{
  TestZip zip = test_zip_new();

  test_zip_add(&zip, entry);
  return test_zip_end(&zip);
}

static GBytes *
make_nothing(void)
{
  return g_bytes_new_static("", 0);
}

static GBytes *
make_text(void)
{
  return g_bytes_new_static("Stt;1;2\n", 8);
}

static GBytes *
make_magic(void)
{
  return g_bytes_new_static("PK\3\4", 4);
}

/* Cut within the last part, so that no directory is there. */
static GBytes *
make_cut(void)
{
  g_autoptr(GBytes) bytes = make_plain();

  return g_bytes_new_from_bytes(bytes, 0, 150);
}

static GBytes *
make_cut_end(void)
{
  g_autoptr(GBytes) bytes = make_plain();

  return g_bytes_new_from_bytes(bytes, 0, g_bytes_get_size(bytes) - 8);
}

static GBytes *
make_wrong_crc(void)
{
  return make_one(&(TestEntry){.name = "a", .bytes = "abc", .crc = 1});
}

static GBytes *
make_wrong_crc_stored(void)
{
  return make_one(&(TestEntry){.name = "a", .bytes = "abc", .crc = 1, .stored = TRUE});
}

static GBytes *
make_size_too_small(void)
{
  return make_one(&(TestEntry){.name = "a", .bytes = "abcdefgh", .size = 3});
}

static GBytes *
make_size_too_large(void)
{
  return make_one(&(TestEntry){.name = "a", .bytes = "abcdefgh", .size = 4000000000u});
}

static GBytes *
make_packed_too_large(void)
{
  return make_one(&(TestEntry){.name = "a", .bytes = "abcdefgh", .packed = 4000000000u});
}

static GBytes *
make_packed_too_small(void)
{
  return make_one(&(TestEntry){.name = "a", .bytes = "abcdefgh", .packed = 3});
}

static GBytes *
make_no_deflate(void)
{
  return make_one(&(TestEntry){.name = "a", .bytes = "\xFF\xFF\xFF\xFF", .method = 8,
                               .stored = TRUE});
}

static GBytes *
make_bzip2(void)
{
  return make_one(&(TestEntry){.name = "a", .bytes = "abc", .method = 12});
}

static GBytes *
make_locked(void)
{
  return make_one(&(TestEntry){.name = "a", .bytes = "abcdefghijklmnop", .flags = 1});
}

static GBytes *
make_large_part(void)
{
  g_autofree gchar *text = g_strnfill(1001, 'x');

  return make_one(&(TestEntry){.name = "a", .bytes = text});
}

static GBytes *
make_large_stored(void)
{
  g_autofree gchar *text = g_strnfill(1001, 'x');

  return make_one(&(TestEntry){.name = "a", .bytes = text, .stored = TRUE, .size = 3});
}

static GBytes *
make_large_file(void)
{
  g_autofree gchar *text = g_strnfill(MIB, 'x');

  return make_one(&(TestEntry){.name = "a", .bytes = text, .stored = TRUE});
}

static GBytes *
make_many_parts(void)
{
  TestZip zip = test_zip_new();

  for (guint i = 0; i < 21; i++)
    test_zip_add(&zip, &(TestEntry){.name = "a", .bytes = "abc"});
  return test_zip_end(&zip);
}

static GBytes *
make_many_parts_told(void)
{
  TestZip zip = test_zip_new();

  test_zip_add(&zip, &(TestEntry){.name = "a", .bytes = "abc"});
  return test_zip_end_telling(&zip, 65000);
}

static GBytes *
make_more_parts_told(void)
{
  TestZip zip = test_zip_new();

  test_zip_add(&zip, &(TestEntry){.name = "a", .bytes = "abc"});
  return test_zip_end_telling(&zip, 3);
}

static GBytes *
make_zip64_count(void)
{
  TestZip zip = test_zip_new();

  test_zip_add(&zip, &(TestEntry){.name = "a", .bytes = "abc"});
  return test_zip_end64(&zip, G_GUINT64_CONSTANT(1) << 60);
}

/* All entries have the data of the first. */
static GBytes *
make_overlapping(void)
{
  TestZip zip = test_zip_new();
  g_autofree gchar *text = g_strnfill(5000, 'x');

  test_zip_add(&zip, &(TestEntry){.name = "a", .bytes = text, .stored = TRUE});
  for (guint i = 0; i < 15; i++)
    test_zip_add(&zip, &(TestEntry){.name = "a", .bytes = text, .stored = TRUE, .at = 1});
  return test_zip_end(&zip);
}

static GBytes *
make_beyond_end(void)
{
  TestZip zip = test_zip_new();
  g_autofree gchar *text = g_strnfill(500, 'x');

  test_zip_add(&zip, &(TestEntry){.name = "a", .bytes = "abc"});
  test_zip_text(zip.bytes, text); /* of no entry */
  test_zip_add(&zip, &(TestEntry){.name = "b", .bytes = "abc", .at = 0x7FFFFFFF});
  return test_zip_end(&zip);
}

typedef struct {
  const gchar *label;
  GBytes *(*make)(void);
  const gchar *error;
} BadCase;

static const BadCase bad[] = {
  {"an empty file", make_nothing, "no ZIP archive"},
  {"text", make_text, "no ZIP archive"},
  {"four bytes", make_magic, "cut off or damaged"},
  {"cut in the middle", make_cut, "cut off or damaged"},
  {"cut in the end record", make_cut_end, "cut off or damaged"},
  {"more entries told than there are", make_more_parts_told, "cut off or damaged"},
  {"wrong checksum", make_wrong_crc, "part a is damaged"},
  {"wrong checksum, stored", make_wrong_crc_stored, "part a is damaged"},
  {"a size that is too small", make_size_too_small, "part a is damaged: it has 8 bytes"},
  {"a size that is too large", make_size_too_large, "part a is damaged: it has 8 bytes"},
  {"a packed size that is too large", make_packed_too_large, "overlap"},
  {"a packed size that is too small", make_packed_too_small, "part a is damaged"},
  {"no deflated data", make_no_deflate, "part a is damaged"},
  {"another method", make_bzip2, "part a is packed by method 12"},
  {"locked by a password", make_locked, "part a is locked by a password"},
  {"a part past the limit", make_large_part, "part a has more than the limit of 1000 bytes"},
  {"a stored part that lies of its size", make_large_stored, "part a "},
  {"a file past the limit", make_large_file, "more than the limit of 1048576 bytes"},
  {"too many parts", make_many_parts, "21 parts, more than the limit of 20"},
  {"too many parts told", make_many_parts_told, "65000 parts, more than the limit of 20"},
  {"too many parts told in 64 bits", make_zip64_count, "1152921504606846976 parts"},
  {"overlapping entries", make_overlapping, "overlap"},
  {"an entry beyond the end", make_beyond_end, "part b is damaged"},
};

/* Everything is opened and read up to the first error. */
static void
read_all(GBytes *bytes, const OfficeLimits *limits, GError **error)
{
  g_autoptr(OfficePackage) package = open_bytes(bytes, limits, error);
  gchar buffer[512];
  gssize n = 0;

  for (guint i = 0; package != NULL && n == 0 && i < office_package_count(package); i++) {
    g_autoptr(OfficePart) part =
      office_package_open_part(package, office_package_name(package, i), error);

    if (part == NULL)
      return;
    while ((n = office_part_read(part, buffer, sizeof buffer, error)) > 0)
      continue;
  }
}

static void
refuse(void **state)
{
  const BadCase *c = *state;
  g_autoptr(GBytes) bytes = c->make();
  g_autoptr(GError) error = NULL;

  read_all(bytes, &small_limits, &error);
  assert_source_error(error, c->error);
}

/* Every beginning of an archive, and every archive with one wrong byte, ends in bytes or in an
 * error. */
static void
damage_each_byte(void **state G_GNUC_UNUSED)
{
  g_autoptr(GBytes) plain = make_plain();
  gsize size;
  const guint8 *data = g_bytes_get_data(plain, &size);

  for (gsize at = 0; at < size; at++) {
    g_autofree guint8 *changed = g_memdup2(data, size);
    g_autoptr(GBytes) cut = g_bytes_new(data, at);
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GError) error = NULL;

    read_all(cut, &OFFICE_LIMITS_DEFAULT, &error);
    assert_non_null(error);
    changed[at] ^= 0xFF;
    bytes = g_bytes_new_take(g_steal_pointer(&changed), size);
    read_all(bytes, &OFFICE_LIMITS_DEFAULT, NULL);
  }
}

static void
limit_of_all_parts(void **state G_GNUC_UNUSED)
{
  TestZip zip = test_zip_new();
  g_autofree gchar *text = g_strnfill(800, 'x');
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  test_zip_add(&zip, &(TestEntry){.name = "a", .bytes = text});
  test_zip_add(&zip, &(TestEntry){.name = "b", .bytes = text});
  bytes = test_zip_end(&zip);
  read_all(bytes, &small_limits, &error);
  assert_source_error(error, "up to b have more than the limit of 1500 bytes");
}

/* 64 MiB of blanks in 64 KiB: more than any table is. */
static void
bomb(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *text = g_strnfill(64 * MIB, ' ');
  g_autoptr(GBytes) bytes = make_one(&(TestEntry){.name = "xl/sheet1.xml", .bytes = text});
  g_autoptr(GError) error = NULL;
  gint64 begin = g_get_monotonic_time();

  read_all(bytes, &OFFICE_LIMITS_DEFAULT, &error);
  assert_source_error(error, "is a ZIP bomb");
  assert_true(g_get_monotonic_time() - begin < 10 * G_USEC_PER_SEC);
}

/* An archive within one is bytes, and nothing looks into it. */
static void
nested_bomb(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *text = g_strnfill(64 * MIB, ' ');
  g_autoptr(GBytes) inner = make_one(&(TestEntry){.name = "a", .bytes = text});
  gsize size;
  const gchar *data = g_bytes_get_data(inner, &size);
  g_autoptr(GBytes) outer =
    make_one(&(TestEntry){.name = "a.zip", .bytes = data, .length = size, .stored = TRUE});
  g_autoptr(GError) error = NULL;

  read_all(outer, &OFFICE_LIMITS_DEFAULT, &error);
  assert_null(error);
}

static void
names_are_only_names(void **state G_GNUC_UNUSED)
{
  static const gchar name[] = "../../etc/passwd";
  g_autoptr(GBytes) bytes = make_one(&(TestEntry){.name = name, .bytes = "abc"});
  g_autoptr(OfficePackage) package = open_bytes(bytes, &OFFICE_LIMITS_DEFAULT, NULL);
  g_autoptr(GBytes) part = office_package_read(package, name, 100, NULL);

  assert_int_equal(g_bytes_get_size(part), 3);
  assert_false(office_package_has(package, "etc/passwd"));
}

int
main(void)
{
  struct CMUnitTest tests[G_N_ELEMENTS(names) + G_N_ELEMENTS(bad) + 6];
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    tests[n++] = (struct CMUnitTest){.name = names[i].name,
                                     .test_func = read_by_name,
                                     .initial_state = (void *)&names[i]};
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    tests[n++] = (struct CMUnitTest){.name = bad[i].label,
                                     .test_func = refuse,
                                     .initial_state = (void *)&bad[i]};
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(read_several);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(damage_each_byte);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(limit_of_all_parts);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(bomb);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(nested_bomb);
  tests[n++] = (struct CMUnitTest)cmocka_unit_test(names_are_only_names);
  return cmocka_run_group_tests_name("office-package", tests, NULL, NULL);
}
