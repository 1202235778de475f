/* workbook-look.c: formats of cells, made once each. */
#include "workbook-private.h"

#define FONT "Times New Roman"

static const lxw_color_t fills[N_FILLS] = {
  [FILL_NONE] = 0xFFFFFF,     [FILL_HEAD] = 0xD9E2F3,    [FILL_GROUP] = 0xEDEDED,
  [FILL_INPUT] = 0xFFF9DB,    [FILL_COMPUTED] = 0xF2F2F2, [FILL_ERROR] = 0xFFC9CE,
  [FILL_WARNING] = 0xFFEE9B,  [FILL_INFO] = 0xDDEBF7,    [FILL_GOOD] = 0xC6EFCE,
};

static gint64
look_key(Look look)
{
  return (gint64)look.bits | (gint64)look.fill << 24 | (gint64)look.size << 32 |
         (gint64)(look.decimals + 1) << 40;
}

/* "#,##0.00": the reader's own signs for thousands and decimals are shown. */
static void
set_number(lxw_format *format, Look look)
{
  g_autoptr(GString) text =
      g_string_new((look.bits & (LOOK_UNGROUPED | LOOK_PERCENT)) != 0 ? "0" : "#,##0");

  for (gint i = 0; i < look.decimals && i < CT_DECIMAL_MAX_SCALE; i++)
    g_string_append(text, i == 0 ? ".0" : "0");
  if ((look.bits & LOOK_PERCENT) != 0)
    g_string_append_c(text, '%');
  format_set_num_format(format, text->str);
}

static void
set_kind(lxw_format *format, Look look)
{
  if ((look.bits & LOOK_DATE) != 0)
    format_set_num_format(format, "dd/mm/yyyy");
  else if ((look.bits & LOOK_PLAIN_TEXT) != 0)
    format_set_num_format(format, "@");
  else if (look.decimals != LOOK_TEXT)
    set_number(format, look);
}

static void
set_bits(lxw_format *format, guint bits)
{
  if ((bits & LOOK_BOLD) != 0)
    format_set_bold(format);
  if ((bits & LOOK_ITALIC) != 0)
    format_set_italic(format);
  if ((bits & LOOK_WRAP) != 0)
    format_set_text_wrap(format);
  if ((bits & LOOK_CENTRE) != 0)
    format_set_align(format, LXW_ALIGN_CENTER);
  if ((bits & LOOK_RIGHT) != 0)
    format_set_align(format, LXW_ALIGN_RIGHT);
  if ((bits & LOOK_INDENT) != 0)
    format_set_indent(format, 1);
  if ((bits & LOOK_BORDER) != 0)
    format_set_border(format, LXW_BORDER_THIN);
  if ((bits & LOOK_UNLOCKED) != 0)
    format_set_unlocked(format);
  if ((bits & LOOK_LINK) != 0)
    format_set_font_color(format, 0x1F3864);
  if ((bits & (LOOK_UNDERLINE | LOOK_LINK)) != 0)
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  format_set_align(format, (bits & LOOK_TOP) != 0 ? LXW_ALIGN_VERTICAL_TOP
                                                  : LXW_ALIGN_VERTICAL_CENTER);
}

lxw_format *
workbook_look(Workbook *workbook, Look look)
{
  gint64 key = look_key(look);
  lxw_format *format = g_hash_table_lookup(workbook->formats, &key);

  if (format != NULL)
    return format;
  format = workbook_add_format(workbook->book);
  format_set_font_name(format, FONT);
  format_set_font_size(format, look.size > 0 ? look.size : 11);
  set_bits(format, look.bits);
  set_kind(format, look);
  if (look.fill != FILL_NONE) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, fills[look.fill]);
  }
  g_hash_table_insert(workbook->formats, g_memdup2(&key, sizeof key), format);
  return format;
}

/* What such a format says holds beside that of the cell. */
static lxw_format *
colour_format(Workbook *workbook, Fill fill)
{
  if (workbook->colours[fill] == NULL) {
    workbook->colours[fill] = workbook_add_format(workbook->book);
    format_set_bg_color(workbook->colours[fill], fills[fill]);
  }
  return workbook->colours[fill];
}

void
workbook_colour_word(Workbook *workbook, lxw_worksheet *sheet, guint first, guint last,
                     guint column, const gchar *word, Fill fill)
{
  g_autofree gchar *quoted = g_strdup_printf("\"%s\"", word);
  lxw_conditional_format colour = {
    .type = LXW_CONDITIONAL_TYPE_CELL,
    .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
    .value_string = quoted,
    .format = colour_format(workbook, fill),
  };

  worksheet_conditional_format_range(sheet, first, (lxw_col_t)column, last, (lxw_col_t)column,
                                     &colour);
}
