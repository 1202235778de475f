/* ct-intake-parent.c: rows that stand below another one: "Trong đó: Nữ" under "Số bác sỹ" is a part
 * of the doctors, and not what "Nữ" is called by itself, the women of the population. */
#include <string.h>

#include "base/ct-text.h"
#include "intake/ct-intake-private.h"

static guint32
get_dimension(const CtCatalog *catalog, guint32 id)
{
  return catalog->units[catalog->indicators[id].unit].dimension;
}

static gboolean
is_in_parts(const CtParts *parts, guint32 id)
{
  gboolean found = parts->whole == id;

  for (guint i = 0; i < parts->n_parts && !found; i++)
    found = parts->parts[i] == id;
  return found;
}

/* Whether @id is in @whole, or is a part of what is. */
static gboolean
is_part_of(const CtCatalog *catalog, guint32 id, guint32 whole, guint depth)
{
  if (id == whole)
    return TRUE;
  for (guint i = 0; depth > 0 && i < catalog->n_parts; i++) {
    const CtParts *parts = &catalog->parts[i];

    if (parts->whole != id && parts->whole != CT_INDEX_NONE && is_in_parts(parts, id) &&
        is_part_of(catalog, parts->whole, whole, depth - 1))
      return TRUE;
  }
  return FALSE;
}

static gboolean
share_parts(const CtCatalog *catalog, guint32 a, guint32 b)
{
  for (guint i = 0; i < catalog->n_parts; i++)
    if (is_in_parts(&catalog->parts[i], a) && is_in_parts(&catalog->parts[i], b))
      return TRUE;
  return is_part_of(catalog, a, b, 4) || is_part_of(catalog, b, a, 4);
}

static gboolean
uses(const CtCatalog *catalog, guint32 indicator, guint32 id)
{
  const CtIndicator *of = &catalog->indicators[indicator];

  return indicator == id || of->numerator == id || of->denominator == id;
}

/* Numerator and denominator of one indicator, that and one of them, or figures of one kind in
 * one group. */
static gboolean
share_indicator(const CtCatalog *catalog, guint32 part, guint32 parent)
{
  guint32 group = catalog->indicators[parent].group;
  gboolean same_kind = get_dimension(catalog, part) == get_dimension(catalog, parent);

  for (guint32 i = 0; i < catalog->n_indicators; i++) {
    if (!uses(catalog, i, part))
      continue;
    if (uses(catalog, i, parent))
      return TRUE;
    if (group != CT_INDEX_NONE && catalog->indicators[i].group == group)
      return TRUE;
    for (guint32 k = 0; same_kind && k < catalog->n_targeted; k++)
      if (catalog->indicators[i].group != CT_INDEX_NONE && uses(catalog, k, parent) &&
          catalog->indicators[k].group == catalog->indicators[i].group)
        return TRUE;
  }
  return FALSE;
}

/* Of what is part of nothing the kind of figure tells: "GTSX TTCN" in the industry's value. */
static gboolean
is_used(const CtCatalog *catalog, guint32 part)
{
  for (guint32 i = 0; i < catalog->n_indicators; i++)
    if (i != part && uses(catalog, i, part))
      return TRUE;
  for (guint i = 0; i < catalog->n_parts; i++)
    if (is_in_parts(&catalog->parts[i], part))
      return TRUE;
  return FALSE;
}

/* The name in full leaves no doubt. */
static gboolean
is_full_name(const CtIndicator *indicator, CtSpan text)
{
  CtSpan bare = ct_outline_strip(text);
  g_autofree gchar *key = ct_text_fold(bare.text, bare.length, CT_FOLD_LETTERS);
  g_autofree gchar *name =
    ct_text_fold(indicator->name_vi, strlen(indicator->name_vi), CT_FOLD_LETTERS);

  return g_str_equal(key, name);
}

gboolean
ct_intake_is_foreign_part(const CtIntake *intake, CtSpan text, guint32 part)
{
  const CtCatalog *catalog = intake->catalog;
  guint32 parent = intake->table.parent;

  return parent != CT_INDEX_NONE && part != parent &&
         catalog->indicators[part].group == CT_INDEX_NONE &&
         (is_used(catalog, part) ||
          get_dimension(catalog, part) != get_dimension(catalog, parent)) &&
         !is_full_name(&catalog->indicators[part], text) && !share_parts(catalog, part, parent) &&
         !share_indicator(catalog, part, parent);
}

void
ct_intake_tell_foreign_part(CtIntake *intake, CtSpan text, guint32 part, CtPlace place,
                            const CtKeys *keys)
{
  const CtIndicator *indicators = intake->catalog->indicators;
  CtFinding finding =
    ct_intake_finding(intake, CT_SEVERITY_ERROR, "intake.unknown-indicator", place, keys);
  g_autofree gchar *observed = ct_text_quote(text.text, text.length);
  const gchar *parent = ct_indicator_name(&indicators[intake->table.parent]);
  const gchar *own = ct_indicator_name(&indicators[part]);

  finding.observed = observed;
  ct_findings_add(intake->findings, &finding,
                  _("\"%s\" stands below \"%s\" and is a part of it that is not known; the row is "
                    "not read (if it is \"%s\", write that name and no sign before it)"),
                  observed, parent, own);
}
