#include "common/rulebook/freight/freight.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <vector>

#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "tests/unit/routing/invented_freight.h"

namespace landfall {
namespace {

using routing::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;

// Defects of the invented tables with one file replaced.
std::vector<std::string> DefectsWith(std::string_view file, const std::string& text) {
  TemporaryFolder folder;
  routing::WriteInventedFreight(folder);
  folder.Write(file, text);
  EditionBuilder builder;
  const std::vector<std::string> folders = {folder.path()};
  return LoadFreight(folders, builder);
}

TEST(Freight, RowsHaveNoPaddingSoThatEqualContentIsEqualBytes) {
  static_assert(std::has_unique_object_representations_v<CarrierRow>);
  static_assert(std::has_unique_object_representations_v<ServiceRow>);
  static_assert(std::has_unique_object_representations_v<ServiceOriginRow>);
  static_assert(std::has_unique_object_representations_v<ZoneRow>);
  static_assert(std::has_unique_object_representations_v<FreightRateRow>);
  static_assert(std::has_unique_object_representations_v<FreightSurchargeRow>);
  static_assert(std::has_unique_object_representations_v<TransitRow>);
  static_assert(std::has_unique_object_representations_v<GoodsRuleRow>);
  static_assert(std::has_unique_object_representations_v<LaneStatusRow>);
}

TEST(Freight, TheInventedTablesLoadInPromisedOrder) {
  TemporaryFolder folder;
  routing::WriteInventedFreight(folder);
  std::shared_ptr<const Edition> edition = routing::LoadEdition({folder.path()});
  std::span<const ServiceRow> services = edition->Rows<ServiceRow>();
  ASSERT_EQ(services.size(), 4u);
  EXPECT_EQ(edition->Text(services[2].id), "LINE");
  EXPECT_EQ(services[2].last.ToString(), "2025-08-17");
  EXPECT_EQ(services[3].first.ToString(), "2025-08-18");
  EXPECT_EQ(services[3].last, Day::Max());
  EXPECT_EQ(services[2].rates.begin, services[3].rates.begin);
  std::span<const FreightSurchargeRow> surcharges =
      edition->Rows<FreightSurchargeRow>(services[2].surcharges);
  ASSERT_EQ(surcharges.size(), 6u);
  EXPECT_EQ(surcharges[0].kind, FreightPart::kRemote);
  EXPECT_EQ(surcharges[5].kind, FreightPart::kFuel);
}

TEST(Freight, ALaterFolderReplacesByIdAndAddsTheRest) {
  TemporaryFolder base, own;
  routing::WriteInventedFreight(base);
  own.Write("freight/contract/cards.csv",
            std::string(routing::kCardsHeader) +
                "letters.new,LETTERS,XTS,2025-04-01,,published,2025-04-01,exempt,contract\n");
  own.Write("freight/contract/rates.csv",
            std::string(routing::kRatesHeader) + "letters.new,QN,0,2000,0.75,0\n");
  own.Write("freight/contract/sources.csv",
            "id,title,url,published,read_on,confidence,note\n"
            "contract,\"Contract, signed\",,2025-01-01,2025-01-02,high,\n");
  std::shared_ptr<const Edition> edition = routing::LoadEdition({base.path(), own.path()});
  int cheap = 0, old_prices = 0;
  for (const FreightRateRow& row : edition->Rows<FreightRateRow>()) {
    if (edition->Text(row.card) == "letters.old") ++old_prices;
    if (edition->Text(row.card) != "letters.new") continue;
    ++cheap;
    EXPECT_EQ(row.base.ToString(), "0.75");
    EXPECT_EQ(edition->Text(edition->Rows<CitationRow>()[row.citation].title), "Contract, signed");
  }
  EXPECT_EQ(cheap, 1) << "the card takes all its earlier prices with it";
  EXPECT_EQ(old_prices, 2) << "another card stays";
}

TEST(Freight, AFolderWithoutFreightSaysNothing) {
  TemporaryFolder base, empty;
  routing::WriteInventedFreight(base);
  std::shared_ptr<const Edition> one = routing::LoadEdition({base.path()});
  std::shared_ptr<const Edition> two = routing::LoadEdition({base.path(), empty.path()});
  EXPECT_EQ(one->id(), two->id());
}

struct BadCase {
  std::string file;
  std::string text;
  std::string defect;
};

TEST(Freight, EveryDefectIsNamedWithFileAndLine) {
  const std::string rates(routing::kRatesHeader), cards(routing::kCardsHeader),
      services(routing::kServicesHeader), surcharges(routing::kSurchargesHeader);
  const std::string good_rates =
      "letters.old,QN,0,1,1,0\nletters.new,QN,0,1,1,0\nline.list,@NEAR,0,1,1,0\n"
      "line.quote,QP,0,1,1,0\nheavy.list,QN,0,1,1,0\n";
  const std::vector<BadCase> cases = {
      {"freight/rates.csv", "card,to\n",
       "freight/rates.csv:1: header must be \"card,destination,over,up_to,base,per_kg\""},
      {"freight/own/prices.csv", "a\n", "freight/own/prices.csv:0: no freight table has this name"},
      {"freight/rates.csv", rates + good_rates + "letters.old,QN,1\n",
       "freight/rates.csv:7: 3 cells where the header has 6"},
      {"freight/rates.csv", rates + good_rates + "letters.old,QN,1,2,-1,0\n",
       "freight/rates.csv:7: base: \"-1\" is not a decimal of 0 or more"},
      {"freight/rates.csv", rates + good_rates + "letters.old,QN,2,2,1,0\n",
       "freight/rates.csv:7: up_to: not above over"},
      {"freight/rates.csv", rates + good_rates + "letters.old,QN,0,2,1,0\n",
       "freight/rates.csv:7: overlaps freight/rates.csv:2"},
      {"freight/rates.csv", rates + good_rates + "line.list,@MOON,0,2,1,0\n",
       "freight/rates.csv:7: zone MOON of service LINE is not known"},
      {"freight/rates.csv", rates + good_rates + "none,QN,0,2,1,0\n",
       "freight/rates.csv:7: card \"none\" is not in cards.csv of this data folder"},
      {"freight/own/cards.csv", cards + "own,NONE,XTS,,,published,,none,page\n",
       "freight/own/cards.csv:2: service \"NONE\" is not known"},
      {"freight/own/cards.csv", cards + "own,LINE,XTS,2025-02-01,2025-01-31,published,,none,page\n",
       "freight/own/cards.csv:2: to: before from"},
      {"freight/own/cards.csv", cards + "own,LINE,XTS,2025-02-31,,published,,none,page\n",
       "freight/own/cards.csv:2: from: \"2025-02-31\" is not a day like 2026-07-01"},
      {"freight/own/cards.csv", cards + "own,LINE,xts,,,published,,none,page\n",
       "freight/own/cards.csv:2: currency: \"xts\" is not a currency code"},
      {"freight/own/cards.csv", cards + "own,LINE,XXX,,,published,,none,page\n",
       "freight/own/cards.csv:2: in another currency than card line.list of service LINE"},
      {"freight/own/cards.csv", cards + "own,LINE,XTS,,,guessed,,none,page\n",
       "freight/own/cards.csv:2: basis: \"guessed\" is not one of its words"},
      {"freight/own/cards.csv", cards + "own,LINE,XTS,,,published,,none,nowhere\n",
       "freight/own/cards.csv:2: source \"nowhere\" is not known"},
      {"freight/own/cards.csv", cards + "letters.old,LETTERS,XTS,,,published,,none,page\n",
       "freight/own/cards.csv:2: letters.old stands twice in one folder"},
      {"freight/own/services.csv",
       services + "NEW,,QPOST,New,mail,postal,QM,,1,2kg,,,,greater,,1,,exact,DAP,no,no,,included,"
                  "none,,page\n",
       "freight/own/services.csv:2: divisor: required by every rule except actual, which takes "
       "none"},
      {"freight/own/services.csv",
       services + "NEW,,QPOST,New,mail,postal,QM,,1,2kg,,,,greater:400,6000cm3/"
                  "kg,1,,exact,DAP,no,no,,included,none,,page\n",
       "freight/own/services.csv:2: weighing: volume_if_side, and no other rule, takes a length"},
      {"freight/own/services.csv",
       services + "NEW,,QPOST,New,mail,postal,QM,,1,2stone,,,,actual,,1,,exact,DAP,no,no,,included,"
                  "none,,page\n",
       "freight/own/services.csv:2: max_weight: \"2stone\" is not a weight in g, kg or lb"},
      {"freight/own/services.csv",
       services + "NEW,,QPOST,New,mail,postal,QM,,1,2kg,,,,actual,,1,,down:1cm,DAP,no,no,,included,"
                  "none,,page\n",
       "freight/own/services.csv:2: sides: must be exact, up:<length> or nearest:<length>"},
      {"freight/own/services.csv",
       services + "NEW,,NOBODY,New,mail,postal,QM,,1,2kg,,,,actual,,1,,exact,DAP,no,no,,included,"
                  "none,,page\n",
       "freight/own/services.csv:2: carrier \"NOBODY\" is not known"},
      {"freight/own/services.csv",
       services + "NEW,,QPOST,New,mail,postal,QM,,1,2kg,,,,actual,,1,,exact,EXW,no,no,,included,"
                  "none,,page\n",
       "freight/own/services.csv:2: terms: \"EXW\" is not DDP or DAP"},
      {"freight/own/surcharges.csv",
       surcharges + "new,QLINE,QM,demand,per_kg,1,,,,XXX,,,,,no,,,published,,page\n",
       "freight/own/surcharges.csv:2: in XXX on top of card heavy.list in XTS"},
      {"freight/own/surcharges.csv",
       surcharges + "new,QLINE,QM,demand,per_kg,,,5,,XTS,,,,,no,,,published,,page\n",
       "freight/own/surcharges.csv:2: low: low and high stand together, ascending, where amount is "
       "empty"},
      {"freight/own/surcharges.csv",
       surcharges + "new,QLINE,QM,demand,per_kg,1,,,,XTS,@QZ/MOON,,,,no,,,published,,page\n",
       "freight/own/surcharges.csv:2: region MOON is not known"},
      {"freight/own/surcharges.csv",
       surcharges + "new,QLINE,QM,fuel,per_kg,1,,,,XTS,,,,,no,,,published,,page\n",
       "freight/own/surcharges.csv:2: per: fuel, and nothing else, is in percent"},
      {"freight/own/zones.csv", "scheme,zone,territories,source\nQZ,MID,QN,page\n",
       "freight/zones.csv:3: QN is in zone MID, too (freight/own/zones.csv:2)"},
      {"freight/own/goods_rules.csv",
       "id,scope,subjects,flags,verdict,condition,as_of,source\nx,mode,camel,MEAT,refused,no,,"
       "page\n",
       "freight/own/goods_rules.csv:2: subjects: \"camel\" is not known in this scope"},
      {"freight/own/goods_rules.csv",
       "id,scope,subjects,flags,verdict,condition,as_of,source\nx,mode,mail,MEET,refused,no,,"
       "page\n",
       "freight/own/goods_rules.csv:2: flags: \"MEET\" is not a goods flag"},
      {"freight/own/lanes.csv",
       "id,origin,destination,channel,carrier,state,from,to,note,as_of,source\n"
       "x,*,*,*,*,suspended,,,why,,page\n",
       "freight/own/lanes.csv:2: destination: required"},
      {"freight/own/transit.csv",
       "service,destination,min_days,max_days,days,as_of,source\nLINE,QO,5,4,calendar,,page\n",
       "freight/own/transit.csv:2: max_days: below min_days"},
  };
  for (const BadCase& c : cases) {
    EXPECT_THAT(DefectsWith(c.file, c.text), testing::Contains(c.defect))
        << testing::PrintToString(DefectsWith(c.file, c.text));
  }
}

TEST(Freight, ABadFolderAddsNothing) {
  TemporaryFolder folder;
  routing::WriteInventedFreight(folder);
  folder.Write("freight/own/lanes.csv", "id\n");
  EditionBuilder builder;
  const std::vector<std::string> folders = {folder.path()};
  EXPECT_THAT(LoadFreight(folders, builder), testing::Not(IsEmpty()));
  EXPECT_EQ(builder.Count<ServiceRow>(), 0u);
}

TEST(Freight, AllDefectsOfAllFilesAreNamedAtOnce) {
  TemporaryFolder folder;
  folder.Write("freight/a/transit.csv",
               "service,destination,min_days,max_days,days,as_of,source\nX,*,a,2,daily,,page\n");
  folder.Write("freight/b/zones.csv", "scheme,zone,territories,source\nQZ,,QN,\n");
  EditionBuilder builder;
  const std::vector<std::string> folders = {folder.path()};
  EXPECT_THAT(
      LoadFreight(folders, builder),
      ElementsAre("freight/a/transit.csv:2: min_days: \"a\" is not a whole number from 0 to 10000",
                  "freight/a/transit.csv:2: days: \"daily\" is not one of its words",
                  "freight/b/zones.csv:2: source: required",
                  "freight/b/zones.csv:2: zone: required",
                  "freight/b/zones.csv:2: source \"\" is not known",
                  "freight/a/transit.csv:2: source \"page\" is not known",
                  "freight/a/transit.csv:2: service \"X\" is not known"));
}

}  // namespace
}  // namespace landfall
