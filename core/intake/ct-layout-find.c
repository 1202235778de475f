/* ct-layout-find.c: which rows are the header.
 *
 * Every depth is tried: what a row in the middle says ("Huyện, thị xã, thành phố") may be
 * told by the row below it only. Of those that are headers the deepest counts that means
 * no less than the others.
 */
#include "intake/ct-column-numbers.h"
#include "intake/ct-layout-private.h"
#include "intake/ct-merged.h"
#include "intake/ct-row-kind.h"

/* Drafts of one row, two rows and so on; the first @n_read are read.
 * @n_best: rows of the best one; 0: none is a header
 * @alone: the first row is one whatever stands below it */
typedef struct {
  CtDraft drafts[CT_HEADER_MAX_ROWS];
  guint n_read;
  guint n_best;
  gboolean alone;
} Search;

static const CtDraft *
best_of(const Search *search)
{
  return &search->drafts[search->n_best - 1];
}

static guint
count_meanings(const CtDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->n_columns; i++)
    n += draft->readings[i].column.role != CT_MEANS_NONE ? 1 : 0;
  return n;
}

/* Whether all rows below the first one belong to the header of @n rows. What stands between
 * rows of the header is one of them, understood or not. */
static gboolean
belong(const Search *search, const CtRow *rows, guint n)
{
  const CtDraft *draft = &search->drafts[n - 1];

  for (guint i = 1; i < n; i++)
    if (ct_draft_row_names(draft, &search->drafts[i - 1], &rows[i]))
      return FALSE;
  return n == 1 || ct_draft_is_parted(&search->drafts[n - 2], &rows[n - 1]) ||
         ct_draft_understands(draft, &rows[n - 1]);
}

/* Whether the deeper header is rather meant, even when its columns mean less: below merged
 * cells what stands above is not of the first one alone, and a row of units or words of
 * headers is no row of figures. */
static gboolean
is_better(const Search *search, const CtRow *rows, guint n)
{
  const CtDraft *draft = &search->drafts[n - 1];

  if (search->n_best == 0 || draft->units)
    return TRUE;
  for (guint i = search->n_best; i < n; i++)
    if (ct_draft_is_parted(&search->drafts[i - 1], &rows[i]) ||
        ct_draft_knows_words(draft, &rows[i]))
      return TRUE;
  return count_meanings(draft) >= count_meanings(best_of(search));
}

/* A word that means nothing known beside words of values, over figures: it names the rows. */
static gboolean
has_lost_key(const CtDraft *draft, const CtRow *below)
{
  return draft->value && !draft->indicator && !draft->area && !draft->period && below != NULL &&
         ct_draft_doubtful_key(draft) != CT_COLUMN_NONE &&
         (ct_row_has_amounts(draft->resolver, below) || ct_row_numbers_columns(below));
}

/* Reads one row more. Returns: whether the rows are a header as far as its columns say. */
static gboolean
read_next(Search *search, const CtRow *rows, guint n_rows)
{
  CtDraft *draft = &search->drafts[search->n_read];
  guint n = ++search->n_read;
  gboolean header;

  ct_draft_read(draft, rows, n);
  header = ct_draft_weigh(draft, FALSE);
  if (n == 1)
    search->alone = header;
  return header || has_lost_key(draft, n < n_rows ? &rows[n] : NULL);
}

/* Whether row @n is none of the header, whatever that is. */
static gboolean
is_below(const CtHeaderWords *words, CtResolver *resolver, const CtRow *rows, guint n_rows, guint n)
{
  return ct_row_is_label(words, &rows[n]) ||
         (ct_row_has_amounts(resolver, &rows[n]) &&
          !ct_row_names_by_code(words, resolver, &rows[n], n + 1 < n_rows ? &rows[n + 1] : NULL));
}

/* Whether a merged cell of the header, as far as it is one, reaches into row @n. */
static gboolean
is_tied(const Search *search, const CtRow *rows, guint n)
{
  return (search->n_best == n || n == 1) && ct_row_is_tied(&rows[n]);
}

/* Whether row @n may be one more of the header. */
static gboolean
may_go_on(const Search *search, const CtRow *rows, guint n_rows, guint n, gboolean numbered)
{
  const CtDraft *draft = &search->drafts[0];

  if (is_tied(search, rows, n))
    return TRUE;
  if (is_below(draft->words, draft->resolver, rows, n_rows, n))
    return FALSE;
  return !ct_rows_are_apart(&rows[n - 1], &rows[n]) ||
         (numbered && ct_draft_has_keys(draft)) ||
         (search->n_best == n && ct_draft_is_parted(&search->drafts[n - 1], &rows[n]));
}

/* "1 | 2" numbers columns when what comes below begins with words. */
static gboolean
numbers_columns(const CtRow *rows, guint n_rows, guint at)
{
  if (at >= n_rows)
    return FALSE;
  return ct_row_numbers_columns(&rows[at]) ||
         (at + 1 < n_rows && ct_row_numbers_two_columns(&rows[at]) &&
          ct_text_is_words(ct_cells_get(rows[at + 1].cells, rows[at + 1].n_cells, 0)));
}

/* Returns: the rows above the first one that numbers columns; 0: none */
static guint
find_numbers(const CtRow *rows, guint n_rows)
{
  for (guint i = 1; i < n_rows && i <= CT_HEADER_MAX_ROWS; i++)
    if (numbers_columns(rows, n_rows, i))
      return i;
  return 0;
}

/* The keys of a table over figures are a header even when no column of figures is
 * understood: a row below, taken for one, would name its columns wrongly. */
static guint
find_keyed(const Search *search, const CtRow *rows, guint n_rows)
{
  guint n = 1;

  if (!ct_draft_has_keys(&search->drafts[0]))
    return 0;
  while (n < search->n_read &&
         !ct_draft_row_names(&search->drafts[n], &search->drafts[n - 1], &rows[n]))
    n++;
  return n < n_rows && ct_row_has_amounts(search->drafts[0].resolver, &rows[n]) ? n : 0;
}

/* Words below merged cells, with nothing below the keys, are of the header whatever they
 * mean: what stands above them must not be taken for all. */
static void
reach_down(Search *search, const CtRow *rows)
{
  while (search->n_best > 0 && search->n_best < search->n_read &&
         ct_draft_is_parted(best_of(search), &rows[search->n_best]) &&
         ct_draft_is_below_keys(&search->drafts[0], &rows[search->n_best]))
    search->n_best++;
}

static void
search_rows(Search *search, const CtRow *rows, guint n_rows)
{
  guint numbers = find_numbers(rows, n_rows);
  guint max = numbers > 0 ? numbers : MIN(n_rows, CT_HEADER_MAX_ROWS);

  if (read_next(search, rows, n_rows))
    search->n_best = 1;
  else if (max < 2 || (!ct_row_is_tied(&rows[1]) &&
                       !ct_draft_may_start(&search->drafts[0], &rows[1])))
    return;
  for (guint n = 1; n < max && may_go_on(search, rows, n_rows, n, numbers > 0); n++) {
    gboolean header = read_next(search, rows, n_rows);
    gboolean tied = is_tied(search, rows, n);

    /* The rows above the one that numbers the columns are the header, all of them. */
    if (header && !ct_draft_has_title(&search->drafts[n]) &&
        (n + 1 == numbers || tied ||
         (belong(search, rows, n + 1) && is_better(search, rows, n + 1))))
      search->n_best = n + 1;
    else if (tied && search->n_best == n)
      search->n_best = n + 1; /* a header does not end inside a merged cell */
  }
  reach_down(search, rows);
  if (search->n_best == 0)
    search->n_best = find_keyed(search, rows, n_rows);
}

/* Returns: (transfer full): @layout (transfer full), and what the rows below say of it
 * @used: (inout): the rows of the header, with the one that numbers its columns */
static CtLayout *
complete(CtLayout *layout, CtResolver *resolver, const CtRow *rows, guint n_rows, guint *used)
{
  if (numbers_columns(rows, n_rows, *used)) {
    ct_layout_take_formulas(layout, &rows[*used]);
    (*used)++;
  }
  ct_layout_take_below(layout, resolver, rows + *used, n_rows - *used);
  return layout;
}

/* The layout of a header of one row that was found before, where the next row is none of it. */
static CtLayout *
find_known(const CtHeaderWords *words, CtResolver *resolver, CtLayoutMemo *memo, const CtRow *rows,
           guint n_rows, const CtSpan *headings, guint n_headings)
{
  CtLayout *layout =
    memo != NULL ? ct_layout_memo_get(memo, rows, headings, n_headings) : NULL;

  if (layout != NULL && n_rows > 1 &&
      (ct_row_is_tied(&rows[1]) || !is_below(words, resolver, rows, n_rows, 1)))
    g_clear_pointer(&layout, ct_layout_free);
  return layout;
}

CtLayout *
ct_layout_find(const CtHeaderWords *words, CtResolver *resolver, CtLayoutMemo *memo,
               const CtRow *rows, guint n_rows, const CtSpan *headings, guint n_headings,
               guint *used)
{
  Search search = {.n_best = 0};
  CtLayout *layout;

  *used = 0;
  if (n_rows == 0)
    return NULL;
  layout = find_known(words, resolver, memo, rows, MIN(n_rows, CT_HEADER_LOOKAHEAD), headings,
                      n_headings);
  if (layout != NULL) {
    *used = 1;
    return complete(layout, resolver, rows, n_rows, used);
  }
  if (ct_row_is_blank(rows) || ct_row_is_data(words, rows) || ct_row_is_label(words, rows) ||
      ct_row_holds_figures(words, resolver, rows))
    return NULL;
  for (guint i = 0; i < CT_HEADER_MAX_ROWS; i++)
    ct_draft_init(&search.drafts[i], words, resolver, headings, n_headings);
  search_rows(&search, rows, MIN(n_rows, CT_HEADER_LOOKAHEAD));
  if (search.n_best > 0)
    layout = ct_draft_to_layout(best_of(&search));
  if (memo != NULL && search.n_best == 1 && search.alone)
    ct_layout_memo_add(memo, rows, headings, n_headings, layout);
  for (guint i = 0; i < CT_HEADER_MAX_ROWS; i++)
    ct_draft_clear(&search.drafts[i]);
  *used = search.n_best;
  return layout != NULL ? complete(layout, resolver, rows, n_rows, used) : NULL;
}

CtLayout *
ct_layout_read(const CtHeaderWords *words, CtResolver *resolver, const CtRow *rows, guint n_rows,
               const CtSpan *headings, guint n_headings)
{
  gboolean numbers = n_rows > 1 && ct_row_numbers_columns(&rows[n_rows - 1]);
  CtLayout *layout;
  CtDraft draft;

  ct_draft_init(&draft, words, resolver, headings, n_headings);
  ct_draft_read(&draft, rows, numbers ? n_rows - 1 : n_rows);
  ct_draft_weigh(&draft, TRUE);
  layout = ct_draft_to_layout(&draft);
  if (numbers)
    ct_layout_take_formulas(layout, &rows[n_rows - 1]);
  ct_draft_clear(&draft);
  return layout;
}
