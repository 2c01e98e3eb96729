#include "services/landed_cost/domain/charges.h"

#include <new>

#include "services/landed_cost/domain/coverage.h"
#include "services/landed_cost/domain/preference.h"

namespace landfall::landed_cost {
namespace {

Party PartyOf(const Frame& frame, PartyRole role) {
  switch (role) {
    case PartyRole::kBuyer:
      return Party::kBuyer;
    case PartyRole::kSeller:
      return Party::kSeller;
    case PartyRole::kMarketplace:
      return Party::kMarketplace;
    case PartyRole::kImporter:
      break;
  }
  return frame.importer;
}

// The answer counts whole minor units: a levy the law carries exactly is rounded here, once.
Decimal Payable(const Frame& frame, Decimal declared) {
  return Round(declared, {RoundingMode::kHalfUp, frame.MinorUnit()});
}

std::span<const uint32_t> LinesOf(Frame& frame, const LevyState& state, uint32_t index) {
  std::span<uint32_t> lines = frame.arena.AllocateArray<uint32_t>(state.rows[index].line_count);
  uint32_t next = 0;
  for (uint32_t line = state.rows[index].first_line; next < lines.size(); ++line) {
    if (state.row_of_line[line] == index) lines[next++] = line;
  }
  return lines;
}

Charge LeafOf(Frame& frame, const LevyState& state, uint32_t index) {
  const LevyRow& levy = *state.row;
  const ScopeRow& row = state.rows[index];
  bool counts = row.status == ComponentStatus::kComputed;
  return {
      .base_exact = row.base_exact,
      .base = row.base,
      .exact = row.exact,
      .rounded = row.rounded,
      .amount = counts ? Payable(frame, row.declared) : Decimal(),
      .low = row.has_range ? Payable(frame, row.low) : Decimal(),
      .high = row.has_range ? Payable(frame, row.high) : Decimal(),
      .percent = row.percent,
      .levy = state.levy,
      .version = state.version,
      .rate_row = row.rate_row,
      .expression = row.expression,
      .relief = row.relief,
      .citation = row.citation,
      .lines = LinesOf(frame, state, index),
      .first_line = row.first_line,
      .missing_line = row.missing_line == kNoRow ? row.first_line : row.missing_line,
      .family = levy.family,
      .status = row.status,
      .reason = row.reason,
      .missing = row.missing,
      .collection = state.collection,
      .owed_by = PartyOf(frame, state.owed_by),
      .whole_consignment = levy.scope == Scope::kConsignment || levy.scope == Scope::kDeclaration,
      .assumed_rounding = !levy.rounding.stated && !levy.document_rounding.stated,
      .stale = row.stale,
      .unverified = row.unverified || state.rule->status == RuleStatus::kUnverified,
      .caller_rate = row.caller_rate,
      .recoverable = levy.recoverable_by_business && frame.goods.trade_class == TradeClass::kB2b,
      .announced = row.announced || state.rule->status == RuleStatus::kAnnounced,
      .has_range = row.has_range,
      .preference_refused = RefusesPreference(frame, state, index)};
}

}  // namespace

std::span<const Charge> ChargesOf(Frame& frame) {
  std::span<const Gap> gaps = FindGaps(frame);
  size_t count = gaps.size();
  for (const LevyState& state : frame.levies) count += state.rows.size();
  if (count == 0) return {};
  // Leaves are large, and are built where they stay.
  auto* charges =
      static_cast<Charge*>(frame.arena.Allocate(count * sizeof(Charge), alignof(Charge)));
  Charge* next = charges;
  for (const LevyState& state : frame.levies) {
    for (uint32_t i = 0; i < state.rows.size(); ++i) new (next++) Charge(LeafOf(frame, state, i));
  }
  for (const Gap& gap : gaps) new (next++) Charge(LeafOf(frame, gap));
  return {charges, count};
}

}  // namespace landfall::landed_cost
