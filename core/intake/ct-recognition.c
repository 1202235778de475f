#include "intake/ct-recognition.h"

struct CtRecognition {
  GArray *facts; /* CtFact */
};

const gchar *
ct_fact_kind_name(CtFactKind kind)
{
  static const gchar *const names[] = {
    [CT_FACT_READING] = "reading", [CT_FACT_TABLE] = "table",   [CT_FACT_TITLE] = "title",
    [CT_FACT_PERIOD] = "period",   [CT_FACT_WINDOW] = "window", [CT_FACT_SENDER] = "sender",
    [CT_FACT_AREA] = "area",       [CT_FACT_UNIT] = "unit",     [CT_FACT_STYLE] = "number-style",
    [CT_FACT_HEADER] = "header",   [CT_FACT_COLUMN] = "column", [CT_FACT_ROWS] = "rows",
  };

  return names[kind];
}

static void
clear_fact(gpointer data)
{
  CtFact *fact = data;

  g_free(fact->what);
  g_free(fact->meaning);
  g_free(fact->evidence);
}

CtRecognition *
ct_recognition_new(void)
{
  CtRecognition *recognition = g_new0(CtRecognition, 1);

  recognition->facts = g_array_new(FALSE, FALSE, sizeof(CtFact));
  g_array_set_clear_func(recognition->facts, clear_fact);
  return recognition;
}

void
ct_recognition_free(CtRecognition *recognition)
{
  if (recognition == NULL)
    return;
  g_array_unref(recognition->facts);
  g_free(recognition);
}

void
ct_recognition_add(CtRecognition *recognition, CtFactKind kind, CtPlace place, const gchar *what,
                   const gchar *meaning, const gchar *evidence)
{
  CtFact fact = {.kind = kind, .table = place.table, .place = place};

  if (recognition == NULL || recognition->facts->len >= CT_RECOGNITION_MAX)
    return;
  fact.what = g_strdup(what != NULL ? what : "");
  fact.meaning = g_strdup(meaning != NULL ? meaning : "");
  fact.evidence = g_strdup(evidence != NULL ? evidence : "");
  g_array_append_val(recognition->facts, fact);
}

guint
ct_recognition_count(const CtRecognition *recognition)
{
  return recognition->facts->len;
}

const CtFact *
ct_recognition_get(const CtRecognition *recognition, guint index)
{
  return &g_array_index(recognition->facts, CtFact, index);
}
