/* The variations of a table as workbooks: cells with types, merged ones, other sheets beside.
 * The very figures must come out, as of the same table in text: of the rows as a reader gives
 * them, and of an .xlsx file. Files are kept with CT_FORMS_KEEP=DIR. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "book-grid.h"
#include "book-xlsx.h"
#include "compare.h"
#include "variation.h"

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

/* What an office does with its workbooks. */
static const struct {
  const gchar *label;
  BookStyle style;
} habits[] = {
  {"all is text", {.merged = FALSE}},
  {"numbers, merged headings", {.typed = TRUE, .merged = TRUE}},
  {"all that workbooks have",
   {.typed = TRUE, .percent = TRUE, .merged = TRUE, .merged_keys = TRUE,
    .sections = SECTIONS_OVER_ALL, .minus = TRUE, .cover = TRUE, .notes = TRUE, .empty = TRUE}},
  {"names merged, some figures are text",
   {.typed = TRUE, .some_text = TRUE, .merged_keys = TRUE, .sections = SECTIONS_OVER_NAMES,
    .cover = TRUE, .again = TRUE}},
  {"old letters",
   {.typed = TRUE, .percent = TRUE, .merged = TRUE, .merged_keys = TRUE, .tcvn3 = TRUE,
    .sections = SECTIONS_OVER_NAMES}},
};

typedef struct {
  gchar *label;
  const Variation *variation;
  const BookStyle *style;
  gboolean file;
} BookCase;

static Variation
adapt(const BookCase *c)
{
  Variation variation = *c->variation;

  if (c->style->typed)
    variation.form.numbers = NUMBERS_PLAIN;
  return variation;
}

/* Figures came out; nothing that is said beside may send its reader looking for what is not
 * there. The same form twice is one finding. */
static gboolean
is_told_rightly(const CtProcessed *processed, const BookStyle *style)
{
  guint n_versions = 0;

  for (guint i = 0; i < ct_findings_count(processed->findings); i++) {
    const CtFinding *finding = ct_findings_get(processed->findings, i);

    if (g_str_equal(finding->rule, "intake.sheet-versions"))
      n_versions++;
    else if (finding->severity > CT_SEVERITY_INFO)
      return FALSE;
  }
  return n_versions == (style->again ? 1 : 0);
}

static void
keep_file(const BookCase *c, const gchar *name, GBytes *bytes)
{
  const gchar *folder = g_getenv("CT_FORMS_KEEP");
  guint variation = (guint)(c->variation - variations);
  g_autofree gchar *file = g_strdup_printf("%03u-%s-%s", variation,
                                           c->style->tcvn3 ? "old" : c->style->typed ? "n" : "t",
                                           name);
  g_autofree gchar *path = folder != NULL ? g_build_filename(folder, file, NULL) : NULL;
  gsize length = 0;
  const gchar *data = g_bytes_get_data(bytes, &length);

  if (path != NULL)
    g_file_set_contents(path, data, (gssize)length, NULL);
}

static CtProcessed *
receive(const BookCase *c, const gchar *name, const Book *book)
{
  g_autoptr(GBytes) bytes = NULL;

  if (!c->file)
    return office_receive_book(office, name, book);
  bytes = book_write_xlsx(book, c->style->tcvn3 ? ".VnTime" : NULL);
  keep_file(c, name, bytes);
  return office_receive(office, name, bytes);
}

static void
read_book(void **state)
{
  const BookCase *c = *state;
  const Variation variation = adapt(c);
  g_autoptr(Grid) grid = variation_grid(&variation, office_catalog(office));
  Figures figures = figures_named(variation.indicators, variation.areas, 1);
  g_autofree gchar *name = form_file_name(&figures, &variation.form, "xlsx");
  g_autoptr(Book) book = book_from_grid(grid, office_catalog(office), c->style);
  g_autoptr(CtProcessed) processed = receive(c, name, book);
  Outcome outcome = compare_outcome(office, processed, grid->expected, NULL, NULL);
  gboolean right = outcome.wrong == 0 && outcome.lost == 0 && is_told_rightly(processed, c->style);

  assert_true(grid->expected->len > 3);
  if (!right) {
    g_autoptr(GString) all = g_string_new(NULL);

    office_describe(office, processed, all);
    fprintf(stderr, "# %s: %s:\n%swhat came out:\n%s", c->label, name, outcome.complaints->str,
            all->str);
  }
  outcome_clear(&outcome);
  assert_true(right);
}

/* The way of writing numbers, and the bytes of a file, are no matter of workbooks. */
static gboolean
is_of_text(const Variation *variation)
{
  return variation->form.numbers != NUMBERS_VI || variation->file.delimiter != 0 ||
         variation->file.encoding != ENCODING_UTF8 || variation->file.json != JSON_NONE ||
         variation->file.decomposed || variation->file.trailing ||
         variation->file.quotes != QUOTES_WHERE_NEEDED || variation->file.ends != LINES_LF;
}

static guint
add_cases(BookCase *cases, const Variation *variation)
{
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS(habits); k++)
    for (guint file = 0; file < 2; file++) {
      if (habits[k].style.tcvn3 && variation->form.no_marks)
        continue;
      cases[n++] =
        (BookCase){.label = g_strdup_printf("%s; %s%s", variation->label, habits[k].label,
                                            file != 0 ? "; .xlsx" : ""),
                   .variation = variation,
                   .style = &habits[k].style,
                   .file = file != 0};
    }
  return n;
}

int
main(void)
{
  guint max = n_variations * 2 * G_N_ELEMENTS(habits), n = 0;
  g_autofree struct CMUnitTest *tests = g_new0(struct CMUnitTest, max);
  g_autofree BookCase *cases = g_new0(BookCase, max);
  gint failed;

  for (guint i = 0; i < n_variations; i++)
    if (!is_of_text(&variations[i]))
      n += add_cases(cases + n, &variations[i]);
  g_assert_cmpuint(n, >=, 120);
  for (guint i = 0; i < n; i++)
    tests[i] = (struct CMUnitTest){
      .name = cases[i].label, .test_func = read_book, .initial_state = &cases[i]};
  failed = _cmocka_run_group_tests("forms-books", tests, n, open_office, leave_office);
  for (guint i = 0; i < n; i++)
    g_free(cases[i].label);
  return failed;
}
