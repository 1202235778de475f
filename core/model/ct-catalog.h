/* ct-catalog.h: what figures there are: areas, units, indicators, reporters.
 *
 * A catalog is a folder of CSV files (groups, indicators, components, parts,
 * units, areas, reporters, headings), one row an entry, made to be edited in a
 * spreadsheet. It is loaded once, cross-checked, and immutable: any number of
 * threads may use it. Entries are named by their index in its arrays.
 */
#pragma once

#include "base/ct-decimal.h"
#include "model/ct-name-index.h"
#include "model/ct-period.h"

G_BEGIN_DECLS

#define CT_INDEX_NONE G_MAXUINT32

/* Areas */

typedef enum {
  CT_LEVEL_PROVINCE = 1 << 0,
  CT_LEVEL_DISTRICT = 1 << 1,
  CT_LEVEL_COMMUNE = 1 << 2,
  CT_LEVEL_RESIDUAL = 1 << 3 /* "khối tỉnh": what departments hold themselves */
} CtLevel;

/**
 * CtArea (REF_AREA):
 * @parent: index, or CT_INDEX_NONE for a root
 * @children: (array length=n_children): indexes, in catalog order; the residual
 *   is among them
 * @valid_from, @valid_to: (nullable): ISO dates, the last day included
 */
typedef struct {
  const gchar *code;
  const gchar *name;
  const gchar *type; /* "Huyện" */
  CtLevel level;
  guint32 parent;
  const guint32 *children;
  guint n_children;
  const gchar *valid_from;
  const gchar *valid_to;
} CtArea;

/* Units */

/**
 * CtUnit (UNIT_MEASURE):
 * @symbol: as printed, "tỷ đồng"; unique
 * @dimension: index of the dimension's name; only equal dimensions convert
 * @factor: multiply by this to get the dimension's base unit; exact, above 0
 * @price_base: "" says nothing; else "2010", "current" ...: does not convert
 * @whole: the base unit is a thing that is counted (a person, a commune), so a
 *   figure printed to the last one is exact and stands for no interval
 */
typedef struct {
  const gchar *code;
  const gchar *symbol;
  const gchar *name_vi;
  const gchar *name_en;
  guint32 dimension;
  CtDecimal factor;
  const gchar *price_base;
  gboolean whole;
} CtUnit;

/* Indicators and components */

typedef enum {
  CT_ACCRUAL_FLOW,
  CT_ACCRUAL_STOCK,
  CT_ACCRUAL_GROWTH,
  CT_ACCRUAL_STRUCTURE,
  CT_ACCRUAL_EVENT_RATIO,
  CT_ACCRUAL_FLOW_OVER_STOCK,
  CT_ACCRUAL_ANNUAL
} CtAccrual;

/* How the areas of a level make up their parent. */
typedef enum {
  CT_ADDITIVE_NONE,
  CT_ADDITIVE_SUM,
  CT_ADDITIVE_SUM_RESIDUAL,  /* children and the residual */
  CT_ADDITIVE_PARTS,         /* numerators and denominators add up */
  CT_ADDITIVE_PARTS_RESIDUAL,
  CT_ADDITIVE_AT_MOST_SUM    /* largest child <= parent <= sum of children */
} CtAdditive;

/* How the value follows from numerator n, denominator d and factor f. For growth,
 * decrease and change the denominator is the same component 12 months earlier. */
typedef enum {
  CT_FORM_TOTAL,    /* no parts */
  CT_FORM_RATIO,    /* n / d x f */
  CT_FORM_SHARE,    /* n / d x f, part of a whole */
  CT_FORM_GROWTH,   /* (n / d - 1) x f */
  CT_FORM_DECREASE, /* (1 - n / d) x f */
  CT_FORM_CHANGE    /* (n - d) x f */
} CtForm;

typedef enum { CT_BETTER_NONE, CT_BETTER_HIGHER, CT_BETTER_LOWER } CtBetter;

typedef enum {
  CT_COMPARATOR_NONE, /* no target */
  CT_COMPARATOR_GT,
  CT_COMPARATOR_GE,
  CT_COMPARATOR_EQ,
  CT_COMPARATOR_LE,
  CT_COMPARATOR_LT,
  CT_COMPARATOR_NEAR /* "~": within the tolerance */
} CtComparator;

/* @value and @tolerance are in the indicator's unit. */
typedef struct {
  CtComparator comparator;
  CtDecimal value;
  CtDecimal tolerance;
  CtPeriod period;
  guint32 area;
} CtTarget;

/* A limit that may be missing. */
typedef struct {
  gboolean set;
  CtDecimal value;
} CtLimit;

/**
 * CtIndicator:
 * @group: index of the group; CT_INDEX_NONE for a component
 * @unit: index; values, limits and the target are in it
 * @decimals: as published
 * @due: bit m is set when a figure is owed after m months (3, 6, 9, 12)
 * @levels: CtLevel bits at which it is reported
 * @numerator, @denominator: indexes; CT_INDEX_NONE for a total
 * @reporter: who owes it first; index or CT_INDEX_NONE
 */
typedef struct {
  const gchar *code;
  guint32 group;
  const gchar *name_vi;
  const gchar *name_en;
  guint32 unit;
  gint decimals;
  CtAccrual accrual;
  guint due;
  const gchar *window;
  const gchar *price_base;
  guint levels;
  CtAdditive additive;
  CtForm form;
  guint32 numerator;
  guint32 denominator;
  CtDecimal factor;
  CtLimit minimum;
  CtLimit maximum;
  CtBetter better;
  CtTarget target;
  guint32 reporter;
  const gchar *quote;
  const gchar *note;
} CtIndicator;

typedef struct {
  const gchar *code;
  const gchar *name_vi;
  const gchar *name_en;
} CtGroup;

/**
 * CtParts: a whole and what adds up to it.
 * @whole: index of an indicator, or CT_INDEX_NONE: the number @whole_value in
 *   the parts' unit (100 %)
 */
typedef struct {
  const gchar *code;
  guint32 whole;
  CtDecimal whole_value;
  const guint32 *parts;
  guint n_parts;
} CtParts;

/**
 * CtReporter: who sends.
 * @area: index of the area it answers for
 * @levels: CtLevel bits of the areas it gives figures of; 0: nothing is said of it
 */
typedef struct {
  const gchar *name;
  guint32 area;
  guint levels;
} CtReporter;

/**
 * CtHeading: what a name means only under a heading.
 * @heading, @name: the cells of headings.csv, with aliases parted by '|'
 * @indicator: index; CT_INDEX_NONE: known, and nothing of this catalog
 * @first: the heading counts only where a text begins with it
 */
typedef struct {
  const gchar *heading;
  const gchar *name;
  guint32 indicator;
  gboolean first;
} CtHeading;

/**
 * CtCatalog:
 * @indicators: indicators in catalog order, then components
 * @n_targeted: how many of @indicators are indicators
 */
typedef struct {
  const gchar *folder;
  const CtArea *areas;
  guint n_areas;
  const CtUnit *units;
  guint n_units;
  const gchar *const *dimensions;
  guint n_dimensions;
  const CtGroup *groups;
  guint n_groups;
  const CtIndicator *indicators;
  guint n_indicators;
  guint n_targeted;
  const CtParts *parts;
  guint n_parts;
  const CtReporter *reporters;
  guint n_reporters;
  const CtHeading *headings;
  guint n_headings;
} CtCatalog;

/**
 * ct_catalog_load:
 * @folder: path
 * Fails with %CT_ERROR_CONFIG at the first mistake, naming file, line, column
 * and what was expected: unknown units, a ratio without its parts, a loop of
 * area parents, two entries of one code, a target without a value ...
 */
CtCatalog *ct_catalog_load(const gchar *folder, GError **error);
void ct_catalog_free(CtCatalog *catalog);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CtCatalog, ct_catalog_free)

/**
 * ct_catalog_check:
 * @complain: called for each weakness that does not stop a run: an alias that
 *   means two entries, an indicator that nobody owes, a target outside its
 *   bounds, a quote that is empty, parts of several levels ...
 * Returns: the number of complaints
 */
typedef void (*CtComplaintFunc)(const gchar *place, const gchar *message, gpointer user_data);
guint ct_catalog_check(const CtCatalog *catalog, CtComplaintFunc complain, gpointer user_data);

/* By code or name. */
CtNameMatch ct_catalog_find_indicator(const CtCatalog *catalog, const gchar *text, gsize length);

/**
 * ct_catalog_find_under:
 * @heading: what stands above the name: a title ("THỐNG KÊ TAI NẠN GIAO THÔNG 06
 *   THÁNG ĐẦU NĂM 2023"), a section row, an upper header
 * @name: a row's or column's name, without list number and "Trong đó:"
 *
 * A heading of the catalog counts where its words stand in @heading, not inside a
 * longer one, and are not narrowed by those that follow: "xã đạt chuẩn NTM năm 2023",
 * not "xã đạt chuẩn NTM nâng cao". Where several know the name and disagree, it is
 * ambiguous: give the nearest heading first.
 * Returns: found with id CT_INDEX_NONE: the name is known and means nothing of this
 *   catalog; ambiguous: the candidates are what the name means under any heading
 */
CtNameMatch ct_catalog_find_under(const CtCatalog *catalog, const gchar *heading,
                                  gsize heading_length, const gchar *name, gsize length);

/* Whether the words of any heading of the catalog stand in the text. */
gboolean ct_catalog_has_heading(const CtCatalog *catalog, const gchar *heading, gsize length);

/* By code ("19", "(19)") or name. Returns: its index, or CT_INDEX_NONE. */
guint32 ct_catalog_find_group(const CtCatalog *catalog, const gchar *text, gsize length);

/* By code, or name with or without its type ("huyện Bát Xát", "H. Bát Xát",
 * "Bat Xat", "Thanh Bình, huyện Mường Khương"). A bare name that a district and a
 * township share means the district; one of a province and a district, or of two
 * communes, is ambiguous. Names of districts may be cut ("B.Xát", "S.M.Cai", "TP LC")
 * or joined ("SaPa"); two that fit are ambiguous. */
CtNameMatch ct_catalog_find_area(const CtCatalog *catalog, const gchar *text, gsize length);

/* The same, also for text in an old encoding (TCVN3, VNI: "HuyÖn B¸t X¸t"). As it
 * stands, with its marks, comes first; where readings disagree, it is ambiguous, and
 * there may be no candidates. ASCII costs nothing more. */
CtNameMatch ct_catalog_find_area_any(const CtCatalog *catalog, const gchar *text, gsize length);

/* A name as it stands, from a table that is written with its marks: "P. Sa Pa" is then
 * not Sa Pả. */
CtNameMatch ct_catalog_find_area_marked(const CtCatalog *catalog, const gchar *text,
                                        gsize length);

/* A name, also in an old encoding, where it is known that the area lies in @parent: a
 * bare name that others have too, the township that is called like its district. */
CtNameMatch ct_catalog_find_area_below(const CtCatalog *catalog, guint32 parent,
                                       const gchar *text, gsize length);

/* A commune by its name, or by one with words cut to their first letters ("B. Hà"). @district:
 * that it is in, or CT_INDEX_NONE: any, with all its words; @marked: the name has its marks */
CtNameMatch ct_catalog_find_commune(const CtCatalog *catalog, guint32 district, const gchar *text,
                                    gsize length, gboolean marked);
/* Whether a name has words that are cut: "B. Xát", "TP.LC". */
gboolean ct_catalog_is_area_cut(const CtCatalog *catalog, const gchar *text, gsize length);

CtNameMatch ct_catalog_find_reporter(const CtCatalog *catalog, const gchar *text, gsize length);
/* The one reporter named somewhere in a title or file name. */
CtNameMatch ct_catalog_find_reporter_within(const CtCatalog *catalog, const gchar *text,
                                            gsize length);

/**
 * ct_catalog_find_unit:
 * @indicator: what the unit is for: of several units with one spelling ("triệu",
 *   "%") the one with its dimension and price base is meant
 *
 * "ĐVT:" in front is passed over. A unit with words on prices ("triệu đồng (giá SS
 * 2010)", "tỷ đồng theo giá hiện hành") is the unit of that price base; "giá so sánh"
 * without a year is that of the indicator, else ambiguous.
 */
CtNameMatch ct_catalog_find_unit(const CtCatalog *catalog, const gchar *text, gsize length,
                                 const CtIndicator *indicator);

guint32 ct_catalog_indicator_by_code(const CtCatalog *catalog, const gchar *code);
guint32 ct_catalog_area_by_code(const CtCatalog *catalog, const gchar *code);

/* The name in the thread's language. */
const gchar *ct_indicator_name(const CtIndicator *indicator);

/* Spellings used by the files: "flow", "sum+residual", ">=" ... */
const gchar *ct_accrual_name(CtAccrual accrual);
const gchar *ct_additive_name(CtAdditive additive);
const gchar *ct_form_name(CtForm form);
const gchar *ct_comparator_name(CtComparator comparator);
const gchar *ct_better_name(CtBetter better);
/* "province;district" Returns: (transfer full) */
gchar *ct_levels_format(guint levels);

/**
 * ct_unit_convert:
 * Returns: %FALSE when the exact result does not fit; @result is then untouched.
 * The units must be convertible, see ct_unit_convertible().
 */
gboolean ct_unit_convert(CtDecimal value, const CtUnit *from, const CtUnit *to,
                         CtDecimal *result) G_GNUC_WARN_UNUSED_RESULT;

/* Whether figures in @from may become figures in @to: one dimension, and no two
 * different price bases. */
gboolean ct_unit_convertible(const CtUnit *from, const CtUnit *to);

/**
 * ct_unit_convert_decimals:
 * @decimals: as printed in @from
 * Returns: the decimals of the same rounding in @to (1 decimal of nghìn người is
 *   -2 decimals of người); rounded down where the factor is no power of ten, so
 *   the interval is never narrower than what was printed.
 */
gint ct_unit_convert_decimals(gint decimals, const CtUnit *from, const CtUnit *to);

G_END_DECLS
