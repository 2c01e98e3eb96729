#include "services/landed_cost/domain/whole_lines.h"

#include <algorithm>

#include "common/rulebook/lookup/place_lookup.h"
#include "services/landed_cost/domain/amount_test.h"

namespace landfall::landed_cost {
namespace {

constexpr int64_t kSteps = 10'000;

// Values in whole steps, rounded up; more than the room for a line that does not fit at all.
int64_t StepsOf(Decimal value, Decimal step, int64_t room) {
  __int128 steps = (value.scaled() + step.scaled() - 1) / step.scaled();
  return static_cast<int64_t>(std::min<__int128>(steps, room + 1));
}

// Marks the lines whose sum comes nearest to the room from below; earlier lines first.
void Choose(Arena& arena, std::span<const int64_t> steps, int64_t room, std::span<Truth> truths) {
  // The line by which a sum is first reached, counted from 1; earlier lines reach the rest of it.
  std::span<uint32_t> reached_by = arena.AllocateArray<uint32_t>(static_cast<size_t>(room) + 1);
  for (uint32_t line = 0; line < steps.size(); ++line) {
    if (truths[line] != Truth::kYes) continue;
    for (int64_t sum = room; sum >= steps[line] && steps[line] > 0; --sum) {
      int64_t rest = sum - steps[line];
      bool reachable = rest == 0 || reached_by[rest] != 0;
      if (reached_by[sum] == 0 && reachable) reached_by[sum] = line + 1;
    }
  }
  for (uint32_t line = 0; line < steps.size(); ++line) {
    if (truths[line] == Truth::kYes && steps[line] > 0) truths[line] = Truth::kNo;
  }
  int64_t sum = room;
  while (sum > 0 && reached_by[sum] == 0) --sum;
  while (sum > 0) {
    uint32_t line = reached_by[sum] - 1;
    truths[line] = Truth::kYes;
    sum -= steps[line];
  }
}

}  // namespace

void KeepWhatFits(Frame& frame, uint32_t relief, const ReliefVersionRow& rule, LocalTime at,
                  std::span<Truth> truths) {
  std::span<Decimal> values = frame.arena.AllocateArray<Decimal>(truths.size());
  Decimal total;
  for (uint32_t line = 0; line < truths.size(); ++line) {
    if (truths[line] != Truth::kYes) continue;
    values[line] = frame.rates.Convert(frame.net_prices[line], frame.goods.currency, rule.currency,
                                       ConversionPurpose::kThreshold, at.day());
    total = total + values[line];
  }
  ThresholdState state = total.IsOverflow()        ? ThresholdState::kUntested
                         : total <= rule.allowance ? ThresholdState::kAtOrBelow
                                                   : ThresholdState::kAbove;
  if (std::ranges::find(truths, Truth::kYes) == truths.end()) return;
  NoteThreshold(frame, {.measured = total,
                        .limit = rule.allowance,
                        .currency = rule.currency,
                        .rule = relief,
                        .state = state,
                        .comparison = ThresholdComparison::kAtMost});
  if (state == ThresholdState::kUntested) {
    std::ranges::replace(truths, Truth::kYes, Truth::kUnknown);
  }
  if (state != ThresholdState::kAbove) return;
  Decimal minor = FromMinor(1, MinorDigits(frame.edition(), rule.currency, at.day()));
  Decimal step = Larger(minor, Decimal::FromScaled(rule.allowance.scaled() / kSteps));
  auto room = static_cast<int64_t>(rule.allowance.scaled() / step.scaled());
  std::span<int64_t> steps = frame.arena.AllocateArray<int64_t>(truths.size());
  for (size_t line = 0; line < steps.size(); ++line) {
    steps[line] = StepsOf(values[line], step, room);
  }
  Choose(frame.arena, steps, room, truths);
}

}  // namespace landfall::landed_cost
