/* ask-cell.c: what each cell of the form is: known, to be filled in, or computed. */
#include <string.h>

#include "ask.h"

static const CtIndicator *
indicator_of(const Ask *ask, guint question)
{
  return &ask->form->catalog->indicators[ask->form->questions[question].indicator];
}

static gchar *
address_of(const Ask *ask, guint question, AskRole role)
{
  gchar address[LXW_MAX_CELL_NAME_LENGTH];

  workbook_address(ASK_FIRST + question, (guint)ask->column[role], address);
  return g_strdup(address);
}

static gboolean
compares_with_last_year(CtForm form)
{
  return form == CT_FORM_GROWTH || form == CT_FORM_DECREASE || form == CT_FORM_CHANGE;
}

/* "n/d*100"; @d is not nil where it divides. */
static gchar *
rate(const CtIndicator *indicator, const gchar *n, const gchar *d)
{
  gchar factor[CT_DECIMAL_CHARS];

  ct_decimal_format(indicator->factor, factor);
  switch (indicator->form) {
  case CT_FORM_RATIO:
  case CT_FORM_SHARE: return g_strdup_printf("%s/%s*%s", n, d, factor);
  case CT_FORM_GROWTH: return g_strdup_printf("(%s/%s-1)*%s", n, d, factor);
  case CT_FORM_DECREASE: return g_strdup_printf("(1-%s/%s)*%s", n, d, factor);
  case CT_FORM_CHANGE: return g_strdup_printf("(%s-%s)*%s", n, d, factor);
  case CT_FORM_TOTAL: break;
  }
  return g_strdup("\"\"");
}

/* Empty until both parts are there. Functions that every spreadsheet has had for long. */
static gchar *
rate_formula(const Ask *ask, guint question, AskRole role)
{
  const CtQuestion *asked = &ask->form->questions[question];
  const CtIndicator *indicator = indicator_of(ask, question);
  gboolean earlier = compares_with_last_year(indicator->form);
  g_autofree gchar *n = NULL;
  g_autofree gchar *d = NULL;
  g_autofree gchar *value = NULL;

  if (earlier && role != ASK_ACTUAL)
    return NULL;
  n = address_of(ask, asked->numerator, role);
  d = address_of(ask, asked->denominator, earlier ? ASK_BEFORE : role);
  value = rate(indicator, n, d);
  if (indicator->form == CT_FORM_CHANGE)
    return g_strdup_printf("=IF(COUNT(%s,%s)=2,ROUND(%s,%d),\"\")", n, d, value,
                           indicator->decimals);
  return g_strdup_printf("=IF(COUNT(%s,%s)=2,IF(%s<>0,ROUND(%s,%d),\"\"),\"\")", n, d, d, value,
                         indicator->decimals);
}

/* What a term's figure is multiplied with to be in the total's unit. */
static gboolean
find_factor(const Ask *ask, guint total, guint term, CtDecimal *factor)
{
  const CtUnit *units = ask->form->catalog->units;
  const CtUnit *from = &units[indicator_of(ask, term)->unit];
  const CtUnit *to = &units[indicator_of(ask, total)->unit];

  return from->dimension == to->dimension &&
         ct_decimal_divide_exact(from->factor, to->factor, factor);
}

/* Returns: (nullable): NULL when the units do not go together */
static gchar *
total_formula(const Ask *ask, guint question, AskRole role)
{
  const CtQuestion *asked = &ask->form->questions[question];
  g_autoptr(GString) list = g_string_new(NULL);
  g_autoptr(GString) sum = g_string_new(NULL);

  for (guint i = 0; i < asked->n_terms; i++) {
    g_autofree gchar *address = address_of(ask, asked->terms[i], role);
    gchar text[CT_DECIMAL_CHARS];
    CtDecimal factor;

    if (!find_factor(ask, question, asked->terms[i], &factor))
      return NULL;
    ct_decimal_format(factor, text);
    g_string_append_printf(list, "%s%s", i > 0 ? "," : "", address);
    g_string_append_printf(sum, "%s%s", i > 0 ? "+" : "", address);
    if (strcmp(text, "1") != 0)
      g_string_append_printf(sum, "*%s", text);
  }
  return g_strdup_printf("=IF(COUNT(%s)=%u,ROUND(%s,%d),\"\")", list->str, asked->n_terms,
                         sum->str, indicator_of(ask, question)->decimals);
}

static gchar *
make_formula(const Ask *ask, guint question, AskRole role)
{
  const CtQuestion *asked = &ask->form->questions[question];

  if (asked->kind != CT_QUESTION_COMPUTED)
    return NULL;
  return asked->n_terms > 0 ? total_formula(ask, question, role)
                            : rate_formula(ask, question, role);
}

/* Plans and estimates of the year are asked for indicators, not for their parts. */
AskCell
ask_cell(const Ask *ask, guint question, AskRole role, gchar **formula)
{
  const CtQuestion *asked = &ask->form->questions[question];
  gboolean part = asked->indicator >= ask->form->catalog->n_targeted;
  g_autofree gchar *made = NULL;

  if (asked->kind == CT_QUESTION_HEADING || ask->column[role] < 0)
    return ASK_CELL_NONE;
  if (role == ASK_PLANNED || role == ASK_EXPECTED) {
    if (part)
      return ASK_CELL_NONE;
    return role == ASK_PLANNED && asked->planned != NULL ? ASK_CELL_KNOWN : ASK_CELL_INPUT;
  }
  if (role == ASK_BEFORE && asked->before != NULL)
    return ASK_CELL_KNOWN;
  made = make_formula(ask, question, role);
  if (made == NULL)
    return ASK_CELL_INPUT;
  if (formula != NULL)
    *formula = g_steal_pointer(&made);
  return ASK_CELL_FORMULA;
}
