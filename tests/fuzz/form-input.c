#include "form-input.h"

#include <string.h>

#define MAX_ROWS 2000u
#define MAX_CELLS 256u
#define MAX_NUMBER (1u << 30)

/* Parsing */

/* A piece of the input's text. */
typedef struct {
  const gchar *at;
  const gchar *end;
} Piece;

static Piece
take_until(Piece *rest, gchar mark)
{
  Piece piece = *rest;

  while (rest->at < rest->end && *rest->at != mark)
    rest->at += *rest->at == '\\' && rest->at + 1 < rest->end ? 2 : 1;
  piece.end = MIN(rest->at, rest->end);
  rest->at = MIN(rest->at + 1, rest->end);
  return piece;
}

/* Every text in a block of its own, as large as it is. */
static const gchar *
add_block(FormInput *input, const GString *text)
{
  gchar *block = fuzz_bytes(text->str, text->len);

  g_ptr_array_add(input->blocks, block);
  return block;
}

static GString *
unescape(Piece piece)
{
  GString *text = g_string_new(NULL);

  for (const gchar *at = piece.at; at < piece.end; at++) {
    gboolean escaped = *at == '\\' && at + 1 < piece.end;

    at += escaped ? 1 : 0;
    g_string_append_c(text, escaped && *at == 'n' ? '\n' : *at);
  }
  return text;
}

/* As readers promise: numbers are plain decimals, an error is "#REF!", a formula "=A1". */
static gboolean
may_be(gchar letter, Piece text)
{
  if (text.at == text.end || letter == 'e' || letter == 'f')
    return text.at < text.end && *text.at == (letter == 'e' ? '#' : '=');
  for (const gchar *at = text.at; at < text.end; at++)
    if (!g_ascii_isdigit(*at) && *at != '-' && (letter == 'd' || *at != '.'))
      return FALSE;
  return TRUE;
}

static CtCellKind
take_kind(Piece *piece)
{
  static const gchar letters[] = "npdef";
  const gchar *letter;

  if (piece->at == piece->end)
    return CT_CELL_BLANK;
  if (piece->end - piece->at < 3 || piece->at[1] != ':')
    return CT_CELL_TEXT;
  letter = strchr(letters, piece->at[0]);
  if (letter == NULL || !may_be(*letter, (Piece){piece->at + 2, piece->end}))
    return CT_CELL_TEXT;
  piece->at += 2;
  return (CtCellKind)(CT_CELL_NUMBER + (letter - letters));
}

static CtCell
take_cell(FormInput *input, Piece piece)
{
  CtCell cell = {.kind = take_kind(&piece)};
  GString *text = unescape(piece);

  cell.length = text->len;
  cell.text = add_block(input, text);
  g_string_free(text, TRUE);
  return cell;
}

static CtRow
take_cells(FormInput *input, Piece line, guint32 number)
{
  CtCell *cells = g_new0(CtCell, MAX_CELLS);
  CtRow row = {.number = number, .cells = cells};

  g_ptr_array_add(input->blocks, cells);
  while (line.at < line.end && row.n_cells < MAX_CELLS)
    cells[row.n_cells++] = take_cell(input, take_until(&line, ';'));
  return row;
}

static gchar *
take_text(Piece piece)
{
  return g_string_free(unescape(piece), FALSE);
}

static guint
take_number(Piece *piece)
{
  guint number = 0;

  while (piece->at < piece->end && g_ascii_isdigit(*piece->at) && number < MAX_NUMBER / 10)
    number = number * 10 + (guint)(*piece->at++ - '0');
  return number;
}

/* Options and forms */

static void
choose(CtIntakeOptions *options, gchar letter)
{
  static const gchar styles[] = "vepm";
  const gchar *style = strchr(styles, letter);

  if (style != NULL)
    options->style = (CtNumberStyle)(CT_STYLE_VI + (style - styles));
  else if (letter == 's')
    options->sender_from_table = TRUE;
  else if (letter == 'n')
    options->period = CT_PERIOD_NONE;
  else if (letter == 'a')
    options->area = ct_catalog_area_by_code(fuzz_catalog(), "082");
  else if (letter == 'i')
    options->indicator = ct_catalog_indicator_by_code(fuzz_catalog(), "17");
  else if (letter == 'u')
    options->unit = 0;
}

/* As core/pipeline takes them: what would be refused there is left out. */
static void
declare(FormInput *input, const gchar *word, Piece rest)
{
  CtFormDeclaration *form = input->form;
  Piece first = rest.at < rest.end ? take_until(&rest, ';') : rest;
  g_autofree gchar *name = g_strstrip(take_text(first));
  g_autofree gchar *value = g_strstrip(take_text(rest));
  guint number = take_number(&first), last;

  if (g_str_equal(word, "title") && *name != '\0')
    ct_form_declaration_add_title(form, name);
  else if (g_str_equal(word, "column") && number > 0 && number <= CT_INTAKE_MAX_COLUMNS &&
           *value != '\0')
    ct_form_declaration_add_column(form, number, value);
  else if (g_str_equal(word, "name") && *name != '\0' &&
           (g_str_equal(value, "-") ||
            ct_catalog_indicator_by_code(fuzz_catalog(), value) != CT_INDEX_NONE))
    ct_form_declaration_add_name(form, name, value);
  else if (g_str_equal(word, "last-row") && number > form->header_last)
    form->last_row = number;
  else if (g_str_equal(word, "header") && number > 0) {
    first.at += first.at < first.end ? 1 : 0;
    last = take_number(&first);
    form->header_first = number;
    form->header_last = CLAMP(last, number, number + CT_HEADER_LOOKAHEAD - 1);
    form->last_row = 0;
  } else
    return;
  input->has_form = TRUE;
}

/* Lines */

static void
add_event(FormInput *input, FormEventKind kind, Piece name, Piece cells)
{
  FormEvent event = {.kind = kind, .table = MAX(input->n_tables, 1) - 1};
  gchar *text = take_text(name);

  g_ptr_array_add(input->blocks, text);
  event.text = text;
  event.row = take_cells(input, cells, 0);
  g_array_append_val(input->events, event);
}

static void
begin_table(FormInput *input, Piece name, CtPlaceStyle style, gboolean keyed)
{
  FormEvent *event;

  input->n_tables++;
  add_event(input, FORM_TABLE, name, (Piece){name.end, name.end});
  event = &g_array_index(input->events, FormEvent, input->events->len - 1);
  event->style = style;
  event->keyed = keyed;
}

/* A reader of text need not announce its one table. */
static void
ensure_table(FormInput *input)
{
  input->n_tables = MAX(input->n_tables, 1);
}

static void
read_directive(FormInput *input, Piece line, guint32 *number)
{
  Piece word = take_until(&line, ' '), none = {line.end, line.end}, rest = line;
  g_autofree gchar *name = take_text(word);

  if (g_str_equal(name, "options")) {
    for (; line.at < line.end; line.at++)
      choose(&input->options, *line.at);
  } else if (g_str_equal(name, "row")) {
    guint32 next = take_number(&line);

    *number = MAX(*number, next);
  } else if (g_str_equal(name, "sheet") || g_str_equal(name, "text")) {
    begin_table(input, line, *name == 's' ? CT_PLACE_SHEET : CT_PLACE_TEXT, FALSE);
    *number = 1;
  } else if (g_str_equal(name, "keyed")) {
    begin_table(input, line, CT_PLACE_POINTER, TRUE);
    *number = 1;
  } else if (g_str_equal(name, "keys")) {
    ensure_table(input);
    add_event(input, FORM_KEYS, none, line);
  } else if (g_str_equal(name, "context")) {
    ensure_table(input);
    word = take_until(&rest, ';');
    add_event(input, FORM_CONTEXT, word, rest);
  } else if (g_str_equal(name, "note") || g_str_equal(name, "problem")) {
    ensure_table(input);
    add_event(input, *name == 'n' ? FORM_NOTE : FORM_PROBLEM, line, none);
  } else {
    declare(input, name, line);
  }
}

static void
read_line(FormInput *input, Piece line, guint32 *number)
{
  Piece none = {line.end, line.end};
  FormEvent *event;

  if (line.at < line.end && *line.at == '!') {
    line.at++;
    read_directive(input, line, number);
    return;
  }
  ensure_table(input);
  add_event(input, FORM_ROW, none, line);
  event = &g_array_index(input->events, FormEvent, input->events->len - 1);
  event->row.number = (*number)++;
}

FormInput *
form_input_read(const uint8_t *data, size_t size)
{
  FormInput *input = g_new0(FormInput, 1);
  gsize length = 0;
  g_autofree gchar *text = fuzz_text(data, size, &length);
  Piece rest = {text, text + length};
  guint32 number = 1;

  input->events = g_array_new(FALSE, FALSE, sizeof(FormEvent));
  input->blocks = g_ptr_array_new_with_free_func(g_free);
  input->form = ct_form_declaration_new("form");
  input->options = CT_INTAKE_OPTIONS_INIT;
  input->options.period = ct_period_new(2023, 1, 6);
  while (rest.at < rest.end && input->events->len < MAX_ROWS) {
    const gchar *end = memchr(rest.at, '\n', (gsize)(rest.end - rest.at));

    end = end != NULL ? end : rest.end;
    read_line(input, (Piece){rest.at, end}, &number);
    rest.at = MIN(end + 1, rest.end);
  }
  if (input->has_form)
    input->options.form = input->form;
  return input;
}

void
form_input_free(FormInput *input)
{
  g_array_unref(input->events);
  g_ptr_array_unref(input->blocks);
  ct_form_declaration_free(input->form);
  g_free(input);
}

const CtRow *
form_input_find_row(const FormInput *input, guint table, guint32 number)
{
  for (guint i = 0; i < input->events->len; i++) {
    const FormEvent *event = &g_array_index(input->events, FormEvent, i);

    if (event->kind == FORM_ROW && event->table == table && event->row.number == number)
      return &event->row;
  }
  return NULL;
}

GArray *
form_input_take_table(const FormInput *input, guint table)
{
  GArray *events = g_array_new(FALSE, FALSE, sizeof(FormEvent));

  for (guint i = 0; i < input->events->len; i++) {
    FormEvent event = g_array_index(input->events, FormEvent, i);

    if (event.table != table)
      continue;
    event.table = 0;
    g_array_append_val(events, event);
  }
  return events;
}
