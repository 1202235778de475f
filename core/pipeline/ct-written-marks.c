#include "pipeline/ct-written-marks.h"

#include <string.h>

#include "base/ct-message.h"
#include "intake/ct-number.h"

/* Whether the text, read in this style, is the figure that was taken, and its marks are of the
 * style. @behind: what follows the number, from within the text */
static gboolean
explains(const gchar *text, CtDecimal figure, CtNumberStyle style, guint evidence,
         const gchar **behind)
{
  CtNumber number = ct_number_read(text, strlen(text), style);

  if (number.kind != CT_NUMBER_VALUE || number.oddities != 0 ||
      ct_decimal_compare(number.value, figure) != 0 ||
      (number.evidence != 0 && (number.evidence & evidence) == 0))
    return FALSE;
  *behind = number.unit_length > 0 ? number.unit : "";
  if (number.unit_length > 0 && number.unit > text && number.unit[-1] == ' ')
    (*behind)--;
  return TRUE;
}

/* As the intake settled it for the table of a place; AUTO: it did not. */
static CtNumberStyle
style_of_table(const CtRecognition *recognition, CtPlace place)
{
  static const CtNumberStyle styles[] = {CT_STYLE_VI, CT_STYLE_EN, CT_STYLE_PLAIN, CT_STYLE_MIXED};
  CtNumberStyle style = CT_STYLE_AUTO;

  for (guint i = 0; i < ct_recognition_count(recognition); i++) {
    const CtFact *fact = ct_recognition_get(recognition, i);

    if (fact->kind != CT_FACT_STYLE || fact->table != place.table || fact->place.row > place.row)
      continue;
    style = CT_STYLE_AUTO;
    for (gsize k = 0; k < G_N_ELEMENTS(styles); k++)
      if (strcmp(fact->meaning, ct_number_style_example(styles[k])) == 0)
        style = styles[k];
  }
  return style;
}

static void
set_marks(CtWrittenCell *written, gchar group, gchar point)
{
  written->group = group;
  written->point = point;
}

static void
set_marks_of_language(CtWrittenCell *written)
{
  gboolean vietnamese = ct_language_get() == CT_LANGUAGE_VI;

  set_marks(written, vietnamese ? '.' : ',', vietnamese ? ',' : '.');
}

/* Digits of the number itself: more than three, and nothing between them. */
static gboolean
is_ungrouped(const gchar *text)
{
  guint run = 0;

  for (; *text != '\0' && run <= 3; text++)
    run = g_ascii_isdigit(*text) ? run + 1 : 0;
  return run > 3;
}

/* By the marks of the number itself, else by those of its table.
 * Returns: %FALSE: the text is not the figure, however it is read */
static gboolean
set_style(const gchar *text, const CtObservation *figure, const CtRecognition *recognition,
          CtWrittenCell *written, const gchar **behind)
{
  const guint with_point = CT_EVIDENCE_EN | CT_EVIDENCE_PLAIN;
  gboolean comma = explains(text, figure->value, CT_STYLE_VI, CT_EVIDENCE_VI, behind);
  gboolean point = explains(text, figure->value, CT_STYLE_EN, with_point, behind) ||
                   explains(text, figure->value, CT_STYLE_PLAIN, with_point, behind);
  CtNumberStyle table = style_of_table(recognition, figure->place);

  if (!comma && !point)
    return FALSE;
  if (comma && point && table == CT_STYLE_AUTO)
    set_marks_of_language(written);
  else if (comma && (!point || table == CT_STYLE_VI || table == CT_STYLE_MIXED))
    set_marks(written, '.', ',');
  else
    set_marks(written, ',', '.');
  if (table == CT_STYLE_PLAIN || table == CT_STYLE_MIXED || is_ungrouped(text))
    written->group = '\0';
  return TRUE;
}

gboolean
ct_written_find_marks(const gchar *text, CtCellKind kind, const CtObservation *figure,
                      const CtRecognition *recognition, CtWrittenCell *written,
                      const gchar **behind)
{
  CtDecimal value;

  if (figure->missing)
    return FALSE;
  if (kind == CT_CELL_TEXT)
    return set_style(text, figure, recognition, written, behind);
  if ((kind != CT_CELL_NUMBER && kind != CT_CELL_PERCENT) ||
      !ct_decimal_parse(text, strlen(text), &value) ||
      ct_decimal_compare(value, figure->value) != 0)
    return FALSE;
  set_marks_of_language(written);
  *behind = kind == CT_CELL_PERCENT ? "%" : "";
  return TRUE;
}
