/* ct-rules-file.c: a file of rules, line by line.
 */
#include "rules/language/ct-rules-file.h"

#include <string.h>

#include "base/ct-arena.h"
#include "base/ct-error.h"
#include "base/ct-input.h"
#include "base/ct-message.h"
#include "base/ct-text.h"
#include "rules/ct-expression.h"
#include "rules/language/ct-rule-check.h"
#include "rules/language/ct-rule-compile.h"
#include "rules/language/ct-rule-parser.h"

struct CtRules {
  CtArena *arena;
  CtTextIds *names;
  GArray *list; /* of CtRule */
};

/* What is being read. @made: the constraints so far */
typedef struct {
  CtRules *rules;
  const gchar *file;
  const CtCatalog *catalog;
  CtRuleUnits *units;
  GArray *made;
  guint line;
} Reading;

void
ct_rules_free(CtRules *rules)
{
  if (rules == NULL)
    return;
  ct_arena_free(rules->arena);
  ct_text_ids_free(rules->names);
  g_array_unref(rules->list);
  g_free(rules);
}

static CtRules *
rules_new(void)
{
  CtRules *rules = g_new0(CtRules, 1);

  rules->arena = ct_arena_new();
  rules->names = ct_text_ids_new();
  rules->list = g_array_new(FALSE, FALSE, sizeof(CtRule));
  return rules;
}

guint
ct_rules_count(const CtRules *rules)
{
  return rules->list->len;
}

const CtRule *
ct_rules_get(const CtRules *rules, guint index)
{
  g_return_val_if_fail(index < rules->list->len, NULL);

  return &g_array_index(rules->list, CtRule, index);
}

static const gchar *
keep(CtRules *rules, const gchar *text)
{
  return ct_arena_copy(rules->arena, text, strlen(text));
}

/* Once each, and not too many. */
static gboolean
add_name(Reading *reading, const CtRuleTree *tree, GError **error)
{
  CtRules *rules = reading->rules;
  guint32 known = ct_text_ids_find(rules->names, tree->name, strlen(tree->name));

  if (known != CT_TEXT_ID_NONE)
    return ct_rule_fail(&tree->line, tree->name_at, error,
                        _("a second rule '%s', expected another name; the first is in line %u"),
                        tree->name, ct_rules_get(rules, known)->line);
  if (rules->list->len >= CT_RULES_MAX)
    return ct_rule_fail(&tree->line, tree->name_at, error, _("more than %d rules in one file"),
                        CT_RULES_MAX);
  ct_text_ids_add(rules->names, tree->name, strlen(tree->name), NULL);
  return TRUE;
}

static gboolean
add_rule(Reading *reading, CtRuleTree *tree, GError **error)
{
  CtRules *rules = reading->rules;
  g_autofree gchar *id = g_strconcat("rules.", tree->name, NULL);
  CtRule rule = {.line = reading->line, .severity = tree->severity, .first = reading->made->len};

  if (!add_name(reading, tree, error) ||
      !ct_rule_check(tree, reading->catalog, reading->units, error))
    return FALSE;
  rule.id = keep(rules, id);
  rule.message_vi = keep(rules, tree->vi);
  rule.message_en = keep(rules, tree->en);
  rule.subject = tree->subject;
  if (!ct_rule_compile(tree, reading->catalog, rule.id, rule.message_vi, rule.message_en,
                       reading->made, error))
    return FALSE;
  rule.n_constraints = reading->made->len - rule.first;
  g_array_append_val(rules->list, rule);
  return TRUE;
}

static gboolean
check_text(const CtRuleLine *line, GError **error)
{
  gssize invalid;

  if (line->length > CT_RULES_MAX_LINE) {
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG,
                _("%s:%u: a line of %zu bytes, expected at most %zu"), line->file, line->number,
                line->length, CT_RULES_MAX_LINE);
    return FALSE;
  }
  invalid = ct_text_find_invalid(line->text, line->length);
  if (invalid < 0 && memchr(line->text, '\0', line->length) == NULL)
    return TRUE;
  g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s:%u: bytes that are no UTF-8 text"),
              line->file, line->number);
  return FALSE;
}

static gboolean
read_line(Reading *reading, const gchar *text, gsize length, GError **error)
{
  const CtRuleLine line = {reading->file, reading->line, text, length};
  g_autoptr(CtRuleTree) tree = NULL;

  if (!check_text(&line, error) || !ct_rule_parse(&line, reading->catalog, &tree, error))
    return FALSE;
  return tree == NULL || add_rule(reading, tree, error);
}

static gsize
without_line_end(const gchar *text, gsize length)
{
  while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
    length--;
  return length;
}

static gboolean
read_lines(Reading *reading, const gchar *text, gsize length, GError **error)
{
  if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
    text += 3;
    length -= 3;
  }
  while (length > 0) {
    gsize n = ct_text_line_length(text, length);

    reading->line++;
    if (!read_line(reading, text, without_line_end(text, n), error))
      return FALSE;
    text += n;
    length -= n;
  }
  return TRUE;
}

static void
free_constraints(GArray *made)
{
  for (guint i = 0; i < made->len; i++) {
    CtConstraint *constraint = &g_array_index(made, CtConstraint, i);
    ct_expression_free(constraint->left);
    ct_expression_free(constraint->right);
    ct_condition_free(constraint->when);
  }
}

static void
hand_over(GArray *made, CtRules *rules, CtConstraints *constraints)
{
  guint first = ct_constraints_count(constraints);

  for (guint i = 0; i < made->len; i++)
    ct_constraints_add(constraints, &g_array_index(made, CtConstraint, i));
  for (guint i = 0; i < rules->list->len; i++)
    g_array_index(rules->list, CtRule, i).first += first;
}

CtRules *
ct_rules_parse(const gchar *name, const gchar *text, gsize length, const CtCatalog *catalog,
               CtConstraints *constraints, GError **error)
{
  g_autoptr(CtRules) rules = rules_new();
  g_autoptr(CtRuleUnits) units = ct_rule_units_new(catalog);
  g_autoptr(GArray) made = g_array_new(FALSE, FALSE, sizeof(CtConstraint));
  Reading reading = {rules, name, catalog, units, made, 0};

  if (!read_lines(&reading, text, length, error)) {
    free_constraints(made);
    return NULL;
  }
  hand_over(made, rules, constraints);
  return g_steal_pointer(&rules);
}

/* The whole file, up to the limit. */
static GByteArray *
read_file(const gchar *path, GError **error)
{
  g_autoptr(CtInput) input = ct_input_open(path, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  guint8 buffer[16 * 1024];
  gssize n;

  if (input == NULL)
    return NULL;
  while ((n = ct_input_read(input, (gchar *)buffer, sizeof buffer, error)) > 0) {
    g_byte_array_append(bytes, buffer, (guint)n);
    if (bytes->len > CT_RULES_MAX_BYTES) {
      g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, _("%s: a file of more than %zu bytes"), path,
                  CT_RULES_MAX_BYTES);
      return NULL;
    }
  }
  return n < 0 ? NULL : g_steal_pointer(&bytes);
}

CtRules *
ct_rules_load(const gchar *path, const CtCatalog *catalog, CtConstraints *constraints,
              GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(GByteArray) bytes = read_file(path, &problem);

  if (bytes == NULL) { /* it is a file of the catalog, and no source */
    g_set_error(error, CT_ERROR, CT_ERROR_CONFIG, "%s", problem->message);
    return NULL;
  }
  return ct_rules_parse(path, (const gchar *)bytes->data, bytes->len, catalog, constraints, error);
}
