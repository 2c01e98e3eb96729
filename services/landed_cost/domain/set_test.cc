#include "services/landed_cost/domain/set_test.h"

#include <span>

#include "common/rulebook/lookup/goods_list.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/text_key.h"

namespace landfall::landed_cost {
namespace {

using Values = std::span<const TestValueRow>;

bool HasKey(Values values, uint64_t key) {
  for (const TestValueRow& value : values) {
    if (value.key == key) return true;
  }
  return false;
}

bool HasAnyKey(Values values, std::span<const uint64_t> keys) {
  for (uint64_t key : keys) {
    if (HasKey(values, key)) return true;
  }
  return false;
}

// The code itself, or a group it belongs to on the day.
bool HasPlace(const Frame& frame, Values values, Code code, LocalTime at) {
  if (code.IsNone()) return false;
  Day day = at.day();
  for (const TestValueRow& value : values) {
    if (value.key == code.packed()) return true;
    for (const GroupMemberRow& member : frame.edition().Rows<GroupMemberRow>(value.members)) {
      if (member.member == code && member.from <= day && day <= member.to) return true;
    }
  }
  return false;
}

bool HasDestination(const Frame& frame, Values values, LocalTime at) {
  const Place& place = frame.goods.destination;
  for (Code code : {place.territory, place.country, place.subdivision, place.customs}) {
    if (HasPlace(frame, values, code, at)) return true;
  }
  return false;
}

Truth HasGoods(const Frame& frame, Values values, HsCode code) {
  Truth any = Truth::kNo;
  for (const TestValueRow& value : values) {
    Membership found = MembershipIn(frame.edition(), static_cast<uint32_t>(value.key), code);
    if (found == Membership::kInside) return Truth::kYes;
    if (found == Membership::kPartly) any = Truth::kShortCode;
  }
  return any;
}

bool HasRegistration(const Frame& frame, Values values, const GoodsLine& line) {
  const Consignment& goods = frame.goods;
  return HasAnyKey(values, line.seller_registrations) ||
         (goods.marketplace_facilitates && HasAnyKey(values, goods.marketplace_registrations));
}

Truth HasApplyingLevy(const Frame& frame, Values values, uint32_t line) {
  Truth any = Truth::kNo;
  for (const TestValueRow& value : values) {
    uint32_t index = frame.state_of_levy[value.key];
    if (index == kNoRow || frame.levies[index].excluded) continue;
    const LevyState& state = frame.levies[index];
    if (!state.applies[line]) continue;
    any = TruthWithout(state.untested[line]);
    if (any == Truth::kYes) return any;
  }
  return any;
}

bool LineMatches(const Frame& frame, const TestRow& test, uint32_t index, LocalTime at) {
  Values values = frame.edition().Rows<TestValueRow>(test.values);
  const GoodsLine& line = frame.goods.lines[index];
  switch (test.subject) {
    case Subject::kSellerTerritory:
      return HasPlace(frame, values, line.seller_territory, at);
    case Subject::kSellerKind:
      return HasKey(values, static_cast<uint64_t>(line.seller_kind));
    case Subject::kGoodsFlag:
      return HasAnyKey(values, line.flags);
    case Subject::kTaxCategory:
      return HasKey(values, line.tax_category);
    case Subject::kRegistration:
      return HasRegistration(frame, values, line);
    case Subject::kPreference:
      return frame.findings.claims[index].state == ClaimState::kValid &&
             HasKey(values, frame.findings.claims[index].programme.packed());
    case Subject::kStated:
      return HasAnyKey(values, line.stated);
    default:
      return false;
  }
}

Truth TruthOnLine(const Frame& frame, const TestRow& test, uint32_t index, LocalTime at) {
  Values values = frame.edition().Rows<TestValueRow>(test.values);
  switch (test.subject) {
    case Subject::kHs:
      return HasGoods(frame, values, frame.goods.lines[index].hs);
    case Subject::kLevyApplies:
      return HasApplyingLevy(frame, values, index);
    case Subject::kOrigin: {
      Code origin = frame.goods.lines[index].origin;
      return origin.IsNone() ? Truth::kNoOrigin : TruthOf(HasPlace(frame, values, origin, at));
    }
    default:
      return TruthOf(LineMatches(frame, test, index, at));
  }
}

bool ConsignmentMatches(const Frame& frame, const TestRow& test, LocalTime at) {
  Values values = frame.edition().Rows<TestValueRow>(test.values);
  const Consignment& goods = frame.goods;
  switch (test.subject) {
    case Subject::kDispatch:
      return HasPlace(frame, values, goods.dispatch, at);
    case Subject::kDestination:
      return HasDestination(frame, values, at);
    case Subject::kChannel:
      return HasKey(values, static_cast<uint64_t>(goods.channel));
    case Subject::kMode:
      return HasKey(values, static_cast<uint64_t>(goods.mode));
    case Subject::kBuyerKind:
      return HasKey(values, static_cast<uint64_t>(goods.buyer_kind));
    case Subject::kTradeClass:
      return HasKey(values, static_cast<uint64_t>(goods.trade_class));
    case Subject::kPurpose:
      return HasKey(values, static_cast<uint64_t>(goods.purpose));
    case Subject::kRegime:
      return frame.regime == kAnyRegime || (frame.regime != kNoRow && HasKey(values, frame.regime));
    case Subject::kMarketplace:
      return goods.marketplace_facilitates;
    case Subject::kImporter:
      return HasKey(values, static_cast<uint64_t>(goods.importer));
    case Subject::kTerms:
      return HasKey(values, static_cast<uint64_t>(goods.terms));
    case Subject::kCarrier:
      return HasKey(values, goods.carrier);
    case Subject::kService:
      return HasKey(values, goods.service);
    case Subject::kBuyerRegistration:
      return HasAnyKey(values, goods.buyer_registrations);
    case Subject::kEntryKind:
      return HasKey(values, static_cast<uint64_t>(goods.entry_kind));
    case Subject::kCarriedScheme:
      return goods.carries_any_scheme || HasAnyKey(values, goods.carried_schemes);
    default:
      return false;
  }
}

// Lines may be under several regimes: over the consignment one of them is enough.
bool RegimeMatches(const Frame& frame, const TestRow& test, const ConditionScope& scope) {
  Values values = frame.edition().Rows<TestValueRow>(test.values);
  for (uint32_t i = 0; i < frame.line_count(); ++i) {
    if (InScope(frame, scope, i) && HasKey(values, frame.regime_of_line[i])) return true;
  }
  return false;
}

// Over the lines in scope: with NOT_IN the test holds when the positive form does not.
Truth SomeOrEveryLine(const Frame& frame, const TestRow& test, const ConditionScope& scope) {
  const bool every = test.all_lines != 0;
  const Truth decides = TruthOf(!every);
  Truth truth = TruthOf(every);
  for (uint32_t i = 0; i < frame.line_count() && truth != decides; ++i) {
    if (!InScope(frame, scope, i)) continue;
    Truth line = TruthOnLine(frame, test, i, scope.at);
    truth = every ? Both(truth, line) : Either(truth, line);
  }
  return truth;
}

Truth Ask(const Frame& frame, const TestRow& test, const ConditionScope& scope) {
  Truth truth = Truth::kNo;
  if (test.subject == Subject::kRegime && !frame.regime_of_line.empty()) {
    truth = TruthOf(RegimeMatches(frame, test, scope));
  } else if (!IsOfLine(test.subject)) {
    truth = TruthOf(ConsignmentMatches(frame, test, scope.at));
  } else if (scope.line == kAllLines || scope.of_parcel) {
    truth = SomeOrEveryLine(frame, test, scope);
  } else {
    truth = TruthOnLine(frame, test, scope.line, scope.at);
  }
  return test.comparison == Comparison::kNotIn ? Not(truth) : truth;
}

}  // namespace

Truth SetTestHolds(const Frame& frame, const TestRow& test, const ConditionScope& scope) {
  std::span<const std::span<uint8_t>> known = frame.findings.tests;
  // Memberships are read on the day of the scope; only those of entry are kept.
  if (known.empty() || IsOfWay(test.subject) || scope.at != frame.entered) {
    return Ask(frame, test, scope);
  }
  size_t column = scope.line == kAllLines ? frame.line_count() : scope.line;
  size_t row = static_cast<size_t>(&test - frame.edition().Rows<TestRow>().data());
  uint8_t& answer = known[column][row];
  if (answer == 0) answer = static_cast<uint8_t>(1 + static_cast<uint8_t>(Ask(frame, test, scope)));
  return static_cast<Truth>(answer - 1);
}

}  // namespace landfall::landed_cost
