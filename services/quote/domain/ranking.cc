#include "services/quote/domain/ranking.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace landfall::quote {
namespace {

// Calendar days to the latest delivery; a way whose days are not known counts as the slowest.
int Days(const Option& option) {
  return option.way->transit.known ? option.way->latest.number() : INT32_MAX;
}

// What is not known of an option, worst last: an incomplete total cannot be compared.
int Uncertainty(const Option& option) {
  if (option.overflow) return 3;
  return option.complete ? 0 : 1;
}

int64_t BalancedCost(const Option& option, int64_t value_of_a_day, int first_day) {
  int64_t days = 0;
  if (__builtin_mul_overflow(value_of_a_day, static_cast<int64_t>(Days(option) - first_day),
                             &days) ||
      __builtin_add_overflow(days, option.totals.total, &days)) {
    return INT64_MAX;
  }
  return days;
}

auto CostKey(const Option& option) {
  // Of options that cost the buyer the same, the one that leaves most for the goods costs least.
  return std::make_tuple(Uncertainty(option), option.totals.total, -option.totals.goods,
                         Days(option), option.way->order);
}

auto SpeedKey(const Option& option) {
  return std::make_tuple(Days(option), Uncertainty(option), option.totals.total, option.way->order);
}

auto BalancedKey(const Option& option, int64_t value_of_a_day, int first_day) {
  return std::make_tuple(Uncertainty(option), BalancedCost(option, value_of_a_day, first_day),
                         Days(option), option.way->order);
}

template <typename Key>
uint32_t Least(std::span<const Option> options, Key key) {
  auto least = std::min_element(options.begin(), options.end(),
                                [&](const Option& a, const Option& b) { return key(a) < key(b); });
  return static_cast<uint32_t>(least - options.begin());
}

RankReason ReasonOf(Objective objective, size_t count) {
  if (count == 1) return RankReason::kOnlyOption;
  switch (objective) {
    case Objective::kFastest:
      return RankReason::kFastest;
    case Objective::kBalanced:
      return RankReason::kBestTradeOff;
    default:
      return RankReason::kLeastLandedCost;
  }
}

}  // namespace

void Rank(const Wishes& wishes, Presenter& presenter, std::span<Option> options, Quote& quote) {
  if (options.empty()) return;
  int64_t day =
      wishes.objective == Objective::kBalanced
          ? presenter.Show(wishes.value_of_a_day.value, wishes.value_of_a_day.currency).minor
          : 0;
  int first = Days(options[Least(options, SpeedKey)]);
  std::sort(options.begin(), options.end(), [&](const Option& a, const Option& b) {
    switch (wishes.objective) {
      case Objective::kFastest:
        return SpeedKey(a) < SpeedKey(b);
      case Objective::kBalanced:
        return BalancedKey(a, day, first) < BalancedKey(b, day, first);
      default:
        return CostKey(a) < CostKey(b);
    }
  });
  quote.options = options;
  quote.cheapest = Least(options, CostKey);
  quote.fastest = Least(options, SpeedKey);
  quote.best_reason = ReasonOf(wishes.objective, options.size());
}

}  // namespace landfall::quote
