#include "services/quote/domain/all_in_prices.h"

#include <gtest/gtest.h>

#include <vector>

namespace landfall::quote {
namespace {

std::vector<OrderLine> Lines(std::vector<PriceBasis> bases) {
  std::vector<OrderLine> lines(bases.size());
  for (size_t i = 0; i < bases.size(); ++i) lines[i].price_basis = bases[i];
  return lines;
}

TEST(AllInPricesTest, EveryLineOfGoodsOrNone) {
  constexpr PriceBasis kAll = PriceBasis::kAllIn;
  constexpr PriceBasis kNet = PriceBasis::kTaxExclusive;
  struct {
    std::vector<PriceBasis> bases;
    bool all_in;
    std::string_view fault;
  } cases[] = {
      {{kNet, kNet}, false, ""},
      {{kAll, kAll}, true, ""},
      {{kAll, kNet},
       true,
       "lines[1].price_basis: expected ALL_IN on every line of goods or on none"},
      {{kNet, kAll},
       true,
       "lines[0].price_basis: expected ALL_IN on every line of goods or on none"},
  };
  for (const auto& item : cases) {
    std::vector<OrderLine> lines = Lines(item.bases);
    Order order;
    order.lines = lines;
    EXPECT_EQ(AreAllIn(order), item.all_in);
    EXPECT_EQ(std::string(CheckAllIn(order).message()), item.fault);
  }
}

TEST(AllInPricesTest, DigitalLinesHaveAnyBasis) {
  std::vector<OrderLine> lines = Lines({PriceBasis::kAllIn, PriceBasis::kTaxExclusive});
  lines[1].item_type = ItemType::kDigital;
  Order order;
  order.lines = lines;
  EXPECT_TRUE(CheckAllIn(order).ok());
}

TEST(AllInPricesTest, NoSumIsChargedForShippingBesideThem) {
  std::vector<OrderLine> lines = Lines({PriceBasis::kAllIn});
  Order order;
  order.lines = lines;
  order.has_shipping_charged = true;
  EXPECT_EQ(CheckAllIn(order).message(),
            "shipping_charged_to_buyer: expected no sum beside ALL_IN prices, which contain it");
}

}  // namespace
}  // namespace landfall::quote
