/* Random rules: those that a value satisfies are never told to contradict one another, a rule
 * that is told to add nothing never fails where all others hold, and sums of linear rules that
 * leave nothing are found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/test-seed.h"
#include "rules/sound/test-sound-catalog.h"

#define N_FIGURES 4
#define MAX_RULES 6
#define N_ROUNDS 400
#define GRID 8 /* values 0 to GRID are tried for each figure */

static const gchar *const codes[N_FIGURES] = {"a", "b", "c", "d"};
static const gchar *const relations[] = {"=", "<=", ">=", "<", ">"};

/* sum of factor x figure, relation, number */
typedef struct {
  gint factor[N_FIGURES];
  CtRelation relation;
  gint number;
} Line;

typedef enum { LINE, RATIO, UNDER_CONDITION, EITHER, ABSOLUTE, N_KINDS } Kind;

/* A ratio is of figures @above and @below, in halves of @line.number. */
typedef struct {
  Kind kind;
  Line line;
  Line other;
  guint above;
  guint below;
} Rule;

static CtCatalog *catalog;
static GRand *dice;

/* Values */

static gint
sum_at(const Line *line, const gint *values)
{
  gint sum = 0;

  for (guint i = 0; i < N_FIGURES; i++)
    sum += line->factor[i] * values[i];
  return sum;
}

static gboolean
is_so(gint left, CtRelation relation, gint right)
{
  switch (relation) {
  case CT_RELATION_EQ:
    return left == right;
  case CT_RELATION_LE:
    return left <= right;
  case CT_RELATION_GE:
    return left >= right;
  case CT_RELATION_LT:
    return left < right;
  default:
    return left > right;
  }
}

static gboolean
line_holds(const Line *line, const gint *values)
{
  return is_so(sum_at(line, values), line->relation, line->number);
}

static gboolean
rule_holds(const Rule *rule, const gint *values)
{
  switch (rule->kind) {
  case RATIO: /* not asked where nothing divides */
    return values[rule->below] == 0 ||
           (values[rule->below] > 0
                ? is_so(2 * values[rule->above], rule->line.relation,
                        rule->line.number * values[rule->below])
                : is_so(-2 * values[rule->above], rule->line.relation,
                        -rule->line.number * values[rule->below]));
  case UNDER_CONDITION:
    return !line_holds(&rule->other, values) || line_holds(&rule->line, values);
  case EITHER:
    return line_holds(&rule->other, values) || line_holds(&rule->line, values);
  case ABSOLUTE:
    return is_so(abs(sum_at(&rule->line, values)), rule->line.relation, rule->line.number);
  default:
    return line_holds(&rule->line, values);
  }
}

/* Making them */

static Line
random_line(void)
{
  Line line = {.relation = (CtRelation)g_rand_int_range(dice, 0, 5),
               .number = g_rand_int_range(dice, -6, 20)};

  for (guint i = 0; i < N_FIGURES; i++)
    line.factor[i] = g_rand_boolean(dice) ? g_rand_int_range(dice, -2, 4) : 0;
  line.factor[g_rand_int_range(dice, 0, N_FIGURES)] = 1;
  return line;
}

static Rule
random_rule(void)
{
  Rule rule = {.kind = (Kind)g_rand_int_range(dice, 0, N_KINDS),
               .line = random_line(),
               .other = random_line(),
               .above = (guint)g_rand_int_range(dice, 0, N_FIGURES)};

  rule.below = (rule.above + 1 + (guint)g_rand_int_range(dice, 0, N_FIGURES - 1)) % N_FIGURES;
  return rule;
}

/* Text */

static void
write_sum(GString *text, const Line *line)
{
  gboolean any = FALSE;

  for (guint i = 0; i < N_FIGURES; i++) {
    if (line->factor[i] == 0)
      continue;
    g_string_append_printf(text, "%s%d * {%s}", any ? " + " : "", line->factor[i], codes[i]);
    any = TRUE;
  }
}

static void
write_line(GString *text, const Line *line)
{
  write_sum(text, line);
  g_string_append_printf(text, " %s %d tấn", relations[line->relation], line->number);
}

static void
write_rule(GString *text, const Rule *rule, guint number)
{
  g_string_append_printf(text, "T%u error on {a} at province: ", number);
  switch (rule->kind) {
  case RATIO:
    g_string_append_printf(text, "{%s} / {%s} %s %d / 2", codes[rule->above], codes[rule->below],
                           relations[rule->line.relation], rule->line.number);
    break;
  case UNDER_CONDITION:
    g_string_append(text, "if ");
    write_line(text, &rule->other);
    g_string_append(text, " then ");
    write_line(text, &rule->line);
    break;
  case EITHER:
    write_line(text, &rule->other);
    g_string_append(text, " or ");
    write_line(text, &rule->line);
    break;
  case ABSOLUTE:
    g_string_append(text, "abs(");
    write_sum(text, &rule->line);
    g_string_append_printf(text, ") %s %d tấn", relations[rule->line.relation],
                           rule->line.number);
    break;
  default:
    write_line(text, &rule->line);
    break;
  }
  g_string_append(text, " | vi \"x\" | en \"x\"\n");
}

static gchar *
write_rules(const Rule *rules, guint n)
{
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < n; i++)
    write_rule(text, &rules[i], i);
  return g_string_free(text, FALSE);
}

/* What is told */

static gboolean
tells_of(const gchar *told, const gchar *what)
{
  return strstr(told, what) != NULL;
}

/* Contradictions that are told without a condition. */
static gboolean
tells_contradiction(const gchar *told)
{
  g_auto(GStrv) lines = g_strsplit(told, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (tells_of(lines[i], "no values within the bounds satisfy") && !tells_of(lines[i], " where "))
      return TRUE;
  return FALSE;
}

static gboolean
is_redundant(const gchar *told, guint rule)
{
  g_autofree gchar *text = g_strdup_printf("rules.T%u adds nothing", rule);

  return tells_of(told, text);
}

/* The next point of the grid. %FALSE: it was the last */
static gboolean
go_on(gint *values)
{
  for (guint i = 0; i < N_FIGURES; i++) {
    if (values[i]++ < GRID)
      return TRUE;
    values[i] = 0;
  }
  return FALSE;
}

static void
check_redundant(const Rule *rules, guint n, const gchar *told, const gchar *text)
{
  gint values[N_FIGURES] = {0};

  do {
    gboolean all = TRUE;
    for (guint i = 0; i < n && all; i++)
      all = is_redundant(told, i) || rule_holds(&rules[i], values);
    for (guint i = 0; i < n && all; i++)
      if (!rule_holds(&rules[i], values))
        fail_msg("T%u fails at %d %d %d %d, where all others hold:\n%s%s", i, values[0],
                 values[1], values[2], values[3], text, told);
  } while (go_on(values));
}

static void
satisfied_rules_are_sound(void **state G_GNUC_UNUSED)
{
  guint n_redundant = 0;

  for (guint round = 0; round < N_ROUNDS; round++) {
    Rule rules[MAX_RULES];
    gint values[N_FIGURES];
    guint n = 0, n_told;

    for (guint i = 0; i < N_FIGURES; i++)
      values[i] = g_rand_int_range(dice, 1, GRID + 1);
    while (n < MAX_RULES) {
      rules[n] = random_rule();
      n += rule_holds(&rules[n], values) ? 1 : 0;
    }
    g_autofree gchar *text = write_rules(rules, n);
    g_autofree gchar *told = sound_tell(catalog, text, &n_told);
    if (tells_contradiction(told))
      fail_msg("satisfied by %d %d %d %d:\n%s%s", values[0], values[1], values[2], values[3], text,
               told);
    if (tells_of(told, "adds nothing")) {
      n_redundant++;
      check_redundant(rules, n, told, text);
    }
  }
  print_message("# %u of %u sets of rules had one that adds nothing\n", n_redundant, N_ROUNDS);
  assert_true(n_redundant > 0);
}

/* Rules that add up to 0 <= K, the last of them turned round: 0 > K. */
static void
sums_that_leave_nothing_are_found(void **state G_GNUC_UNUSED)
{
  for (guint round = 0; round < N_ROUNDS; round++) {
    Rule rules[MAX_RULES] = {{.kind = LINE}};
    guint n = (guint)g_rand_int_range(dice, 1, MAX_RULES - 1), n_told;
    Line sum = {.relation = CT_RELATION_GT};

    for (guint i = 0; i < n; i++) {
      rules[i] = (Rule){.kind = LINE, .line = random_line()};
      rules[i].line.relation = CT_RELATION_LE;
      for (guint j = 0; j < N_FIGURES; j++)
        sum.factor[j] += rules[i].line.factor[j];
      sum.number += rules[i].line.number;
    }
    rules[n] = (Rule){.kind = LINE, .line = sum};
    if (sum.factor[0] == 0 && sum.factor[1] == 0 && sum.factor[2] == 0 && sum.factor[3] == 0)
      continue;
    g_autofree gchar *text = write_rules(rules, n + 1);
    g_autofree gchar *told = sound_tell(catalog, text, &n_told);
    if (!tells_contradiction(told))
      fail_msg("nothing satisfies\n%s%s", text, told);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(satisfied_rules_are_sound),
    cmocka_unit_test(sums_that_leave_nothing_are_found),
  };
  int failed;

  dice = seeded();
  catalog = sound_catalog_load();
  failed = cmocka_run_group_tests_name("sound-random", tests, NULL, NULL);
  ct_catalog_free(catalog);
  g_rand_free(dice);
  return failed;
}
