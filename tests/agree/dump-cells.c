/* dump-cells READER FILE: what a reader gives of a file, one line a cell:
 * SHEET TAB ROW TAB COLUMN TAB KIND TAB FLAGS TAB TEXT, with \t, \n, \\ in it; and its
 * findings to the standard error. */
#include <stdio.h>

#include "plugin/ct-host.h"

static void
print_text(const gchar *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\t')
      fputs("\\t", stdout);
    else if (text[i] == '\n')
      fputs("\\n", stdout);
    else if (text[i] == '\\')
      fputs("\\\\", stdout);
    else
      fputc(text[i], stdout);
}

typedef struct {
  CtRowSink sink;
  gchar *sheet;
} Printer;

static gboolean
take_table(CtRowSink *sink, const CtTableInfo *table)
{
  Printer *printer = (Printer *)sink;

  g_free(printer->sheet);
  printer->sheet = g_strdup(table->name);
  return TRUE;
}

static gboolean
take_row(CtRowSink *sink, guint64 row, const CtCell *cells, guint n_cells)
{
  static const gchar *const kinds[] = {[CT_CELL_BLANK] = "blank",   [CT_CELL_TEXT] = "text",
                                       [CT_CELL_NUMBER] = "number", [CT_CELL_PERCENT] = "percent",
                                       [CT_CELL_DATE] = "date",     [CT_CELL_ERROR] = "error",
                                       [CT_CELL_FORMULA] = "formula"};

  for (guint i = 0; i < n_cells; i++) {
    if (cells[i].kind == CT_CELL_BLANK)
      continue;
    printf("%s\t%lu\t%u\t%s\t%u\t", ((Printer *)sink)->sheet, (gulong)row, i + 1,
           kinds[cells[i].kind], cells[i].flags);
    print_text(cells[i].text, cells[i].length);
    putchar('\n');
  }
  return TRUE;
}

static gboolean
take_problem(CtRowSink *sink G_GNUC_UNUSED, const CtReadProblem *problem)
{
  fprintf(stderr, "%lu:%u: %s [%s]\n", (gulong)problem->row, problem->column, problem->message,
          problem->rule);
  return TRUE;
}

static gboolean
take_note(CtRowSink *sink G_GNUC_UNUSED, const CtReadNote *note)
{
  if (note->rule != NULL)
    fprintf(stderr, "%s [%s]\n", note->message, note->rule);
  return TRUE;
}

static gboolean
dump(const gchar *reader, const gchar *path, GError **error)
{
  static const CtRowSinkClass class = {
    .table = take_table, .row = take_row, .problem = take_problem, .note = take_note};
  g_autoptr(CtHost) host = ct_host_new(NULL);
  const CtPlugin *plugin = ct_host_load(host, CT_ROLE_READ, reader, error);
  g_autoptr(CtSettings) settings =
    plugin != NULL ? ct_settings_new(plugin->options, NULL, NULL, "/", NULL, error) : NULL;
  g_autoptr(CtInput) input = ct_input_open(path, settings != NULL ? error : NULL);
  Printer printer = {.sink = {.class = &class}};
  CtInstance instance;
  gboolean done;

  if (settings == NULL || input == NULL ||
      !ct_instance_open(&instance, plugin, settings, error))
    return FALSE;
  done = plugin->read->read(instance.self, input, &printer.sink, error);
  ct_instance_close(&instance);
  g_free(printer.sheet);
  return done;
}

int
main(int argc, char **argv)
{
  g_autoptr(GError) error = NULL;

  if (argc != 3) {
    fputs("usage: dump-cells READER FILE\n", stderr);
    return 2;
  }
  if (dump(argv[1], argv[2], &error))
    return 0;
  fprintf(stderr, "%s\n", error != NULL ? error->message : "not read");
  return 1;
}
