/* test-sound-catalog.h: a small catalog, and what the check of its rules tells. */
#pragma once

#include <glib/gstdio.h>

#include "rules/sound/ct-sound.h"

#define SOUND_INDICATORS \
  "code,group,name_vi,name_en,aliases,unit,decimals,accrual,due,window,price_base,levels,"         \
  "additive,form,numerator,denominator,factor,minimum,maximum,better,comparator,target,"           \
  "target_period,target_area,tolerance,reporter,quote,note\n"

static const gchar *const sound_files[][2] = {
  {"groups.csv", "code,name_vi,name_en\ng,Nhóm,Group\n"},
  {"units.csv",
   "code,symbol,name_vi,name_en,dimension,factor,price_base,aliases,whole\n"
   "TON,tấn,tấn,tonnes,mass,1,,,\n"
   "PCT,%,phần trăm,per cent,ratio,0.01,,,\n"
   "COMMUNE,xã,xã,communes,commune,1,,,yes\n"},
  {"areas.csv", "code,parent,level,type,name,aliases,valid_from,valid_to,note\n"
                "10,,province,Tỉnh,Tỉnh Một,,,,\n"
                "080,10,district,Huyện,Huyện Bắc,,,,\n"
                "081,10,district,Huyện,Huyện Nam,,,,\n"
                "001,080,commune,Xã,Xã Một,,,,\n"
                "002,080,commune,Xã,Xã Hai,,,,\n"},
  {"reporters.csv", "name,area,levels,aliases,note\nSở A,10,province;district,,\n"},
  {"indicators.csv",
   SOUND_INDICATORS
   "a,g,Chỉ tiêu a,A,,TON,1,flow,6;12,calendar,,province;district,sum,total,,,,0,100,higher,,,,,,"
   "Sở A,q,\n"
   "b,g,Chỉ tiêu b,B,,TON,1,flow,6;12,calendar,,province;district,sum,total,,,,0,100,higher,,,,,,"
   "Sở A,q,\n"
   "c,g,Chỉ tiêu c,C,,TON,1,flow,6;12,calendar,,province;district,sum,total,,,,0,100,higher,,,,,,"
   "Sở A,q,\n"
   "d,g,Chỉ tiêu d,D,,TON,1,flow,6;12,calendar,,province;district,sum,total,,,,,,higher,,,,,,"
   "Sở A,q,\n"
   "y,g,Chỉ tiêu năm,Yearly,,TON,1,annual,12,calendar,,province,none,total,,,,0,100,higher,,,,,,"
   "Sở A,q,\n"
   "n,g,Số xã đạt,Communes that meet,,COMMUNE,0,stock,6;12,calendar,,province;district,sum,total,"
   ",,,0,200,higher,>=,72,2023,10,,Sở A,q,\n"
   "r,g,Tỷ lệ xã đạt,Share,,PCT,1,stock,6;12,calendar,,province;district,parts,ratio,n,XA,100,0,"
   "100,higher,>=,56.7,2023,10,,Sở A,q,\n"
   "s1,g,Phần một,First,,PCT,1,structure,6;12,calendar,,province,none,total,,,,0,100,none,,,,,,"
   "Sở A,q,\n"
   "s2,g,Phần hai,Second,,PCT,1,structure,6;12,calendar,,province,none,total,,,,0,100,none,,,,,,"
   "Sở A,q,\n"
   "s3,g,Phần ba,Third,,PCT,1,structure,6;12,calendar,,province,none,total,,,,0,100,none,~,20,"
   "2023,10,0.5,Sở A,q,\n"},
  {"components.csv",
   "code,name_vi,name_en,aliases,unit,decimals,accrual,window,price_base,levels,additive,"
   "minimum,maximum,reporter,note\n"
   "XA,Tổng số xã,All communes,,COMMUNE,0,stock,calendar,,province;district,sum,0,200,,\n"
   "KHAC,Xã khác,Others,,COMMUNE,0,annual,calendar,,province;district,sum,0,200,,\n"},
  {"parts.csv", "code,whole,parts,note\nS,100,s1;s2;s3,\n"},
  {"headings.csv", "heading,name,indicator,note\n"},
};

static inline CtCatalog *
sound_catalog_load(void)
{
  GError *error = NULL;
  g_autofree gchar *folder = g_dir_make_tmp("chitieu-sound-XXXXXX", &error);
  CtCatalog *catalog;

  g_assert_no_error(error);
  for (guint i = 0; i < G_N_ELEMENTS(sound_files); i++) {
    g_autofree gchar *path = g_build_filename(folder, sound_files[i][0], NULL);
    g_file_set_contents(path, sound_files[i][1], -1, &error);
    g_assert_no_error(error);
  }
  catalog = ct_catalog_load(folder, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < G_N_ELEMENTS(sound_files); i++) {
    g_autofree gchar *path = g_build_filename(folder, sound_files[i][0], NULL);
    g_unlink(path);
  }
  g_rmdir(folder);
  return catalog;
}

/* What validate/bounds asks. */
static inline void
sound_add_bounds(const CtCatalog *catalog, CtConstraints *constraints)
{
  for (guint32 i = 0; i < catalog->n_indicators; i++)
    for (guint end = 0; end < 2; end++) {
      const CtLimit *limit = end == 0 ? &catalog->indicators[i].minimum
                                      : &catalog->indicators[i].maximum;
      const CtConstraint constraint = {
        .rule = end == 0 ? "bounds.below" : "bounds.above",
        .severity = CT_SEVERITY_ERROR,
        .subject = i,
        .left = limit->set ? ct_expression_figure(i, 0) : NULL,
        .relation = end == 0 ? CT_RELATION_GE : CT_RELATION_LE,
        .right = limit->set ? ct_expression_number(limit->value) : NULL,
        .message = "bounds",
      };
      if (limit->set)
        ct_constraints_add(constraints, &constraint);
    }
}

static inline void
sound_note(const gchar *place, const gchar *message, gpointer user_data)
{
  g_string_append_printf(user_data, "%s: %s\n", place, message);
}

static inline void
sound_note_remark(const gchar *place, const gchar *message, gpointer user_data)
{
  g_string_append_printf(user_data, "%s: note: %s\n", place, message);
}

/* Returns: (transfer full): a line each; @n: (out) (nullable): how many complaints */
static inline gchar *
sound_tell(const CtCatalog *catalog, const gchar *text, guint *n)
{
  g_autoptr(CtConstraints) constraints = ct_constraints_new();
  g_autoptr(CtRules) rules = NULL;
  GString *told = g_string_new(NULL);
  GError *error = NULL;
  guint n_told;

  sound_add_bounds(catalog, constraints);
  rules = ct_rules_parse("rules.txt", text, strlen(text), catalog, constraints, &error);
  g_assert_no_error(error);
  const CtSoundInput input = {catalog, constraints, rules, "rules.txt",
                              ct_period_new(2023, 1, 6)};
  n_told = ct_sound_check(&input, sound_note, sound_note_remark, told);
  if (n != NULL)
    *n = n_told;
  return g_string_free(told, FALSE);
}
