/* test-rule-catalog.h: a small catalog for the tests of the rule language. */
#pragma once

#include <glib/gstdio.h>

#include "model/ct-catalog.h"

static const gchar *const rule_catalog_files[][2] = {
  {"groups.csv", "code,name_vi,name_en\ng,Kinh tế,Economy\n"},
  {"units.csv",
   "code,symbol,name_vi,name_en,dimension,factor,price_base,aliases,whole\n"
   "VND_MN,triệu đồng,triệu đồng,million dong,money,1000000,,triệu,\n"
   "VND_BN,tỷ đồng,tỷ đồng,billion dong,money,1000000000,,tỷ,\n"
   "VND_BN_2010,\"tỷ đồng, giá SS 2010\",tỷ đồng giá so sánh 2010,billion dong of 2010,money,"
   "1000000000,2010,,\n"
   "PER_HEAD,triệu đồng/người,triệu đồng một người,million dong a person,money-per-person,"
   "1000000,,,\n"
   "RATE,kg/người/ngày,kg một người một ngày,kilograms,mass-per-person-time,1,,,\n"
   "PCT,%,phần trăm,per cent,ratio,0.01,,,\n"
   "PML,‰,phần nghìn,per mille,ratio,0.001,,,\n"
   "POINT,điểm %,điểm phần trăm,points,point,0.01,,,\n"
   "VISIT,lượt,lượt khách,visits,visit,1,,,yes\n"
   "VISIT_MN,triệu lượt,triệu lượt,million visits,visit,1000000,,triệu,yes\n"
   "BED,giường,giường,beds,bed,1,,,yes\n"
   "BED_10K,giường/10.000 dân,giường trên vạn dân,beds,bed-per-person,0.0001,,,\n"
   "PERSON,người,người,persons,person,1,,,yes\n"
   "PERSON_K,nghìn người,nghìn người,thousand persons,person,1000,,nghìn,yes\n"
   "COMMUNE,xã,xã,communes,commune,1,,,yes\n"
   "HA,ha,héc-ta,hectares,area,10000,,,\n"
   "ACRE3,sào,sào,sao,area,360,,,\n"
   "GIANT,khổng lồ,khổng lồ,giant,area,1000000000000000000,,,\n"
   "DWARF,tí hon,tí hon,dwarf,area,0.0001,,,\n"},
  {"areas.csv", "code,parent,level,type,name,aliases,valid_from,valid_to,note\n"
                "10,,province,Tỉnh,Tỉnh Một,,,,\n"
                "10-KT,10,residual,Khối tỉnh,Khối tỉnh,,,,\n"
                "080,10,district,Huyện,Huyện Bắc,,,,\n"
                "081,10,district,Huyện,Huyện Nam,,,,\n"
                "001,080,commune,Xã,Xã Một,,,,\n"
                "002,080,commune,Xã,Xã Hai,,,,\n"},
  {"reporters.csv", "name,area,levels,aliases,note\nSở A,10,province;district,,\n"},
  {"indicators.csv",
   "code,group,name_vi,name_en,aliases,unit,decimals,accrual,due,window,price_base,levels,"
   "additive,form,numerator,denominator,factor,minimum,maximum,better,comparator,target,"
   "target_period,target_area,tolerance,reporter,quote,note\n"
   "3,g,Bình quân,Per head,,PER_HEAD,1,annual,12,calendar,current,province,none,ratio,GRDP,DS,"
   "1000,0,1000,higher,>=,103,2023,10,,Sở A,q,\n"
   "5,g,Thu,Revenue,,VND_BN,0,flow,6;12,calendar,,province;district,sum+residual,total,,,,0,"
   "100000,higher,>=,12000,2023,10,,Sở A,q,\n"
   "8.1,g,Khách,Visitors,,VISIT_MN,6,flow,6;12,calendar,,province;district,at-most-sum,total,,,,"
   "0,30,higher,,,,,,Sở A,q,\n"
   "8.2,g,Doanh thu,Receipts,,VND_BN,0,flow,6;12,calendar,,province;district,sum,total,,,,0,"
   "300000,higher,,,,,,Sở A,q,\n"
   "13.1,g,Giường,Beds,,BED_10K,1,stock,6;12,calendar,,province,none,ratio,GIUONG,DS,10000,0,"
   "1000,higher,,,,,,Sở A,q,\n"
   "19.1,g,Tỷ lệ xã,Communes,,PCT,1,stock,6;12,calendar,,province;district,parts,ratio,19.2,XA,"
   "100,0,100,higher,>=,56.7,2023,10,,Sở A,q,\n"
   "19.2,g,Số xã,Communes that meet,,COMMUNE,0,stock,6;12,calendar,,province;district,sum,total,"
   ",,,0,200,higher,,,,,,Sở A,q,\n"
   "24.3,g,Giảm,Decrease,,PCT,1,growth,6;12,calendar,,province;district,parts,decrease,VU,VU,"
   "100,-10000,100,higher,,,,,,Sở A,q,\n"},
  {"components.csv",
   "code,name_vi,name_en,aliases,unit,decimals,accrual,window,price_base,levels,additive,"
   "minimum,maximum,reporter,note\n"
   "GRDP,Tổng sản phẩm,Product,,VND_BN,0,flow,calendar,current,province,none,0,1000000,,\n"
   "GRDP_SS,Tổng sản phẩm 2010,Product of 2010,,VND_BN_2010,0,flow,calendar,2010,province,none,0,"
   "1000000,,\n"
   "DS,Dân số,Population,,PERSON,0,stock,calendar,,province;district;commune,sum,0,3000000,,\n"
   "GIUONG,Số giường,Beds count,,BED,0,stock,calendar,,province,sum,0,5000,,\n"
   "XA,Tổng số xã,All communes,,COMMUNE,0,stock,calendar,,province;district,sum,0,200,,\n"
   "VU,Số vụ,Accidents,,VISIT,0,flow,calendar,,province;district,sum,0,5000,,\n"
   "DAT,Đất,Land,,HA,2,stock,calendar,,province;district,sum,0,640000,,\n"
   "RUONG,Ruộng,Fields,,ACRE3,0,stock,calendar,,province;district,sum,0,640000,,\n"
   "TO,To,Huge,,GIANT,0,stock,calendar,,province,none,0,10,,\n"
   "NHO,Nhỏ,Tiny,,DWARF,0,stock,calendar,,province,none,0,10,,\n"
   "QT,Quốc tế,Foreign,,VISIT,0,flow,calendar,,province;district,at-most-sum,0,30000000,,\n"
   "ND,Nội địa,Home,,VISIT,0,flow,calendar,,province;district,at-most-sum,0,30000000,,\n"
   "NAM,Nam,Men,,PERSON,0,stock,calendar,,province,sum,0,3000000,,\n"
   "NU,Nữ,Women,,PERSON,0,stock,calendar,,province,sum,0,3000000,,\n"},
  {"parts.csv", "code,whole,parts,note\n"
                "KHACH,8.1,QT;ND,\n"
                "GIOI,DS,NAM;NU,\n"
                "GIOI_2,DS,NU;NAM,\n"},
  {"headings.csv", "heading,name,indicator,note\n"},
};

/* In a folder of its own. Returns: (transfer full): its path */
static inline gchar *
rule_catalog_make(void)
{
  GError *error = NULL;
  gchar *folder = g_dir_make_tmp("chitieu-rules-XXXXXX", &error);

  g_assert_no_error(error);
  for (guint i = 0; i < G_N_ELEMENTS(rule_catalog_files); i++) {
    g_autofree gchar *path = g_build_filename(folder, rule_catalog_files[i][0], NULL);
    g_file_set_contents(path, rule_catalog_files[i][1], -1, &error);
    g_assert_no_error(error);
  }
  return folder;
}

static inline void
rule_catalog_remove(const gchar *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS(rule_catalog_files); i++) {
    g_autofree gchar *path = g_build_filename(folder, rule_catalog_files[i][0], NULL);
    g_unlink(path);
  }
  g_rmdir(folder);
}

static inline CtCatalog *
rule_catalog_load(void)
{
  GError *error = NULL;
  g_autofree gchar *folder = rule_catalog_make();
  CtCatalog *catalog = ct_catalog_load(folder, &error);

  g_assert_no_error(error);
  rule_catalog_remove(folder);
  return catalog;
}
