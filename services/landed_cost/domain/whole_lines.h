#pragma once

#include <span>

#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {

// Of the lines a relief frees by its condition (`truths`, one a line) keeps those that fit within
// its allowance together, and takes it from the others: the choice that frees the most value, to a
// ten-thousandth of the allowance, each line rounded up. All lines stay when all fit. Lines become
// kUnknown when no rate of exchange leads to the currency of the allowance. `relief` is a ReliefRow
// number, its threshold is noted.
void KeepWhatFits(Frame& frame, uint32_t relief, const ReliefVersionRow& rule, LocalTime at,
                  std::span<Truth> truths);

}  // namespace landfall::landed_cost
