/* ct-form.h: what a pipeline file states of a form where detection falls short: a
 * section [form NAME], used by a source with `table.form = NAME`.
 *
 *   [form phu-luc-2]
 *   title = Đơn vị tính: Triệu đồng (giá SS 2010)
 *   header = 4-6
 *   column.4 = Thực hiện 6T/2023
 *   column.7 = -
 *   names = Tổng số = 7 | TW quản lý = -
 *
 * Titles and columns are stated in the words that would stand in the table, and are
 * read by the same code.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CtFormColumn:
 * @column: from 1
 * @header: what should stand above it, "-": not to be read
 */
typedef struct {
  guint column;
  gchar *header;
} CtFormColumn;

/**
 * CtFormName:
 * @name: of a row or column, as it stands
 * @code: of the indicator, "-": not to be read
 */
typedef struct {
  gchar *name;
  gchar *code;
} CtFormName;

/**
 * CtFormDeclaration:
 * @titles: (element-type utf8): lines read as if they stood above the table
 * @header_first, @header_last: rows (from 1) of the header; 0: found
 * @last_row: the table ends with this row; 0: found
 * @columns: (element-type CtFormColumn)
 * @names: (element-type CtFormName)
 */
typedef struct {
  gchar *name;
  GPtrArray *titles;
  guint header_first;
  guint header_last;
  guint last_row;
  GArray *columns;
  GArray *names;
} CtFormDeclaration;

CtFormDeclaration *ct_form_declaration_new(const gchar *name);
void ct_form_declaration_free(CtFormDeclaration *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtFormDeclaration, ct_form_declaration_free)

void ct_form_declaration_add_title(CtFormDeclaration *form, const gchar *title);
void ct_form_declaration_add_column(CtFormDeclaration *form, guint column, const gchar *header);
void ct_form_declaration_add_name(CtFormDeclaration *form, const gchar *name, const gchar *code);

G_END_DECLS
