#include "data/ct-questionnaire.h"

void
ct_questionnaire_free(CtQuestionnaire *questionnaire)
{
  if (questionnaire == NULL)
    return;
  ct_arena_free(questionnaire->texts);
  g_free(questionnaire->questions);
  g_free(questionnaire);
}
