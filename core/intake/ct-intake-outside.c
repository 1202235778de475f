/* ct-intake-outside.c: what of the values around a JSON table holds for it, and what the keys
 * above it say: {"ky": "9T/2023", "ke_hoach": [{...}]}.
 *
 * Values in the objects that the table lies in hold, the nearest first; those in an object
 * beside it only when it is called so that they may ("meta"), and nothing else says it. What
 * is not understood and may change what the figures mean costs the table.
 */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-header-key.h"
#include "intake/ct-header-private.h"
#include "intake/ct-intake-private.h"

#define BESIDE (-1)   /* in an object beside the table that may say something of it */
#define FOREIGN (-2)  /* in another one */

/**
 * Outside: a value.
 * @path: of its keys; @key: the last one, as words
 * @rank: how near: 2 for each key that the table shares with it, or BESIDE, FOREIGN
 */
typedef struct {
  CtSpan path;
  CtSpan key;
  CtSpan text;
  CtCellKind kind;
  CtMeaning role;
  gint rank;
} Outside;

static const gchar *
table_pointer(const CtIntake *intake)
{
  const gchar *name = ct_places_table_name(intake->submission->places, intake->table.index);

  return name != NULL && *name == '/' ? name + 1 : "";
}

static gsize
part_length(const gchar *path)
{
  const gchar *slash = strchr(path, '/');

  return slash != NULL ? (gsize)(slash - path) : strlen(path);
}

static gboolean
is_head(CtIntake *intake, const gchar *part, gsize length)
{
  g_autofree gchar *text = ct_key_words(part, length);
  CtSpan words = {text, strlen(text)};

  return ct_key_is_head(words) ||
         ct_meaning_is_key(ct_header_words_read(intake->words, intake->resolver, words).role);
}

static gint
find_rank(CtIntake *intake, const gchar *path)
{
  const gchar *table = table_pointer(intake);
  gint rank = 0;

  while (strchr(path, '/') != NULL) {
    gsize length = part_length(path);

    if (part_length(table) != length || length == 0 || strncmp(table, path, length) != 0)
      break;
    rank += 2;
    path += length + 1;
    table += length + (table[length] == '/' ? 1 : 0);
  }
  for (; strchr(path, '/') != NULL; path += part_length(path) + 1) {
    if (!is_head(intake, path, part_length(path)))
      return FOREIGN;
    rank = BESIDE;
  }
  return rank;
}

static CtSpan
copy_text(CtIntake *intake, const gchar *text, gsize length)
{
  return (CtSpan){ct_arena_copy(intake->table.texts, text, length), length};
}

static CtSpan
last_words(CtIntake *intake, const gchar *path)
{
  const gchar *slash = strrchr(path, '/');
  const gchar *leaf = slash != NULL ? slash + 1 : path;
  g_autofree gchar *words = ct_key_words(leaf, strlen(leaf));

  return copy_text(intake, words, strlen(words));
}

static CtFinding
begin_finding(const CtIntake *intake, CtSeverity severity, const gchar *observed)
{
  CtFinding finding =
    ct_intake_finding(intake, severity, "intake.unknown-context",
                      ct_intake_place(intake, 0, CT_COLUMN_NONE), NULL);

  finding.observed = observed;
  return finding;
}

static void
tell_late(CtIntake *intake, const gchar *name)
{
  CtFinding finding = ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.late-context",
                                        ct_intake_place(intake, 0, CT_COLUMN_NONE), NULL);

  finding.observed = name;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" stands behind a long table that was read without it; put it before"),
                  name);
}

static gboolean
is_context(CtMeaning role)
{
  return (role > CT_MEANS_ROW_NUMBER && role < CT_MEANS_NUMERATOR) || role == CT_MEANS_MEASURE;
}

void
ct_intake_add_outside(CtIntake *intake, const gchar *name, const CtCell *cell)
{
  CtTable *table = &intake->table;
  CtSpan text = ct_cell_span(cell);
  Outside outside = {.rank = find_rank(intake, name), .kind = cell->kind};

  outside.role = ct_header_words_read_key(intake->words, intake->resolver, name).role;
  if (table->settled) {
    if (outside.rank != FOREIGN && is_context(outside.role) && text.length > 0)
      tell_late(intake, name);
    return;
  }
  if (table->outside == NULL)
    table->outside = g_array_new(FALSE, FALSE, sizeof(Outside));
  outside.path = copy_text(intake, name, strlen(name));
  outside.key = last_words(intake, name);
  outside.text = copy_text(intake, text.text, text.length);
  g_array_append_val(table->outside, outside);
}

static guint
count_outside(const CtIntake *intake)
{
  return intake->table.outside != NULL ? intake->table.outside->len : 0;
}

static Outside *
get_outside(const CtIntake *intake, guint i)
{
  return &g_array_index(intake->table.outside, Outside, i);
}

static CtPlace
place_of_table(const CtIntake *intake)
{
  return ct_intake_place(intake, 0, CT_COLUMN_NONE);
}

/* Two values of one object that cannot both hold. */
static gboolean
tell_contradiction(CtIntake *intake, const Outside *one, const Outside *other)
{
  g_autofree gchar *observed = ct_text_quote(other->text.text, other->text.length);
  g_autofree gchar *first = ct_text_quote(one->text.text, one->text.length);
  CtFinding finding = begin_finding(intake, CT_SEVERITY_ERROR, observed);

  finding.expected = first;
  ct_findings_add(intake->findings, &finding,
                  _("beside the list \"%s\" says \"%s\" and \"%s\" says \"%s\", which do not go "
                    "together; the list is not read"),
                  one->path.text, first, other->path.text, observed);
  return FALSE;
}

/* Which roles are about the same. */
static CtMeaning
group_of(CtMeaning role)
{
  if (ct_meaning_is_indicator(role))
    return CT_MEANS_INDICATOR;
  if (role != CT_MEANS_AREA_OR_UNIT && ct_meaning_is_area(role))
    return CT_MEANS_AREA;
  return role;
}

static gboolean
belongs(const Outside *outside, CtMeaning group)
{
  return outside->text.length > 0 && outside->rank != FOREIGN && group_of(outside->role) == group;
}

/* The nearest rank below @below that says something of @group; FOREIGN: none. */
static gint
next_rank(const CtIntake *intake, CtMeaning group, gint below)
{
  gint found = FOREIGN;

  for (guint i = 0; i < count_outside(intake); i++) {
    const Outside *outside = get_outside(intake, i);

    if (belongs(outside, group) && outside->rank < below)
      found = MAX(found, outside->rank);
  }
  return found;
}

/* Period: "nam": 2023 beside "quy": 3 */

/* "thang": 6 is June, "quy": "III" the third quarter. (transfer full) */
static gchar *
period_words(const Outside *outside)
{
  static const gchar *const months[] = {"thang", NULL}, *const quarters[] = {"qui", NULL};
  const gchar *label = ct_header_is_one_of(outside->key, months)     ? "tháng "
                       : ct_header_is_one_of(outside->key, quarters) ? "quý "
                                                                     : "";

  if (outside->text.length > 3)
    label = "";
  return g_strdup_printf("%s%.*s", label, (gint)outside->text.length, outside->text.text);
}

/* A part of the year in @base; CT_PERIOD_NONE: it is none. */
static CtPeriod
read_part(const Outside *outside, CtPeriod base, gboolean *estimate)
{
  g_autofree gchar *words = period_words(outside);
  g_autofree gchar *whole = g_strdup_printf("%s năm %d", words, ct_period_year(base));
  CtPeriod period = ct_period_parse_words(whole, strlen(whole), TRUE, estimate);
  CtRelativePeriod relative;

  if (period != CT_PERIOD_NONE)
    return period;
  relative = ct_relative_period_parse(words, strlen(words), estimate);
  return relative.said ? ct_relative_period_resolve(relative, base) : CT_PERIOD_NONE;
}

/* The finer one of two that lie in each other. %FALSE: they do not */
static gboolean
join_periods(CtPeriod *period, CtPeriod other)
{
  if (*period == CT_PERIOD_NONE || ct_period_contains(*period, other))
    *period = other;
  else if (!ct_period_contains(other, *period))
    return FALSE;
  return TRUE;
}

static CtPeriod
read_whole(CtIntake *intake, const Outside *outside)
{
  return ct_resolver_period(intake->resolver, outside->text).period;
}

/* The year, or whole period, that parts of one lie in: of any rank. */
static CtPeriod
find_base(CtIntake *intake)
{
  for (gint rank = next_rank(intake, CT_MEANS_PERIOD, G_MAXINT); rank != FOREIGN;
       rank = next_rank(intake, CT_MEANS_PERIOD, rank))
    for (guint i = 0; i < count_outside(intake); i++) {
      const Outside *outside = get_outside(intake, i);

      if (belongs(outside, CT_MEANS_PERIOD) && outside->rank == rank &&
          read_whole(intake, outside) != CT_PERIOD_NONE)
        return read_whole(intake, outside);
    }
  return CT_PERIOD_NONE;
}

static gboolean
settle_period(CtIntake *intake)
{
  gint rank = next_rank(intake, CT_MEANS_PERIOD, G_MAXINT);
  CtPeriod period = CT_PERIOD_NONE, base = find_base(intake);
  const Outside *first = NULL;
  gboolean estimate = FALSE;
  gchar text[CT_PERIOD_CHARS];

  for (guint i = 0; rank != FOREIGN && i < count_outside(intake); i++) {
    const Outside *outside = get_outside(intake, i);
    CtPeriod one;

    if (!belongs(outside, CT_MEANS_PERIOD) || outside->rank != rank)
      continue;
    one = read_whole(intake, outside);
    if (one == CT_PERIOD_NONE && base != CT_PERIOD_NONE)
      one = read_part(outside, base, &estimate);
    else if (one != CT_PERIOD_NONE)
      estimate = estimate || ct_resolver_period(intake->resolver, outside->text).estimate;
    if (one == CT_PERIOD_NONE) {
      ct_intake_tell_period(intake, outside->text, place_of_table(intake), NULL);
      return FALSE;
    }
    if (!join_periods(&period, one))
      return tell_contradiction(intake, first, outside);
    first = outside;
  }
  if (period == CT_PERIOD_NONE)
    return TRUE;
  intake->table.stated.period = period;
  intake->table.stated.estimate = estimate;
  ct_period_format(period, text);
  ct_intake_note(intake, CT_FACT_PERIOD, place_of_table(intake), first->text, text,
                 _("for the whole table"));
  return TRUE;
}

/* Area: a commune beside its district */

static gboolean
is_within(const CtCatalog *catalog, guint32 area, guint32 outer)
{
  while (area != CT_INDEX_NONE && area != outer)
    area = catalog->areas[area].parent;
  return area == outer;
}

static CtNameMatch
find_area(CtIntake *intake, const Outside *outside, guint32 within)
{
  CtNameMatch match = ct_resolver_area(intake->resolver, outside->text);
  gchar padded[] = "00000";
  gsize length = outside->text.length < 3 ? 3 : 5;

  if (match.result == CT_NAME_UNKNOWN && outside->kind == CT_CELL_NUMBER &&
      outside->text.length < 5) {
    memcpy(padded + length - outside->text.length, outside->text.text, outside->text.length);
    match = ct_resolver_area(intake->resolver, (CtSpan){padded, length});
  }
  return ct_area_choose_within(intake->catalog, match, within);
}

static gboolean
is_about_communes(CtMeaning role)
{
  return role == CT_MEANS_COMMUNE || role == CT_MEANS_COMMUNE_CODE;
}

/* Takes the areas of one rank, the communes behind the others. */
static gboolean
join_areas(CtIntake *intake, gint rank, gboolean communes, guint32 *area, const Outside **first)
{
  for (guint i = 0; i < count_outside(intake); i++) {
    const Outside *outside = get_outside(intake, i);
    CtNameMatch match;

    if (!belongs(outside, CT_MEANS_AREA) || outside->rank != rank ||
        is_about_communes(outside->role) != communes)
      continue;
    match = find_area(intake, outside, *area);
    if (match.result != CT_NAME_FOUND) {
      ct_intake_tell_name(intake, CT_MEANS_AREA, match, outside->text, place_of_table(intake),
                          NULL);
      return FALSE;
    }
    if (*area != CT_INDEX_NONE && !is_within(intake->catalog, match.id, *area) &&
        !is_within(intake->catalog, *area, match.id))
      return tell_contradiction(intake, *first, outside);
    if (*area == CT_INDEX_NONE || is_within(intake->catalog, match.id, *area))
      *area = match.id;
    *first = outside;
  }
  return TRUE;
}

static gboolean
settle_area(CtIntake *intake)
{
  gint rank = next_rank(intake, CT_MEANS_AREA, G_MAXINT);
  guint32 area = CT_INDEX_NONE;
  const Outside *first = NULL;

  if (rank == FOREIGN)
    return TRUE;
  if (!join_areas(intake, rank, FALSE, &area, &first) ||
      !join_areas(intake, rank, TRUE, &area, &first))
    return FALSE;
  intake->table.stated.area = area;
  ct_intake_note(intake, CT_FACT_AREA, place_of_table(intake), first->text,
                 intake->catalog->areas[area].name, _("for the whole table"));
  return TRUE;
}

/* The others: one value, or the same one again */

static gboolean
is_same(const Outside *one, const Outside *other)
{
  g_autofree gchar *a = ct_text_fold(one->text.text, one->text.length, CT_FOLD_LETTERS);
  g_autofree gchar *b = ct_text_fold(other->text.text, other->text.length, CT_FOLD_LETTERS);

  return g_str_equal(a, b);
}

static gboolean
may_differ(CtIntake *intake, CtMeaning group, const Outside *one, const Outside *other)
{
  CtIndicatorMatch a, b;

  if (group == CT_MEANS_SENDER || group == CT_MEANS_AREA_OR_UNIT)
    return TRUE;
  if (group == CT_MEANS_MEASURE)
    return ct_header_words_measure(intake->words, one->text) ==
           ct_header_words_measure(intake->words, other->text);
  if (group != CT_MEANS_INDICATOR)
    return FALSE;
  a = ct_resolver_indicator(intake->resolver, one->text);
  b = ct_resolver_indicator(intake->resolver, other->text);
  return a.match.result != CT_NAME_FOUND || b.match.result != CT_NAME_FOUND ||
         a.match.id == b.match.id;
}

static gboolean
settle_one(CtIntake *intake, CtMeaning group)
{
  gint rank = next_rank(intake, group, G_MAXINT);
  const Outside *first = NULL;

  for (guint i = 0; rank != FOREIGN && i < count_outside(intake); i++) {
    const Outside *outside = get_outside(intake, i);

    if (!belongs(outside, group) || outside->rank != rank)
      continue;
    if (first != NULL && !is_same(first, outside) && !may_differ(intake, group, first, outside))
      return tell_contradiction(intake, first, outside);
    if (first == NULL || outside->role < first->role)
      first = outside;
  }
  return first == NULL || ct_intake_take_context(intake, first->role, first->text,
                                                 place_of_table(intake), TRUE);
}

/* The keys above the table */

static gboolean
tell_comparison(CtIntake *intake, CtSpan key)
{
  g_autofree gchar *observed = ct_text_quote(key.text, key.length);
  CtFinding finding = begin_finding(intake, CT_SEVERITY_ERROR, observed);

  finding.expected = _("a list of figures");
  ct_findings_add(intake->findings, &finding,
                  _("by its key \"%s\" the list holds comparisons or figures of a period that is "
                    "not told; it is not read"),
                  observed);
  return FALSE;
}

/* What the key says of figures is said by their columns that do not say it themselves. */
static void
say_of_columns(CtLayout *layout, const CtColumn *said)
{
  for (guint i = 0; i < layout->values->len; i++) {
    guint index = g_array_index(layout->values, guint, i);
    CtColumn *column = &g_array_index(layout->columns, CtColumn, index);

    if (column->measure == CT_MEASURE_UNSAID)
      column->measure = said->measure;
    if (column->measure == CT_MEASURE_PLAN && column->plan == CT_PLAN_UNSAID)
      column->plan = said->plan;
  }
}

static gboolean
has_rows_of_periods(const CtIntake *intake)
{
  return intake->table.layout->at[CT_MEANS_PERIOD] != CT_COLUMN_NONE;
}

/* "cung_ky": a year before what holds for the tables around. */
static gboolean
take_key_period(CtIntake *intake, CtSpan key, const CtColumn *said)
{
  CtPeriod base = intake->table.stated.period;
  CtPeriod period = said->period;

  if (base == CT_PERIOD_NONE)
    base = intake->options.period;
  if (period == CT_PERIOD_NONE && said->relative.said)
    period = ct_relative_period_resolve(said->relative, base);
  if (said->relative.said && said->relative.years_back != 0 && has_rows_of_periods(intake))
    return tell_comparison(intake, key);
  if (said->relative.said && period == CT_PERIOD_NONE)
    return tell_comparison(intake, key);
  if (period != CT_PERIOD_NONE)
    intake->table.stated.period = period;
  return TRUE;
}

static void
take_key_area(CtIntake *intake, CtSpan key)
{
  CtNameMatch match;

  if (key.length < 3)
    return;
  match = ct_resolver_area(intake->resolver, key);
  if (match.result == CT_NAME_FOUND) {
    intake->table.stated.area = match.id;
    return;
  }
  match = ct_catalog_find_reporter_within(intake->catalog, key.text, key.length);
  if (match.result == CT_NAME_FOUND &&
      intake->catalog->reporters[match.id].area != CT_INDEX_NONE)
    intake->table.stated.area = intake->catalog->reporters[match.id].area;
}

static gboolean
take_key(CtIntake *intake, CtSpan key)
{
  CtHeaderPath path = {.cells = {key}, .n = 1, .with_names = TRUE};
  CtHeaderReading reading;

  if (key.length < 2 || key.length > CT_HEADER_MAX_CELL || ct_key_is_neutral(key))
    return TRUE; /* "d" is no đồng */
  if (key.length > 2 && ct_resolver_is_unit(intake->resolver, key))
    return ct_intake_take_context(intake, CT_MEANS_UNIT, key, place_of_table(intake), TRUE);
  reading = ct_header_path_read(intake->words, intake->resolver, &path);
  if (reading.column.role == CT_MEANS_COMPARISON)
    return tell_comparison(intake, key);
  if (reading.column.role == CT_MEANS_IGNORED && reading.worded && !reading.column.relative.said) {
    const CtHeaderEntry *entry = ct_header_words_entry(intake->words, key);

    return entry != NULL || tell_comparison(intake, key); /* "ky_truoc" */
  }
  if (reading.column.role != CT_MEANS_VALUE || reading.unknown) {
    take_key_area(intake, key);
    return TRUE;
  }
  say_of_columns(intake->table.layout, &reading.column);
  if (reading.column.unit.length > 0)
    ct_intake_take_context(intake, CT_MEANS_UNIT, reading.column.unit, place_of_table(intake),
                           TRUE);
  if (reading.column.indicator != CT_INDEX_NONE)
    intake->table.stated.indicator = reading.column.indicator;
  if (reading.column.area != CT_INDEX_NONE)
    intake->table.stated.area = reading.column.area;
  return take_key_period(intake, key, &reading.column);
}

static gboolean
take_keys(CtIntake *intake)
{
  const gchar *at = table_pointer(intake);

  while (*at != '\0') {
    gsize length = part_length(at);
    g_autofree gchar *words = ct_key_words(at, length);
    gsize n = 0;

    while (n < length && g_ascii_isdigit(at[n]))
      n++;
    if ((n < length || n >= 3) &&
        !take_key(intake, copy_text(intake, words, strlen(words))))
      return FALSE;
    at += length + (at[length] == '/' ? 1 : 0);
  }
  return TRUE;
}

gboolean
ct_intake_settle_outside(CtIntake *intake)
{
  static const CtMeaning groups[] = {CT_MEANS_INDICATOR, CT_MEANS_AREA_OR_UNIT, CT_MEANS_UNIT,
                                     CT_MEANS_MEASURE, CT_MEANS_SENDER};

  if (!intake->table.keyed && count_outside(intake) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
    if (!settle_one(intake, groups[i]))
      return FALSE;
  return settle_area(intake) && settle_period(intake) && take_keys(intake);
}

/* What is not understood */

static gboolean
has_unit(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;

  if (intake->table.stated.unit.length > 0 || layout->at[CT_MEANS_UNIT] != CT_COLUMN_NONE)
    return TRUE;
  for (guint i = 0; i < layout->values->len; i++)
    if (ct_layout_get(layout, g_array_index(layout->values, guint, i))->unit.length == 0)
      return FALSE;
  return layout->values->len > 0;
}

static gboolean
has_measure(const CtIntake *intake)
{
  const CtLayout *layout = intake->table.layout;

  if (intake->table.stated.measure != CT_MEASURE_UNSAID ||
      layout->at[CT_MEANS_MEASURE] != CT_COLUMN_NONE)
    return TRUE;
  for (guint i = 0; i < layout->values->len; i++)
    if (ct_layout_get(layout, g_array_index(layout->values, guint, i))->measure ==
        CT_MEASURE_UNSAID)
      return FALSE;
  return TRUE;
}

/* "Thu ngân sách (triệu đồng)" */
static gboolean
says_unit(CtIntake *intake, const Outside *outside)
{
  CtSpan name, inside;

  if (g_ascii_isdigit(outside->text.text[0]))
    return FALSE;
  if (ct_span_split_brackets(outside->text, &name, &inside) &&
      ct_resolver_is_unit(intake->resolver, inside))
    return TRUE;
  return ct_resolver_is_unit(intake->resolver, outside->text);
}

static gboolean
says_plan(CtIntake *intake, const Outside *outside)
{
  gint measure = ct_header_words_measure(intake->words, outside->text);
  CtHeaderCell cell;

  if (measure == CT_MEASURE_PLAN || measure == CT_MEASURE_ESTIMATE)
    return TRUE;
  cell = ct_header_cell_read(intake->words, intake->resolver, outside->text);
  return cell.value && cell.main.measure == CT_MEASURE_PLAN && !cell.compares &&
         cell.rest.length == 0;
}

/* "tu_ngay": "01/01/2023" */
static gboolean
says_days(const Outside *outside)
{
  static const gchar *const documents[] = {"date", "ngay so lieu", "ngay bao cao", "report date",
                                           NULL};

  return ct_key_is_day(outside->key) && !ct_header_is_one_of(outside->key, documents);
}

static CtPeriod
said_period(CtIntake *intake, const Outside *outside)
{
  gboolean estimate;

  if (ct_key_is_title(outside->key))
    return ct_period_parse_words(outside->text.text, outside->text.length, FALSE, &estimate);
  if (outside->kind != CT_CELL_TEXT)
    return CT_PERIOD_NONE;
  return ct_resolver_period(intake->resolver, outside->text).period;
}

static gboolean
tell_not_understood(CtIntake *intake, CtSeverity severity, const Outside *outside,
                    const gchar *what)
{
  g_autofree gchar *observed = ct_text_quote(outside->text.text, outside->text.length);
  CtFinding finding = begin_finding(intake, severity, observed);

  finding.expected = what;
  if (severity == CT_SEVERITY_ERROR)
    ct_findings_add(intake->findings, &finding,
                    _("beside the list stands \"%s\": \"%s\", which may be its %s and is not "
                      "understood there; the list is not read"),
                    outside->path.text, observed, what);
  else
    ct_findings_add(intake->findings, &finding,
                    _("beside the list stands \"%s\": \"%s\", which may be its %s; the list is "
                      "read without it"),
                    outside->path.text, observed, what);
  return severity != CT_SEVERITY_ERROR;
}

/* A number that may be a figure: "toan_tinh": 9000. */
static gboolean
tell_number(CtIntake *intake, const Outside *outside)
{
  g_autofree gchar *observed = ct_text_quote(outside->text.text, outside->text.length);
  CtFinding finding = begin_finding(intake, CT_SEVERITY_WARNING, observed);

  finding.expected = _("figures in the list itself");
  ct_findings_add(intake->findings, &finding,
                  _("beside the list stands \"%s\": %s, which is no figure of the list; it is not "
                    "read"),
                  outside->path.text, observed);
  return TRUE;
}

static gboolean
is_figure(CtIntake *intake, const Outside *outside)
{
  CtHeaderPath path = {.cells = {outside->key}, .n = 1, .with_names = TRUE};
  CtHeaderReading reading;

  if (outside->kind != CT_CELL_NUMBER || outside->key.length == 0 ||
      g_ascii_isdigit(outside->path.text[0]) || /* the head of a list, which has told it */
      outside->key.length > CT_HEADER_MAX_CELL || ct_key_is_technical(outside->key))
    return FALSE;
  reading = ct_header_path_read(intake->words, intake->resolver, &path);
  return reading.column.role == CT_MEANS_VALUE && !reading.unknown;
}

static gboolean
check_scale(CtIntake *intake, const Outside *outside)
{
  gboolean power = ct_key_is_power(outside->key);

  if (!power && !ct_key_is_factor(outside->key))
    return TRUE;
  if (outside->text.length == 1 && outside->text.text[0] == (power ? '0' : '1'))
    return TRUE;
  return tell_not_understood(intake, CT_SEVERITY_ERROR, outside, _("scale"));
}

static gboolean
check_one(CtIntake *intake, const Outside *outside)
{
  const CtKeys *stated = &intake->table.stated;
  CtPeriod period;
  CtNameMatch area;

  if (outside->text.length == 0 || outside->text.length > CT_HEADER_MAX_CELL)
    return TRUE;
  if (!check_scale(intake, outside))
    return FALSE;
  if (is_figure(intake, outside))
    return tell_number(intake, outside);
  if (is_context(outside->role) && outside->rank != FOREIGN)
    return TRUE;
  if (!has_unit(intake) && says_unit(intake, outside))
    return tell_not_understood(intake, CT_SEVERITY_ERROR, outside, _("unit"));
  if (!has_measure(intake) && says_plan(intake, outside))
    return tell_not_understood(intake, CT_SEVERITY_ERROR, outside, _("measure"));
  if (stated->period == CT_PERIOD_NONE && !has_rows_of_periods(intake) && says_days(outside))
    return tell_not_understood(intake, CT_SEVERITY_ERROR, outside, _("period"));
  period = said_period(intake, outside);
  if (stated->period == CT_PERIOD_NONE && !has_rows_of_periods(intake) &&
      period != CT_PERIOD_NONE && period != intake->table.context.period)
    return tell_not_understood(intake, CT_SEVERITY_ERROR, outside, _("period"));
  if (stated->area != CT_INDEX_NONE || ct_layout_has_area(intake->table.layout) ||
      outside->kind != CT_CELL_TEXT || g_ascii_isdigit(outside->text.text[0]))
    return TRUE;
  area = ct_resolver_area(intake->resolver, outside->text);
  if (area.result == CT_NAME_UNKNOWN || area.id == intake->table.context.area)
    return TRUE;
  return tell_not_understood(intake, CT_SEVERITY_WARNING, outside, _("area"));
}

/* Scale, beside each figure */

static gboolean
tell_scale_column(CtIntake *intake, guint32 row, gint column, CtSpan text)
{
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);
  CtFinding finding = begin_finding(intake, CT_SEVERITY_ERROR, observed);

  finding.place = ct_intake_place(intake, row, column);
  finding.expected = _("figures in their unit");
  ct_findings_add(intake->findings, &finding,
                  _("by the column \"%.*s\" figures are to be multiplied (%s), which is not done; "
                    "the table is not read: write them out, or in a unit of that size"),
                  (gint)ct_layout_get(intake->table.layout, (guint)column)->header.length,
                  ct_layout_get(intake->table.layout, (guint)column)->header.text, observed);
  return FALSE;
}

static gboolean
check_scale_column(CtIntake *intake, gint column, gboolean power, guint end)
{
  for (guint i = intake->table.at; i < end; i++) {
    const CtRow *row = ct_held_rows_get(intake->held, i);
    CtSpan text = ct_cells_get(row->cells, row->n_cells, column);

    if (text.length > 0 && !(text.length == 1 && text.text[0] == (power ? '0' : '1')))
      return tell_scale_column(intake, row->number, column, text);
  }
  return TRUE;
}

static gboolean
check_scale_columns(CtIntake *intake, guint end)
{
  const CtLayout *layout = intake->table.layout;

  for (guint i = 0; i < layout->columns->len; i++) {
    CtSpan header = ct_layout_get(layout, i)->header;
    g_autofree gchar *text = NULL;
    CtSpan words;

    if (ct_layout_get(layout, i)->role != CT_MEANS_NONE || header.length == 0 ||
        header.length > 64)
      continue;
    text = ct_key_words(header.text, header.length);
    words = (CtSpan){text, strlen(text)};
    if ((ct_key_is_power(words) || ct_key_is_factor(words)) &&
        !check_scale_column(intake, (gint)i, ct_key_is_power(words), end))
      return FALSE;
  }
  return TRUE;
}

gboolean
ct_intake_check_outside(CtIntake *intake, guint end)
{
  for (guint i = 0; i < count_outside(intake); i++)
    if (!check_one(intake, get_outside(intake, i)))
      return FALSE;
  return check_scale_columns(intake, end);
}
