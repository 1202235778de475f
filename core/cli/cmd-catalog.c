/* chitieu catalog */
#include <string.h>

#include "base/ct-error.h"
#include "cli/ct-cli.h"
#include "model/ct-for-people.h"

static const gchar *const catalog_help = N_(
    "Usage: chitieu catalog [list | show CODE | check] [--pipeline P]\n"
    "\n"
    "Lists the indicators of a pipeline's catalog, shows one with its definition,\n"
    "target and source clause, or checks the whole catalog for what a run would not\n"
    "notice: also rules that contradict one another, add nothing, or can never be\n"
    "evaluated, and targets that cannot hold together.\n"
    "CODE may also be a name: \"tỷ lệ đô thị hóa\".\n"
    "\n"
    "Examples:\n"
    "  chitieu catalog\n"
    "  chitieu catalog show 19.1\n"
    "  chitieu catalog check --pipeline pipelines/lao-cai-2023.ini\n");

static gchar *
format_target(const CtCatalog *catalog, const CtIndicator *indicator)
{
  gchar value[CT_DECIMAL_PEOPLE_CHARS];

  if (indicator->target.comparator == CT_COMPARATOR_NONE)
    return g_strdup("");
  ct_decimal_format_for_people(indicator->target.value, value);
  return g_strdup_printf("%s %s %s", ct_comparator_name(indicator->target.comparator), value,
                         catalog->units[indicator->unit].symbol);
}

static gint
list_indicators(const CtCatalog *catalog)
{
  for (guint i = 0; i < catalog->n_targeted; i++) {
    const CtIndicator *indicator = &catalog->indicators[i];
    g_autofree gchar *target = format_target(catalog, indicator);

    printf("%-6s %s%s%s\n", indicator->code, ct_indicator_name(indicator),
           target[0] != '\0' ? "  " : "", target);
  }
  return CT_EXIT_CLEAN;
}

static void
print_line(const gchar *name, const gchar *value)
{
  gint width = 22 - (gint)g_utf8_strlen(name, -1);

  if (value != NULL && value[0] != '\0')
    printf("  %s%*s%s\n", name, MAX(width, 1), "", value);
}

/* A word of the catalog's files; in Vietnamese with what it means. */
static const gchar *
explain_word(const gchar *word)
{
  static const gchar *const words[] = {
    N_("flow"), N_("stock"), N_("growth"), N_("structure"), N_("event-ratio"),
    N_("flow-over-stock"), N_("annual"), N_("calendar"), N_("school-year"), N_("none"), N_("sum"),
    N_("sum+residual"), N_("parts"), N_("parts+residual"), N_("at-most-sum"), N_("total"),
    N_("ratio"), N_("share"), N_("decrease"), N_("change"), N_("higher"), N_("lower"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_equal(word, words[i]))
      return ct_message(words[i]);
  return word;
}

static void
print_form(const CtCatalog *catalog, const CtIndicator *indicator)
{
  const CtIndicator *numerator, *denominator;
  gchar factor[CT_DECIMAL_PEOPLE_CHARS];

  print_line(_("form"), explain_word(ct_form_name(indicator->form)));
  if (indicator->numerator == CT_INDEX_NONE)
    return;
  numerator = &catalog->indicators[indicator->numerator];
  denominator = &catalog->indicators[indicator->denominator];
  ct_decimal_format_for_people(indicator->factor, factor);
  g_autofree gchar *n = g_strdup_printf("%s: %s", numerator->code, ct_indicator_name(numerator));
  g_autofree gchar *d =
      g_strdup_printf("%s: %s%s", denominator->code, ct_indicator_name(denominator),
                      indicator->form == CT_FORM_GROWTH || indicator->form == CT_FORM_DECREASE ||
                              indicator->form == CT_FORM_CHANGE
                          ? _(", twelve months earlier")
                          : "");
  print_line(_("numerator"), n);
  print_line(_("denominator"), d);
  print_line(_("factor"), factor);
}

static gchar *
format_limits(const CtIndicator *indicator)
{
  gchar low[CT_DECIMAL_PEOPLE_CHARS] = "";
  gchar high[CT_DECIMAL_PEOPLE_CHARS] = "";

  if (indicator->minimum.set)
    ct_decimal_format_for_people(indicator->minimum.value, low);
  if (indicator->maximum.set)
    ct_decimal_format_for_people(indicator->maximum.value, high);
  return low[0] == '\0' && high[0] == '\0' ? g_strdup("") : g_strdup_printf("%s .. %s", low, high);
}

static gchar *
format_due(guint due)
{
  g_autoptr(GString) months = g_string_new(NULL);

  for (guint month = 1; month <= 12; month++)
    if ((due & (1u << month)) != 0)
      g_string_append_printf(months, "%s%u", months->len > 0 ? ", " : "", month);
  return g_strdup(months->str);
}

/* Names that mean it only under a heading. */
static void
print_headings(const CtCatalog *catalog, const CtIndicator *indicator)
{
  guint32 id = (guint32)(indicator - catalog->indicators);

  for (guint i = 0; i < catalog->n_headings; i++) {
    const CtHeading *heading = &catalog->headings[i];

    if (heading->indicator == id) {
      g_autofree gchar *line = g_strdup_printf("%s: %s", heading->heading, heading->name);

      print_line(_("under a heading"), line);
    }
  }
}

static void
print_indicator(const CtCatalog *catalog, const CtIndicator *indicator)
{
  g_autofree gchar *target = format_target(catalog, indicator);
  g_autofree gchar *limits = format_limits(indicator);
  g_autofree gchar *levels = ct_levels_for_people(indicator->levels);
  g_autofree gchar *due = format_due(indicator->due);
  g_autofree gchar *decimals = g_strdup_printf("%d", indicator->decimals);

  printf("%s  %s\n", indicator->code, ct_indicator_name(indicator));
  if (indicator->group != CT_INDEX_NONE)
    print_line(_("group"), catalog->groups[indicator->group].name_vi);
  print_line(_("unit"), catalog->units[indicator->unit].symbol);
  print_line(_("price base"), indicator->price_base);
  print_line(_("decimals"), decimals);
  print_line(_("accrual"), explain_word(ct_accrual_name(indicator->accrual)));
  print_line(_("due after months"), due);
  print_line(_("window"), explain_word(indicator->window));
  print_line(_("levels"), levels);
  print_line(_("areas add up by"), explain_word(ct_additive_name(indicator->additive)));
  print_form(catalog, indicator);
  print_line(_("bounds"), limits);
  print_line(_("target"), target);
  print_line(_("better"), indicator->better != CT_BETTER_NONE
                              ? explain_word(ct_better_name(indicator->better)) : "");
  if (indicator->reporter != CT_INDEX_NONE)
    print_line(_("reporter"), catalog->reporters[indicator->reporter].name);
  print_headings(catalog, indicator);
  print_line(_("source clause"), indicator->quote);
  print_line(_("note"), indicator->note);
}

static gint
show_indicator(const CtCatalog *catalog, const gchar *text)
{
  CtNameMatch match = ct_catalog_find_indicator(catalog, text, strlen(text));

  switch (match.result) {
  case CT_NAME_FOUND:
    print_indicator(catalog, &catalog->indicators[match.id]);
    return CT_EXIT_CLEAN;
  case CT_NAME_AMBIGUOUS:
    ct_cli_complain(_("'%s' may mean several indicators:"), text);
    for (guint i = 0; i < match.n_candidates; i++)
      fprintf(stderr, "  %s %s\n", catalog->indicators[match.candidates[i]].code,
              ct_indicator_name(&catalog->indicators[match.candidates[i]]));
    return CT_EXIT_CONFIG;
  case CT_NAME_UNKNOWN:
  default:
    return ct_cli_misuse(_("the catalog has no indicator '%s'; see chitieu catalog list"), text);
  }
}

static void
print_complaint(const gchar *place, const gchar *message, gpointer user_data G_GNUC_UNUSED)
{
  printf("%s: %s\n", place, message);
}

/* The catalog by itself, then the rules that the pipeline makes of it. */
static gint
check_catalog(const CtPipeline *pipeline, const CtCatalog *catalog)
{
  guint n = ct_catalog_check(catalog, print_complaint, NULL), n_of_rules;
  g_autoptr(GError) error = NULL;

  if (!ct_cli_check_rules(pipeline, print_complaint, &n_of_rules, &error))
    return ct_cli_fail(error);
  printf(_("indicators: %u, components: %u, areas: %u, units: %u, reporters: %u; complaints: %u\n"),
         catalog->n_targeted, catalog->n_indicators - catalog->n_targeted, catalog->n_areas,
         catalog->n_units, catalog->n_reporters, n + n_of_rules);
  return n + n_of_rules == 0 ? CT_EXIT_CLEAN : CT_EXIT_FINDINGS;
}

static gint
serve(const CtPipeline *pipeline, const CtCatalog *catalog, const GPtrArray *words)
{
  const gchar *verb = words->len > 0 ? words->pdata[0] : "list";

  if (g_str_equal(verb, "list") && words->len <= 1)
    return list_indicators(catalog);
  if (g_str_equal(verb, "show") && words->len == 2)
    return show_indicator(catalog, words->pdata[1]);
  if (g_str_equal(verb, "check") && words->len == 1)
    return check_catalog(pipeline, catalog);
  return ct_cli_misuse(_("catalog: expected list, show CODE, or check"));
}

gint
ct_command_catalog(gint argc, gchar **argv)
{
  const gchar *given = NULL;
  const CtArgument arguments[] = {{.name = "pipeline", .value = &given}, {0}};
  g_auto(CtCommandLine) line = {0};
  g_autofree gchar *path = NULL;
  g_autoptr(CtPipeline) pipeline = NULL;
  g_autoptr(CtCatalog) catalog = NULL;
  g_autoptr(GError) error = NULL;
  gint exit_code;

  if (!ct_command_line_parse(&line, argc, argv, arguments, catalog_help, &exit_code))
    return exit_code;
  path = ct_cli_find_pipeline(given, &error);
  if (path != NULL)
    pipeline = ct_pipeline_load(path, NULL, NULL, &error);
  if (pipeline != NULL)
    catalog = ct_catalog_load(pipeline->catalog, &error);
  if (catalog == NULL)
    return ct_cli_fail(error);
  return serve(pipeline, catalog, line.rest);
}
