/* ct-layout-find.c: which rows are the header.
 *
 * Every depth is tried: what a row in the middle says ("Huyện, thị xã, thành phố") may be
 * told by the row below it only. Of those that are headers the deepest counts that means
 * no less than the others.
 */
#include "intake/ct-column-numbers.h"
#include "intake/ct-layout-private.h"
#include "intake/ct-row-kind.h"

/* Drafts of one row, two rows and so on; the first @n_read are read.
 * @n_best: rows of the best one; 0: none is a header */
typedef struct {
  CtDraft drafts[CT_HEADER_MAX_ROWS];
  guint n_read;
  guint n_best;
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

/* Whether all rows below the first one belong to the header of @n rows. */
static gboolean
belong(const Search *search, const CtRow *rows, guint n)
{
  const CtDraft *draft = &search->drafts[n - 1];

  for (guint i = 1; i < n; i++)
    if (ct_draft_row_names(draft, &search->drafts[i - 1], &rows[i]) ||
        (!ct_draft_is_parted(&search->drafts[i - 1], &rows[i]) &&
         !ct_draft_understands(draft, &rows[i])))
      return FALSE;
  return TRUE;
}

/* Below merged cells what stands above them is not of the first column alone, even when
 * the columns mean nothing that is known. */
static gboolean
is_better(const Search *search, const CtRow *rows, guint n)
{
  if (search->n_best == 0)
    return TRUE;
  for (guint i = search->n_best; i < n; i++)
    if (ct_draft_is_parted(&search->drafts[i - 1], &rows[i]))
      return TRUE;
  return count_meanings(&search->drafts[n - 1]) >= count_meanings(best_of(search));
}

/* Reads one row more. Returns: whether the rows are a header as far as its columns say. */
static gboolean
read_next(Search *search, const CtRow *rows)
{
  CtDraft *draft = &search->drafts[search->n_read];

  ct_draft_read(draft, rows, ++search->n_read);
  return ct_draft_weigh(draft, FALSE);
}

/* Whether row @n may be one more of the header. */
static gboolean
may_go_on(const Search *search, const CtRow *rows, guint n_rows, guint n, gboolean numbered)
{
  const CtDraft *draft = &search->drafts[0];

  if (ct_row_is_label(draft->words, &rows[n]))
    return FALSE;
  if (ct_row_has_figures(&rows[n]) &&
      !ct_row_names_by_code(draft->words, draft->resolver, &rows[n],
                            n + 1 < n_rows ? &rows[n + 1] : NULL))
    return FALSE;
  return numbered || !ct_rows_are_apart(&rows[n - 1], &rows[n]) ||
         (search->n_best == n && ct_draft_is_parted(&search->drafts[n - 1], &rows[n]));
}

/* Returns: the rows above the first one that numbers columns; 0: none */
static guint
find_numbers(const CtRow *rows, guint n_rows)
{
  for (guint i = 1; i < n_rows && i <= CT_HEADER_MAX_ROWS; i++)
    if (ct_row_numbers_columns(&rows[i]))
      return i;
  return 0;
}

/* The keys of a table and parted columns below them are a header even when no column of
 * figures is understood: a row below, taken for one, would name its columns wrongly. */
static guint
find_keyed(const Search *search, const CtRow *rows)
{
  guint found = 0;

  if (!ct_draft_has_keys(&search->drafts[0]))
    return 0;
  for (guint n = 1; n < search->n_read; n++) {
    if (!ct_draft_is_parted(&search->drafts[n - 1], &rows[n]) ||
        ct_draft_row_names(&search->drafts[n], &search->drafts[n - 1], &rows[n]))
      break;
    found = n + 1;
  }
  return found;
}

static void
search_rows(Search *search, const CtRow *rows, guint n_rows)
{
  guint numbers = find_numbers(rows, n_rows);
  guint max = numbers > 0 ? numbers : MIN(n_rows, CT_HEADER_MAX_ROWS);

  if (read_next(search, rows))
    search->n_best = 1;
  else if (max < 2 || !ct_draft_may_start(&search->drafts[0], &rows[1]))
    return;
  for (guint n = 1; n < max && may_go_on(search, rows, n_rows, n, numbers > 0); n++) {
    gboolean header = read_next(search, rows);

    /* The rows above the one that numbers the columns are the header, all of them. */
    if (header && !ct_draft_has_title(&search->drafts[n]) &&
        (n + 1 == numbers || (belong(search, rows, n + 1) && is_better(search, rows, n + 1))))
      search->n_best = n + 1;
  }
  if (search->n_best == 0)
    search->n_best = find_keyed(search, rows);
}

static CtLayout *
take_best(const Search *search, const CtRow *rows, guint n_rows, guint *used)
{
  CtLayout *layout = ct_draft_to_layout(best_of(search));

  *used = search->n_best;
  if (*used < n_rows && ct_row_numbers_columns(&rows[*used])) {
    ct_layout_take_formulas(layout, &rows[*used]);
    (*used)++;
  }
  ct_layout_take_below(layout, best_of(search)->resolver, rows + *used, n_rows - *used);
  return layout;
}

CtLayout *
ct_layout_find(const CtHeaderWords *words, CtResolver *resolver, const CtRow *rows, guint n_rows,
               const CtSpan *headings, guint n_headings, guint *used)
{
  Search search = {.n_best = 0};
  CtLayout *layout = NULL;

  *used = 0;
  if (n_rows == 0 || ct_row_is_blank(rows) || ct_row_is_data(words, rows) ||
      ct_row_is_label(words, rows) || ct_row_holds_figures(words, resolver, rows))
    return NULL;
  for (guint i = 0; i < CT_HEADER_MAX_ROWS; i++)
    ct_draft_init(&search.drafts[i], words, resolver, headings, n_headings);
  search_rows(&search, rows, MIN(n_rows, CT_HEADER_LOOKAHEAD));
  if (search.n_best > 0)
    layout = take_best(&search, rows, n_rows, used);
  for (guint i = 0; i < CT_HEADER_MAX_ROWS; i++)
    ct_draft_clear(&search.drafts[i]);
  return layout;
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
