/* ct-layout-memo.c: first rows that were found to be headers.
 *
 * The files of a form begin with the same row of headings. Only what that row says by itself
 * is kept; see ct_layout_find() for what the rows below it say.
 */
#include <string.h>

#include "intake/ct-layout-private.h"

#define MAX_HEADERS 8u
#define MAX_BYTES ((gsize)4096) /* of what the row and the headings above it say */

typedef struct {
  GString *key;
  CtLayout *layout; /* (nullable): nothing is kept here yet */
} Known;

/* @next: is forgotten for a new one */
struct CtLayoutMemo {
  Known known[MAX_HEADERS];
  guint next;
  GString *key;
};

CtLayoutMemo *
ct_layout_memo_new(void)
{
  CtLayoutMemo *memo = g_new0(CtLayoutMemo, 1);

  for (guint i = 0; i < MAX_HEADERS; i++)
    memo->known[i].key = g_string_new(NULL);
  memo->key = g_string_new(NULL);
  return memo;
}

void
ct_layout_memo_free(CtLayoutMemo *memo)
{
  if (memo == NULL)
    return;
  for (guint i = 0; i < MAX_HEADERS; i++) {
    g_string_free(memo->known[i].key, TRUE);
    ct_layout_free(memo->known[i].layout);
  }
  g_string_free(memo->key, TRUE);
  g_free(memo);
}

static void
add_text(GString *key, guint32 kind, CtSpan text)
{
  const guint32 numbers[] = {kind, (guint32)text.length};

  g_string_append_len(key, (const gchar *)numbers, sizeof numbers);
  if (text.length > 0)
    g_string_append_len(key, text.text, (gssize)text.length);
}

/* Returns: %FALSE when it is too long to be kept */
static gboolean
make_key(GString *key, const CtRow *row, const CtSpan *headings, guint n_headings)
{
  gsize bytes = 0;

  for (guint i = 0; i < row->n_cells && bytes <= MAX_BYTES; i++)
    bytes += sizeof(CtCell) + row->cells[i].length;
  for (guint i = 0; i < n_headings; i++)
    bytes += headings[i].length;
  if (bytes > MAX_BYTES)
    return FALSE;
  g_string_truncate(key, 0);
  for (guint i = 0; i < row->n_cells; i++)
    add_text(key, row->cells[i].kind | row->cells[i].flags << 8,
             (CtSpan){row->cells[i].text, row->cells[i].length});
  for (guint i = 0; i < n_headings; i++)
    add_text(key, G_MAXUINT32, headings[i]);
  return TRUE;
}

static void
own_text(CtLayout *layout, CtSpan *text)
{
  if (text->length > 0)
    text->text = ct_arena_copy(layout->texts, text->text, text->length);
}

static CtLayout *
copy_layout(const CtLayout *layout)
{
  CtLayout *copy = ct_layout_new();

  g_array_append_vals(copy->columns, layout->columns->data, layout->columns->len);
  g_array_append_vals(copy->values, layout->values->data, layout->values->len);
  memcpy(copy->at, layout->at, sizeof copy->at);
  for (guint i = 0; i < copy->columns->len; i++) {
    own_text(copy, &ct_layout_edit(copy, i)->unit);
    own_text(copy, &ct_layout_edit(copy, i)->header);
  }
  return copy;
}

CtLayout *
ct_layout_memo_get(CtLayoutMemo *memo, const CtRow *row, const CtSpan *headings, guint n_headings)
{
  if (!make_key(memo->key, row, headings, n_headings))
    return NULL;
  for (guint i = 0; i < MAX_HEADERS; i++)
    if (memo->known[i].layout != NULL && g_string_equal(memo->known[i].key, memo->key))
      return copy_layout(memo->known[i].layout);
  return NULL;
}

void
ct_layout_memo_add(CtLayoutMemo *memo, const CtRow *row, const CtSpan *headings, guint n_headings,
                   const CtLayout *layout)
{
  Known *known = &memo->known[memo->next];

  if (!make_key(known->key, row, headings, n_headings))
    return;
  ct_layout_free(known->layout);
  known->layout = copy_layout(layout);
  memo->next = (memo->next + 1) % MAX_HEADERS;
}
