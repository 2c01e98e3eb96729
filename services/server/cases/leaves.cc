#include "services/server/cases/leaves.h"

#include <algorithm>
#include <array>

#include "common/money/money.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "landfall/type/v1/answer.pb.h"
#include "landfall/type/v1/order.pb.h"

namespace landfall::server {
namespace {

using landed_cost::Charge;
using landed_cost::LineValue;
using quote::Option;
using quote::Quote;

struct Query {
  const Edition& edition;
  const Quote& quote;
  const Option& option;
  int line;
};

std::string_view LevyId(const Query& query, const Charge& charge) {
  if (charge.levy == kNoRow) return {};
  return query.edition.Text(query.edition.Rows<LevyRow>()[charge.levy].id);
}

// Order lines are counted from 1; goods lines leave out what is no goods.
bool IsOnLine(const Query& query, const Charge& charge) {
  if (query.line == 0) return true;
  return std::any_of(charge.lines.begin(), charge.lines.end(), [&](uint32_t line) {
    return query.quote.order_line[line] + 1 == static_cast<uint32_t>(query.line);
  });
}

// The part of "status(eu.duty)" within the brackets, when the name begins with `word`.
std::optional<std::string_view> Inside(std::string_view name, std::string_view word) {
  if (name.size() < word.size() + 2 || name.substr(0, word.size()) != word) return std::nullopt;
  if (name[word.size()] != '(' || name.back() != ')') return std::nullopt;
  return name.substr(word.size() + 1, name.size() - word.size() - 2);
}

LevyFamily FamilyOf(std::string_view word) {
  constexpr std::array<std::string_view, 8> kWords = {
      "",       "duty", "additional_duty", "trade_remedy",
      "excise", "tax",  "government_fee",  "carrier_fee"};
  for (size_t i = 1; i < kWords.size(); ++i) {
    if (kWords[i] == word) return static_cast<LevyFamily>(i);
  }
  return LevyFamily::kNone;
}

bool Names(const Query& query, const Charge& charge, std::string_view name) {
  if (!IsOnLine(query, charge)) return false;
  return LevyId(query, charge) == name ||
         (FamilyOf(name) != LevyFamily::kNone && charge.family == FamilyOf(name));
}

// Sum of a value of the charges of a levy or family; nullopt when there is none.
std::optional<std::string> SumOf(const Query& query, std::string_view name,
                                 Decimal Charge::*value) {
  std::optional<Decimal> sum;
  for (const Charge& charge : query.option.assessment.charges) {
    if (Names(query, charge, name)) sum = sum.value_or(Decimal()) + charge.*value;
  }
  if (!sum.has_value()) return std::nullopt;
  return sum->ToString();
}

std::optional<std::string> StatusOf(const Query& query, std::string_view name) {
  for (const Charge& charge : query.option.assessment.charges) {
    if (!Names(query, charge, name)) continue;
    auto status = static_cast<type::v1::ComponentStatus>(charge.status);
    return type::v1::ComponentStatus_Name(status).substr(sizeof("COMPONENT_STATUS_") - 1);
  }
  return "ABSENT";
}

std::optional<std::string> ReasonOf(const Query& query, std::string_view name) {
  for (const Charge& charge : query.option.assessment.charges) {
    if (!Names(query, charge, name) || charge.reason == NotComputedReason::kNone) continue;
    auto reason = static_cast<type::v1::NotComputedReason>(charge.reason);
    return type::v1::NotComputedReason_Name(reason).substr(sizeof("NOT_COMPUTED_REASON_") - 1);
  }
  return std::nullopt;
}

std::optional<std::string> MissingOf(const Query& query, std::string_view name) {
  using landed_cost::MissingInput;
  for (const Charge& charge : query.option.assessment.charges) {
    if (!Names(query, charge, name)) continue;
    switch (charge.missing) {
      case MissingInput::kNone:
        continue;
      case MissingInput::kHsCode:
        return "HS_CODE";
      case MissingInput::kOrigin:
        return "ORIGIN";
      case MissingInput::kGrossWeight:
        return "GROSS_WEIGHT";
      case MissingInput::kExchangeRate:
        return "EXCHANGE_RATE";
      default:
        return "OTHER";
    }
  }
  return "NONE";
}

// What became of the preference the line claims, where its duty is charged without it.
std::optional<std::string> PreferenceOf(const Query& query) {
  constexpr std::array<std::string_view, 7> kWords = {
      "NONE",     "NO_RATE",     "UNKNOWN_PROGRAMME", "OTHER_ORIGIN",
      "NO_PROOF", "OTHER_PROOF", "NOT_DIRECT"};
  for (const Charge& charge : query.option.assessment.charges) {
    if (!charge.preference_refused || !IsOnLine(query, charge)) continue;
    const landed_cost::Claim& claim = query.option.assessment.claims[charge.first_line];
    return std::string(kWords[static_cast<size_t>(claim.state)]);
  }
  return "NONE";
}

std::optional<std::string> CollectionOf(const Query& query, std::string_view name) {
  for (const Charge& charge : query.option.assessment.charges) {
    if (!Names(query, charge, name)) continue;
    auto collection = static_cast<type::v1::Collection>(charge.collection);
    return type::v1::Collection_Name(collection).substr(sizeof("COLLECTION_") - 1);
  }
  return std::nullopt;
}

std::optional<std::string> OwedBy(const Query& query, std::string_view name) {
  for (const Charge& charge : query.option.assessment.charges) {
    if (!Names(query, charge, name)) continue;
    return type::v1::Party_Name(static_cast<type::v1::Party>(charge.owed_by))
        .substr(sizeof("PARTY_") - 1);
  }
  return std::nullopt;
}

std::optional<std::string> RuleStatusOf(const Query& query, std::string_view name) {
  for (const Charge& charge : query.option.assessment.charges) {
    if (!Names(query, charge, name)) continue;
    if (charge.announced) return "ANNOUNCED";
    return charge.unverified ? "UNVERIFIED" : "IN_FORCE";
  }
  return std::nullopt;
}

// What a restriction that holds for the goods does. One that prohibits leaves no way to ask on.
std::optional<std::string> RestrictionOf(const Query& query, std::string_view id) {
  constexpr std::array<std::string_view, 4> kWords = {"", "PROHIBITED", "LICENCE", "RESTRICTED"};
  const landed_cost::Assessment& assessment = query.option.assessment;
  std::span<const RestrictionRow> rows = query.edition.Rows<RestrictionRow>();
  auto named = [&](uint32_t row) { return query.edition.Text(rows[row].id) == id; };
  for (uint32_t row : assessment.restrictions) {
    if (named(row)) return std::string(kWords[static_cast<size_t>(rows[row].action)]);
  }
  return std::ranges::any_of(assessment.possible_restrictions, named) ? "POSSIBLE" : "NONE";
}

std::optional<std::string> AssumesOf(const Query& query, std::string_view counter) {
  type::v1::CounterKind kind;
  if (!type::v1::CounterKind_Parse("COUNTER_KIND_" + std::string(counter), &kind)) {
    return std::nullopt;
  }
  return (query.option.assessment.counters_assumed >> kind & 1) != 0 ? "TRUE" : "FALSE";
}

const landed_cost::ThresholdUse* UseOf(const Query& query, std::string_view rule) {
  for (const landed_cost::ThresholdUse& use : query.option.assessment.thresholds) {
    TextRef id = use.is_regime ? query.edition.Rows<RegimeRow>()[use.rule].id
                               : query.edition.Rows<ReliefRow>()[use.rule].id;
    if (query.edition.Text(id) == rule) return &use;
  }
  return nullptr;
}

std::optional<std::string> MeasuredOf(const Query& query, std::string_view rule) {
  const landed_cost::ThresholdUse* use = UseOf(query, rule);
  return use == nullptr ? std::nullopt : std::optional(use->measured.ToString());
}

std::optional<std::string> StandingOf(const Query& query, std::string_view rule) {
  const landed_cost::ThresholdUse* use = UseOf(query, rule);
  if (use == nullptr) return std::nullopt;
  auto state = static_cast<type::v1::ThresholdState>(use->state);
  return type::v1::ThresholdState_Name(state).substr(sizeof("THRESHOLD_STATE_") - 1);
}

std::optional<std::string> ValueOf(const Query& query, std::string_view name) {
  struct Field {
    std::string_view name;
    Decimal LineValue::*value;
  };
  constexpr Field kFields[] = {{"customs_value", &LineValue::customs_value},
                               {"goods", &LineValue::goods},
                               {"freight_in_value", &LineValue::freight_in_value},
                               {"freight_outside_value", &LineValue::freight_outside_value},
                               {"insurance", &LineValue::insurance},
                               {"shipping_charged", &LineValue::shipping_charged}};
  for (const Field& field : kFields) {
    if (field.name != name) continue;
    Decimal sum;
    for (size_t i = 0; i < query.option.assessment.values.size(); ++i) {
      bool counts =
          query.line == 0 || query.quote.order_line[i] + 1 == static_cast<uint32_t>(query.line);
      if (counts) sum = sum + query.option.assessment.values[i].*field.value;
    }
    return sum.ToString();
  }
  return std::nullopt;
}

// Levies of every family but what carriers charge, in the law's currency.
Decimal Levies(const Option& option) {
  Decimal sum;
  for (const Charge& charge : option.assessment.charges) {
    if (charge.family != LevyFamily::kCarrierFee) sum = sum + charge.amount;
  }
  return sum;
}

// Leaves about a change of law inside the transit window.
std::optional<std::string> ChangeOf(const Query& query, std::string_view name) {
  const quote::TransitChange& named = query.option.law_change;
  bool found = query.option.has_law_change;
  int digits = query.quote.presentment_digits;
  if (name == "law_change") {
    return found ? std::string(query.edition.Text(named.change.rule)) : "NONE";
  }
  if (name == "entered") return query.option.assessment.entered.ToString();
  if (!found) return std::nullopt;
  if (name == "law_change_at") return named.change.at.ToString();
  if (name == "total_at_start") return FromMinor(named.total_at_start, digits).ToString();
  if (name == "total_at_end") return FromMinor(named.total_at_end, digits).ToString();
  return std::nullopt;
}

// Leaves about the first way that is not offered.
std::optional<std::string> RejectionLeaf(const Quote& quote, std::string_view name) {
  if (name != "rejection" && name != "nearest_below" && name != "nearest_above") {
    return std::nullopt;
  }
  if (quote.rejected.empty()) return "NONE";
  const quote::Rejected& first = quote.rejected[0];
  if (name == "rejection") {
    return type::v1::RejectionReason_Name(static_cast<type::v1::RejectionReason>(first.reason))
        .substr(sizeof("REJECTION_REASON_") - 1);
  }
  return FromMinor(name == "nearest_below" ? first.nearest_below : first.nearest_above,
                   quote.presentment_digits)
      .ToString();
}

std::optional<std::string> WholeOf(const Query& query, std::string_view name) {
  const Option& option = query.option;
  int digits = query.quote.presentment_digits;
  if (name == "levies") return Levies(option).ToString();
  if (name == "total") return FromMinor(option.totals.total, digits).ToString();
  if (name == "low") return FromMinor(option.totals.low, digits).ToString();
  if (name == "high") return FromMinor(option.totals.high, digits).ToString();
  if (name == "freight") return FromMinor(option.totals.freight, digits).ToString();
  if (name == "remainder") return FromMinor(option.totals.remainder, digits).ToString();
  if (name == "insurance_paid") return FromMinor(option.totals.insurance, digits).ToString();
  if (name == "payable_at_checkout") {
    return FromMinor(option.totals.payable_at_checkout, digits).ToString();
  }
  if (name == "payable_on_delivery") {
    return FromMinor(option.totals.payable_on_delivery, digits).ToString();
  }
  if (std::optional<std::string> leaf = ChangeOf(query, name)) return leaf;
  if (name == "complete") return option.complete ? "TRUE" : "FALSE";
  if (name == "net_price") return option.assessment.net_total.ToString();
  if (name == "regime") {
    if (option.assessment.regime == kNoRow) return "NONE";
    return std::string(
        query.edition.Text(query.edition.Rows<RegimeRow>()[option.assessment.regime].id));
  }
  if (name == "importer") {
    return type::v1::Party_Name(static_cast<type::v1::Party>(option.assessment.importer))
        .substr(sizeof("PARTY_") - 1);
  }
  if (name == "trade_class") {
    return type::v1::TradeClass_Name(static_cast<type::v1::TradeClass>(query.quote.trade_class))
        .substr(sizeof("TRADE_CLASS_") - 1);
  }
  if (name == "currency") return option.assessment.currency.ToString();
  if (name == "service") {
    if (option.way->offer == nullptr) return std::string(option.way->caller->service_id);
    return std::string(
        query.edition.Text(query.edition.Rows<ServiceRow>()[option.way->offer->service].id));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> FindLeaf(const quote::Sources& sources, const quote::Quote& quote,
                                    std::string_view name, int line) {
  if (name == "options") return std::to_string(quote.options.size());
  if (name == "territory") return quote.destination.territory.ToString();
  if (std::optional<std::string> leaf = RejectionLeaf(quote, name)) return leaf;
  if (quote.options.empty()) return std::nullopt;
  Query query{sources.book.edition(), quote, quote.options[0], line};
  if (auto id = Inside(name, "status")) return StatusOf(query, *id);
  if (auto id = Inside(name, "reason")) return ReasonOf(query, *id);
  if (name == "preference_refused") return PreferenceOf(query);
  if (auto id = Inside(name, "missing")) return MissingOf(query, *id);
  if (auto id = Inside(name, "collection")) return CollectionOf(query, *id);
  if (auto id = Inside(name, "owed_by")) return OwedBy(query, *id);
  if (auto id = Inside(name, "rule_status")) return RuleStatusOf(query, *id);
  if (auto id = Inside(name, "restriction")) return RestrictionOf(query, *id);
  if (auto id = Inside(name, "assumes")) return AssumesOf(query, *id);
  if (auto id = Inside(name, "base")) return SumOf(query, *id, &Charge::base);
  if (auto id = Inside(name, "exact")) return SumOf(query, *id, &Charge::exact);
  if (auto id = Inside(name, "rate")) return SumOf(query, *id, &Charge::percent);
  if (auto id = Inside(name, "measured")) return MeasuredOf(query, *id);
  if (auto id = Inside(name, "standing")) return StandingOf(query, *id);
  if (auto value = ValueOf(query, name)) return value;
  if (auto value = WholeOf(query, name)) return value;
  return SumOf(query, name, &Charge::amount);
}

}  // namespace landfall::server
