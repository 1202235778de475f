/* ct-layout-private.h: a header on the way to a layout.
 *
 *   ct-layout.c          the layout itself
 *   ct-layout-find.c     which rows are the header
 *   ct-layout-memo.c     first rows that were found to be one
 *   ct-layout-belongs.c  whether a row belongs to the rows above it
 *   ct-layout-rows.c     rows that are no part of a header
 *   ct-layout-columns.c  what stands above each column, read
 *   ct-layout-weigh.c    what the columns say of each other; whether it is a header
 *   ct-layout-below.c    what the rows below the header say of it
 *   ct-layout-settle.c   periods, columns that hold the same
 *   ct-layout-operands.c what comparisons compare
 */
#pragma once

#include "intake/ct-header-private.h"
#include "intake/ct-layout.h"

G_BEGIN_DECLS

#define CT_LAYOUT_MAX_COLUMNS 16384u

/**
 * CtDraft: rows read as a header.
 * @readings: (array length=n_columns)
 * @own: (array length=n_columns): a bit for each row that has a text in that column
 * @corner: a first column without text, or with one that is not known, where wide tables
 *   name their rows
 * @known: columns whose words are those of headers
 * @indicator ... @value: there is such a column
 */
typedef struct {
  const CtHeaderWords *words;
  CtResolver *resolver;
  const CtSpan *headings;
  guint n_headings;
  const CtRow *rows;
  guint n_rows;
  guint n_columns;
  CtHeaderReading *readings;
  guint8 *own;
  gint *reach; /* [column][row]: the column whose text it is */
  gint titles[CT_HEADER_MAX_ROWS]; /* the column of each row's title over all figures */
  gint corner;
  gboolean units; /* the last row holds units */
  guint known;
  guint n_areas;
  guint n_indicators;
  guint n_periods;
  gboolean indicator;
  gboolean area;
  gboolean period;
  gboolean value;
} CtDraft;

void ct_draft_init(CtDraft *draft, const CtHeaderWords *words, CtResolver *resolver,
                   const CtSpan *headings, guint n_headings);
void ct_draft_clear(CtDraft *draft);

/* Reads @rows (at most CT_HEADER_MAX_ROWS). */
void ct_draft_read(CtDraft *draft, const CtRow *rows, guint n_rows);
/* The cells above a column, as they are read. */
void ct_draft_path(const CtDraft *draft, guint column, CtHeaderPath *path);

/* Settles what single cells leave open. @stated: people say that it is a header.
 * %FALSE: it is none. */
gboolean ct_draft_weigh(CtDraft *draft, gboolean stated);

/* The first column whose word means nothing known but may name the rows, where no other one
 * does; or CT_COLUMN_NONE. */
gint ct_draft_doubtful_key(const CtDraft *draft);

CtLayout *ct_draft_to_layout(const CtDraft *draft);

/* Whether @row has a text below a key or in the corner of @above, the rows over it: then
 * it names something itself. @draft: read with this row and those below it */
gboolean ct_draft_row_names(const CtDraft *draft, const CtDraft *above, const CtRow *row);
/* Whether most of the row's cells are words of headers, whatever stands above them. */
gboolean ct_draft_knows_words(const CtDraft *draft, const CtRow *row);
/* Whether most of the row's cells say something, alone or of their columns. */
gboolean ct_draft_understands(const CtDraft *draft, const CtRow *row);
/* Whether the row has texts below a merged cell: in a column that has none above, right
 * of one that has. */
gboolean ct_draft_is_parted(const CtDraft *above, const CtRow *row);
/* Whether the first row, which is no header itself, belongs to the one below: words of
 * headers stand in it, or it stands over the columns of figures and is understood. */
gboolean ct_draft_may_start(const CtDraft *first, const CtRow *next);
/* Whether the first columns name what the rows are: "STT | Địa bàn", "Chỉ tiêu | ...". */
gboolean ct_draft_has_keys(const CtDraft *first);
/* Whether a text that is no word of a key stands in the first row over a key, or a single
 * one over all: a title. */
gboolean ct_draft_has_title(const CtDraft *draft);
/* Whether the row is blank below the keys that the first row begins with. */
gboolean ct_draft_is_below_keys(const CtDraft *first, const CtRow *row);
/* Whether blank rows stand between. Line ends in cells make numbers of lines jump. */
gboolean ct_rows_are_apart(const CtRow *upper, const CtRow *lower);

/* The text of a header's cell, without the colon behind "Chia ra:". */
CtSpan ct_header_cell_text(const CtRow *row, guint column);

/* Whether a figure, or a sign that there is none, stands in the row; years are none. */
gboolean ct_row_has_figures(const CtRow *row);
/* The same, or one with its unit: "12,5 tỷ đồng". */
gboolean ct_row_has_amounts(CtResolver *resolver, const CtRow *row);
/* Whether figures stand in what would be the first row of a header; codes of indicators
 * and areas over their columns are none. */
gboolean ct_row_holds_figures(const CtHeaderWords *words, CtResolver *resolver, const CtRow *row);
/* Whether the figures of a lower row of a header are codes: of areas ("082"), or others
 * with words @below. */
gboolean ct_row_names_by_code(const CtHeaderWords *words, CtResolver *resolver, const CtRow *row,
                              const CtRow *below);
/* Figures beside no word of a header: most rows of most files, known at a glance. */
gboolean ct_row_is_data(const CtHeaderWords *words, const CtRow *row);
/* "Kỳ báo cáo:", "Đơn vị tính: tỷ đồng": labels before a table; "Chia ra:" is none. */
gboolean ct_row_is_label(const CtHeaderWords *words, const CtRow *row);

/* What the first row of a header says by itself, under these headings.
 * Returns: (transfer full) (nullable): NULL when that is not known */
CtLayout *ct_layout_memo_get(CtLayoutMemo *memo, const CtRow *row, const CtSpan *headings,
                             guint n_headings);
void ct_layout_memo_add(CtLayoutMemo *memo, const CtRow *row, const CtSpan *headings,
                        guint n_headings, const CtLayout *layout);

/* @row: numbers the columns */
void ct_layout_take_formulas(CtLayout *layout, const CtRow *row);
/* Finds what comparisons compare. */
void ct_layout_find_operands(CtLayout *layout, CtPeriod period);

static inline CtColumn *
ct_layout_edit(CtLayout *layout, guint index)
{
  return &g_array_index(layout->columns, CtColumn, index);
}

/* Whether "Hoàn thành" stands where nothing else says what was reached: then it may be that. */
gboolean ct_layout_is_lone_progress(const CtLayout *layout, guint index);
/* Between a plan and a percentage it is. */
void ct_layout_take_progress(CtLayout *layout);

G_END_DECLS
