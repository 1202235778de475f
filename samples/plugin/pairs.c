/* pairs.c: a reader built outside chitieu's tree, whole: to copy and change.
 *
 * It reads lines of two kinds:
 *
 *   ky: 2023-01/P6M        holds for the whole file
 *   5 = 60,2               a figure of an indicator
 *
 *   mkdir -p my/read
 *   gcc -Wall -shared -fPIC -o my/read/pairs.so pairs.c $(pkg-config --cflags chitieu)
 *   CHITIEU_PLUGIN_PATH=my chitieu plugins show read/pairs
 */
#include <string.h>

#include "plugin/ct-plugin.h"

#define MAX_LINE ((gsize)64 * 1024)

/* Files of this kind have no mark of their own: only the name speaks for one. */
static guint
pairs_probe(const gchar *name, const gchar *media_type G_GNUC_UNUSED,
            const gchar *head G_GNUC_UNUSED, gsize length G_GNUC_UNUSED)
{
  return g_str_has_suffix(name, ".pairs") ? 90 : 0;
}

static CtCell
make_cell(const gchar *text)
{
  return (CtCell){.text = text, .length = strlen(text),
                  .kind = *text != '\0' ? CT_CELL_TEXT : CT_CELL_BLANK};
}

/* What costs a line is a finding that names it; reading goes on. */
static gboolean
tell_problem(CtRowSink *rows, guint64 number, const gchar *line)
{
  const CtReadProblem problem = {.rule = "read.broken-record",
                                 .row = number,
                                 .observed = line,
                                 .expected = "NAME: VALUE, CODE = FIGURE",
                                 .message = "the line is none of \"name: value\" and "
                                            "\"code = figure\"; it is left out"};

  return ct_row_sink_problem(rows, &problem);
}

/* @line: is taken apart. Returns: %FALSE when the sink wants no more */
static gboolean
read_line(CtRowSink *rows, guint64 number, gchar *line)
{
  gchar *mark = strpbrk(line, ":=");
  gboolean figure = mark != NULL && *mark == '=';
  CtCell cells[2];

  if (*g_strstrip(line) == '\0' || *line == '#')
    return TRUE;
  if (mark == NULL || !g_utf8_validate(line, -1, NULL))
    return tell_problem(rows, number, g_utf8_validate(line, -1, NULL) ? line : NULL);
  *mark = '\0';
  cells[0] = make_cell(g_strstrip(line));
  cells[1] = make_cell(g_strstrip(mark + 1));
  return figure ? ct_row_sink_row(rows, number, cells, G_N_ELEMENTS(cells))
                : ct_row_sink_context(rows, line, &cells[1]);
}

/* Gives each whole line of @text, and keeps the rest there. */
static gboolean
read_lines(CtRowSink *rows, GString *text, guint64 *number, gboolean last, GError **error)
{
  gchar *line = text->str, *end = text->str + text->len, *next;

  while ((next = memchr(line, '\n', (gsize)(end - line))) != NULL || (last && line < end)) {
    next = next != NULL ? next : end;
    *next = '\0';
    if (!read_line(rows, ++*number, line))
      return FALSE;
    line = MIN(next + 1, end);
  }
  g_string_erase(text, 0, line - text->str);
  if (text->len <= MAX_LINE)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_LIMIT, "line %" G_GUINT64_FORMAT " is longer than 64 KiB",
              *number + 1);
  return FALSE;
}

static gboolean
pairs_read(gpointer self G_GNUC_UNUSED, CtInput *input, CtRowSink *rows, GError **error)
{
  const CtTableInfo table = {.style = CT_PLACE_TEXT, .name = "", .keyed = TRUE};
  g_autoptr(GString) text = g_string_new(NULL);
  guint64 number = 0;
  gchar buffer[4096];
  gssize n;

  /* FALSE without an error: the sink has told why it wants no more. */
  if (!ct_row_sink_table(rows, &table) || !ct_row_sink_column(rows, 1, "chi_tieu") ||
      !ct_row_sink_column(rows, 2, "gia_tri"))
    return TRUE;
  while ((n = ct_input_read(input, buffer, sizeof buffer, error)) > 0) {
    g_string_append_len(text, buffer, n);
    if (!read_lines(rows, text, &number, FALSE, error))
      return *error == NULL;
  }
  return n == 0 && (read_lines(rows, text, &number, TRUE, error) || *error == NULL);
}

static const CtReadRole pairs_role = {.size = sizeof pairs_role,
                                      .probe = pairs_probe,
                                      .read = pairs_read};

CT_PLUGIN_REGISTER(.name = "pairs", .summary = "lines of \"code = figure\"", .version = "1.0",
                   .licence = "MIT", .read = &pairs_role)
