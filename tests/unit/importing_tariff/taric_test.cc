#include <gtest/gtest.h>

#include "common/importing/tariff/taric_components.h"
#include "common/rulebook/expression/duty_text.h"
#include "tests/unit/importing_tariff/import_fixture.h"

namespace landfall {
namespace {

using Parts = std::vector<TaricComponent>;

struct RateCase {
  Parts parts;
  const char* text;
};

TEST(TaricRate, PartsBecomeOneExpression) {
  const RateCase cases[] = {
      {{{"01", "0.000", "", "", ""}}, "Free"},
      {{{"01", "12.8", "", "", ""}, {"04", "176.8", "EUR", "DTN", ""}},
       "12.8 % + 176.8 EUR / 100 KGM"},
      {{{"01", "21.187", "EUR", "DTN", "R"}}, "21.187 EUR / 100 KGM / std quality"},
      {{{"01", "1", "EUR", "ASV", "X"}, {"04", "6.4", "EUR", "HLT", ""}},
       "1 EUR / HLT / % vol + 6.4 EUR / HLT"},
      {{{"01", "9", "", "", ""},
        {"12", "", "", "", ""},
        {"17", "24.2", "", "", ""},
        {"21", "", "", "", ""}},
       "9 % + EA MAX 24.2 % + ADSZ"},
      {{{"01", "10", "", "", ""}, {"15", "22", "EUR", "DTN", ""}, {"17", "56", "EUR", "DTN", ""}},
       "10 % MIN 22 EUR / 100 KGM MAX 56 EUR / 100 KGM"},
      {{{"01", "5.6", "EUR", "KGM", "P"}, {"99", "", "", "NAR", ""}},
       "5.6 EUR / KGM / lactic matter"},
      {{{"12", "", "", "", ""}}, "EA"},
  };
  for (const RateCase& item : cases) {
    const auto rate = ReadTaricRate(item.parts);
    ASSERT_TRUE(rate.ok()) << item.text << ": " << rate.status();
    EXPECT_EQ(FormatDutyText(rate->View()), item.text);
  }
  EXPECT_EQ(TaricSupplementaryUnit(cases[6].parts), "NAR");
  EXPECT_EQ(TaricSupplementaryUnit(cases[0].parts), "");
  EXPECT_EQ(TaricSourceText(cases[1].parts), "01 12.8; 04 176.8 EUR DTN");
}

TEST(TaricRate, NoPartsAreNoRate) {
  EXPECT_EQ(ReadTaricRate({}).status().message(), "states no rate");
  EXPECT_EQ(ReadTaricRate(Parts{{"99", "", "", "NAR", ""}}).status().message(), "states no rate");
}

constexpr std::string_view kHead =
    R"(<env:envelope xmlns="urn:t" xmlns:env="urn:e"><env:transaction><env:app.message>
<oub:transmission xmlns:oub="urn:t">)";
constexpr std::string_view kTail =
    "</oub:transmission></env:app.message></env:transaction></env:envelope>";

std::string Measure(std::string_view sid, std::string_view type, std::string_view area,
                    std::string_view from, std::string_view until, std::string_view percent) {
  std::string text = "<oub:record><oub:update.type>3</oub:update.type><oub:measure>";
  auto add = [&text](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text +=
        "<oub:" + std::string(name) + ">" + std::string(value) + "</oub:" + std::string(name) + ">";
  };
  add("measure.sid", sid);
  add("measure.type", type);
  add("geographical.area", area);
  add("goods.nomenclature.item.id", "0201100000");
  add("validity.start.date", from);
  add("validity.end.date", until);
  text += "</oub:measure></oub:record>";
  if (percent.empty()) return text;
  text += "<oub:record><oub:update.type>3</oub:update.type><oub:measure.component>";
  add("measure.sid", sid);
  add("duty.expression.id", "01");
  add("duty.amount", percent);
  return text + "</oub:measure.component></oub:record>";
}

TEST(ImportTaricDaily, MeasuresBecomeRowsThatBeginAndEnd) {
  const std::string bytes = std::string(kHead) +
                            Measure("1", "103", "1011", "2018-07-01", "", "1.7") +
                            Measure("2", "142", "UA", "2018-01-01", "2018-12-31", "4") +
                            Measure("3", "142", "UA", "2019-01-01", "2019-12-31", "2") +
                            Measure("4", "142", "PE", "2018-01-01", "2018-12-31", "") +
                            Measure("5", "490", "UA", "2018-01-01", "", "9") + std::string(kTail);
  const TariffInput input{.bytes = bytes, .from = Day()};
  const auto report = ImportTaricDaily({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Rows(*report, "eu-taric.csv"),
            "020110,mfn,2018-07-01,01 1.7,1.7 %,PARSED,\n"
            "020110,preference,2018-01-01,01 4,4 %,PARSED,UA\n"
            "020110,preference,2019-01-01,,,ENDED,PE\n"
            "020110,preference,2019-01-01,01 2,2 %,PARSED,UA\n"
            "020110,preference,2020-01-01,,,ENDED,UA\n");
  EXPECT_TRUE(report->files[0].partial);
  EXPECT_EQ(TallyOf(*report, "eu preference").lines, 3u);
}

constexpr std::string_view kAnswer = R"json({
"data":{"id":"1","type":"commodity","attributes":{"goods_nomenclature_item_id":"0201100021"},
  "meta":{"duty_calculator":{"source":"xi"}},
  "relationships":{"import_measures":{"data":[{"id":"7","type":"measure"},{"id":"8","type":"measure"}]}}},
"included":[
 {"id":"7","type":"measure","attributes":{"effective_start_date":"2000-07-01T00:00:00.000Z","effective_end_date":null},
  "relationships":{"measure_type":{"data":{"id":"103","type":"measure_type"}},"geographical_area":{"data":{"id":"1011","type":"geographical_area"}},
   "measure_components":{"data":[{"id":"7-01","type":"measure_component"},{"id":"7-04","type":"measure_component"}]},
   "order_number":{"data":null}}},
 {"id":"8","type":"measure","attributes":{"effective_start_date":"2016-11-06T00:00:00.000Z","effective_end_date":null},
  "relationships":{"measure_type":{"data":{"id":"142","type":"measure_type"}},"geographical_area":{"data":{"id":"1034","type":"geographical_area"}},
   "measure_components":{"data":[]},
   "measure_conditions":{"data":[{"id":"9","type":"measure_condition"}]}}},
 {"id":"9","type":"measure_condition","attributes":{"condition_code":"V"}},
 {"id":"7-01","type":"measure_component","attributes":{"duty_expression_id":"01","duty_amount":12.8,"monetary_unit_code":null,"measurement_unit_code":null}},
 {"id":"7-04","type":"measure_component","attributes":{"duty_expression_id":"04","duty_amount":176.8,"monetary_unit_code":"EUR","measurement_unit_code":"DTN"}}
]})json";

TEST(ImportUkTradeTariff, AnAnswerBecomesRowsOfItsService) {
  const TariffInput input{.bytes = kAnswer, .from = Day()};
  const auto report = ImportUkTradeTariff({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  ASSERT_EQ(report->files.size(), 1u);
  EXPECT_EQ(Rows(*report, "xi-trade-tariff.csv"),
            "0201100021,mfn,2000-07-01,01 12.8; 04 176.8 EUR DTN,12.8 % + 176.8 EUR / 100 KGM,"
            "PARSED\n");
  ASSERT_EQ(report->rejected.size(), 1u);
  EXPECT_EQ(report->rejected[0].reason, "the rate depends on a condition");
}

TEST(ImportUkTradeTariff, RefusesWhatIsNoAnswerOfACommodity) {
  struct Bad {
    std::string from;
    std::string to;
    const char* message;
  };
  const Bad bad[] = {
      {R"("type":"commodity")", R"("type":"heading")", "not the answer of one commodity"},
      {R"("source":"xi")", R"("source":"mars")",
       "does not say whether it is of the UK or the XI tariff"},
      {R"({"id":"7-04","type":"measure_component")", R"({"id":"7-05","type":"measure_component")",
       "measure 7 has a part that is not included"},
      {R"({"id":"8","type":"measure","attr)", R"({"id":"88","type":"measure","attr)",
       "measure 8 is named and not included"},
  };
  for (const Bad& item : bad) {
    std::string bytes(kAnswer);
    // The last place: the resource itself, not what refers to it.
    bytes.replace(bytes.rfind(item.from), item.from.size(), item.to);
    const TariffInput input{.bytes = bytes, .from = Day()};
    EXPECT_EQ(ImportUkTradeTariff({&input, 1}, kOptions).status().message(), item.message);
  }
}

}  // namespace
}  // namespace landfall
