#include "common/goods/parcel.h"

#include <gtest/gtest.h>

#include <limits>

#include "common/goods/quantity.h"

namespace landfall {
namespace {

TEST(ParcelTest, SidesSortFromLongestToShortest) {
  Dimensions sorted{.length_mm = 300, .width_mm = 200, .height_mm = 100};
  for (Dimensions box :
       {Dimensions{300, 200, 100}, Dimensions{300, 100, 200}, Dimensions{200, 300, 100},
        Dimensions{200, 100, 300}, Dimensions{100, 300, 200}, Dimensions{100, 200, 300}}) {
    EXPECT_EQ(box.Sorted(), sorted);
    EXPECT_EQ(box.girth_mm(), 600);
    EXPECT_EQ(box.length_plus_girth_mm(), 900);
    EXPECT_EQ(static_cast<int64_t>(box.volume_mm3()), 6'000'000);
  }
}

TEST(ParcelTest, TheLargestBoxDoesNotOverflow) {
  constexpr int32_t kSide = std::numeric_limits<int32_t>::max();
  Dimensions box{kSide, kSide, kSide};
  EXPECT_TRUE(box.volume_mm3() == static_cast<__int128>(kSide) * kSide * kSide);
  EXPECT_EQ(box.length_plus_girth_mm(), 5 * static_cast<int64_t>(kSide));
}

TEST(ParcelTest, ABoxWithASideOfNothingIsNotKnown) {
  EXPECT_FALSE(Dimensions{}.IsKnown());
  EXPECT_FALSE((Dimensions{300, 200, 0}).IsKnown());
  EXPECT_TRUE((Dimensions{1, 1, 1}).IsKnown());
  EXPECT_EQ(Parcel{}, (Parcel{.weight_grams = 0, .dimensions = {}}));
}

TEST(QuantityTest, IsAnAmountOfAUnit) {
  Quantity two_kilograms{Decimal::FromInteger(2), Unit::kKilogram};
  EXPECT_EQ(two_kilograms, (Quantity{Decimal::FromInteger(2), Unit::kKilogram}));
  EXPECT_NE(two_kilograms, (Quantity{Decimal::FromInteger(2), Unit::kPound}));
  EXPECT_EQ(Quantity{}.unit, Unit::kNone);
}

}  // namespace
}  // namespace landfall
