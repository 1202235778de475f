#include "data/ct-answers.h"

#include <string.h>

/* Answers about one figure hang together: @next is 1 + the number of the next one. */
typedef struct {
  CtAnswer answer;
  guint next;
} Entry;

typedef struct {
  guint32 indicator;
  guint32 area;
  CtPeriod period;
  guint first;
  guint last;
} Figure;

struct CtAnswers {
  GArray *list;
  GHashTable *figures;
};

static guint
hash_figure(gconstpointer data)
{
  const Figure *figure = data;

  return (figure->indicator * 31u + figure->area) * 2654435761u + figure->period;
}

static gboolean
equal_figures(gconstpointer a, gconstpointer b)
{
  const Figure *left = a, *right = b;

  return left->indicator == right->indicator && left->area == right->area &&
         left->period == right->period;
}

static void
clear_entry(gpointer data)
{
  CtAnswer *answer = &((Entry *)data)->answer;

  g_free(answer->rule);
  g_free(answer->text);
  g_free(answer->who);
  g_free(answer->when);
}

CtAnswers *
ct_answers_new(void)
{
  CtAnswers *answers = g_new0(CtAnswers, 1);

  answers->list = g_array_new(FALSE, TRUE, sizeof(Entry));
  g_array_set_clear_func(answers->list, clear_entry);
  answers->figures = g_hash_table_new_full(hash_figure, equal_figures, g_free, NULL);
  return answers;
}

void
ct_answers_free(CtAnswers *answers)
{
  if (answers == NULL)
    return;
  g_array_unref(answers->list);
  g_hash_table_unref(answers->figures);
  g_free(answers);
}

/* Cut between characters. */
static gchar *
copy_text(const gchar *text)
{
  gsize length = strlen(text);

  if (length <= CT_MAX_ANSWER_BYTES)
    return g_strdup(text);
  for (length = CT_MAX_ANSWER_BYTES; ((guchar)text[length] & 0xC0u) == 0x80u; length--)
    ;
  return g_strdup_printf("%.*s…", (gint)length, text);
}

static void
hang_in(CtAnswers *answers, const CtAnswer *answer)
{
  Figure key = {answer->indicator, answer->area, answer->period, 0, 0};
  Figure *figure = g_hash_table_lookup(answers->figures, &key);
  guint number = answers->list->len; /* 1 + its index */

  if (figure == NULL) {
    figure = g_memdup2(&key, sizeof key);
    figure->first = number;
    g_hash_table_add(answers->figures, figure);
  } else {
    g_array_index(answers->list, Entry, figure->last - 1).next = number;
  }
  figure->last = number;
}

gboolean
ct_answers_add(CtAnswers *answers, const CtAnswer *answer)
{
  Entry entry = {.answer = *answer};

  if (answers->list->len >= CT_MAX_ANSWERS)
    return FALSE;
  entry.answer.rule = copy_text(answer->rule);
  entry.answer.text = copy_text(answer->text);
  entry.answer.who = copy_text(answer->who);
  entry.answer.when = copy_text(answer->when);
  g_array_append_val(answers->list, entry);
  hang_in(answers, answer);
  return TRUE;
}

guint
ct_answers_count(const CtAnswers *answers)
{
  return answers->list->len;
}

const CtAnswer *
ct_answers_get(const CtAnswers *answers, guint index)
{
  return &g_array_index(answers->list, Entry, index).answer;
}

const CtAnswer *
ct_answers_next(const CtAnswers *answers, guint32 indicator, guint32 area, CtPeriod period,
                guint *position)
{
  guint number = *position;

  if (number == 0) {
    Figure key = {indicator, area, period, 0, 0};
    const Figure *figure = g_hash_table_lookup(answers->figures, &key);
    number = figure != NULL ? figure->first : 0;
  } else {
    number = g_array_index(answers->list, Entry, number - 1).next;
  }
  if (number == 0)
    return NULL;
  *position = number;
  return &g_array_index(answers->list, Entry, number - 1).answer;
}
