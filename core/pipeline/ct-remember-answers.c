/* ct-remember-answers.c: the answers to findings that the next run is to know.
 */
#include "pipeline/ct-remember-private.h"

static gboolean
are_about_the_same(const CtAnswer *a, const CtAnswer *b)
{
  return a->indicator == b->indicator && a->area == b->area && a->period == b->period &&
         g_str_equal(a->rule, b->rule);
}

static gboolean
say_the_same(const CtAnswer *a, const CtAnswer *b)
{
  return a->has_value == b->has_value &&
         (!a->has_value || ct_decimal_compare(a->value, b->value) == 0) &&
         g_str_equal(a->text, b->text) && g_str_equal(a->who, b->who) &&
         g_str_equal(a->when, b->when);
}

/* Whether the list has one about the same finding of the same figure. */
static const CtAnswer *
find_same(const CtAnswers *answers, const CtAnswer *answer)
{
  const CtAnswer *other;
  guint position = 0;

  while ((other = ct_answers_next(answers, answer->indicator, answer->area, answer->period,
                                  &position)) != NULL)
    if (are_about_the_same(other, answer))
      return other;
  return NULL;
}

static void
take_answer(const CtNext *next, const CtAnswer *answer, CtAnswers *answers, gboolean *changed)
{
  const CtAnswer *old = find_same(next->old->answers, answer);
  CtAnswer copy = *answer;

  if (find_same(answers, answer) != NULL)
    return;
  if (old != NULL && say_the_same(old, answer)) {
    copy.run = old->run;
  } else {
    copy.run = next->number;
    *changed = TRUE;
  }
  ct_answers_add(answers, &copy);
}

CtAnswers *
ct_next_answers(const CtNext *next, gboolean *changed)
{
  const CtAnswers *answered = next->run->answered;
  CtAnswers *answers = ct_answers_new();

  for (guint i = 0; i < ct_answers_count(next->old->answers); i++) {
    const CtAnswer *old = ct_answers_get(next->old->answers, i);
    const CtAnswer *again = find_same(answered, old);

    if (again != NULL)
      take_answer(next, again, answers, changed);
    else
      ct_answers_add(answers, old);
  }
  for (guint i = 0; i < ct_answers_count(answered); i++)
    take_answer(next, ct_answers_get(answered, i), answers, changed);
  return answers;
}
