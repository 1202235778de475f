/* The five forms that offices of the province use, in known/ and among the samples: what
 * comes of each must be what NAME.expected says, and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "book-xlsx.h"
#include "wanted.h"

#define SAMPLE "samples-"
#define BOOK "book-"
#define ENDING ".expected"

static Office *office;

static int
open_office(void **state G_GNUC_UNUSED)
{
  office = office_open();
  return 0;
}

static int
leave_office(void **state G_GNUC_UNUSED)
{
  office_close(office);
  return 0;
}

/* "samples-huyen-bat-xat.expected" is about huyen-bat-xat.csv among the samples. */
static GBytes *
load_form(const gchar *name, gchar **file)
{
  gboolean sample = g_str_has_prefix(name, SAMPLE);
  const gchar *stem = name + (sample ? strlen(SAMPLE) : 0);
  g_autofree gchar *bare = g_strndup(stem, strlen(stem) - strlen(ENDING));
  g_autofree gchar *path = NULL;
  gchar *text = NULL;
  gsize length = 0;

  *file = g_strconcat(bare, ".csv", NULL);
  path = g_build_filename(sample ? FORMS_SAMPLES : FORMS_KNOWN, *file, NULL);
  if (!g_file_get_contents(path, &text, &length, NULL))
    g_error("cannot read %s", path);
  return g_bytes_new_take(text, length);
}

/* "book-huyen-bat-xat.expected" is about book-huyen-bat-xat.book. */
static CtProcessed *
receive_book(const gchar *name, gboolean as_file)
{
  const gchar *stem = name + strlen(BOOK);
  g_autofree gchar *bare = g_strndup(stem, strlen(stem) - strlen(ENDING));
  g_autofree gchar *source = g_strconcat(BOOK, bare, ".book", NULL);
  g_autofree gchar *path = g_build_filename(FORMS_KNOWN, source, NULL);
  g_autofree gchar *file = g_strconcat(bare, ".xlsx", NULL);
  g_autoptr(Book) book = book_load(path);
  g_autoptr(GBytes) bytes = as_file ? book_write_xlsx(book, NULL) : NULL;

  return as_file ? office_receive(office, file, bytes) : office_receive_book(office, file, book);
}

static CtProcessed *
receive_text(const gchar *name)
{
  g_autofree gchar *file = NULL;
  g_autoptr(GBytes) bytes = load_form(name, &file);

  return office_receive(office, file, bytes);
}

static void
check_form(const gchar *name, CtProcessed *received)
{
  g_autofree gchar *expected = g_build_filename(FORMS_KNOWN, name, NULL);
  g_autoptr(WantedForm) form = wanted_form_load(office_catalog(office), expected);
  g_autoptr(CtProcessed) processed = received;
  g_autoptr(GString) complaints = wanted_form_check(form, office, processed);

  if (complaints->len > 0) {
    g_autoptr(GString) all = g_string_new(NULL);

    office_describe(office, processed, all);
    fprintf(stderr, "# %s:\n%swhat came out:\n%s", name, complaints->str, all->str);
    fail();
  }
}

/* A workbook as rows, and as a file. */
static void
read_form(void **state)
{
  const gchar *name = *state;

  if (!g_str_has_prefix(name, BOOK)) {
    check_form(name, receive_text(name));
    return;
  }
  check_form(name, receive_book(name, FALSE));
  check_form(name, receive_book(name, TRUE));
}

static gint
by_name(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const gchar *const *)a, *(const gchar *const *)b);
}

static GPtrArray *
list_forms(void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) folder = g_dir_open(FORMS_KNOWN, 0, NULL);

  for (const gchar *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;)
    if (g_str_has_suffix(name, ENDING))
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, by_name);
  return names;
}

int
main(void)
{
  g_autoptr(GPtrArray) names = list_forms();
  g_autofree struct CMUnitTest *tests = g_new0(struct CMUnitTest, names->len);

  g_assert_cmpuint(names->len, >=, 13);
  for (guint i = 0; i < names->len; i++)
    tests[i] = (struct CMUnitTest){.name = names->pdata[i],
                                   .test_func = read_form,
                                   .initial_state = names->pdata[i]};
  return _cmocka_run_group_tests("forms-known", tests, names->len, open_office, leave_office);
}
