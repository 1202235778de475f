/* The rules of the shipped catalog: each is broken by the mistake that it is there for and
 * holds once that is put right, and each has its entry in RULES.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/ct-engine.h"
#include "rules/language/ct-rules-file.h"
#include "rules/test-world.h"

#define MAX_FACTS 40

static CtCatalog *catalog;
static CtConstraints *constraints;
static CtRules *rules;

/**
 * Case:
 * @broken: CODE=VALUE after the area, period or measure that it and what follows is of;
 *   "10 2023-01/P9M" at first
 * @right: what is put in place of figures of @broken, or beside them; a value "" takes one away
 */
typedef struct {
  const gchar *rule;
  const gchar *broken;
  const gchar *right;
} Case;

static const Case cases[] = {
  {"R1", "2.1=12.6 2.2=43.8 2.3=38.6", "2.3=43.6"},
  {"R2", "1=12.5 VA_NLN_SS=4515 VA_CNXD_SS=11913 VA_DV_SS=11240 THUE_SP_SS=2209 2022-01/P9M "
         "VA_NLN_SS=4300 VA_CNXD_SS=11000 VA_DV_SS=10800 THUE_SP_SS=2100", "1=5.9"},
  {"R3", "1=7.14 DONG_GOP_NLN=0.48 DONG_GOP_CNXD=2.14 DONG_GOP_DV=3.56 DONG_GOP_THUE=0.69",
   "DONG_GOP_THUE=0.96"},
  {"R4", "3=44.3", "3= 2023 estimate 3=88.6"},
  {"R5", "2023 GRDP_HH=98870 1=5.11 2022 GRDP_HH=67986", "2023 GRDP_HH=74870"},
  {"R6", "2023 GRDP_HH=68870 3=98.6 DS=778300", "2023 3=88.6"},
  {"R7", "4=3480 GRDP_HH=49615", "4=34800"},
  {"R8", "5=608.1 GRDP_HH=49615", "5=6081.4"},
  {"R10", "5=1188.2 THU_XNK=742.1 080 5=354.9 082 5=160.2", "10 5=4188.2"},
  {"R11", "2023 5=20829 2022 5=10389", "2023 5=11389"},
  {"R12", "2023 plan 5=8600", "2023 plan DU_TOAN_TW=8600"},
  {"R13", "2023 6=62.0 DT_GIEO_TRONG=120900 2022 6=88.0", "2023 6=89.1"},
  {"R14.lua", "2023 LUA_SL=18922 LUA_DT=33610 LUA_NS=56.3", "2023 LUA_SL=189224"},
  {"R14.ngo", "2023 NGO_SL=151417 NGO_DT=33950 NGO_NS=54.6", "2023 NGO_NS=44.6"},
  {"R17", "7=71812 2022-01/P9M 7=34920", "7=31244"},
  {"R18", "2023-01/P10M 7=35164.5 2023-10 7=39205", "2023-10 7=3920.5"},
  {"R19", "080 7=106.4 GTSX_TTCN=1064.2", "080 7=3220.0"},
  {"R19.huyen", "7=3124 080 GTSX_TTCN=1064 082 GTSX_TTCN=2737", "7=31244"},
  {"R21", "8.1=2.1 080 8.1=2.184600 082 8.1=0.148600 083 8.1=0.061300 084 8.1=0.078900 "
          "085 8.1=0.512400 086 8.1=0.142000 087 8.1=1.352700 088 8.1=2.650400 089 8.1=0.118400",
   "8.1=6.071691"},
  {"R22", "083 8.2=909.7 8.1=0.061300", "083 8.2=80.2"},
  {"R23", "083 8.1=0.000061", "083 8.1=0.061300"},
  {"R23.nam", "083 8.1=0.005400", "083 8.1=0.061300"},
  {"R25.6", "2023-01/P6M 9.1=23940 2023-Q1 9.1=9300", "2023-01/P6M 9.1=18940"},
  {"R25.9", "9.1=22821 2023-01/P6M 9.1=18940", "2023-01/P9M 9.1=28982"},
  {"R25.12", "2023 9.1=31000 2023-01/P9M 9.1=28982", "2023 9.1=38700"},
  {"R28", "DS=778300 DS_TB=755400", "DS_TB=776300"},
  {"R29", "DS_DO_THI=179200 DS_TT=199200", "DS_DO_THI=247900"},
  {"R30", "HO=187900 2023-01/P6M HO=178300", "HO=178900"},
  {"R30.nt", "HO_NT=219900 HO=178900", "HO_NT=129900"},
  {"R31", "DS=778300 HO=129900", "HO=178900"},
  {"R32", "2023 14=1.31 TY_SUAT_SINH=17.45 TY_SUAT_CHET=5.57", "2023 14=1.19"},
  {"R32.nam", "2023 14=0.12", "2023 14=1.19"},
  {"R32.nua", "2023-01/P6M 14=1.19", "2023-01/P6M 14=0.57"},
  {"R33", "2023 DS_TB=797300 14=1.19 2022 DS_TB=755400", "2023 DS_TB=777300"},
  {"R35", "TRUONG=560 2022 TRUONG=612", "TRUONG=606"},
  {"R36", "13.1=53.9 2022 13.1=43.2", "13.1=44.2"},
  {"R37", "GIUONG=3440 BAC_SY=372", "BAC_SY=1072"},
  {"R38", "2023 13.3=14.5 13.4=26.0", "2023 13.3=26.0 13.4=14.5"},
  {"R38.mau", "2023 TRE_DO_CAO=3040 TRE_CAN=2040", "2023 TRE_CAN=3040"},
  {"R39", "2023 15=16.97 NGHEO_CAN_TL=25.19 2022 NGHEO_CAN_TL=30.34", "2023 15=5.15"},
  {"R40", "2023 NGHEO_CAN_TL=25.19 HO_NGHEO_CAN=45166 HO=178300", "2023 HO=179301"},
  {"R40.ngheo", "2023 NGHEO_TL=13.38 HO_NGHEO=24790 HO=179301", "2023 NGHEO_TL=13.83"},
  {"R40.can", "2023 CAN_NGHEO_TL=13.36 HO_CAN_NGHEO=20376 HO=179301", "2023 CAN_NGHEO_TL=11.36"},
  {"R41", "2023 HO_NGHEO_CAN=45166 HO_THOAT_NGHEO=9800 HO_TAI_NGHEO=150 HO_NGHEO_PS=200 "
          "HO_NGHEO_CO_HOC=-84 2022 HO_NGHEO_CAN=53800", "2023 HO_THOAT_NGHEO=8900 "
          "HO_NGHEO_CO_HOC=-84 HO_NGHEO_CAN=45166 HO_TAI_NGHEO=100 HO_NGHEO_PS=250"},
  {"R41.gan", "2023 HO_NGHEO_CAN=45166 HO_THOAT_NGHEO=890 HO_TAI_NGHEO=150 HO_NGHEO_PS=200 "
              "2022 HO_NGHEO_CAN=53800", "2023 HO_THOAT_NGHEO=8900"},
  {"R42", "082 2023 15=16.72", "082 2023 15=6.99"},
  {"R43", "2023 LD_BANG_CAP=326800 LD_QUA_DT=306800", "2023 LD_BANG_CAP=132600"},
  {"R43.tl", "2023 16.1=29.0 16.2=67.1", "2023 16.1=67.1 16.2=29.0"},
  {"R45", "2023 16.3=5.30 2022 2.1=13.44", "2023 16.3=53.0"},
  {"R46", "2023 LD=757200 DS_TB=777300", "2023 LD=457200"},
  {"R47", "083 BHYT_THE=68046 DS=67856", "083 BHYT_THE=66377"},
  {"R47.tinh", "BHYT_THE=853400 DS=778300", "BHYT_THE=753400"},
  {"R48", "2023 THON=1653 2023-01/P6M THON=1563", "2023 THON=1563"},
  {"R49", "XA=152 PHUONG_TT=25", "XA=127"},
  {"R49.dvhc", "083 2023 DVHC=19", "083 2023 DVHC=16"},
  {"R49.xa", "083 XA=51", "083 XA=15"},
  {"R51", "19.2=6 2022 19.2=65", "19.2=68"},
  {"R52", "2023 RUNG_CHE_PHU=391144.8 DAT_CO_RUNG=372381.0",
   "2023 RUNG_CHE_PHU=372381.0 DAT_CO_RUNG=391144.8"},
  {"R53", "2023 20=61.46 DAT_CO_RUNG=391144.8 DT_TU_NHIEN=636425 RUNG_CHE_PHU=372381",
   "2023 20=58.51"},
  {"R53.tu", "2023 RUNG_CHE_PHU=391144.8 DAT_CO_RUNG=391144.8", "2023 RUNG_CHE_PHU=372381"},
  {"R54", "2023 20=55.2 2022 20=57.69", "2023 20=58.51"},
  {"R55.dt6", "2023-01/P6M RAC_DT=171 DS_DO_THI=244600", "2023-01/P6M RAC_DT=30950"},
  {"R55.dt12", "2023 RAC_DT=171 DS_DO_THI=247900", "2023 RAC_DT=62400"},
  {"R55.nt6", "2023-01/P6M RAC_NT=116 DS=776600 DS_DO_THI=244600", "2023-01/P6M RAC_NT=21040"},
  {"R55.nt12", "2023 RAC_NT=116 DS=778300 DS_DO_THI=247900", "2023 RAC_NT=42100"},
  {"R56", "HO_NT_QCVN=124964 HO_NT_NUOC=55870", "HO_NT_QCVN=55870 HO_NT_NUOC=124964"},
  {"R57", "TTHC_DU_DK=1972 TTHC=921", "TTHC_DU_DK=921 TTHC=1972"},
  {"R57.hs", "HS_TOAN_TRINH=252300 HS_NOP_TT=167300 HS_DVC=338300",
   "HS_TOAN_TRINH=167300 HS_NOP_TT=252300"},
  {"R59", "TNGT_CHET=79 TNGT_VU=41", "TNGT_CHET=41 TNGT_VU=79"},
  {"R60", "2023 DVHC_XUAT_SAC=213", "2023 DVHC_XUAT_SAC=123"},
  {"R61", "VU_AN=618 VU_AN_GQ=567 VU_AN_CUOI=63", "VU_AN_CUOI=51"},
  {"R61.don", "DON_TIEP_NHAN=1496 DON_TON_DAU=40 DON_MOI=1496", "DON_TIEP_NHAN=1536"},
  {"R61.thuly", "DON_TON_DAU=40 DON_MOI=1496 DON_GQ=176 DON_TON_CUOI=45", "DON_TON_CUOI=1360"},
  {"R62", "DON_GQ=221 DON_THAM_QUYEN=176 DON_TIEP_NHAN=1536", "DON_GQ=176 DON_THAM_QUYEN=221"},
  {"R62.han", "DON_GQ=176 DON_TINH_HAN=36 DON_HUYEN_HAN=121 DON_XA_HAN=64", "DON_GQ=221"},
  {"R62.cap", "DON_TIEP_NHAN=118 DON_TINH=37 DON_HUYEN=131 DON_XA=76", "DON_TIEP_NHAN=1118"},
  {"R64", "2023 TCCSD_XS=432 TCCSD_TOT=536", "2023 TCCSD_XS=104"},
  {"R65", "DV_CUOI=53100 DV_DAU_NAM=52530 DV_MOI=1069 DV_DEN=210 DV_DI=190 DV_TU_TRAN=160 "
          "DV_RA=55", "DV_CUOI=53404"},
  {"R66.nam", "2023 27=0.42", "2023 27=4.2"},
  {"R66.nua", "2023-01/P6M 27=20.4", "2023-01/P6M 27=2.0"},
  {"R67", "2023 DS_TB=877300 2022 GRDP_HH=67986", "2023 DS_TB=777300"},
};

/* Facts as they are read. @values: what they own */
typedef struct {
  Fact facts[MAX_FACTS];
  gchar *texts[3 * MAX_FACTS];
  guint n, n_texts;
  guint32 area;
  const gchar *period;
  CtMeasure measure;
} Facts;

static const gchar *
keep(Facts *facts, gchar *text)
{
  g_assert(facts->n_texts < G_N_ELEMENTS(facts->texts));
  return facts->texts[facts->n_texts++] = text;
}

static gboolean
same_key(const Fact *a, const Fact *b)
{
  return a->indicator == b->indicator && a->area == b->area && a->measure == b->measure &&
         strcmp(a->period, b->period) == 0;
}

static void
put(Facts *facts, const Fact *fact)
{
  guint i = 0;

  while (i < facts->n && !same_key(&facts->facts[i], fact))
    i++;
  g_assert(i < MAX_FACTS - 1);
  facts->facts[i] = *fact;
  facts->n = MAX(facts->n, i + 1);
  if (fact->value[0] == '\0')
    facts->facts[i] = facts->facts[--facts->n];
}

static void
read_fact(Facts *facts, const gchar *word, const gchar *equals)
{
  g_autofree gchar *code = g_strndup(word, (gsize)(equals - word));
  Fact fact = {.indicator = ct_catalog_indicator_by_code(catalog, code),
               .area = facts->area,
               .period = facts->period,
               .value = keep(facts, g_strdup(equals + 1)),
               .measure = facts->measure,
               .earlier = g_str_has_prefix(facts->period, "2022")};

  g_assert(fact.indicator != CT_INDEX_NONE);
  put(facts, &fact);
}

static void
read_word(Facts *facts, const gchar *word)
{
  const gchar *equals = strchr(word, '=');

  if (equals != NULL)
    read_fact(facts, word, equals);
  else if (strcmp(word, "plan") == 0)
    facts->measure = CT_MEASURE_PLAN;
  else if (strcmp(word, "estimate") == 0)
    facts->measure = CT_MEASURE_ESTIMATE;
  else if (ct_period_parse(word, strlen(word)) != CT_PERIOD_NONE)
    facts->period = keep(facts, g_strdup(word));
  else
    facts->area = ct_catalog_area_by_code(catalog, word);
  g_assert(facts->area != CT_INDEX_NONE);
}

static void
read_facts(Facts *facts, const gchar *text)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);

  facts->area = ct_catalog_area_by_code(catalog, "10");
  facts->period = "2023-01/P9M";
  facts->measure = CT_MEASURE_ACTUAL;
  for (guint i = 0; words[i] != NULL; i++)
    read_word(facts, words[i]);
}

static gboolean
finds(const Facts *facts, const gchar *rule)
{
  World *world = world_new(catalog, "2023-01/P9M", facts->facts, facts->n);
  g_autoptr(CtFindings) findings = ct_findings_new();
  g_autofree gchar *id = g_strconcat("rules.", rule, NULL);
  gboolean found = FALSE;

  ct_engine_run(&world->view, constraints, 1, findings);
  for (guint i = 0; i < ct_findings_count(findings); i++)
    found |= strcmp(ct_findings_get(findings, i)->rule, id) == 0;
  world_free(world);
  return found;
}

static void
judge(void **state)
{
  const Case *c = *state;
  Facts facts = {.n = 0};

  read_facts(&facts, c->broken);
  assert_true(finds(&facts, c->rule));
  read_facts(&facts, c->right);
  assert_false(finds(&facts, c->rule));
  for (guint i = 0; i < facts.n_texts; i++)
    g_free(facts.texts[i]);
}

static const gchar *
name_of(guint rule)
{
  return ct_rules_get(rules, rule)->id + strlen("rules.");
}

static void
have_a_case_each(void **state G_GNUC_UNUSED)
{
  assert_int_equal(ct_rules_count(rules), G_N_ELEMENTS(cases));
  for (guint i = 0; i < ct_rules_count(rules); i++)
    assert_string_equal(name_of(i), cases[i].rule);
}

/* "### rules.R22", then both languages with example, cause and remedy. */
static void
have_an_entry_each(void **state G_GNUC_UNUSED)
{
  static const gchar *const wanted[] = {"Ví dụ:", "Nguyên nhân:", "Cách sửa:", "Example:",
                                        "Cause:", "Remedy:"};
  g_autofree gchar *text = NULL;

  assert_true(g_file_get_contents(CATALOG "/RULES.md", &text, NULL, NULL));
  for (guint i = 0; i < ct_rules_count(rules); i++) {
    g_autofree gchar *heading = g_strdup_printf("\n### %s\n", ct_rules_get(rules, i)->id);
    const gchar *entry = strstr(text, heading);
    if (entry == NULL)
      fail_msg("RULES.md has no entry '%s'", heading);
    const gchar *end = strstr(entry + strlen(heading), "\n#");
    g_autofree gchar *own = end != NULL ? g_strndup(entry, (gsize)(end - entry)) : g_strdup(entry);
    for (guint j = 0; j < G_N_ELEMENTS(wanted); j++)
      if (strstr(own, wanted[j]) == NULL)
        fail_msg("RULES.md: '%s' without '%s'", heading, wanted[j]);
  }
}

/* All of the 80 rules of practice are in the file, as rules or as words on who holds them. */
static void
have_all_of_practice(void **state G_GNUC_UNUSED)
{
  g_autofree gchar *text = NULL;

  assert_true(g_file_get_contents(CATALOG "/rules.txt", &text, NULL, NULL));
  for (guint i = 1; i <= 80; i++) {
    g_autofree gchar *pattern =
      i <= 11 ? g_strdup_printf("\\bG%u\\b", i) : g_strdup_printf("\\bR%u\\b", i - 11);
    if (!g_regex_match_simple(pattern, text, 0, 0))
      fail_msg("rules.txt has nothing of %s", pattern);
  }
}

int
main(void)
{
  struct CMUnitTest tests[3 + G_N_ELEMENTS(cases)] = {
    cmocka_unit_test(have_a_case_each),
    cmocka_unit_test(have_an_entry_each),
    cmocka_unit_test(have_all_of_practice),
  };
  GError *error = NULL;
  int failed;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    tests[i + 3] = (struct CMUnitTest){.name = cases[i].rule, .test_func = judge,
                                       .initial_state = (void *)&cases[i]};
  catalog = ct_catalog_load(CATALOG, &error);
  g_assert_no_error(error);
  constraints = ct_constraints_new();
  rules = ct_rules_load(CATALOG "/rules.txt", catalog, constraints, &error);
  g_assert_no_error(error);
  failed = cmocka_run_group_tests_name("catalog-rules", tests, NULL, NULL);
  ct_constraints_free(constraints);
  ct_rules_free(rules);
  ct_catalog_free(catalog);
  return failed;
}
