#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/importing_tariff/import_fixture.h"

namespace landfall {
namespace {

constexpr std::string_view kTariff =
    "commodity,description,cet_duty_rate,ukgt_duty_rate,change\n"
    "01012100,\"Horses, pure-bred\",0.0%,0.0%,No change\n"
    "0101299000,Other,11.5%,10.0%,Simplified\n"
    "01013000,Asses,7.7 ,6.0%,Simplified\n"
    "0101300X,Asses,7.7%,6.0%,Simplified\n";

constexpr std::string_view kNomenclature =
    "goods_code,product_line_suffix,start_date,end_date\n"
    "0101210000,80,2012-01-01,\n"
    "0101299000,10,2012-01-01,\n"
    "0101299000,80,2022-01-01,\n"
    "0101300000,80,2012-01-01,\n";

TEST(ImportUkGlobalTariff, ACodeThatStandsServesLaterDays) {
  const TariffInput inputs[] = {{.bytes = kTariff, .from = At("2021-01-01")},
                                {.bytes = kNomenclature, .from = Day()}};
  const auto report = ImportUkGlobalTariff(inputs, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Rows(*report, "gb-ukgt.csv"),
            "01012100,mfn,2021-01-01,0.0%,Free,PARSED\n"
            "01012100,mfn,2022-01-01,0.0%,Free,STALE\n"
            "0101299000,mfn,2021-01-01,10.0%,10 %,PARSED\n"
            "0101299000,mfn,2022-01-01,,,ENDED\n"
            "01013000,mfn,2021-01-01,6.0%,6 %,PARSED\n"
            "01013000,mfn,2022-01-01,6.0%,6 %,STALE\n");
  EXPECT_EQ(Rows(*report, "eu-cn2020.csv"),
            "01012100,mfn,2020-01-01,0.0%,Free,PARSED\n"
            "01012100,mfn,2021-01-01,0.0%,Free,STALE\n"
            "0101299000,mfn,2020-01-01,11.5%,11.5 %,PARSED\n"
            "0101299000,mfn,2021-01-01,,,ENDED\n"
            "01013000,mfn,2020-01-01,7.7,,UNPARSED\n");
  ASSERT_EQ(report->rejected.size(), 2u);
  EXPECT_EQ(report->rejected[0].line, 4u);
  EXPECT_EQ(report->rejected[1].code, "0101300X");
}

TEST(ImportUkGlobalTariff, RefusesOtherFiles) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", kNomenclature},
      {"a,b\n1,2\n", kNomenclature},
      {kTariff, ""},
      {kTariff, "goods_code,product_line_suffix,start_date,end_date\n"},
      {kTariff, "goods_code,product_line_suffix,start_date,end_date\n0101,80,soon,\n"},
      {"commodity,cet_duty_rate,ukgt_duty_rate\n\"01", kNomenclature}};
  for (const auto& [tariff, nomenclature] : cases) {
    const TariffInput inputs[] = {{.bytes = tariff, .from = At("2021-01-01")},
                                  {.bytes = nomenclature, .from = Day()}};
    EXPECT_FALSE(ImportUkGlobalTariff(inputs, kOptions).ok()) << tariff << nomenclature;
  }
  const TariffInput one{.bytes = kTariff, .from = At("2021-01-01")};
  EXPECT_FALSE(ImportUkGlobalTariff({&one, 1}, kOptions).ok());
}

}  // namespace
}  // namespace landfall
