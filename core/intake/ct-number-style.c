/* ct-number-style.c: which style a table is written in. */
#include "intake/ct-number.h"

#include <string.h>

static const gchar *const style_names[] = {
  [CT_STYLE_AUTO] = "auto",   [CT_STYLE_VI] = "vi",       [CT_STYLE_EN] = "en",
  [CT_STYLE_PLAIN] = "plain", [CT_STYLE_MIXED] = "mixed",
};

gboolean
ct_number_style_parse(const gchar *name, CtNumberStyle *style)
{
  for (gsize i = 0; i < G_N_ELEMENTS(style_names); i++) {
    if (strcmp(name, style_names[i]) != 0)
      continue;
    *style = (CtNumberStyle)i;
    return TRUE;
  }
  return FALSE;
}

const gchar *
ct_number_style_name(CtNumberStyle style)
{
  return style_names[style];
}

const gchar *
ct_number_style_example(CtNumberStyle style)
{
  static const gchar *const examples[] = {
    [CT_STYLE_AUTO] = "auto",
    [CT_STYLE_VI] = "vi: 1.234,5",
    [CT_STYLE_EN] = "en: 1,234.5",
    [CT_STYLE_PLAIN] = "plain: 1234.5",
    [CT_STYLE_MIXED] = "mixed: 1.234,5; 1234.5",
  };

  return examples[style];
}

gboolean
ct_number_style_explains(CtNumberStyle style, guint evidence)
{
  static const guint explained[] = {
    [CT_STYLE_AUTO] = CT_EVIDENCE_VI | CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN,
    [CT_STYLE_VI] = CT_EVIDENCE_VI,
    [CT_STYLE_EN] = CT_EVIDENCE_EN,
    [CT_STYLE_PLAIN] = CT_EVIDENCE_PLAIN,
    [CT_STYLE_MIXED] = CT_EVIDENCE_VI | CT_EVIDENCE_PLAIN,
  };

  return evidence == 0 || (evidence & explained[style]) != 0;
}

guint
ct_number_evidence(const gchar *text, gsize length)
{
  return ct_number_read(text, length, CT_STYLE_AUTO).evidence;
}

void
ct_style_count_add(CtStyleCount *count, const gchar *text, gsize length)
{
  switch (ct_number_evidence(text, length)) {
  case 0:
    break;
  case CT_EVIDENCE_VI:
    count->vi++;
    break;
  case CT_EVIDENCE_EN:
    count->grouped_en++;
    break;
  case CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN:
    count->point++;
    break;
  case CT_EVIDENCE_VI | CT_EVIDENCE_EN:
    count->ambiguous_comma++;
    count->ambiguous++;
    break;
  default:
    count->ambiguous++;
    break;
  }
}

/* Nine of ten. */
static gboolean
prevails(guint64 side, guint64 other)
{
  return side > 0 && side >= 9 * other;
}

CtNumberStyle
ct_style_count_decide(const CtStyleCount *count)
{
  guint64 point = count->point + count->grouped_en;

  if (prevails(count->vi, point))
    return CT_STYLE_VI;
  if (!prevails(point, count->vi))
    return CT_STYLE_AUTO;
  /* Where points part decimals, commas can only group. */
  return count->grouped_en > 0 || count->ambiguous_comma > 0 ? CT_STYLE_EN : CT_STYLE_PLAIN;
}
