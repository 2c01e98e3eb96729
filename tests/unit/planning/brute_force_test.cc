#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <vector>

#include "common/money/fraction.h"
#include "common/money/money.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "services/quote/quote.h"
#include "tests/unit/planning/planning_fixture.h"

namespace landfall::planning {
namespace {

constexpr int64_t kNone = INT64_MAX / 4;

uint32_t GapsOf(const quote::Option& option) {
  uint32_t gaps = 0;
  for (size_t i = 0; i < option.charges.size(); ++i) {
    const landed_cost::Charge& charge = option.assessment.charges[i];
    bool open = charge.status == ComponentStatus::kNotComputed ||
                charge.status == ComponentStatus::kUnknown ||
                (charge.status == ComponentStatus::kComputed && !option.charges[i].known);
    if (open) gaps |= 1u << static_cast<unsigned>(charge.family);
  }
  return gaps;
}

int64_t CostOf(const quote::Option& option, uint32_t left_out) {
  const quote::Totals& totals = option.totals;
  int64_t cost = totals.total - totals.goods - totals.remainder - totals.recoverable;
  for (size_t i = 0; i < option.charges.size(); ++i) {
    const landed_cost::Charge& charge = option.assessment.charges[i];
    bool out = (left_out >> static_cast<unsigned>(charge.family) & 1) != 0;
    if (out && !charge.recoverable) cost -= option.charges[i].minor;
  }
  return cost;
}

// Prices every set of lines from every node by an ordinary quote for those lines alone.
class Oracle {
 public:
  explicit Oracle(TestOrder& order) : order_(order) {
    order.Bind();
    sets_ = uint32_t{1} << order.lines.size();
    quotes_.resize(order.nodes.size() * sets_);
    for (size_t node = 0; node < order.nodes.size(); ++node) {
      for (uint32_t set = 1; set < sets_; ++set) Ask(node, set);
    }
  }

  uint32_t gaps() const { return gaps_; }

  // The least cost of giving each line a node.
  int64_t Least() const {
    size_t nodes = order_.nodes.size();
    uint64_t ways = 1;
    for (size_t i = 0; i < order_.lines.size(); ++i) ways *= nodes;
    int64_t best = kNone;
    for (uint64_t way = 0; way < ways; ++way) {
      std::vector<uint32_t> sets(nodes);
      uint64_t rest = way;
      for (size_t line = 0; line < order_.lines.size(); ++line, rest /= nodes) {
        sets[rest % nodes] |= 1u << line;
      }
      int64_t sum = 0;
      for (size_t node = 0; node < nodes; ++node) {
        if (sets[node] != 0) sum = std::min(kNone, sum + CostAt(node, sets[node]));
      }
      best = std::min(best, sum);
    }
    return best;
  }

 private:
  int64_t CostAt(size_t node, uint32_t set) const {
    int64_t least = kNone;
    for (const quote::Option& option : quotes_[node * sets_ + set].options) {
      if (!option.overflow) least = std::min(least, CostOf(option, gaps_));
    }
    if (least == kNone) return kNone;
    const FulfilmentNode& from = order_.nodes[node];
    auto minor = [](const Amount& amount) {
      return ToMinor(amount.value, 2, RoundingMode::kHalfUp);
    };
    if (from.has_handling_per_group) least += *minor(from.handling_per_group);
    if (from.has_handling_per_line) {
      least += *minor(from.handling_per_line) * std::popcount(set);
    }
    return least;
  }

  bool Holds(size_t node, uint32_t line) const {
    for (const LineStock& stock : order_.stock[node]) {
      if (stock.line == line) return stock.quantity >= order_.lines[line].quantity;
    }
    return false;
  }

  // Where the law takes a day's goods together, the rest of the order counts with the part.
  void CountOthers(Order& part) {
    const Edition& edition = Rules().book->edition();
    Day day = LocalTime::FromSeconds(part.entered_at.unix_seconds()).day();
    if (!IsMember(edition, Code::Of("SAMEDAY"), part.destination.country, day)) return;
    std::span<Counter> counters = arena_.AllocateArray<Counter>(1);
    Amount& others = counters[0].amount;
    others.currency = part.currency;
    counters[0].kind = CounterKind::kOtherGoodsSameDay;
    for (const OrderLine& line : order_.lines) others.value += Price(line);
    for (const OrderLine& line : part.lines) others.value -= Price(line);
    part.counters = counters;
  }

  static Decimal Price(const OrderLine& line) {
    return Fraction(line.unit_price).Times(Decimal::FromInteger(line.quantity)).Value();
  }

  void Ask(size_t node, uint32_t set) {
    Order& part = *arena_.New<Order>(order_.order);
    std::span<OrderLine> lines = arena_.AllocateArray<OrderLine>(std::popcount(set));
    int64_t grams = 0;
    size_t count = 0;
    for (uint32_t line = 0; line < order_.lines.size(); ++line) {
      if ((set >> line & 1) == 0) continue;
      if (!Holds(node, line)) return;
      lines[count] = order_.lines[line];
      grams += lines[count].net_weight_grams * lines[count].quantity;
      lines[count++].seller = 0;
    }
    const FulfilmentNode& from = order_.nodes[node];
    part.lines = lines;
    CountOthers(part);
    part.sellers = std::span(order_.sellers).subspan(from.seller, 1);
    part.dispatch.address = from.address;
    std::span<CallerFreight> freight =
        arena_.AllocateArray<CallerFreight>(order_.services[node].size());
    for (size_t i = 0; i < freight.size(); ++i) {
      const NodeService& service = order_.services[node][i];
      freight[i] = service.freight;
      freight[i].amount.value += Fraction(service.per_kg.value)
                                     .Times(Decimal::FromInteger(grams))
                                     .Over(Decimal::FromInteger(1000))
                                     .Value();
    }
    Wishes& wishes = *arena_.New<Wishes>(order_.wishes);
    wishes.caller_freight = freight;
    absl::StatusOr<quote::Quote> quote =
        quote::MakeQuote(Rules().sources(), part, wishes, {}, arena_);
    ASSERT_TRUE(quote.ok()) << quote.status();
    quotes_[node * sets_ + set] = *quote;
    for (const quote::Option& option : quote->options) gaps_ |= GapsOf(option);
  }

  TestOrder& order_;
  Arena arena_;
  uint32_t sets_ = 0;
  std::vector<quote::Quote> quotes_;
  uint32_t gaps_ = 0;
};

TEST(BruteForceTest, ThePlanIsTheCheapestOfAllDivisionsQuotedApart) {
  constexpr int kOrders = 2000;
  auto began = std::chrono::steady_clock::now();
  int split = 0;
  int planned = 0;
  int orders = 0;
  for (int seed = 0; seed < kOrders; ++seed) {
    // Time decides how many orders there are, not whether any is right.
    if (std::chrono::steady_clock::now() - began > std::chrono::seconds(60)) break;
    ++orders;
    std::unique_ptr<TestOrder> order = RandomOrder(static_cast<uint64_t>(seed), 6, 4);
    Oracle oracle(*order);
    Arena arena;
    absl::StatusOr<PlanAnswer> answer = order->Plan(arena);
    ASSERT_TRUE(answer.ok()) << answer.status();
    int64_t least = oracle.Least();
    if (answer->state != PlanState::kPlanned) {
      EXPECT_EQ(answer->state, PlanState::kUnroutable);
      EXPECT_EQ(least, kNone) << "seed " << seed;
      continue;
    }
    ++planned;
    ASSERT_EQ(answer->not_compared, oracle.gaps()) << "seed " << seed;
    ASSERT_EQ(answer->cheapest->cost.counted, least) << "seed " << seed;
    EXPECT_EQ(answer->proof.kind, ProofKind::kOptimal);
    split += answer->cheapest->groups.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(planned, orders / 2);
  EXPECT_GT(split, planned / 20) << "some orders are best split";
  RecordProperty("orders", orders);
  RecordProperty("split", split);
}

}  // namespace
}  // namespace landfall::planning
