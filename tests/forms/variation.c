#include "variation.h"

static guint
find_indicator(const gchar *code)
{
  for (guint i = 0; i < n_known_indicators; i++)
    if (g_str_equal(known_indicators[i].code, code))
      return i;
  g_error("no known indicator %s", code);
}

static guint
find_area(const gchar *code)
{
  for (guint i = 0; i < n_known_areas; i++)
    if (g_str_equal(known_areas[i].code, code))
      return i;
  g_error("no known area %s", code);
}

Figures
figures_named(const gchar *indicators, const gchar *areas, guint32 seed)
{
  Figures figures = {0};
  g_auto(GStrv) codes = g_strsplit(indicators, " ", -1);
  g_auto(GStrv) places = g_strsplit(areas, " ", -1);
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);

  for (gchar **code = codes; *code != NULL; code++)
    figures.indicators[figures.n_indicators++] = find_indicator(*code);
  for (gchar **place = places; *place != NULL; place++)
    figures.areas[figures.n_areas++] = find_area(*place);
  figures_fill(&figures, random);
  return figures;
}

/* What a table of variations leaves at 0. */
static FormStyle
complete(const FormStyle *form)
{
  FormStyle style = *form;

  if (style.kinds == 0)
    style.kinds = 7;
  if (style.header_depth == 0)
    style.header_depth = 1;
  return style;
}

Grid *
variation_grid(const Variation *variation, const CtCatalog *catalog)
{
  Grid *grid = grid_new();
  Figures first = figures_named(variation->indicators, variation->areas, 1);
  FormStyle style = complete(&variation->form);

  form_write(grid, catalog, &first, &style, TRUE, variation->second == NULL);
  if (variation->second != NULL) {
    Figures second = figures_named(variation->second, variation->areas, 2);

    form_write(grid, catalog, &second, &style, FALSE, TRUE);
  }
  form_finish(grid, &style);
  return grid;
}

GBytes *
variation_write(const Variation *variation, Grid *grid, gchar **name)
{
  Figures figures = figures_named(variation->indicators, variation->areas, 1);
  FileStyle file = variation->file;

  *name = form_file_name(&figures, &variation->form,
                         variation->file.json != JSON_NONE ? "json" : "csv");
  if (file.delimiter == '\0')
    file.delimiter = ',';
  return file_write(grid, &file);
}
