/* ct-header-private.h: what the files of the header share.
 *
 *   ct-header-entries.c  words that fill a cell: "Chỉ tiêu", "ĐVT", "OBS_VALUE"
 *   ct-header-phrases.c  words that cells are made of: "ước TH", "tỉnh giao", "so với"
 *   ct-header-words.c    both, ready to be looked up
 *   ct-header-cell.c     one cell read: measure, plan's giver, period, comparison
 *   ct-header-level.c    the same, and the names of the catalog
 *   ct-header-path.c     the cells above a column, together
 *   ct-layout-*.c        the table
 */
#pragma once

#include "base/ct-arena.h"
#include "intake/ct-header.h"
#include "intake/ct-held-rows.h"
#include "model/ct-period-grammar.h"

G_BEGIN_DECLS

#define CT_HEADER_MAX_CELL 500 /* bytes; what is longer is prose */

/* Words that fill a cell. */
typedef struct {
  const gchar *words; /* in any case, with or without marks */
  CtMeaning role;
  gint measure;
} CtHeaderEntry;

typedef enum {
  CT_PHRASE_NEUTRAL,  /* "chia ra", "của": changes nothing */
  CT_PHRASE_VALUE,    /* "thực hiện", "ước TH", "kế hoạch" */
  CT_PHRASE_GIVER,    /* "tỉnh": gives a plan, where there is one */
  CT_PHRASE_COMPARES, /* "tăng", "+/-" */
  CT_PHRASE_VERSUS,   /* "so với": what follows is the base */
  CT_PHRASE_PROGRESS, /* "tỷ lệ hoàn thành": compared with the plan */
  CT_PHRASE_RATE,     /* "%", "tỷ lệ": a comparison or a unit */
  CT_PHRASE_UNTOLD,   /* "kỳ trước": a figure of a period that cannot be told */
  CT_PHRASE_SECTION,  /* "kinh tế", "chỉ tiêu về xã hội": a part of a form, over its names */
  CT_PHRASE_OTHER     /* "giá so sánh": its words mean something else */
} CtPhraseKind;

/* Words that mean something else with other marks: "so" and "số", "đạt" and "đất". */
typedef enum {
  CT_MARKS_ANY,
  CT_MARKS_SAME,  /* its own, or a cell without any */
  CT_MARKS_NEEDED /* its own: "so ke hoach" is rather a comparison than "số kế hoạch" */
} CtPhraseMarks;

typedef struct {
  const gchar *words;
  CtPhraseKind kind;
  gint measure;
  CtPlanGiver plan;
  CtComparison comparison;
  CtPhraseMarks marks;
} CtHeaderPhrase;

extern const CtHeaderEntry ct_header_entries[];
extern const gsize ct_header_n_entries;
extern const CtHeaderPhrase ct_header_phrases[];
extern const gsize ct_header_n_phrases;

/* What fills the cell, or NULL. */
const CtHeaderEntry *ct_header_words_entry(const CtHeaderWords *words, CtSpan text);

/* The same, or what names the rows ("Chỉ tiêu", "Địa bàn", "Đơn vị tính") with a slip of
 * the pen: the cells below such a word tell by themselves whether it is meant. */
const CtHeaderEntry *ct_header_words_near(const CtHeaderWords *words, CtSpan text);

/* The longest phrase at the cursor, which moves behind it; NULL when there is none.
 * @text: that was split */
const CtHeaderPhrase *ct_header_words_take(const CtHeaderWords *words, CtSpan text,
                                           CtCursor *cursor);

/* Whether a cell's text is one of the words, which are folded. */
gboolean ct_header_is_one_of(CtSpan text, const gchar *const *list);
/* "Mã", "Tên" below or behind @role; CT_MEANS_NONE when @text is neither. */
CtMeaning ct_header_narrow(CtMeaning role, CtSpan text);

/**
 * CtHeaderCell: one cell read.
 * @value, @compares, @rate, @untold: words of these kinds stand in it
 * @percent: "%" stands behind words of a value: its unit, or what it is compared with
 * @versus: @base is said, or will be below
 * @weak_giver: of @main: counts only where there is a plan
 * @main: what the cell says of its figure; in a comparison of what is compared
 * @unit: in brackets, behind a comma, or alone
 * @unit_only: the cell is a unit
 * @neutral: nothing but words that change nothing
 * @rest: what is not understood, from the first such word to the last; length 0: all is
 * @section: all of @rest are words of sections
 */
typedef struct {
  gboolean value;
  gboolean compares;
  gboolean rate;
  gboolean percent;
  gboolean untold;
  gboolean versus;
  gboolean weak_giver;
  gboolean unit_only;
  gboolean neutral;
  gboolean section;
  CtComparison comparison;
  CtOperand main;
  CtOperand base;
  CtSpan unit;
  CtSpan rest;
} CtHeaderCell;

CtHeaderCell ct_header_cell_read(const CtHeaderWords *words, CtResolver *resolver, CtSpan text);

/**
 * CtHeaderPath: the cells above one column, from top to bottom.
 * @cells: (array length=n): trimmed, none empty
 * @headings: (array length=n_headings): titles, nearest first
 * @with_names: areas and indicators are looked for
 * @units: the last cell stands in a row of units
 */
typedef struct {
  CtSpan cells[CT_HEADER_MAX_ROWS];
  guint n;
  const CtSpan *headings;
  guint n_headings;
  gboolean with_names;
  gboolean units;
} CtHeaderPath;

/**
 * CtHeaderReading: what they mean.
 * @column: its period, as far as words say all of it; of a column of periods
 *   "Kỳ báo cáo" the relative one, which counts where others hold figures of theirs
 * @worded: words say it, and not only names and periods
 * @by_area, @by_indicator, @by_period: names and periods that make it a value column
 * @rate: "%" or "tỷ lệ" stands there, which may be the unit
 * @percent: as in CtHeaderCell
 * @unknown: words that mean nothing known stand there, too
 */
typedef struct {
  CtColumn column;
  gboolean worded;
  gboolean by_area;
  gboolean by_indicator;
  gboolean by_period;
  gboolean rate;
  gboolean percent;
  gboolean unknown;
} CtHeaderReading;

CtHeaderReading ct_header_path_read(const CtHeaderWords *words, CtResolver *resolver,
                                    const CtHeaderPath *path);

G_END_DECLS
