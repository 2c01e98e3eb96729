#include "common/rulebook/compile/compile.h"

#include <algorithm>

#include "common/order/answer_enums.h"
#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/lookup/expression_lookup.h"
#include "common/rulebook/lookup/goods_list.h"
#include "common/rulebook/rulebook.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "common/rulebook/text_key.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

class Compile : public RulebookFixture {
 protected:
  template <typename Row>
  static uint32_t Find(std::string_view id) {
    std::span<const Row> rows = edition().Rows<Row>();
    for (uint32_t i = 0; i < rows.size(); ++i) {
      if (edition().Text(rows[i].id) == id) return i;
    }
    ADD_FAILURE() << "no row " << id;
    return 0;
  }
  template <typename Row>
  static const Row& Get(std::string_view id) {
    return edition().Rows<Row>()[Find<Row>(id)];
  }
};

// The fixture's files as one folder, each named by `name_of`.
DataFolder Renamed(std::string (*name_of)(const std::string&)) {
  DataFolder folder = DataFolder::Open(FixtureFolder()).value();
  std::map<std::string, std::string> texts;
  for (const std::string& path : folder.Files(".textproto")) {
    texts[name_of(path)] = folder.Read(path).value();
  }
  for (const std::string& path : folder.Files(".csv")) texts[path] = folder.Read(path).value();
  return DataFolder::InMemory("elsewhere", std::move(texts));
}

std::string IdOf(std::span<const DataFolder> folders) {
  EditionBuilder builder(TestDigest);
  CompileReport report = CompileFolders(folders, {}, builder);
  EXPECT_EQ(Joined(report.defects), "");
  return builder.Id();
}

TEST_F(Compile, TheSameContentIsTheSameEditionWhateverTheFilesAreCalled) {
  const DataFolder same = Renamed([](const std::string& path) { return path; });
  const DataFolder turned = Renamed([](const std::string& path) {
    return path == "law.textproto" ? std::string("deep/a.textproto") : "z.textproto";
  });
  EXPECT_EQ(IdOf({&same, 1}), edition().id());
  EXPECT_EQ(IdOf({&turned, 1}), edition().id());
}

TEST_F(Compile, ALaterFolderAddsAndReplacesById) {
  const DataFolder base = Renamed([](const std::string& path) { return path; });
  const DataFolder overlay = DataFolder::InMemory("own", {{"own.textproto", R"(
        levies { id: "qm.fee" name: "Own fee" territory: "QM" family: FAMILY_GOVERNMENT_FEE
          versions { from: "2026-01-01" flat { amount: "3" currency: "XTS" } source: "own" } }
        sources { id: "own" title: "Own ruling" read_on: "2026-11-20" })"}});
  const DataFolder folders[] = {base, overlay};
  EXPECT_NE(IdOf(folders), edition().id());
  const DataFolder nothing = DataFolder::InMemory("own", {});
  const DataFolder unchanged[] = {base, nothing};
  EXPECT_EQ(IdOf(unchanged), edition().id());
}

TEST_F(Compile, ATableOfALaterFolderReplacesTheOneOfItsPath) {
  const DataFolder base = Renamed([](const std::string& path) { return path; });
  const DataFolder overlay = DataFolder::InMemory(
      "own", {{"tables/vat.csv",
               "territory,hs,category,condition,origin,percent,expression,from,to,source,status\n"
               "QM,,,,,1,,2020-01-01,,act,\n"}});
  const DataFolder folders[] = {base, overlay};
  EditionBuilder builder(TestDigest);
  CompileReport report = CompileFolders(folders, {}, builder);
  EXPECT_EQ(Joined(report.defects), "");
  TemporaryFolder folder;
  auto opened = Edition::Open(builder.Write(folder.path()).value());
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ((*opened)->Rows<TableRateRow>().size(), 6u);
}

TEST_F(Compile, LeviesStandInTheOrderTheyAreEvaluated) {
  std::vector<std::string> ids;
  for (const LevyRow& row : edition().Rows<LevyRow>()) ids.emplace_back(edition().Text(row.id));
  EXPECT_EQ(ids, (std::vector<std::string>{"qm.duty", "qm.extra", "qm.fee", "qm.vat", "qm.wine",
                                           "qm.carrier", "qu.vat"}));
}

TEST_F(Compile, ALevyKeepsAllItSays) {
  const LevyRow& extra = Get<LevyRow>("qm.extra");
  EXPECT_EQ(extra.scope, Scope::kTariffItem);
  EXPECT_EQ(extra.tariff_digits, 6);
  EXPECT_EQ(extra.split_by_origin, 1);
  EXPECT_EQ(extra.rounding.stated, 0);
  const LevyRow& vat = Get<LevyRow>("qm.vat");
  EXPECT_EQ(vat.area, AreaKind::kVat);
  EXPECT_EQ(vat.document_sums_exact, 1);
  EXPECT_EQ(vat.rounding.rounding,
            (Rounding{RoundingMode::kHalfUp, Decimal::Parse("0.01").value()}));
  EXPECT_EQ(vat.document_rounding.rounding,
            (Rounding{RoundingMode::kDown, Decimal::FromInteger(1)}));
  std::span<const BaseRow> bases = edition().Rows<BaseRow>(vat.bases);
  ASSERT_EQ(bases.size(), 3u);
  EXPECT_EQ(bases[0].quantity, BaseQuantity::kCustomsValue);
  EXPECT_EQ(bases[0].times, Decimal::FromInteger(1));
  EXPECT_EQ(bases[2].family, static_cast<uint8_t>(LevyFamily::kAdditionalDuty));
  EXPECT_EQ(bases[2].form, ValueForm::kExact);
  EXPECT_EQ(bases[2].times, Decimal::FromInteger(11));
  EXPECT_EQ(bases[2].over, Decimal::FromInteger(12));
  const LevyRow& carrier = Get<LevyRow>("qm.carrier");
  const BaseRow& advanced = edition().Rows<BaseRow>(carrier.bases)[0];
  EXPECT_EQ(advanced.collection, static_cast<uint8_t>(Collection::kAtBorder));
  EXPECT_EQ(edition().Rows<ReliefTargetRow>(advanced.regimes)[0].row,
            Find<RegimeRow>("qm.standard"));
  EXPECT_EQ(carrier.collection, Collection::kOnDelivery);
}

TEST_F(Compile, EveryKindOfRateIsStored) {
  auto first = [](std::string_view levy) -> const LevyVersionRow& {
    return edition().Rows<LevyVersionRow>(Get<LevyRow>(levy).versions)[0];
  };
  EXPECT_EQ(first("qm.vat").kind, RateKind::kTable);
  EXPECT_EQ(edition().Text(edition().Rows<RateTableRow>()[first("qm.vat").target].id), "vat");
  EXPECT_EQ(first("qm.extra").absent_is_not_applicable, 1);
  EXPECT_EQ(first("qm.duty").kind, RateKind::kSchedule);
  std::span<const ScheduleColumnRow> columns =
      edition().Rows<ScheduleColumnRow>(first("qm.duty").columns);
  ASSERT_EQ(columns.size(), 2u);
  EXPECT_EQ(columns[0].column, 1u);
  EXPECT_EQ(columns[0].by_programme, 1u);
  EXPECT_NE(columns[0].when, kNoRow);
  EXPECT_EQ(columns[1].column, 0u);
  EXPECT_EQ(columns[1].when, kNoRow);
  EXPECT_EQ(first("qm.wine").kind, RateKind::kExpression);
  EXPECT_EQ(FormatDutyText(ExpressionAt(edition(), first("qm.wine").target)),
            "5 % + 84.51 XTS / LTR");
  EXPECT_EQ(first("qm.carrier").kind, RateKind::kInsideOut);
  EXPECT_EQ(first("qm.carrier").percent.ToString(), "2.5");
  const LevyVersionRow& fee = first("qm.fee");
  EXPECT_EQ(fee.kind, RateKind::kBrackets);
  EXPECT_TRUE(fee.has_floor && fee.floor_inclusive && !fee.has_minimum);
  std::span<const BracketRow> bands = edition().Rows<BracketRow>(fee.brackets);
  ASSERT_EQ(bands.size(), 3u);
  EXPECT_EQ(bands[1].fixed.ToString(), "4");
  EXPECT_EQ(bands[1].exclusive, 1);
  EXPECT_EQ(bands[2].deduction.ToString(), "6");
  EXPECT_TRUE(bands[2].open && !bands[0].open);
}

TEST_F(Compile, AConditionKeepsItsShapeAndKeys) {
  const ConditionRow& when = edition().Rows<ConditionRow>()[Get<LevyRow>("qm.extra").when];
  std::span<const TestRow> tests = edition().Rows<TestRow>(when.tests);
  ASSERT_EQ(tests.size(), 1u);
  EXPECT_EQ(tests[0].subject, Subject::kHs);
  EXPECT_EQ(tests[0].comparison, Comparison::kNotIn);
  std::span<const TestValueRow> lists = edition().Rows<TestValueRow>(tests[0].values);
  ASSERT_EQ(lists.size(), 2u);
  EXPECT_EQ(lists[0].key, Find<GoodsListRow>("toys"));
  const auto in_place = static_cast<uint32_t>(lists[1].key);
  EXPECT_EQ(MembershipIn(edition(), in_place, Hs("610910")), Membership::kInside);
  EXPECT_EQ(MembershipIn(edition(), in_place, Hs("6201")), Membership::kOutside);
  const auto toys = static_cast<uint32_t>(lists[0].key);
  EXPECT_EQ(MembershipIn(edition(), toys, Hs("95")), Membership::kPartly);
  std::span<const ConditionRow> any = edition().Rows<ConditionRow>(when.any);
  ASSERT_EQ(any.size(), 2u);
  const TestRow& channel = edition().Rows<TestRow>(any[0].tests)[0];
  EXPECT_EQ(edition().Rows<TestValueRow>(channel.values)[1].key, 2u);
  const TestRow& value = edition().Rows<TestRow>(any[1].tests)[0];
  EXPECT_EQ(value.subject, Subject::kIntrinsicValue);
  EXPECT_EQ(value.amount.ToString(), "150");
  EXPECT_EQ(value.currency.ToString(), "XTS");
  std::span<const ConditionRow> inner = edition().Rows<ConditionRow>(any[1].any);
  ASSERT_EQ(inner.size(), 2u);
  const TestRow& stated = edition().Rows<TestRow>(inner[0].tests)[0];
  EXPECT_EQ(edition().Rows<TestValueRow>(stated.values)[0].key, TextKey("used"));
  const TestRow& weight = edition().Rows<TestRow>(inner[1].tests)[0];
  EXPECT_EQ(weight.per, Per::kParcel);
  EXPECT_TRUE(weight.currency.IsNone());
}

TEST_F(Compile, GoodsListsDropCodesInsideOthers) {
  const GoodsListRow& drinks = Get<GoodsListRow>("drinks");
  ASSERT_EQ(drinks.prefixes.count, 1u);
  const GoodsListPrefixRow& prefix = edition().Rows<GoodsListPrefixRow>(drinks.prefixes)[0];
  EXPECT_EQ(prefix.first, Hs("22").value());
  EXPECT_EQ(prefix.last, Hs("22").last_value());
}

TEST_F(Compile, RegimesStandByPriorityAndKeepTheirEffects) {
  EXPECT_LT(Find<RegimeRow>("qm.vendor"), Find<RegimeRow>("qm.standard"));
  const RegimeRow& vendor = Get<RegimeRow>("qm.vendor");
  EXPECT_EQ(vendor.until, T("2027-01-01"));
  EXPECT_EQ(vendor.importer, static_cast<uint8_t>(PartyRole::kSeller));
  std::span<const RegimeEffectRow> effects = edition().Rows<RegimeEffectRow>(vendor.effects);
  ASSERT_EQ(effects.size(), 2u);
  EXPECT_EQ(effects[0].levy, kNoRow);
  EXPECT_EQ(effects[0].excluded, 1);
  EXPECT_EQ(effects[1].levy, Find<LevyRow>("qm.vat"));
  EXPECT_EQ(effects[1].owed_by, static_cast<uint8_t>(PartyRole::kMarketplace));
  EXPECT_EQ(Get<RegimeRow>("qm.standard").until, LocalTime::Max());
}

TEST_F(Compile, ReliefsKnowWhetherTheyWaitForAmounts) {
  EXPECT_EQ(Get<ReliefRow>("qm.small").tests_levy_amount, 0);
  EXPECT_EQ(Get<ReliefRow>("qm.floor").tests_levy_amount, 1);
  std::span<const ReliefTargetRow> targets =
      edition().Rows<ReliefTargetRow>(Get<ReliefRow>("qm.small").targets);
  ASSERT_EQ(targets.size(), 2u);
  EXPECT_EQ(targets[0].row, Find<LevyRow>("qm.duty"));
  EXPECT_EQ(targets[1].row, kNoRow);
  EXPECT_EQ(targets[1].family, static_cast<uint32_t>(LevyFamily::kAdditionalDuty));
}

TEST_F(Compile, CitationsAreStoredOnceWithTheirConfidence) {
  size_t acts = 0;
  for (const CitationRow& row : edition().Rows<CitationRow>()) {
    if (edition().Text(row.title) == "Customs Act, s. 12") ++acts;
    if (edition().Text(row.title) != "Finance Bill, s. 3") continue;
    EXPECT_EQ(row.confidence, Confidence::kLow);
    EXPECT_EQ(edition().Text(row.note), "not passed");
    EXPECT_EQ(row.published, D("2026-10-30"));
    EXPECT_EQ(row.read_on, D("2026-11-20"));
  }
  EXPECT_EQ(acts, 1u);
}

TEST_F(Compile, EqualExpressionsAreStoredOnce) {
  std::vector<std::string> texts;
  for (uint32_t i = 0; i < edition().Rows<ExpressionRow>().size(); ++i) {
    texts.push_back(FormatDutyText(ExpressionAt(edition(), i)));
  }
  std::ranges::sort(texts);
  EXPECT_EQ(std::ranges::adjacent_find(texts), texts.end());
}

TEST_F(Compile, ARulebookIsReadyFromTheEdition) {
  absl::StatusOr<std::shared_ptr<const Rulebook>> book = Rulebook::Make(shared_);
  ASSERT_TRUE(book.ok()) << book.status().ToString();
  const uint32_t qm = 0;
  EXPECT_EQ((*book)->edition().Rows<TerritoryRow>()[qm].id.ToString(), "QM");
  EXPECT_EQ((*book)->ZoneOf(qm).DayOf(Instant::Parse("2026-07-23T22:30:00Z").value()),
            D("2026-07-24"));
  EXPECT_EQ((*book)->jurisdictions().Of(qm).levies.size(), 6u);
}

TEST_F(Compile, AnExtraSectionAddsRowsAndDefects) {
  const DataFolder folder = Renamed([](const std::string& path) { return path; });
  ExtraSection good = [](std::span<const std::string> folders, EditionBuilder& rows) {
    EXPECT_EQ(folders[0], "elsewhere");
    rows.Add(CurrencyRow{});
    return std::vector<std::string>();
  };
  ExtraSection bad = [](std::span<const std::string>, EditionBuilder&) {
    return std::vector<std::string>{"freight/x.csv:3: wrong"};
  };
  EditionBuilder builder;
  EXPECT_TRUE(CompileFolders({&folder, 1}, {&good, 1}, builder).defects.empty());
  EXPECT_EQ(builder.Count<CurrencyRow>(), 4u);
  EXPECT_EQ(CompileFolders({&folder, 1}, {&bad, 1}, builder).defects,
            std::vector<std::string>{"freight/x.csv:3: wrong"});
}

TEST_F(Compile, AFolderThatIsNotThereIsADefect) {
  EditionBuilder builder;
  EXPECT_EQ(CompileRulebook({.folders = {"nowhere"}}, builder).defects,
            std::vector<std::string>{"nowhere: no such folder"});
  EXPECT_EQ(CompileRulebook({}, builder).defects,
            std::vector<std::string>{"no data folder was given"});
}

TEST_F(Compile, TheReportSaysWhatTheDataHolds) {
  const DataFolder folder = Renamed([](const std::string& path) { return path; });
  EditionBuilder builder;
  const std::vector<std::string> summary = CompileFolders({&folder, 1}, {}, builder).summary;
  for (const char* line :
       {"schedule qm: 11 rows, 3 of 96 chapters, as of 2026-11-20", "rate table vat: 12 rows",
        "QM  COVERED ADDITIONAL_DUTY CARRIER_FEE EXCISE GOVERNMENT_FEE TAX; "
        "UNKNOWN DUTY; exceptions DUTY 1",
        "QU  COVERED TAX"}) {
    EXPECT_TRUE(std::ranges::find(summary, line) != summary.end()) << line;
  }
}

TEST_F(Compile, ADutyWhoseScheduleLacksChaptersIsPartial) {
  const std::string known = R"(coverage { territory: "QM" family: FAMILY_DUTY
    versions { from: "2020-01-01" state: STATE_COVERED source: "act" } })";
  const DataFolder folder = Renamed([](const std::string& path) { return path; });
  const DataFolder own = DataFolder::InMemory("own", {{"own.textproto", known}});
  const std::vector<DataFolder> folders = {folder, own};
  EditionBuilder builder;
  const std::vector<std::string> summary = CompileFolders(folders, {}, builder).summary;
  auto line = std::ranges::find_if(
      summary, [](const std::string& text) { return text.starts_with("QM  "); });
  ASSERT_NE(line, summary.end());
  EXPECT_TRUE(
      line->starts_with("QM  DUTY PARTIAL from 2020-01-01: 11 rows of schedule qm, as of "
                        "2026-11-20; COVERED ADDITIONAL_DUTY"))
      << *line;
}

TEST_F(Compile, DefectsStandAlone) {
  const DataFolder folder = DataFolder::InMemory("bad", {{"bad.textproto", "levies { id: 'x' }"}});
  EditionBuilder builder;
  CompileReport report = CompileFolders({&folder, 1}, {}, builder);
  EXPECT_FALSE(report.defects.empty());
  EXPECT_TRUE(report.summary.empty());
}

}  // namespace
}  // namespace landfall
