#include "services/landed_cost/domain/preference.h"

#include <algorithm>

#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/condition_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {
namespace {

bool Speaks(const Edition& edition, Code party, Code code, Day day) {
  return party == code || IsMember(edition, party, code, day);
}

bool Accepts(const AgreementRow& agreement, ProofKind kind) {
  return (agreement.proofs >> static_cast<unsigned>(kind) & 1) != 0;
}

// Free circulation is that of the territory of dispatch; an origin that is not given may be any.
bool IsWith(const Edition& edition, const AgreementRow& agreement, const GoodsLine& line,
            Code dispatch, Day day) {
  const Code from = Accepts(agreement, ProofKind::kFreeCirculation) ? dispatch : line.origin;
  return from.IsNone() || Speaks(edition, agreement.exporter, from, day);
}

ClaimState StateOf(const Edition& edition, const AgreementRow& agreement, const GoodsLine& line,
                   Code dispatch, Day day) {
  if (!IsWith(edition, agreement, line, dispatch, day)) return ClaimState::kOtherOrigin;
  if (line.proof == ProofKind::kUnset) return ClaimState::kNoProof;
  if (!Accepts(agreement, line.proof)) return ClaimState::kOtherProof;
  if (agreement.any_route == 0 && !line.direct_transport) return ClaimState::kNotDirect;
  return ClaimState::kValid;
}

// Of several agreements of one name the one that goes furthest with the line.
int Worth(ClaimState state) { return state == ClaimState::kValid ? 100 : static_cast<int>(state); }

Claim ClaimOf(const Edition& edition, const GoodsLine& line, const Consignment& goods, Day day,
              RuleChoice choice) {
  Claim claim{.programme = line.programme};
  if (line.programme.IsNone()) return claim;
  claim.state = ClaimState::kUnknownProgramme;
  std::span<const AgreementRow> agreements = edition.Rows<AgreementRow>();
  for (uint32_t i = 0; i < agreements.size(); ++i) {
    const AgreementRow& agreement = agreements[i];
    if (agreement.programme != line.programme || !Acts(agreement.status, choice)) continue;
    if (day < agreement.from || day >= agreement.until) continue;
    if (!Speaks(edition, agreement.importer, goods.destination.customs, day) &&
        !Speaks(edition, agreement.importer, goods.destination.territory, day)) {
      continue;
    }
    ClaimState state = StateOf(edition, agreement, line, goods.dispatch, day);
    if (Worth(state) <= Worth(claim.state)) continue;
    claim = {agreement.same_as.IsNone() ? line.programme : agreement.same_as, state, i};
  }
  return claim;
}

// Whether the rate is one that only a claim opens.
bool IsPreferential(const Frame& frame, const LevyState& state, const ScopeRow& row) {
  const Edition& edition = frame.edition();
  if (AsksFor(edition, state.row->when, Subject::kPreference) ||
      AsksFor(edition, state.rule->when, Subject::kPreference)) {
    return true;
  }
  return state.rule->kind == RateKind::kSchedule && row.rate_row != kNoRow &&
         edition.Rows<TariffRow>()[row.rate_row].programmes.count != 0;
}

}  // namespace

std::span<Claim> ClaimsOf(const Edition& edition, const Consignment& goods, Day day,
                          RuleChoice choice, Arena& arena) {
  std::span<Claim> claims = arena.AllocateArray<Claim>(goods.lines.size());
  for (size_t i = 0; i < claims.size(); ++i) {
    claims[i] = ClaimOf(edition, goods.lines[i], goods, day, choice);
  }
  return claims;
}

bool MayBeWaived(const Edition& edition, std::span<const Claim> claims) {
  return std::ranges::any_of(claims, [&](const Claim& claim) {
    return claim.state == ClaimState::kNoProof && claim.agreement != kNoRow &&
           edition.Rows<AgreementRow>()[claim.agreement].proof_waived_when != kNoRow;
  });
}

void WaiveProof(Frame& frame) {
  frame.findings.proof_may_be_waived = false;
  bool changed = false;
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    Claim& claim = frame.findings.claims[line];
    if (claim.state != ClaimState::kNoProof || claim.agreement == kNoRow) continue;
    const AgreementRow& agreement = frame.edition().Rows<AgreementRow>()[claim.agreement];
    if (agreement.proof_waived_when == kNoRow) continue;
    ConditionScope scope{.line = line, .at = frame.entered};
    if (Holds(frame, agreement.proof_waived_when, scope) != Truth::kYes) continue;
    bool direct = agreement.any_route != 0 || frame.goods.lines[line].direct_transport;
    claim.state = direct ? ClaimState::kValid : ClaimState::kNotDirect;
    changed = true;
  }
  if (!changed) return;
  // Tests on the preference may have been answered before.
  for (std::span<uint8_t> column : frame.findings.tests) std::ranges::fill(column, uint8_t{0});
}

bool RefusesPreference(const Frame& frame, const LevyState& state, uint32_t index) {
  const ScopeRow& row = state.rows[index];
  if (state.row->family != LevyFamily::kDuty || row.status != ComponentStatus::kComputed) {
    return false;
  }
  bool claimed = false;
  for (uint32_t line = row.first_line; line < frame.line_count(); ++line) {
    bool of_row = state.row_of_line[line] == index;
    claimed = claimed || (of_row && frame.findings.claims[line].state != ClaimState::kNone);
  }
  return claimed && !row.caller_rate && !IsPreferential(frame, state, row);
}

}  // namespace landfall::landed_cost
