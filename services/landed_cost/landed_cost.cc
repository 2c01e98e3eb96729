#include "services/landed_cost/landed_cost.h"

#include <algorithm>
#include <optional>

#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/lookup/rule_lookup.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/landed_cost/domain/applicability.h"
#include "services/landed_cost/domain/charges.h"
#include "services/landed_cost/domain/condition.h"
#include "services/landed_cost/domain/levy_graph.h"
#include "services/landed_cost/domain/preference.h"
#include "services/landed_cost/domain/prices.h"
#include "services/landed_cost/domain/restrictions.h"
#include "services/landed_cost/domain/valuation.h"

namespace landfall::landed_cost {
namespace {

// Goods of more lines are seldom assessed on several ways, and would need much memory.
constexpr size_t kRememberedLines = 64;

// Whether a regime, relief or levy of the place speaks of goods that come back.
bool KnowsReturns(const Edition& edition, const Jurisdictions::Rules& rules) {
  const auto key = static_cast<uint64_t>(Purpose::kReturn);
  auto asks = [&](uint32_t when) { return AsksFor(edition, when, Subject::kPurpose, key); };
  for (uint32_t regime : rules.regimes) {
    if (asks(edition.Rows<RegimeRow>()[regime].when)) return true;
  }
  for (uint32_t levy : rules.levies) {
    if (asks(edition.Rows<LevyRow>()[levy].when)) return true;
  }
  for (uint32_t relief : rules.reliefs) {
    RowRange versions = edition.Rows<ReliefRow>()[relief].versions;
    for (const ReliefVersionRow& version : edition.Rows<ReliefVersionRow>(versions)) {
      if (asks(version.when)) return true;
    }
  }
  return false;
}

void Begin(const Rulebook& book, const Consignment& goods, const AssessOptions& options,
           Arena& arena, Findings& findings) {
  const Edition& edition = book.edition();
  const TimeZone& zone = book.ZoneOf(goods.destination.row);
  findings = {.lines = goods.lines.data(),
              .entry = goods.entered,
              .supply = goods.supplied,
              .export_ = goods.exported,
              .entered = zone.ToLocal(goods.entered),
              .supplied = zone.ToLocal(goods.supplied),
              .exported = zone.ToLocal(goods.exported)};
  Day day = findings.entered.day();
  findings.currency = CurrencyAt(edition, goods.destination.row, day);
  findings.minor_digits = MinorDigits(edition, findings.currency, day);
  findings.default_rounding = DefaultRounding(edition, goods.destination, findings.minor_digits);
  findings.valuation = FindValuation(edition, goods.destination, findings.entered);
  const TerritoryRow& territory = edition.Rows<TerritoryRow>()[goods.destination.row];
  findings.lacks_subdivision = territory.needs_subdivision != 0;
  findings.return_unknown = goods.purpose == Purpose::kReturn &&
                            !KnowsReturns(edition, book.jurisdictions().Of(goods.destination.row));
  findings.claims = ClaimsOf(edition, goods, day, {options.announced, options.unverified}, arena);
  findings.proof_may_be_waived = MayBeWaived(edition, findings.claims);
  size_t lines = goods.lines.size();
  if (lines <= kRememberedLines) {
    findings.tests = arena.AllocateArray<std::span<uint8_t>>(lines + 1);
    for (std::span<uint8_t>& column : findings.tests) {
      column = arena.AllocateArray<uint8_t>(edition.Rows<TestRow>().size());
    }
  }
}

Frame NewFrame(const Rulebook& book, const RateSet& rates, const Consignment& goods,
               const AssessOptions& options, Findings& findings, Arena& arena) {
  Frame frame{.book = book,
              .goods = goods,
              .choice = {options.announced, options.unverified},
              .arena = arena,
              .findings = findings,
              .rates = Conversions(rates, book.rate_policies(), goods.destination,
                                   goods.caller_rates, findings.rates),
              .rules = book.jurisdictions().Of(goods.destination.row),
              .entered = findings.entered,
              .supplied = findings.supplied,
              .exported = findings.exported,
              .currency = findings.currency,
              .minor_digits = findings.minor_digits,
              .default_rounding = findings.default_rounding,
              .valuation = findings.valuation,
              .lacks_subdivision = findings.lacks_subdivision};
  frame.explain = options.explain;
  frame.net_prices = arena.AllocateArray<Decimal>(goods.lines.size());
  frame.values = arena.AllocateArray<LineValue>(goods.lines.size());
  return frame;
}

Party AskedFor(ImporterOfRecord importer) {
  switch (importer) {
    case ImporterOfRecord::kSeller:
      return Party::kSeller;
    case ImporterOfRecord::kMarketplace:
      return Party::kMarketplace;
    case ImporterOfRecord::kNamed:
      return Party::kNamed;
    default:
      return Party::kBuyer;
  }
}

// The importer the regime's law names, else the one asked for, else the buyer.
void NameImporter(Frame& frame) {
  if (frame.regime != kNoRow) {
    switch (static_cast<PartyRole>(frame.edition().Rows<RegimeRow>()[frame.regime].importer)) {
      case PartyRole::kSeller:
        frame.importer = Party::kSeller;
        break;
      case PartyRole::kMarketplace:
        frame.importer = Party::kMarketplace;
        break;
      case PartyRole::kBuyer:
        frame.importer = Party::kBuyer;
        break;
      default:
        frame.importer = AskedFor(frame.goods.importer);
        return;
    }
    frame.importer_by_law = true;
    return;
  }
  frame.importer = AskedFor(frame.goods.importer);
}

// What is known before a regime is chosen: the levies that could act, and the values.
absl::Status Prepare(Frame& frame) {
  FindLevies(frame);
  TakeOutTax(frame);
  absl::Status status = Value(frame);
  if (status.ok() && frame.findings.proof_may_be_waived) WaiveProof(frame);
  return status;
}

// Decides everything under Frame::regime; prices whose tax it does not collect count in full.
absl::Status Decide(Frame& frame) {
  NameImporter(frame);
  DecideLevies(frame);
  if (PutBackUncollectedTax(frame)) {
    frame.tax_put_back = true;
    if (absl::Status status = Value(frame); !status.ok()) return status;
  }
  DecideReliefs(frame);
  return absl::OkStatus();
}

bool LacksInsurance(const Frame& frame) {
  if (frame.valuation == kNoRow || frame.goods.has_insurance) return false;
  const ValuationRow& rule = frame.edition().Rows<ValuationRow>()[frame.valuation];
  return rule.insurance && !rule.has_default_insurance;
}

Assessment Finish(Frame& frame) {
  EvaluateLevies(frame);
  Restrictions restrictions = FindRestrictions(frame);
  return {.charges = ChargesOf(frame),
          .values = frame.values,
          .base_parts = frame.base_parts,
          .default_rounding = frame.default_rounding,
          .rates = frame.arena.CopyArray(frame.rates.used()),
          .thresholds = frame.thresholds.first(frame.threshold_count),
          .claims = frame.findings.claims,
          .restrictions = restrictions.holding,
          .possible_restrictions = restrictions.possible,
          .net_total = frame.net_total,
          .currency = frame.currency,
          .minor_digits = frame.minor_digits,
          .regime = frame.regime,
          .valuation = frame.valuation,
          .importer = frame.importer,
          .importer_by_law = frame.importer_by_law,
          .importer_asked = frame.goods.importer != ImporterOfRecord::kUnset,
          .customs_value_known = frame.value_known,
          .counters_assumed = frame.counters_assumed,
          .insurance_left_out = LacksInsurance(frame),
          .tax_inclusive_without_tax = frame.tax_put_back,
          .entered = frame.entered,
          .supplied = frame.supplied};
}

// A place or day the rulebook has no law for: every family of levies is a gap.
Assessment AssessWithoutLaw(Frame& frame) {
  frame.value_known = false;
  frame.rules.levies = {};
  FindLevies(frame);
  TakeOutTax(frame);
  NameImporter(frame);
  return Finish(frame);
}

// What the importer compares: first how much of it is not known, then the sum.
struct Burden {
  int unknown = 0;
  Decimal sum;

  friend auto operator<=>(const Burden&, const Burden&) = default;
};

Burden BurdenOf(const Assessment& assessment) {
  Burden burden;
  for (const Charge& charge : assessment.charges) {
    burden.unknown += charge.status == ComponentStatus::kNotComputed ? 1 : 0;
    burden.sum = burden.sum + charge.amount;
  }
  return burden;
}

// A prepared frame whose regime, levies and values can be decided apart from those of `prepared`.
Frame* CopyOf(const Frame& prepared) {
  Arena& arena = prepared.arena;
  Frame* copy = arena.New<Frame>(prepared);
  copy->net_prices = arena.CopyArray(prepared.net_prices);
  copy->values = arena.CopyArray(prepared.values);
  FindLevies(*copy);
  return copy;
}

// `found` without its regime: no threshold noted, of the exchange rates the first `rates`.
Frame Unchosen(const Frame& found, size_t rates) {
  Frame frame = found;
  frame.regime = kNoRow;
  frame.regime_of_line = {};
  frame.thresholds = {};
  frame.threshold_count = 0;
  frame.rates.KeepFirst(rates);
  return frame;
}

// Frames of the other regimes of the choice that `found`'s belongs to, as far as they hold. Each
// lists the thresholds of its own regime only and, of the exchange rates, the first `rates`.
std::span<Frame*> RivalsOf(const Frame& found, size_t rates) {
  std::span<const RegimeRow> regimes = found.edition().Rows<RegimeRow>();
  uint32_t first = found.regime;
  if (first == kNoRow || regimes[first].choice.length == 0) return {};
  std::span<Frame*> rivals = found.arena.AllocateArray<Frame*>(found.rules.regimes.size());
  size_t count = 0;
  for (uint32_t other : found.rules.regimes) {
    if (other == first || regimes[other].choice.offset != regimes[first].choice.offset) continue;
    Frame tried = Unchosen(found, rates);
    if (RegimeHolds(tried, other) != Truth::kYes) continue;
    Frame* rival = CopyOf(tried);
    rival->regime = other;
    rival->regime_of_line = found.arena.CopyArray(found.regime_of_line);
    std::ranges::replace(rival->regime_of_line, first, other);
    rivals[count++] = rival;
  }
  return rivals.first(count);
}

// The cheapest of a decided frame and its rivals. The importer may choose among the regimes of one
// choice: all are priced, the least acts. A rival whose prices count in full must hold at them.
absl::StatusOr<Assessment> LeastOf(Frame& decided, std::span<Frame*> rivals) {
  Assessment best = Finish(decided);
  for (Frame* rival : rivals) {
    if (absl::Status status = Decide(*rival); !status.ok()) return status;
    if (rival->tax_put_back && !decided.tax_put_back) {
      Frame tried = *rival;
      if (RegimeHolds(tried, rival->regime) != Truth::kYes) continue;
    }
    Assessment assessment = Finish(*rival);
    if (BurdenOf(assessment) < BurdenOf(best)) best = assessment;
  }
  return best;
}

// The regime depends on values, values on whether a price contains tax, and that on the regime.
// When `first` turned out not to collect the tax, the regime is looked for once more at the full
// prices. None when that one would collect it after all: then neither price fits its regime, and
// the first, whose price contains no tax, stays. `rates` as in RivalsOf.
absl::StatusOr<std::optional<Assessment>> AssessInFull(const Frame& first, size_t rates) {
  Frame* again = CopyOf(Unchosen(first, rates));
  again->regime_missing = MissingInput::kNone;
  again->importer_by_law = false;
  if (absl::Status status = Value(*again); !status.ok()) return status;
  again->regime = FindRegime(*again);
  std::span<Frame*> rivals = RivalsOf(*again, rates);
  if (absl::Status status = Decide(*again); !status.ok()) return status;
  if (CollectsBeside(*again, first)) return std::optional<Assessment>();
  absl::StatusOr<Assessment> least = LeastOf(*again, rivals);
  if (!least.ok()) return least.status();
  return std::optional<Assessment>(*least);
}

}  // namespace

Findings* NewFindings(Arena& arena) { return arena.New<Findings>(); }

absl::StatusOr<Assessment> Assess(const Rulebook& book, const RateSet& rates,
                                  const Consignment& goods, const AssessOptions& options,
                                  Arena& arena, Findings* shared) {
  Findings& findings = shared != nullptr ? *shared : *NewFindings(arena);
  if (!findings.IsFor(goods)) Begin(book, goods, options, arena, findings);
  Frame frame = NewFrame(book, rates, goods, options, findings, arena);
  if (frame.valuation == kNoRow) return AssessWithoutLaw(frame);
  if (absl::Status status = Prepare(frame); !status.ok()) return status;
  size_t rates_of_values = frame.rates.used().size();
  frame.regime = FindRegime(frame);
  // Rivals begin from what was prepared, so they are told apart before the first is decided.
  std::span<Frame*> rivals = RivalsOf(frame, rates_of_values);
  if (absl::Status status = Decide(frame); !status.ok()) return status;
  if (frame.tax_put_back) {
    absl::StatusOr<std::optional<Assessment>> in_full = AssessInFull(frame, rates_of_values);
    if (!in_full.ok()) return in_full.status();
    if (in_full->has_value()) return **in_full;
  }
  return LeastOf(frame, rivals);
}

}  // namespace landfall::landed_cost
