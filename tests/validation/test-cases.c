/* Small tables with one or two mistakes that really arrive: the finding, the cell and the
 * suggestion that must come out. Prints TAP itself, for cases that are known to fail are TODO
 * there. An argument: only cases whose label has this in it. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "case.h"
#include "take-in.h"

/* Opened when the first case asks for it. */
static GHashTable *offices_with;

static guint n_failed, n_todo, n_done;

static CtRun *
run_case(Office *office, const Case *this_case)
{
  office_clear(office);
  for (guint i = 0; i < this_case->files->len; i++) {
    const CaseFile *file = this_case->files->pdata[i];
    gboolean district = g_str_has_prefix(file->name, "huyen-") ||
                        g_str_has_prefix(file->name, "thi-xa-") ||
                        g_str_has_prefix(file->name, "thanh-pho-");
    if (strchr(file->text->str, '\n')[1] != '\0')
      office_put_file(office, district, file->name, file->text);
  }
  if (this_case->history != NULL)
    office_put_history(office, this_case->history);
  else
    office_put_no_history(office);
  return office_run_period(office, this_case->period);
}

static Office *
office_of(Office *usual, const Case *this_case)
{
  Office *office = this_case->with == NULL
                       ? usual
                       : g_hash_table_lookup(offices_with, this_case->with);

  if (office == NULL) {
    office = office_open(this_case->with);
    g_hash_table_insert(offices_with, g_strdup(this_case->with), office);
  }
  return office;
}

static void
close_office(gpointer office)
{
  office_close(office);
}

static void
print_comment(const gchar *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      printf("#   %s\n", lines[i]);
}

static void
judge_case(Office *office, const Case *this_case, guint number)
{
  g_autoptr(CtRun) run = run_case(office_of(office, this_case), this_case);
  g_autoptr(GString) complaints = g_string_new(NULL);
  gboolean good;

  case_compare(this_case, run, complaints);
  good = complaints->len == 0;
  if (this_case->todo == NULL || good)
    printf("%s %u - %s\n", good ? "ok" : "not ok", number, this_case->label);
  else
    printf("not ok %u - %s # TODO %s\n", number, this_case->label, this_case->todo);
  if (good && this_case->todo != NULL)
    printf("#   no longer to do: %s\n", this_case->todo);
  print_comment(complaints->str);
  n_done += good ? 1 : 0;
  n_todo += !good && this_case->todo != NULL ? 1 : 0;
  n_failed += !good && this_case->todo == NULL ? 1 : 0;
}

int
main(int argc, char **argv)
{
  g_autoptr(Office) office = office_open(NULL);
  g_autoptr(GPtrArray) cases = cases_load(VALIDATION_CASES, office_catalog(office));
  guint n = 0;

  offices_with = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, close_office);
  setlocale(LC_ALL, "C.UTF-8");
  printf("# checks: %s\n", office_checks(office));
  for (guint i = 0; i < cases->len; i++) {
    const Case *this_case = cases->pdata[i];
    if (argc < 2 || strstr(this_case->label, argv[1]) != NULL)
      judge_case(office, this_case, ++n);
  }
  printf("1..%u\n# %u right, %u to do, %u failed\n", n, n_done, n_todo, n_failed);
  g_hash_table_unref(offices_with);
  return n_failed > 0 ? 1 : 0;
}
