#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "common/base/arena.h"
#include "common/rulebook/rulebook.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "services/landed_cost/assessment.h"
#include "services/landed_cost/consignment.h"
#include "services/landed_cost/domain/conversions.h"

namespace landfall::landed_cost {

// A levy of the place that could act on the goods, whichever way they travel.
struct Candidate {
  uint32_t levy = kNoRow;
  uint32_t version = kNoRow;
  bool by_line = false;  // its conditions can differ from line to line
  bool settled = false;  // its conditions ask nothing of the way, of amounts and of other levies
  // Bit per place in its condition's tests (the first 32).
  uint32_t way_tests = 0;    // those on the way the goods travel
  uint32_t known_tests = 0;  // all that hold wherever the levy acts: on the way and on the goods
};

// A levy family the rulebook does not know on a line.
struct Gap {
  uint32_t line = 0;
  uint32_t coverage = kNoRow;  // CoverageRow that says so; kNoRow when nothing is said
  LevyFamily family = LevyFamily::kNone;
  // What the line lacks where `coverage` speaks of some of the goods its code or the absent origin
  // stands for; kNone when it speaks of all.
  MissingInput missing = MissingInput::kNone;
};

// What is found once for goods and holds on every way they could travel: times, the versions in
// force, tests that ask nothing about the way, rows of tables, coverage. Assessments of one
// consignment on several ways hand on the same findings. They are filled as they are asked for and
// begin anew when the goods or the instants are others.
struct Findings {
  // What they were found for.
  const GoodsLine* lines = nullptr;
  Instant entry;
  Instant supply;
  Instant export_;

  LocalTime entered;
  LocalTime supplied;
  LocalTime exported;
  CurrencyCode currency;
  int32_t minor_digits = 2;
  Rounding default_rounding;
  uint32_t valuation = kNoRow;
  bool lacks_subdivision = false;
  bool return_unknown = false;  // goods come back, and the place has no rule that asks for that

  std::span<Candidate> candidates;
  bool candidates_found = false;

  // By line, the last for all lines together, then by TestRow: 0 not asked yet, else 1 + Truth.
  std::span<std::span<uint8_t>> tests;

  // Whether a settled candidate applies under `regime`, by candidate and line: 0 not asked yet,
  // else 1 + Truth.
  std::span<uint8_t> applies;
  uint32_t regime = kNoRow;

  // In force, with conditions that could hold on some way; restrictions under `regime`.
  std::span<uint32_t> regimes;
  std::span<uint32_t> restrictions;
  bool restrictions_found = false;

  // By candidate and line.
  struct TableRow {
    const TableRateRow* row = nullptr;
    MissingInput missing = MissingInput::kNone;  // without which the rate cannot be told
    bool asked = false;
  };
  std::span<TableRow> table_rows;

  // By line.
  std::span<Claim> claims;
  bool proof_may_be_waived = false;  // for one of them, by its value; not yet decided

  // Not covered, whatever the levies come to.
  std::span<const Gap> gaps;
  bool gaps_found = false;

  RateMemory rates;

  bool IsFor(const Consignment& goods) const {
    return lines == goods.lines.data() && entry == goods.entered && supply == goods.supplied &&
           export_ == goods.exported;
  }
};

}  // namespace landfall::landed_cost
