#include "test-small-catalog.h"

#include <glib/gstdio.h>

typedef struct {
  const gchar *name;
  const gchar *text;
} File;

static const File files[] = {
  {"groups.csv", "code,name_vi,name_en\n"
                 "g,Kinh tế,Economy\n"},
  {"units.csv",
   "code,symbol,name_vi,name_en,dimension,factor,price_base,aliases,whole\n"
   "VND,đồng,đồng,dong,money,1,,đ,\n"
   "VND_MN,triệu đồng,triệu đồng,million dong,money,1000000,,triệu | tr.đ | 1.000.000 đồng,\n"
   "VND_BN,tỷ đồng,tỷ đồng,billion dong,money,1000000000,,tỷ,\n"
   "VND_BN_2010,\"tỷ đồng, giá SS 2010\",\"tỷ đồng, giá so sánh 2010\",\"billion dong, 2010\","
   "money,1000000000,2010,,\n"
   "PCT,%,phần trăm,per cent,ratio,0.01,,,\n"
   "VISIT,lượt,lượt khách,visits,visit,1,,,yes\n"
   "VISIT_K,nghìn lượt,nghìn lượt,thousand visits,visit,1000,,nghìn,yes\n"
   "PERSON,người,người,persons,person,1,,thẻ BHYT,yes\n"
   "PERSON_K,nghìn người,nghìn người,thousand persons,person,1000,,nghìn,yes\n"
   "COMMUNE,xã,xã,communes,commune,1,,,yes\n"
   "MASS_T,tấn,tấn,tonnes,mass,1000,,,\n"},
  {"areas.csv", "code,parent,level,type,name,aliases,valid_from,valid_to,note\n"
                "10,,province,Tỉnh,Tỉnh Lào Cai,Toàn tỉnh,,,\n"
                "10-KT,10,residual,Khối tỉnh,Khối tỉnh,,,,\n"
                "080,10,district,Thành phố,Thành phố Lào Cai,,,,\n"
                "082,10,district,Huyện,Huyện Bát Xát,B.Xát,,,\n"
                "083,10,district,Huyện,Huyện Mường Khương,M.Khương,,,\n"
                "088,10,district,Thị xã,Thị xã Sa Pa,,,,\n"
                "02776,083,commune,Xã,Xã Thanh Bình,,,,\n"
                "03025,088,commune,Xã,Xã Thanh Bình,,,,\n"
                "02683,082,commune,Xã,Xã A Lù,,,,\n"
                "02682,082,commune,Thị trấn,Thị trấn Bát Xát,,,,\n"
                "02700,082,commune,Xã,Xã Quang Kim,,,,\n"
                "02701,082,commune,Xã,Xã Mường Vi,,,,\n"
                "02703,082,commune,Xã,Xã Sì Pa,,,,\n"
                "02788,083,commune,Xã,Xã Bản Lầu,,,,\n"
                "03001,088,commune,Phường,Phường Sa Pa,,,,\n"
                "03002,088,commune,Phường,Phường Sa Pả,,,,\n"},
  {"reporters.csv", "name,area,levels,aliases,note\n"
                    "UBND huyện Bát Xát,082,district,Bát Xát,\n"
                    "Sở Du lịch,10,province;district,,\n"
                    "UBND thị xã Sa Pa,088,district,Sa Pa,\n"},
  {"indicators.csv",
   "code,group,name_vi,name_en,aliases,unit,decimals,accrual,due,window,price_base,levels,"
   "additive,form,numerator,denominator,factor,minimum,maximum,better,comparator,target,"
   "target_period,target_area,tolerance,reporter,quote,note\n"
   "5,g,Thu ngân sách nhà nước,Budget revenue,Thu NSNN,VND_BN,0,flow,6;12,calendar,,"
   "province;district,sum,total,,,,0,100000,higher,>=,12000,2023,10,,Sở Du lịch,q,\n"
   "8.1,g,Tổng lượng khách du lịch,Visitors,Khách du lịch,VISIT,0,flow,6;12,calendar,,"
   "province;district,sum,total,,,,0,30000000,higher,,,,,,Sở Du lịch,q,\n"
   "17,g,Tỷ lệ bao phủ BHYT,Insured,BHYT,PCT,1,stock,6;12,calendar,,province;district,parts,"
   "ratio,BHYT_THE,DS,100,0,200,higher,,,,,,Sở Du lịch,q,\n"
   "19.1,g,Tỷ lệ xã đạt chuẩn,Communes meeting,,PCT,1,stock,6;12,calendar,,province;district,"
   "parts,ratio,XA_CHUAN,XA,100,0,100,higher,,,,,,Sở Du lịch,q,\n"
   "24.3,g,Giảm số vụ TNGT,Fewer accidents,,PCT,1,growth,6;12,calendar,,province;district,"
   "parts,decrease,TNGT,TNGT,100,-10000,100,higher,,,,,,Sở Du lịch,q,\n"},
  {"components.csv",
   "code,name_vi,name_en,aliases,unit,decimals,accrual,window,price_base,levels,additive,"
   "minimum,maximum,reporter,note\n"
   "DS,Dân số,Population,,PERSON,0,stock,calendar,,province;district;commune,sum,0,3000000,,\n"
   "BHYT_THE,Số thẻ BHYT,Cards,thẻ BHYT,PERSON,0,stock,calendar,,province;district;commune,sum,0,"
   "3000000,,\n"
   "XA,Tổng số xã,Communes,,COMMUNE,0,stock,calendar,,province;district,sum,0,200,,\n"
   "XA_CHUAN,Số xã đạt chuẩn,Communes that meet,,COMMUNE,0,stock,calendar,,province;district,"
   "sum,0,200,,\n"
   "TNGT,Số vụ TNGT,Accidents,,COMMUNE,0,flow,calendar,,province;district,sum,0,5000,,\n"
   "GTSX,Giá trị sản xuất,Output,,VND_BN_2010,0,flow,calendar,2010,province;district,sum,0,"
   "1000000,,\n"
   "RUNG,Diện tích rừng,Forest,,VND_BN,2,stock,calendar,,province;district,sum,0,640000,,\n"},
  {"parts.csv", "code,whole,parts,note\n"},
  {"headings.csv", "heading,name,indicator,note\n"
                   "tai nạn giao thông | TNGT,số vụ | vụ,TNGT,\n"
                   "số xã đạt chuẩn | xã đạt chuẩn,tỷ lệ,19.1,\n"
                   "ngân sách,trung ương quản lý,-,\n"},
};

CtCatalog *
small_catalog_new(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree gchar *folder = g_dir_make_tmp("ct-intake-XXXXXX", &error);
  CtCatalog *catalog;

  g_assert_no_error(error);
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree gchar *path = g_build_filename(folder, files[i].name, NULL);

    g_assert_true(g_file_set_contents(path, files[i].text, -1, NULL));
  }
  catalog = ct_catalog_load(folder, &error);
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree gchar *path = g_build_filename(folder, files[i].name, NULL);

    g_unlink(path);
  }
  g_rmdir(folder);
  g_assert_no_error(error);
  return catalog;
}
