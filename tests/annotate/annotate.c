/* Annotates a workbook with remarks as told on the command line, without the rules that would
 * find them:
 *
 *   annotate IN OUT [SHEET CELL error|warning TEXT [ANSWER]]...   CELL: "D12", "12" a whole row
 *
 * ANSWER is "-" for none. An earlier list in IN is replaced when its sheet is called "Cần sửa".
 */
#include <stdlib.h>
#include <string.h>

#include "office/office-address.h"
#include "plugin/ct-plugin.h"

extern const CtPlugin ct_plugin;

#define WORDS 5

static CtPlace
parse_place(const gchar *cell)
{
  OfficeAddress address;

  if (office_address_parse(cell, strlen(cell), &address) > 0)
    return (CtPlace){address.row, (guint16)address.column, 0};
  return (CtPlace){(guint32)g_ascii_strtoull(cell, NULL, 10), 0, 0};
}

static gint
compare_remarks(gconstpointer a, gconstpointer b)
{
  const CtRemark *left = a, *right = b;
  gint order = strcmp(left->sheet, right->sheet);

  return order != 0 ? order : ct_place_compare(left->place, right->place);
}

static void
take_remark(gchar **words, CtRemarks *remarks)
{
  CtRemark *remark = &remarks->list[remarks->n++];
  CtRemarkRow *row = &remarks->rows[remarks->n_rows++];

  remark->sheet = words[0];
  remark->place = parse_place(words[1]);
  ct_severity_parse(words[2], &remark->severity);
  remark->comment = words[3];
  row->location = g_strdup_printf("%s!%s", words[0], words[1]);
  *row = (CtRemarkRow){.severity = words[2],
                       .location = row->location,
                       .sheet = words[0],
                       .place = remark->place,
                       .indicator_name = "17 Tỷ lệ bao phủ bảo hiểm y tế",
                       .area_name = "Huyện Bát Xát",
                       .period_name = "6 tháng năm 2023",
                       .observed = "=1+1",
                       .message = words[3],
                       .suggestion = "95,3",
                       .answer = strcmp(words[4], "-") != 0 ? words[4] : NULL,
                       .rule = row->location,
                       .indicator = "17",
                       .area = "082",
                       .period = "2023-01/P6M",
                       .value = "95.0"};
}

/* The empty settings of a reader: its defaults. */
static gpointer
open_reader(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CtSettings) settings = ct_settings_new(ct_plugin.options, NULL, NULL, "/", NULL, NULL);

  return ct_plugin.open != NULL ? ct_plugin.open(settings, &error) : NULL;
}

static gboolean
annotate(const gchar *in, const gchar *out, CtRemarks *remarks)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CtInput) input = ct_input_open(in, &error);
  gpointer self = open_reader();
  CtRowSink *earlier = ct_remarks_earlier(remarks);
  g_autoptr(CtInput) before = ct_input_open(in, NULL);
  gboolean done;

  if (before != NULL)
    ct_plugin.read->read(self, before, earlier, NULL);
  ct_remarks_earlier_free(earlier);
  done = input != NULL && ct_plugin.read->annotate(self, input, remarks, out, &error);
  if (ct_plugin.close != NULL)
    ct_plugin.close(self);
  if (!done)
    g_printerr("%s\n", error->message);
  return done;
}

int
main(int argc, char **argv)
{
  static const gchar *const headings[CT_REMARK_COLUMNS] = {
    "TT",   "Mức độ",   "Ô",        "Chỉ tiêu", "Địa bàn",
    "Kỳ", "Đã ghi", "Sai ở đâu", "Gợi ý",   "Giải trình"};
  static const gchar *const keys[CT_REMARK_KEYS] = {"RULE", "INDICATOR", "REF_AREA",
                                                    "TIME_PERIOD", "OBS_VALUE"};
  CtRemarks remarks = {.title = "Cần sửa", .author = "chitieu"};
  gboolean done;

  if (argc < 3 || (argc - 3) % WORDS != 0)
    return 2;
  memcpy(remarks.headings, headings, sizeof headings);
  memcpy(remarks.keys, keys, sizeof keys);
  remarks.list = g_new0(CtRemark, (gsize)argc);
  remarks.rows = g_new0(CtRemarkRow, (gsize)argc);
  remarks.texts = ct_arena_new();
  for (int i = 3; i < argc; i += WORDS)
    take_remark(argv + i, &remarks);
  qsort(remarks.list, remarks.n, sizeof *remarks.list, compare_remarks);
  done = annotate(argv[1], argv[2], &remarks);
  for (gsize i = 0; i < remarks.n_rows; i++)
    g_free((gchar *)remarks.rows[i].location);
  g_free(remarks.list);
  g_free(remarks.rows);
  ct_arena_free(remarks.texts);
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
