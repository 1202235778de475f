/* ct-slip-words.c: what is said of a slip. */
#include "base/ct-message.h"
#include "model/ct-for-people.h"
#include "rules/cause/ct-slip.h"

/* What a cell is called by what sets it apart from another: indicator, area or period. */
static gchar *
what_differs(const CtObservation *other, const CtObservation *own, const CtCatalog *catalog)
{
  gchar period[CT_PERIOD_PEOPLE_CHARS];

  if (other->indicator != own->indicator)
    return ct_indicator_for_people(&catalog->indicators[other->indicator]);
  if (other->area != own->area)
    return g_strdup(catalog->areas[other->area].name);
  return g_strdup(ct_period_for_people(other->period, period));
}

static void
append_copy(const CtSlip *slip, const CtCatalog *catalog, GString *text)
{
  const CtObservation *other = &slip->other, *own = &slip->changed;
  g_autofree gchar *name = what_differs(other, own, catalog);

  if (other->indicator != own->indicator || other->area != own->area ||
      other->measure == own->measure)
    g_string_append_printf(text, _("the figure of %s stands here"), name);
  else if (other->measure == CT_MEASURE_PLAN)
    g_string_append_printf(text, _("the plan for %s stands here"), name);
  else
    g_string_append_printf(text, _("the estimate for %s stands here"), name);
}

static void
append_exchange(const CtSlip *slip, const CtCatalog *catalog, GString *text)
{
  g_autofree gchar *name = what_differs(&slip->other, &slip->changed, catalog);

  g_string_append_printf(text, _("it stands at %s"), name);
}

static void
append_sum(const CtSlip *slip, const CtCatalog *catalog, GString *text)
{
  g_autofree gchar *name = what_differs(&slip->other, &slip->changed, catalog);

  if (slip->kind == CT_SLIP_TWICE)
    g_string_append_printf(text, _("the sum has %s twice"), name);
  else
    g_string_append_printf(text, _("the sum leaves out %s"), name);
}

void
ct_slip_append(const CtSlip *slip, const CtCatalog *catalog, GString *text)
{
  static const gchar *const words[CT_SLIP_UNKNOWN + 1] = {
    [CT_SLIP_THOUSANDS] = N_("a factor of 1,000: another unit, or a comma read as thousands"),
    [CT_SLIP_PERCENT] = N_("a percentage and a fraction of 1 were mixed up"),
    [CT_SLIP_POWER] = N_("the decimal comma is elsewhere, or the unit is another one"),
    [CT_SLIP_SIGN] = N_("the sign"),
    [CT_SLIP_INDEX] = N_("index and growth were mixed up"),
    [CT_SLIP_RELATIVE] = N_("the change in percent of the earlier figure stands here, and not in "
                            "percentage points"),
    [CT_SLIP_MEAN] = N_("the plain mean of the rates of its areas stands here"),
    [CT_SLIP_SWAPPED] = N_("two digits changed places"),
    [CT_SLIP_DOUBLED] = N_("a digit was typed twice"),
    [CT_SLIP_LOST] = N_("a digit is missing"),
    [CT_SLIP_DIGIT] = N_("one digit is wrong"),
    [CT_SLIP_EXTRA] = N_("a digit too many"),
    [CT_SLIP_CALCULATED] = N_("by calculation from the other figures"),
  };

  if (slip->kind == CT_SLIP_COPIED)
    append_copy(slip, catalog, text);
  else if (slip->kind == CT_SLIP_LEFT_OUT || slip->kind == CT_SLIP_TWICE)
    append_sum(slip, catalog, text);
  else if (slip->kind == CT_SLIP_EXCHANGED || slip->kind == CT_SLIP_PLACE)
    append_exchange(slip, catalog, text);
  else if (words[slip->kind] != NULL)
    g_string_append(text, ct_message(words[slip->kind]));
}
