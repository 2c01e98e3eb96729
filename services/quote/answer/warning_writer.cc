#include "services/quote/answer/warning_writer.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/quote/answer/charge_writer.h"

namespace landfall::quote {
namespace {

using landed_cost::Charge;

type::v1::Warning& Add(type::v1::WarningKind kind, type::v1::Answer& answer) {
  type::v1::Warning& warning = *answer.add_warnings();
  warning.set_kind(kind);
  return warning;
}

template <typename Predicate>
void WarnOfCharges(const Edition& edition, const Option& option, type::v1::WarningKind kind,
                   AnswerTables& tables, type::v1::Answer& answer, Predicate concerns) {
  type::v1::Warning* warning = nullptr;
  for (const Charge& charge : option.assessment.charges) {
    if (charge.levy == kNoRow || !concerns(charge)) continue;
    if (warning == nullptr) {
      warning = &Add(kind, answer);
      warning->set_rule(tables.Name(edition.Rows<LevyRow>()[charge.levy].id));
    }
  }
}

bool IsAsTheLawNames(const ResolvedRate& rate) {
  return rate.status == RateStatus::kIdentity || rate.status == RateStatus::kPublished ||
         rate.status == RateStatus::kCaller;
}

// "USD to EUR of 2026-07-01 from ecb.daily, 12 days old".
std::string PairText(const landed_cost::RateUse& use) {
  std::string text = use.from.ToString() + " to " + use.to.ToString();
  if (!use.rate.found()) return text + ": no rate is known for the day";
  text += " of " + use.rate.day.ToString() + " from " + std::string(use.rate.source);
  if (use.rate.status == RateStatus::kSubstitute) text += ", a substitute";
  if (use.rate.age_days == 0) return text;
  return text + ", " + std::to_string(use.rate.age_days) +
         (use.rate.age_days == 1 ? " day old" : " days old");
}

void WarnOfRates(const Quote& quote, const Option& best, AnswerTables& tables,
                 type::v1::Answer& answer) {
  std::vector<std::string> named;
  auto warn = [&](std::span<const landed_cost::RateUse> uses) {
    for (const landed_cost::RateUse& use : uses) {
      if (IsAsTheLawNames(use.rate)) continue;
      std::string text = PairText(use);
      if (std::ranges::find(named, text) != named.end()) continue;
      Add(type::v1::WARNING_KIND_EXCHANGE_RATE, answer).set_detail(tables.Name(text));
      named.push_back(std::move(text));
    }
  };
  warn(best.assessment.rates);
  warn(quote.market_rates);
}

void WarnOfGoods(const Edition& edition, const Option& option, AnswerTables& tables,
                 type::v1::Answer& answer) {
  for (uint32_t row : option.assessment.restrictions) {
    const RestrictionRow& restriction = edition.Rows<RestrictionRow>()[row];
    bool licence = restriction.action == RestrictionAction::kLicence;
    type::v1::Warning& warning =
        Add(licence ? type::v1::WARNING_KIND_LICENCE : type::v1::WARNING_KIND_RESTRICTED, answer);
    warning.set_rule(tables.Name(restriction.id));
    warning.set_detail(tables.Name(restriction.goods));
  }
}

// Restrictions that may be meant: the code of a line is too short to tell.
void WarnOfPossibleRestrictions(const Edition& edition, const Option& option, AnswerTables& tables,
                                type::v1::Answer& answer) {
  for (uint32_t row : option.assessment.possible_restrictions) {
    const RestrictionRow& restriction = edition.Rows<RestrictionRow>()[row];
    type::v1::Warning& warning = Add(type::v1::WARNING_KIND_SHORT_HS_CODE, answer);
    warning.set_rule(tables.Name(restriction.id));
    warning.set_detail(tables.Name(restriction.goods));
  }
}

// One warning about what parcels lack, or lines where the order gives no parcels; `field` is the
// path of the first.
class Lacking {
 public:
  Lacking(AnswerTables& tables, type::v1::Answer& answer) : tables_(tables), answer_(answer) {}

  type::v1::Warning& Name(const std::string& field) {
    if (warning_ == nullptr) {
      warning_ = &Add(type::v1::WARNING_KIND_WEIGHT_OR_SIZE_MISSING, answer_);
      warning_->set_field(tables_.Name(field));
    }
    return *warning_;
  }

 private:
  AnswerTables& tables_;
  type::v1::Answer& answer_;
  type::v1::Warning* warning_ = nullptr;
};

std::string Path(std::string_view list, size_t index, std::string_view field) {
  return std::string(list) + "[" + std::to_string(index) + "]." + std::string(field);
}

// Whether a line says what one of it weighs.
bool HasWeight(const OrderLine& line) {
  return line.gross_weight_grams > 0 || line.net_weight_grams > 0;
}

void WarnOfParcels(const Quote& quote, AnswerTables& tables, type::v1::Answer& answer) {
  const Order& order = *quote.order;
  for (size_t i = 0; i < order.parcels.size(); ++i) {
    if (quote.parcels[i].weight_grams == 0) {
      Lacking(tables, answer).Name(Path("parcels", i, "gross_weight_grams"));
    }
    if (!quote.parcels[i].dimensions.IsKnown()) {
      Lacking(tables, answer).Name(Path("parcels", i, "dimensions"));
    }
  }
  if (!order.parcels.empty()) return;
  Lacking weight(tables, answer);
  Lacking size(tables, answer);
  for (uint32_t line : quote.order_line) {
    if (HasWeight(order.lines[line])) continue;
    weight.Name(Path("lines", line, "gross_weight_grams")).add_lines(line);
  }
  for (uint32_t line : quote.order_line) {
    if (order.lines[line].dimensions.IsKnown()) continue;
    size.Name(Path("lines", line, "dimensions")).add_lines(line);
  }
}

void WarnOfFreight(const Quote& quote, AnswerTables& tables, type::v1::Answer& answer) {
  bool estimated =
      std::any_of(quote.options.begin(), quote.options.end(), [](const Option& option) {
        FreightPriceBasis basis = option.way->price.weakest;
        return basis == FreightPriceBasis::kObserved || basis == FreightPriceBasis::kIllustrative;
      });
  if (estimated) Add(type::v1::WARNING_KIND_FREIGHT_ESTIMATED, answer);
  WarnOfParcels(quote, tables, answer);
}

void WarnOfCodes(const Quote& quote, type::v1::Answer& answer) {
  type::v1::Warning* warning = nullptr;
  for (size_t i = 0; i < quote.lines.size(); ++i) {
    if (quote.lines[i].hs.digits() >= 8) continue;
    if (warning == nullptr) warning = &Add(type::v1::WARNING_KIND_SHORT_HS_CODE, answer);
    warning->add_lines(quote.order_line[i]);
  }
}

struct Refusal {
  std::string_view field;  // of the line's claim
  std::string_view reason;
};

Refusal RefusalOf(landed_cost::ClaimState state) {
  switch (state) {
    case landed_cost::ClaimState::kUnknownProgramme:
      return {"programme", "the destination has no such programme on the day"};
    case landed_cost::ClaimState::kOtherOrigin:
      return {"programme", "the programme is not for goods from there"};
    case landed_cost::ClaimState::kNoProof:
      return {"proof", "no proof is given"};
    case landed_cost::ClaimState::kOtherProof:
      return {"proof", "the programme asks for another kind of proof"};
    case landed_cost::ClaimState::kNotDirect:
      return {"direct_transport", "the goods do not travel directly"};
    default:
      return {"programme", "no rate of the programme serves these goods on this way"};
  }
}

// One warning for each line whose duty is charged without the preference it claims.
void WarnOfPreferences(const Edition& edition, const Quote& quote, const Option& best,
                       AnswerTables& tables, type::v1::Answer& answer) {
  for (const Charge& charge : best.assessment.charges) {
    if (!charge.preference_refused) continue;
    for (uint32_t line : charge.lines) {
      const landed_cost::Claim& claim = best.assessment.claims[line];
      if (claim.state == landed_cost::ClaimState::kNone) continue;
      const Refusal refusal = RefusalOf(claim.state);
      type::v1::Warning& warning = Add(type::v1::WARNING_KIND_PREFERENCE_REFUSED, answer);
      const uint32_t number = quote.order_line[line];
      warning.add_lines(number);
      warning.set_field(tables.Name("lines[" + std::to_string(number) + "].preference." +
                                    std::string(refusal.field)));
      if (claim.agreement != kNoRow) {
        warning.set_rule(tables.Name(edition.Rows<AgreementRow>()[claim.agreement].id));
      }
      warning.set_detail(tables.Name(refusal.reason));
    }
  }
}

void WarnOfCarrierFees(const Edition& edition, const Option& best, AnswerTables& tables,
                       type::v1::Answer& answer) {
  auto unknown = [](const Charge& charge) {
    return charge.family == LevyFamily::kCarrierFee &&
           charge.status == ComponentStatus::kNotComputed;
  };
  auto found = std::ranges::find_if(best.assessment.charges, unknown);
  if (found == best.assessment.charges.end()) return;
  type::v1::Warning& warning = Add(type::v1::WARNING_KIND_CARRIER_FEES_UNKNOWN, answer);
  if (found->levy != kNoRow) {
    warning.set_rule(tables.Name(edition.Rows<LevyRow>()[found->levy].id));
  } else if (found->coverage != kNoRow) {
    warning.set_detail(tables.Name(edition.Rows<CoverageRow>()[found->coverage].note));
  }
}

// Counters a rule read that the order does not give.
void WarnOfCounters(const Option& best, AnswerTables& tables, type::v1::Answer& answer) {
  if (best.assessment.counters_assumed == 0) return;
  Add(type::v1::WARNING_KIND_COUNTER_ASSUMED, answer).set_field(tables.Name("counters"));
}

void WarnOfCarrier(const Edition& edition, const Option& best, AnswerTables& tables,
                   type::v1::Answer& answer) {
  const routing::ServiceOffer* offer = best.way->offer;
  if (offer == nullptr || offer->condition == kNoRow) return;
  const GoodsRuleRow& rule = edition.Rows<GoodsRuleRow>()[offer->condition];
  type::v1::Warning& warning = Add(type::v1::WARNING_KIND_CARRIER_CONDITION, answer);
  warning.set_rule(tables.Name(rule.id));
  warning.set_detail(tables.Name(rule.condition));
}

// The field without which most is open: the widest range, else the first charge without an amount.
void WarnOfNarrowing(const Edition& edition, const Quote& quote, const Option& best,
                     AnswerTables& tables, type::v1::Answer& answer) {
  const Charge* widest = nullptr;
  for (const Charge& charge : best.assessment.charges) {
    if (charge.missing == landed_cost::MissingInput::kNone) continue;
    if (widest == nullptr || charge.high - charge.low > widest->high - widest->low) {
      widest = &charge;
    }
  }
  const uint32_t field = widest == nullptr ? 0 : MissingField(quote, *widest, tables);
  if (field == 0) return;
  type::v1::Warning& warning = Add(type::v1::WARNING_KIND_NARROWING_FIELD, answer);
  warning.set_field(field);
  if (widest->levy != kNoRow) {
    warning.set_rule(tables.Name(edition.Rows<LevyRow>()[widest->levy].id));
  }
}

}  // namespace

void WriteWarnings(const Edition& edition, const Quote& quote, AnswerTables& tables,
                   type::v1::Answer& answer) {
  const TerritoryRow& territory = edition.Rows<TerritoryRow>()[quote.destination.row];
  if (territory.needs_subdivision && quote.destination.subdivision.IsNone() &&
      quote.destination.territory == quote.destination.country) {
    Add(type::v1::WARNING_KIND_SUBDIVISION_MISSING, answer);
  }
  WarnOfCodes(quote, answer);
  WarnOfFreight(quote, tables, answer);
  if (quote.options.empty()) return;
  const Option& best = quote.options[0];
  WarnOfCharges(edition, best, type::v1::WARNING_KIND_STALE_SCHEDULE, tables, answer,
                [](const Charge& charge) { return charge.stale; });
  WarnOfCharges(edition, best, type::v1::WARNING_KIND_UNVERIFIED_RULE, tables, answer,
                [](const Charge& charge) { return charge.unverified; });
  WarnOfCharges(edition, best, type::v1::WARNING_KIND_ANNOUNCED_RULE, tables, answer,
                [](const Charge& charge) { return charge.announced; });
  WarnOfCarrierFees(edition, best, tables, answer);
  WarnOfCharges(edition, best, type::v1::WARNING_KIND_ASSUMED_ROUNDING, tables, answer,
                [](const Charge& charge) {
                  return charge.assumed_rounding && charge.status == ComponentStatus::kComputed;
                });
  WarnOfPreferences(edition, quote, best, tables, answer);
  WarnOfRates(quote, best, tables, answer);
  WarnOfCounters(best, tables, answer);
  WarnOfCarrier(edition, best, tables, answer);
  WarnOfNarrowing(edition, quote, best, tables, answer);
  if (best.assessment.insurance_left_out) Add(type::v1::WARNING_KIND_NO_INSURANCE, answer);
  WarnOfGoods(edition, best, tables, answer);
  WarnOfPossibleRestrictions(edition, best, tables, answer);
  if (best.assessment.tax_inclusive_without_tax) {
    Add(type::v1::WARNING_KIND_TAX_NOT_IN_PRICE, answer);
  }
}

}  // namespace landfall::quote
