#include "services/landed_cost/domain/duty_expression.h"

#include <gtest/gtest.h>

#include <vector>

#include "common/rulebook/expression/duty_text.h"

namespace landfall::landed_cost {
namespace {

constexpr CurrencyCode kXts = CurrencyCode::FromLiteral("XTS");

Decimal D(std::string_view text) { return *Decimal::Parse(text); }

// 100 kg gross, 90 kg net and 80 kg drained of 2 hl at 40 % vol, worth 1,200; 50 % sucrose.
struct Goods {
  std::vector<MeasuredQuantity> quantities = {
      {Unit::kKilogram, Qualifier::kGross, D("100")},  {Unit::kKilogram, Qualifier::kNone, D("90")},
      {Unit::kKilogram, Qualifier::kDrained, D("80")}, {Unit::kLitre, Qualifier::kNone, D("200")},
      {Unit::kItem, Qualifier::kNone, D("24")},        {Unit::kPair, Qualifier::kNone, D("12")},
  };
  std::vector<ValuePart> parts = {{ValueBasis::kCase, D("300")},
                                  {ValueBasis::kRetailPrice, D("2000")}};
  std::vector<MeasuredStrength> strengths = {{Measure::kAlcoholPercent, D("40")},
                                             {Measure::kSucrosePercent, D("50")},
                                             {Measure::kPolarityDegrees, D("96.5")}};
  std::vector<MeursingAmount> meursing = {
      {MeursingPart::kAgricultural, D("10.06"), CurrencyCode::FromLiteral("EUR")}};
  Day entry = Day::FromCivil(2026, 6, 15);
  std::optional<Decimal> applicable;
};

DutyAmount Evaluate(std::string_view text, const Goods& goods) {
  const absl::StatusOr<Expression> expression = ParseDutyText(text);
  EXPECT_TRUE(expression.ok()) << text << ": " << expression.status();
  const DutyInputs inputs{.customs_value = D("1200"),
                          .currency = kXts,
                          .entry_day = goods.entry,
                          .quantities = goods.quantities,
                          .parts = goods.parts,
                          .strengths = goods.strengths,
                          .meursing = goods.meursing,
                          .entry_price_duty = std::nullopt,
                          .applicable_duty = goods.applicable};
  return EvaluateExpression(expression->View(), inputs,
                            [](CurrencyCode from) -> std::optional<Exchange> {
                              if (from != CurrencyCode::FromLiteral("EUR")) return std::nullopt;
                              return Exchange{D("8571"), D("10000")};
                            });
}

struct Case {
  std::string_view text;
  std::string_view amount;
};

TEST(EvaluateExpression, ComputesExactly) {
  const Case cases[] = {
      {"Free", "0"},
      {"20 %", "240"},
      {"33 1/3 %", "400"},
      {"6 % of case", "18"},
      {"16.5 % RET", "330"},
      {"35.10 XTS / 100 kg", "31.59"},
      {"35.10 XTS / 100 kg / gross", "35.1"},
      {"35.10 XTS / 100 kg / drained", "28.08"},
      {"2 XTS / TNE", "0.18"},
      {"1 XTS / g", "90000"},
      {"0.50 XTS / % vol / hl", "40"},
      {"84.51 XTS / LPA", "6760.8"},
      {"0.30 XTS / 100 kg / net / % sacchar.", "13.5"},
      {"3 XTS / 1000 items", "0.072"},
      {"1 XTS / dozen", "2"},
      {"0.76 XTS / pr. + 5 %", "69.12"},
      {"2 XTS / KGM - 0.1 XTS / KGM / degree under 100 MIN 1 XTS / KGM", "148.5"},
      {"0.1 XTS / KGM / degree under 90", "0"},
      {"35.10 EUR / 100 kg", "27.075789"},
      {"10 % + EA", "127.7601834"},
      {"10 % MIN 2 XTS / kg", "180"},
      {"20 % MIN 2 XTS / kg", "240"},
      {"20 % MAX 2 XTS / kg", "180"},
      {"13.8 % MIN 13 XTS / KGM MAX 15 XTS / KGM - 7 XTS / KGM", "720"},
      {"10 XTS / KGM - 100 % MIN Free", "0"},
      {"20 XTS / KGM - 100 % MIN Free", "600"},
      {"8 % (11-01..05-31); 12 % (06-01..10-31)", "144"},
  };
  for (const Case& c : cases) {
    const DutyAmount duty = Evaluate(c.text, Goods());
    EXPECT_TRUE(duty.computed()) << c.text;
    EXPECT_EQ(duty.amount.ToString(), c.amount) << c.text;
  }
}

TEST(EvaluateExpression, SeasonsChangeOnTheirFirstDay) {
  constexpr std::string_view kText = "8 % (11-01..05-31); 12 % (06-01..10-31)";
  const std::pair<Day, std::string_view> cases[] = {
      {Day::FromCivil(2026, 5, 31), "96"},   {Day::FromCivil(2026, 6, 1), "144"},
      {Day::FromCivil(2026, 10, 31), "144"}, {Day::FromCivil(2026, 11, 1), "96"},
      {Day::FromCivil(2028, 2, 29), "96"},   {Day::FromCivil(2026, 1, 1), "96"}};
  for (const auto& [day, amount] : cases) {
    Goods goods;
    goods.entry = day;
    EXPECT_EQ(Evaluate(kText, goods).amount.ToString(), amount) << day.ToString();
  }
}

TEST(EvaluateExpression, TheDutyOfTheGoodsOwnSubheadingIsAnInput) {
  Goods goods;
  goods.applicable = D("30");
  EXPECT_EQ(Evaluate("BASE + 25 %", goods).amount.ToString(), "330");
}

struct GapCase {
  std::string_view text;
  DutyGap::Kind kind;
};

TEST(EvaluateExpression, NamesWhatIsMissingAndIsNeverZero) {
  const GapCase cases[] = {
      {"5 % of strap", DutyGap::Kind::kValuePart},
      {"1 XTS / m2", DutyGap::Kind::kQuantity},
      {"1 XTS / kg / lactic matter", DutyGap::Kind::kQuantity},
      {"1 XTS / jewel", DutyGap::Kind::kQuantity},
      {"10 % + ADSZ", DutyGap::Kind::kMeursing},
      {"10 % MAX 5 % + ADFM", DutyGap::Kind::kMeursing},
      {"ENTRY PRICE", DutyGap::Kind::kEntryPrice},
      {"BASE + 25 %", DutyGap::Kind::kApplicableDuty},
      {"1 CAD / kg", DutyGap::Kind::kExchangeRate},
  };
  for (const GapCase& c : cases) EXPECT_EQ(Evaluate(c.text, Goods()).gap.kind, c.kind) << c.text;
}

TEST(EvaluateExpression, NamesTheQuantityItLacks) {
  Goods goods;
  goods.quantities.clear();
  goods.strengths.clear();
  const DutyGap weight = Evaluate("5 % + 1 XTS / 100 kg / drained", goods).gap;
  EXPECT_EQ(weight.unit, Unit::kKilogram);
  EXPECT_EQ(weight.qualifier, Qualifier::kDrained);
  goods.quantities = {{Unit::kLitre, Qualifier::kNone, D("1")}};
  const DutyGap strength = Evaluate("1 XTS / % vol / hl", goods).gap;
  EXPECT_EQ(strength.kind, DutyGap::Kind::kStrength);
  EXPECT_EQ(strength.measure, Measure::kAlcoholPercent);
}

TEST(EvaluateExpression, TooLargeIsOverflowThroughBounds) {
  Goods goods;
  goods.quantities = {{Unit::kKilogram, Qualifier::kNone, D("99999999999999")}};
  for (std::string_view text : {"99999999999999 XTS / kg", "99999999999999 XTS / kg MAX 1 %",
                                "1 % + 99999999999999 XTS / kg"}) {
    EXPECT_TRUE(Evaluate(text, goods).amount.IsOverflow()) << text;
  }
}

TEST(EvaluateExpression, ReproducesPublishedExamples) {
  Goods goods;
  goods.quantities = {{Unit::kKilogram, Qualifier::kNone, D("10000")}};
  // min(max(165.60, 1300), 1500 - 700)
  EXPECT_EQ(
      Evaluate("13.80 % MIN 13.00 XTS / 100 kg MAX 15.00 XTS / 100 kg - 7.00 XTS / 100 kg", goods)
          .amount.ToString(),
      "800");
  EXPECT_EQ(Evaluate("35.10 EUR / 100 kg", goods).amount.ToString(), "3008.421");
  goods.quantities = {{Unit::kKilogram, Qualifier::kNone, D("16320")}};
  goods.strengths = {{Measure::kSucrosePercent, D("80")}};
  EXPECT_EQ(Evaluate("0.30 XTS / 100 kg / net / % sacchar.", goods).amount.ToString(), "3916.8");
}

}  // namespace
}  // namespace landfall::landed_cost
