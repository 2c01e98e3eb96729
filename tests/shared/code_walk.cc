#include "tests/shared/code_walk.h"

#include <algorithm>

#include "common/order/answer_enums.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/tariff_tables.h"

namespace landfall {
namespace {

using landed_cost::Charge;
using landed_cost::MissingInput;

constexpr const char* kOutcomeNames[kOutcomes] = {"computed", "free",         "stale",  "relieved",
                                                  "replaced", "not computed", "refused"};

constexpr const char* kReasons[] = {
    "no reason",       "NO_SCHEDULE", "EXCHANGE_RATE", "EXCISE", "TRADE_REMEDY",
    "MISSING_INPUT",   "RATE_TEXT",   "NOT_COVERED",   "RETURN", "NO_RULE",
    "INCOMPLETE_BASE", "OVERFLOW",    "COUNTER",       "QUOTA"};

// What is wrong with one leaf; empty when it says all it must.
std::string Fault(const Edition& edition, const Charge& charge) {
  switch (charge.status) {
    case ComponentStatus::kNone:
      return "no status";
    case ComponentStatus::kComputed:
      // Nothing that was computed is nothing because it was rounded away, or has a base of nothing.
      if (charge.amount.IsZero() && charge.exact.IsZero() && !charge.base.IsZero() &&
          charge.expression == kNoRow && charge.rate_row == kNoRow) {
        return "an amount of nothing";
      }
      return charge.version == kNoRow ? "an amount of no rule" : "";
    case ComponentStatus::kRelieved:
      return charge.relief == kNoRow && charge.levy == kNoRow ? "relieved by nothing" : "";
    case ComponentStatus::kUnknown:
      return charge.coverage == kNoRow ? "unknown, and nothing says so" : "";
    case ComponentStatus::kNotComputed:
      if (charge.reason == NotComputedReason::kNone) return "not computed without a reason";
      if (charge.reason == NotComputedReason::kMissingInput &&
          charge.missing == MissingInput::kNone) {
        return "an input is missing, and none is named";
      }
      if (charge.reason == NotComputedReason::kRateText &&
          (charge.rate_row == kNoRow ||
           edition.Text(edition.Rows<TariffRow>()[charge.rate_row].rate_text).empty())) {
        return "the rate could not be read, and its text is not there";
      }
      return "";
    default:
      return "";
  }
}

Outcome OutcomeOf(const Charge& charge) {
  switch (charge.status) {
    case ComponentStatus::kNotComputed:
    case ComponentStatus::kUnknown:
      return Outcome::kNotComputed;
    case ComponentStatus::kRelieved:
      return Outcome::kRelieved;
    case ComponentStatus::kNotApplicable:
      return Outcome::kReplaced;
    case ComponentStatus::kZeroRated:
      return charge.stale ? Outcome::kStale : Outcome::kFree;
    default:
      return charge.stale ? Outcome::kStale : Outcome::kComputed;
  }
}

StatedQuantity Of(Unit unit, int64_t amount) {
  return {.value = Decimal::FromInteger(amount), .unit = unit};
}

}  // namespace

CodeWalk::CodeWalk(const quote::Sources& sources, const WalkLane& lane)
    : sources_(sources), lane_(lane) {
  const CurrencyCode currency = CurrencyCode::Parse(lane.currency).value();
  constexpr Unit kUnits[] = {Unit::kLitre, Unit::kSquareMetre, Unit::kMetre, Unit::kCubicMetre,
                             Unit::kPair,  Unit::kJewel,       Unit::kSet};
  std::span<StatedQuantity> quantities = fixed_.AllocateArray<StatedQuantity>(std::size(kUnits));
  for (size_t i = 0; i < std::size(kUnits); ++i) quantities[i] = Of(kUnits[i], 2);
  line_.supplementary_quantities = quantities;
  line_.line_id = "1";
  line_.origin = Code::Of("TH");
  line_.quantity = 3;
  line_.net_weight_grams = 450;
  line_.gross_weight_grams = 500;
  line_.abv_percent = Decimal::FromInteger(12);
  line_.has_abv = true;
  line_.sucrose_percent = Decimal::FromInteger(40);
  line_.has_sucrose = true;
  line_.price_basis = PriceBasis::kTaxExclusive;
  seller_ = {.territory = Code::Of("TH"), .kind = SellerKind::kBusiness};
  way_ = {.service_id = "way",
          .amount = {Decimal::FromInteger(10 * lane.scale), currency},
          .terms = Terms::kDap};
  way_.mode = Mode::kExpress;
  way_.channel = Channel::kCourier;
  order_.lines = {&line_, 1};
  order_.sellers = {&seller_, 1};
  order_.buyer.kind = BuyerKind::kConsumer;
  order_.destination.country = Code::Of(lane.country);
  if (*lane.subdivision != 0) order_.destination.subdivision = Code::Of(lane.subdivision);
  order_.destination.postal_code = lane.postal_code;
  order_.dispatch.address.country = Code::Of("TH");
  order_.currency = currency;
  order_.purpose = Purpose::kSale;
  order_.as_of = order_.ordered_at = order_.shipped_at = order_.entered_at =
      Instant::Parse(std::string(lane.day) + "T12:00:00Z").value();
  wishes_.caller_freight = {&way_, 1};
  wishes_.landfall_rates = false;
  wishes_.terms = Terms::kDap;
}

void CodeWalk::Ask(HsCode code, int64_t value, WalkCount& count) {
  ++count.asked;
  line_.hs_code = code;
  line_.unit_price = Decimal::FromInteger(value * lane_.scale);
  const std::string what =
      std::string(lane_.name) + " " + code.ToString() + " at " + std::to_string(value);
  arena_.Reset();
  const auto quote = quote::MakeQuote(sources_, order_, wishes_, {}, arena_);
  if (!quote.ok()) {
    count.faults.push_back(what + ": " + std::string(quote.status().message()));
    return;
  }
  for (const quote::Option& option : quote->options) CheckOption(option, what, count);
  if (!quote->options.empty()) return;
  const bool refused =
      quote->rejected.size() == 1 && quote->rejected[0].reason != RejectionReason::kNone;
  if (refused) {
    ++count.outcomes[static_cast<size_t>(Outcome::kRefused)];
  } else {
    count.faults.push_back(what + ": no option, and none is refused");
  }
}

void CodeWalk::CheckOption(const quote::Option& option, const std::string& what, WalkCount& count) {
  const Charge* duty = nullptr;
  for (const Charge& charge : option.assessment.charges) {
    const std::string fault = Fault(sources_.book.edition(), charge);
    if (!fault.empty()) {
      count.faults.push_back(what + ": family " + std::to_string(static_cast<int>(charge.family)) +
                             ": " + fault);
    }
    // Of the duties that speak of the line, the one that says most of what is owed.
    if (charge.family != LevyFamily::kDuty) continue;
    if (duty == nullptr || duty->status == ComponentStatus::kNotApplicable ||
        charge.status == ComponentStatus::kNotComputed) {
      duty = &charge;
    }
  }
  if (duty == nullptr) {
    count.faults.push_back(what + ": nothing is said of customs duty");
    return;
  }
  const Outcome outcome = OutcomeOf(*duty);
  ++count.outcomes[static_cast<size_t>(outcome)];
  if (outcome == Outcome::kNotComputed) ++count.reasons[kReasons[static_cast<int>(duty->reason)]];
}

std::string Describe(std::string_view name, const WalkCount& count) {
  std::string text = std::string(name) + ": " + std::to_string(count.asked) + " answers";
  for (size_t i = 0; i < kOutcomes; ++i) {
    if (count.outcomes[i] == 0) continue;
    const size_t hundredths = count.outcomes[i] * 10000 / std::max<size_t>(count.asked, 1);
    text += ", " + std::string(kOutcomeNames[i]) + " " + std::to_string(hundredths / 100) + "." +
            (hundredths % 100 < 10 ? "0" : "") + std::to_string(hundredths % 100) + " %";
  }
  const char* between = " (";
  for (const auto& [reason, times] : count.reasons) {
    text += between + reason + " " + std::to_string(times);
    between = ", ";
  }
  return count.reasons.empty() ? text : text + ")";
}

}  // namespace landfall
