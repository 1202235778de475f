#include "figures.h"

static const UnitSpelling money[] = {
  {"Tỷ đồng", 0},    {"tỷ đ", 0},    {"Triệu đồng", 3},  {"tr.đồng", 3}, {"Trđ", 3},
  {"nghìn đồng", 6}, {"1.000 đồng", 6}, {"đồng", 9}, {0},
};
static const UnitSpelling percent[] = {{"%", 0}, {0}};
static const UnitSpelling visits[] = {
  {"triệu lượt", 0}, {"nghìn lượt", 3}, {"1.000 lượt", 3}, {"lượt", 6}, {"lượt khách", 6}, {0},
};
static const UnitSpelling people[] = {{"người", 0}, {"nghìn người", -3}, {"1.000 người", -3}, {0}};
static const UnitSpelling households[] = {{"hộ", 0}, {"nghìn hộ", -3}, {0}};
static const UnitSpelling communes[] = {{"xã", 0}, {0}};
static const UnitSpelling schools[] = {{"trường", 0}, {0}};
static const UnitSpelling beds[] = {{"giường/10.000 dân", 0}, {"giường/vạn dân", 0}, {0}};

#define ECONOMY "KINH TẾ"
#define SOCIETY "XÃ HỘI"

/* None of these is a part of another, so any figures go together. */
const KnownIndicator known_indicators[] = {
  {"5", KIND_MONEY,
   {"Thu NSNN trên địa bàn", "Thu ngân sách nhà nước trên địa bàn", "Tổng thu NSNN trên địa bàn",
    "Tổng thu ngân sách nhà nước trên địa bàn", "Thu NSNN"},
   money, 200, 9999, 1, ECONOMY},
  {"THU_DAT", KIND_MONEY,
   {"Thu tiền sử dụng đất", "Thu tiền SDĐ", "Tiền sử dụng đất"}, money, 100, 999, 1, ECONOMY},
  {"8.2", KIND_MONEY,
   {"Doanh thu du lịch", "Tổng thu từ khách du lịch", "Tổng thu du lịch", "Doanh thu từ du lịch"},
   money, 300, 15000, 1, ECONOMY},
  {"8.1", KIND_VISITS,
   {"Tổng lượng khách du lịch", "Tổng lượt khách du lịch", "Lượng khách du lịch",
    "Số lượt khách du lịch", "Khách du lịch"},
   visits, 5000, 900000, 6, ECONOMY},
  {"19.2", KIND_COUNT,
   {"Số xã đạt chuẩn NTM", "Số xã đạt chuẩn nông thôn mới", "Xã đạt chuẩn NTM"},
   communes, 2, 20, 0, SOCIETY},
  {"TRUONG", KIND_COUNT, {"Tổng số trường", "Số trường học"}, schools, 30, 90, 0, SOCIETY},
  {"BHYT_THE", KIND_COUNT,
   {"Số người có thẻ bảo hiểm y tế", "Số người tham gia BHYT", "Số người có thẻ BHYT"},
   people, 30100, 120000, 0, SOCIETY},
  {"HO_DIEN", KIND_COUNT,
   {"Số hộ sử dụng điện lưới quốc gia", "Số hộ dùng điện lưới quốc gia"},
   households, 3100, 30000, 0, SOCIETY},
  {"22.2", KIND_PERCENT,
   {"Tỷ lệ hộ nông thôn được sử dụng nước sinh hoạt hợp vệ sinh",
    "Tỷ lệ hộ nông thôn dùng nước hợp vệ sinh", "Tỷ lệ hộ nông thôn sử dụng nước HVS"},
   percent, 600, 999, 1, SOCIETY},
  {"21.1", KIND_PERCENT,
   {"Tỷ lệ thu gom rác thải sinh hoạt tại các đô thị", "Tỷ lệ thu gom rác thải đô thị"},
   percent, 500, 999, 1, SOCIETY},
  {"23.2", KIND_PERCENT,
   {"Tỷ lệ hồ sơ được giải quyết trực tuyến toàn trình", "Tỷ lệ hồ sơ toàn trình"},
   percent, 200, 950, 1, SOCIETY},
  {"13.1", KIND_RATE,
   {"Số giường bệnh trên 1 vạn dân", "Số giường bệnh/vạn dân", "Giường bệnh/vạn dân"},
   beds, 105, 599, 1, SOCIETY},
};
const guint n_known_indicators = G_N_ELEMENTS(known_indicators);

const KnownArea known_areas[] = {
  {"10", {"Toàn tỉnh", "Tỉnh Lào Cai", "Cả tỉnh"}},
  {"080", {"Thành phố Lào Cai", "TP Lào Cai", "TP. Lào Cai", "TPLC"}},
  {"082", {"Huyện Bát Xát", "H. Bát Xát", "Bát Xát", "B.Xát"}},
  {"083", {"Huyện Mường Khương", "H. Mường Khương", "Mường Khương", "M.Khương"}},
  {"084", {"Huyện Si Ma Cai", "H. Si Ma Cai", "Si Ma Cai", "S.M.Cai"}},
  {"085", {"Huyện Bắc Hà", "H. Bắc Hà", "Bắc Hà", "B.Hà"}},
  {"086", {"Huyện Bảo Thắng", "H. Bảo Thắng", "Bảo Thắng", "B.Thắng"}},
  {"087", {"Huyện Bảo Yên", "H. Bảo Yên", "Bảo Yên", "B.Yên"}},
  {"088", {"Thị xã Sa Pa", "TX Sa Pa", "TX. Sa Pa", "Sa Pa"}},
  {"089", {"Huyện Văn Bàn", "H. Văn Bàn", "Văn Bàn", "V.Bàn"}},
};
const guint n_known_areas = G_N_ELEMENTS(known_areas);

const KnownIndicator *
figures_indicator(const Figures *figures, guint i)
{
  return &known_indicators[figures->indicators[i]];
}

CtPeriod
figure_kind_period(FigureKind kind)
{
  switch (kind) {
  case FIGURE_BEFORE:
    return ct_period_new(2022, 1, 6);
  case FIGURE_PLAN:
    return ct_period_new(2023, 1, 12);
  case FIGURE_DONE:
  default:
    return ct_period_new(2023, 1, 6);
  }
}

CtMeasure
figure_kind_measure(FigureKind kind)
{
  return kind == FIGURE_PLAN ? CT_MEASURE_PLAN : CT_MEASURE_ACTUAL;
}

static gint64
random_between(GRand *random, gint64 low, gint64 high)
{
  return low + (gint64)g_rand_int_range(random, 0, (gint32)(high - low + 1));
}

/* The other two stand near what was done, and are another number. */
static gint64
near(GRand *random, const KnownIndicator *known, gint64 value, FigureKind kind)
{
  gint64 percent_of = kind == FIGURE_PLAN && known->kind == KIND_MONEY ? 210 : 100;
  gint64 other = value * (percent_of + g_rand_int_range(random, -9, 10)) / 100;

  if (known->kind == KIND_PERCENT && other > 999)
    other = 999;
  return other != value ? other : value - 1;
}

static void
fill_one(CtDecimal *values, const KnownIndicator *known, GRand *random)
{
  gint64 done = random_between(random, known->minimum, known->maximum);

  values[FIGURE_DONE] = CT_DECIMAL_INIT(done, (gint8)known->scale);
  for (FigureKind kind = FIGURE_BEFORE; kind <= FIGURE_PLAN; kind++)
    values[kind] = CT_DECIMAL_INIT(near(random, known, done, kind), (gint8)known->scale);
}

static void
sum_up(Figures *figures, guint i)
{
  for (guint k = 0; k < N_FIGURE_KINDS; k++) {
    figures->values[i][0][k].coefficient = 0;
    for (guint a = 1; a < figures->n_areas; a++)
      figures->values[i][0][k].coefficient += figures->values[i][a][k].coefficient;
  }
}

void
figures_fill(Figures *figures, GRand *random)
{
  for (guint i = 0; i < figures->n_indicators; i++) {
    const KnownIndicator *known = figures_indicator(figures, i);

    for (guint a = 0; a < figures->n_areas; a++)
      fill_one(figures->values[i][a], known, random);
    if (figures->n_areas == n_known_areas && figures->areas[0] == KNOWN_PROVINCE &&
        known->kind != KIND_PERCENT && known->kind != KIND_RATE)
      sum_up(figures, i);
  }
}
