#include "services/quote/all_in.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "common/money/apportion.h"
#include "common/money/fraction.h"
#include "common/money/money.h"

namespace landfall::quote {
namespace {

using landed_cost::Assessment;
using landed_cost::Charge;
using landed_cost::Consignment;
using landed_cost::GoodsLine;

constexpr int kWeightRounds = 6;
constexpr int64_t kFineSteps = 10'000;  // of a minor unit
constexpr Decimal kLastDigit = Decimal::FromScaled(1);

// What a line bears of the levies on it, in the law's currency: an amount over several lines by
// their goods.
Decimal LeviesOn(const Assessment& assessment, uint32_t line) {
  Decimal sum;
  for (const Charge& charge : assessment.charges) {
    if (std::find(charge.lines.begin(), charge.lines.end(), line) == charge.lines.end()) continue;
    Decimal goods;
    for (uint32_t other : charge.lines) goods = goods + assessment.values[other].goods;
    sum = sum +
          (goods.IsZero()
               ? Decimal()
               : Fraction(charge.amount).Times(assessment.values[line].goods).Over(goods).Value());
  }
  return sum;
}

// One search. Everything tried lives on memory of its own, what is kept on the caller's arena.
class Search {
 public:
  Search(const Consignment& goods, int64_t paid, int minor_digits, Assessor assess, Arena& arena)
      : goods_(goods), paid_(paid), assess_(assess), arena_(arena) {
    unit_ = FromMinor(1, minor_digits).scaled();
    weights_ = arena.AllocateArray<Decimal>(goods.lines.size());
    for (size_t i = 0; i < weights_.size(); ++i) weights_[i] = goods.lines[i].price;
  }

  absl::StatusOr<Made> Run() {
    Decimal most = Sum();
    auto end = static_cast<int64_t>((most.scaled() + unit_ - 1) / unit_);
    absl::StatusOr<Made> whole = At(end * unit_, arena_);
    if (!whole.ok() || whole->refusal != RejectionReason::kNone || whole->option.overflow ||
        whole->option.totals.total == paid_) {
      return whole;
    }
    if (absl::Status status = Weigh(most); !status.ok()) return status;
    absl::StatusOr<std::optional<__int128>> exact = Bisect(unit_, {-1, end});
    if (!exact.ok()) return exact.status();
    if (exact->has_value()) return At(**exact, arena_);
    if (between_.first < 0) return Gap();
    __int128 fine = std::max<__int128>(1, unit_ / kFineSteps);
    exact = Bisect(fine, {between_.first * (unit_ / fine), between_.second * (unit_ / fine)});
    if (!exact.ok()) return exact.status();
    if (exact->has_value()) return At(**exact, arena_);
    return Leap(fine);
  }

 private:
  using Steps = std::pair<__int128, __int128>;

  Decimal Sum() const {
    return std::accumulate(weights_.begin(), weights_.end(), Decimal(),
                           [](Decimal sum, Decimal weight) { return sum + weight; });
  }

  // The option with this sum of net prices.
  absl::StatusOr<Made> At(__int128 scaled, Arena& arena) {
    std::span<GoodsLine> lines = arena.CopyArray(goods_.lines);
    std::span<Decimal> shares = arena.AllocateArray<Decimal>(lines.size());
    absl::Status status = Apportion(Decimal::FromScaled(scaled), weights_, kLastDigit, shares);
    if (!status.ok()) return status;
    for (size_t i = 0; i < lines.size(); ++i) {
      lines[i].price = shares[i];
      lines[i].item_price =
          Fraction(shares[i]).Over(Decimal::FromInteger(lines[i].quantity)).Value();
      lines[i].price_basis = PriceBasis::kTaxExclusive;
    }
    Consignment net = goods_;
    net.lines = lines;
    return assess_(net, arena);
  }

  // Finds what each line's price holds besides its goods, by taking off what a guess bears.
  absl::Status Weigh(Decimal most) {
    Decimal net = most;
    for (int round = 0; round < kWeightRounds && weights_.size() > 1; ++round) {
      scratch_.Reset();
      absl::StatusOr<Made> made = At(net.scaled(), scratch_);
      if (!made.ok()) return made.status();
      const Assessment& assessment = made->option.assessment;
      if (made->refusal != RejectionReason::kNone || !assessment.customs_value_known) break;
      for (uint32_t i = 0; i < weights_.size(); ++i) {
        const landed_cost::LineValue& value = assessment.values[i];
        if (value.goods.IsZero()) continue;
        Decimal all = value.goods + value.freight_in_value + value.freight_outside_value +
                      (goods_.has_insurance ? value.insurance : Decimal()) +
                      LeviesOn(assessment, i);
        weights_[i] = Fraction(goods_.lines[i].price).Times(value.goods).Over(all).Value();
      }
      net = Sum();
    }
    return absl::OkStatus();
  }

  // Narrows to two neighbouring multiples of `step` with `paid` between their totals; the multiple
  // that meets it, if one is met. The first of `range` is taken to be below, the second above.
  absl::StatusOr<std::optional<__int128>> Bisect(__int128 step, Steps range) {
    auto [low, high] = range;
    while (high - low > 1) {
      __int128 middle = low + (high - low) / 2;
      scratch_.Reset();
      absl::StatusOr<Made> made = At(middle * step, scratch_);
      if (!made.ok()) return made.status();
      int64_t total = made->option.totals.total;
      if (total == paid_) return middle * step;
      (total < paid_ ? low : high) = middle;
    }
    between_ = {low, high};
    return std::optional<__int128>();
  }

  // Freight and fees alone cost more than is paid.
  absl::StatusOr<Made> Gap() {
    absl::StatusOr<Made> least = At(0, arena_);
    if (!least.ok()) return least.status();
    least->refusal = RejectionReason::kNoNetPrice;
    least->nearest_above = least->option.totals.total;
    return least;
  }

  // No multiple meets the price: rounding leaps over it, or the law does.
  absl::StatusOr<Made> Leap(__int128 fine) {
    absl::StatusOr<Made> below = At(between_.first * fine, arena_);
    if (!below.ok()) return below.status();
    absl::StatusOr<Made> above = At(between_.second * fine, arena_);
    if (!above.ok()) return above.status();
    Made made = *below;
    if (!SameLaw(below->option.assessment, above->option.assessment)) {
      made.refusal = RejectionReason::kNoNetPrice;
      made.nearest_below = below->option.totals.total;
      made.nearest_above = above->option.totals.total;
      return made;
    }
    Totals& totals = made.option.totals;
    totals.remainder = paid_ - totals.total;
    for (int64_t* sum : {&totals.total, &totals.low, &totals.high, &totals.payable_at_checkout}) {
      *sum += totals.remainder;
    }
    return made;
  }

  // Whether the same rules act at the same rates, so that only rounding tells two options apart.
  static bool SameLaw(const Assessment& a, const Assessment& b) {
    return a.regime == b.regime &&
           std::equal(a.charges.begin(), a.charges.end(), b.charges.begin(), b.charges.end(),
                      [](const Charge& x, const Charge& y) {
                        return x.levy == y.levy && x.first_line == y.first_line &&
                               x.status == y.status && x.relief == y.relief &&
                               x.percent == y.percent && x.rate_row == y.rate_row;
                      });
  }

  const Consignment& goods_;
  int64_t paid_;
  Assessor assess_;
  Arena& arena_;
  Arena scratch_;
  __int128 unit_ = 1;
  std::span<Decimal> weights_;
  Steps between_{0, 0};
};

}  // namespace

absl::StatusOr<Made> SolveAllIn(const Consignment& goods, Shown paid, int minor_digits,
                                Assessor assess, Arena& arena) {
  if (!paid.known) return Made{.refusal = RejectionReason::kNoNetPrice};
  return Search(goods, paid.minor, minor_digits, assess, arena).Run();
}

}  // namespace landfall::quote
